import struct
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, ClassVar

import numpy as np

from server.sandbox.errors import TooLarge, Unsendable
from server.sandbox.values import Callback, Generated, Helper, Opaque, Ref, Rng

from .wire import CODE_OF, DESCRIPTION_CHARACTERS, Caps, Tag

NOTHING = bytes((Tag.NONE,))
_FALSE, _TRUE = bytes((Tag.FALSE,)), bytes((Tag.TRUE,))
_INT, _FLOAT, _COMPLEX = struct.Struct("<Bq"), struct.Struct("<Bd"), struct.Struct("<Bdd")
# Tag, then the number of bytes or of items.
_COUNTED = struct.Struct("<BI")
# Tag, dtype and rank, then the dimensions, for every rank.
_ARRAY_HEADERS = [struct.Struct(f"<3B{rank}Q") for rank in range(Caps().rank + 1)]
Fallback = Callable[[object], object]


def refuse(value: object) -> object:
    """Give the trusted side's fallback: what we cannot send is a mistake of ours."""
    raise Unsendable(f"a value of type {type(value).__name__} has no form on the wire")


def encode(value: object, *, caps: Caps, fallback: Fallback = refuse) -> bytes:
    """Give the value as bytes.

    `fallback` turns what has no form into what has one (or raises).
    Raises TooLarge as soon as a cap of `caps` is passed.
    """
    encoder = Encoder(caps, fallback)
    encoder.put(value, 0)
    return b"".join(encoder.chunks)


