"""Runs the learner's module and the cases, and says what came of them."""

import struct
import sys
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

from server.sandbox.codec.encoding import NOTHING, encode
from server.sandbox.codec.wire import Caps, Tag
from server.sandbox.errors import TooLarge

from .case import Case, WireStep, flush_output
from .imports import GUARDED_BUILTINS
from .materialising import CallBack
from .randomness import GlobalRandom
from .reporting import FILENAME, report, show_source

MODULE = "solution"
_WARNINGS = 20
_WARNING_CHARACTERS = 300
_SMALL = Caps()
_TUPLE_HEADER = struct.Struct("<BI")
# Most cases have no more to tell than this.
_NOTHING_TO_TELL: tuple[object, ...] = (("returned",), False, ())
_UNEVENTFUL = b"".join(encode(item, caps=_SMALL) for item in _NOTHING_TO_TELL)
_NO_STEPS = encode((), caps=_SMALL)


class Runner:
    """One learner's module, for the life of the process."""

    def __init__(self) -> None:
        self.random = GlobalRandom()
        self.module = ModuleType(MODULE)
        self.caps = Caps()
        self.generated_items = 1

    def load(self, source: str, *, caps: Caps, generated_items: int) -> bytes:
        """Run the module; the reply's body."""
        self.caps = caps
        self.generated_items = generated_items
        self.module = ModuleType(MODULE)
        vars(self.module)["__builtins__"] = GUARDED_BUILTINS
        sys.modules[MODULE] = self.module
        show_source(source)
        case = Case(self.module, caps, generated_items)
        return self._watched(case, lambda: self._execute(source), _NO_STEPS)

    def _execute(self, source: str) -> None:
        exec(compile(source, FILENAME, "exec", dont_inherit=True), vars(self.module))

    def run(
        self, steps: tuple[WireStep, ...], call_back: CallBack, *, sent: bytes | memoryview
    ) -> bytes:
        """Run one case, which came as the bytes `sent`; the reply's body."""
        case = Case(self.module, self.caps, self.generated_items)
        return self._watched(case, lambda: case.run(steps, call_back), sent)

    def _watched(self, case: Case, action: Callable[[], None], sent: bytes | memoryview) -> bytes:
        inputs = NOTHING
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                action()
                inputs = case.inputs_after(sent)
                status: tuple[object, ...] = ("returned",)
            except MemoryError:
                status = ("out_of_memory",)
            except TooLarge:
                status = ("flooded",)
            except BaseException as error:  # noqa: BLE001 - SystemExit and its like are outcomes
                status = report(error)
        flush_output()
        told = (status, self.random.touched(), _texts(caught))
        parts = (
            [_UNEVENTFUL]
            if told == _NOTHING_TO_TELL
            else [encode(item, caps=_SMALL) for item in told]
        )
        values = (_TUPLE_HEADER.pack(Tag.TUPLE, case.count), *case.values.chunks)
        return b"".join((_TUPLE_HEADER.pack(Tag.TUPLE, 5), *parts, *values, inputs))


def _texts(caught: list[Any]) -> tuple[str, ...]:
    """Each warning once, as "RuntimeWarning: overflow encountered in exp (line 12)"."""
    texts: dict[str, None] = {}
    for warning in caught[:1_000]:
        where = f" (line {warning.lineno})" if warning.filename == FILENAME else ""
        text = f"{warning.category.__name__}: {str(warning.message)[:_WARNING_CHARACTERS]}{where}"
        texts[text] = None
    return tuple(texts)[:_WARNINGS]
