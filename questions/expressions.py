"""Formulas that people type, read without ever running them: `f * c + i * g`, `1 - tanh(x)^2`.

A small parser of its own, because nothing typed by a stranger may reach Python's. It knows
numbers, named variables, + − * / and powers, brackets and eight functions. Everything is computed
in floating point, so no power can grow beyond infinity and take time or memory with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Point = Mapping[str, Array]
Evaluate = Callable[[Point], Array]

MAX_LENGTH = 500
MAX_DEPTH = 40


class ExpressionError(ValueError):
    """A text that is no formula; the message tells its writer what to change."""


@dataclass(frozen=True)
class Expression:
    """A formula that was understood."""

    text: str
    names: frozenset[str]
    evaluate: Evaluate

    def at(self, point: Point) -> Array:
        """Give its values; what is undefined there is NaN or infinite, without a warning."""
        with np.errstate(all="ignore"):
            return np.asarray(self.evaluate(point), dtype=np.float64)


def parse(text: str, variables: Collection[str] = ()) -> Expression:
    """Read a formula in these variables; of `y = …` the right side counts.

    Raises ExpressionError.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"The formula is longer than {MAX_LENGTH} characters.")
    parser = _Parser(_tokens(_right_side(text)), frozenset(variables))
    return Expression(text, frozenset(variables), parser.whole())


def same_values(one: Array, other: Array) -> bool:
    """Tell whether two formulas agree at every point, rounding apart."""
    if not np.isfinite(one).all() or not np.isfinite(other).all():
        return False
    return bool(np.allclose(one, other, rtol=1e-7, atol=1e-9))


def _sigmoid(a: Array) -> Array:
    half: Array = 0.5 * (1.0 + np.tanh(0.5 * a))
    return half


FUNCTIONS: Mapping[str, Callable[..., Array]] = {
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "max": np.maximum,
    "min": np.minimum,
}
_OTHER_NAMES = {"sigma": "sigmoid", "σ": "sigmoid", "ln": "log", "logistic": "sigmoid"}
_TWO_ARGUMENTS = frozenset({"max", "min"})
_CONSTANTS = {"pi": np.pi, "π": np.pi, "e": np.e}

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("⊙·×∙⋅∘•", "*"),
        **dict.fromkeys("−–", "-"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        "÷": "/",
    }
)
_RAISED = {"²": "^2", "³": "^3"}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[^\W\d]\w*)|(?P<operator>\*\*|[-+*/^(),]))"
)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def _right_side(text: str) -> str:
    sides = text.split("=")
    if len(sides) > 2:
        raise ExpressionError("Write one formula; it has more than one equals sign.")
    return sides[-1]


def _tokens(text: str) -> list[_Token]:
    for sign, plain in _RAISED.items():
        text = text.replace(sign, plain)
    text = text.translate(_SIGNS).strip()
    tokens, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ExpressionError(f"{text[at:].strip()[:1]!r} is not understood here.")
        kind = str(found.lastgroup)
        tokens.append(_Token(kind, found.group(kind)))
        at = found.end()
    return tokens


class _Parser:
    """Recursive descent; a method for each level of binding, each giving a function of a point."""

    def __init__(self, tokens: list[_Token], variables: frozenset[str]) -> None:
        self.tokens = tokens
        self.variables = variables
        self.at = 0
        self.depth = 0

    def whole(self) -> Evaluate:
        if not self.tokens:
            raise ExpressionError("There is no formula yet.")
        result = self.sum()
        if self.at < len(self.tokens):
            rest = self.tokens[self.at]
            hint = (
                "; write * between factors" if rest.kind != "operator" or rest.text == "(" else ""
            )
            raise ExpressionError(f"{rest.text!r} does not follow here{hint}.")
        return result

    def sum(self) -> Evaluate:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(f"Brackets are nested deeper than {MAX_DEPTH}.")
        result = self.product()
        while (sign := self.take("+", "-")) is not None:
            result = _combined(np.add if sign == "+" else np.subtract, result, self.product())
        self.depth -= 1
        return result

    def product(self) -> Evaluate:
        result = self.signed()
        while (sign := self.take("*", "/")) is not None:
            result = _combined(np.multiply if sign == "*" else np.divide, result, self.signed())
        return result

    def signed(self) -> Evaluate:
        negative = False
        while (sign := self.take("-", "+")) is not None:
            negative ^= sign == "-"
        result = self.power()
        return (lambda point: -result(point)) if negative else result

    def power(self) -> Evaluate:
        base = self.atom()
        if self.take("^", "**") is None:
            return base
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(f"Powers are nested deeper than {MAX_DEPTH}.")
        exponent = self.signed()
        self.depth -= 1
        return _combined(np.power, base, exponent)

    def atom(self) -> Evaluate:
        if self.at >= len(self.tokens):
            raise ExpressionError("The formula ends too early.")
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "number":
            return _constant(float(token.text))
        if token.kind == "name":
            return self.named(token.text)
        if token.text == "(":
            inner = self.sum()
            self.demand(")")
            return inner
        raise ExpressionError(f"{token.text!r} does not follow here.")

    def named(self, name: str) -> Evaluate:
        known = self.variable(name)
        if known is not None:
            return lambda point: point[known]
        function = _OTHER_NAMES.get(name, name)
        if function in FUNCTIONS:
            return self.call(function)
        if name in _CONSTANTS:
            return _constant(_CONSTANTS[name])
        names = ", ".join(sorted(self.variables)) or "none"
        raise ExpressionError(f"{name!r} is no name here; the names are {names}.")

    def variable(self, name: str) -> str | None:
        """Give the variable that a name stands for: `f_t` is as good as `f`."""
        shorter = name.removesuffix("_t")
        return next((each for each in (name, shorter) if each in self.variables), None)

    def call(self, name: str) -> Evaluate:
        self.demand("(", after=name)
        arguments = [self.sum()]
        while self.take(",") is not None:
            arguments.append(self.sum())
        self.demand(")")
        wanted = 2 if name in _TWO_ARGUMENTS else 1
        if len(arguments) != wanted:
            raise ExpressionError(f"{name} takes {wanted} value{'s' * (wanted > 1)}.")
        function = FUNCTIONS[name]
        return lambda point: function(*(each(point) for each in arguments))

    def take(self, *operators: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at].text in operators:
            self.at += 1
            return self.tokens[self.at - 1].text
        return None

    def demand(self, operator: str, *, after: str = "") -> None:
        if self.take(operator) is None:
            where = f" after {after}" if after else ""
            raise ExpressionError(f"A {operator!r} is missing{where}.")


def _constant(value: float) -> Evaluate:
    return lambda _: np.float64(value)  # type: ignore[return-value] # a scalar broadcasts as an array


def _combined(operation: Callable[..., Array], one: Evaluate, other: Evaluate) -> Evaluate:
    return lambda point: operation(one(point), other(point))
