"""Safetensors files, read with suspicion: every length is checked before anything is made of it.

A file is 8 bytes that give the header's length, a JSON header that gives each tensor's dtype,
shape and place, and the numbers. Nothing in it is ever run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import Any

import numpy as np
from safetensors.numpy import save

from engine.arrays import Array, frozen
from engine.errors import EngineError, LimitError, WeightsError, shown
from engine.limits import whole_number

MAX_FILE_BYTES = 64_000_000
MAX_HEADER_BYTES = 1_000_000
MAX_TENSORS = 256
MAX_AXES = 4
MAX_NAME = 256
FOREIGN = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05", b"PK")
"""How a pickle or a zip file begins."""
WRITTEN = ("float16", "float32", "float64")
DTYPES = {"F16": np.float16, "F32": np.float32, "F64": np.float64}


@dataclass(frozen=True)
class Contents:
    """What a file holds: floating-point arrays, read-only and finite, and free text."""

    arrays: Mapping[str, Array]
    metadata: Mapping[str, str]


def write_file(path: Path | str, arrays: Mapping[str, Array], metadata: Mapping[str, str]) -> None:
    """Write the arrays at once or not at all: what stands at the path is never half a file.

    Raises WeightsError for what `read_file` would refuse, or a path that can't be written.
    """
    path = _path(path)
    content = save(_writable(arrays), _metadata(_plain(metadata)) or None)
    header = int.from_bytes(content[:8], "little")
    if len(content) > MAX_FILE_BYTES or header > MAX_HEADER_BYTES:
        raise LimitError(
            f"{_shown_path(path)} would have {len(content)} bytes, {header} of them header; the "
            f"limits are {MAX_FILE_BYTES} and {MAX_HEADER_BYTES}."
        )
    beside = path.with_name(path.name + ".new") if path.name else path
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except (OSError, ValueError) as error:  # a name with a zero in it is a ValueError
        raise WeightsError(f"{_shown_path(path)} can't be written: {_reason(error)}.") from error


def _writable(arrays: object) -> dict[str, Array]:
    given = _plain(arrays)
    if not isinstance(given, dict) or not given:
        raise WeightsError(f"The arrays are {shown(arrays)}; one or more by name are wanted.")
    if len(given) > MAX_TENSORS:
        raise LimitError(f"{len(given)} tensors were given; the limit is {MAX_TENSORS}.")
    found: dict[str, Array] = {}
    for name, array in given.items():
        _check_name(name)
        if not isinstance(array, np.ndarray) or array.dtype.name not in WRITTEN:
            kind = getattr(array, "dtype", type(array).__name__)
            raise WeightsError(f"{name} is {kind}; {', '.join(WRITTEN)} arrays are wanted.")
        if array.size == 0 or array.ndim > MAX_AXES:
            raise WeightsError(
                f"{name} has shape {array.shape}; 1 number or more in up to {MAX_AXES} axes."
            )
        _check_finite(name, array)
        found[name] = np.ascontiguousarray(array, array.dtype.newbyteorder("="))
    return found


def _plain(given: object) -> object:
    return dict(given) if isinstance(given, Mapping) else given


def _check_name(name: object) -> None:
    if not isinstance(name, str) or not 0 < len(name) <= MAX_NAME or not is_text(name):
        raise WeightsError(f"{shown(name)} names a tensor; 1 to {MAX_NAME} characters are wanted.")


def _path(given: object) -> Path:
    try:
        return Path(given)  # type: ignore[arg-type] # whatever was passed
    except TypeError as error:
        raise WeightsError(f"{shown(given)} is no path; a str or Path is wanted.") from error


def _shown_path(path: Path) -> str:
    return shown(path.name or str(path))[1:-1]


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")


def read_file(path: Path | str, *, limit_bytes: int = MAX_FILE_BYTES) -> Contents:
    """Read a file. Raises WeightsError, or LimitError before a file that is too large is read."""
    path, limit = _path(path), whole_number(limit_bytes, "limit_bytes", 0)
    name = _shown_path(path)
    try:
        content = _bytes_of(path, limit)
    except EngineError:
        raise
    except (OSError, ValueError) as error:  # a name with a zero in it is a ValueError
        raise WeightsError(f"{name} can't be read: {_reason(error)}.") from error
    try:
        return read_bytes(content, limit_bytes=limit)
    except WeightsError as error:
        raise WeightsError(f"{name}: {error}") from error


def _bytes_of(path: Path, limit: int) -> bytes:
    found = path.stat()
    if not S_ISREG(found.st_mode):  # a device may be endless
        raise OSError(EINVAL, "it is no file")
    if found.st_size > limit:
        raise LimitError(f"{_shown_path(path)} has {found.st_size} bytes; the limit is {limit}.")
    with path.open("rb") as file:
        return file.read(found.st_size + 1)  # a file that has grown since has bytes left over


def read_bytes(content: bytes, *, limit_bytes: int = MAX_FILE_BYTES) -> Contents:
    """Read a file's content. Raises WeightsError that says what is wrong and where."""
    limit = whole_number(limit_bytes, "limit_bytes", 0)
    if not isinstance(content, bytes | bytearray | memoryview):
        raise WeightsError(f"The content is {shown(content)}; bytes are wanted.")
    if len(content) > limit:
        raise LimitError(f"The file has {len(content)} bytes; the limit is {limit}.")
    header, numbers = _header(bytes(content))
    metadata = _metadata(header.pop("__metadata__", {}))
    if len(header) > MAX_TENSORS:
        raise LimitError(f"The file has {len(header)} tensors; the limit is {MAX_TENSORS}.")
    places = {name: _place(name, entry, len(numbers)) for name, entry in header.items()}
    _check_cover(places, len(numbers))
    arrays = {name: _array(name, header[name], numbers[a:b]) for name, (a, b) in places.items()}
    return Contents(arrays, metadata)


