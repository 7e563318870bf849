import itertools
from collections.abc import Callable

import numpy as np
import pytest

from server.sandbox import (
    Call,
    Callback,
    CallMethod,
    CaseResult,
    Construct,
    Crashed,
    Flooded,
    GetAttribute,
    Helper,
    Limits,
    Outcome,
    OutOfMemory,
    Raised,
    Ref,
    Refused,
    Returned,
    Sandbox,
    SetAttribute,
    TimedOut,
)

Run = Callable[..., CaseResult]
# What runs out of it has a millisecond's work to do before.
SHORT_S = 2.0


def test_an_exception_tells_the_learners_line_and_shows_only_the_learners_lines(run: Run) -> None:
    source = (
        "import numpy as np\n\ndef f(a, b):\n    return g(a, b)\n\ndef g(a, b):\n    return a @ b\n"
    )
    outcome = run(source, Call("f", (np.ones((2, 3)), np.ones((2, 3))))).outcome
    assert isinstance(outcome, Raised)
    assert (outcome.type_name, outcome.line) == ("ValueError", 7)
    assert "matmul" in outcome.text
    assert outcome.traceback.splitlines() == [
        "  line 4, in f",
        "    return g(a, b)",
        "  line 7, in g",
        "    return a @ b",
    ]


def test_an_exception_below_the_learners_code_names_the_learners_line(run: Run) -> None:
    outcome = run("import json\ndef f():\n    return json.loads('{')", Call("f")).outcome
    assert isinstance(outcome, Raised)
    assert (outcome.type_name, outcome.line) == ("JSONDecodeError", 3)
    assert "json" not in outcome.traceback.replace("json.loads", "")


def test_a_syntax_error_names_its_line(run: Run) -> None:
    outcome = run("x = 1\ndef f(:\n    pass\n", Call("f")).outcome
    assert isinstance(outcome, Raised)
    assert (outcome.type_name, outcome.line) == ("SyntaxError", 2)
    assert "def f(:" in outcome.traceback


def test_a_missing_function_is_named(run: Run) -> None:
    outcome = run("def forwrad(): pass", Call("forward")).outcome
    assert isinstance(outcome, Raised)
    assert outcome.type_name == "NameError"
    assert "'forward'" in outcome.text


def test_values_returned_before_an_exception_are_kept(run: Run) -> None:
    result = run("def f(x): return 1 / x", Call("f", (2.0,)), Call("f", (0.0,)))
    assert result.outcome.kind == "raised"
    assert result.values == (0.5,)


def test_what_was_printed_is_returned_by_stream(run: Run) -> None:
    source = "import sys\ndef f():\n    print('out', end='')\n    sys.stderr.write('err')"
    result = run(source, Call("f"))
    assert (result.stdout, result.stderr) == ("out", "err")


def test_without_capture_nothing_that_was_printed_is_returned(run: Run) -> None:
    assert run("def f(): print('secret input')", Call("f"), capture=False).stdout == ""


def test_output_up_to_a_time_out_is_kept(run: Run) -> None:
    source = "def f():\n    print('before')\n    while True: pass"
    result = run(source, Call("f"), limits=Limits(wall_s=SHORT_S))
    assert result.outcome == TimedOut(SHORT_S)
    assert result.stdout == "before\n"


def test_a_flood_is_cut_at_a_character_boundary(run: Run) -> None:
    source = "def f():\n    while True: print('€' * 100)"
    result = run(source, Call("f"), limits=Limits(wall_s=60, output_bytes=1_000))
    assert result.outcome == Flooded("output", 1_000)
    assert result.stdout.rstrip("€\n") == ""
    assert 990 <= len(result.stdout.encode()) <= 1_000


def test_a_result_beyond_the_limit_floods(run: Run) -> None:
    source = "import numpy as np\ndef f(n): return np.zeros(n)"
    limits = Limits(wall_s=60, result_bytes=8_000)
    assert run(source, Call("f", (900,)), limits=limits).outcome == Returned()
    assert run(source, Call("f", (1_100,)), limits=limits).outcome == Flooded("result", 8_000)


