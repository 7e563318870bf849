"""Unpack a gigabyte from a few bytes.

Must come of it: out of memory.
"""

from typing import Any

EXPECTED = "out_of_memory"


def attack(tools: Any) -> Any:
    zlib = tools.sys.modules["zlib"]
    squeezer = zlib.compressobj(9)
    block = bytes(2**20)
    bomb = b"".join(squeezer.compress(block) for _ in range(1024)) + squeezer.flush()
    return str(len(zlib.decompress(bomb)))
