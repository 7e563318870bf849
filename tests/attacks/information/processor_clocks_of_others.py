"""Read how much processor time the server, the zygote and a sibling have used, from their clocks.

Must come of it: no clock but the usual ones is read.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    room = tools.ctypes.create_string_buffer(16)
    for pid in (tools.host["server"], tools.host["zygote"], tools.host["sibling"]):
        for kind in (0, 1, 2, 4, 6):
            clock = (~pid << 3) | kind
            try:
                tools.call("clock_gettime", clock, tools.address(room))
            except PermissionError:
                continue
            return f"clock {kind} of process {pid} was read"
    return "contained"
