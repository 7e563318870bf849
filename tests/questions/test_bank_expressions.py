"""Formulas that strangers type: understood when they are formulas, harmless when not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.expressions import ExpressionError, parse, same_values

POINT = {"f": np.array([0.2, 0.9]), "c": np.array([-1.5, 2.0]), "x": np.array([0.5, -0.25])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f*c", "c * f"),
        ("c_new = f ⊙ c", "f*c"),
        ("f · c − x", "f*c - x"),
        ("x²", "x*x"),
        ("x^2", "x**2"),
        ("-x^2", "0 - x*x"),
        ("2^3^0", "2"),
        ("1 - tanh(x)^2", "1/((exp(x)+exp(-x))/2)^2"),
        ("σ(x)", "1/(1+exp(-x))"),
        ("sigma(x)", "sigmoid(x)"),
        ("ln(exp(x))", "x"),
        ("max(x, 0)", "(x + abs(x)) / 2"),
        ("[f + {c}] * 1e0", "f + c"),
        ("f_t * c_t", "f * c"),
        ("e^x", "exp(x)"),
    ],
)
def test_equal_formulas_have_equal_values(one: str, other: str) -> None:
    assert same_values(parse(one, POINT).at(POINT), parse(other, POINT).at(POINT))


@pytest.mark.parametrize("other", ["f - c", "f + c + 0.001", "c", "f * c * 1.01", "log(c - 10)"])
def test_other_formulas_do_not(other: str) -> None:
    assert not same_values(parse(other, POINT).at(POINT), parse("f + c", POINT).at(POINT))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "f c",
        "2x",
        "f(c)",
        "tanh x",
        "tanh()",
        "tanh(x, c)",
        "max(x)",
        "f +",
        "(f",
        "f)",
        "y",
        "__import__('os')",
        "x.real",
        "x = f = c",
        "lambda: 1",
        "'a' * 3",
        "(" * 400,
        "(" * 200 + "x" + ")" * 200,
        "^".join(["x"] * 200),
        "x" * 501,
        "\ud800",
        "f;c",
    ],
)
def test_what_is_no_formula_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ExpressionError, match=r"\w+.*\.$"):
        parse(text, POINT)


@pytest.mark.parametrize("text", ["9^9^9^9^9", "1e308 * 1e308", "1/0", "log(-1)", "-" * 400 + "x"])
def test_nothing_typed_takes_time_or_warns(text: str) -> None:
    parse(text, POINT).at(POINT)


@given(st.text(alphabet="fcx0123456789.+-*/^() ,tanhsigmoidexp_=²·", max_size=80))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    try:
        parse(text, POINT).at(POINT)
    except ExpressionError:
        return
