"""The numbers of the chapter on what interviews ask beyond recurrent networks."""

from __future__ import annotations

import math

import numpy as np

from engine.cells import gru, lstm
from questions.chapters.code.scan import by_scan, by_steps
from questions.chapters.figures.beam import probability, search_beam
from questions.chapters.figures.costs import WIDTH, crossing
from questions.chapters.figures.differences import POWERS, errors
from questions.chapters.figures.dropped_memory import RATE, survival
from questions.chapters.figures.gru_update import updated
from questions.chapters.figures.padding import BATCH, LENGTHS, wasted
from questions.chapters.figures.padding import packed_sizes as sizes_of
from questions.chapters.figures.reservoir import RADII, UNITS, capacity
from questions.chapters.figures.sampling import LOGITS, softmax, top_p
from questions.chapters.figures.truncation import CHUNKS, STEPS, lost

# Training through time


def truncation_steps() -> int:
    return STEPS


def truncation_chunk() -> int:
    return CHUNKS[3]


def lost_rnn() -> float:
    return float(lost("RNN, uniform start")[3])


def lost_lstm() -> float:
    return float(lost("LSTM, chrono start")[3])


def best_forward() -> float:
    return float(errors()["forward difference"].min())


def best_central() -> float:
    return float(errors()["central difference"].min())


def best_complex() -> float:
    """Give the largest error of the complex step with steps up to 1e-10."""
    return float(errors()["complex step"][POWERS <= -10].max())


def checkpoint_steps() -> int:
    return 900


def checkpoint_memory() -> int:
    """States kept with a checkpoint every √T steps: the checkpoints, and one segment."""
    every = math.isqrt(checkpoint_steps())
    return checkpoint_steps() // every + every


# The gated recurrent unit

_INPUT, _HIDDEN = 10, 64


def gru_kept() -> float:
    return float(updated(z_keeps=True)[0])


def gru_replaced() -> float:
    return float(updated(z_keeps=False)[0])


def gru_input() -> int:
    return _INPUT


def gru_hidden() -> int:
    return _HIDDEN


def lstm_count() -> int:
    return _lstm(_INPUT, _HIDDEN)


def gru_before_count() -> int:
    return _gru("before")


def gru_after_count() -> int:
    return _gru("after")


def gru_two_biases() -> int:
    """Frameworks with two bias vectors store 3H numbers twice."""
    return gru_before_count() + 3 * _HIDDEN


def _gru(reset: str) -> int:
    params = gru.initialise(_INPUT, _HIDDEN, rng=np.random.default_rng(0), reset=reset)
    return sum(array.size for array in params.arrays.values())


def _lstm(inputs: int, hidden: int) -> int:
    params = lstm.initialise(inputs, hidden, rng=np.random.default_rng(0))
    return sum(array.size for array in params.arrays.values())


# Structure

_PERIODS = (1, 2, 4, 8)


def stack_layers() -> int:
    return 3


def stack_hidden() -> int:
    return 128


def stack_input() -> int:
    return 32


def stack_first() -> int:
    return _lstm(stack_input(), stack_hidden())


def stack_other() -> int:
    return _lstm(stack_hidden(), stack_hidden())


def clockwork_rows() -> str:
    """Rows of the table of who is updated at which step, in Markdown."""
    rows = []
    for period in _PERIODS:
        cells = ("held" if step % period else "**new**" for step in range(1, 9))
        rows.append(f"| period {period} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def reservoir_units() -> int:
    return UNITS


def radius_small() -> float:
    return RADII[0]


def radius_good() -> float:
    return RADII[2]


def radius_large() -> float:
    return RADII[3]


def capacity_small() -> float:
    return capacity(radius_small())


def capacity_good() -> float:
    return capacity(radius_good())


def capacity_large() -> float:
    return capacity(radius_large())


# Regularisation


def drop_rate() -> float:
    return RATE


def left_fresh() -> float:
    return float(survival()["a new mask on the state at each step"][10])


def left_once() -> float:
    return float(survival()["one mask on the state for the sequence"][10])


def tied_vocabulary() -> str:
    return f"{_TIED[0]:,}".replace(",", "{,}")  # as TeX wants it


def tied_hidden() -> int:
    return _TIED[1]


def tied_saving() -> str:
    return f"{_TIED[0] * _TIED[1]:,}"


_TIED = (30_000, 512)


# Batches


def waste_random() -> float:
    return wasted(LENGTHS)


def waste_sorted() -> float:
    return wasted(tuple(sorted(LENGTHS)))


def packed_lengths() -> str:
    return _listed(LENGTHS[:BATCH])


def packed_sizes() -> str:
    return _listed(sizes_of(LENGTHS[:BATCH]))


def packed_total() -> int:
    return sum(sizes_of(LENGTHS[:BATCH]))


def padded_total() -> int:
    return BATCH * max(LENGTHS[:BATCH])


def _listed(numbers: tuple[int, ...] | list[int]) -> str:
    return ", ".join(map(str, numbers))


# Sequence to sequence

_LOSS, _WORD = 1.2, 5.5


def beam_greedy() -> float:
    return probability(search_beam(1).second[0])


def beam_two() -> float:
    return probability(search_beam(2).second[0])


def ctc_frames() -> int:
    return 12


def ctc_paths() -> int:
    """Count the paths of 12 frames that collapse to three different letters, by CTC's recursion."""
    states = 2 * 3 + 1  # blank, c, blank, a, blank, t, blank
    counts = [1, 1] + [0] * (states - 2)
    for _ in range(ctc_frames() - 1):
        counts = [
            counts[s]
            + (counts[s - 1] if s else 0)
            + (counts[s - 2] if s % 2 and s > 1 else 0)  # from letter to letter, past the blank
            for s in range(states)
        ]
    return counts[-1] + counts[-2]


def ppl_symbols() -> int:
    return 28


def ppl_loss() -> float:
    return _LOSS


def ppl_value() -> float:
    return math.exp(_LOSS)


def ppl_bits() -> float:
    return _LOSS / math.log(2)


def word_length() -> float:
    return _WORD


def word_bits() -> float:
    return ppl_bits() * _WORD


def word_ppl() -> float:
    return math.exp(_LOSS * _WORD)


def top_p_count() -> int:
    return int((top_p(softmax(LOGITS), 0.9) > 0).sum())


# Modern models

_SCAN = 1000


def costs_width() -> int:
    return WIDTH


def costs_crossing() -> float:
    return crossing()


def scan_steps() -> int:
    return _SCAN


def scan_rounds() -> int:
    return math.ceil(math.log2(_SCAN))


def scan_difference() -> float:
    """Largest difference of the scan from the loop, on random gates and inputs."""
    rng = np.random.default_rng(0)
    a, b = rng.uniform(0, 1, (_SCAN, 8)), rng.standard_normal((_SCAN, 8))
    return float(np.abs(by_scan(a, b) - by_steps(a, b)).max())
