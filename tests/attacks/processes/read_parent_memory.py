"""Read the memory of the server by process_vm_readv.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("process_vm_readv", tools.host["server"], 0, 0, 0, 0, 0)
