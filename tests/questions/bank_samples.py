"""A small question of each kind, as text; the bank's real ones change, these do not."""

from __future__ import annotations

from pathlib import Path

HEAD = """kind = "{kind}"
title = "A sample"
level = 1
style = "explain"
topics = ["T27"]
covers = ["C3-LSTM-2"]
link = "rnn-lstm/lstm#forget-gate"
source = ["gers2000"]
why = "It is asked to see whether samples are understood."
follow_ups = ["What then?", "And then?", "And after that?"]
"""

_HALF = " ".join(["word"] * 60)
_TWO = " ".join(["word"] * 200)
_BOARD = " ".join(["word"] * 50)

BODY = f"""{{prompt}}
{{extra}}
# Explanation
Because of $a + b$.

# Half a minute
{_HALF}

# Two minutes
{_TWO}

# Whiteboard
{_BOARD}
"""


def _options(table: str, rights: tuple[int, ...], texts: tuple[str, ...]) -> str:
    return "\n".join(
        f"[[{table}]]\ntext = '{text}'\ncorrect = {str(at in rights).lower()}\n"
        f"feedback = 'It is said of {text}.'\n"
        for at, text in enumerate(texts)
    )


_NUMBER = """
from questions.bank_values import Mistake


def draw(rng):
    return {"a": int(rng.integers(2, 50)), "b": int(rng.integers(51, 99))}


def answer(v):
    return v["a"] + v["b"]


MISTAKES = {
    "minus": Mistake(lambda v: v["a"] - v["b"], "You took {{ b }} away.", "rnn-lstm/lstm#gates"),
    "times": Mistake(lambda v: v["a"] * v["b"], "You multiplied."),
}
"""

_SHAPE = (
    _NUMBER.replace('v["a"] + v["b"]', '(v["a"], v["b"])')
    .replace('v["a"] - v["b"]', '(v["b"], v["a"])')
    .replace('v["a"] * v["b"]', '(v["a"],)')
)

_OUTPUT = """
from questions.bank_values import Wrong


def draw(rng):
    return {"a": int(rng.integers(3, 99))}


def program(v):
    return f"print({v['a']} * 2)"


RIGHT = "Twice {{ a }}."
WRONG = {
    "plus": Wrong(lambda v: f"print({v['a']} + 2)", "That adds."),
    "fails": Wrong(lambda v: f"print({v['a']} // 0)", "Nothing is divided."),
}
"""

_PLOT = """
from questions.bank_values import Plot, WrongPlot


def draw(rng):
    return {"slope": int(rng.integers(1, 9))}


def _line(v, factor):
    y = [factor * v["slope"] * x for x in range(5)]
    return Plot("x", "y", {"line": y}, [float(x) for x in range(5)], "A straight line from zero.")


def curves(v):
    return _line(v, 1.0)


RIGHT = "It rises."
WRONG = {
    "falls": WrongPlot(lambda v: _line(v, -1.0), "It would fall."),
    "steeper": WrongPlot(lambda v: _line(v, 2.0), "It would be steeper."),
}
"""

_CODE = """
# Code
```python
def twice(x):
    y = x + x
    return y * 2  # BUG


result = twice(3)
```
"""


def _table(name: str, *rows: dict[str, str]) -> str:
    return "\n".join(
        f"[[{name}]]\n" + "".join(f'{key} = "{value}"\n' for key, value in row.items())
        for row in rows
    )


_POINTS = _table(
    "points",
    {"id": "p1", "text": "The first point."},
    {"id": "p2", "text": "The second point."},
    {"id": "p3", "text": "The third point."},
)

# By kind: the rest of the head, what follows the prompt, and the module beside it.
SAMPLES: dict[str, tuple[str, str, str]] = {
    "choice": (_options("options", (0,), ("red", "green", "blue")), "", ""),
    "multiple": (_options("options", (0, 1), ("red", "green", "blue", "grey")), "", ""),
    "number": ('form = "integer"\nunit = "units"\n', "", _NUMBER),
    "shape": ('form = "shape"\n', "", _SHAPE),
    "predict_output": ("", "", _OUTPUT),
    "predict_plot": ("", "", _PLOT),
    "ordering": (
        _table(
            "items",
            {"id": "wake", "text": "wake"},
            {"id": "wash", "text": "wash"},
            {"id": "dress", "text": "dress"},
            {"id": "eat", "text": "eat"},
        )
        + _table(
            "before",
            {"first": "wake", "then": "wash", "why": "Nobody washes asleep."},
            {"first": "wash", "then": "dress", "why": "Clothes would get wet."},
            {"first": "wake", "then": "eat", "why": "Nobody eats asleep."},
        ),
        "",
        "",
    ),
    "matching": (
        'extra = ["a tree"]\n'
        + _table(
            "pairs",
            {"left": "cat", "right": "mews", "feedback": "Cats are heard to mew."},
            {"left": "dog", "right": "barks", "feedback": "Dogs are heard to bark."},
            {"left": "lion", "right": "roars", "feedback": "Lions are heard to roar."},
        ),
        "",
        "",
    ),
    "find_bug": (
        'wrong_line = "That line is as it should be."\nprobe = "result"\n'
        + _options("fixes", (0,), ("`return y`", "`return x`", "`return y * 3`"))
        + _table("lines", {"contains": "x + x", "feedback": "Adding x to itself is right."}),
        _CODE,
        "",
    ),
    "label_diagram": (
        'figure = "lstm-cell"\n'
        + _table(
            "slots",
            {"id": "1", "name": "arrow 1", "label": "f", "feedback": "It is the forget gate."},
            {"id": "2", "name": "arrow 2", "label": "i", "feedback": "It is the input gate."},
            {"id": "3", "name": "arrow 3", "label": "c", "feedback": "It is the candidate."},
        )
        + _table(
            "labels",
            {"id": "f", "text": "forget gate"},
            {"id": "i", "text": "input gate"},
            {"id": "c", "text": "candidate"},
            {"id": "o", "text": "output gate"},
        ),
        "",
        "",
    ),
    "equation": (
        'answer = "f * c + i"\nvariables = { f = [0, 1], c = [-2, 2], i = [0, 1] }\n'
        + _table(
            "mistakes",
            {"expression": "i * c + f", "message": "The gates have changed places."},
            {"expression": "f + c + i", "message": "The gate multiplies the memory."},
        ),
        "",
        "",
    ),
    "spoken": (f"seconds = 45\n{_POINTS}", "", ""),
}


def write_sample(folder: Path, kind: str, *, prompt: str | None = None, more: str = "") -> Path:
    """Write the sample of a kind (or of the form `shape`) into a folder; give its path."""
    rest, extra, module = SAMPLES[kind]
    named = "number" if kind == "shape" else kind
    holes = {"number": " of {{ a }} and {{ b }}", "predict_plot": " for {{ slope }}"}
    head = HEAD.format(kind=named)
    if "[[" in rest:
        plain, _, tables = rest.partition("[[")
        head += f"{plain}{more}\n[[{tables}"
    else:
        head += f"{rest}{more}\n"
    body = BODY.format(prompt=prompt or f"What is it{holes.get(named, '')}?", extra=extra)
    path = folder / f"sample-{kind.replace('_', '-')}.md"
    path.write_text(f"+++\n{head}+++\n{body}", encoding="utf-8")
    if module:
        path.with_name(path.stem.replace("-", "_") + ".py").write_text(module, encoding="utf-8")
    return path
