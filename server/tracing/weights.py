"""A network's weights under PyTorch's names (`rnn.weight_ih_l0` …, `head.weight`), and back."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from engine.model import SequenceModel
from engine.network import Network
from engine.weights import network_from_pytorch, to_pytorch

Weights = dict[str, NDArray[np.float64]]


def weights_of(network: Network) -> Weights:
    """Give copies of the weights, gates stacked as PyTorch stacks them, two biases a layer."""
    return {name: np.array(array, np.float64) for name, array in to_pytorch(network).items()}


def network_with(network: Network, weights: Weights) -> Network:
    """Give a network like this one with other weights of the same shapes."""
    return network_from_pytorch(network.spec, weights)


def as_file(model: SequenceModel) -> bytes:
    """Write the weights as float32 safetensors, with the alphabet and the cell in the metadata."""
    arrays = {
        name: np.ascontiguousarray(array, np.float32)
        for name, array in weights_of(model.network).items()
    }
    vocabulary = json.dumps(list(model.vocabulary), ensure_ascii=False)
    return save(arrays, {"cell": model.network.spec.cell, "vocabulary": vocabulary})
