"""A text as the input of a recurrent exercise, read with the weights of a trained network."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from engine.model import SequenceModel
from engine.parameters import Params
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Call, Construct, Method, Set, Step

MAX_LETTERS = 40

Array = NDArray[np.float64]


def model_name(exercise: Exercise) -> str | None:
    """Give the trained network whose weights an exercise can run with; None when it can't."""
    return f"english-{exercise.head.cell}" if exercise.slug in _STEPS else None


def text_case(exercise: Exercise, model: SequenceModel, text: str) -> Case:
    """Give the case of a text. Raises the engine's UnknownNameError for a letter it lacks."""
    letters = _exact(model.one_hot(model.encode(text))[:, 0])
    weights = model.network.layers[0][0]
    head = (_exact(model.network.head_W), _exact(model.network.head_b)[:, np.newaxis])
    return Case("your text", _STEPS[exercise.slug](letters, weights, head), visible=True)


def _exact(array: object) -> Array:
    return np.array(array, dtype=np.float64)


def _blocks(weights: Params, gate: str) -> tuple[Array, Array, Array]:
    """Give a gate's matrices of input and state, and its bias as a column."""
    bias = _exact(weights.bias(gate))[:, np.newaxis]
    return _exact(weights.inputs(gate)), _exact(weights.recurrent(gate)), bias


Head = tuple[Array, Array]


def _rnn_forward(letters: Array, weights: Params, head: Head) -> tuple[Step, ...]:
    Wxh, Whh, bh = _blocks(weights, "h")
    start = np.zeros_like(bh)
    given = (letters[:, :, np.newaxis], start, Wxh, Whh, head[0], bh, head[1])
    return (Call("rnn_forward", given),)


def _simple_rnn(letters: Array, weights: Params, head: Head) -> tuple[Step, ...]:
    Wxh, Whh, bh = _blocks(weights, "h")
    attributes = {"Wxh": Wxh, "Whh": Whh, "Why": head[0], "bh": bh, "by": head[1]}
    return _network("SimpleRNN", letters, len(bh), attributes)


def _lstm_forward(letters: Array, weights: Params, _head: Head) -> tuple[Step, ...]:
    blocks = [_blocks(weights, gate) for gate in "ifgo"]
    W, U, b = (np.concatenate([block[at] for block in blocks]) for at in range(3))
    start = np.zeros((1, weights.hidden_size))
    given = (letters[np.newaxis], start, start.copy(), W.T.copy(), U.T.copy(), b[:, 0].copy())
    return (Call("lstm_forward", given),)


def _lstm(letters: Array, weights: Params, head: Head) -> tuple[Step, ...]:
    attributes = {"Wy": head[0], "by": head[1]}
    for name, gate in {"f": "f", "i": "i", "C": "g", "o": "o"}.items():
        W, U, b = _blocks(weights, gate)
        attributes |= {f"W{name}": np.hstack([U, W]), f"b{name}": b}
    return _network("LSTM", letters, weights.hidden_size, attributes)


def _network(
    cls: str, letters: Array, units: int, attributes: Mapping[str, Array]
) -> tuple[Step, ...]:
    sizes = (letters.shape[1], units, len(attributes["by"]))
    sets = (Set("network", name, value) for name, value in attributes.items())
    read = Method("network", "forward", (letters[:, :, np.newaxis],))
    return (Construct("network", cls, sizes), *sets, read)


_STEPS: Mapping[str, Callable[[Array, Params, Head], tuple[Step, ...]]] = {
    "rnn_forward": _rnn_forward,
    "simple_rnn": _simple_rnn,
    "lstm_forward": _lstm_forward,
    "lstm": _lstm,
}
