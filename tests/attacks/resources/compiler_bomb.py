"""Compile expressions that are nested beyond all measure.

Must come of it: an exception, out of memory, or the end of its process.
"""

from typing import Any

EXPECTED = "raised crashed out_of_memory"


def attack(_tools: Any) -> Any:
    for source in ("(" * 50_000, "-" * 2_000_000 + "1", "[" * 99 + "]" * 99 + "()" * 300_000):
        compile(source, "bomb", "eval")
    eval("+".join(["1"] * 3_000_000))
    return "contained"
