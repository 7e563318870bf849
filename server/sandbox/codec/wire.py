"""The wire format, shared by both ends.

A frame is a header (magic, nonce, kind, length of the body) and a body. A body is one value:
a tag byte and what the tag says. Numbers are little-endian, lengths and counts unsigned 32-bit,
dimensions unsigned 64-bit. Nothing is ever looked up by name, imported or evaluated.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np

MAGIC: Final = b"UNR1"
NONCE_BYTES: Final = 16
HEADER: Final = struct.Struct("<4s16sBI")
U8: Final = struct.Struct("<B")
U32: Final = struct.Struct("<I")
I64: Final = struct.Struct("<q")
F64: Final = struct.Struct("<d")
C128: Final = struct.Struct("<dd")

MAX_DIMENSION: Final = 2**31 - 1
DESCRIPTION_CHARACTERS: Final = 300


class Kind(IntEnum):
    """What a frame is; the first three go to the child, the others come from it."""

    LOAD = 1
    RUN = 2
    ANSWER = 3
    READY = 16
    DONE = 17
    CALLBACK = 18
    REFUSED = 19


class Tag:
    """What the bytes after a tag mean; bare numbers, since to look up an enum's takes 0.1 µs."""

    NONE: Final = 0
    FALSE: Final = 1
    TRUE: Final = 2
    INT: Final = 3
    BIG_INT: Final = 4
    FLOAT: Final = 5
    COMPLEX: Final = 6
    TEXT: Final = 7
    TUPLE: Final = 8
    LIST: Final = 9
    DICT: Final = 10
    ARRAY: Final = 11
    SCALAR: Final = 12
    RNG: Final = 13
    HELPER: Final = 14
    CALLBACK: Final = 15
    REF: Final = 16
    OPAQUE: Final = 17
    GENERATED: Final = 18


@dataclass(frozen=True, slots=True)
class Caps:
    """Bounds that hold before anything is allocated."""

    total_bytes: int = 64 * 2**20
    nodes: int = 65_536
    arrays: int = 8_192
    depth: int = 32
    rank: int = 8
    int_bytes: int = 1_024


DTYPES: Final = (
    *("<f4", "<f8", "<i4", "<i8", "|u1", "|b1", "<c16"),
    *("|i1", "<i2", "<u2", "<u4", "<u8"),
)
CODE_OF: Final = {np.dtype(name): code for code, name in enumerate(DTYPES)}
DTYPE_OF: Final = dict(enumerate(map(np.dtype, DTYPES)))
ITEM_BYTES: Final = [np.dtype(name).itemsize for name in DTYPES]
BOOL_CODE: Final = DTYPES.index("|b1")
