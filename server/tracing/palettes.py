"""The two colour scales of every picture: diverging for signed values, sequential for shares.

Both run through hues that stay apart for colour-blind readers (blue against orange; light green
against violet) with steadily changing lightness, and are the same on light and dark pages.
Colours between the anchors are mixed in Oklab (Ottosson, 2020), where equal steps look equal.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

ENTRIES: Final = 256
MISSING: Final = (255, 0, 255)
"""Colour of NaN and infinity: magenta lies on neither scale."""

_DIVERGING = ("#123f73", "#2a6fb0", "#8dbbe0", "#f2f1ec", "#f0b482", "#c8590c", "#7a2d00")
_SEQUENTIAL = ("#f2f1ec", "#bfdcc4", "#78b7b1", "#4a86a8", "#44548f", "#3b2a6b")

_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def _oklab(colour: str) -> NDArray[np.float64]:
    srgb = np.frombuffer(bytes.fromhex(colour[1:]), np.uint8) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(_TO_LAB @ np.cbrt(_TO_CONES @ linear))


def _srgb(lab: NDArray[np.float64]) -> NDArray[np.uint8]:
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_CONES).T
    linear = np.clip(linear, 0, 1)
    srgb = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(np.clip(srgb, 0, 1) * 255), np.uint8)


def _table(anchors: tuple[str, ...]) -> NDArray[np.uint8]:
    """Colours of the 256 levels: (256, 3)."""
    labs = np.stack([_oklab(anchor) for anchor in anchors])
    at = np.linspace(0, len(anchors) - 1, ENTRIES)
    mixed = [np.interp(at, np.arange(len(anchors)), labs[:, axis]) for axis in range(3)]
    table = _srgb(np.stack(mixed, axis=1))
    table.flags.writeable = False
    return table


DIVERGING: Final = _table(_DIVERGING)
SEQUENTIAL: Final = _table(_SEQUENTIAL)


def as_hex(table: NDArray[np.uint8]) -> str:
    """Write the table as 256 six-digit colours in a row, as the page's scripts read it."""
    return table.tobytes().hex()
