"""Layers of cells, in one or both directions, under a linear head.

    network = initialise_network(NetworkSpec("lstm", 27, 64, output_size=27), rng=rng)
    trace = network.forward(x)                  # x (T, B, D) → trace.outputs (T, B, O)
    gradients = network.backward(trace, doutputs)
    network = network.replace(step(network.parameters, gradients.parameters))

Parameters are named `layers.0.W`, `layers.0.reverse.W`, `layers.0.b_hn` …, `head.W`, `head.b`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, TypeAlias, cast

import numpy as np

from engine.arrays import Array, check_shape, frozen, numbers, owned, weight_dtype
from engine.bptt import outer_sum
from engine.cells.given import check_run, window_of
from engine.cells.kinds import CELLS, cell_named
from engine.errors import DTypeError, LimitError, ShapeError, UnknownNameError, listed
from engine.limits import check_generator, check_is
from engine.network_spec import NetworkSpec
from engine.network_traces import LayerTrace, NetworkGradients, NetworkTrace, side_by_side
from engine.parameters import Params
from engine.traces import Gradients, State

__all__ = [
    "LayerTrace",
    "Network",
    "NetworkGradients",
    "NetworkSpec",
    "NetworkTrace",
    "States",
    "initialise_network",
]

States: TypeAlias = Sequence[State | tuple[Array, Array | None]]
"""One a layer; two a layer, forward then backward, in a bidirectional network."""


@dataclass(frozen=True, eq=False)
class Network:
    """Weights of every layer and direction, and of the head: outputs = head_W h + head_b."""

    spec: NetworkSpec
    layers: tuple[tuple[Params, ...], ...]
    head_W: Array
    """(O, H), or (O, 2H) in both directions."""
    head_b: Array
    """(O,)."""

    def __post_init__(self) -> None:
        spec = self.spec
        if [len(layer) for layer in self.layers] != [spec.directions] * spec.layers:
            raise ShapeError(
                f"{[len(layer) for layer in self.layers]} directions of layers were given; "
                f"{[spec.directions] * spec.layers} are wanted, as the spec says."
            )
        for k, layer in enumerate(self.layers):
            for params in layer:
                _check_layer(spec, k, params)
        dtype, O = self.layers[0][0].W.dtype, spec.output_size
        object.__setattr__(self, "head_W", _head(self.head_W, (O, spec.features), dtype, "head.W"))
        object.__setattr__(self, "head_b", _head(self.head_b, (O,), dtype, "head.b"))

    @cached_property
    def parameters(self) -> Mapping[str, Array]:
        """Every array that learns, by name, read-only; see `replace`."""
        named = {
            f"{prefix}{name}": array
            for prefix, params in self._named_layers()
            for name, array in params.arrays.items()
        }
        return MappingProxyType(named | {"head.W": self.head_W, "head.b": self.head_b})

    def replace(self, parameters: Mapping[str, Array]) -> Network:
        """Give a network with these arrays instead; all of them, by the same names.

        Raises UnknownNameError, ShapeError or DTypeError for arrays that don't belong here.
        """
        check_is(parameters, Mapping, "parameters")
        wrong = set(parameters) ^ set(self.parameters)
        if wrong:
            raise UnknownNameError(
                f"{listed(wrong)}: the names must be {', '.join(self.parameters)}."
            )
        fresh = []
        for prefix, params in self._named_layers():
            arrays = {name: parameters[f"{prefix}{name}"] for name in params.arrays}
            fresh.append(params.with_arrays(arrays))
        d = self.spec.directions
        layers = tuple(tuple(fresh[k : k + d]) for k in range(0, len(fresh), d))
        return Network(self.spec, layers, parameters["head.W"], parameters["head.b"])

    def forward(
        self, x: Array, state: States | None = None, *, mask: Array | None = None
    ) -> NetworkTrace:
        """Run over x (T, B, D) and keep everything; mask (T, B) is False at padding.

        `state` has a State, or (h, c), a layer and direction, (B, H) each or (1, H) for all.
        Raises ShapeError or DTypeError, naming both shapes or what is wanted.
        """
        cell, states = cell_named(self.spec.cell), self._states(state)
        below, layers, k = numbers(x, self.head_W.dtype, "x"), [], 0
        if below.ndim != 3:
            check_shape(below, ("T", "B", self.spec.input_size), "x")
        _, real = check_run(self.spec.cell, self.layers[0][0], below, states[0], mask)
        for layer in self.layers:
            traces = []
            for direction, params in enumerate(layer):
                turn = slice(None, None, -1 if direction else 1)
                given = None if real is None else real[turn]
                traces.append(cell.forward(params, below[turn], states[k], mask=given))
                k += 1
            layers.append(LayerTrace(tuple(traces)))
            below = layers[-1].h
        return NetworkTrace(self, tuple(layers))

    def stream(
        self, chunks: Iterable[Array], state: States | None = None
    ) -> Iterator[NetworkTrace]:
        """Yield a trace a chunk (t, B, D) in constant memory, bitwise equal to one pass.

        Raises LimitError for a bidirectional network, which needs the end before the beginning.
        """
        if self.spec.bidirectional:
            raise LimitError("A bidirectional network can't be streamed: it begins at the end too.")
        check_is(chunks, Iterable, "chunks")
        for chunk in chunks:
            trace = self.forward(chunk, state)
            state = tuple(
                State(s.h.copy(), None if s.c is None else s.c.copy()) for s in trace.final
            )
            yield trace

    def read(self, h: Array) -> Array:
        """Apply the head to states (T, B, H), or (B, H) of one step.

        Raises ShapeError or DTypeError for states that the head doesn't read.
        """
        h = numbers(h, self.head_W.dtype, "h")
        if not 2 <= h.ndim <= 3 or h.shape[-1] != self.spec.features:
            check_shape(h, ("T", "B", self.spec.features), "h", f", or (B, {self.spec.features})")
        with np.errstate(all="ignore"):  # a state that isn't finite gives an output that isn't
            # Inside, features stand first: this way round nothing is copied.
            outputs: Array = np.matmul(self.head_W, h.swapaxes(-1, -2))
            outputs += self.head_b[:, None]
        return outputs.swapaxes(-1, -2)

    def backward(
        self,
        trace: NetworkTrace,
        doutputs: Array,
        *,
        truncate: int | None = None,
        inputs: bool = True,
    ) -> NetworkGradients:
        """Give the exact gradients of a loss from dL/doutputs: (T, B, O), or (B, O) for the last.

        With `truncate`, no adjoint crosses a multiple of that many steps. Without `inputs`, dL/dx
        isn't computed and stays 0: training needs none. Raises ShapeError, DTypeError, LimitError.
        """
        check_is(trace, NetworkTrace, "trace")
        dy = numbers(doutputs, self.head_W.dtype, "doutputs")
        _check_runs(trace.network.spec, self.spec)
        top = trace.layers[-1].h
        wanted = (*top.shape[:-1], self.spec.output_size)
        if dy.ndim == 2:
            check_shape(dy, wanted[1:], "doutputs for the last step")
            if len(top) == 0:
                raise ShapeError("doutputs is for the last step, but the trace has no step.")
            top = top[-1:]
        else:
            check_shape(dy, wanted, "doutputs", f", or {wanted[1:]} for the last step alone")
        rows = np.ascontiguousarray(dy.reshape(len(top), *wanted[1:]).transpose(0, 2, 1))
        with np.errstate(all="ignore"):
            named = self._backward_head(rows, top)
            dh = np.matmul(self.head_W.T, rows).transpose(0, 2, 1)
            how = window_of(truncate), inputs
            return self._backward_layers(trace, dh[-1] if dy.ndim == 2 else dh, named, how)

    def _backward_head(self, rows: Array, top: Array) -> dict[str, Array]:
        """Give the head's gradients from dy (n, O, B) and the states that it read (n, B, H)."""
        # Nothing of no step is a sum that BLAS doesn't make.
        dW = outer_sum(rows, top.transpose(0, 2, 1)) if len(top) else np.zeros_like(self.head_W)
        return {"head.W": dW, "head.b": rows.sum(axis=(0, 2))}

    def _backward_layers(
        self, trace: NetworkTrace, dh: Array, named: dict[str, Array], how: tuple[int | None, bool]
    ) -> NetworkGradients:
        found: list[list[Gradients]] = []
        truncate, inputs = how
        for k, layer in reversed(list(enumerate(trace.layers))):
            found.insert(0, self._backward_layer(layer, dh, truncate, inputs or k > 0))
            dh = _summed([gradients.inputs for gradients in found[0]])
        for (prefix, _), gradients in zip(
            self._named_layers(), (g for layer in found for g in layer), strict=True
        ):
            named |= {f"{prefix}{name}": array for name, array in gradients.parameters.items()}
        ordered = {name: frozen(named[name]) for name in self.parameters}
        return NetworkGradients(
            MappingProxyType(ordered),
            dh,
            tuple(side_by_side([g.h for g in layer]) for layer in found),
            tuple(side_by_side_or_none([g.c for g in layer]) for layer in found),
            tuple(g.initial for layer in found for g in layer),
        )

    def _backward_layer(
        self, layer: LayerTrace, dh: Array, truncate: int | None, inputs: bool
    ) -> list[Gradients]:
        H = self.spec.hidden_size
        backward = partial(cell_named(self.spec.cell).backward, truncate=truncate, inputs=inputs)
        if len(layer.directions) == 1:
            return [backward(layer.directions[0], dh)]
        ahead, back = layer.directions
        dense = dh
        if dh.ndim == 2:
            dense = np.zeros((len(ahead), *dh.shape), dh.dtype)
            dense[-1] = dh
        return [
            backward(ahead, dense[..., :H]),
            backward(back, dense[::-1, :, H:]),
        ]

    def _states(self, given: object) -> list[State | None]:
        count = self.spec.layers * self.spec.directions
        if given is None:
            return [None] * count
        if not isinstance(given, Sequence) or len(given) != count:
            found = len(given) if isinstance(given, Sequence) else f"A {type(given).__name__}"
            raise ShapeError(
                f"{found} given for initial states; a sequence of {count} is wanted, one a layer "
                "and direction."
            )
        return [_state(state) for state in given]

    def _named_layers(self) -> Iterator[tuple[str, Params]]:
        for k, layer in enumerate(self.layers):
            for direction, params in enumerate(layer):
                yield f"layers.{k}.{'reverse.' if direction else ''}", params


