import struct
from collections.abc import Callable
from math import prod
from typing import Any, ClassVar, TypeVar

import numpy as np

from server.sandbox.errors import ProtocolError
from server.sandbox.values import Callback, Generated, Helper, Opaque, Ref, Rng, Value

from .wire import BOOL_CODE, C128, DTYPE_OF, F64, I64, MAX_DIMENSION, U32, Caps, Tag

T = TypeVar("T")

# Below a value there may be the parts of a specification, which are flat.
_EXTRA_DEPTH = 2


def decode(body: bytes | bytearray | memoryview, *, caps: Caps) -> Value:
    """Give the one value that `body` holds, every byte of it accounted for.

    Raises ProtocolError, and nothing else, for any other bytes. Every length is compared with
    what is left before anything is allocated.
    """
    if len(body) > caps.total_bytes:
        raise ProtocolError(f"a body of {len(body)} bytes where {caps.total_bytes} are allowed")
    decoder = Decoder(memoryview(body), caps)
    value = decoder.take(0)
    if decoder.position != len(body):
        raise ProtocolError(f"{len(body) - decoder.position} bytes after the value")
    return value


class Decoder:
    """Reads one body from front to back."""

    def __init__(self, data: memoryview, caps: Caps) -> None:
        self.data = data
        self.caps = caps
        self.position = 0
        self.nodes = 0
        self.arrays = 0

    def take(self, depth: int) -> Value:
        """Give the next value."""
        self.nodes += 1
        if self.nodes > self.caps.nodes:
            raise ProtocolError(f"more than {self.caps.nodes} values")
        if depth > self.caps.depth + _EXTRA_DEPTH:
            raise ProtocolError(f"values nested deeper than {self.caps.depth}")
        tag = self._bytes(1)[0]
        reader = self._READERS.get(tag)
        if reader is None:
            raise ProtocolError(f"unknown tag {tag}")
        return reader(self, depth)

    def _bytes(self, count: int) -> memoryview:
        end = self.position + count
        if end > len(self.data):
            raise ProtocolError(f"{count} bytes announced, {len(self.data) - self.position} left")
        chunk = self.data[self.position : end]
        self.position = end
        return chunk

    def _count(self) -> int:
        """Give a count of items, of which each takes a byte at least."""
        count: int = U32.unpack(self._bytes(U32.size))[0]
        if count > len(self.data) - self.position:
            raise ProtocolError(f"{count} items announced, more than bytes are left")
        return count

    def _int(self, _depth: int) -> int:
        number: int = I64.unpack(self._bytes(I64.size))[0]
        return number

    def _big_int(self, _depth: int) -> int:
        size = self._count()
        if size > self.caps.int_bytes + 1:
            raise ProtocolError(f"an int of {size} bytes")
        return int.from_bytes(self._bytes(size), "little", signed=True)

    def _float(self, _depth: int) -> float:
        number: float = F64.unpack(self._bytes(F64.size))[0]
        return number

    def _complex(self, _depth: int) -> complex:
        return complex(*C128.unpack(self._bytes(C128.size)))

    def _text(self, _depth: int) -> str:
        try:
            return str(self._bytes(self._count()), "utf-8")
        except UnicodeDecodeError:
            raise ProtocolError("a str that is no UTF-8") from None

    def _tuple(self, depth: int) -> tuple[Value, ...]:
        return tuple(self._list(depth))

    def _list(self, depth: int) -> list[Value]:
        return [self.take(depth + 1) for _ in range(self._count())]

    def _dict(self, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for _ in range(self._count()):
            key = self._exact(str, depth)
            if key in result:
                raise ProtocolError("a dict with one key twice")
            result[key] = self.take(depth + 1)
        return result

    def _array(self, _depth: int) -> Value:
        self.arrays += 1
        if self.arrays > self.caps.arrays:
            raise ProtocolError(f"more than {self.caps.arrays} arrays")
        code, rank = self._bytes(2)
        if rank > self.caps.rank:
            raise ProtocolError(f"an array of rank {rank}")
        shape = struct.unpack(f"<{rank}Q", self._bytes(8 * rank))
        # Empty arrays too: NumPy refuses shapes whose other dimensions overflow.
        if prod(max(size, 1) for size in shape) > MAX_DIMENSION:
            raise ProtocolError(f"an array of shape {shape}")
        return self._elements(code, prod(shape)).reshape(shape)

    def _scalar(self, _depth: int) -> Value:
        scalar: Value = self._elements(self._bytes(1)[0], 1)[0]
        return scalar

    def _elements(self, code: int, count: int) -> np.ndarray[Any, np.dtype[Any]]:
        dtype = DTYPE_OF.get(code)
        if dtype is None:
            raise ProtocolError(f"unknown dtype {code}")
        data = self._bytes(count * dtype.itemsize)
        if code == BOOL_CODE and count and np.frombuffer(data, dtype="u1").max() > 1:
            raise ProtocolError("a bool that is neither 0 nor 1")
        return np.frombuffer(data, dtype=dtype, count=count).copy()

    def _parts(self, count: int) -> None:
        if self._count() != count:
            raise ProtocolError("a specification with the wrong number of parts")

    def _exact(self, kind: type[T], depth: int) -> T:
        value = self.take(depth + 1)
        if type(value) is not kind:
            raise ProtocolError(f"{kind.__name__} expected, not {type(value).__name__}")
        return value

    def _rng(self, depth: int) -> Rng:
        self._parts(1)
        return Rng(self._exact(int, depth))

    def _helper(self, depth: int) -> Helper:
        self._parts(2)
        return Helper(self._exact(str, depth), self._exact(str, depth))

    def _callback(self, depth: int) -> Callback:
        self._parts(1)
        return Callback(self._exact(str, depth))

    def _ref(self, depth: int) -> Ref:
        self._parts(1)
        return Ref(self._exact(str, depth))

    def _opaque(self, depth: int) -> Opaque:
        self._parts(1)
        return Opaque(self._exact(str, depth))

    def _generated(self, depth: int) -> Generated:
        self._parts(2)
        finished = self._exact(bool, depth)
        return Generated(self._exact(tuple, depth), finished)

    _READERS: ClassVar[dict[int, Callable[["Decoder", int], Value]]] = {
        Tag.NONE: lambda _decoder, _depth: None,
        Tag.FALSE: lambda _decoder, _depth: False,
        Tag.TRUE: lambda _decoder, _depth: True,
        Tag.INT: _int,
        Tag.BIG_INT: _big_int,
        Tag.FLOAT: _float,
        Tag.COMPLEX: _complex,
        Tag.TEXT: _text,
        Tag.TUPLE: _tuple,
        Tag.LIST: _list,
        Tag.DICT: _dict,
        Tag.ARRAY: _array,
        Tag.SCALAR: _scalar,
        Tag.RNG: _rng,
        Tag.HELPER: _helper,
        Tag.CALLBACK: _callback,
        Tag.REF: _ref,
        Tag.OPAQUE: _opaque,
        Tag.GENERATED: _generated,
    }
