"""Report an exception in a line whose number carries a kilobyte.

Must come of it: the line is not told: no source has so many.
"""

from typing import Any

EXPECTED = "raised E"


def attack(tools: Any) -> Any:
    encode = vars(tools.sys.modules["server.sandbox.codec.encoding"])["encode"]
    caps = vars(tools.sys.modules["server.sandbox.codec.wire"])["Caps"]()
    line = int.from_bytes(tools.host["canary"].encode() * 20, "little")
    report = (("raised", "E", "", line, ""), False, (), (), None)
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=encode(report, caps=caps)))
    tools.os._exit(0)
