"""The figures of the chapters, by name; each is computed by our own code when it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from questions.chapters.figures.figure import Figure
from questions.chapters.figures.gradient_norms import gradient_norms
from questions.chapters.figures.lstm_cell import lstm_cell
from questions.chapters.figures.retention import retention
from questions.chapters.figures.squashing import activations, gate_curves
from questions.chapters.figures.unrolled import unrolled

FIGURES: Mapping[str, Callable[[], Figure]] = {
    "activations": activations,
    "gate-curves": gate_curves,
    "gradient-norms": gradient_norms,
    "lstm-cell": lstm_cell,
    "retention": retention,
    "unrolled": unrolled,
}
