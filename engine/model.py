"""A network with the symbols it reads and foretells, and how it came to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from engine.arrays import Array, IntArray, as_array, real_dtype
from engine.errors import (
    DTypeError,
    LimitError,
    ShapeError,
    UnknownNameError,
    WeightsError,
    shown,
)
from engine.limits import check_is
from engine.network import Network, NetworkGradients, NetworkTrace
from engine.weights.description import DESCRIBED, describe, network_described, vocabulary_described
from engine.weights.file import is_text, read_file, write_file


@dataclass(frozen=True, eq=False)
class SequenceModel:
    """A network over one-hot symbols; token k is vocabulary[k].

    Raises LimitError when the vocabulary repeats a symbol or has another size than the inputs.
    """

    network: Network
    vocabulary: tuple[str, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    """Free text that is stored with the weights: task, seed, command, loss …"""

    def __post_init__(self) -> None:
        check_is(self.network, Network, "network")
        _check_symbols(self.vocabulary)
        size, wanted = len(set(self.vocabulary)), self.network.spec.input_size
        if size != len(self.vocabulary) or size != wanted:
            raise LimitError(
                f"The vocabulary has {len(self.vocabulary)} symbols, {size} of them different; "
                f"the network has {wanted} inputs, one a symbol."
            )

    def encode(self, text: Sequence[str]) -> IntArray:
        """Turn symbols into tokens, (T,). Raises UnknownNameError: which symbol, and where."""
        if not isinstance(text, Sequence):
            raise UnknownNameError(f"The text is {shown(text)}; a str or symbols are wanted.")
        try:
            return np.array([self._numbers[symbol] for symbol in text], np.intp)
        except (KeyError, TypeError):  # a symbol that can't even be looked up is a TypeError
            k = next(k for k, s in enumerate(text) if not self._knows(s))
            known = "".join(self.vocabulary) if self._one_letter else " ".join(self.vocabulary)
            raise UnknownNameError(
                f"Symbol {shown(text[k])} at position {k} isn't in the vocabulary {known!r}."
            ) from None

    def _knows(self, symbol: object) -> bool:
        return isinstance(symbol, str) and symbol in self._numbers

    def decode(self, tokens: IntArray) -> tuple[str, ...]:
        """Turn tokens (T,) into symbols."""
        return tuple(self.vocabulary[token] for token in self._checked(tokens))

    def one_hot(self, tokens: IntArray) -> Array:
        """Give the vectors that the network reads, (T, 1, V) float64."""
        known = self._checked(tokens)
        vectors = np.zeros((len(known), 1, len(self.vocabulary)))
        vectors[np.arange(len(known)), 0, known] = 1.0
        return vectors

    def trace(self, tokens: IntArray) -> NetworkTrace:
        """Read tokens (T,) in float64 and keep everything; B = 1."""
        return self._exact.forward(self.one_hot(tokens))

    def probabilities(self, trace: NetworkTrace) -> Array:
        """Softmax of the outputs, (T, O); the greatest output is taken off before exp."""
        check_is(trace, NetworkTrace, "trace")
        return _softmax(trace.outputs[:, 0])

    def gradients(
        self, trace: NetworkTrace, targets: IntArray | int | None = None
    ) -> NetworkGradients:
        """Give the gradients of a mean cross-entropy, in nats.

        By default each step foretells the next symbol read; targets (T,) are any outputs, -1 where
        a step has none; a single target is foretold by the last step alone.
        """
        check_is(trace, NetworkTrace, "trace")
        if trace.outputs.shape[1] != 1:
            raise ShapeError(f"The trace is of {trace.outputs.shape[1]} sequences; one is wanted.")
        wanted = self._targets(trace, targets)
        steps = np.flatnonzero(wanted >= 0)
        d = np.zeros_like(trace.outputs)
        d[steps, 0] = self.probabilities(trace)[steps]
        d[steps, 0, wanted[steps]] -= 1
        return trace.network.backward(trace, d / max(1, len(steps)))

    def _targets(self, trace: NetworkTrace, targets: IntArray | int | None) -> IntArray:
        T, _, O = trace.outputs.shape
        wanted = np.full(T, -1, np.intp)
        if targets is None:
            if len(self.vocabulary) != O:
                raise ShapeError(
                    f"The network has {O} outputs for {len(self.vocabulary)} symbols; name targets."
                )
            read = trace.layers[0].directions[0].inputs[:, 0].argmax(axis=1)
            wanted[:-1] = read[1:]
        else:
            given = as_array(targets, "targets")
            if given.dtype.kind not in "iu" and given.size:
                raise DTypeError(f"targets are {given.dtype}; whole numbers are wanted.")
            if given.shape not in ((), (T,)):
                raise ShapeError(f"targets have shape {given.shape}; {(T,)} is wanted, one a step.")
            if given.size and (given.max() >= O or given.min() < -1):
                raise LimitError(f"Targets are outputs 0 to {O - 1}, or -1 for none.")
            wanted[-1 if given.ndim == 0 else 0 :] = given
        return wanted

    def _checked(self, tokens: IntArray) -> IntArray:
        given = as_array(tokens, "tokens")
        if given.ndim != 1 or (given.size and given.dtype.kind not in "iu"):
            raise ShapeError(
                f"tokens are {given.dtype} of shape {given.shape}; integers (T,) are wanted."
            )
        V = len(self.vocabulary)
        wrong = np.flatnonzero((given < 0) | (given >= V))
        if len(wrong):
            raise UnknownNameError(
                f"Token {given[wrong[0]]} at position {wrong[0]} isn't one of 0 to {V - 1}."
            )
        return given.astype(np.intp)

    @cached_property
    def _exact(self) -> Network:
        network = self.network
        exact = {name: a.astype(np.float64) for name, a in network.parameters.items()}
        return network if network.head_W.dtype == np.float64 else network.replace(exact)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {symbol: k for k, symbol in enumerate(self.vocabulary)}

    @property
    def _one_letter(self) -> bool:
        return all(len(symbol) == 1 for symbol in self.vocabulary)


def _softmax(outputs: Array) -> Array:
    with np.errstate(all="ignore"):  # outputs that aren't finite give probabilities that aren't
        powers = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _check_symbols(given: object) -> None:
    if isinstance(given, str) or not isinstance(given, Sequence) or not all(map(is_text, given)):
        raise LimitError(f"The vocabulary is {shown(given)}; a tuple of symbols is wanted.")


def save_model(path: Path | str, model: SequenceModel) -> None:
    """Write weights as float32 safetensors; cell, layers and vocabulary stand in the metadata.

    Raises WeightsError for what couldn't be read back.
    """
    check_is(model, SequenceModel, "model")
    real_dtype(model.network.head_W, "head.W")
    with np.errstate(over="ignore"):  # what float32 can't hold is refused as not finite
        arrays = {name: a.astype(np.float32) for name, a in model.network.parameters.items()}
    description = describe(model.network.spec, model.vocabulary)
    own = model.metadata
    if not isinstance(own, Mapping):
        raise WeightsError(f"The metadata is {shown(own)}; text by name is wanted.")
    write_file(path, arrays, {**own, **description})


def load_model(path: Path | str) -> SequenceModel:
    """Read a model that `save_model` wrote. Raises WeightsError, saying what is wrong and where."""
    contents = read_file(path)
    network = network_described(contents)
    own = {k: v for k, v in contents.metadata.items() if k not in DESCRIBED}
    try:
        return SequenceModel(network, vocabulary_described(contents), own)
    except LimitError as error:
        raise WeightsError(f"{Path(path).name}: {error}") from error
