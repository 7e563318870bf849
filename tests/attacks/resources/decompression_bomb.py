"""Unpack a gigabyte from a few bytes.

Must come of it: out of memory.
"""

from typing import Any

EXPECTED = "out_of_memory"


def attack(tools: Any) -> Any:
    zlib = tools.sys.modules["zlib"]
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    # After a full flush comes nothing that refers to what was before: the same bytes again and
    # again are a megabyte each, and only one of them has to be squeezed.
    megabyte = squeezer.compress(bytes(2**20)) + squeezer.flush(zlib.Z_FULL_FLUSH)
    return str(len(zlib.decompress(megabyte * 1_024 + squeezer.flush(), -15)))
