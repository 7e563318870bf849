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
CELL_Y, MIX_Y, SHOW_Y, GATE_Y, STACK_Y = 52.0, 112.0, 138.0, 196.0, 262.0
OPEN = "stroke open"


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
        + svg.text((4.0, STACK_Y - 24), "h_t−1", anchor="start")
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
    label_x, anchor = (x - 14, "end") if part == "input" else (x + 14, "start")
    return svg.group(
        part,
        svg.box((x - 27, GATE_Y - 18), (54.0, 36.0)),
        svg.text((x, GATE_Y + 5), squash),
        _rise(part, x),
        svg.text((label_x, GATE_Y - 28), name, anchor=anchor),
    )


def _rise(part: str, x: float) -> str:
    """Give the arrow from a gate to what it acts on."""
    top = GATE_Y - 18
    if part == "output":
        bend = svg.element("polyline", points=f"{x},{top} {x},{SHOW_Y} 528,{SHOW_Y}", class_=OPEN)
        return bend + svg.arrow_head((x, SHOW_Y), (528.0, SHOW_Y))
    ends = {
        "forget": (x, CELL_Y + 12),
        "input": (302.0, MIX_Y + 12),
        "candidate": (318.0, MIX_Y + 12),
    }
    return svg.line((x, top), ends[part], arrow=True)


def _mixing() -> str:
    up = svg.line((310.0, MIX_Y - 12), (310.0, CELL_Y + 12), arrow=True)
    return svg.group("cell", _operator(310.0, MIX_Y, "⊙"), up)


def _hidden_path() -> str:
    turns = f"552,{SHOW_Y} 604,{SHOW_Y} 604,{STACK_Y} 650,{STACK_Y}"
    return svg.group(
        "hidden",
        svg.line((540.0, CELL_Y), (540.0, 76.0), arrow=True),
        svg.box((513.0, 76.0), (54.0, 30.0), class_="box quiet"),
        svg.text((540.0, 96.0), "tanh"),
        svg.line((540.0, 106.0), (540.0, SHOW_Y - 12), arrow=True),
        _operator(540.0, SHOW_Y, "⊙"),
        svg.element("polyline", points=turns, class_=OPEN),
        svg.arrow_head((604.0, STACK_Y), (652.0, STACK_Y)),
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
