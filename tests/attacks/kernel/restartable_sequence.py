"""Take restartable sequences and robust lists over, whose memory the kernel writes to.

Must come of it: all are refused.
"""

from typing import Any

EXPECTED = "returned"


CALLS = ("rseq", "set_robust_list", "get_robust_list", "membarrier", "sigaltstack")


def attack(tools: Any) -> Any:
    made = [name for name in CALLS if not tools.refused(name)]
    return "contained" if not made else f"made: {made}"
