"""What kind of text a model reads: its title, and a sample that its alphabet has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.model import SequenceModel

SHORTEST_RUN = 4


@dataclass(frozen=True)
class Kind:
    """Models of one kind share an alphabet, and can read one text side by side."""

    id: str
    title: str
    sample: str


KINDS = (
    Kind("english", "English", "the cat that the dog chased ran up a tree"),
    Kind("arithmetic", "Sums", "7+15=22\n20-4=16\n8+9=17\n"),
    Kind("brackets", "Brackets", "([()][])(())[[]]\n"),
    Kind("copy", "Copy a letter", "c........=c\nb...............=b\n"),
    Kind("counting", "As many b as a", "aaabbb\naaaaaaaabbbbbbbb\n"),
    Kind("parity", "Odd or even ones", "0e1o1e0e1o0o1e1o\n"),
)
OWN = "own"


def kind_of(name: str) -> str:
    """Give the id of a model's kind: our models are named kind-cell."""
    kind = name.partition("-")[0]
    return kind if any(each.id == kind for each in KINDS) else OWN


def sample_for(name: str, model: SequenceModel) -> str:
    """Give a text that the model can read, also when its alphabet is nobody else's."""
    known = set(model.vocabulary)
    for kind in KINDS:
        if kind.id == kind_of(name) or (kind_of(name) == OWN and set(kind.sample) <= known):
            return kind.sample
    letters = [symbol for symbol in model.vocabulary if len(symbol) == 1]
    return "".join(letters[:SHORTEST_RUN] * 3) or "".join(model.vocabulary[:1])


def spelled(alphabet: Sequence[str]) -> str:
    """Write an alphabet so that it can be read: `␣ ⏎ a–z 0–9 + =`."""
    return " ".join(_runs(alphabet))


def _runs(alphabet: Sequence[str]) -> Iterable[str]:
    symbols = sorted(alphabet, key=lambda s: (len(s) > 1 or not s.isalnum(), s.isdigit(), s))
    run: list[str] = []
    for symbol in symbols:
        if run and not _follows(run[-1], symbol):
            yield from _run(run)
            run = []
        run.append(symbol)
    yield from _run(run)


def _follows(before: str, symbol: str) -> bool:
    both = len(before) == len(symbol) == 1 and before.isalnum() and symbol.isalnum()
    return both and ord(symbol) == ord(before) + 1


def _run(symbols: list[str]) -> list[str]:
    written = [{" ": "␣", "\n": "⏎", "\t": "⇥"}.get(s, s) for s in symbols]
    return [f"{written[0]}–{written[-1]}"] if len(written) >= SHORTEST_RUN else written
