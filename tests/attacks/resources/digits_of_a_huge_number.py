"""Lift the bound on digits and write a number of ten million of them.

Must come of it: the wall clock ends it.
"""

from typing import Any

EXPECTED = "timed_out flooded"
LIMITS = {"wall_s": 1.0}


def attack(tools: Any) -> Any:
    tools.sys.set_int_max_str_digits(0)
    return str(7**60_000_000)
