"""Values to levels of a colour scale, and a heatmap to a picture. The page's canvas does the same.

A signed heatmap is scaled symmetrically about zero, so that a colour means the same sign and size
left and right; a share's scale is always 0 to 1.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from server.tracing import palettes, png

Scale = Literal["diverging", "sequential"]
_ENDS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0)


def extent(values: NDArray[np.floating], scale: Scale) -> float:
    """Give the value at the end of the scale: 1 for shares, else the largest size rounded up."""
    if scale == "sequential":
        return 1.0
    finite = np.abs(values[np.isfinite(values)])
    return nice_ceiling(float(finite.max())) if finite.size else 1.0


def nice_ceiling(value: float) -> float:
    """Give the next of 1, 1.5, 2, 3, 4, 6, 8 times a power of ten at or above; 1 for zero."""
    if value <= 0:
        return 1.0
    decade = 10.0 ** np.floor(np.log10(value))
    return float(next(m * decade for m in _ENDS if m * decade >= value * 0.999999))


def levels(values: NDArray[np.floating], limit: float, scale: Scale) -> NDArray[np.uint8]:
    """Index of each value in a table of 256 colours; what is not finite lies on the ends."""
    share = values / limit if scale == "sequential" else values / (2 * limit) + 0.5
    share = np.nan_to_num(share, nan=0.0 if scale == "sequential" else 0.5)
    return np.asarray(np.floor(np.clip(share, 0, 1) * 255 + 0.5), np.uint8)


def picture(values: NDArray[np.floating], limit: float, scale: Scale) -> bytes:
    """Draw a PNG with one pixel a value: values (T, H) become H rows and T columns."""
    table = palettes.DIVERGING if scale == "diverging" else palettes.SEQUENTIAL
    return png.encode(np.ascontiguousarray(levels(values, limit, scale).T), table)
