"""The inside of an LSTM cell, one step."""

from __future__ import annotations

from questions.chapters.figures import svg
from questions.chapters.figures.figure import Figure, still, table

GATES = (
    ("forget", "σ", "f_t", 150.0),
    ("input", "σ", "i_t", 270.0),
    ("candidate", "tanh", "c̃_t", 350.0),
    ("output", "σ", "o_t", 470.0),
)
CELL_Y, MIX_Y, GATE_Y, STACK_Y = 52.0, 118.0, 196.0, 262.0


def lstm_cell() -> Figure:
    """Draw the cell state as a straight line on top, and the gates that act on it below."""
    picture = svg.drawing(
        660,
        330,
        _stacked_input(),
        _cell_path(),
        *(_gate(*gate) for gate in GATES),
        _mixing(),
        _hidden_path(),
    )
    return still("An LSTM cell, one step", picture, summary=_SUMMARY, table=_TABLE, wide=True)


def _stacked_input() -> str:
    bus = svg.line((70.0, STACK_Y), (470.0, STACK_Y))
    taps = "".join(svg.line((x, STACK_Y), (x, GATE_Y + 18), arrow=True) for *_, x in GATES)
    join = svg.box((44.0, STACK_Y - 15), (30.0, 30.0), class_="box quiet")
    names = (
        svg.text((59.0, STACK_Y + 5), "[ ; ]", class_="weight")
        + svg.line((6.0, STACK_Y), (44.0, STACK_Y), arrow=True)
        + svg.text((12.0, STACK_Y - 10), "h_t−1", anchor="start")
        + svg.line((59.0, 312.0), (59.0, STACK_Y + 15), arrow=True)
        + svg.text((70.0, 316.0), "x_t", anchor="start")
    )
    return svg.group("stack", bus, taps, join, names)


def _cell_path() -> str:
    return svg.group(
        "cell",
        svg.line((6.0, CELL_Y), (138.0, CELL_Y), class_="stroke carry", arrow=True),
        svg.line((162.0, CELL_Y), (298.0, CELL_Y), class_="stroke carry", arrow=True),
        svg.line((322.0, CELL_Y), (652.0, CELL_Y), class_="stroke carry", arrow=True),
        _operator(150.0, CELL_Y, "⊙"),
        _operator(310.0, CELL_Y, "+"),
        svg.text((12.0, CELL_Y - 12), "c_t−1", anchor="start"),
        svg.text((640.0, CELL_Y - 12), "c_t", anchor="end"),
    )


def _gate(part: str, squash: str, name: str, x: float) -> str:
    goal = {"forget": CELL_Y + 12, "output": MIX_Y + 42}.get(part, MIX_Y + 12)
    end = {"input": 302.0, "candidate": 318.0}.get(part, x)
    rise = svg.line((x, GATE_Y - 18), (end, goal), arrow=True)
    label_x = x + (14 if part != "input" else -14)
    anchor = "start" if part != "input" else "end"
    return svg.group(
        part,
        svg.box((x - 27, GATE_Y - 18), (54.0, 36.0)),
        svg.text((x, GATE_Y + 5), squash),
        rise,
        svg.text((label_x, GATE_Y - 28), name, anchor=anchor),
    )


def _mixing() -> str:
    up = svg.line((310.0, MIX_Y - 12), (310.0, CELL_Y + 12), arrow=True)
    return svg.group("cell", _operator(310.0, MIX_Y, "⊙"), up)


def _hidden_path() -> str:
    y = MIX_Y + 30
    return svg.group(
        "hidden",
        svg.line((540.0, CELL_Y), (540.0, MIX_Y - 34), arrow=True),
        svg.box((513.0, MIX_Y - 34), (54.0, 32.0), class_="box quiet"),
        svg.text((540.0, MIX_Y - 13), "tanh"),
        svg.element("polyline", points=f"540,{MIX_Y - 2} 540,{y} 484,{y}", class_="stroke open"),
        svg.arrow_head((540.0, y), (482.0, y)),
        _operator(470.0, y, "⊙"),
        svg.element(
            "polyline",
            points=f"470,{y - 12} 470,{MIX_Y - 6} 600,{MIX_Y - 6} 600,{STACK_Y} 650,{STACK_Y}",
            class_="stroke open",
        ),
        svg.arrow_head((600.0, STACK_Y), (652.0, STACK_Y)),
        svg.text((640.0, STACK_Y - 10), "h_t", anchor="end"),
    )


def _operator(x: float, y: float, sign: str) -> str:
    return svg.circle((x, y), 12, class_="operator") + svg.text((x, y + 5), sign)


_SUMMARY = (
    "The previous cell state enters at the upper left and runs along a straight line to the "
    "upper right. On its way it is multiplied, element by element, by the forget gate, and "
    "then the product of input gate and candidate is added to it. Below, the previous "
    "hidden state and the input are stacked into one vector that feeds three sigmoid gates "
    "(forget, input, output) and one tanh layer (the candidate). The new hidden state "
    "leaves at the lower right: the tanh of the new cell state, multiplied by the output "
    "gate."
)
_TABLE = table(
    ("part", "takes", "gives", "range"),
    [
        (
            "forget gate f",
            "[h of the last step; x]",
            "what share of each cell entry is kept",
            "0 to 1",
        ),
        (
            "input gate i",
            "[h of the last step; x]",
            "what share of the candidate is written",
            "0 to 1",
        ),
        ("candidate c̃", "[h of the last step; x]", "the values that may be written", "−1 to 1"),
        ("cell state c", "f, i, c̃, c of the last step", "f ⊙ c + i ⊙ c̃", "unbounded"),
        ("output gate o", "[h of the last step; x]", "what share of tanh(c) is shown", "0 to 1"),
        ("hidden state h", "o, c", "o ⊙ tanh(c)", "−1 to 1"),
    ],
)
