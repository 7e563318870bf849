from collections.abc import Callable

import numpy as np
import pytest

from server.sandbox import Call, CaseResult, Generated, Opaque, Rng
from server.sandbox.values import Value

Run = Callable[..., CaseResult]

ECHO = "def echo(x): return x"


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        0,
        -(2**70),
        1.5,
        2 - 3j,
        "héllo",
        (),
        (1, (2.0,)),
        [1, [None]],
        {"a": [()]},
    ],
)
def test_a_plain_value_comes_back_as_it_went(run: Run, value: Value) -> None:
    result = run(ECHO, Call("echo", (value,)))
    assert result.values == (value,)
    assert type(result.values[0]) is type(value)


@pytest.mark.parametrize(
    "dtype", ["f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1", "c16"]
)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3, 4)])
def test_an_array_keeps_its_dtype_shape_and_elements(
    run: Run, dtype: str, shape: tuple[int, ...]
) -> None:
    array = np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(dtype)
    (back,) = run(ECHO, Call("echo", (array,))).values
    assert back.dtype == array.dtype
    assert back.shape == array.shape
    assert np.array_equal(back, array)


def test_a_numpy_scalar_is_kept_apart_from_a_python_one(run: Run) -> None:
    result = run("import numpy as np\ndef f(): return np.float64(2), 2.0", Call("f"))
    assert [type(item) for item in result.values[0]] == [np.float64, float]


def test_not_a_number_and_infinities_travel(run: Run) -> None:
    (back,) = run(ECHO, Call("echo", (np.array([np.nan, np.inf, -np.inf]),))).values
    assert np.isnan(back[0])
    assert back[1:].tolist() == [np.inf, -np.inf]


@pytest.mark.parametrize(
    ("expression", "description"),
    [
        ("np.zeros((3, 1), 'f2')", "float16 array of shape (3, 1)"),
        ("np.float16(1)", "NumPy scalar of dtype float16"),
        ("np.zeros(2, object)", "object array of shape (2,)"),
        ("np.ma.ones(2)", "float64 array of class MaskedArray of shape (2,)"),
        ("Foo()", "object of class Foo"),
        ("Foo", "class Foo"),
        ("f", "function f"),
        ("{1, 2}", "set of 2 items"),
        ("{1: 2}", "dict of 1 item, with keys that are no str or nested too deeply"),
        ("10 ** 5000", "int of 16610 bits"),
    ],
)
def test_what_cannot_be_sent_is_described(run: Run, expression: str, description: str) -> None:
    source = f"import numpy as np\nclass Foo: pass\ndef f(): return [{expression}]"
    assert run(source, Call("f")).values == ([Opaque(description)],)


NAMED = """
from typing import NamedTuple
class S(NamedTuple):
    h: int
    c: int
def f(): return S(1, 2)
"""


def test_a_named_tuple_counts_as_the_tuple_that_it_is(run: Run) -> None:
    assert run(NAMED, Call("f")).values == ((1, 2),)


def test_a_generator_is_drained_up_to_the_limit(run: Run) -> None:
    source = "def f(n):\n for i in range(n): yield i"
    few, many = run(source, Call("f", (3,)), Call("f", (10**9,))).values
    assert few == Generated((0, 1, 2), finished=True)
    assert not many.finished
    assert len(many.values) == 10_000


def test_a_seed_becomes_a_generator_of_the_same_numbers(run: Run) -> None:
    (drawn,) = run("def f(rng): return rng.normal(size=3)", Call("f", (Rng(7),))).values
    assert np.array_equal(drawn, np.random.default_rng(7).normal(size=3))
