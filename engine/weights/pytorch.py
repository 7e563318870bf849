"""PyTorch's names and layout: `rnn.weight_ih_l0` (gH, D), `rnn.weight_hh_l0` (gH, H), two biases.

Rows are i, f, g, o in an LSTM and r, z, n in a GRU. The two biases only matter apart for the GRU's
n, where b_hn stands inside the reset product; elsewhere they are summed on the way in, and the
second is zero on the way out.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array, frozen
from engine.cells import gru, lstm, rnn
from engine.errors import WeightsError
from engine.limits import check_is
from engine.network import Network, NetworkSpec
from engine.parameters import Params
from engine.weights.named import Named, summed

GATES = {"rnn": ("h",), "lstm": ("i", "f", "g", "o"), "gru": ("r", "z", "n")}


def to_pytorch(network: Network) -> dict[str, Array]:
    """Give fresh arrays that `torch.nn` loads: `rnn.*` for the recurrent part, `head.*`.

    Raises WeightsError for a GRU that resets before the product, which PyTorch doesn't have.
    """
    check_is(network, Network, "network")
    named: dict[str, Array] = {}
    for k, layer in enumerate(network.layers):
        for direction, params in enumerate(layer):
            suffix = f"_l{k}" + ("_reverse" if direction else "")
            named |= {f"rnn.{name}{suffix}": a for name, a in _layer_to_pytorch(params).items()}
    return named | {"head.weight": network.head_W.copy(), "head.bias": network.head_b.copy()}


def _layer_to_pytorch(params: Params) -> dict[str, Array]:
    gates = GATES[params.cell]
    bias_hh = np.zeros(len(params.W), params.W.dtype)
    if isinstance(params, gru.Params):
        if params.b_hn is None:
            raise WeightsError("PyTorch has no GRU that resets before the product; Keras has.")
        bias_hh[2 * params.hidden_size :] = params.b_hn
    return {
        "weight_ih": np.concatenate([params.inputs(gate) for gate in gates]),
        "weight_hh": np.concatenate([params.recurrent(gate) for gate in gates]),
        "bias_ih": np.concatenate([params.bias(gate) for gate in gates]),
        "bias_hh": bias_hh,
    }


def network_from_pytorch(spec: NetworkSpec, weights: Mapping[str, Array]) -> Network:
    """Build the network that the spec describes from PyTorch's arrays; biases may be absent.

    Raises WeightsError, naming what is missing, misshapen, non-finite or left over.
    """
    check_is(spec, NetworkSpec, "spec")
    if spec.cell == "gru" and spec.reset != "after":
        raise WeightsError("PyTorch's GRU resets after the product; the spec says before.")
    named = Named(weights, spec.dtype)
    if named.has("rnn.weight_hr_l0"):
        raise WeightsError("rnn.weight_hr_l0 is a projection; make the LSTM without proj_size.")
    layers = tuple(
        tuple(
            _layer_from_pytorch(spec, named, k, direction) for direction in range(spec.directions)
        )
        for k in range(spec.layers)
    )
    W = named.take("head.weight", (spec.output_size, spec.features))
    b = _bias(named, "head.bias", spec.output_size, spec)
    named.finish()
    return Network(spec, layers, frozen(W), frozen(b))


def _layer_from_pytorch(spec: NetworkSpec, named: Named, k: int, direction: int) -> Params:
    gates, H = GATES[spec.cell], spec.hidden_size
    rows, suffix = len(gates) * H, f"_l{k}" + ("_reverse" if direction else "")
    W_x = named.take(f"rnn.weight_ih{suffix}", (rows, spec.inputs_of(k)))
    W_h = named.take(f"rnn.weight_hh{suffix}", (rows, H))
    b_x = _bias(named, f"rnn.bias_ih{suffix}", rows, spec)
    b_h = _bias(named, f"rnn.bias_hh{suffix}", rows, spec)
    b = summed(b_x, b_h, f"rnn.bias_ih{suffix}")
    if spec.cell == "gru":
        b[2 * H :] = b_x[2 * H :]
    stacked = np.concatenate([W_h, W_x, b[:, None]], axis=1)
    return params_from_blocks(
        spec, dict(zip(gates, np.split(stacked, len(gates)), strict=True)), b_h[2 * H :]
    )


def _bias(named: Named, name: str, size: int, spec: NetworkSpec) -> Array:
    return named.take(name, (size,)) if named.has(name) else np.zeros(size, spec.dtype)


def params_from_blocks(spec: NetworkSpec, blocks: Mapping[str, Array], b_hn: Array) -> Params:
    """Stack the gates' blocks [W_h | W_x | b] as the cell has them; b_hn is a GRU's."""
    if spec.cell == "rnn":
        return rnn.Params(blocks["h"], spec.activation)
    if spec.cell == "lstm":
        return lstm.Params(np.concatenate([blocks[gate] for gate in lstm.Params.gates]))
    W = np.concatenate([blocks[gate] for gate in gru.Params.gates])
    return gru.Params(W, b_hn if spec.reset == "after" else None)
