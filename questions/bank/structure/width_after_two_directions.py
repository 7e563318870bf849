"""The number of parameters of stacked bidirectional LSTM layers."""

from __future__ import annotations

import numpy as np

from engine.network import initialise_network
from engine.network_spec import NetworkSpec
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        D, H = (int(n) for n in rng.choice(np.arange(3, 24), size=2, replace=False))
        v: Values = {"L": int(rng.integers(2, 4)), "D": D, "H": H}
        v["total"] = answer(v)
        if len({answer(v), *(each.answer(v) for each in MISTAKES.values())}) > len(MISTAKES):
            return v


def answer(v: Values) -> int:
    spec = NetworkSpec("lstm", v["D"], v["H"], output_size=1, layers=v["L"], bidirectional=True)
    network = initialise_network(spec, rng=np.random.default_rng(0))
    parameters = network.parameters.items()
    return int(sum(array.size for name, array in parameters if not name.startswith("head")))


def _stack(v: Values, above: int, directions: int = 2) -> int:
    D, H, L = v["D"], v["H"], v["L"]
    return int(directions * 4 * H * (D + H + 1 + (L - 1) * (above + H + 1)))


MISTAKES = {
    "reads-one-direction": Mistake(
        lambda v: _stack(v, v["H"]),
        "Your upper layers read H numbers. They read both directions of the layer below: 2H.",
        "beyond/structure#bidirectional",
    ),
    "reads-the-input": Mistake(
        lambda v: _stack(v, v["D"]),
        "Your upper layers read D inputs. They read the states of the layer below: 2H.",
        "beyond/structure#stacking",
    ),
    "not-doubled": Mistake(
        lambda v: _stack(v, 2 * v["H"], 1),
        "You counted one direction. Each direction has weights of its own.",
        "beyond/structure#bidirectional",
    ),
}
