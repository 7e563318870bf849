"""Block SIGXCPU, whose default would end it, and compute on.

Must come of it: the kernel kills a second later, and that counts as processor time.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"cpu_s": 1.0, "wall_s": 60.0}


def attack(tools: Any) -> Any:
    signal = tools.sys.modules["_signal"]
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        pass
