import struct
from collections.abc import Callable
from itertools import repeat
from math import prod
from typing import Any, ClassVar, TypeAlias, TypeVar

import numpy as np

from server.sandbox.errors import ProtocolError
from server.sandbox.values import Array, Callback, Generated, Helper, Opaque, Ref, Rng, Value

from .wire import BOOL_CODE, C128, DTYPE_OF, F64, I64, ITEM_BYTES, MAX_DIMENSION, U32, Caps, Tag

T = TypeVar("T")
# An array that was decoded, where its elements begin, and its shape and dtype as they came.
Sent: TypeAlias = tuple[Array, int, tuple[int, ...], np.dtype[Any]]

_ndarray: Any = np.ndarray
_BYTE = np.dtype("u1")
# Below a value there may be the parts of a specification, which are flat.
_EXTRA_DEPTH = 2
_ANY_RANK = Caps().rank
_SHAPES = [struct.Struct(f"<{rank}Q") for rank in range(_ANY_RANK + 1)]


def decode(body: bytes | bytearray | memoryview, *, caps: Caps) -> Value:
    """Give the one value that `body` holds, every byte of it accounted for.

    Raises ProtocolError, and nothing else, for any other bytes. Every length is compared with
    what is left before anything is allocated.
    """
    decoder = Decoder(body, caps)
    value = decoder.take(0)
    decoder.finish()
    return value


class Decoder:
    """Reads one body from front to back, from `position` on."""

    __slots__ = ("arrays", "caps", "data", "nodes", "position", "size")

    def __init__(
        self, data: bytes | bytearray | memoryview, caps: Caps, *, position: int = 0
    ) -> None:
        self.data = data
        self.size = len(data)
        if self.size - position > caps.total_bytes:
            raise ProtocolError(f"a body of {self.size} bytes where {caps.total_bytes} are allowed")
        self.caps = caps
        self.position = position
        self.nodes = 0
        self.arrays: list[Sent] = []

    def take(self, depth: int) -> Value:
        """Give the next value."""
        (value,) = self._items(1, depth)
        return value

    def finish(self) -> None:
        """Raise ProtocolError unless every byte was read."""
        if self.position != self.size:
            raise ProtocolError(f"{self.size - self.position} bytes after the value")

    def _items(self, count: int, depth: int) -> list[Value]:
        """Give the next values, of one depth; a loop, since calls are what decoding spends."""
        self.nodes += count
        if self.nodes > self.caps.nodes:
            raise ProtocolError(f"more than {self.caps.nodes} values")
        if count and depth > self.caps.depth + _EXTRA_DEPTH:
            raise ProtocolError(f"values nested deeper than {self.caps.depth}")
        data, size, readers = self.data, self.size, self._READERS
        items = []
        for _ in range(count):
            at = self.position
            if at >= size:
                raise ProtocolError("it ends before a value")
            self.position = at + 1
            items.append(readers[data[at]](self, depth))
        return items

    def _skip(self, count: int) -> int:
        """Give where the next `count` bytes begin, and go beyond them."""
        at = self.position
        if count > self.size - at:
            raise ProtocolError(f"{count} bytes announced, {self.size - at} left")
        self.position = at + count
        return at

    def _count(self) -> int:
        """Give a count of items, of which each takes a byte at least."""
        count: int = U32.unpack_from(self.data, self._skip(U32.size))[0]
        if count > self.size - self.position:
            raise ProtocolError(f"{count} items announced, more than bytes are left")
        return count

    def _none(self, _depth: int) -> None:
        return None

    def _false(self, _depth: int) -> bool:
        return False

    def _true(self, _depth: int) -> bool:
        return True

    def _int(self, _depth: int) -> int:
        number: int = I64.unpack_from(self.data, self._skip(I64.size))[0]
        return number

    def _big_int(self, _depth: int) -> int:
        size = self._count()
        if size > self.caps.int_bytes + 1:
            raise ProtocolError(f"an int of {size} bytes")
        at = self._skip(size)
        return int.from_bytes(self.data[at : at + size], "little", signed=True)

    def _float(self, _depth: int) -> float:
        number: float = F64.unpack_from(self.data, self._skip(F64.size))[0]
        return number

    def _complex(self, _depth: int) -> complex:
        return complex(*C128.unpack_from(self.data, self._skip(C128.size)))

    def _text(self, _depth: int) -> str:
        size = self._count()
        at = self._skip(size)
        try:
            return str(self.data[at : at + size], "utf-8")
        except UnicodeDecodeError:
            raise ProtocolError("a str that is no UTF-8") from None

    def _tuple(self, depth: int) -> tuple[Value, ...]:
        return tuple(self._items(self._count(), depth + 1))

    def _list(self, depth: int) -> list[Value]:
        return self._items(self._count(), depth + 1)

    def _dict(self, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for _ in range(self._count()):
            key = self._exact(str, depth)
            if key in result:
                raise ProtocolError("a dict with one key twice")
            result[key] = self.take(depth + 1)
        return result

    def _array(self, _depth: int) -> Value:
        """Give an array; in one piece, since arrays are most of what is sent."""
        data, left = self.data, self.size - self.position
        if left < 2:
            raise ProtocolError(f"2 bytes announced, {left} left")
        at = self.position + 2
        code, rank = data[at - 2], data[at - 1]
        if rank > self.caps.rank or rank > _ANY_RANK:
            raise ProtocolError(f"an array of rank {rank}")
        if len(self.arrays) == self.caps.arrays:
            raise ProtocolError(f"more than {self.caps.arrays} arrays")
        dtype = DTYPE_OF.get(code)
        if dtype is None:
            raise ProtocolError(f"unknown dtype {code}")
        begin = at + 8 * rank
        if begin > self.size:
            raise ProtocolError(f"{rank} dimensions announced, {left - 2} bytes left")
        shape = _SHAPES[rank].unpack_from(data, at)
        count = prod(shape)
        # Empty arrays too: NumPy refuses shapes whose other dimensions overflow.
        if (count or prod(max(size, 1) for size in shape)) > MAX_DIMENSION:
            raise ProtocolError(f"an array of shape {shape}")
        self.position = begin + count * ITEM_BYTES[code]
        if self.position > self.size:
            raise ProtocolError(f"an array of shape {shape} announced, {left - 2} bytes left")
        if code == BOOL_CODE:
            _demand_bools(data, begin, count)
        array: Array = _ndarray(shape, dtype, data, begin).copy()
        self.arrays.append((array, begin, shape, dtype))
        return array

    def _scalar(self, _depth: int) -> Value:
        code = self.data[self._skip(1)]
        dtype = DTYPE_OF.get(code)
        if dtype is None:
            raise ProtocolError(f"unknown dtype {code}")
        at = self._skip(ITEM_BYTES[code])
        if code == BOOL_CODE:
            _demand_bools(self.data, at, 1)
        scalar: Value = _ndarray(1, dtype, self.data, at)[0]
        return scalar

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

    def _unknown(self, _depth: int) -> Value:
        raise ProtocolError(f"unknown tag {self.data[self.position - 1]}")

    _BY_TAG: ClassVar[dict[int, Callable[["Decoder", int], Value]]] = {
        Tag.NONE: _none,
        Tag.FALSE: _false,
        Tag.TRUE: _true,
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
    _READERS: ClassVar = tuple(map(_BY_TAG.get, range(256), repeat(_unknown)))


def _demand_bools(data: bytes | bytearray | memoryview, at: int, count: int) -> None:
    if count and _ndarray(count, _BYTE, data, at).max() > 1:
        raise ProtocolError("a bool that is neither 0 nor 1")
