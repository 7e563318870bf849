"""Keras's names and layout: `rnn_0/kernel` (D, gH), `rnn_0/recurrent_kernel` (H, gH), `bias`.

Keras's own paths and names are read too, see `keras_names`. Kernels are transposed; columns are
i, f, c, o in an LSTM and z, r, h in a GRU. There is one bias, but for a GRU with reset_after=True,
whose bias is (2, 3H): for the input and for the state.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array, frozen
from engine.cells import gru
from engine.limits import check_is
from engine.network import Network, NetworkSpec
from engine.parameters import Params
from engine.weights.keras_names import canonical
from engine.weights.named import Named, summed
from engine.weights.pytorch import params_from_blocks

GATES = {"rnn": ("h",), "lstm": ("i", "f", "g", "o"), "gru": ("z", "r", "n")}


def to_keras(network: Network) -> dict[str, Array]:
    """Give fresh arrays: `rnn_0/…` a layer, `rnn_0/backward/…` for a second direction, `head/…`."""
    check_is(network, Network, "network")
    named: dict[str, Array] = {}
    for k, layer in enumerate(network.layers):
        for direction, params in enumerate(layer):
            prefix = _prefix(k, direction)
            named |= {f"{prefix}{name}": a for name, a in _layer_to_keras(params).items()}
    return named | {"head/kernel": network.head_W.T.copy(), "head/bias": network.head_b.copy()}


def _prefix(k: int, direction: int) -> str:
    return f"rnn_{k}/" + ("backward/" if direction else "")


def _layer_to_keras(params: Params) -> dict[str, Array]:
    gates = GATES[params.cell]
    bias = np.concatenate([params.bias(gate) for gate in gates])
    if isinstance(params, gru.Params) and params.b_hn is not None:
        of_state = np.zeros_like(bias)
        of_state[2 * params.hidden_size :] = params.b_hn
        bias = np.stack([bias, of_state])
    return {
        "kernel": np.concatenate([params.inputs(gate) for gate in gates]).T.copy(),
        "recurrent_kernel": np.concatenate([params.recurrent(gate) for gate in gates]).T.copy(),
        "bias": bias,
    }


def network_from_keras(spec: NetworkSpec, weights: Mapping[str, Array]) -> Network:
    """Build the network that the spec describes from Keras's arrays; biases may be absent.

    Names are those of `to_keras`, or Keras's own: {w.path: w.numpy() for w in model.weights}.
    Raises WeightsError, naming what is missing, misshapen, non-finite or left over.
    """
    check_is(spec, NetworkSpec, "spec")
    named = Named(weights, spec.dtype, canonical)
    layers = tuple(
        tuple(_layer_from_keras(spec, named, k, direction) for direction in range(spec.directions))
        for k in range(spec.layers)
    )
    W = named.take("head/kernel", (spec.features, spec.output_size)).T.copy()
    size = spec.output_size
    b = named.take("head/bias", (size,)) if named.has("head/bias") else np.zeros(size, spec.dtype)
    named.finish()
    return Network(spec, layers, frozen(W), frozen(b))


def _layer_from_keras(spec: NetworkSpec, named: Named, k: int, direction: int) -> Params:
    gates, H, prefix = GATES[spec.cell], spec.hidden_size, _prefix(k, direction)
    columns = len(gates) * H
    W_x = named.take(f"{prefix}kernel", (spec.inputs_of(k), columns)).T
    W_h = named.take(f"{prefix}recurrent_kernel", (H, columns)).T
    b, b_hn = _biases(spec, named, f"{prefix}bias", columns)
    stacked = np.concatenate([W_h, W_x, b[:, None]], axis=1)
    return params_from_blocks(
        spec, dict(zip(gates, np.split(stacked, len(gates)), strict=True)), b_hn
    )


def _biases(spec: NetworkSpec, named: Named, name: str, columns: int) -> tuple[Array, Array]:
    """Give the bias (gH,) and, of a GRU that resets after the product, b_hn (H,)."""
    H = spec.hidden_size
    two = spec.cell == "gru" and spec.reset == "after"
    if not named.has(name):
        return np.zeros(columns, spec.dtype), np.zeros(H, spec.dtype)
    if not two:
        return named.take(name, (columns,)), np.zeros(H, spec.dtype)
    of_input, of_state = named.take(name, (2, columns))
    b = of_input.copy()
    b[: 2 * H] = summed(of_input[: 2 * H], of_state[: 2 * H], name)
    return b, of_state[2 * H :]
