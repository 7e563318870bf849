"""Names as Keras itself gives them, brought to those that `to_keras` writes.

Keras 3 has paths, `sequential/bidirectional/forward_gru/gru_cell/kernel`; Keras 2 has names,
`bidirectional/forward_gru/gru_cell_1/kernel:0`. What belongs to a layer is what stands in one
folder; the only kernel without a recurrent one is the head's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engine.arrays import Array
from engine.errors import WeightsError, shown

OWN = re.compile(r"(rnn_\d+/(backward/)?|head/)(kernel|recurrent_kernel|bias)")
PARTS = ("kernel", "recurrent_kernel", "bias")
_DIRECTION = re.compile(r"(forward|backward)_.*")
_CELL = re.compile(r"(.*_)?cell(_\d+)?")
_NUMBERED = re.compile(r"(.*?)(?:_(\d+))?")


def canonical(weights: Mapping[str, Array]) -> dict[str, Array]:
    """Give the arrays as `rnn_0/kernel`, `rnn_0/backward/kernel`, `head/kernel`.

    Names of that form, and what belongs to no layer, stay. Raises WeightsError for two arrays of
    one name.
    """
    if not any(_is_recurrent(name) and not OWN.fullmatch(name) for name in weights):
        return dict(weights)
    folders = dict.fromkeys(_folder(name) for name in weights if _is_recurrent(name))
    layers = _in_order(list(dict.fromkeys(_layer(folder) for folder in folders)))
    places = {
        folder: f"rnn_{layers.index(_layer(folder))}/{'backward/' if _is_back(folder) else ''}"
        for folder in folders
    }
    found: dict[str, Array] = {}
    for name, array in weights.items():
        folder, part = _folder(name), _part(name)
        place = places.get(folder, "head/") if part in PARTS else None
        new = name if place is None else place + part
        if new in found:
            raise WeightsError(f"{shown(name)} is a second {new}; one is wanted.")
        found[new] = array
    return found


def _plain(name: str) -> str:
    return re.sub(r":\d+$", "", name)


def _part(name: str) -> str:
    return _plain(name).rpartition("/")[2]


def _folder(name: str) -> str:
    return _plain(name).rpartition("/")[0]


def _is_recurrent(name: object) -> bool:
    return isinstance(name, str) and _part(name) == "recurrent_kernel"


def _layer(folder: str) -> str:
    """Give what both directions of a layer have in common."""
    parts = folder.split("/")
    for k, part in enumerate(parts):
        if _DIRECTION.fullmatch(part):
            return "/".join(parts[:k])
    is_stack = any(part.startswith("stacked_rnn_cells") for part in parts)
    return "/".join(parts[:-1] if _CELL.fullmatch(parts[-1]) and not is_stack else parts)


def _is_back(folder: str) -> bool:
    return any(part.startswith("backward_") for part in folder.split("/"))


def _in_order(layers: Sequence[str]) -> list[str]:
    """Sort lstm, lstm_1, lstm_10 by number; names of the user's own stay in the order given."""
    matches = [_NUMBERED.fullmatch(layer) for layer in layers]
    pairs = [(m[1], int(m[2] or 0)) for m in matches if m is not None]
    if len({stem for stem, _ in pairs}) > 1:
        return list(layers)
    return [layer for _, layer in sorted(zip([k for _, k in pairs], layers, strict=True))]
