"""Question and answer with one child: each reply becomes a `CaseResult`, whatever it is."""

import asyncio
import math
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from .child_process import ChildEnded, ChildProcess, OutOfTime, OutputFlood
from .codec.decoding import decode
from .codec.encoding import encode
from .codec.frames import pack
from .codec.wire import HEADER, NONCE_BYTES, Caps, Kind
from .errors import CallsTooLarge, ProtocolError, SandboxError, TooLarge, Unsendable
from .limits import Limits
from .outcomes import CaseResult, Crashed, Flooded, Outcome, Refused, Returned, TimedOut
from .replies import Reply, read_refusal, read_reply, reply_caps
from .steps import Step, arguments, to_wire
from .values import Value
from .verdicts import killed_from_outside, outcome_of_death

Callbacks = Mapping[str, Callable[..., Any]]
# What the grader sends is bounded by its own cases; the count guards against an endless list.
_REQUESTS: Final = Caps(total_bytes=2**31 - 1, nodes=2_000_000, arrays=100_000)
_LARGE_BYTES: Final = 1 << 16


class ChildLost(SandboxError):
    """The child was killed from outside; what it was asked may be asked again of another."""


class Conversation:
    """One child and the limits of its job; `over` once the child must not be asked again."""

    def __init__(self, child: ChildProcess, limits: Limits) -> None:
        self.child = child
        self.limits = limits
        self.over = False
        self._request_bytes = -1
        self._caps = Caps()

    async def load(
        self, source: str, steps: Sequence[Step] = (), *, wall_s: float | None = None
    ) -> CaseResult:
        """Run the module and, in the same exchange, the steps of a first case."""
        limits = self.limits
        bounds: dict[str, Value] = {
            "memory_bytes": limits.memory_bytes,
            "cpu_s": math.ceil(limits.cpu_s),
            "result_bytes": limits.result_bytes,
            "generated_items": limits.generated_items,
        }
        body = encode((source, bounds), caps=_REQUESTS) + _encoded(steps)
        return await self._case(Kind.LOAD, body, steps, {}, wall_s=wall_s)

    async def run(
        self, steps: Sequence[Step], callbacks: Callbacks, *, wall_s: float | None = None
    ) -> CaseResult:
        """Run one case. Raises ChildLost when another child may be asked the same."""
        return await self._case(Kind.RUN, _encoded(steps), steps, callbacks, wall_s=wall_s)

    async def _case(
        self,
        kind: Kind,
        body: bytes,
        steps: Sequence[Step],
        callbacks: Callbacks,
        *,
        wall_s: float | None = None,
    ) -> CaseResult:
        self.child.output_room = self.limits.output_bytes
        began = time.perf_counter()
        self.child.expect_within(self.limits.wall_s if wall_s is None else wall_s)
        try:
            reply = await self._exchange(kind, body, callbacks)
        except BaseException as error:  # noqa: BLE001 - raised again unless it is an outcome
            self.over = True
            outcome = await self._outcome_of(error)
            return self._result(Reply(outcome, (), (), False, ()), steps, began)
        finally:
            self.child.expect_no_more()
        self.over = not isinstance(reply.outcome, Returned) and reply.outcome.kind != "raised"
        return self._result(reply, steps, began)

    async def _exchange(self, kind: Kind, body: bytes, callbacks: Callbacks) -> Reply:
        nonce = os.urandom(NONCE_BYTES)
        frame = pack(kind, nonce, body)
        caps = self._caps_for(len(body))
        calls = passed_bytes = 0
        while True:
            header, answer = await self.child.ask(frame, max_bytes=caps.total_bytes)
            if header.nonce != nonce:
                raise ProtocolError("it answered something that it was not asked")
            if header.kind is Kind.DONE:
                if header.length < _LARGE_BYTES:
                    return read_reply(answer, self.limits, caps, at=HEADER.size)
                # A hundred thousand tiny values take a while, in which others must be served.
                return await asyncio.to_thread(
                    read_reply, answer, self.limits, caps, at=HEADER.size
                )
            rest = memoryview(answer)[HEADER.size :]
            if header.kind is Kind.REFUSED:
                return read_refusal(rest)
            calls += 1
            if header.kind is not Kind.CALLBACK or calls > self.limits.callback_calls:
                raise ProtocolError("it sent a frame of the wrong kind, or called back too often")
            passed_bytes += header.length
            if passed_bytes > self.limits.callback_bytes:
                raise CallsTooLarge(f"{passed_bytes} bytes passed to functions")
            if header.length < _LARGE_BYTES:
                told = self._call_back(rest, callbacks, caps)
            else:
                told = await asyncio.to_thread(self._call_back, rest, callbacks, caps)
            frame = pack(Kind.ANSWER, nonce, told)

    def _caps_for(self, request_bytes: int) -> Caps:
        """Give the bounds of a reply; cases of one exercise are of one size, as a rule."""
        if request_bytes != self._request_bytes:
            self._request_bytes = request_bytes
            self._caps = reply_caps(self.limits, request_bytes)
        return self._caps

    def _call_back(self, body: memoryview, callbacks: Callbacks, caps: Caps) -> bytes:
        """Give the answer to a call of one of the grader's functions, its failure included."""
        match decode(body, caps=caps):
            case (str(name), tuple(args)) if name in callbacks:
                pass
            case _:
                raise ProtocolError("it called a function that it was not given")
        try:
            return encode((True, callbacks[name](*args)), caps=_REQUESTS)
        except Unsendable:
            raise
        except Exception as error:  # noqa: BLE001 - hostile arguments may break it in any way
            return encode((False, f"{name}: {error}"), caps=_REQUESTS)

    async def _outcome_of(self, error: BaseException) -> Outcome:
        limits = self.limits
        match error:
            case OutOfTime():
                return TimedOut(limits.wall_s)
            case OutputFlood():
                return Flooded("output", limits.output_bytes)
            case TooLarge():
                return Flooded("result", limits.result_bytes)
            case CallsTooLarge():
                return Flooded("calls", limits.callback_bytes)
            case ProtocolError():
                return Crashed(str(error))
            case ChildEnded():
                status = await self.child.end()
                if killed_from_outside(status, cpu_s=self.child.cpu_s, limits=limits):
                    if self.child.hung_up:
                        return Crashed("it closed one of its channels")
                    raise ChildLost("a child was killed from outside")
                return outcome_of_death(status, limits)
        raise error

    def _result(self, reply: Reply, steps: Sequence[Step], began: float) -> CaseResult:
        outcome, inputs = reply.outcome, reply.inputs
        if not isinstance(outcome, Returned):
            inputs = ()
        elif len(reply.values) != len(steps):
            outcome, inputs, self.over = Crashed("it answered another number of steps"), (), True
        elif inputs is None:
            inputs = tuple([arguments(step) for step in steps])
        return CaseResult(
            outcome,
            reply.values[: len(steps)],
            inputs,
            reply.random_touched,
            reply.warnings,
            self.child.stdout.take(),
            self.child.stderr.take(),
            (time.perf_counter() - began) * 1e3,
        )


def _encoded(steps: Sequence[Step]) -> bytes:
    return encode(tuple(map(to_wire, steps)), caps=_REQUESTS)


def too_long(source: str, limits: Limits) -> Refused | None:
    """Why a source is not even sent, if so."""
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        return Refused(None, "it holds characters that are no valid Unicode")
    if size > limits.source_bytes:
        return Refused(None, f"it has {size} bytes, and {limits.source_bytes} are allowed")
    return None
