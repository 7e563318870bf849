"""Ignore SIGXCPU and SIGTERM, to outlive the limits.

Must come of it: handlers cannot be set, and the wall clock ends the loop.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 0.5}


def attack(tools: Any) -> Any:
    signal = tools.sys.modules["_signal"]
    for number in (24, 15):
        try:
            signal.signal(number, signal.SIG_IGN)
        except OSError:
            continue
    while True:
        pass
