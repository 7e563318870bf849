"""Leave an output that ends the process when it is flushed.

Must come of it: it answers: what was printed there is lost.
"""

from typing import Any

EXPECTED = "returned"


class Output:
    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        raise SystemExit(0)


def attack(tools: Any) -> Any:
    tools.sys.stdout = tools.sys.stderr = Output()
    return "contained"
