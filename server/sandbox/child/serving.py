"""The life of a spare after lock-down: warm up, say so, wait, run one job, be killed."""

import os
import resource
import sys
from typing import Any, Final

from server.sandbox.codec.decoding import Decoder, decode
from server.sandbox.codec.encoding import encode
from server.sandbox.codec.frames import NO_NONCE, pack
from server.sandbox.codec.wire import HEADER, Caps, Kind

from . import sample
from .channel import Closed, read_frame, write_frame
from .describing import Describer
from .running import Runner

# Requests come from the trusted side: bounded by the memory limit alone.
_REQUESTS: Final = Caps(
    total_bytes=2**31, nodes=2**31, arrays=2**31, depth=100, rank=8, int_bytes=2**16
)
EXIT_BROKEN: Final = 70
EXIT_OUT_OF_MEMORY: Final = 77
_PIPE_BYTES: Final = 1 << 16
_SOURCE, _STEPS = (encode(each, caps=_REQUESTS) for each in (sample.LOAD, sample.STEPS))
# A source comes with the steps of a first case, of which there may be none.
LOAD, RUN = pack(Kind.LOAD, NO_NONCE, _SOURCE + _STEPS), pack(Kind.RUN, NO_NONCE, _STEPS)


class Server:
    """Answers the requests of one job."""

    def __init__(self, *, baseline: tuple[int, int] | None) -> None:
        self.baseline = baseline
        self.runner = Runner(self.call_back)
        self.nonce = NO_NONCE

    def begin(self, *, warm: bool) -> None:
        """Be nobody's clone; if `warm`, run a small job: its pages are ours before a clock runs."""
        if warm:
            for answer, request in ((self._load, LOAD), (self._run, RUN)):
                answer(request)
        self._forget_job()

    def rehearse(self, request_fd: int, reply_fd: int) -> None:
        """Serve a small job through pipes, of which these are the far ends.

        What is looked up on the way is remembered then, by all who are cloned from here.
        """
        for request in (LOAD, RUN):
            os.write(request_fd, request)
            self._answer()
            os.read(reply_fd, _PIPE_BYTES)
        self._forget_job()

    def _forget_job(self) -> None:
        self.runner.random.reseed()
        sys.modules.pop("solution", None)

    def serve(self) -> None:
        """Say that we are ready, then answer until the server closes the pipe or kills us."""
        write_frame(Kind.READY, NO_NONCE)
        while True:
            self._answer()

    def _answer(self) -> None:
        """Answer one request; a function, so that all of its memory is free for the next."""
        kind, self.nonce, frame = read_frame()
        reply = self._load(frame) if kind == Kind.LOAD else self._run(frame)
        write_frame(Kind.DONE, self.nonce, *reply)

    def _run(self, frame: bytes) -> tuple[bytes, ...]:
        decoder = Decoder(frame, _REQUESTS, position=HEADER.size)
        steps: Any = decoder.take(0)
        return self.runner.run(steps, frame, HEADER.size, decoder.arrays)

    def _load(self, frame: bytes) -> tuple[bytes, ...]:
        decoder = Decoder(frame, _REQUESTS, position=HEADER.size)
        head: Any = decoder.take(0)
        source, limits = head
        body_at = decoder.position
        steps: Any = decoder.take(0)
        self._set_limits(limits)
        self.runner.begin(source, Caps(limits["result_bytes"]), limits["generated_items"])
        return self.runner.run(steps, frame, body_at, decoder.arrays, source=source)

    def _set_limits(self, limits: dict[str, int]) -> None:
        if self.baseline is None:
            return
        space, data = self.baseline
        memory = limits["memory_bytes"]
        for kind, bound in (
            (resource.RLIMIT_AS, space + memory),
            (resource.RLIMIT_DATA, data + memory),
            (resource.RLIMIT_CPU, limits["cpu_s"]),
        ):
            most = bound + (kind == resource.RLIMIT_CPU)
            # Whoever started the server may have set narrower ones.
            _, hard = resource.getrlimit(kind)
            if hard != resource.RLIM_INFINITY:
                bound, most = min(bound, hard), min(most, hard)
            resource.setrlimit(kind, (bound, most))

    def refused(self, call: str) -> None:
        """Tell the server which call was refused."""
        write_frame(Kind.REFUSED, self.nonce, encode(call, caps=Caps()))

    def call_back(self, name: str, args: tuple[object, ...]) -> object:
        """Ask the grader to call one of its functions."""
        describer = Describer(1, {})
        body = encode((name, args), caps=self.runner.caps, fallback=describer)
        write_frame(Kind.CALLBACK, self.nonce, body)
        _, _, answer = read_frame()
        succeeded, value = _body(answer)
        if not succeeded:
            raise ValueError(value)
        return value


def _body(frame: bytes) -> Any:
    return decode(memoryview(frame)[HEADER.size :], caps=_REQUESTS)


def serve_until_killed(server: Server) -> None:
    """Never returns."""
    try:
        server.serve()
    except MemoryError:
        os._exit(EXIT_OUT_OF_MEMORY)
    except Closed:
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - the learner may have broken anything
        os.write(2, f"{type(error).__name__}: {error}\n".encode()[:500])
        os._exit(EXIT_BROKEN)