def _header(content: bytes) -> tuple[dict[str, Any], memoryview]:
    size = int.from_bytes(content[:8], "little")
    # A header of 1,152 bytes begins like a pickle; no pickle's first bytes are a likely size.
    if size > MAX_HEADER_BYTES and content[:2] in FOREIGN:
        raise WeightsError(
            "This is a pickle or a zip file, as torch.save writes; it could run code when read. "
            "Save with safetensors.torch.save_file."
        )
    if content[:3] == b"\x1f\x8b\x08":
        raise WeightsError("This is a gzip file; unpack it first.")
    if content[:8] == b"\x89HDF\r\n\x1a\n":
        raise WeightsError("This is an HDF5 file, as Keras writes; save with safetensors.")
    if len(content) < 8:
        raise WeightsError(f"The file has {len(content)} bytes; a safetensors header has 8 more.")
    if size > MAX_HEADER_BYTES:
        raise WeightsError(f"The header claims {size} bytes; the limit is {MAX_HEADER_BYTES}.")
    if 8 + size > len(content):
        raise WeightsError(f"The header claims {size} bytes, but only {len(content) - 8} follow.")
    return _parsed(content[8 : 8 + size]), memoryview(content)[8 + size :]


def _parsed(text: bytes) -> dict[str, Any]:
    try:
        header = json.loads(text.decode("utf-8"), object_pairs_hook=_unique)
    except WeightsError:
        raise
    except (ValueError, RecursionError) as error:
        raise WeightsError(f"The header is no JSON: {error}.") from error
    if not isinstance(header, dict):
        raise WeightsError(f"The header is a JSON {type(header).__name__}; an object is wanted.")
    return header


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object of the header; JSON itself would silently keep the last of two."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise WeightsError(f"The header names {shown(name)[1:-1]} twice.")
        found[name] = value
    return found


def _metadata(given: object) -> dict[str, str]:
    if isinstance(given, dict) and all(map(is_text, [*given, *given.values()])):
        return given
    raise WeightsError("__metadata__ must map names to text.")


def is_text(given: object) -> bool:
    """Say whether it is a str that UTF-8 can write: JSON lets half of a surrogate pair through."""
    try:
        return isinstance(given, str) and given.encode() is not None
    except UnicodeEncodeError:
        return False


def _place(name: str, entry: object, available: int) -> tuple[int, int]:
    _check_name(name)
    if not isinstance(entry, dict) or not {"dtype", "shape", "data_offsets"} <= set(entry):
        raise WeightsError(f"{name} needs dtype, shape and data_offsets.")
    if not isinstance(entry["dtype"], str) or entry["dtype"] not in DTYPES:
        raise WeightsError(f"{name} is {shown(entry['dtype'])}; there are {', '.join(DTYPES)}.")
    shape, offsets = entry["shape"], entry["data_offsets"]
    sizes = _naturals(shape) and 0 not in shape and len(shape) <= MAX_AXES
    if not sizes or not _naturals(offsets) or len(offsets) != 2:
        raise WeightsError(
            f"{name} has shape {shown(shape)} and data_offsets {shown(offsets)}; up to {MAX_AXES} "
            "sizes from 1 and two places are wanted."
        )
    start, stop = offsets
    if not start <= stop <= available:
        raise WeightsError(
            f"{name} stands at bytes {start} to {stop}, but there are {available} of numbers."
        )
    wanted = np.dtype(DTYPES[entry["dtype"]]).itemsize
    for size in shape:
        wanted *= size
    if stop - start != wanted:
        raise WeightsError(f"{name} has {stop - start} bytes; shape {shape} needs {wanted}.")
    return start, stop


def _naturals(given: object) -> bool:
    return isinstance(given, list) and all(type(n) is int and 0 <= n < 2**31 for n in given)


def _check_cover(places: Mapping[str, tuple[int, int]], available: int) -> None:
    """Refuse tensors that overlap, and bytes that belong to none."""
    end, before = 0, "the header"
    for name, (start, stop) in sorted(places.items(), key=lambda place: place[1]):
        if start < end:
            raise WeightsError(f"{name} overlaps {before}: it starts at byte {start} of {end}.")
        if start > end:
            raise WeightsError(f"Bytes {end} to {start}, before {name}, belong to no tensor.")
        end, before = stop, name
    if end != available:
        raise WeightsError(f"{available - end} bytes after {before} belong to no tensor.")


def _array(name: str, entry: dict[str, Any], raw: memoryview) -> Array:
    array = np.frombuffer(raw, np.dtype(DTYPES[entry["dtype"]]).newbyteorder("<"))
    shaped = array.reshape(entry["shape"])
    _check_finite(name, shaped)
    return frozen(shaped.astype(shaped.dtype.newbyteorder("=")))


def _check_finite(name: str, array: Array) -> None:
    known = np.isfinite(array)
    if not known.all():
        where = [int(k) for k in np.argwhere(~known)[0]]
        raise WeightsError(f"{name}{where} is {array[tuple(where)]}; weights are finite.")
