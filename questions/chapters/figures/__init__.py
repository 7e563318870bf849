"""The figures of the chapters, by name; each is computed by our own code when it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from questions.chapters.figures.adversaries import adversaries
from questions.chapters.figures.batch_statistics import batch_statistics
from questions.chapters.figures.beam import beam
from questions.chapters.figures.clusters import clusters
from questions.chapters.figures.costs import costs
from questions.chapters.figures.deep_gradients import deep_gradients
from questions.chapters.figures.differences import differences
from questions.chapters.figures.double_descent import double_descent
from questions.chapters.figures.dropped_memory import dropped_memory
from questions.chapters.figures.exclusive_or import exclusive_or
from questions.chapters.figures.figure import Figure
from questions.chapters.figures.gradient_norms import gradient_norms
from questions.chapters.figures.gru_update import gru_update
from questions.chapters.figures.lstm_cell import lstm_cell
from questions.chapters.figures.masks import masks
from questions.chapters.figures.overfitting import overfitting
from questions.chapters.figures.padding import padding
from questions.chapters.figures.reach import reach
from questions.chapters.figures.reservoir import reservoir
from questions.chapters.figures.retention import retention
from questions.chapters.figures.sampling import sampling
from questions.chapters.figures.search import search
from questions.chapters.figures.squashing import activations, gate_curves
from questions.chapters.figures.truncation import truncation
from questions.chapters.figures.unrolled import unrolled

FIGURES: Mapping[str, Callable[[], Figure]] = {
    "activations": activations,
    "adversaries": adversaries,
    "batch-statistics": batch_statistics,
    "beam": beam,
    "clusters": clusters,
    "costs": costs,
    "deep-gradients": deep_gradients,
    "differences": differences,
    "double-descent": double_descent,
    "dropped-memory": dropped_memory,
    "exclusive-or": exclusive_or,
    "gate-curves": gate_curves,
    "gradient-norms": gradient_norms,
    "gru-update": gru_update,
    "lstm-cell": lstm_cell,
    "masks": masks,
    "overfitting": overfitting,
    "padding": padding,
    "reach": reach,
    "reservoir": reservoir,
    "retention": retention,
    "sampling": sampling,
    "search": search,
    "truncation": truncation,
    "unrolled": unrolled,
}
