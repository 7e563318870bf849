"""What a learner's code can import once it is locked down, and what it is told about the rest."""

from collections.abc import Callable

import pytest

from server.sandbox import Call, CaseResult, Raised, Returned
from server.sandbox.child.imports import STANDARD_LIBRARY

Run = Callable[..., CaseResult]


@pytest.mark.parametrize("name", STANDARD_LIBRARY)
def test_every_available_module_imports_after_the_lock_down(run: Run, name: str) -> None:
    assert run(f"import {name} as m\ndef f(): return m.__name__", Call("f")).values == (name,)


def test_everything_can_be_imported_from_numpy_at_once(run: Run) -> None:
    assert run("from numpy import *\ndef f(): return exp(0.0)", Call("f")).values == (1.0,)


ORDINARY = """
import collections.abc, copy, dataclasses, datetime, decimal, fractions, json, math, statistics
from typing import NamedTuple, Protocol
import numpy as np
import numpy.testing as npt
from numpy.lib.stride_tricks import sliding_window_view

@dataclasses.dataclass
class Point:
    x: float = 0.0

def f():
    a = np.arange(12.0).reshape(3, 4)
    npt.assert_allclose(a, a.copy())
    return [
        np.linalg.svd(a)[1].tolist(), np.einsum("ij,kj->ik", a, a).shape, np.fft.fft(a).shape,
        np.sort(a)[::-1].sum(), np.median(a), np.percentile(a, 50), np.ma.masked_less(a, 3).sum(),
        np.polynomial.Polynomial([1, 2])(3), np.unique(a).size, repr(a), f"{a[0, 0]:.3f}",
        sliding_window_view(a, 2, axis=1).shape, np.histogram(a)[0].sum(),
        np.linalg.solve(np.eye(2), [1, 2]).tolist(), repr(Point()),
        str(decimal.Decimal(1) / 3), str(fractions.Fraction(1, 3)), statistics.stdev([1, 2, 3]),
        datetime.datetime.strptime("2020-01-02", "%Y-%m-%d").year, json.dumps({"a": 1}),
        copy.deepcopy(a).shape, "é".encode("latin-1").decode("utf-16", "replace"), math.gamma(5),
        np.array2string(a, precision=2), np.random.default_rng(0).choice(5, 3, replace=False),
        np.cov(a).shape, np.kron(a, a).shape, np.save.__name__, np.pad(a, 1).shape,
        np.convolve([1, 2], [3]).tolist(),
    ] and 1
"""


def test_ordinary_numerical_code_runs_locked_down(run: Run) -> None:
    result = run(ORDINARY, Call("f"))
    assert result.outcome == Returned(), result.outcome


@pytest.mark.parametrize("name", ["torch", "os", "scipy.linalg", "subprocess", "server"])
def test_a_module_that_is_not_available_is_refused_with_what_is(run: Run, name: str) -> None:
    outcome = run(f"import {name}", Call("f")).outcome
    assert isinstance(outcome, Raised)
    assert outcome.type_name == "ModuleNotFoundError"
    assert repr(name.partition(".")[0]) in outcome.text
    assert "numpy" in outcome.text
    assert "dataclasses" in outcome.text
