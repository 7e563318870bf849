"""Send a right header in single bytes, and then nothing.

Must come of it: it is out of time: half an answer is none.
"""

from typing import Any

EXPECTED = "timed_out"
LIMITS = {"wall_s": 2.0}


def attack(tools: Any) -> Any:
    for byte in tools.frame(nonce=tools.nonce(), body=tools.report)[:-1]:
        tools.os.write(4, bytes((byte,)))
    while True:
        pass