def test_memory_beyond_the_limit_is_told_with_the_limit(run: Run) -> None:
    limits = Limits(wall_s=60, memory_bytes=64 * 2**20)
    source = "def f(n): return len(bytearray(n))"
    assert run(source, Call("f", (40 * 2**20,)), limits=limits).outcome == Returned()
    outcome = run(source, Call("f", (80 * 2**20,)), limits=limits).outcome
    assert outcome == OutOfMemory(64 * 2**20)


def test_a_forbidden_call_is_named(run: Run) -> None:
    source = "import sys\ndef f(): sys.modules['ctypes'].CDLL(None).ptrace(0, 0, 0, 0)"
    assert run(source, Call("f")).outcome == Refused("ptrace")


STOPS_READING = """
import sys, time
def f(x):
    frame, tell = sys._getframe(), None
    while not hasattr(frame.f_locals.get("self"), "nonce"):
        frame = frame.f_back
    nonce = frame.f_locals["self"].nonce
    encoding, wire = (sys.modules[f"server.sandbox.codec.{name}"] for name in ("encoding", "wire"))
    report = (("returned",), False, (), (1,), None)
    body = encoding.encode(report, caps=wire.Caps())
    sys.modules["os"].write(4, wire.HEADER.pack(wire.MAGIC, nonce, 17, len(body)) + body)
    time.sleep(600)
"""


def test_a_child_that_answers_and_stops_reading_is_out_of_time(
    sandbox: Sandbox, complete: Callable[..., tuple[CaseResult, CaseResult]]
) -> None:
    async def both() -> tuple[CaseResult, CaseResult]:
        steps = [Call("f", (np.zeros(100_000),))]
        async with sandbox.job(STOPS_READING, Limits(wall_s=SHORT_S)) as job:
            return await job.run(steps), await job.run(steps)

    first, second = complete(both())
    assert first.values == (1,)
    assert second.outcome == TimedOut(SHORT_S)


def test_too_many_calls_of_a_callback_end_the_child(run: Run) -> None:
    source = "def f(g):\n    while True: g(0)"
    steps, limits = Call("f", (Callback("g"),)), Limits(wall_s=60, callback_calls=10)
    result = run(source, steps, callbacks={"g": lambda x: x}, limits=limits)
    assert isinstance(result.outcome, Crashed)
    assert "too often" in result.outcome.message


def test_many_small_values_are_read_beside_the_loop(run: Run) -> None:
    (values,) = run("def f(): return [0.5] * 60_000", Call("f")).values
    assert values == [0.5] * 60_000


def test_a_crash_says_how_the_process_ended(run: Run) -> None:
    source = "import sys\ndef f(): sys.modules['ctypes'].string_at(1)"
    outcome = run(source, Call("f")).outcome
    assert isinstance(outcome, Crashed)
    assert "SIGSEGV" in outcome.reason


def test_a_source_beyond_the_limit_is_not_run(run: Run) -> None:
    outcome = run("#" * 200_000, Call("f")).outcome
    assert isinstance(outcome, Refused)
    assert "200000 bytes" in outcome.message


def test_a_source_with_lone_surrogates_is_not_run(run: Run) -> None:
    assert run("x = '\ud800'", Call("f")).outcome.kind == "refused"


def test_changed_arguments_come_back_changed(run: Run) -> None:
    x = np.zeros(2)
    result = run("def f(x, y):\n    x += 1\n    return y", Call("f", (x, [1])))
    assert np.array_equal(result.inputs_after[0][0], [1, 1])
    assert result.inputs_after[0][1] == [1]
    assert np.array_equal(x, [0, 0])


