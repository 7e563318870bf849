"""The record of the blind check adds up, and speaks of questions that exist."""

from __future__ import annotations

import tomllib
from pathlib import Path

CONTENT = Path(__file__).parents[2] / "questions"


def test_the_record_of_the_blind_check_adds_up() -> None:
    record = tomllib.loads((CONTENT / "answered_blind.toml").read_text(encoding="utf-8"))
    assert sum(record["by_kind"].values()) == record["answered"]
    settled = record["settled"]
    disagreed = [each for each in settled if each.get("disagreed")]
    assert sum(len(each["questions"]) for each in disagreed) == record["disagreed"]
    bank = {path.stem for path in CONTENT.glob("bank/*/*.md")}
    assert {name for each in settled for name in each["questions"]} <= bank
