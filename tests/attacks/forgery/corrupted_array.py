"""Write impossible dimensions into an array's own header, behind NumPy's back.

Must come of it: its process ends, or the frame breaks the protocol.
"""

from typing import Any

import numpy as np

EXPECTED = "crashed flooded raised out_of_memory"


def attack(tools: Any) -> Any:
    x = np.zeros(4)
    dimensions = tools.ctypes.c_void_p.from_address(id(x) + 32).value
    tools.ctypes.c_ssize_t.from_address(dimensions).value = -(2**62)
    return x
