"""Reads the child's report of a case; nothing in it is believed to have the right form."""

from typing import Any, NamedTuple

from .codec.decoding import Decoder, decode
from .codec.encoding import UNEVENTFUL
from .codec.wire import Caps
from .errors import ProtocolError
from .limits import Limits
from .outcomes import Flooded, Outcome, OutOfMemory, Raised, Refused, Returned
from .values import Value

_TEXT = 8_000
_SLACK_BYTES = 1 << 16
_RETURNED = Returned()


class Reply(NamedTuple):
    """A case as its child tells it; `inputs` is None where no argument changed."""

    outcome: Outcome
    values: tuple[Value, ...]
    inputs: tuple[tuple[Value, ...], ...] | None
    random_touched: bool
    warnings: tuple[str, ...]


def reply_caps(limits: Limits, request_bytes: int) -> Caps:
    """Bounds for a reply: values, a little text, and the arguments back, which may have grown."""
    return Caps(
        total_bytes=2 * limits.result_bytes + request_bytes + _SLACK_BYTES,
        nodes=3 * Caps().nodes + request_bytes // 2,
        depth=Caps().depth + 4,
    )


def read_reply(
    data: bytes | bytearray | memoryview, limits: Limits, caps: Caps, *, at: int = 0
) -> Reply:
    """Give the report in a DONE frame's body, which begins at `at`.

    Raises ProtocolError where it has another form.
    """
    uneventful = data[at : at + len(UNEVENTFUL)] == UNEVENTFUL
    decoder = Decoder(data, caps, position=at + len(UNEVENTFUL) if uneventful else at)
    if uneventful:
        report: Any = (("returned",), False, (), decoder.take(1), decoder.take(1))
    else:
        report = decoder.take(0)
    decoder.finish()
    match report:
        case (
            tuple(status),
            bool(touched),
            tuple(warnings),
            tuple(values),
            (None | tuple()) as inputs,
        ):
            outcome = _outcome(status, limits)
            return Reply(outcome, values, _inputs(inputs), touched, _texts(warnings))
    raise ProtocolError("a report of another form")


def read_refusal(body: memoryview) -> Reply:
    """Give the report of a child that ends at a forbidden call."""
    call = decode(body, caps=Caps(total_bytes=_SLACK_BYTES))
    if not isinstance(call, str):
        raise ProtocolError("a refusal of another form")
    return Reply(Refused(call[:100]), (), None, random_touched=False, warnings=())


def _outcome(status: tuple[Any, ...], limits: Limits) -> Outcome:
    match status:
        case ("returned",):
            return _RETURNED
        case ("out_of_memory",):
            return OutOfMemory(limits.memory_bytes)
        case ("flooded",):
            return Flooded("result", limits.result_bytes)
        case ("raised", str(name), str(text), (None | int()) as line, str(trace)):
            return Raised(name[:200], text[:_TEXT], _line(line, limits), trace[:_TEXT])
    raise ProtocolError("an outcome of another form")


def _line(line: int | None, limits: Limits) -> int | None:
    """Give the number of a line that a source can have; others would carry what they like."""
    return line if type(line) is int and 0 < line <= limits.source_bytes else None


def _inputs(inputs: Any) -> tuple[tuple[Value, ...], ...] | None:
    if inputs is not None and not all(isinstance(args, tuple) for args in inputs):
        raise ProtocolError("arguments of another form")
    checked: tuple[tuple[Value, ...], ...] | None = inputs
    return checked


def _texts(warnings: tuple[Any, ...]) -> tuple[str, ...]:
    if not all(isinstance(text, str) for text in warnings):
        raise ProtocolError("warnings of another form")
    return tuple(text[:_TEXT] for text in warnings[:100])
