"""Make every call by number that no table of ours names, with arguments that do nothing.

Must come of it: each is refused: an allow-list knows no gaps.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    # The kernel asks no filter about its own probes (335, 336); whoever calls them is ended.
    known = {335, 336} | set(tools.numbers.values()) | {tools.host["clone3"]}
    for number in range(700):
        if number in known:
            continue
        try:
            tools.raw(number, -1, 0, 0, 0, 0)
        except PermissionError:
            continue
        except OSError as error:
            if error.errno in (2, 13, 25):
                continue
        return f"call {number} was made"
    return "contained"
