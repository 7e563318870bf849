"""Write pytorch.safetensors from a real PyTorch: python -m tests.golden.make_pytorch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn

from engine.weights import to_pytorch
from tests.golden.cases import Array, Case, cases

HERE = Path(__file__).parent
CELLS = ("rnn", "rnn-relu", "lstm", "gru")
KINDS: dict[str, Any] = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


def module(case: Case) -> Any:
    spec = case.spec
    own = {"nonlinearity": spec.activation} if spec.cell == "rnn" else {}
    rnn = KINDS[spec.cell](
        spec.input_size,
        spec.hidden_size,
        spec.layers,
        bidirectional=spec.bidirectional,
        **own,
    )
    whole = nn.ModuleDict({"rnn": rnn, "head": nn.Linear(spec.features, spec.output_size)})
    return whole.to(getattr(torch, spec.dtype))


def vectors(case: Case) -> dict[str, Array]:
    """Weights, inputs, states, outputs and every gradient of sum(outputs · d)."""
    whole, weights = module(case), to_pytorch(case.network())
    whole.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
    x, d = case.x_and_d()
    inputs = torch.tensor(x, requires_grad=True)
    h, _ = whole["rnn"](inputs)
    outputs = whole["head"](h)
    outputs.backward(torch.tensor(d))
    found = {"x": inputs, "d": torch.tensor(d), "h": h, "outputs": outputs, "dx": inputs.grad}
    found |= {f"w/{name}": value for name, value in whole.named_parameters()}
    found |= {f"dw/{name}": value.grad for name, value in whole.named_parameters()}
    return {name: np.array(value.detach().numpy()) for name, value in found.items()}


def everything() -> dict[str, Array]:
    return {
        f"{case.name}/{name}": array
        for case in cases(*CELLS)
        for name, array in vectors(case).items()
    }


if __name__ == "__main__":
    save_file(everything(), HERE / "pytorch.safetensors", {"torch": torch.__version__})
