from typing import NamedTuple

from server.sandbox.errors import ProtocolError, TooLarge

from .wire import HEADER, MAGIC, NONCE_BYTES, Kind

NO_NONCE = bytes(NONCE_BYTES)
_KINDS = {kind.value: kind for kind in Kind}


class Header(NamedTuple):
    nonce: bytes
    kind: Kind
    length: int

    @property
    def frame_bytes(self) -> int:
        return HEADER.size + self.length


def pack(kind: Kind, nonce: bytes, body: bytes) -> bytes:
    """Give a whole frame."""
    return HEADER.pack(MAGIC, nonce, kind, len(body)) + body


def unpack_header(data: bytes | bytearray | memoryview, *, max_bytes: int) -> Header:
    """Give the header at the start of `data`, its length checked before anything is allocated.

    Raises TooLarge for a body beyond `max_bytes`, ProtocolError for anything else that is wrong.
    """
    if len(data) < HEADER.size:
        raise ProtocolError(f"a header has {HEADER.size} bytes, not {len(data)}")
    magic, nonce, kind, length = HEADER.unpack_from(data)
    if magic != MAGIC:
        raise ProtocolError("bytes on the result channel that are no frame")
    known = _KINDS.get(kind)
    if known is None:
        raise ProtocolError(f"a frame of unknown kind {kind}")
    if length > max_bytes:
        raise TooLarge(f"a frame of {length} bytes where {max_bytes} are allowed")
    return Header(nonce, known, length)
