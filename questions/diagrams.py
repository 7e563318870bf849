"""Pictures whose labels a learner has to give: numbers mark what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from questions.chapters.figures import svg


@dataclass(frozen=True)
class Diagram:
    """A picture; `description` says where each number is, and nothing of what it stands for."""

    picture: str
    description: str


# Squashing function and place of the four boxes, from left to right.
_BOXES = (("1", "σ", 150.0), ("2", "σ", 270.0), ("3", "tanh", 350.0), ("4", "σ", 470.0))
_CARRY_Y, _PRODUCT_Y, _SHOW_Y, _BOX_Y, _STACK_Y = 52.0, 112.0, 140.0, 200.0, 264.0


def lstm_cell() -> Diagram:
    """Draw the LSTM cell with numbers where its quantities flow."""
    picture = svg.drawing(
        660, 320, _stack(), _carry(), *(_box(*each) for each in _BOXES), _product(), _shown()
    )
    return Diagram(picture, _LSTM_CELL)


def _stack() -> str:
    taps = (svg.line((x, _STACK_Y), (x, _BOX_Y + 18), arrow=True) for *_, x in _BOXES)
    return "".join(
        [
            svg.line((60.0, _STACK_Y), (470.0, _STACK_Y)),
            svg.line((6.0, _STACK_Y), (44.0, _STACK_Y), arrow=True),
            svg.line((60.0, 312.0), (60.0, _STACK_Y + 15), arrow=True),
            svg.box((45.0, _STACK_Y - 15), (30.0, 30.0), class_="box quiet"),
            svg.text((60.0, _STACK_Y + 5), "[ ; ]", class_="weight"),
            *taps,
            _mark((24.0, _STACK_Y - 20), "7"),
            _mark((82.0, 302.0), "8"),
        ]
    )


def _carry() -> str:
    ends = ((6.0, 138.0), (162.0, 298.0), (322.0, 652.0))
    lines = (
        svg.line((start, _CARRY_Y), (end, _CARRY_Y), class_="stroke carry", arrow=True)
        for start, end in ends
    )
    operators = _operator(150.0, _CARRY_Y, "⊙") + _operator(310.0, _CARRY_Y, "+")
    return "".join(lines) + operators + _mark((628.0, _CARRY_Y - 22), "5")


def _box(number: str, squash: str, x: float) -> str:
    top = _BOX_Y - 18
    side = -18.0 if number in "12" else 18.0
    return "".join(
        [
            svg.box((x - 27, top), (54.0, 36.0)),
            svg.text((x, _BOX_Y + 5), squash),
            _rise(number, x, top),
            _mark((x + side, top - 18), number),
        ]
    )


def _rise(number: str, x: float, top: float) -> str:
    """Give the arrow from a box to what it acts on."""
    if number == "4":
        bend = f"{x},{top} {x},{_SHOW_Y} 526,{_SHOW_Y}"
        turned = svg.element("polyline", points=bend, class_="stroke open")
        return turned + svg.arrow_head((x, _SHOW_Y), (528.0, _SHOW_Y))
    goals = {"1": (x, _CARRY_Y + 12), "2": (302.0, _PRODUCT_Y + 11), "3": (318.0, _PRODUCT_Y + 11)}
    return svg.line((x, top), goals[number], arrow=True)


def _product() -> str:
    up = svg.line((310.0, _PRODUCT_Y - 12), (310.0, _CARRY_Y + 12), arrow=True)
    return up + _operator(310.0, _PRODUCT_Y, "⊙")


def _shown() -> str:
    turns = f"552,{_SHOW_Y} 604,{_SHOW_Y} 604,{_STACK_Y} 650,{_STACK_Y}"
    return "".join(
        [
            svg.line((540.0, _CARRY_Y), (540.0, 76.0), arrow=True),
            svg.box((513.0, 76.0), (54.0, 30.0), class_="box quiet"),
            svg.text((540.0, 96.0), "tanh"),
            svg.line((540.0, 106.0), (540.0, _SHOW_Y - 12), arrow=True),
            _operator(540.0, _SHOW_Y, "⊙"),
            svg.element("polyline", points=turns, class_="stroke open"),
            svg.arrow_head((604.0, _STACK_Y), (652.0, _STACK_Y)),
            _mark((630.0, _STACK_Y - 20), "6"),
        ]
    )


# Middle of each step's column in the unrolled network.
_STEPS = (150.0, 330.0, 510.0)
_STATE_Y, _INPUT_Y, _OUTPUT_Y = 160.0, 270.0, 50.0


def unrolled_rnn() -> Diagram:
    """Draw three steps of a plain recurrent network with numbers at its weights and values."""
    columns = "".join(_column(x) for x in _STEPS)
    starts = (6.0, _STEPS[0] + 27, _STEPS[1] + 27)
    between = "".join(
        svg.line((start, _STATE_Y), (x - 27, _STATE_Y), arrow=True)
        for start, x in zip(starts, _STEPS, strict=True)
    )
    marks = (
        ((100.0, _STATE_Y - 20), "1"),
        ((240.0, _STATE_Y - 20), "2"),
        ((_STEPS[1] + 20, 222.0), "3"),
        ((_STEPS[2] + 20, 104.0), "4"),
        ((_STEPS[1] + 44, _INPUT_Y), "5"),
        ((_STEPS[2] + 44, _STATE_Y), "6"),
        ((_STEPS[2] + 44, _OUTPUT_Y), "7"),
    )
    drawn = (_mark(*each) for each in marks)
    return Diagram(svg.drawing(660, 310, between, columns, *drawn), _UNROLLED_RNN)


def _column(x: float) -> str:
    boxes = (svg.box((x - 27, y - 20), (54.0, 40.0)) for y in (_OUTPUT_Y, _STATE_Y, _INPUT_Y))
    up = svg.line((x, _INPUT_Y - 20), (x, _STATE_Y + 20), arrow=True)
    out = svg.line((x, _STATE_Y - 20), (x, _OUTPUT_Y + 20), arrow=True)
    return "".join([*boxes, up, out])


_UNROLLED_RNN = (
    "Three columns of three boxes stand side by side, one column for each step. In each column an "
    "arrow rises from the lowest box to the middle one, and another from there to the highest. The "
    "middle boxes are joined by arrows from left to right, and one more arrow comes in from the "
    "left. Number 1 is the arrow that comes in from the left. Number 2 is the arrow from the first "
    "middle box to the second. Number 3 is the arrow from the lowest box to the middle one. Number "
    "4 is the arrow from the middle box to the highest. Number 5 is the lowest box of the second "
    "column, number 6 the middle and number 7 the highest box of the last."
)


def _operator(x: float, y: float, sign: str) -> str:
    return svg.circle((x, y), 12, class_="operator") + svg.text((x, y + 5), sign)


def _mark(at: svg.Point, number: str) -> str:
    return svg.circle(at, 11, class_="mark") + svg.text((at[0], at[1] + 5), number, class_="mark")


_LSTM_CELL = (
    "A line runs along the top from left to right; on it are first a sign for multiplication, "
    "then a plus sign. Number 5 is where this line leaves on the right. Below stand four boxes "
    "that all take the same stacked vector: from left to right a sigmoid, a sigmoid, a tanh and "
    "a sigmoid. Number 1 is what leaves the first sigmoid and rises to the multiplication on the "
    "top line. Numbers 2 and 3 are what leave the second sigmoid and the tanh; the two are "
    "multiplied with each other and rise to the plus sign. Number 4 is what leaves the last "
    "sigmoid; it is multiplied with the tanh of the top line, and the product, number 6, leaves "
    "at the lower right. The stacked vector is made of number 7, which comes from the left, and "
    "number 8, which comes from below."
)

DIAGRAMS: Mapping[str, Callable[[], Diagram]] = {
    "lstm-cell": lstm_cell,
    "unrolled-rnn": unrolled_rnn,
}
