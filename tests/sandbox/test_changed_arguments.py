"""What code does to its arguments is seen, whatever they are and however it does it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from server.sandbox import Call, CaseResult, Construct, Ref

Run = Callable[..., CaseResult]


def after(run: Run, body: str, *args: Any, **kwargs: Any) -> Any:
    """Arguments after `def f(x, y=None): body`."""
    result = run(f"import numpy as np\ndef f(x, y=None):\n    {body}", Call("f", args, kwargs))
    assert result.outcome.kind == "returned", result.outcome
    (arguments,) = result.inputs_after
    return arguments


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x[0] = 9", [9.0, 1.0, 2.0, 3.0]),
        ("x[-1] = np.nan", [0.0, 1.0, 2.0, np.nan]),
        ("x[0] = -0.0", [-0.0, 1.0, 2.0, 3.0]),
        ("x.shape = (2, 2)", [[0.0, 1.0], [2.0, 3.0]]),
        ("x.sort(); x[:] = x[::-1]", [3.0, 2.0, 1.0, 0.0]),
        ("x.resize(2, refcheck=False)", [0.0, 1.0]),
        ("x.fill(0)", [0.0] * 4),
    ],
)
def test_a_changed_array_comes_back_changed(run: Run, body: str, expected: Any) -> None:
    (x,) = after(run, body, np.arange(4.0))
    assert x.tobytes() == np.array(expected).tobytes()
    assert x.shape == np.shape(expected)


def test_an_array_seen_as_another_dtype_is_changed(run: Run) -> None:
    (x,) = after(run, "x.dtype = np.int64", np.arange(4.0))
    assert x.dtype == np.int64


@pytest.mark.parametrize("body", ["pass", "x = x + 1", "x[0] += 1; x[0] -= 1", "x.T @ x"])
def test_an_array_left_as_it_was_comes_back_the_same(run: Run, body: str) -> None:
    given = np.array([1.0, np.nan, np.inf])
    (x,) = after(run, body, given)
    assert x.tobytes() == given.tobytes()


def test_a_change_deep_in_tuples_is_seen(run: Run) -> None:
    (state,) = after(run, "x[1][0][:] = 5", (np.zeros(2), (np.zeros(3), 7)))
    assert state[1][0].tolist() == [5.0] * 3
    assert state[0].tolist() == [0.0] * 2


def test_a_change_of_a_list_or_a_mapping_is_seen(run: Run) -> None:
    assert after(run, "x.append(2)", [1]) == ([1, 2],)
    assert after(run, "x['b'] = x.pop('a')", {"a": 1}) == ({"b": 1},)
    (held,) = after(run, "x['w'] += 1", {"w": np.zeros(2)})
    assert held["w"].tolist() == [1.0, 1.0]


def test_a_change_of_a_keyword_argument_is_seen(run: Run) -> None:
    x, y = after(run, "y[0] = x", 3, y=np.zeros(2))
    assert x == 3
    assert y.tolist() == [3.0, 0.0]


def test_a_later_step_that_changes_what_an_earlier_one_was_given_is_seen(run: Run) -> None:
    source = "class C:\n    def __init__(self, x): self.x = x\ndef f(c, y): c.x += y"
    result = run(source, Construct("c", "C", (np.zeros(2),)), Call("f", (Ref("c"), 2)))
    (first,), (ref, y) = result.inputs_after
    assert first.tolist() == [2.0, 2.0]
    assert (ref, y) == (Ref("c"), 2)


def test_warnings_are_told_even_where_the_learner_silences_or_redirects_them(run: Run) -> None:
    source = """
import warnings
warnings.simplefilter("ignore")
warnings.showwarning = None
def f():
    warnings.warn("here")
    with warnings.catch_warnings(record=True):
        warnings.warn("kept by the learner")
    warnings.warn("there")
"""
    expected = ("UserWarning: here (line 6)", "UserWarning: there (line 9)")
    assert run(source, Call("f")).warnings == expected
