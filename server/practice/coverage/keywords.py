"""Whether words that stand together say something, or are a string of keywords."""

from __future__ import annotations

from collections.abc import Sequence, Set

from server.practice.coverage.grammar import (
    AUXILIARIES,
    CLEAR_VERBS,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    VERBS_OR_NOUNS,
    words_of,
)
from server.practice.coverage.words import ARROW, Word, stem

# Of a sentence's words, at least so many are small ones when it has no clear verb.
SMALL_WORDS, SMALL_OR_VERBS, SMALL_WORDS_BESIDE_A_VERB = 0.2, 0.15, 0.1
SHORT, LONG = 6, 8
_EXAMPLES = words_of(
    "example examples e.g e.g. common popular typical fix fixes remedy remedies cure cures "
    "solution solutions prevention prevent preventing avoid against measures counter"
)
# "Train accuracy high, test accuracy low": what each of them is.
_RATINGS = words_of("high low good bad poor great perfect small large big tiny zero up down 0 1")
_INTRODUCING = frozenset({"include", "like", "as", "use"})
# These also join keywords.
_IN_LISTS = frozenset({"and", "no"})
# "GRU: two gates" says something; a longer list after a label is a list.
LABELLED_WORDS = 5
COMPARED_WORDS = 6
_NOUNS_AS_WELL = words_of(
    "train test label map process model control use gate filter output input score rate forget "
    "weight detail structure cluster group loss drop state well better more less small large "
    "high low random close perfect classification prediction best good fast slow help result "
    "balance fit forward backward detach past entire whole full complete update "
    "measure check step noise match error normal fixed long same value"
)
_INTRANSITIVE = words_of(
    "suffer suffers accumulate accumulates matter matters vanish vanishes explode explodes shrink "
    "shrinks compound fade fades diverge diverges converge converges disappear disappears help "
    "helps die dies works overfit overfits leaks improve improves"
)
_COMPARING = words_of("less fewer more faster quicker better higher lower slower no better")
_SURE_STEMS = frozenset(map(stem, CLEAR_VERBS))
_CLEAR_STEMS = frozenset(map(stem, CLEAR_VERBS | VERBS_OR_NOUNS))
_PLURAL_VERBS = frozenset(each.removesuffix("s") for each in CLEAR_VERBS | VERBS_OR_NOUNS)
_ORDERS = words_of(
    "use try apply choose pick add take clip mask pad stop start keep trained used penalise "
    "penalize punish drop switch shrink limit end quit halt interrupt monitor watch compare check "
    "normalise normalize tune divide split train feed fit cut detach carry ignore put"
)


def is_string_of_keywords(words: Sequence[Word], verbs: Set[int]) -> bool:
    """Tell a string of keywords from a sentence, be it short or in broken English.

    `verbs` has the places of what may be verbs; most of them may be nouns as well.
    """
    plain = [word.plain for word in words if not word.is_mark]
    if not plain or (_is_enumeration(words) and not _gives_examples(words)):
        return True
    if any(tells(words) for tells in (_is_arrowed, _is_each_rated, _is_compared, _is_short)):
        return False
    if _is_chain_of_equals(words):
        return True
    if any(each in AUXILIARIES for each in plain) or _gives_examples(words):
        return False
    small = sum(each in FUNCTION_WORDS and each not in _IN_LISTS for each in plain) / len(plain)
    clear = sum(map(_is_clear, words)) / len(plain)
    if _has_object(words, verbs):
        return False
    if clear:
        is_list = any(word.is_mark for word in words) or "means" in plain
        few = SMALL_OR_VERBS if is_list else SMALL_WORDS_BESIDE_A_VERB
        return len(plain) >= LONG and small + clear < few
    if _is_list_of_orders(words, verbs):
        return False
    if _is_order(words, verbs) or _is_labelled(words) or _is_plural_with_verb(words):
        return len(plain) >= LONG and small < SMALL_WORDS_BESIDE_A_VERB
    if _has_predicate(words) and (small >= SMALL_WORDS_BESIDE_A_VERB or len(words) <= SHORT):
        return False
    return small < SMALL_WORDS or _is_list(words)


def _is_order(words: Sequence[Word], verbs: Set[int]) -> bool:
    """Tell whether it begins like "clip the …" or "use …"."""
    if len(words) < 2 or 0 not in verbs:
        return False
    return words[0].plain in _ORDERS or words[1].plain in DETERMINERS


def _is_list_of_orders(words: Sequence[Word], verbs: Set[int]) -> bool:
    """Tell "X: label them, find clusters" from keywords: half of the items say what to do."""
    starts = [0] + [at + 1 for at, word in enumerate(words) if word.plain == ","]
    ends = [*(start - 1 for start in starts[1:]), len(words)]
    orders = 0
    for start, end in zip(starts, ends, strict=True):
        labels = [at + 1 for at in range(start, end) if words[at].plain == ":"]
        first = labels[-1] if labels else start
        orders += end - first > 1 and first in verbs and _is_order_form(words[first])
    is_list = len(starts) > 1 or any(word.plain == ":" for word in words)
    return is_list and 2 * orders >= len(starts)


def _is_order_form(word: Word) -> bool:
    return word.plain not in _NOUNS_AS_WELL and not word.plain.endswith(
        ("ing", "ed", "s", "ion", "er")
    )


