"""Mutants of a reference: one operator, constant, index, name or statement changed in each.

The cases have to kill all of them. One that computes the same is listed in equivalents.toml in the
exercise's folder, with the reason why it does.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questions.errors import ContentError
from questions.exercise_judging import judge
from questions.exercise_running import run_trusted
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Run

MUTATED = frozenset(
    {
        "batch_norm",
        "bidirectional_rnn",
        "bptt",
        "clip_by_global_norm",
        "count_parameters",
        "dropout",
        "gradient_flow",
        "gru_step",
        "lstm",
        "lstm_backward_step",
        "lstm_forward",
        "lstm_step",
        "masked_last_state",
        "pad_and_mask",
        "rnn_forward",
        "rnn_step",
        "sigmoid",
        "simple_rnn",
        "softmax",
    }
)

SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Add, ast.Div),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
ATTRIBUTES = {
    "zeros_like": ("ones_like",),
    "zeros": ("ones",),
    "vstack": ("hstack",),
    "tanh": ("sin", "exp"),
    "sum": ("mean", "max"),
    "mean": ("sum",),
    "var": ("std",),
    "sqrt": ("square",),
    "T": ("real",),
}


@dataclass(frozen=True)
class Mutant:
    """One change: the statement as it was and as it is now, and the whole program."""

    was: str
    becomes: str
    source: str


@dataclass(frozen=True)
class Killed:
    """How many mutants there were; the rest were killed."""

    mutants: int
    equivalent: int


def demand_dead_mutants(
    exercise: Exercise, cases: Sequence[Case], expected: Sequence[Run]
) -> Killed:
    """Demand that cases kill every mutant of the reference that isn't listed with a reason.

    Raises ContentError for one that lives, and for a listed one that doesn't.
    """
    listed = _equivalents(exercise.folder / "equivalents.toml")
    living: set[tuple[str, str]] = set()
    number = 0
    for mutant in mutants(exercise.reference):
        number += 1
        if not _dies(exercise, cases, expected, mutant.source):
            living.add((mutant.was, mutant.becomes))
    file = exercise.folder / "cases.py"
    if found := sorted(living - set(listed)):
        was, becomes = found[0]
        message = f"{len(found)} mutants live; the first turns `{was}` into `{becomes}`"
        raise ContentError(message, file=file)
    if dead := sorted(set(listed) - living):
        message = f"`{dead[0][0]}` as `{dead[0][1]}` is listed as equivalent and is none"
        raise ContentError(message, file=exercise.folder / "equivalents.toml")
    return Killed(number, len(living))


def _dies(exercise: Exercise, cases: Sequence[Case], expected: Sequence[Run], source: str) -> bool:
    runs = (
        (case, asked, run_trusted(source, case))
        for case, asked in zip(cases, expected, strict=True)
    )
    return any(judge(exercise, *each) is not None for each in runs)


def _equivalents(path: Path) -> dict[tuple[str, str], str]:
    if not path.exists():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["equivalent"]
    return {(row["was"], row["becomes"]): row["reason"] for row in rows}


def mutants(source: str) -> Iterator[Mutant]:
    """Give every mutant of a program, each once."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for function in _functions(tree):
        names = _local_names(function)
        for statement, node in _inside(function):
            for field, value in _changes(node, names):
                was, kept = _first_line(statement), getattr(node, field)
                setattr(node, field, value)
                mutant = Mutant(was, _first_line(statement), ast.unparse(tree))
                setattr(node, field, kept)
                if mutant.source not in seen and not _holds_itself(node, value, statement):
                    seen.add(mutant.source)
                    yield mutant


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _local_names(function: ast.FunctionDef) -> list[str]:
    """Arguments and assigned variables, among which names are swapped."""
    given = [each.arg for each in function.args.args]
    nodes = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    made = [node.id for node in nodes if isinstance(node.ctx, ast.Store)]
    return list(dict.fromkeys([*given, *made]))


def _inside(parent: ast.stmt) -> Iterator[tuple[ast.stmt, ast.AST]]:
    """Give every node below a statement, with the innermost statement around it."""
    if isinstance(parent, ast.FunctionDef):
        for statement in parent.body:
            yield from _inside(statement)
        return
    queue: list[ast.AST] = [parent]
    while queue:
        node = queue.pop()
        yield parent, node
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                yield from _inside(child)
            else:
                queue.append(child)


def _first_line(statement: ast.stmt) -> str:
    return ast.unparse(statement).split("\n")[0]


def _holds_itself(node: ast.AST, value: Any, statement: ast.stmt) -> bool:
    """Tell a list that is appended to itself: NumPy unfolds it until memory ends."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=given)):
            return value == name and any(node is each for each in given)
    return False


def _changes(node: ast.AST, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Give the fields to set in a node, and to what."""
    match node:
        case ast.BinOp() | ast.AugAssign():
            yield from (("op", swap()) for swap in SWAPS.get(type(node.op), ()))
        case ast.Compare(ops=[op]):
            yield from (("ops", [swap()]) for swap in SWAPS.get(type(op), ()))
        case ast.UnaryOp(op=ast.USub()):
            yield "op", ast.UAdd()
        case ast.Constant(value=bool() as value):
            yield "value", not value
        case ast.Constant(value=int() | float() as value):
            yield from (("value", value + 1), ("value", value - 1))
        case ast.Name(id=own, ctx=ast.Load()) if own in names:
            yield from (("id", name) for name in names if name != own)
        case ast.Attribute(attr=attribute):
            yield from (("attr", name) for name in ATTRIBUTES.get(attribute, ()))
