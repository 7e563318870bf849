import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest

from engine.cells import gru
from engine.chapter import SimpleRNN
from engine.traces import State
from questions.chapters import numbers
from questions.chapters.code import depth_width, dropout, frameworks, gru_step, last_bit, scan
from questions.chapters.code.batch_norm import BatchNorm
from questions.chapters.figures.beam import probability, search_beam
from questions.chapters.figures.clusters import steps
from questions.chapters.figures.double_descent import FEATURES, errors
from questions.chapters.figures.double_descent import POINTS as DESCENT_POINTS
from questions.chapters.figures.feedforward import Feedforward, squared
from questions.chapters.figures.padding import packed_sizes, wasted
from questions.chapters.figures.recurrence import Array, lstm_norms, rnn_norms
from questions.chapters.figures.retention import half_life, kept
from questions.chapters.figures.sampling import LOGITS, softmax, top_p
from questions.chapters.figures.search import kept as search_kept
from questions.chapters.figures.truncation import lost
from questions.chapters.numbers import compared

NUMBERS = Path(numbers.__file__).parent


@pytest.mark.parametrize("library", ["pytorch", "keras"])
def test_the_from_scratch_lstm_still_gives_the_states_of(library: str) -> None:
    assert compared.largest_difference(library) < 1e-15


@pytest.mark.parametrize("library", ["torch", "keras"])
def test_a_library_that_is_here_gives_our_states_again(library: str) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} isn't installed")
    states = {"torch": frameworks.pytorch_states, "keras": frameworks.keras_states}[library]
    lstm, x = frameworks.example()
    np.testing.assert_allclose(states(lstm, x), frameworks.our_states(lstm, x), atol=1e-14)


@pytest.mark.parametrize("name", ["Wxh", "Whh", "Why", "bh", "by"])
def test_the_backward_pass_on_the_page_agrees_with_differences(name: str) -> None:
    net = SimpleRNN(1, 4, 1, rng=np.random.default_rng(1))
    for value in vars(net).values():
        value += np.random.default_rng(2).normal(0, 0.5, value.shape)
    sequence, weight = last_bit.X[0], vars(net)[name]
    _, gradients = last_bit.loss_and_gradients(net, sequence, 1.0)
    for at in np.ndindex(weight.shape):
        before, losses = weight[at], []
        for nudge in (1e-5, -1e-5):
            weight[at] = before + nudge
            losses.append(last_bit.loss_and_gradients(net, sequence, 1.0)[0])
        weight[at] = before
        assert gradients[name][at] == pytest.approx((losses[0] - losses[1]) / 2e-5, abs=1e-8)


def test_training_solves_the_last_bit() -> None:
    net = SimpleRNN(1, 4, 1, rng=np.random.default_rng(0))
    list(last_bit.train(net, rate=0.5, epochs=200))
    outputs = [net.forward(x)[0].item() > 0 for x in last_bit.X]
    assert outputs == list(last_bit.LABELS > 0.5)


def test_an_orthogonal_start_keeps_more_gradient_than_a_uniform_one() -> None:
    assert rnn_norms("orthogonal").values[50] > 1e6 * rnn_norms("uniform").values[50]


def test_the_chrono_start_keeps_more_gradient_than_a_forget_bias_of_one() -> None:
    assert lstm_norms(None).values[-1] > 1e3 * lstm_norms(1.0).values[-1]


def test_after_a_half_life_half_is_left() -> None:
    assert kept(1.0, 1) ** half_life(1.0) == pytest.approx(0.5)


def test_no_name_of_a_chapter_s_numbers_is_taken_twice() -> None:
    for chapter in ("rnn_lstm", "faq", "beyond"):
        files = [*NUMBERS.glob(f"{chapter}.py"), *NUMBERS.glob(f"{chapter}/*.py")]
        names = [
            name
            for path in files
            for name in re.findall(r"^def ([a-z]\w*)\(", path.read_text("utf-8"), re.MULTILINE)
        ]
        assert len(names) == len(set(names)) > 0, chapter


def test_a_scan_gives_what_the_loop_gives() -> None:
    rng = np.random.default_rng(0)
    for T in (1, 2, 3, 8, 37):
        a, b = rng.uniform(-1, 1, (T, 4)), rng.standard_normal((T, 4))
        np.testing.assert_allclose(scan.by_scan(a, b), scan.by_steps(a, b), atol=1e-12)


