"""How many of ten seeds learned to copy the first symbol after a lag: measured once, kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "copy_lag.toml"


@lru_cache(maxsize=1)
def solved() -> Mapping[str, Mapping[str, int]]:
    """Seeds solved of ten, by network-and-start, then by lag."""
    data: Mapping[str, Mapping[str, int]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return data


def count(network: str, lag: int) -> str:
    """Give one cell of the table; a dash where nothing was run."""
    return str(solved()[network].get(str(lag), "–"))
