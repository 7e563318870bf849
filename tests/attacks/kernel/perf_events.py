"""Watch the processor through performance counters.

Must come of it: the process ends.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    tools.call("perf_event_open", 0, 0, 0, 0, 0, 0)
