"""A small PNG writer for pictures with at most 256 colours: one pixel a value, enlarged by CSS.

Source: Portable Network Graphics (W3C, third edition), chunks IHDR, PLTE, IDAT, IEND.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED = 3


def encode(indices: NDArray[np.uint8], palette: NDArray[np.uint8]) -> bytes:
    """Write the picture as a PNG file: indices (rows, columns) into a palette (256, 3)."""
    rows, columns = indices.shape
    header = struct.pack(">IIBBBBB", columns, rows, 8, _INDEXED, 0, 0, 0)
    unfiltered = np.hstack([np.zeros((rows, 1), np.uint8), indices])
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", palette.tobytes()),
            _chunk(b"IDAT", zlib.compress(unfiltered.tobytes(), 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
