"""The question of a day: the same for everybody, but never one that a learner has just met.

Pure: the day comes in, and chance only through it.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from datetime import date


def of_day(questions: Sequence[str], day: date, met: Collection[str] = ()) -> str | None:
    """Give the day's question, of those not met yet where there are any; None of no questions."""
    order = sorted(questions)
    random.Random(f"question of {day.isoformat()}").shuffle(order)
    unmet = [each for each in order if each not in met]
    return next(iter(unmet or order), None)