SAME = (
    "cell", "activation", "reset", "input_size", "hidden_size", "layers", "bidirectional",
    "output_size",
)  # fmt: skip
"""What a trace's network has in common with one that takes it back."""


def _check_runs(found: NetworkSpec, own: NetworkSpec) -> None:
    """Raise ShapeError unless a trace is of a network like this one."""
    if found is own:
        return
    for name in SAME:
        a, b = getattr(found, name), getattr(own, name)
        if a != b:
            raise ShapeError(f"The trace is of a network whose {name} is {a}; here it is {b}.")


def _state(given: object) -> State:
    if isinstance(given, State):
        return given
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise ShapeError("An initial state is a State, or the two arrays (h, c).")
    return State(*given)


def _summed(inputs: Sequence[Array]) -> Array:
    return inputs[0] if len(inputs) == 1 else frozen(inputs[0] + inputs[1][::-1])


def side_by_side_or_none(arrays: Sequence[Array | None]) -> Array | None:
    found = [array for array in arrays if array is not None]
    return side_by_side(found) if found else None


def _check_layer(spec: NetworkSpec, k: int, params: Params) -> None:
    """Raise EngineError unless the weights are those of the spec's cell and sizes."""
    if params.cell != spec.cell:
        raise UnknownNameError(f"Layer {k} is a {params.cell}; a {spec.cell} is wanted.")
    found, wanted = (params.hidden_size, params.input_size), (spec.hidden_size, spec.inputs_of(k))
    if found != wanted:
        raise ShapeError(f"Layer {k} has {found} units and inputs; {wanted} are wanted.")
    for name in ("activation", "reset"):
        if getattr(params, name, getattr(spec, name)) != getattr(spec, name):
            raise UnknownNameError(
                f"Layer {k} has the {name} {getattr(params, name)}; the spec says "
                f"{getattr(spec, name)}."
            )