def test_the_gru_step_on_the_page_is_the_engine_s() -> None:
    D, H = 3, 4
    params = gru.initialise(D, H, rng=np.random.default_rng(0))
    rows = np.split(np.asarray(params.W, float), 3)
    parts = [part for W in rows for part in (W[:, H:-1], W[:, :H], W[:, -1:])]
    weights = gru_step.Weights._make([*parts, np.asarray(params.b_hn, float)[:, None]])
    x, h = np.random.default_rng(1).standard_normal((2, 8))[:, :H]
    wanted = gru.step(params, x[None, :D], State(h[None])).h[0]
    found = gru_step.step(x[:D, None], h[:, None], weights)[:, 0]
    np.testing.assert_allclose(found, wanted, atol=1e-15)


def test_dropout_keeps_the_mean_and_sends_the_gradient_through_its_mask() -> None:
    rng, x = np.random.default_rng(0), np.full(100_000, 3.0)
    kept, mask = dropout.forward(x, 0.4, training=True, rng=rng)
    assert kept.mean() == pytest.approx(3.0, rel=0.02)
    assert set(np.unique(kept)) == {0.0, 3.0 / 0.6}
    np.testing.assert_array_equal(dropout.backward(np.ones_like(x), mask) == 0, kept == 0)
    np.testing.assert_array_equal(dropout.forward(x, 0.4, training=False, rng=rng)[0], x)


def test_batch_norm_uses_the_batch_in_training_and_its_averages_afterwards() -> None:
    rng = np.random.default_rng(0)
    norm = BatchNorm(np.ones(3), np.zeros(3), np.zeros(3), np.ones(3))
    for _ in range(200):
        seen = norm(5 + 2 * rng.standard_normal((64, 3)), training=True)
    np.testing.assert_allclose(seen.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(norm.mean, 5, atol=0.3)
    assert norm(np.full((1, 3), 5.0), training=False) == pytest.approx(np.zeros((1, 3)), abs=0.2)


def test_the_feedforward_network_s_gradients_agree_with_differences() -> None:
    rng = np.random.default_rng(0)
    net, x = Feedforward.start((2, 3, 3, 1), rng), rng.standard_normal((5, 2))
    masks = [(rng.random((5, 3)) < 0.7) / 0.7 for _ in range(2)]

    def loss() -> tuple[float, Array]:
        return squared(net.layers(x, masks)[-1], np.ones((5, 1)))

    gradients = net.gradients(net.layers(x, masks), loss()[1], masks)
    parameters = [each for pair in zip(net.W, net.b, strict=True) for each in pair]
    for weight, gradient in zip(parameters, gradients, strict=True):
        for at in np.ndindex(weight.shape):
            before, losses = weight[at], []
            for nudge in (1e-6, -1e-6):
                weight[at] = before + nudge
                losses.append(loss()[0])
            weight[at] = before
            assert gradient[at] == pytest.approx((losses[0] - losses[1]) / 2e-6, abs=1e-8)


@pytest.mark.parametrize(("depth", "width"), [(0, 2), (1, 8)])
def test_the_search_still_finds_the_accuracies_that_are_kept(depth: int, width: int) -> None:
    row = search_kept()["accuracy"][depth_width.DEPTHS.index(depth)]
    wanted = row[depth_width.WIDTHS.index(width)]
    assert depth_width.validated(depth, width) == pytest.approx(wanted, abs=0.05)


def test_k_means_never_gets_worse() -> None:
    costs = [step.cost for step in steps()]
    assert costs == sorted(costs, reverse=True)


def test_the_second_descent_is_there() -> None:
    _, held = errors()
    peak = int(held.argmax())
    assert FEATURES[peak] == DESCENT_POINTS
    assert held[-1] < 0.2 * held[peak]


def test_truncation_loses_nothing_with_one_chunk_and_more_with_shorter_ones() -> None:
    for kind in ("RNN, orthogonal start", "LSTM, chrono start"):
        shares = lost(kind)
        assert shares[-1] == pytest.approx(0, abs=1e-12)
        assert shares[0] > shares[4] > shares[8]


def test_a_beam_of_two_finds_what_greedy_search_misses() -> None:
    assert probability(search_beam(2).second[0]) > probability(search_beam(1).second[0])


def test_sampling_at_a_low_temperature_is_greedy_and_top_p_holds_its_mass() -> None:
    assert softmax(LOGITS, 0.01).max() == pytest.approx(1)
    p = softmax(LOGITS)
    inside = top_p(p, 0.9) > 0
    assert p[inside].sum() >= 0.9 > p[inside].sum() - p[inside].min()


def test_a_packed_batch_has_as_many_steps_as_its_sequences() -> None:
    assert packed_sizes((3, 1, 2)) == [3, 2, 1]
    assert wasted((5, 5, 5, 5)) == 0