def _gives_examples(words: Sequence[Word]) -> bool:
    """Tell "Examples: …" and "Common ones: …"."""
    label = [word.plain for word in words[:4]]
    return bool({"example", "e.g", "e.g."} & set(label[:2])) or (
        ":" in label and bool(_EXAMPLES & set(label))
    )


def _is_short(words: Sequence[Word]) -> bool:
    """Tell "small mistakes accumulate", and "split chronologically"."""
    if not 1 < len(words) <= COMPARED_WORDS or any(word.is_mark for word in words):
        return False
    is_order = words[0].plain in _ORDERS and words[1].plain.endswith("ly")
    return is_order or words[-1].plain in _INTRANSITIVE


def _is_chain_of_equals(words: Sequence[Word]) -> bool:
    """Tell keywords that only "=" joins from a formula, and from "gate = sigmoid, so in (0, 1)"."""
    said = [word for word in words if not word.is_mark]
    equals = [word for word in said if word.plain == "is" and word.end - word.start == 1]
    others = [word.plain for word in said if word not in equals]
    if len(equals) > 2 and len(others) <= 2 * (len(equals) + 1):
        return True
    if not equals or any(len(each) == 1 or each in FUNCTION_WORDS for each in others):
        return False
    return len(equals) > 2 or len(others) > LONG


def _is_clear(word: Word) -> bool:
    """Tell a verb that no list of keywords contains, a little misspelt or not."""
    return word.plain in CLEAR_VERBS or (word.plain.endswith("s") and word.stem in _SURE_STEMS)


def _is_compared(words: Sequence[Word]) -> bool:
    """Tell "less training time", which says what becomes of it."""
    return 1 < len(words) <= COMPARED_WORDS and (
        words[0].plain in _COMPARING and not any(word.is_mark for word in words)
    )


def _is_arrowed(words: Sequence[Word]) -> bool:
    """Tell "no gradient → nothing learned" from a chain of keywords with arrows between them."""
    plain = [word.plain for word in words if not word.is_mark]
    arrows = sum(word.plain == ARROW for word in words)
    small = sum(each in FUNCTION_WORDS for each in plain) / len(plain)
    if arrows > 2 and len(plain) < 3 * (arrows + 1):
        return False
    is_short = arrows <= 2 and len(plain) <= LONG
    return arrows > 0 and (is_short or small >= SMALL_WORDS_BESIDE_A_VERB)


def _is_each_rated(words: Sequence[Word]) -> bool:
    """Tell whether every item between commas ends in what it is: high, or low."""
    ends = [at for at, word in enumerate(words) if word.plain == ","] + [len(words)]
    return len(words) > 1 and all(end > 1 and words[end - 1].plain in _RATINGS for end in ends)


def _is_labelled(words: Sequence[Word]) -> bool:
    marks = [at for at, word in enumerate(words) if word.is_mark]
    is_pair = len(marks) == 2 and words[marks[1]].plain == ","
    return (
        (len(marks) == 1 or is_pair)
        and words[marks[0]].plain == ":"
        and 0 < marks[0] <= 3
        and 0 < len(words) - marks[0] - 1 < LABELLED_WORDS
    )


def _has_predicate(words: Sequence[Word]) -> bool:
    """Tell whether a verb, be it without its ending, has a subject and an object."""
    return any(_has_both(words, at) for at in range(1, len(words) - 1))


def _has_object(words: Sequence[Word], verbs: Set[int]) -> bool:
    """Tell whether somewhere it is like "… maintains the …"."""
    return any(
        0 < at < len(words) - 1
        and words[at].plain.endswith("s")
        and words[at + 1].plain in DETERMINERS - {"no"}
        for at in verbs
    )


def _has_both(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb stands between two words; a participle wants a preposition."""
    if words[at].stem not in _CLEAR_STEMS or words[at - 1].is_mark or words[at + 1].is_mark:
        return False
    if words[at].plain.endswith("ing"):
        return False
    is_participle = words[at].plain.endswith("ed")
    return not is_participle or (len(words) <= LONG and words[at + 1].plain in PREPOSITIONS)


def _is_plural_with_verb(words: Sequence[Word]) -> bool:
    """Tell whether somewhere it is like "tasks want …", the verb in the form for several."""
    return any(
        _has_both(words, at)
        and words[at].plain in _PLURAL_VERBS
        and words[at - 1].plain.endswith(("s", "ly"))
        for at in range(1, len(words) - 1)
    )


def _is_enumeration(words: Sequence[Word]) -> bool:
    """Tell whether there is a comma after nearly every word."""
    commas = [at for at, word in enumerate(words) if word.plain == ","]
    if len(commas) < 3 or len(words) - len(commas) >= 2 * (len(commas) + 1):
        return False
    # "Common ones are a, b, c" and "Examples: a, b, c" introduce their list.
    return not any(
        word.plain in AUXILIARIES | CLEAR_VERBS | _INTRODUCING for word in words[: commas[0]]
    )


def _is_list(words: Sequence[Word]) -> bool:
    """Tell whether commas cut it in three or more bits of hardly three words."""
    commas = sum(word.plain == "," for word in words)
    return commas >= 2 and (len(words) - commas) / (commas + 1) < 3.5
