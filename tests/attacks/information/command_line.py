"""Look for secrets in the command line.

Must come of it: it holds nothing but numbers of descriptors and users.
"""

from typing import Any

EXPECTED = "returned"


def attack(tools: Any) -> Any:
    line = " ".join(tools.sys.orig_argv)
    return "contained" if tools.host["canary"] not in line else line
