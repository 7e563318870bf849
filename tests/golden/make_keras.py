"""Write keras.safetensors: KERAS_BACKEND=torch python -m tests.golden.make_keras."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
import torch
from safetensors.numpy import save_file

from engine.weights import to_keras
from tests.golden.cases import Array, Case, cases

HERE = Path(__file__).parent
CELLS = ("rnn", "rnn-relu", "lstm", "gru", "gru-before")


def layer(case: Case) -> Any:
    spec = case.spec
    settings: dict[str, Any] = {"return_sequences": True, "dtype": spec.dtype}
    if spec.cell == "rnn":
        one = keras.layers.SimpleRNN(spec.hidden_size, activation=spec.activation, **settings)
    elif spec.cell == "lstm":
        one = keras.layers.LSTM(spec.hidden_size, **settings)
    else:
        after = spec.reset == "after"
        one = keras.layers.GRU(spec.hidden_size, reset_after=after, **settings)
    return keras.layers.Bidirectional(one, dtype=spec.dtype) if spec.bidirectional else one


def vectors(case: Case) -> dict[str, Array]:
    """Weights, inputs, outputs and every gradient of sum(outputs · d), under Keras's layout."""
    spec, weights = case.spec, to_keras(case.network())
    x, d = case.x_and_d()
    model = keras.Sequential(
        [keras.Input((len(x), spec.input_size), dtype=spec.dtype)]
        + [layer(case) for _ in range(spec.layers)]
        + [keras.layers.Dense(spec.output_size, dtype=spec.dtype)]
    )
    model.set_weights(list(weights.values()))
    inputs = torch.tensor(np.ascontiguousarray(x.transpose(1, 0, 2)), requires_grad=True)
    outputs = model(inputs).transpose(0, 1)
    outputs.backward(torch.tensor(d))
    dw = [variable.value.grad for variable in model.trainable_variables]
    found: dict[str, Any] = {"x": x, "d": d}
    found |= {"outputs": outputs.detach(), "dx": inputs.grad.transpose(0, 1)}
    found |= {f"w/{name}": array for name, array in weights.items()}
    found |= {f"dw/{name}": array for name, array in zip(weights, dw, strict=True)}
    return {name: np.ascontiguousarray(value) for name, value in found.items()}


def everything() -> dict[str, Array]:
    return {
        f"{case.name}/{name}": array
        for case in cases(*CELLS, dtypes=("float32",))
        for name, array in vectors(case).items()
    }


if __name__ == "__main__":
    save_file(everything(), HERE / "keras.safetensors", {"keras": keras.__version__})
