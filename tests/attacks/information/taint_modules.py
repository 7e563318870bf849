"""Leave something in shared modules for the next submission.

Must come of it: the next submission sees nothing of it.
"""

from typing import Any

import numpy as np

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    vars(np)["LEFT"] = tools.host["canary"]
    vars(tools.sys)["LEFT"] = tools.host["canary"]
    vars(np)["tanh"] = np.exp
    return "contained"
