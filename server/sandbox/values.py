"""What travels between grader and child, besides plain Python and NumPy values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np


@dataclass(frozen=True, slots=True)
class Rng:
    """Becomes `numpy.random.default_rng(seed)` in the child."""

    seed: int


@dataclass(frozen=True, slots=True)
class Helper:
    """A pure callable that lives in the child: what `source` binds to `name`."""

    source: str
    name: str


@dataclass(frozen=True, slots=True)
class Callback:
    """A stub in the child that calls one of the grader's functions, so that calls are counted."""

    name: str


@dataclass(frozen=True, slots=True)
class Ref:
    """An object that an earlier `Construct` of the same case made."""

    name: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that cannot be sent, described: "float16 array of shape (3, 1)"."""

    description: str


@dataclass(frozen=True, slots=True)
class Generated:
    """What a generator yielded; `finished` is false when it was cut at the limit."""

    values: tuple["Value", ...]
    finished: bool


Array: TypeAlias = np.ndarray[Any, np.dtype[Any]]
Spec: TypeAlias = Rng | Helper | Callback | Ref
Value: TypeAlias = (
    bool
    | int
    | float
    | complex
    | str
    | tuple["Value", ...]
    | list["Value"]
    | Mapping[str, "Value"]
    | Array
    | np.generic
    | Rng
    | Helper
    | Callback
    | Ref
    | Opaque
    | Generated
    | None
)