def test_untouched_arguments_come_back_as_they_were(run: Run) -> None:
    x = np.arange(3.0)
    result = run("def f(x, k): return x * k", Call("f", (x,), {"k": 2}))
    assert np.array_equal(result.inputs_after[0][0], x)
    assert result.inputs_after[0][1] == 2


def test_warnings_are_reported_with_their_line(run: Run) -> None:
    source = "import numpy as np\ndef f(x):\n    return np.exp(x)"
    result = run(source, Call("f", (np.array([1e4]),)))
    assert result.warnings == ("RuntimeWarning: overflow encountered in exp (line 3)",)


def test_a_class_is_driven_by_a_plan(run: Run) -> None:
    source = """
class Cell:
    def __init__(self, size, *, bias=0):
        self.size, self.bias, self.steps = size, bias, 0
    def step(self, x):
        self.steps += 1
        return x * self.size + self.bias
def twice(cell): return cell.step(cell.step(1))
"""
    result = run(
        source,
        Construct("cell", "Cell", (3,), {"bias": 1}),
        CallMethod("cell", "step", (2,)),
        SetAttribute("cell", "bias", 0),
        Call("twice", (Ref("cell"),)),
        GetAttribute("cell", "steps"),
    )
    assert result.values == (None, 7, None, 9, 3)


def test_a_helper_lives_in_the_child(run: Run) -> None:
    helper = Helper("def square(x): return x * x", "square")
    assert run("def f(g): return g(7)", Call("f", (helper,))).values == (49,)


def test_calls_of_a_callback_are_seen_by_the_grader(run: Run) -> None:
    seen: list[float] = []

    def loss(x: float) -> float:
        seen.append(x)
        return x * x

    source = "def slope(f, x, e): return (f(x + e) - f(x - e)) / (2 * e)"
    result = run(source, Call("slope", (Callback("loss"), 3.0, 0.5)), callbacks={"loss": loss})
    assert result.values == (6.0,)
    assert seen == [3.5, 2.5]


def test_a_callback_that_fails_is_an_exception_of_the_learner(run: Run) -> None:
    def loss(x: float) -> float:
        return 1 / x

    result = run("def f(g): return g(0)", Call("f", (Callback("loss"),)), callbacks={"loss": loss})
    assert isinstance(result.outcome, Raised)
    assert "division by zero" in result.outcome.text


@pytest.mark.parametrize("bad", ["while True: pass", "raise SystemExit", "bytearray(10**10)"])
def test_the_case_after_a_bad_one_runs_as_if_nothing_had_been(run: Run, bad: str) -> None:
    source = f"def f(x):\n    if x:\n        {bad}\n    return 'fine'"
    outcomes = [
        run(source, Call("f", (x,)), limits=Limits(wall_s=limit_s)).values
        for x, limit_s in ((True, SHORT_S), (False, 60))
    ]
    assert outcomes == [(), ("fine",)]


def test_large_arguments_and_results_pass_whole(run: Run) -> None:
    x = np.random.default_rng(0).normal(size=(1_000, 1_500))
    result = run("def f(x):\n    x[0] = 0\n    return x", Call("f", (x,)))
    assert np.array_equal(result.values[0][1:], x[1:])
    assert np.array_equal(result.inputs_after[0][0][1:], x[1:])


def test_limits_must_make_sense() -> None:
    with pytest.raises(ValueError, match="wall_s"):
        Limits(wall_s=0)
    with pytest.raises(ValueError, match="16 MiB"):
        Limits(memory_bytes=1)


def test_every_outcome_has_a_message_for_the_learner() -> None:
    outcomes: tuple[Outcome, ...] = (
        *(Returned(), Raised("ValueError", "no", 3, ""), TimedOut(2.0), OutOfMemory(2**30)),
        *(Flooded("output", 1024), Flooded("result", 1024), Crashed("SIGSEGV"), Refused(None)),
    )
    assert all(outcome.message for outcome in outcomes)
    pairs = itertools.combinations(outcomes, 2)
    assert all(one.message != other.message for one, other in pairs)
