"""Peak number of states when a sequence is trained with checkpoints."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        k, segments = int(rng.integers(4, 60)), int(rng.integers(4, 60))
        v: Values = {"k": k, "segments": segments, "t": k * segments}
        v["peak"] = answer(v)
        if len({v["peak"], *(mistake.answer(v) for mistake in MISTAKES.values())}) == 4:
            return v


def answer(v: Values) -> int:
    """Go through the passes and count what is held."""
    checkpoints = [t for t in range(v["t"]) if t % v["k"] == 0]
    peak = len(checkpoints)
    for start in reversed(checkpoints):
        recomputed = range(start, min(start + v["k"], v["t"]))
        peak = max(peak, len(checkpoints) + len(recomputed))
    return peak


MISTAKES = {
    "checkpoints-only": Mistake(
        lambda v: v["segments"],
        "Those are the checkpoints. The states of the recomputed segment are needed as well.",
        "beyond/training#checkpointing",
    ),
    "all": Mistake(
        lambda v: v["t"],
        "That is what one keeps without checkpoints.",
        "rnn-lstm/vanishing-gradient#truncation",
    ),
    "segment-only": Mistake(
        lambda v: v["k"],
        "That is one segment. The checkpoints, from which the segments start, are kept, too.",
        "beyond/training#checkpointing",
    ),
}
