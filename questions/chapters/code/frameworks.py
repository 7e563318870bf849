"""The from-scratch LSTM's weights in PyTorch and in Keras: the same states, as a run shows.

    KERAS_BACKEND=torch python -m questions.chapters.code.frameworks

writes questions/chapters/data/frameworks.json. Neither library is a dependency of this project;
the functions import them when they are called.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.chapter import LSTM

Array = NDArray[np.float64]
RESULTS = Path(__file__).parents[1] / "data" / "frameworks.json"
INPUT, HIDDEN, STEPS = 3, 4, 6


def example() -> tuple[LSTM, Array]:
    """Give an LSTM with weights large enough to matter, and a sequence (T, D)."""
    rng = np.random.default_rng(1997)
    lstm = LSTM(INPUT, HIDDEN, 1, rng=rng)
    for name, value in vars(lstm).items():
        setattr(lstm, name, rng.normal(0.0, 0.6, value.shape))
    return lstm, rng.standard_normal((STEPS, INPUT))


def our_states(lstm: LSTM, x: Array) -> Array:
    """Every hidden state (T, H) of the from-scratch class: its last one, for each prefix."""
    return np.stack([lstm.forward(x[:t, :, None])[1][:, 0] for t in range(1, len(x) + 1)])


def pytorch_states(lstm: LSTM, x: Array) -> Array:
    """Every hidden state (T, H) of torch.nn.LSTM with the same weights."""
    import torch  # noqa: PLC0415 - no dependency of ours

    H, D = lstm.bf.shape[0], x.shape[1]
    layer = torch.nn.LSTM(D, H, dtype=torch.float64)
    gates = [(lstm.Wi, lstm.bi), (lstm.Wf, lstm.bf), (lstm.WC, lstm.bC), (lstm.Wo, lstm.bo)]
    W = np.vstack([W for W, _ in gates])
    b = np.vstack([b for _, b in gates])
    with torch.no_grad():
        layer.weight_hh_l0.copy_(torch.from_numpy(W[:, :H]))
        layer.weight_ih_l0.copy_(torch.from_numpy(W[:, H:]))
        layer.bias_ih_l0.copy_(torch.from_numpy(b[:, 0]))
        layer.bias_hh_l0.zero_()
        h, _ = layer(torch.from_numpy(x))
    return np.asarray(h)


def keras_states(lstm: LSTM, x: Array) -> Array:
    """Every hidden state (T, H) of keras.layers.LSTM with the same weights."""
    import keras  # noqa: PLC0415 - no dependency of ours

    H = lstm.bf.shape[0]
    layer = keras.layers.LSTM(H, return_sequences=True, dtype="float64")
    layer.build((1, *x.shape))
    gates = [(lstm.Wi, lstm.bi), (lstm.Wf, lstm.bf), (lstm.WC, lstm.bC), (lstm.Wo, lstm.bo)]
    W = np.vstack([W for W, _ in gates]).T
    b = np.vstack([b for _, b in gates])
    layer.set_weights([W[H:], W[:H], b[:, 0]])
    h = layer(x[None])
    return np.asarray(keras.ops.convert_to_numpy(h)[0])


def swapped_states(lstm: LSTM, x: Array) -> Array:
    """Give what comes out when the gates are loaded in the order f, i, c, o: runs, and is wrong."""
    wrong = LSTM(x.shape[1], lstm.bf.shape[0], 1, rng=np.random.default_rng(0))
    vars(wrong).update(vars(lstm))
    wrong.Wf, wrong.bf, wrong.Wi, wrong.bi = lstm.Wi, lstm.bi, lstm.Wf, lstm.bf
    return our_states(wrong, x)


def measure() -> dict[str, object]:
    """Run all three, and compare."""
    import keras  # noqa: PLC0415 - no dependency of ours
    import torch  # noqa: PLC0415 - no dependency of ours

    lstm, x = example()
    ours, pytorch, in_keras = our_states(lstm, x), pytorch_states(lstm, x), keras_states(lstm, x)
    return {
        "versions": {"torch": torch.__version__.split("+")[0], "keras": keras.__version__},
        "keras_backend": keras.backend.backend(),
        "shape": {"input": INPUT, "hidden": HIDDEN, "steps": STEPS},
        "last_state": {
            "ours": ours[-1].tolist(),
            "pytorch": pytorch[-1].tolist(),
            "keras": in_keras[-1].tolist(),
        },
        "largest_difference": {
            "pytorch": float(np.abs(pytorch - ours).max()),
            "keras": float(np.abs(in_keras - ours).max()),
        },
    }


if __name__ == "__main__":
    RESULTS.write_text(json.dumps(measure(), indent=2) + "\n", encoding="utf-8")
