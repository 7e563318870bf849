"""The child's end of its two pipes: one frame in, one frame out."""

import os

from server.sandbox.codec.wire import HEADER, MAGIC, Kind

REQUEST_FD = 3
REPLY_FD = 4
FIRST_FREE_FD = 5
_CHUNK = 1 << 16


class Closed(Exception):
    """The server closed the request pipe."""


def read_frame() -> tuple[int, bytes, bytes]:
    """Kind and nonce of the next request, which is trusted, and its frame, header and all."""
    frame = _some()
    while len(frame) < HEADER.size:
        frame += _some()
    magic, nonce, kind, length = HEADER.unpack_from(frame)
    if magic != MAGIC:
        raise Closed
    if len(frame) < HEADER.size + length:
        frame = _rest(frame, HEADER.size + length)
    return kind, nonce, frame


def _rest(frame: bytes, size: int) -> bytes:
    data = bytearray(frame)
    while len(data) < size:
        data += _some()
    return bytes(data)


def _some() -> bytes:
    chunk = os.read(REQUEST_FD, _CHUNK)
    if not chunk:
        raise Closed
    return chunk


def write_frame(kind: Kind, nonce: bytes, *parts: bytes) -> None:
    """Send one frame whole, its body in parts."""
    length = sum(map(len, parts))
    frame = b"".join((HEADER.pack(MAGIC, nonce, kind, length), *parts))
    sent = os.write(REPLY_FD, frame)
    while sent < len(frame):
        sent += os.write(REPLY_FD, memoryview(frame)[sent:])
