"""Start a thread, which would escape the accounting and the one-thread proofs.

Must come of it: the interpreter cannot start it.
"""

from typing import Any

EXPECTED = "raised RuntimeError"


def attack(tools: Any) -> Any:
    threading = tools.sys.modules["threading"]
    threading.Thread(target=print).start()
