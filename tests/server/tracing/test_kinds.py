"""What kind of text a model reads, and how its alphabet is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.model import SequenceModel, load_model
from engine.network import NetworkSpec, initialise_network
from server.tracing.kinds import KINDS, kind_of, sample_for, spelled

MODELS = Path(__file__).parents[3] / "questions" / "models"


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.safetensors")), ids=lambda path: path.stem)
def test_every_model_can_read_its_sample(path: Path) -> None:
    model = load_model(path)
    assert kind_of(path.stem) in {kind.id for kind in KINDS}
    assert set(sample_for(path.stem, model)) <= set(model.vocabulary)


@pytest.mark.parametrize("alphabet", ["xyz", "ab", "\n abcdefghijklmnopqrstuvwxyz", "01eo\n"])
def test_an_own_model_gets_a_sample_of_its_alphabet(alphabet: str) -> None:
    spec = NetworkSpec("rnn", len(alphabet), 2, output_size=len(alphabet))
    network = initialise_network(spec, rng=np.random.default_rng(0))
    model = SequenceModel(network, tuple(alphabet))
    sample = sample_for("own-123", model)
    assert sample
    assert set(sample) <= set(alphabet)


@pytest.mark.parametrize(
    ("alphabet", "wanted"),
    [
        ("\n0123456789+-=", "0–9 ⏎ + - ="),
        ("\nab", "a b ⏎"),
        ("cab d", "a–d ␣"),
        (["<s>", "the"], "<s> the"),
    ],
)
def test_an_alphabet_is_spelled_in_runs(alphabet: str, wanted: str) -> None:
    assert spelled(alphabet) == wanted
