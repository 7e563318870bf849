"""The closed classes of English words that clauses, polarity and subjects are told by."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    "a an the this that these those its their his her our your my each every some any all both "
    "such another many several few most more no one two three only"
)
PREPOSITIONS = _words(
    "of in on at by for with from to into onto over under through throughout during across between "
    "among against about as without within like than per via towards toward after before upon "
    "using based inside outside along around behind beyond despite due except until"
)
AUXILIARIES = _words(
    "is are was were be been being am do does did has have had can could will would shall should "
    "may might must need cannot becomes become gets get got"
)
FINITE = _words(
    "is are was were am does do did has have had can could will would should may might must"
)
PRONOUNS = _words(
    "it they he she we you i them itself themselves this these that which who whom what one ones "
    "former latter other others something everything anything there us me him"
)
CONJUNCTIONS = _words(
    "but while whereas although though however because since so therefore thus hence yet unless "
    "until if when where whether why how or nor then instead also not never"
)
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | AUXILIARIES | PRONOUNS | CONJUNCTIONS

# Where one statement ends and the next begins, wherever they stand.
SPLITTING = _words(
    "but whereas although though however because therefore thus hence yet unless until till where "
    "which who nevertheless nonetheless otherwise conversely meanwhile besides while whilst"
)
# A clause that begins with one of these ends at its comma.
OPENING = _words(
    "if when without unlike instead rather although though while whereas because since given as by "
    "with for in contrary compared during unless until after before once"
)
SUBJECT_PRONOUNS = _words("it they he she we you i this these there one")
# Clauses of what might be or is aimed at: to deny something there contradicts nothing.
SUPPOSING = _words("if unless until till whether suppose imagine lest otherwise")
THE_OTHER = (
    ("the", "other"), ("the", "second"), ("the", "latter"), ("latter",), ("its", "opponent"),
    ("its", "rival"), ("its", "adversary"), ("another", "network"), ("another", "one"),
    ("the", "opponent"), ("the", "adversary"), ("second", "one"), ("other", "one"),
)  # fmt: skip
THE_FIRST = (("former",), ("the", "first"), ("first", "one"))
CONTRASTING = (
    ("unlike",), ("than",), ("contrast", "to"), ("contrast", "with"), ("opposed", "to"),
    ("instead", "of"), ("rather", "than"), ("compared", "to"), ("compared", "with"),
    ("comparison", "to"), ("contrary", "to"), ("different", "from"), ("differ", "from"),
    ("differs", "from"), ("not",), ("except",), ("versus",),
)  # fmt: skip
