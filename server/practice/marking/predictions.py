"""Asks and marks predictions: the options are computed from the values that the seed draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from questions.bank_kinds import PredictOutput, PredictPlot
from questions.bank_kinds.predictions import RIGHT
from questions.bank_values import Values
from questions.plotting import draw_plots
from questions.rendering import Html, highlight
from server.practice.marking.marks import Feedback, Mark, give_mark
from server.practice.marking.reading import lettered, read_choice
from server.practice.marking.shown import Choosable, ShownOptions

Prediction = PredictOutput | PredictPlot


@dataclass(frozen=True)
class _Drawn:
    """What a seed draws; options by letter, each with its name and its HTML."""

    values: Values
    prompt: Html
    options: dict[str, tuple[str, Html]]


def present_prediction(question: Prediction, seed: int) -> ShownOptions:
    drawn = _drawn(question, seed)
    options = (Choosable(letter, html) for letter, (_, html) in drawn.options.items())
    return ShownOptions(drawn.prompt, tuple(options))


def mark_prediction(question: Prediction, answer: object, seed: int) -> Mark:
    drawn = _drawn(question, seed)
    chosen = read_choice(answer, drawn.options)
    feedback = [
        Feedback(question.feedback[name].html(drawn.values), letter, name == RIGHT)
        for letter, (name, _) in drawn.options.items()
    ]
    score = float(drawn.options[chosen][0] == RIGHT)
    return give_mark(question, score, feedback, values=drawn.values)


# Curves may take an engine run of some 10 ms each, and every question is shown, then marked.
@lru_cache(maxsize=256)
def _drawn(question: Prediction, seed: int) -> _Drawn:
    values = question.values(seed)
    prompt = question.prompt.html(values)
    if isinstance(question, PredictPlot):
        options = draw_plots(question.plots(values))
    else:
        prompt += Markup(highlight(question.program(values), "python"))
        options = {name: _output(text) for name, text in question.outputs(values).items()}
    return _Drawn(values, prompt, dict(lettered(question.id, seed, options.items())))


def _output(text: str) -> Html:
    return Markup('<pre class="output"><samp>{}</samp></pre>').format(text)