def _head(array: object, shape: tuple[int, ...], dtype: np.dtype[Any], name: str) -> Array:
    found = weight_dtype(array, name)
    if found != dtype:
        raise DTypeError(f"{name} is {found} and the layers are {dtype}; make them one.")
    given = cast("Array", array)
    check_shape(given, shape, name)
    return owned(given, dtype)


def initialise_network(spec: NetworkSpec, *, rng: np.random.Generator) -> Network:
    """Draw every weight as the spec's start says; the head is U(±1/√features), or the chapter's."""
    check_is(spec, NetworkSpec, "spec")
    check_generator(rng)
    layers = tuple(
        tuple(_initialise_layer(spec, k, rng) for _ in range(spec.directions))
        for k in range(spec.layers)
    )
    F, O = spec.features, spec.output_size
    if spec.start == "small-normal":
        W, b = rng.standard_normal((O, F)) * 0.01, np.zeros(O)
    else:
        W, b = rng.uniform(-1, 1, (O, F)) / np.sqrt(F), rng.uniform(-1, 1, O) / np.sqrt(F)
    return Network(spec, layers, frozen(W.astype(spec.dtype)), frozen(b.astype(spec.dtype)))


def _initialise_layer(spec: NetworkSpec, k: int, rng: np.random.Generator) -> Params:
    choices: dict[str, dict[str, Any]] = {
        "rnn": {"activation": spec.activation},
        "lstm": {"forget_bias": spec.forget_bias, "longest_lag": spec.longest_lag},
        "gru": {"reset": spec.reset, "longest_lag": spec.longest_lag},
    }
    cell = CELLS[spec.cell]
    own = choices[spec.cell] | {"start": spec.start, "dtype": spec.dtype}
    params: Params = cell.initialise(spec.inputs_of(k), spec.hidden_size, rng=rng, **own)
    return params
