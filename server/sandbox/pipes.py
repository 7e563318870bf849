import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pipes:
    """The four pipes of a child: request, reply, output, errors; each side's ends in this order."""

    ours: tuple[int, int, int, int]
    theirs: tuple[int, int, int, int]

    @classmethod
    def open(cls) -> "Pipes":
        (request_r, request_w), (reply_r, reply_w), (out_r, out_w), (err_r, err_w) = (
            os.pipe() for _ in range(4)
        )
        return cls((request_w, reply_r, out_r, err_r), (request_r, reply_w, out_w, err_w))

    def close_ours(self) -> None:
        for descriptor in self.ours:
            os.close(descriptor)

    def close_theirs(self) -> None:
        for descriptor in self.theirs:
            os.close(descriptor)
