"""Answer itself with the right nonce, and go on to answer again.

Must come of it: it gains what returning gains: a value. The second answer crashes the job.
"""

from typing import Any

EXPECTED = "crashed returned"


def attack(tools: Any) -> Any:
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=tools.report))
    return "contained"
