"""Questions answered by putting things where they belong: in order, to each other, on a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from pydantic import Field

from questions.bank_files import QuestionFile
from questions.bank_schema import Head, Part, Question, Text
from questions.diagrams import DIAGRAMS


class ItemPart(Part):
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    text: str = Field(min_length=1)


class BeforePart(Part):
    first: str
    then: str
    why: str = Field(min_length=10)


class OrderingHead(Head):
    kind: Literal["ordering"]
    items: tuple[ItemPart, ...] = Field(min_length=3, max_length=8)
    before: tuple[BeforePart, ...] = Field(min_length=2)


@dataclass(frozen=True)
class Before:
    """One item has to come before another; `why` is said to whoever turns them round."""

    first: str
    then: str
    why: Text


@dataclass(frozen=True, eq=False)
class Ordering(Question):
    """A partial order: every sequence that keeps it is right."""

    items: Mapping[str, Text]
    before: tuple[Before, ...]

    def violated(self, order: Sequence[str]) -> list[Before]:
        place = {item: at for at, item in enumerate(order)}
        return [each for each in self.before if place[each.first] > place[each.then]]

    def right_orders(self) -> Iterator[tuple[str, ...]]:
        """Give every order that is right, the one as written first."""
        return (order for order in permutations(self.items) if not self.violated(order))


class PairPart(Part):
    left: str = Field(min_length=1)
    right: str = Field(min_length=1)
    feedback: str = Field(min_length=10)


class MatchingHead(Head):
    kind: Literal["matching"]
    pairs: tuple[PairPart, ...] = Field(min_length=3, max_length=6)
    extra: tuple[str, ...] = Field(default=(), max_length=3)


@dataclass(frozen=True)
class Pair:
    """A left side and the index of its partner among the right sides."""

    left: Text
    partner: int
    feedback: Text


@dataclass(frozen=True, eq=False)
class Matching(Question):
    """Each left side has one right side; a right side may serve several, or none."""

    pairs: tuple[Pair, ...]
    partners: tuple[Text, ...]


class SlotPart(Part):
    id: str
    name: str = Field(min_length=2)
    label: str
    feedback: str = Field(min_length=10)


class DiagramHead(Head):
    kind: Literal["label_diagram"]
    figure: str
    slots: tuple[SlotPart, ...] = Field(min_length=3, max_length=10)
    labels: tuple[ItemPart, ...] = Field(min_length=3, max_length=12)


@dataclass(frozen=True)
class Slot:
    """A marked place of a picture and the label that belongs there."""

    name: str
    label: str
    feedback: Text


@dataclass(frozen=True, eq=False)
class LabelDiagram(Question):
    """A picture without its labels. Labels are plain text: they stand in a list to choose from."""

    figure: str
    slots: tuple[Slot, ...]
    labels: Mapping[str, str]


def load_ordering(source: QuestionFile) -> Ordering:
    head = source.validated(OrderingHead)
    known = [each.id for each in head.items]
    if len(set(known)) < len(known):
        raise source.error("two items have one id", "items")
    for at, pair in enumerate(head.before):
        for name in ("first", "then"):
            if getattr(pair, name) not in known:
                message = f"there is no item {getattr(pair, name)!r}"
                raise source.error(message, "before", at, name)
    question = Ordering(
        **source.shared(),
        head=head,
        items={
            each.id: source.text(each.text, "items", at, "text")
            for at, each in enumerate(head.items)
        },
        before=tuple(
            Before(each.first, each.then, source.text(each.why, "before", at, "why"))
            for at, each in enumerate(head.before)
        ),
    )
    if question.violated(known):
        raise source.error("items are written in a right order, and these are not", "items")
    return question


def load_matching(source: QuestionFile) -> Matching:
    head = source.validated(MatchingHead)
    words = [*(each.right for each in head.pairs), *head.extra]
    distinct = list(dict.fromkeys(words))
    lines: dict[str, tuple[str | int, ...]] = dict.fromkeys(head.extra, ("extra",))
    lines |= {each.right: ("pairs", at, "right") for at, each in enumerate(head.pairs)}
    if len({each.left for each in head.pairs}) < len(head.pairs):
        raise source.error("two left sides say the same", "pairs")
    return Matching(
        **source.shared(),
        head=head,
        pairs=tuple(
            Pair(
                source.text(each.left, "pairs", at, "left"),
                distinct.index(each.right),
                source.text(each.feedback, "pairs", at, "feedback"),
            )
            for at, each in enumerate(head.pairs)
        ),
        partners=tuple(source.text(each, *lines[each]) for each in distinct),
    )


def load_label_diagram(source: QuestionFile) -> LabelDiagram:
    head = source.validated(DiagramHead)
    if head.figure not in DIAGRAMS:
        there = ", ".join(sorted(DIAGRAMS))
        raise source.error(f"no diagram is called {head.figure!r}; there are {there}", "figure")
    labels = {each.id: each.text for each in head.labels}
    for at, slot in enumerate(head.slots):
        if slot.label not in labels:
            raise source.error(f"there is no label {slot.label!r}", "slots", at, "label")
    return LabelDiagram(
        **source.shared(),
        head=head,
        figure=head.figure,
        slots=tuple(
            Slot(each.name, each.label, source.text(each.feedback, "slots", at, "feedback"))
            for at, each in enumerate(head.slots)
        ),
        labels=labels,
    )
