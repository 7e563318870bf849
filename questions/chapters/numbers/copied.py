"""How many of ten seeds learned to copy the first symbol after a lag: measured once, kept."""

from __future__ import annotations

from questions.models import seeds_solved


def count(network: str, lag: int) -> str:
    """Give one cell of the table; a dash where nothing was run."""
    lags = seeds_solved.kept()["steps_until_solved"][network]
    return str(len(lags[str(lag)])) if str(lag) in lags else "–"
