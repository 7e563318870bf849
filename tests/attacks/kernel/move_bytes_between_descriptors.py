"""Move bytes and descriptors with calls that few filters think of.

Must come of it: all are refused; only plain read and write reach the pipes.
"""

from typing import Any

EXPECTED = "returned"


CALLS = (
    *("splice", "tee", "sendfile", "copy_file_range", "readv", "writev", "preadv2", "pwritev2"),
    *("sendmsg", "recvmsg", "fallocate", "sync", "msync", "epoll_create1", "signalfd4", "io_setup"),
)


def attack(tools: Any) -> Any:
    made = [name for name in CALLS if not tools.refused(name)]
    return "contained" if not made else f"made: {made}"
