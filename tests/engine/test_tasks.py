"""Each task's answers are right, whatever is drawn."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.errors import EngineError, LimitError, UnknownNameError
from engine.losses import NO_TARGET
from engine.tasks import TASKS, characters, task_named
from engine.tasks.counting import DEEPEST
from engine.tasks.remembering import BLANK

LENGTHS = {name: 2 if name == "four-sequences" else 12 for name in TASKS}


@pytest.fixture(params=range(3))
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    return np.random.default_rng(request.param)


@pytest.mark.parametrize("name", TASKS)
def test_a_batch_has_the_shapes_that_the_task_tells(name: str, rng: np.random.Generator) -> None:
    task = task_named(name, LENGTHS[name])
    batch = task.draw(rng, 5)
    sequences = 4 if name == "four-sequences" else 5
    assert batch.x.shape == (task.steps, sequences, task.input_size)
    assert batch.x.dtype == np.float32
    outputs = (task.output_size,) if task.tolerance is not None else ()
    judged = (sequences,) if task.last else (task.steps, sequences)
    assert batch.targets.shape == (*judged, *outputs)
    assert len(task.spell(batch.x[:, 0])) == task.steps


@pytest.mark.parametrize("name", TASKS)
def test_the_generator_decides_the_batch(name: str) -> None:
    task = task_named(name, LENGTHS[name])
    one, same = (task.draw(np.random.default_rng(7), 4) for _ in range(2))
    assert np.array_equal(one.x, same.x)
    assert np.array_equal(one.targets, same.targets)


def spelled(name: str, rng: np.random.Generator, sequences: int = 8) -> list[tuple[str, list[int]]]:
    """Draw sequences as text, each with its targets."""
    task = task_named(name, LENGTHS[name])
    batch = task.draw(rng, sequences)
    columns = range(batch.x.shape[1])
    return [
        ("".join(task.spell(batch.x[:, b])), np.atleast_1d(batch.targets[..., b]).tolist())
        for b in columns
    ]


def test_the_chapter_s_four_sequences_end_in_their_label(rng: np.random.Generator) -> None:
    assert spelled("four-sequences", rng) == [("01", [1]), ("10", [0]), ("11", [1]), ("00", [0])]


def test_the_last_bit_is_the_last(rng: np.random.Generator) -> None:
    assert all(target == [int(text[-1])] for text, target in spelled("last-bit", rng))


def test_the_copied_symbol_is_the_first(rng: np.random.Generator) -> None:
    for text, target in spelled("copy-lag", rng):
        assert len(text) == 13
        assert text[1:] == BLANK * 12
        assert target == ["abcdefgh".index(text[0])]


def test_the_sum_is_that_of_the_marked_numbers(rng: np.random.Generator) -> None:
    task = task_named("adding", 12)
    batch = task.draw(rng, 8)
    assert (batch.x[:6, :, 1].sum(axis=0) == 1).all()
    assert (batch.x[:, :, 1].sum(axis=0) == 2).all()
    assert np.allclose((batch.x[:, :, 0] * batch.x[:, :, 1]).sum(axis=0), batch.targets[:, 0])
    assert sum(symbol.endswith("*") for symbol in task.spell(batch.x[:, 0])) == 2


def test_parity_is_that_of_the_ones_so_far(rng: np.random.Generator) -> None:
    for text, targets in spelled("parity", rng):
        assert targets == [text[: t + 1].count("1") % 2 for t in range(len(text))]


def test_depth_is_opened_less_closed(rng: np.random.Generator) -> None:
    for text, targets in spelled("bracket-depth", rng):
        read = [text[: t + 1] for t in range(len(text))]
        assert targets == [prefix.count("(") - prefix.count(")") for prefix in read]
        assert 0 <= min(targets) <= max(targets) <= DEEPEST


def test_the_wanted_bracket_closes_the_innermost(rng: np.random.Generator) -> None:
    for text, targets in spelled("dyck-2", rng):
        stack: list[int] = []
        for symbol, target in zip(text, targets, strict=True):
            if symbol in "([":
                stack.append(1 + "([".index(symbol))
            else:
                assert stack.pop() == 1 + ")]".index(symbol)
            assert target == (stack[-1] if stack else 0)


def test_as_many_b_follow_as_there_were_a(rng: np.random.Generator) -> None:
    for text, targets in spelled("a-n-b-n", rng):
        n = text.index("b")
        assert text.startswith("a" * n + "b" * n)
        known = [NO_TARGET] * n + ["ab$".index(s) for s in "b" * (n - 1) + "$"]
        assert targets == known + [NO_TARGET] * (len(text) - 2 * n)


def test_each_character_foretells_the_next(rng: np.random.Generator) -> None:
    task = characters("one two three", 4)
    batch = task.draw(rng, 6)
    known = sorted(set("one two three"))
    for b in range(6):
        read = "".join(task.spell(batch.x[:, b]))
        foretold = "".join(known[k] for k in batch.targets[:, b])
        assert read[1:] == foretold[:-1]
        assert read + foretold[-1] in "one two three"


def test_pieces_begin_after_what_was_asked_for(rng: np.random.Generator) -> None:
    task = characters("one two three", 4, after=" ")
    batch = task.draw(rng, 20)
    read = {"".join(task.spell(batch.x[:, b])) for b in range(20)}
    assert read == {"one ", "two ", "thre"}


@pytest.mark.parametrize("name", [name for name in TASKS if name != "adding"])
def test_chance_is_the_loss_of_equal_guesses_or_below(name: str) -> None:
    task = task_named(name, LENGTHS[name])
    assert 0 < task.chance <= np.log(task.output_size)


WRONG: list[tuple[type[EngineError], str, Callable[[], object]]] = [
    (UnknownNameError, "'chess'.*copy-lag", lambda: task_named("chess", 3)),
    (LimitError, "copy-lag.*0", lambda: task_named("copy-lag", 0)),
    (LimitError, "four-sequences.*3", lambda: task_named("four-sequences", 3)),
    (LimitError, "2.5", lambda: task_named("parity", 2.5)),  # type: ignore[arg-type] # on purpose
    (LimitError, "3 characters", lambda: characters("abc", 5)),
    (UnknownNameError, "'c'", lambda: characters("abc", 2, vocabulary="ab")),
]


@pytest.mark.parametrize(("error", "message", "call"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(
    error: type[EngineError], message: str, call: Callable[[], object]
) -> None:
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize("length", [1, 3, 10, 40])
@pytest.mark.parametrize("name", ["parity", "bracket-depth", "dyck-2", "a-n-b-n", "last-bit"])
def test_chance_is_what_it_costs_to_know_how_often_each_answer_comes(
    name: str, length: int
) -> None:
    task, rng = task_named(name, length), np.random.default_rng(1)
    answers = np.concatenate([task.draw(rng, 2000).targets.ravel() for _ in range(4)])
    shares = np.bincount(answers[answers >= 0]) / np.count_nonzero(answers >= 0)
    cost = -(shares[shares > 0] * np.log(shares[shares > 0])).sum()
    assert task.chance == pytest.approx(cost, abs=0.02)
