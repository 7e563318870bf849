"""Runs the learner's module and the cases, and says what came of them."""

import struct
import sys
from collections.abc import Callable
from types import CodeType, ModuleType

from server.sandbox.codec.decoding import Sent
from server.sandbox.codec.encoding import NOTHING, UNEVENTFUL, encode
from server.sandbox.codec.wire import Caps, Tag
from server.sandbox.errors import TooLarge

from .case import Case, WireStep
from .imports import GUARDED_BUILTINS
from .materialising import CallBack
from .randomness import GlobalRandom
from .reporting import FILENAME, report, show_source
from .warned import Warned

MODULE = "solution"
_SMALL = Caps()
_COUNT = struct.Struct("<BI")
_REPORT = _COUNT.pack(Tag.TUPLE, 5)
# As UNEVENTFUL has it.
_NOTHING_TO_TELL: tuple[object, ...] = (("returned",), False, ())
_RETURNED = ("returned",)


class Runner:
    """One learner's module, for the life of the process."""

    def __init__(self, call_back: CallBack) -> None:
        self.call_back = call_back
        self.random = GlobalRandom()
        self.warned = Warned()
        self.module = ModuleType(MODULE)
        self.caps = Caps()
        self.generated_items = 1

    def begin(self, source: str, caps: Caps, generated_items: int) -> None:
        """Prepare a module for a source that is to be run."""
        self.caps = caps
        self.generated_items = generated_items
        self.module = ModuleType(MODULE)
        vars(self.module)["__builtins__"] = GUARDED_BUILTINS
        sys.modules[MODULE] = self.module
        show_source(source)

    def run(
        self,
        steps: tuple[WireStep, ...],
        frame: bytes,
        body_at: int,
        arrays: list[Sent],
        *,
        source: str | None = None,
    ) -> tuple[bytes, ...]:
        """Run one case, which came in `frame` with these arrays, and before it a source, if given.

        Gives the reply's body, in parts.
        """
        case = Case(self.module, self.caps, self.generated_items, self.call_back)

        def action() -> bytes:
            if source is not None:
                exec(_compiled(source), vars(self.module))
                # As before any other case: cases that come along have to run like those after.
                self.warned.restore()
            case.run(steps)
            return case.inputs_after(frame, body_at, arrays)

        return self._watched(case, action)

    def _watched(self, case: Case, action: Callable[[], bytes]) -> tuple[bytes, ...]:
        """Give what became of an action, which gives the arguments as they are after it."""
        inputs = NOTHING
        status: tuple[object, ...] = _RETURNED
        self.warned.begin()
        try:
            inputs = action()
        except MemoryError:
            status = ("out_of_memory",)
        except TooLarge:
            status = ("flooded",)
        except BaseException as error:  # noqa: BLE001 - SystemExit and its like are outcomes
            status = report(error)
        flush_output()
        told = (status, self.random.touched(), self.warned.texts())
        values = (_COUNT.pack(Tag.TUPLE, case.count), *case.values.chunks, inputs)
        if told == _NOTHING_TO_TELL:
            return (UNEVENTFUL, *values)
        return (_REPORT, *(encode(item, caps=_SMALL) for item in told), *values)


def _compiled(source: str) -> CodeType:
    try:
        # An editor may have put a mark of the byte order first, as in files that Python reads.
        return compile(source.removeprefix("\ufeff"), FILENAME, "exec", dont_inherit=True)
    except MemoryError:
        # So says the parser when its stack is full. Real memory lasts for any source in bounds.
        raise SyntaxError("it is nested too deeply") from None


def flush_output() -> None:
    """Let nothing printed stay in a buffer when the reply goes out."""
    for name in ("stdout", "stderr"):
        try:
            vars(sys)[name].flush()
        except BaseException:  # noqa: BLE001 - the learner may have put anything there
            continue
