"""What is demanded of generated questions, over a thousand seeds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np

from questions.bank_kinds import Number, PredictOutput, PredictPlot, Question
from questions.bank_kinds.number import Answer
from questions.bank_kinds.predictions import RIGHT
from questions.bank_values import Plot
from questions.errors import ContentError
from questions.plotting import draw_plots
from questions.proving.texts import module_of, said_of_mistakes, texts_of
from questions.rendering.values import fill

SEEDS = range(1000)
# Curves take milliseconds each.
PLOT_SEEDS = range(100)
# A question that always has the same answer is a fact to remember and no generated question.
MIN_ANSWERS = 5
MAX_OUTPUT_LINES = 12
# Part of the picture's height by which two plots must differ somewhere, to look different.
VISIBLE = 0.05


def prove_number(question: Number) -> Iterator[ContentError]:
    file = module_of(question)
    answers: set[Answer] = set()
    for seed in SEEDS:
        values = question.values(seed)
        right = question.answer(values)
        fault = _form(question, right) or _apart(question, seed)
        if fault is not None:
            yield ContentError(f"with seed {seed}, {fault}", file=file)
            return
        answers.add(right)
        yield from _filled(question, seed)
    if len(answers) < MIN_ANSWERS:
        message = f"a thousand seeds give {len(answers)} answers; {MIN_ANSWERS} are wanted"
        yield ContentError(message, file=file, field="draw")


def _form(question: Number, right: Answer) -> str | None:
    if question.form == "shape":
        sizes = isinstance(right, tuple) and right and min(right) > 0
        return None if sizes else f"{right!r} is no shape"
    if isinstance(right, tuple) or not math.isfinite(right):
        return f"{right!r} is no number"
    if question.form == "integer" and right != int(right):
        return f"{right!r} is no whole number"
    return None


def _apart(question: Number, seed: int) -> str | None:
    """Say which two answers are one; values are drawn anew, safe from another function's change."""
    answers = {"answer": question.answer(question.values(seed))}
    answers |= {
        name: each.answer(question.values(seed)) for name, each in question.mistakes.items()
    }
    for (one, first), (other, second) in combinations(answers.items(), 2):
        if question.same(first, second) or question.same(second, first):
            return f"{one} and {other} are both {second!r}"
    return None


def _filled(question: Question, seed: int) -> Iterator[ContentError]:
    """Demand that every hole of every text has its value; rendering is proved once."""
    values = question.values(seed)
    for text in (*texts_of(question), *said_of_mistakes(question)):
        try:
            fill(text.words, values, file=text.place.file, first_line=text.place.first_line)
        except ContentError as error:
            yield error


def prove_output(question: PredictOutput) -> Iterator[ContentError]:
    file = module_of(question)
    outputs: set[str] = set()
    for seed in SEEDS:
        options = question.outputs(question.values(seed))
        fault = _different(options)
        if fault is None and options != question.outputs(question.values(seed)):
            fault = "two runs print different things"
        if fault is not None:
            yield ContentError(f"with seed {seed}, {fault}", file=file)
            return
        outputs.add(options[RIGHT])
        yield from _filled(question, seed)
    if len(outputs) < MIN_ANSWERS:
        message = f"a thousand seeds print {len(outputs)} things; {MIN_ANSWERS} are wanted"
        yield ContentError(message, file=file, field="draw")


def _different(outputs: Mapping[str, str]) -> str | None:
    for name, text in outputs.items():
        if not text or text.count("\n") >= MAX_OUTPUT_LINES:
            return f"{name} prints nothing, or more than {MAX_OUTPUT_LINES} lines"
    for one, other in combinations(outputs, 2):
        if outputs[one] == outputs[other]:
            return f"{one} and {other} print the same: {outputs[one]!r}"
    return None


def prove_plot(question: PredictPlot) -> Iterator[ContentError]:
    file = module_of(question)
    for seed in PLOT_SEEDS:
        values = question.values(seed)
        plots = question.plots(values)
        fault = _malformed(plots) or _alike(plots)
        if fault is not None:
            yield ContentError(f"with seed {seed}, {fault}", file=file)
            return
        yield from _filled(question, seed)
    draw_plots(plots)


def _malformed(plots: Mapping[str, Plot]) -> str | None:
    for name, plot in plots.items():
        if len(plot.text) < 20:
            return f"{name} has no text that says what its lines do"
        if any(len(line) != len(plot.x) for line in plot.lines.values()):
            return f"{name} has a line that is longer or shorter than its axis"
        if not all(np.isfinite(line).all() for line in plot.lines.values()):
            return f"{name} has a value that is not finite"
        if (plot.x_label, plot.y_label, plot.log_y) != _axes(plots[RIGHT]):
            return f"{name} has other axes than the right plot, which gives it away"
        if list(plot.lines) != list(plots[RIGHT].lines):
            return f"{name} names other lines than the right plot, which gives it away"
    return None


def _axes(plot: Plot) -> tuple[str, str, bool]:
    return plot.x_label, plot.y_label, plot.log_y


def _alike(plots: Mapping[str, Plot]) -> str | None:
    heights = {name: _heights(plot) for name, plot in plots.items()}
    every = np.concatenate([each.ravel() for each in heights.values()])
    height = float(np.ptp(every)) or 1.0
    for one, other in combinations(heights, 2):
        if heights[one].shape != heights[other].shape:
            continue
        if np.abs(heights[one] - heights[other]).max() < VISIBLE * height:
            return f"{one} and {other} look alike"
    return None


def _heights(plot: Plot) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    lines = np.array(list(plot.lines.values()), dtype=np.float64)
    return np.log10(np.maximum(lines, 1e-300)) if plot.log_y else lines
