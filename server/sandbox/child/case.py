import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import numpy as np

from server.sandbox.codec.decoding import Sent
from server.sandbox.codec.encoding import NOTHING, Encoder, encode
from server.sandbox.codec.wire import Caps

from .describing import Describer
from .materialising import CallBack, Materialiser

# As it comes from the wire: verb, target, member, args, kwargs.
WireStep = tuple[str, str, str, tuple[object, ...], Mapping[str, object]]
# What is passed on as it was sent; of these, and of tuples of them, only arrays can change.
_PLAIN: Final = frozenset({np.ndarray, type(None), bool, int, float, complex, str})


class Case:
    """The steps of one case, run in order; keeps what they returned, encoded as it was then.

    Nothing in it may refer back to it: memory that waits for the collector is not used again,
    and each case would fault in pages of its own.
    """

    def __init__(
        self, module: types.ModuleType, caps: Caps, generated_items: int, call_back: CallBack
    ) -> None:
        self.module = module
        self.caps = caps
        self.objects: dict[str, Any] = {}
        self.materialiser = Materialiser(call_back, self.objects)
        self.describer = Describer(generated_items, self.materialiser.known)
        self.values = Encoder(caps, self.describer)
        self.count = 0
        self.plain = True
        self.given: list[tuple[object, ...]] = []
        self.as_sent: list[tuple[object, ...]] = []

    def run(self, steps: tuple[WireStep, ...]) -> None:
        """Run every step; exceptions pass through, with what was returned before them kept."""
        for step in steps:
            value = self._do(step)
            kept = len(self.values.chunks)
            try:
                self.values.put(value, 1)
            except BaseException:
                del self.values.chunks[kept:]
                raise
            self.count += 1

    def _do(self, step: WireStep) -> object:
        verb, target, member, args, kwargs = step
        if not all(map(_is_plain, args)):
            self.plain = False
            args = self.materialiser.make(args)
        if not all(map(_is_plain, kwargs.values())):
            self.plain = False
            kwargs = self.materialiser.make(kwargs)
        self.given.append((*args, *kwargs.values()))
        self.as_sent.append((verb, target, member, args, kwargs))
        match verb:
            case "call":
                return self._named(target)(*args, **kwargs)
            case "construct":
                self.objects[target] = self._named(member)(*args, **kwargs)
            case "method":
                return getattr(self.objects[target], member)(*args, **kwargs)
            case "set":
                setattr(self.objects[target], member, args[0])
            case "get":
                return getattr(self.objects[target], member)
        return None

    def _named(self, name: str) -> Callable[..., object]:
        try:
            found: Callable[..., object] = vars(self.module)[name]
        except KeyError:
            raise NameError(f"your code defines no {name!r}") from None
        return found

    def inputs_after(self, frame: bytes, body_at: int, arrays: Iterable[Sent]) -> bytes:
        """Give the arguments after the last step, or None where none of them changed.

        Of plain ones no array may have changed; of others, the request made anew must have
        the bytes that were sent.
        """
        if self.plain and _unchanged(frame, arrays):
            return NOTHING
        # What was sent may be sent back, and grow by as much as a result may have.
        caps = Caps(len(frame) + self.caps.total_bytes, nodes=2_000_000, arrays=100_000)
        again = encode(tuple(self.as_sent), caps=caps, fallback=self.describer)
        if len(again) == len(frame) - body_at and frame.endswith(again):
            return NOTHING
        return encode(tuple(self.given), caps=caps, fallback=self.describer)


def _is_plain(value: Any) -> bool:
    kind = type(value)
    return kind in _PLAIN or (kind is tuple and all(map(_is_plain, value)))


def _unchanged(frame: bytes, arrays: Iterable[Sent]) -> bool:
    """Whether each array is what the frame holds at its place: compared where they lie."""
    for array, at, shape, dtype in arrays:
        if array.shape != shape or array.dtype is not dtype or not array.flags.c_contiguous:
            return False
        elements: Any = array
        if not frame.startswith(elements, at):
            return False
    return True
