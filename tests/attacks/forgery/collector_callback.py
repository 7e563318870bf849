"""Answer for the case from a callback of the collector, while the true answer is being written.

Must come of it: two answers crash the job, one is a value.
"""

import gc
from typing import Any

EXPECTED = "returned crashed timed_out"


def attack(tools: Any) -> Any:
    frame = tools.frame(nonce=tools.nonce(), body=tools.report)
    gc.callbacks.append(lambda _phase, _info: tools.os.write(4, frame))
    gc.set_threshold(1)
    return "contained"
