"""Tasks that keep a count or a stack; each step is judged."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Array, IntArray
from engine.losses import NO_TARGET
from engine.tasks.task import Batch, Goal, Task, check_length, entropy, one_hot, speller

LONGEST = 1000
DEEPEST = 8
PAIRS = "([)]"
"""Opening brackets, then what closes each."""


def running_parity(length: int = 20) -> Task:
    """Say after each bit whether the ones so far are odd."""
    check_length("parity", length, 1, LONGEST)

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        bits = rng.integers(0, 2, (length, batch))
        return Batch(one_hot(bits, 2), bits.cumsum(axis=0) % 2)

    return Task(
        name="parity",
        title="Running parity",
        length=length,
        length_name="Steps",
        input_size=2,
        output_size=2,
        steps=length,
        chance=math.log(2),
        draw=draw,
        spell=speller("01"),
        goal=Goal("accuracy", 0.99),
    )


def bracket_depth(length: int = 40) -> Task:
    """Say after each bracket how many are open, up to DEEPEST."""
    check_length("bracket-depth", length, 1, LONGEST)

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        opens, depths = _walk(rng, length, batch)
        return Batch(one_hot(1 - opens, 2), depths)

    return Task(
        name="bracket-depth",
        title="Bracket depth",
        length=length,
        length_name="Steps",
        input_size=2,
        output_size=DEEPEST + 1,
        steps=length,
        chance=entropy(_depth_shares(length)),
        draw=draw,
        spell=speller("()"),
        goal=Goal("accuracy", 0.99),
    )


def dyck_2(length: int = 40) -> Task:
    """Say after each bracket which one closes the innermost open one: none, ) or ]."""
    check_length("dyck-2", length, 1, LONGEST)
    none = float(_depth_shares(length)[0])

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        tokens, tops = brackets(rng, length, batch)
        return Batch(one_hot(tokens, len(PAIRS)), tops)

    return Task(
        name="dyck-2",
        title="Two kinds of brackets",
        length=length,
        length_name="Steps",
        input_size=len(PAIRS),
        output_size=3,
        steps=length,
        chance=entropy(np.array([none, (1 - none) / 2, (1 - none) / 2])),
        draw=draw,
        spell=speller(PAIRS),
        goal=Goal("accuracy", 0.99),
    )


def brackets(rng: np.random.Generator, length: int, batch: int) -> tuple[IntArray, IntArray]:
    """Draw tokens of PAIRS, (T, B), and after each what is innermost: 0 for none, else 1 + kind."""
    opens, depths = _walk(rng, length, batch)
    kinds = rng.integers(0, 2, (length, batch))
    tokens, tops = np.empty((2, length, batch), np.intp)
    stack = np.zeros((DEEPEST + 1, batch), np.intp)
    columns = np.arange(batch)
    for t in range(length):
        opening = opens[t] == 1
        at = np.where(opening, depths[t], depths[t] + 1)
        stack[at[opening], columns[opening]] = 1 + kinds[t, opening]
        tokens[t] = stack[at, columns] - 1 + np.where(opening, 0, 2)
        tops[t] = stack[depths[t], columns]
    return tokens, tops


def _walk(rng: np.random.Generator, length: int, batch: int) -> tuple[IntArray, IntArray]:
    """Draw 1 for open and 0 for close, and the depth after each, within 0 … DEEPEST."""
    drawn = rng.integers(0, 2, (length, batch))
    depths, depth = np.empty_like(drawn), np.zeros(batch, drawn.dtype)
    for t in range(length):
        opens = np.where(depth == 0, 1, np.where(depth == DEEPEST, 0, drawn[t]))
        depth = depth + 2 * opens - 1
        drawn[t], depths[t] = opens, depth
    return drawn, depths


def _depth_shares(length: int) -> Array:
    """Give how often each depth is that of a step, (DEEPEST + 1,)."""
    now, total = np.eye(DEEPEST + 1)[0], np.zeros(DEEPEST + 1)
    up, down = np.full(DEEPEST + 1, 0.5), np.full(DEEPEST + 1, 0.5)
    up[0], down[0], up[-1], down[-1] = 1, 0, 0, 1
    for _ in range(length):
        now = np.roll(now * up, 1) + np.roll(now * down, -1)
        total += now
    return np.asarray(total / length)


def a_n_b_n(length: int = 10) -> Task:
    """Foretell the next symbol of aⁿbⁿ$, n from 1 to `length`, from the first b on."""
    check_length("a-n-b-n", length, 1, LONGEST // 2)
    symbols = "ab$"
    # One end to (1 + length)/2 steps that are judged, on average.
    ends = 2 / (1 + length)

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        n = rng.integers(1, length + 1, batch)
        at = np.arange(2 * length + 1)[:, None]
        tokens = np.where(at < n, 0, np.where(at < 2 * n, 1, 2))
        known = (at >= n) & (at < 2 * n)
        targets = np.where(known[:-1], tokens[1:], NO_TARGET)
        return Batch(one_hot(tokens[:-1], len(symbols)), targets)

    return Task(
        name="a-n-b-n",
        title="As many b as a",
        length=length,
        length_name="Largest n",
        input_size=len(symbols),
        output_size=len(symbols),
        steps=2 * length,
        chance=entropy(np.array([ends, 1 - ends])),
        draw=draw,
        spell=speller(symbols),
        goal=Goal("accuracy", 0.99),
    )
