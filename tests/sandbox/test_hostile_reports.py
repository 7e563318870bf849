"""What code does to how it is reported on: it is told rightly all the same."""

from collections.abc import Callable
from typing import Any

import pytest

from server.sandbox import (
    Call,
    Callback,
    CaseResult,
    Crashed,
    Flooded,
    Limits,
    Opaque,
    Raised,
    Returned,
    Sandbox,
)

Await = Callable[[Any], Any]
Run = Callable[..., CaseResult]
OS = "import sys\nos = sys.modules['os']\n"


@pytest.mark.parametrize(
    ("error", "name", "text"),
    [
        ("ValueError('half a \\udcff, none \\x00')", "ValueError", "half a ?, none \0"),
        ("Odd('no text', SystemExit)", "Odd", ""),
        ("Odd('no text', KeyboardInterrupt)", "Odd", ""),
        ("Odd(Text('a text of its own'))", "Odd", "a text of its own"),
        ("Named('no name')", "Named", "no name"),
        ("SyntaxError('mine', ('solution.py', 'x', 1, 'y'))", "SyntaxError", "mine"),
    ],
)
def test_an_exception_is_told_whatever_its_class_says(
    run: Run, error: str, name: str, text: str
) -> None:
    source = f"""
class Text(str):
    def __getitem__(self, key): return 5
    def __format__(self, how): raise SystemExit
class Odd(Exception):
    __traceback__ = property(lambda self: 1 / 0)
    def __str__(self):
        if self.args[1:]: raise self.args[1]
        return self.args[0]
class Kind(type):
    __name__ = property(lambda self: 5)
class Named(Exception, metaclass=Kind): pass
def f(): raise {error}
"""
    outcome = run(source, Call("f")).outcome
    assert isinstance(outcome, Raised), outcome
    assert outcome.type_name == name
    assert outcome.text.partition(" (")[0] == text
    assert outcome.line == source.count("\n")


def test_a_line_that_no_source_has_is_not_told(run: Run) -> None:
    source = "def f(): exec(compile('\\n' * 200_000 + '1 / 0', 'solution.py', 'exec'))"
    outcome = run(source, Call("f")).outcome
    assert isinstance(outcome, Raised)
    assert outcome.line is None


@pytest.mark.parametrize("nested", ["-" * 50_000 + "1", "not " * 9_000 + "1"])
def test_a_source_that_is_nested_too_deeply_is_no_python(run: Run, nested: str) -> None:
    outcome = run(f"x = {nested}", Call("f")).outcome
    assert isinstance(outcome, Raised)
    assert (outcome.type_name, outcome.text) == ("SyntaxError", "it is nested too deeply")


def test_a_mark_of_the_byte_order_is_read_over(run: Run) -> None:
    assert run("\ufeffdef f(): return 1", Call("f")).values == (1,)


@pytest.mark.parametrize("kind", ["OrderedDict()", "defaultdict(int)", "UserDict().data", "Sub()"])
def test_a_mapping_that_holds_itself_is_cut_like_a_dict(run: Run, kind: str) -> None:
    source = f"""
from collections import OrderedDict, UserDict, defaultdict
class Sub(dict): pass
def f():
    found = {kind}
    found["a"] = found
    return found
"""
    result = run(source, Call("f"))
    assert result.outcome == Returned()
    (value,) = result.values
    depth = 0
    while isinstance(value, dict):
        value, depth = value["a"], depth + 1
    assert isinstance(value, Opaque)
    assert depth < 40


def test_a_foreign_byte_order_is_named(run: Run) -> None:
    (value,) = run("import numpy as np\ndef f(): return np.zeros(2, '>f8')", Call("f")).values
    assert value == Opaque("float64 array of shape (2,) in foreign byte order")


@pytest.mark.parametrize(
    "doing", ["del sys.stdout", "sys.stderr = None", "sys.stdout.flush = lambda: sys.exit(1)"]
)
def test_without_an_output_it_still_answers(run: Run, doing: str) -> None:
    assert run(f"import sys\ndef f():\n    {doing}\n    return 1", Call("f")).values == (1,)


@pytest.mark.parametrize("channel", [3, 4])
def test_who_closes_a_channel_was_not_killed_from_outside(
    sandbox: Sandbox, complete: Await, channel: int
) -> None:
    source = f"{OS}def f():\n    os.close({channel})\n    while {channel} == 4: pass"

    async def in_job() -> CaseResult:
        async with sandbox.job(source, Limits(wall_s=60)) as job:
            first = await job.run([Call("f")])
            return first if channel == 4 else await job.run([Call("f")])

    result = complete(in_job())
    assert isinstance(result.outcome, Crashed)
    assert "channels" in result.outcome.reason
    assert not result.retried


def test_an_interpreter_that_was_broken_is_told_of(run: Run) -> None:
    source = "import sys\nsys.modules['server.sandbox.codec.encoding'].Encoder.put = None\n"
    outcome = run(f"{source}def f(): return 1", Call("f")).outcome
    assert isinstance(outcome, Crashed)
    assert "could not answer" in outcome.message


def test_what_is_passed_to_a_callback_is_bounded_in_all(run: Run) -> None:
    kept: list[Any] = []
    source = "import numpy as np\ndef f(g):\n    while True: g(np.zeros(100_000))"
    limits = Limits(wall_s=60, callback_bytes=4_000_000)
    result = run(source, Call("f", (Callback("g"),)), callbacks={"g": kept.append}, limits=limits)
    assert result.outcome == Flooded("calls", 4_000_000)
    assert "functions that it was given" in result.outcome.message
    assert len(kept) == 4


def test_settings_for_warnings_of_a_module_do_not_hold_in_its_cases(
    sandbox: Sandbox, complete: Await
) -> None:
    source = """
import warnings
warnings.simplefilter("ignore")
def f(): warnings.warn("careful")
"""

    async def in_job() -> tuple[Any, CaseResult]:
        async with sandbox.job(source) as job:
            together = await job.run_together([[Call("f")]] * 2, wall_s=60)
            return together, await job.run([Call("f")])

    together, alone = complete(in_job())
    assert together is None
    assert alone.warnings == ("UserWarning: careful (line 4)",)


def test_a_job_that_starts_over_has_no_state(sandbox: Sandbox, complete: Await) -> None:
    source = "calls = []\ndef f():\n    calls.append(1)\n    return len(calls)"

    async def in_job() -> list[Any]:
        async with sandbox.job(source) as job:
            together = await job.run_together([[Call("f")]] * 2, wall_s=60)
            assert together is not None
            job.start_over()
            alone = await job.run([Call("f")])
            return [*(result.values[0] for result in together), alone.values[0]]

    assert complete(in_job()) == [1, 2, 1]
