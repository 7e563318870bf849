"""The closed classes of English words that clauses, polarity and subjects are told by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from server.practice.coverage.words import Word

Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases_of(text: str) -> Phrases:
    """Take phrases apart, which stand between commas, and file each under its first word."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in text.split(","):
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append(words)
    return phrases


DETERMINERS = words_of(
    "a an the this that these those its their his her our your my each every some any all both "
    "such another many several few most more no one two three only"
)
PREPOSITIONS = words_of(
    "of in on at by for with from to into onto over under through throughout during across between "
    "among against about as without within like than per via towards toward after before upon "
    "using based inside outside along around behind beyond despite due except until"
)
FINITE = words_of(
    "is are was were am do does did has have had can could will would should may might must"
)
AUXILIARIES = FINITE | words_of("be been being shall need cannot becomes become gets get got")
PRONOUNS = words_of(
    "it they he she we you i them itself themselves this these that which who whom what one ones "
    "former latter other others something everything anything there us me him"
)
ADVERBS = words_of(
    "not never hardly barely scarcely rarely seldom also then instead still even just so too very "
    "again already therefore thus hence how why when where whether"
)
CONJUNCTIONS = words_of(
    "but while whereas although though however because since unless until if or nor yet"
)
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | AUXILIARIES | PRONOUNS | ADVERBS | CONJUNCTIONS

# Verbs that no list of keywords contains, in the form that follows "it".
CLEAR_VERBS = words_of(
    "makes creates generates produces decides judges tells learns gives takes keeps lets helps "
    "prevents avoids reduces depends uses needs means computes calculates applies adds "
    "introduces improves detects classifies distinguishes tries wants shrinks grows vanishes "
    "explodes remembers forgets discards carries passes receives returns removes reads "
    "writes picks chooses selects requires allows turns ignores stops works goes "
    "looks sees says knows holds contains consists causes extracts finds "
    "performs predicts memorises memorizes generalises generalizes normalises normalizes "
    "stabilises speeds slows regulates erases deletes determines exposes hands comes "
    "begins lies fools competes belongs stays survives travels suffers loses "
    "sharpens flattens divides multiplies computes compares perturbs "
    "becomes gets feeds accumulates compresses encodes attends assumes treats reuses "
    "includes influences merges combines joins replaces adapts adjusts "
    "minimises minimizes maximises decreases increases "
    "represents captures penalises penalizes halts "
    "invents forges synthesises synthesizes fabricates spots evaluates verifies identifies "
    "recognises recognizes discriminates differentiates assesses examines governs manages protects "
    "hinders counters combats fights mitigates alleviates eliminates deactivates disables silences "
    "summarises summarizes maintains yields acts serves behaves consists relies adds expects "
    "backpropagates clips averages trains copies sends brings tends appears occurs happens "
    "hurts harms damages worsens "
    "enables provides saves blows scales gives leaves resembles mimics connects differs "
    "converges remains keeps drives pushes pulls throws squeezes shows simulates "
    "imitates borrows overfits underfits fails drifts fades dies "
    "explores tracks follows solves reaches costs ignores skips silences mutes nudges tweaks feels"
)
# A sentence that begins so repeats the question; one that has these tells what others think.
ASKING = words_of("explain describe name say give list define discuss state argue")
REPORTING = phrases_of(
    "colleague says,people think,people believe,some say,some think,many think,"
    "many believe,many people,one might think,some people,you might think"
)
# Verbs as well, but in a list of keywords they are nouns.
VERBS_OR_NOUNS = words_of(
    "maps counts checks outputs updates changes measures transforms processes fits flows controls "
    "runs ends starts stores shares drops handles switches leads tricks"
)
# Where one statement ends and the next begins, wherever they stand.
SPLITTING = words_of(
    "but whereas although though however because unless until till where which who nevertheless "
    "nonetheless otherwise conversely meanwhile while whilst"
)
CONTRAST = words_of("but whereas although though however while whilst conversely yet")
# The same, after a comma or "and".
CONCLUDING = words_of("so therefore thus hence yet then instead besides since as")
# A clause that begins with one of these ends at its comma.
OPENING = words_of(
    "if when unlike instead rather although though while whereas because since given as by "
    "with for in contrary compared during unless until after before once"
)
SUBJECT_PRONOUNS = words_of("it they he she we you i this these there one")
# Clauses of what might be, or is aimed at: to deny something there contradicts nothing.
SUPPOSING = words_of("if unless until till suppose imagine lest otherwise")
AIMING = words_of("want wants try tries trying goal aim aims hope hopes attempt attempts seeks")
PURPOSE = phrases_of(
    "so that,such that,point where,in order to,in such a way,to the point,making it hard,"
    "make it hard,until,unable to tell"
)
THE_OTHER = phrases_of(
    "the other,the second,its opponent,its rival,its adversary,another network,"
    "another one,the opponent,the adversary,second one,other one,its counterpart"
)
CONTRASTING = phrases_of(
    "unlike,than,contrast to,contrast with,opposed to,instead of,rather than,compared to,"
    "compared with,comparison to,contrary to,different from,differ from,differs from,not,except,"
    "versus,just as,just like,like"
)
INSTEAD = phrases_of("instead of,rather than,opposed to,unlike,except")
# A negator in these says nothing against what follows.
HARMLESS = phrases_of(
    "not only,not just,not merely,not simply,no matter,no doubt,not sure,not to mention,"
    "nothing but,not least,nothing more than,nothing else than,why not,if not,or not,not so much,"
    "from nothing,means nothing,no formula,no rule,no fixed rule,"
    "no single rule,no general rule,no golden rule,not disputed,not contested,not denied,"
    "not debated,not in doubt,not surprising,no secret,no wonder,no question,not surprisingly"
)


def says(words: Sequence[Word], at: int, end: int, phrase: Sequence[str]) -> bool:
    """Tell whether a phrase stands at a place, before the end."""
    if at < 0 or at + len(phrase) > end or words[at].plain != phrase[0]:
        return False
    return all(words[at + n].plain == phrase[n] for n in range(1, len(phrase)))


def says_any(words: Sequence[Word], at: int, end: int, phrases: Phrases) -> bool:
    """Tell whether one of some phrases, by their first words, stands at a place."""
    if not 0 <= at < end:
        return False
    return any(says(words, at, end, phrase) for phrase in phrases.get(words[at].plain, ()))
