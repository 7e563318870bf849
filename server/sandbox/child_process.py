"""The server's end of one single-use child: its pipes, its death, its exit status."""

import asyncio
import math
import os
import select
from typing import Final

from .capture import Capture
from .codec.frames import Header, unpack_header
from .codec.wire import HEADER, Kind
from .endings import Ending
from .errors import ProtocolError, SandboxError

# As much as a pipe holds.
_CHUNK: Final = 1 << 16


class ChildEnded(SandboxError):
    """The child closed its end, by dying as a rule."""


class OutputFlood(SandboxError):
    """The child printed beyond the limit."""


class OutOfTime(SandboxError):
    """The wall clock ran out."""


class ChildProcess:
    """One child; every reader is registered at birth, off the path of any job."""

    def __init__(self, ending: Ending, pipes: tuple[int, int, int, int]) -> None:
        request, reply, out, err = pipes
        self.pid = ending.pid
        self._of = ending
        self._request = request
        self._reply = reply
        self._outputs = {out: Capture(), err: Capture()}
        self.stdout, self.stderr = self._outputs.values()
        self.output_room = 1 << 16
        self.hung_up = False
        self._loop = asyncio.get_running_loop()
        self._buffer: bytes | bytearray = b""
        self._header: Header | None = None
        self._deadline = math.inf
        self._clock: asyncio.TimerHandle | None = None
        self._clock_at = math.inf
        self._max_bytes = 0
        self._room: asyncio.Future[None] | None = None
        self._awaited: asyncio.Future[tuple[Header, bytes | bytearray]] | None = None
        self._broken: SandboxError | None = None
        self._closed = False
        self._ending: asyncio.Future[int] | None = None
        for descriptor in (request, reply, out, err):
            os.set_blocking(descriptor, False)
        self._loop.add_reader(reply, self._on_reply)
        self._printed = select.poll()
        for descriptor in self._outputs:
            self._loop.add_reader(descriptor, self._on_output, descriptor)
            self._printed.register(descriptor, select.POLLIN)

    @property
    def cpu_s(self) -> float:
        """Processor time that it used, known once it has ended."""
        return self._of.cpu_s

    @property
    def alive(self) -> bool:
        """Whether nothing has gone wrong with it so far."""
        return self._broken is None and not self._closed

    def expect_within(self, seconds: float) -> None:
        """Fail whatever is awaited after so many seconds, unless it comes before."""
        self._deadline = self._loop.time() + seconds
        if self._deadline < self._clock_at:
            self._set_clock()

    def expect_no_more(self) -> None:
        """Let the time pass; the clock goes on, since the next case will want it again."""
        self._deadline = math.inf

    def _set_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
        self._clock_at = self._deadline
        self._clock = self._loop.call_at(self._deadline, self._on_clock)

    def _on_clock(self) -> None:
        self._clock, self._clock_at = None, math.inf
        if self._deadline <= self._loop.time():
            self._fail(OutOfTime("the wall clock ran out"))
        elif self._deadline < math.inf:
            self._set_clock()

    async def ask(self, frame: bytes, *, max_bytes: int) -> tuple[Header, bytes | bytearray]:
        """Send a frame and wait for one back, its body at most `max_bytes` long.

        Gives the frame that came, header and all.
        Raises ChildEnded, OutputFlood, or ProtocolError for anything but exactly one frame.
        """
        awaited = self.begin_receiving(max_bytes)
        sent = self._write(frame)
        if sent < len(frame):
            await self._send(memoryview(frame)[sent:])
        return await awaited

    def begin_receiving(self, max_bytes: int) -> "asyncio.Future[tuple[Header, bytes | bytearray]]":
        """Expect one frame; bytes that are here already break the protocol."""
        self._max_bytes = max_bytes
        if self._buffer:
            self._fail(ProtocolError("it wrote to the result channel before it was asked"))
        self._awaited = awaited = self._loop.create_future()
        if self._broken is not None:
            self._fail(self._broken)
        return awaited

    def _write(self, data: bytes | memoryview) -> int:
        """Give how many bytes the pipe took."""
        if self._broken is None:
            try:
                return os.write(self._request, data)
            except BlockingIOError:
                pass
            except OSError:
                self._on_closed()
        return 0

    async def _send(self, data: memoryview) -> None:
        # A child that stops reading must not hold us beyond its time.
        while data and self._broken is None:
            await self._writable()
            data = data[self._write(data) :]

    async def _writable(self) -> None:
        self._room = self._loop.create_future()
        self._loop.add_writer(self._request, _settle, self._room)
        try:
            await self._room
        finally:
            # Closed already, and its number perhaps another's, when the child was ended meanwhile.
            if not self._closed:
                self._loop.remove_writer(self._request)

    def _on_reply(self) -> None:
        try:
            chunk = os.read(self._reply, _CHUNK)
        except BlockingIOError:
            return
        if not chunk:
            self._loop.remove_reader(self._reply)
            self.drain_outputs()
            self._on_closed()
            return
        # Most frames come whole, and are not copied.
        if not self._buffer:
            self._buffer = chunk
        elif isinstance(self._buffer, bytearray):
            self._buffer += chunk
        else:
            self._buffer = bytearray(self._buffer) + chunk
        if self._awaited is None or self._awaited.done():
            # Never grow on what nobody asked for; the next question will meet it.
            self._fail(ProtocolError("it wrote to the result channel before it was asked"))
            self._loop.remove_reader(self._reply)
        else:
            self._parse()

    def _parse(self) -> None:
        try:
            if self._header is None:
                if len(self._buffer) < HEADER.size:
                    return
                self._header = unpack_header(self._buffer, max_bytes=self._max_bytes)
            missing = self._header.frame_bytes - len(self._buffer)
            if missing < 0:
                raise ProtocolError("it wrote more than one frame to the result channel")
            if missing == 0:
                self._deliver(self._header)
        except ProtocolError as error:
            self._fail(error)
            self._loop.remove_reader(self._reply)

    def _deliver(self, header: Header) -> None:
        assert self._awaited is not None
        frame, self._buffer, self._header = self._buffer, b"", None
        self.drain_outputs()
        if not self._awaited.done():
            self._awaited.set_result((header, frame))

    def _on_closed(self) -> None:
        """Its end of a pipe is closed: by its death, or by itself, which is `hung_up`."""
        self.hung_up = self.hung_up or not self._of.is_ending()
        self._fail(ChildEnded("it ended"))

    def _fail(self, error: SandboxError) -> None:
        self._broken = self._broken or error
        if self._room is not None:
            _settle(self._room)
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_exception(self._broken)

    def drain_outputs(self) -> None:
        """Read what the streams hold right now."""
        if self._closed or not self._printed.poll(0):
            return
        for descriptor in self._outputs:
            while self._on_output(descriptor):
                pass

    def _on_output(self, descriptor: int) -> bool:
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            return False
        if not chunk:
            self._loop.remove_reader(descriptor)
            return False
        room = self.output_room - sum(len(capture.data) for capture in self._outputs.values())
        if not self._outputs[descriptor].add(chunk, room=room):
            self._loop.remove_reader(descriptor)
            self._fail(OutputFlood("it printed too much"))
            return False
        return True

    def kill(self) -> None:
        """End it; harmless when it has ended."""
        if self._ending is not None:
            return
        self._of.kill()

    async def end(self) -> int:
        """Kill it, close all, wait; its exit code, or minus the signal that ended it.

        However often and from wherever it is called, it happens once and to the end.
        """
        if self._ending is None:
            self.kill()
            self._ending = asyncio.ensure_future(self._end())
        return await asyncio.shield(self._ending)

    async def _end(self) -> int:
        self._close_pipes()
        return await self._of.wait()

    def _close_pipes(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._fail(ChildEnded("it was ended"))
        if self._clock is not None:
            self._clock.cancel()
        self._loop.remove_writer(self._request)
        for descriptor in (self._reply, *self._outputs):
            self._loop.remove_reader(descriptor)
        for descriptor in (self._request, self._reply, *self._outputs):
            os.close(descriptor)


def _settle(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)


async def until_ready(child: ChildProcess, *, within_s: float) -> None:
    """Wait for the child's word that it is locked down. Raises SandboxError when it is not."""
    child.expect_within(within_s)
    header, _ = await child.begin_receiving(0)
    child.expect_no_more()
    if header.kind is not Kind.READY:
        raise ProtocolError("a child began with something else than being ready")
