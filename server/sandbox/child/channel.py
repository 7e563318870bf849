"""The child's end of its two pipes: one frame in, one frame out."""

import os

from server.sandbox.codec.frames import pack
from server.sandbox.codec.wire import HEADER, MAGIC, NONCE_BYTES, Kind

REQUEST_FD = 3
REPLY_FD = 4
FIRST_FREE_FD = 5
_CHUNK = 1 << 16


class Closed(Exception):
    """The server closed the request pipe."""


def read_frame() -> tuple[Kind, bytes, memoryview]:
    """Kind, nonce and body of the next request, which is trusted."""
    data = bytearray(_some())
    while len(data) < HEADER.size:
        data += _some()
    magic, nonce, kind, length = HEADER.unpack_from(data)
    if magic != MAGIC or len(nonce) != NONCE_BYTES:
        raise Closed
    while len(data) < HEADER.size + length:
        data += _some()
    return Kind(kind), nonce, memoryview(data)[HEADER.size :]


def _some() -> bytes:
    chunk = os.read(REQUEST_FD, _CHUNK)
    if not chunk:
        raise Closed
    return chunk


def write_frame(kind: Kind, nonce: bytes, body: bytes) -> None:
    """Send one frame whole."""
    data = memoryview(pack(kind, nonce, body))
    while data:
        data = data[os.write(REPLY_FD, data) :]
