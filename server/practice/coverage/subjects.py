"""Who a statement is about, when two rivals could be meant: the generator or the discriminator?"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from server.practice.coverage.clauses import Clause, Marked
from server.practice.coverage.concepts import Hit
from server.practice.coverage.grammar import (
    AUXILIARIES,
    CONTRASTING,
    DETERMINERS,
    SPLITTING,
    THE_OTHER,
    says,
    says_any,
    words_of,
)
from server.practice.coverage.words import Word

# "In the generator", "with a CNN": what follows may well be the subject, for want of a better one.
_LOOSE = words_of("in for with of using use via through on at")
# "It lets the decoder look": who is let is who does it.
_CAUSING = words_of("let allow enable help make forc caus")
_BINDING = words_of("from to against than into over between by") | _LOOSE
_PRONOUNS = words_of("it they this these he she that which who")
_RELATIVE = words_of("which who whose that")
# Of several things, or of all that was said before: who is meant by it is a guess.
_VAGUE = words_of("they these this")
# What such a clause is about is not what the sentence goes on with.
_ASIDE = words_of("where which who because whose")
_AHEAD = words_of("for if when with in")
_GOING_ON = words_of("and or but because since as so that by to")
# "We use a CNN", "there is a CNN": what is used is what is spoken of.
_INTRODUCING = words_of("use choose pick take apply employ prefer need have call name is are")
DECIDING = words_of("decid determin control regulat govern handl choos do manag set perform")
_ADJECTIVES = words_of(
    "neural plain simple standard vanilla good well trained called named ordinary typical whole "
    "normal usual classic classical deep first"
)
_MADE = words_of("sampl imag output fake pictur fac data product creation work result forgery")
_BELONGING = words_of("belong up left")
# "This is supervised learning."
_NAMING, _NAMING_WORDS = words_of("this that"), 7
# What may stand before a clause's pronoun.
_PASSING = DETERMINERS | SPLITTING | {"and", "so"}
_OF_A_PAIR = {"former": 0, "latter": 1, "first": 0, "second": 1}
# "The first one", but not "the first layers".
_ONE_OF_TWO = words_of("one network net type kind method approach model of")
_NEAR = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named, or meant by a pronoun, at a place; `follows` is the word before it."""

    actor: str
    at: int
    is_subject: bool
    follows: str
    is_sure: bool = True
    is_named: bool = False

    @property
    def is_agent(self) -> bool:
        return self.follows == "by"


