"""A question of each kind, written to a folder and loaded as the bank's own are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from questions.bank_loading import load_question
from questions.bank_schema import Question
from tests.questions.bank_samples import write_sample

AskSample = Callable[[str], Question]


@pytest.fixture
def sample(tmp_path: Path) -> AskSample:
    """Give the sample question of a kind."""
    return lambda kind: load_question(write_sample(tmp_path, kind))
