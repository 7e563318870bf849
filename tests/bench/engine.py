"""`python -m tests.bench.engine`: the engine against PyTorch and the chapter's own code.

One thread, float32 unless said, contenders in turn in one process, medians. A ratio is how many
times as long the other takes. PyTorch's columns need it importable, by this Python.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.cells import lstm
from tests.bench import _analysis_contenders as analysing
from tests.bench import _engine_contenders as ours
from tests.bench import _naive_contenders as naive
from tests.bench._racing import Work, race

CELLS = ("rnn", "lstm", "gru")
HAS_TORCH = importlib.util.find_spec("torch") is not None
D = 16


def main() -> None:
    kernels = os.environ.get("OPENBLAS_CORETYPE")
    say(f"NumPy {np.__version__}, OpenBLAS with {kernels or 'the kernels that it chooses'}")
    if kernels:
        say("  (OPENBLAS_CORETYPE is set: PyTorch doesn't heed it, and may use wider vectors)")
    say(f"{'same work, one thread':58} {'ms':>8} {'ratio':>7} {'must':>6}")
    if HAS_TORCH:
        against_torch()
    else:
        say("PyTorch isn't importable: its ratios are left out.")
    against_naive()
    say_analyses()
    stream_a_million()
    time_against_length()
    memory_against_length()


def say(text: str) -> None:
    print(text, flush=True)


def ratio(what: str, mine: Work, other: Work, must: float) -> None:
    times = race({"mine": mine, "other": other}, rounds=7)
    found = times["other"] / times["mine"]
    mark = "" if found >= must else "  below"
    say(f"{what:58} {times['mine'] * 1e3:8.3f} {found:7.2f} {must:6.2f}{mark}")


def against_torch() -> None:
    theirs = importlib.import_module("tests.bench._torch_contenders")

    for cell, must in zip(CELLS, (3.3, 0.5, 1.9), strict=True):
        size = (cell, 256, 1, D, 64)
        ratio(f"{cell} forward + trace, torch.nn without", ours.forward(*size),
              theirs.forward(*size), must)  # fmt: skip
        ratio(f"{cell} forward + trace, PyTorch with the same trace", ours.forward(*size),
              theirs.traced_forward(*size), 3.5)  # fmt: skip
    for cell, must in zip(CELLS, (6, 0.6, 6.5), strict=True):
        for T, H in ((64, 64), (256, 32)):
            size = (cell, T, 1, D, H)
            ratio(f"{cell} forward + backward, B 1, T {T}, H {H}", ours.forward_backward(*size),
                  theirs.forward_backward(*size), must)  # fmt: skip
    for cell, must in zip(CELLS, (2.3, 0.85, 2.0), strict=True):
        sizes = (cell, 64, 32, D, 64, 16)
        ratio(f"{cell} training step, B 32, T 64, H 64", ours.training_step(*sizes),
              theirs.training_step(*sizes), must)  # fmt: skip
    for cell in CELLS:
        sizes = (cell, 512, 32, 4, 32, 4)
        ratio(f"{cell} training step, last-step loss, T 512, H 32",
              ours.training_step(*sizes, last=True),
              theirs.training_step(*sizes, last=True), 6.0)  # fmt: skip
    for cell in CELLS:
        map_size = (cell, 128, D, 32)
        ratio(f"{cell} influence map, T 128, H 32, a PyTorch pass a step",
              ours.influence(*map_size),
              theirs.influence(*map_size, batched=False), 50)  # fmt: skip
        ratio(f"{cell} influence map, PyTorch's batched gradients",
              ours.influence(*map_size), theirs.influence(*map_size, batched=True), 6)  # fmt: skip
    for cell in CELLS:
        exact = (cell, 256, 1, D, 64, "float64")
        ratio(f"{cell} forward + trace, float64, torch.nn without", ours.forward(*exact),
              theirs.forward(*exact), 1.0)  # fmt: skip


def against_naive() -> None:
    contenders: dict[str, Callable[..., Work]] = {"rnn": naive.rnn, "lstm": naive.lstm}
    size = (64, 32, D, 64)
    for dtype in ("float32", "float64"):
        # The bounds are for what trains, in float32.
        musts = (18, 14) if dtype == "float32" else (1, 1)
        for cell, slow in contenders.items():
            ratio(f"{cell} forward, the chapter's code, B 32, H 64, {dtype}",
                  ours.forward(cell, *size, dtype),
                  slow(*size, backward=False, dtype=dtype), musts[0])  # fmt: skip
            ratio(f"{cell} forward + backward, the chapter's code, {dtype}",
                  ours.forward_backward(cell, *size, dtype=dtype),
                  slow(*size, backward=True, dtype=dtype), musts[1])  # fmt: skip


def say_analyses() -> None:
    """What each analysis takes for what is typed: an LSTM, H 64, T 256, float64."""
    times = race(analysing.works(T=256, D=D, H=64), rounds=3)
    say("analyses, LSTM, H 64, T 256, float64, ms:")
    say("  " + " · ".join(f"{name} {seconds * 1e3:.1f}" for name, seconds in times.items()))


def stream_a_million() -> None:
    """A million LSTM steps of H 64 in chunks of 1,000: seconds, and how much memory it took."""
    params = lstm.initialise(D, 64, rng=np.random.default_rng(0), dtype=np.float32)
    for _ in lstm.stream(params, chunks(10, 1000)):
        pass
    before, begun = peak_mb(), time.perf_counter()
    last: Any = None
    for trace in lstm.stream(params, chunks(1000, 1000)):
        last = trace
    seconds, grown = time.perf_counter() - begun, peak_mb() - before
    short = np.concatenate(list(chunks(20, 1000)))
    whole = lstm.forward(params, short).h[-1]
    *_, streamed = lstm.stream(params, chunks(20, 1000))
    same = np.array_equal(whole, streamed.h[-1])
    say(f"a million LSTM steps, H 64, streamed: {seconds:.2f} s, +{grown:.1f} MB, "
        f"bitwise equal over 20,000: {same}; {last.h.shape[0]} steps a chunk")  # fmt: skip


def chunks(count: int, length: int) -> Iterator[Array]:
    for k in range(count):
        yield np.random.default_rng(k).standard_normal((length, 1, D), dtype=np.float32)


def time_against_length() -> None:
    say("LSTM, H 64, B 1, forward and forward + backward, µs a step:")
    for T in (64, 256, 1024, 4096, 16384):
        times = race({"f": ours.forward("lstm", T, 1, D, 64),
                      "fb": ours.forward_backward("lstm", T, 1, D, 64)}, rounds=3)  # fmt: skip
        say(f"  T {T:6}  {times['f'] / T * 1e6:6.2f}  {times['fb'] / T * 1e6:6.2f}")


def memory_against_length() -> None:
    """What a trace and its gradients hold, and what the pass needs on top while it runs."""
    say("LSTM, H 64, B 1, float32: MB that trace and gradients keep, and the peak above them:")
    for T in (1024, 4096, 16384):
        params = lstm.initialise(D, 64, rng=np.random.default_rng(0), dtype=np.float32)
        x, dh = np.ones((T, 1, D), np.float32), np.ones((T, 1, 64), np.float32)
        tracemalloc.start()
        trace = lstm.forward(params, x)
        gradients = lstm.backward(trace, dh)
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        say(f"  T {T:6}  {kept / 1e6:6.2f}  +{(peak - kept) / 1e6:.2f}")
        del gradients


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_one_thread() -> dict[str, str]:
    """The environment that this has to run in; OpenBLAS reads it when NumPy is loaded."""
    wanted = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return {name: value for name, value in wanted.items() if name not in os.environ}


if __name__ == "__main__":
    missing = in_one_thread()
    if missing:
        os.execve(sys.executable, [sys.executable, "-m", "tests.bench.engine"],
                  os.environ | missing)  # fmt: skip
    main()
