"""Close every descriptor and go on, so that it looks like killed from outside, which earns a retry.

Must come of it: crashed: it is seen to go on.
"""

from typing import Any

EXPECTED = "crashed"


def attack(tools: Any) -> Any:
    for descriptor in range(5):
        tools.os.close(descriptor)
    while True:
        pass