class Encoder:
    """Collects the chunks of one body and counts what the caps bound."""

    def __init__(self, caps: Caps, fallback: Fallback) -> None:
        self.caps = caps
        self.fallback = fallback
        self.chunks: list[bytes] = []
        self.total = 0
        self.nodes = 0
        self.arrays = 0

    def put(self, value: object, depth: int) -> None:
        """Append one value; exact types only, a subclass goes to the fallback."""
        self._put_all((value,), 1, depth)

    def _put_all(self, values: Iterable[object], count: int, depth: int) -> None:
        """Append values of one depth; a loop, since calls are what encoding spends."""
        self.nodes += count
        if self.nodes > self.caps.nodes:
            raise TooLarge(f"more than {self.caps.nodes} values")
        writers = self._WRITERS if depth <= self.caps.depth else self._FLAT_WRITERS
        for value in values:
            writer = writers.get(type(value))
            if writer is not None:
                writer(self, value, depth)
            elif isinstance(value, np.generic):
                self._scalar(value, depth)
            else:
                self._substitute(value, depth)

    def _substitute(self, value: object, depth: int) -> None:
        substitute = self.fallback(value)
        if depth > self.caps.depth and type(substitute) not in self._FLAT_WRITERS:
            # What stands for it nests too deeply as well, and for ever perhaps.
            substitute = self.fallback(substitute)
        writer = self._WRITERS.get(type(substitute))
        if writer is None:
            raise Unsendable(f"no form for {type(substitute).__name__} either")
        writer(self, substitute, depth)

    def _write(self, chunk: bytes) -> None:
        self.total += len(chunk)
        if self.total > self.caps.total_bytes:
            raise TooLarge(f"more than {self.caps.total_bytes} bytes")
        self.chunks.append(chunk)

    def _none(self, _value: Any, _depth: int) -> None:
        self._write(NOTHING)

    def _bool(self, value: bool, _depth: int) -> None:
        self._write(_TRUE if value else _FALSE)

    def _int(self, value: int, depth: int) -> None:
        if -(2**63) <= value < 2**63:
            self._write(_INT.pack(Tag.INT, value))
        elif value.bit_length() < 8 * self.caps.int_bytes:
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            self._write(_COUNTED.pack(Tag.BIG_INT, len(data)) + data)
        else:
            self._opaque(Opaque(f"int of {value.bit_length()} bits"), depth)

    def _float(self, value: float, _depth: int) -> None:
        self._write(_FLOAT.pack(Tag.FLOAT, value))

    def _complex(self, value: complex, _depth: int) -> None:
        self._write(_COMPLEX.pack(Tag.COMPLEX, value.real, value.imag))

    def _text(self, value: str, depth: int) -> None:
        if len(value) > self.caps.total_bytes:
            raise TooLarge(f"a str of {len(value)} characters")
        try:
            data = value.encode()
        except UnicodeEncodeError:
            self._opaque(Opaque("str with surrogates, which is no valid Unicode"), depth)
            return
        self._write(_COUNTED.pack(Tag.TEXT, len(data)) + data)

    def _items(self, tag: int, items: Iterable[object], count: int, depth: int) -> None:
        self._write(_COUNTED.pack(tag, count))
        self._put_all(items, count, depth + 1)

    def _tuple(self, value: tuple[object, ...], depth: int) -> None:
        self._items(Tag.TUPLE, value, len(value), depth)

    def _list(self, value: list[object], depth: int) -> None:
        self._items(Tag.LIST, value, len(value), depth)

    def _dict(self, value: Mapping[object, object], depth: int) -> None:
        if not all(type(key) is str for key in value):
            self._substitute(value, depth)
            return
        self._write(_COUNTED.pack(Tag.DICT, len(value)))
        self._put_all(chain.from_iterable(value.items()), 2 * len(value), depth + 1)

    def _array(self, value: np.ndarray[Any, np.dtype[Any]], depth: int) -> None:
        code = CODE_OF.get(value.dtype)
        self.arrays += 1
        if code is None or value.ndim > self.caps.rank:
            self._substitute(value, depth)
            return
        if self.arrays > self.caps.arrays or self.total + value.nbytes > self.caps.total_bytes:
            raise TooLarge(f"an array of {value.nbytes} bytes, or too many arrays")
        rank = value.ndim
        header = _ARRAY_HEADERS[rank].pack(Tag.ARRAY, code, rank, *value.shape)
        self._write(header)
        self._write(value.tobytes())

    def _scalar(self, value: np.generic, depth: int) -> None:
        code = CODE_OF.get(value.dtype)
        if code is None or type(value) is not value.dtype.type:
            self._substitute(value, depth)
            return
        self._write(bytes((Tag.SCALAR, code)) + value.tobytes())

    def _rng(self, value: Rng, depth: int) -> None:
        self._items(Tag.RNG, (value.seed,), 1, depth)

    def _helper(self, value: Helper, depth: int) -> None:
        self._items(Tag.HELPER, (value.source, value.name), 2, depth)

    def _callback(self, value: Callback, depth: int) -> None:
        self._items(Tag.CALLBACK, (value.name,), 1, depth)

    def _ref(self, value: Ref, depth: int) -> None:
        self._items(Tag.REF, (value.name,), 1, depth)

    def _opaque(self, value: Opaque, depth: int) -> None:
        text = value.description[:DESCRIPTION_CHARACTERS]
        self._items(Tag.OPAQUE, (text.encode("utf-8", "replace").decode(),), 1, depth)

    def _generated(self, value: Generated, depth: int) -> None:
        self._items(Tag.GENERATED, (value.finished, value.values), 2, depth)

    _WRITERS: ClassVar[dict[type, Callable[["Encoder", Any, int], None]]] = {
        type(None): _none,
        bool: _bool,
        int: _int,
        float: _float,
        complex: _complex,
        str: _text,
        tuple: _tuple,
        list: _list,
        dict: _dict,
        np.ndarray: _array,
        Rng: _rng,
        Helper: _helper,
        Callback: _callback,
        Ref: _ref,
        Opaque: _opaque,
        Generated: _generated,
    }
    # Beyond the depth allowed, what could nest deeper is described.
    _FLAT_WRITERS: ClassVar = {
        kind: writer
        for kind, writer in _WRITERS.items()
        if kind not in (tuple, list, dict, Generated)
    }


# How the report begins that most cases send: returned, no global random state, no warnings.
UNEVENTFUL = _COUNTED.pack(Tag.TUPLE, 5) + b"".join(
    encode(item, caps=Caps()) for item in (("returned",), False, ())
)
