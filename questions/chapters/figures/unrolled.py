"""A recurrent network folded and unrolled."""

from __future__ import annotations

from questions.chapters.figures import svg
from questions.chapters.figures.figure import Figure, still, table

STEPS = ("1", "2", "3", "T")


def unrolled() -> Figure:
    """Draw the loop on the left, the same network as a chain of equal copies on the right."""
    chain = "".join(
        _copy(260.0 + 118 * at, step, last=step == "T") for at, step in enumerate(STEPS)
    )
    start = svg.line((212.0, 110.0), (236.0, 110.0), arrow=True) + svg.text((196.0, 114.0), "h_0")
    dots = svg.text((260.0 + 2.5 * 118, 90.0), "…")
    picture = svg.drawing(700, 226, _folded(), svg.text((160.0, 114.0), "="), start, chain, dots)
    return still(
        "A recurrent network, folded and unrolled",
        picture,
        summary=(
            "On the left one box with an arrow from itself to itself: the network as it is "
            "stored. On the right the same box drawn once for each time step, 1, 2, 3 up to "
            "T. Each copy takes its input x from below and the hidden state from the copy "
            "to its left, and hands its own hidden state to the right and to an output y "
            "above. All copies hold the same weights."
        ),
        table=table(
            ("arrow", "weights", "drawn", "stored"),
            [
                ("input to hidden, x to h", "W_xh", "T times", "once"),
                ("hidden to hidden, h to the next h", "W_hh", "T times", "once"),
                ("hidden to output, h to y", "W_hy", "T times, or once at T", "once"),
            ],
        ),
        wide=True,
    )


def _folded() -> str:
    loop = svg.element(
        "path", d="M 88 94 C 138 60, 138 160, 92 127", class_="stroke part-recurrent"
    )
    head = svg.arrow_head((110.0, 138.0), (90.0, 126.0), class_="stroke part-recurrent")
    return "".join(
        (
            svg.group(
                "input",
                svg.line((65.0, 180.0), (65.0, 136.0), arrow=True),
                svg.text((65.0, 198.0), "x_t"),
            ),
            svg.group(
                "hidden", svg.box((40.0, 86.0), (50.0, 48.0)), svg.text((65.0, 115.0), "h_t")
            ),
            svg.group("recurrent", loop, head, svg.text((134.0, 84.0), "W_hh", class_="weight")),
            svg.group(
                "output",
                svg.line((65.0, 86.0), (65.0, 46.0), arrow=True),
                svg.text((65.0, 34.0), "y_t"),
            ),
            svg.text((48.0, 164.0), "W_xh", class_="weight"),
            svg.text((46.0, 68.0), "W_hy", class_="weight"),
        )
    )


def _copy(x: float, step: str, *, last: bool) -> str:
    to_right = "" if last else svg.line((x + 26, 110.0), (x + 94, 110.0), arrow=True)
    # Between step 3 and the last one lie all the steps that are not drawn.
    name = "" if last or step == "3" else svg.text((x + 58, 100.0), "W_hh", class_="weight")
    return "".join(
        (
            svg.group(
                "input",
                svg.line((x, 180.0), (x, 136.0), arrow=True),
                svg.text((x, 198.0), f"x_{step}"),
            ),
            svg.group(
                "hidden", svg.box((x - 24, 86.0), (50.0, 48.0)), svg.text((x, 115.0), f"h_{step}")
            ),
            svg.group("recurrent", to_right, name),
            svg.group(
                "output",
                svg.line((x, 86.0), (x, 46.0), arrow=True),
                svg.text((x, 34.0), f"y_{step}"),
            ),
        )
    )
