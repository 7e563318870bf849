"""Load a BPF program.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("bpf", 0, 0, 0, 0, 0, 0)
