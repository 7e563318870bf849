"""Asks and marks what is put in order, matched, or written on a picture."""

from __future__ import annotations

from markupsafe import Markup

from questions.bank_kinds import LabelDiagram, Matching, Ordering
from questions.bank_schema import Text
from questions.diagrams import DIAGRAMS
from questions.rendering import Html
from server.practice.marking.marks import Feedback, Mark, give_mark
from server.practice.marking.reading import lettered, read_order, read_places
from server.practice.marking.shown import (
    Choosable,
    Label,
    NamedSlot,
    ShownDiagram,
    ShownMatching,
    ShownOrdering,
)


def present_ordering(question: Ordering, seed: int) -> ShownOrdering:
    items = _items(question, seed)
    shown = (Choosable(letter, question.items[item].html()) for letter, item in items.items())
    return ShownOrdering(question.prompt.html(), tuple(shown))


def mark_ordering(question: Ordering, answer: object, seed: int) -> Mark:
    """Score the share of the "has to come before" that the order keeps."""
    items = _items(question, seed)
    order = [items[letter] for letter in read_order(answer, items)]
    violated = question.violated(order)
    feedback = [Feedback(each.why.html(), correct=False) for each in violated]
    if violated:
        feedback.append(Feedback(_right_order(question)))
    return give_mark(question, 1 - len(violated) / len(question.before), feedback)


def _items(question: Ordering, seed: int) -> dict[str, str]:
    return dict(lettered(question.id, seed, question.items))


def _right_order(question: Ordering) -> Html:
    right = Markup("").join(
        Markup("<li>{}</li>").format(text.html()) for text in question.items.values()
    )
    return Markup("<p>An order that is right:</p><ol>{}</ol>").format(right)


def present_matching(question: Matching, seed: int) -> ShownMatching:
    left, partners = _left(question, seed), _partners(question, seed)
    return ShownMatching(
        question.prompt.html(),
        tuple(Choosable(number, question.pairs[at].left.html()) for number, at in left.items()),
        tuple(
            Choosable(letter, question.partners[at].html())
            for at, letter in sorted(partners.items(), key=lambda item: item[1])
        ),
    )


def mark_matching(question: Matching, answer: object, seed: int) -> Mark:
    left, partners = _left(question, seed), _partners(question, seed)
    given = read_places(answer, left, sorted(partners.values()))
    feedback = [
        _placed(number, given, question.pairs[at].feedback, partners[question.pairs[at].partner])
        for number, at in left.items()
    ]
    return give_mark(question, _share(feedback), feedback)


def _left(question: Matching, seed: int) -> dict[str, int]:
    order = lettered(f"{question.id} left", seed, range(len(question.pairs)))
    return {str(place): at for place, (_, at) in enumerate(order, 1)}


def _partners(question: Matching, seed: int) -> dict[int, str]:
    order = lettered(question.id, seed, range(len(question.partners)))
    return {at: letter for letter, at in order}


def present_label_diagram(question: LabelDiagram, seed: int) -> ShownDiagram:
    labels = sorted(_labels(question, seed).items(), key=lambda item: item[1])
    return ShownDiagram(
        question.prompt.html(),
        diagram_html(question.figure),
        tuple(NamedSlot(str(at), slot.name) for at, slot in enumerate(question.slots, 1)),
        tuple(Label(letter, question.labels[name]) for name, letter in labels),
    )


def mark_label_diagram(question: LabelDiagram, answer: object, seed: int) -> Mark:
    labels = _labels(question, seed)
    slots = {str(at): slot for at, slot in enumerate(question.slots, 1)}
    given = read_places(answer, slots, sorted(labels.values()))
    feedback = [
        _placed(number, given, slot.feedback, labels[slot.label]) for number, slot in slots.items()
    ]
    return give_mark(question, _share(feedback), feedback)


def diagram_html(name: str) -> Html:
    """Give a diagram with its description, which every reader may open."""
    diagram = DIAGRAMS[name]()
    return Markup("{}<details><summary>The picture in words</summary><p>{}</p></details>").format(
        Markup(diagram.picture), diagram.description
    )


def _labels(question: LabelDiagram, seed: int) -> dict[str, str]:
    """Give each label's letter."""
    return {name: letter for letter, name in lettered(question.id, seed, question.labels)}


def _placed(thing: str, given: dict[str, str], feedback: Text, expected: str) -> Feedback:
    return Feedback(feedback.html(), thing, given[thing] == expected, expected)


def _share(feedback: list[Feedback]) -> float:
    return sum(bool(each.correct) for each in feedback) / len(feedback)
