"""Fills the holes that importing leaves in memory, so that what a child allocates lies together.

A child that writes to a page gets a copy of it, which costs it some microseconds. Free memory
between what is kept is spread over more pages than free memory at the end of it all.
"""

import ctypes
from typing import Any, Final

# Of Python's own allocator, since 3.10: blocks of one size share a pool, up to 512 bytes.
_POOL_BYTES: Final = 1 << 14
_LARGEST_BLOCK: Final = 512
_BLOCK_STEP: Final = 16
_POOL_HEADER_BYTES: Final = 48
_EMPTY_BYTES: Final = b"".__sizeof__()
_SMALLEST_CHUNK: Final = 24
_LARGEST_CHUNK: Final = 1 << 17
# Of one size; holes have far less. A guard, should an allocator work otherwise than thought here.
_MOST_BYTES: Final = 1 << 20


def fill_holes() -> None:
    """Allocate, for good, what is free between the rest."""
    _fill_pools()
    _fill_heap()


_kept: list[object] = []


def _fill_pools() -> None:
    """For each size of block, fill the pools that are begun; the next block begins a new one."""
    for size in range(
        _EMPTY_BYTES // _BLOCK_STEP * _BLOCK_STEP + _BLOCK_STEP, _LARGEST_BLOCK + 1, _BLOCK_STEP
    ):
        for _ in range(_MOST_BYTES // size):
            block = bytes(size - _EMPTY_BYTES)
            _kept.append(block)
            if id(block) % _POOL_BYTES == _POOL_HEADER_BYTES:
                break


def _fill_heap() -> None:
    """Fill the C library's free chunks, from large to small, below the end of its heap."""
    libc: Any = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = (ctypes.c_size_t,)
    libc.free.argtypes = (ctypes.c_void_p,)
    # So large a chunk lies at the end of the heap: what comes after it is no hole.
    end = libc.malloc(8 * _LARGEST_CHUNK)
    libc.free(end)
    size = _LARGEST_CHUNK
    while size >= _SMALLEST_CHUNK:
        for _ in range(_MOST_BYTES // size):
            chunk = libc.malloc(size)
            if chunk is None or chunk >= end:
                libc.free(chunk)
                break
        size = size * 3 // 4
