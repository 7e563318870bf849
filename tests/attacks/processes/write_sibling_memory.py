"""Write into the memory of a sibling by process_vm_writev.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("process_vm_writev", tools.host["sibling"], 0, 0, 0, 0, 0)
