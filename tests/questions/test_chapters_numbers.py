import numpy as np
import pytest

from engine.chapter import SimpleRNN
from questions.chapters.code import frameworks, last_bit
from questions.chapters.figures.recurrence import lstm_norms, rnn_norms
from questions.chapters.figures.retention import half_life, kept
from questions.chapters.numbers import compared


@pytest.mark.parametrize("library", ["pytorch", "keras"])
def test_the_from_scratch_lstm_still_gives_the_states_of(library: str) -> None:
    assert compared.largest_difference(library) < 1e-15


@pytest.mark.parametrize("library", ["torch", "keras"])
def test_a_library_that_is_here_gives_our_states_again(library: str) -> None:
    pytest.importorskip(library)
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
