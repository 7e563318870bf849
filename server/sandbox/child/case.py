import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

from server.sandbox.codec.encoding import NOTHING, Encoder, encode
from server.sandbox.codec.wire import Caps

from .describing import Describer
from .materialising import CallBack, Materialiser

# As it comes from the wire: verb, target, member, args, kwargs.
WireStep = tuple[str, str, str, tuple[object, ...], Mapping[str, object]]


class Case:
    """The steps of one case, run in order; keeps what they returned, encoded as it was then."""

    def __init__(self, module: types.ModuleType, caps: Caps, generated_items: int) -> None:
        self.module = module
        self.objects: dict[str, Any] = {}
        self.call_back: CallBack = _no_callback
        self.materialiser = Materialiser(self._calling_back, self.objects)
        self.describer = Describer(generated_items, self.materialiser.known)
        self.caps = caps
        self.values = Encoder(caps, self.describer)
        self.count = 0
        self.given: list[tuple[object, ...]] = []
        self.as_sent: list[tuple[object, ...]] = []

    def _calling_back(self, name: str, args: tuple[object, ...]) -> object:
        return self.call_back(name, args)

    def run(self, steps: tuple[WireStep, ...], call_back: CallBack) -> None:
        """Run every step; exceptions pass through, with what was returned before them kept."""
        self.call_back = call_back
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
        made_args = self.materialiser.make(args)
        made_kwargs = self.materialiser.make(kwargs)
        self.given.append((*made_args, *made_kwargs.values()))
        self.as_sent.append((verb, target, member, made_args, made_kwargs))
        match verb:
            case "call":
                return self._named(target)(*made_args, **made_kwargs)
            case "construct":
                self.objects[target] = self._named(member)(*made_args, **made_kwargs)
            case "method":
                return getattr(self.objects[target], member)(*made_args, **made_kwargs)
            case "set":
                setattr(self.objects[target], member, made_args[0])
            case "get":
                return getattr(self.objects[target], member)
        return None

    def _named(self, name: str) -> Callable[..., object]:
        try:
            found: Callable[..., object] = vars(self.module)[name]
        except KeyError:
            raise NameError(f"your code defines no {name!r}") from None
        return found

    def inputs_after(self, sent: bytes | memoryview) -> bytes:
        """Give the arguments after the last step, or None where none of them changed.

        They did not if the whole request, made anew, has the bytes that were sent.
        """
        # What was sent may be sent back, and grow by as much as a result may have.
        caps = Caps(len(sent) + self.caps.total_bytes, nodes=2_000_000, arrays=100_000)
        # As bytes, since a memoryview is compared element by element: 40 µs for 16 kB.
        if encode(tuple(self.as_sent), caps=caps, fallback=self.describer) == bytes(sent):
            return NOTHING
        return encode(tuple(self.given), caps=caps, fallback=self.describer)


def _no_callback(name: str, _args: tuple[object, ...]) -> object:
    raise RuntimeError(f"{name} may be called only while the case runs")


def flush_output() -> None:
    """Let nothing printed stay in a buffer when the reply goes out."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # noqa: BLE001 - the learner may have put anything there
            continue