class Subjects:
    """The actors of one rival group, clause by clause."""

    def __init__(
        self,
        marked: Marked,
        hits: Sequence[Hit],
        clauses: Sequence[Clause],
        group: Set[str],
        asked: Sequence[str] = (),
    ) -> None:
        self._marked = marked
        self._group = group
        self._clauses = clauses
        self._is_plural = False
        self._named = {hit.concept for hit in hits if hit.concept in group}
        self._mentions: list[list[Mention]] = []
        self._carried: list[str | None] = []
        # The last two different actors named, the latter last; until then, those of the question.
        self._pair: tuple[str | None, str | None] = (None, None)
        self._asked = tuple(asked) if set(asked) <= group else ()
        in_group = sorted((hit for hit in hits if hit.concept in group), key=_by_place)
        carried, last_named = None, None
        for clause in clauses:
            here = [hit for hit in in_group if clause.first <= hit.first < clause.end]
            opening = self._opening(clause)
            mentions = self._mentions_of(
                clause, here, last_named if opening in _RELATIVE else carried
            )
            self._mentions.append(mentions)
            self._carried.append(carried)
            last_named = here[-1].concept if here else None
            if here:
                self._is_plural = marked.words[here[-1].last].plain.endswith("s")
            for hit in here:
                if hit.concept != self._pair[1] and hit.concept in (self._asked or group):
                    self._pair = (self._pair[1], hit.concept)
            if here and opening in _NAMING and clause.end - clause.first <= _NAMING_WORDS:
                self._name_backwards(here[0].concept, len(self._mentions) - 2)
            is_aside = opening == "that" and not clause.opens_sentence
            if (opening not in _ASIDE and not is_aside) or carried is None:
                main = _main(mentions)
                carried = main.actor if main else carried

    def _opening(self, clause: Clause) -> str:
        words = self._marked.words[clause.first : clause.end]
        return next(word.plain for word in words if not word.is_mark)

    def _name_backwards(self, actor: str, number: int) -> None:
        """Give a name to what was described before: "… This is supervised learning."."""
        while number >= 0 and not any(each.is_named for each in self._mentions[number]):
            self._mentions[number] = []
            self._carried[number] = actor
            number -= 1

    def of(self, number: int, predicate: Hit, clause: Clause) -> Mention | None:
        """Who does, or is, what the predicate says; None when nobody of the group is named."""
        mentions = self._mentions[number]
        if predicate.first < clause.first:
            return _main(mentions)
        if agent := self._agent(mentions, predicate):
            return agent
        opening = [word.plain for word in self._marked.words[clause.first : clause.first + 3]]
        if passive := self._passive_agent(mentions, predicate):
            return passive
        if named := self._named_near(mentions, predicate):
            return replace(named, is_sure=named.is_sure and "both" not in opening)
        if opening[0] in _AHEAD and (ahead := self._named_ahead(number)):
            return replace(ahead, at=clause.first, is_sure=False)
        if carried := self._carried[number]:
            goes_on = not clause.opens_sentence and (
                bool(_GOING_ON & set(opening[:2])) or self._goes_on_doing(clause)
            )
            return Mention(carried, clause.first, True, "", is_sure=goes_on)
        return replace(mentions[0], is_sure=False) if len(mentions) == 1 else None

    def _named_ahead(self, number: int) -> Mention | None:
        """Give whom the rest of the sentence names: "for pictures and so on we take a CNN"."""
        if number + 1 >= len(self._mentions) or self._clauses[number + 1].opens_sentence:
            return None
        named = [each for each in self._mentions[number + 1] if each.is_named]
        return _main(named)

    def _goes_on_doing(self, clause: Clause) -> bool:
        """Tell whether it goes on with a verb: ", samples noise and …"."""
        words = self._marked.words
        return words[clause.first].plain == "," and self._marked.is_third_person(clause.first + 1)

    def _named_near(self, mentions: Sequence[Mention], predicate: Hit) -> Mention | None:
        """Find the likeliest mention: a subject before the predicate, then one after it."""
        before = [each for each in mentions if each.at <= predicate.last and not each.is_agent]
        after = [each for each in mentions if predicate.last < each.at <= predicate.last + _NEAR]
        for candidates in (
            [each for each in before if each.is_subject][-1:],
            [each for each in after if each.is_subject],
            [each for each in before if each.follows in _LOOSE][-1:],
            [each for each in after if each.follows in _LOOSE],
        ):
            if candidates:
                return candidates[0]
        return None

    def _agent(self, mentions: Sequence[Mention], predicate: Hit) -> Mention | None:
        """Find by whom it is done: the first "by" after the verb, no other verb between."""
        if self._marked.is_third_person(predicate.first):
            return None
        for each in mentions:
            if not each.is_agent or not predicate.last < each.at <= predicate.last + _NEAR:
                continue
            if self._decides(each):
                return each
            between = range(predicate.last + 1, each.at)
            words = self._marked.words
            if any(at in self._marked.verbs or words[at].plain in (",", "and") for at in between):
                return None
            return each
        return None

    def _decides(self, agent: Mention) -> bool:
        """Tell whether all of it is up to the agent: "what is erased is decided by …"."""
        words = self._marked.words
        by = self._by(agent)
        return by > 0 and words[by - 1].stem in DECIDING

    def _passive_agent(self, mentions: Sequence[Mention], predicate: Hit) -> Mention | None:
        """Find who deals with what is spoken of: "sequences are processed by RNNs"."""
        if any(each.is_subject and each.at <= predicate.last for each in mentions):
            return None
        words = self._marked.words
        for each in mentions:
            by = self._by(each) if each.is_agent else 0
            near = [word.plain for word in words[max(by - 3, 0) : max(by - 1, 0)]]
            if by > predicate.last and AUXILIARIES & set(near):
                return each
        return None

    def _by(self, agent: Mention) -> int:
        words = self._marked.words
        return next(at for at in range(agent.at - 1, -1, -1) if words[at].plain == "by")

    def _mentions_of(
        self, clause: Clause, named: Sequence[Hit], carried: str | None
    ) -> list[Mention]:
        words = self._marked.words
        mentions: list[Mention] = []
        last = -1
        for hit in named:
            if hit.first <= last:
                continue
            last = hit.last
            before = self._before(hit.first, clause)
            if _is_contrasted(words, before, clause):
                continue
            follows = words[before].plain if before >= clause.first else ""
            if follows == "to" and words[before - 1].stem in _BELONGING:
                follows = "of"
            is_subject = (
                follows not in _BINDING
                and not self._is_object(before, clause)
                and not self._is_owner(hit.last)
            )
            mentions.append(Mention(hit.concept, hit.first, is_subject, follows, is_named=True))
        if meant := self._meant(clause, carried, {each.at for each in mentions}):
            mentions.append(meant)
        return sorted(mentions, key=lambda each: each.at)

    def _is_owner(self, at: int) -> bool:
        """Tell whether only what it made is spoken of: "the generator's samples"."""
        words = self._marked.words
        is_possessive = words[at].end - words[at].start == len(words[at].plain) + 2
        return is_possessive and at + 1 < len(words) and words[at + 1].stem in _MADE

    def _meant(self, clause: Clause, carried: str | None, named: Set[int]) -> Mention | None:
        """Give the actor meant by "the latter", "the other", or a pronoun at the start."""
        # "The first is an RNN" says itself who is meant.
        for at in range(clause.first, clause.first if named else clause.end):
            actor = self._of_the_pair(at, clause)
            if actor is not None:
                return Mention(actor, at, is_subject=True, follows="")
        if carried is None:
            return None
        return self._other(clause, carried, named) or self._pronoun(clause, carried, named)

    def _of_the_pair(self, at: int, clause: Clause) -> str | None:
        words = self._marked.words
        plain = words[at].plain
        if plain not in _OF_A_PAIR:
            return None
        if plain in ("first", "second"):
            if at == clause.first or words[at - 1].plain != "the" or at + 1 >= clause.end:
                return None
            following = at + 1
            if words[following].plain not in _ONE_OF_TWO | {":"} and not (
                self._marked.is_finite(following)
            ):
                return None
        pair = self._asked if self._asked and None in self._pair else self._pair
        return pair[_OF_A_PAIR[plain]]

    def _other(self, clause: Clause, carried: str, named: Set[int]) -> Mention | None:
        words = self._marked.words
        others = self._named - {carried} or self._group - {carried}
        if len(others) != 1:
            return None
        for at in range(clause.first, min(clause.first + 4, clause.end)):
            means_a_hand = says(words, at, clause.end, ("the", "other", "hand"))
            if means_a_hand or named & {at + 1, at + 2}:
                continue
            if says_any(words, at, clause.end, THE_OTHER):
                return Mention(next(iter(others)), at, is_subject=True, follows="")
        return None

    def _pronoun(self, clause: Clause, carried: str, named: Set[int]) -> Mention | None:
        words = self._marked.words
        for at in range(clause.first, min(clause.first + 3, clause.end)):
            # "That's what the other does."
            if words[at].plain == "that" and words[min(at + 1, clause.end - 1)].plain == "what":
                break
            if words[at].plain in _PRONOUNS and not named & {at + 1, at + 2}:
                sure = words[at].plain not in _VAGUE or self._is_plural
                return Mention(carried, at, is_subject=True, follows="", is_sure=sure)
            if not words[at].is_mark and words[at].plain not in _PASSING:
                break
        return None

    def _before(self, at: int, clause: Clause) -> int:
        """Give the place of the word before the actor's noun phrase."""
        words = self._marked.words
        at -= 1
        while at >= clause.first and (
            words[at].plain in DETERMINERS - {"that", "this"} or words[at].plain in _ADJECTIVES
        ):
            at -= 1
        return at

    def _is_object(self, before: int, clause: Clause) -> bool:
        if before < clause.first or before not in self._marked.verbs:
            return False
        word = self._marked.words[before]
        return not {word.stem, word.plain} & (_INTRODUCING | _CAUSING)


def _by_place(hit: Hit) -> tuple[int, int]:
    """At one place the longest first."""
    return hit.first, -hit.last


def _is_contrasted(words: Sequence[Word], before: int, clause: Clause) -> bool:
    """Tell whether the actor is only compared with: "unlike a CNN", "than the generator".

    "It is not the generator's job" denies something of the generator instead.
    """
    if words[before].plain == "not" and words[before - 1].plain in AUXILIARIES:
        return False
    return any(
        says_any(words, at, before + 1, CONTRASTING) and _ends_at(words, at, before)
        for at in range(max(clause.first, before - 2), before + 1)
    )


def _ends_at(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell whether the contrasting phrase that begins at one word ends at another."""
    return any(
        len(phrase) == last - at + 1 and says(words, at, last + 1, phrase)
        for phrase in CONTRASTING.get(words[at].plain, ())
    )


def _main(mentions: Sequence[Mention]) -> Mention | None:
    """Give whom a clause is mostly about."""
    subjects = [each for each in mentions if each.is_subject]
    return next(iter(subjects or mentions), None)
