"""Heatmaps as PNGs: what a decoder reads back is what was drawn."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from numpy.typing import NDArray

from server.tracing import heatmap, palettes, png


def decode(picture: bytes) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Read an indexed PNG without filters: indices (rows, columns) and palette (256, 3)."""
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(picture):
        (size,) = struct.unpack_from(">I", picture, at)
        kind = picture[at + 4 : at + 8]
        chunks[kind] = picture[at + 8 : at + 8 + size]
        (checksum,) = struct.unpack_from(">I", picture, at + 8 + size)
        assert checksum == zlib.crc32(kind + chunks[kind])
        at += 12 + size
    columns, rows = struct.unpack_from(">II", chunks[b"IHDR"])
    lines = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(rows, columns + 1)
    assert not lines[:, 0].any()
    return lines[:, 1:], np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(-1, 3)


def lightness(table: NDArray[np.uint8]) -> NDArray[np.float64]:
    linear = (table / 255) ** 2.2
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])


def test_a_png_decodes_to_the_indices_it_was_made_from() -> None:
    indices = np.random.default_rng(0).integers(0, 256, (5, 7), np.uint8)
    read, table = decode(png.encode(indices, palettes.DIVERGING))
    assert np.array_equal(read, indices)
    assert np.array_equal(table, palettes.DIVERGING)


def test_units_go_down_and_steps_go_across() -> None:
    values = np.array([[-1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
    read, _ = decode(heatmap.picture(values, 1.0, "diverging"))
    assert read.tolist() == [[0, 255], [128, 255], [255, 255]]


def test_zero_is_the_neutral_colour_and_the_ends_are_the_anchors() -> None:
    assert palettes.DIVERGING[0].tolist() == [0x12, 0x3F, 0x73]
    assert palettes.DIVERGING[-1].tolist() == [0x7A, 0x2D, 0x00]
    assert abs(palettes.DIVERGING[128].astype(int) - [0xF2, 0xF1, 0xEC]).max() <= 3


def test_a_share_is_told_by_lightness_alone() -> None:
    assert (np.diff(lightness(palettes.SEQUENTIAL)) < 1e-3).all()


def test_the_two_signs_are_equally_dark_at_equal_size() -> None:
    light = lightness(palettes.DIVERGING)
    assert np.abs(light - light[::-1]).max() < 0.12


@pytest.mark.parametrize(
    ("value", "ceiling"),
    [(0.0, 1.0), (0.31, 0.4), (0.4, 0.4), (1.0, 1.0), (1.01, 1.5), (37.0, 40.0), (7e-5, 8e-5)],
)
def test_a_scale_ends_at_a_number_that_can_be_read(value: float, ceiling: float) -> None:
    assert heatmap.nice_ceiling(value) == pytest.approx(ceiling)


def test_what_is_not_finite_does_not_stretch_the_scale() -> None:
    assert heatmap.extent(np.array([[0.4, np.inf, np.nan]]), "diverging") == pytest.approx(0.4)
