from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from questions.exercise import (
    Call,
    Callback,
    Case,
    Construct,
    Get,
    Helper,
    Method,
    Rng,
    Run,
    Set,
    load_exercises,
)
from server.grading.expectations import Expectations
from server.grading.grade import grade
from server.grading.verdict import Verdict
from server.sandbox import Limits, Sandbox

BASE = load_exercises()["rnn_step"]


Graded = Callable[[str, tuple[str, ...], str, str, Case], Verdict]


@pytest.fixture(scope="module")
def graded() -> Iterator[Graded]:
    """Grade a source on one case of an exercise made up for the test, in a real sandbox."""
    with asyncio.Runner() as runner:
        sandbox = Sandbox()
        runner.run(sandbox.__aenter__())

        def grade_one(
            entry: str, returns: tuple[str, ...], reference: str, source: str, case: Case
        ) -> Verdict:
            head = BASE.head.model_copy(update={"entry": entry, "returns": returns})
            exercise = replace(BASE, head=head, reference=reference, mistakes={}, fixed=(case,))
            grading = grade(
                exercise,
                source,
                cases=[case],
                seed=1,
                sandbox=sandbox,
                limits=Limits(wall_s=60),
                expectations=Expectations(),
                on_case=lambda _case: None,
            )
            return runner.run(grading)

        yield grade_one
        # Closing while spares are being made can wait for ever.
        runner.run(sandbox.settle())
        runner.run(sandbox.__aexit__(None, None, None))


NETWORK = """
import numpy as np
class Net:
    def __init__(self, size):
        self.W = np.zeros((size, size))
        self.calls = 0
    def forward(self, x):
        self.calls += 1
        return {total}
"""
PLAN = Case(
    "a plan",
    (
        Construct("net", "Net", (2,)),
        Set("net", "W", np.array([[1.0, 2.0], [3.0, 4.0]])),
        Method("net", "forward", (np.ones((2, 1)),)),
        Method("net", "forward", (np.ones((2, 1)),)),
        Get("net", "W"),
    ),
    visible=True,
)


def test_a_class_is_driven_by_its_plan(graded: Graded) -> None:
    right = NETWORK.format(total="self.W @ x")
    assert graded("Net", ("y",), right, right, PLAN).status == "passed"


def test_a_state_kept_between_two_calls_is_found_in_the_second(graded: Graded) -> None:
    right, wrong = (NETWORK.format(total=f"self.W @ x{each}") for each in ("", " * self.calls"))
    verdict = graded("Net", ("y",), right, wrong, PLAN)
    assert verdict.cases[0].difference is not None
    assert verdict.cases[0].difference.part == "call 2.y"


def _thrice(_case: Case, run: Run) -> str | None:
    return None if len(run.calls["step"]) == 3 else "It has to call step three times."


@pytest.mark.parametrize(
    ("body", "category"),
    [
        ("return sum(step((n,)) for n in range(3))", None),
        ("return sum(step((n,)) for n in range(4)) - step((3,)) * 1.0", "property"),
        ("return step('no number')", "raised"),
        ("return step()", "raised"),
    ],
)
def test_calls_of_a_callback_are_counted_and_bad_ones_are_the_learners(
    graded: Graded, body: str, category: str | None
) -> None:
    def step(tokens: Any) -> float:
        return float(tokens[0])

    right = "def f(step):\n    return sum(step((n,)) for n in range(3))\n"
    source = f"def f(step):\n    {body}\n"
    case = Case.call("calls", "f", Callback("step", step), visible=True, check=_thrice)
    assert graded("f", ("total",), right, source, case).cases[0].category == category


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("raise ValueError('empty')", "passed"),
        ("raise np.linalg.LinAlgError('also one')", "passed"),
        ("raise KeyError('no')", "failed"),
        ("return 1.0", "failed"),
    ],
)
def test_an_error_that_is_asked_for_is_judged_by_its_kind(
    graded: Graded, body: str, status: str
) -> None:
    right = "def f(x):\n    raise ValueError\n"
    case = Case.call("empty", "f", np.zeros(0), visible=True, raises="ValueError")
    source = f"import numpy as np\ndef f(x):\n    {body}\n"
    assert graded("f", ("y",), right, source, case).status == status


def test_a_random_result_is_judged_by_its_property(graded: Graded) -> None:
    def check(_case: Case, run: Run) -> str | None:
        return None if sorted(run.values[0].tolist()) == list(range(6)) else "Not a permutation."

    case = Case("shuffled", (Call("f", (Rng(3),)),), visible=True, check=check)
    right = "def f(rng):\n    return rng.permutation(6)\n"
    other = "import numpy as np\ndef f(rng):\n    return np.argsort(rng.random(6))\n"
    wrong = "def f(rng):\n    return rng.integers(0, 2, 6)\n"
    verdicts = [graded("f", ("y",), right, each, case) for each in (right, other, wrong)]
    assert [each.status for each in verdicts] == ["passed", "passed", "failed"]


def test_a_helper_lives_beside_the_learners_code(graded: Graded) -> None:
    helper = Helper("def double(x):\n    return 2 * x\n", "double")
    case = Case.call("helped", "f", helper, 3, visible=True)
    right = "def f(double, x):\n    return {'y': [double(x)], 'z': float(x)}\n"
    assert graded("f", ("y",), right, right, case).status == "passed"
    wrong = graded("f", ("y",), right, "def f(d, x):\n    return {'y': [d(x)]}\n", case)
    assert wrong.cases[0].category == "contract"
