"""The numbers of the chapter on recurrent networks."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from engine.chapter import LSTM, SimpleRNN
from questions.chapters.code import last_bit
from questions.chapters.figures.recurrence import lstm_norms, rnn_norms
from questions.chapters.figures.retention import half_life, kept
from questions.chapters.numbers import compared, copied
from questions.models import seeds_solved

INPUT, HIDDEN, OUTPUT = 10, 64, 5
EPOCHS = 400


def example_input() -> int:
    return INPUT


def example_hidden() -> int:
    return HIDDEN


def example_output() -> int:
    return OUTPUT


def _size(net: SimpleRNN | LSTM, *, without: tuple[str, ...] = ()) -> int:
    return sum(value.size for name, value in vars(net).items() if name not in without)


def rnn_parameters() -> int:
    return _size(SimpleRNN(INPUT, HIDDEN, OUTPUT, rng=np.random.default_rng(0)))


def rnn_core_parameters() -> int:
    rnn = SimpleRNN(INPUT, HIDDEN, OUTPUT, rng=np.random.default_rng(0))
    return _size(rnn, without=("Why", "by"))


def head_parameters() -> int:
    return rnn_parameters() - rnn_core_parameters()


def lstm_core_parameters() -> int:
    lstm = LSTM(INPUT, HIDDEN, OUTPUT, rng=np.random.default_rng(0))
    return _size(lstm, without=("Wy", "by"))


def lstm_parameters() -> int:
    return lstm_core_parameters() + head_parameters()


def lstm_core_two_biases() -> int:
    """Frameworks with two bias vectors a gate store 4H numbers more."""
    return lstm_core_parameters() + 4 * HIDDEN


def shrink() -> float:
    return float(0.9**50)


def grow() -> float:
    return float(1.1**50)


def step_factor_uniform() -> float:
    return rnn_norms("uniform").per_step


def step_factor_small() -> float:
    return rnn_norms("small").per_step


def step_factor_orthogonal() -> float:
    return rnn_norms("orthogonal").per_step


def step_factor_wild() -> float:
    return rnn_norms("wild").per_step


def left_uniform() -> float:
    return rnn_norms("uniform").values[50]


def left_wild() -> float:
    return rnn_norms("wild").values[50]


def left_lstm_one() -> float:
    return lstm_norms(1.0).values[50]


def left_lstm_zero() -> float:
    return lstm_norms(0.0).values[50]


def left_lstm_chrono() -> float:
    return lstm_norms(None).values[50]


def step_factor_lstm_small() -> float:
    return lstm_norms(0.0, start="small").per_step


def gate_at_zero() -> float:
    return kept(0.0, 1)


def gate_at_one() -> float:
    return kept(1.0, 1)


def kept_ten_at_zero() -> float:
    return kept(0.0, 10)


def kept_ten_at_one() -> float:
    return kept(1.0, 10)


def half_life_at_zero() -> float:
    return half_life(0.0)


def half_life_at_one() -> float:
    return half_life(1.0)


def bias_for_hundred() -> float:
    """Forget bias whose time scale, 1 + e^b, is 100 steps."""
    return math.log(99.0)


def small_radius() -> float:
    """Spectral radius of a 64 by 64 matrix of N(0, 1) * 0.01 draws."""
    net = SimpleRNN(INPUT, HIDDEN, OUTPUT, rng=np.random.default_rng(0))
    return float(np.abs(np.linalg.eigvals(net.Whh)).max())


@lru_cache(maxsize=2)
def _last_bit_losses(scale: float) -> tuple[float, ...]:
    net = SimpleRNN(1, 4, 1, rng=np.random.default_rng(0))
    net.Wxh, net.Whh, net.Why = scale * net.Wxh, scale * net.Whh, scale * net.Why
    return tuple(last_bit.train(net, rate=0.5, epochs=EPOCHS))


def last_bit_start() -> float:
    return _last_bit_losses(1.0)[0]


def last_bit_after_20() -> float:
    return _last_bit_losses(1.0)[20]


def last_bit_end() -> float:
    return _last_bit_losses(1.0)[-1]


def last_bit_epochs() -> int:
    return EPOCHS


def last_bit_half() -> int:
    """Epochs until the loss is under half of its start, from the chapter's start."""
    return _epochs_to_half(1.0)


def last_bit_half_larger() -> int:
    """Give the same from weights thirty times larger."""
    return _epochs_to_half(30.0)


def _epochs_to_half(scale: float) -> int:
    losses = _last_bit_losses(scale)
    return next(at for at, loss in enumerate(losses) if loss < 0.5 * losses[0])


def small_solved() -> str:
    return copied.count("lstm-small", 10)


def copy_units() -> int:
    return int(seeds_solved.kept()["hidden_size"])


def copy_rate() -> float:
    return float(seeds_solved.kept()["learning_rate"])


def copy_clip() -> float:
    return float(seeds_solved.kept()["clip"])


def copy_seeds() -> int:
    return int(seeds_solved.kept()["seeds"])


def copy_steps() -> int:
    return int(seeds_solved.kept()["steps"])


def orthogonal_30() -> str:
    return copied.count("rnn-orthogonal", 30)


def orthogonal_100() -> str:
    return copied.count("rnn-orthogonal", 100)


def forget_one_30() -> str:
    return copied.count("lstm-forget-1", 30)


def orthogonal_lstm_30() -> str:
    return copied.count("lstm-orthogonal", 30)


def gru_zero_30() -> str:
    return copied.count("gru-bias-0", 30)


def gru_zero_100() -> str:
    return copied.count("gru-bias-0", 100)


def chrono_lstm_100() -> str:
    return copied.count("lstm-chrono", 100)


def chrono_lstm_200() -> str:
    return copied.count("lstm-chrono", 200)


def chrono_gru_100() -> str:
    return copied.count("gru-chrono", 100)


def chrono_gru_200() -> str:
    return copied.count("gru-chrono", 200)


def copy_table() -> str:
    """Rows of the table of solved seeds, in Markdown."""
    networks = (
        ("RNN, uniform start", "rnn-default"),
        ("RNN, orthogonal start", "rnn-orthogonal"),
        ("LSTM, uniform start, forget bias 1", "lstm-forget-1"),
        ("LSTM, orthogonal start, forget bias 1", "lstm-orthogonal"),
        ("LSTM, chrono start", "lstm-chrono"),
        ("LSTM, N(0, 1) · 0.01", "lstm-small"),
        ("GRU, update bias 0", "gru-bias-0"),
        ("GRU, chrono start", "gru-chrono"),
    )
    lags = (10, 30, 100, 200)
    head = "| network and start | " + " | ".join(f"lag {lag}" for lag in lags) + " |\n"
    rule = "|---" * (len(lags) + 1) + "|\n"
    rows = (
        f"| {name} | " + " | ".join(copied.count(key, lag) for lag in lags) + " |"
        for name, key in networks
    )
    return head + rule + "\n".join(rows)


def frameworks_table() -> str:
    return compared.table()


def difference_pytorch() -> float:
    return float(compared.kept()["largest_difference"]["pytorch"])


def difference_keras() -> float:
    return float(compared.kept()["largest_difference"]["keras"])


def framework_steps() -> int:
    return int(compared.kept()["shape"]["steps"])


def swapped_difference() -> float:
    return compared.with_swapped_gates()


def torch_version() -> str:
    return str(compared.kept()["versions"]["torch"])


def keras_version() -> str:
    return str(compared.kept()["versions"]["keras"])
