"""Divide with a precision of a quintillion digits.

Must come of it: out of memory, or the wall clock.
"""

import decimal
from typing import Any

EXPECTED = "out_of_memory timed_out raised"
LIMITS = {"wall_s": 5.0}


def attack(_tools: Any) -> Any:
    with decimal.localcontext() as context:
        context.prec = decimal.MAX_PREC
        return str(decimal.Decimal(1) / 3)[:10]
