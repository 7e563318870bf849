"""Set the processor-time limit of a sibling to nothing, which Landlock does not forbid.

Must come of it: EPERM; the sibling lives.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    nothing = tools.ctypes.create_string_buffer(16)
    tools.call("prlimit64", tools.host["sibling"], 0, tools.address(nothing), 0)
