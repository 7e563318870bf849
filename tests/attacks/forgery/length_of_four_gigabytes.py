"""Announce a frame of four gigabytes.

Must come of it: flooded, before anything is allocated.
"""

from typing import Any

EXPECTED = "flooded"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.header(nonce=tools.nonce(), length=2**32 - 1))
    return "contained"
