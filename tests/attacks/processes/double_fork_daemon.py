"""Fork twice and start a session, as daemons do, to outlive the job.

Must come of it: the first fork is refused.
"""

from typing import Any

EXPECTED = "raised PermissionError"


def attack(tools: Any) -> Any:
    if tools.os.fork() == 0:
        tools.os.setsid()
        if tools.os.fork() == 0:
            while True:
                pass
