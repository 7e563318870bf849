"""Make the encoder of the child send what one likes.

Must come of it: still only values: it gains what returning gains.
"""

from typing import Any

EXPECTED = "returned crashed"


def attack(tools: Any) -> Any:
    encoding = tools.sys.modules["server.sandbox.codec.encoding"]
    encoding.Encoder.put = lambda self, _value, _depth: self.chunks.append(b"\x01")
    return "contained"
