"""What every attack is given: the modules and calls that a learner may not import.

This text is sent to the child, so that the attacks begin where the import guard has lost. It is
the kernel that must refuse them.
"""

import struct
import sys
from typing import Any


class Tools:
    """Modules, bare system calls, and forged pieces of the protocol."""

    def __init__(self, host: dict[str, Any]) -> None:
        self.host = host
        self.numbers: dict[str, int] = host["numbers"]
        self.sys: Any = sys
        self.os: Any = sys.modules["os"]
        self.open: Any = open
        self.ctypes: Any = sys.modules["ctypes"]
        self.libc = self.ctypes.CDLL(None, use_errno=True)
        self.libc.syscall.restype = self.ctypes.c_long
        encode = vars(sys.modules["server.sandbox.codec.encoding"])["encode"]
        caps = vars(sys.modules["server.sandbox.codec.wire"])["Caps"]()
        self.report = encode((("returned",), False, (), ("contained",), None), caps=caps)
        self.callback = encode(("stolen", ()), caps=caps)

    def address(self, thing: Any) -> Any:
        return self.ctypes.addressof(thing)

    def raw(self, number: int, *args: int) -> int:
        words = [self.ctypes.c_long(word) for word in (number, *args)]
        result: int = self.libc.syscall(*words)
        if result == -1:
            code = self.ctypes.get_errno()
            raise OSError(code, self.os.strerror(code))
        return result

    def call(self, name: str, *args: int) -> int:
        """Make a system call by name; PermissionError where this machine has none of that name."""
        if name not in self.numbers:
            raise PermissionError(1, f"no {name} on this machine")
        return self.raw(self.numbers[name], *args)

    def refused(self, name: str) -> bool:
        try:
            self.call(name, 0, 0, 0, 0)
        except PermissionError:
            return True
        return False

    def is_open(self, descriptor: int) -> bool:
        try:
            self.os.lseek(descriptor, 0, 1)
        except OSError as error:
            return error.errno != 9
        return True

    def nonce(self) -> bytes:
        """The secret of this case, which code in the same process can always find."""
        frame: Any = sys._getframe()
        while frame is not None:
            found = getattr(frame.f_locals.get("self"), "nonce", None)
            if isinstance(found, bytes):
                return found
            frame = frame.f_back
        raise LookupError("no nonce")

    def header(self, *, nonce: bytes, length: int, kind: int = 17) -> bytes:
        return struct.pack("<4s16sBI", b"UNR1", nonce, kind, length)

    def frame(self, *, nonce: bytes, body: bytes, kind: int = 17) -> bytes:
        return self.header(nonce=nonce, length=len(body), kind=kind) + body

    def array(self, shape: tuple[int, ...]) -> bytes:
        """A body that is an array of float64 with these dimensions and no elements."""
        rank = len(shape)
        return bytes((11, 1, rank)) + struct.pack(f"<{rank}Q", *shape)
