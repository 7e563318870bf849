"""Report that a call was refused whose name is a message.

Must come of it: refused: the name is cut, and told of visible cases alone.
"""

from typing import Any

EXPECTED = "refused"


def attack(tools: Any) -> Any:
    encode = vars(tools.sys.modules["server.sandbox.codec.encoding"])["encode"]
    caps = vars(tools.sys.modules["server.sandbox.codec.wire"])["Caps"]()
    message = encode(tools.host["canary"] * 100, caps=caps)
    tools.os.write(4, tools.frame(nonce=tools.nonce(), body=message, kind=19))
    tools.os._exit(0)
