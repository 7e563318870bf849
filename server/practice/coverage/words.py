"""An answer's words: where each stands in the text, and its stem, whatever its inflection."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# What is not a word or one of these marks is space. Digits keep their decimal point.
_PIECES = re.compile(
    r"(?P<without>\bw/o\b)"
    r"|(?P<abbreviation>\b(?:e\.g|i\.e|etc|vs|resp|cf|approx)\b\.?)"
    r"|(?P<interval>[(\[]\s*[-−–]?\d+\s*[,;]\s*\+?\d+\s*[)\]])"
    r"|(?P<minus>(?<![^\s(\[,=:])[-−–](?=\d))"
    r"|(?P<over>/\s*(?=(?:t|tau|temp\w*|k|n|len\w*|sqrt|std|sigma|norm|\d)\b))"
    r"|(?P<word>\d+(?:\.\d+)?|[^\W_]+(?:['’`´][^\W_]+)*)"
    r"|(?P<line>\n[ \t]*(?:[-–—*•·]|\d{1,2}[.)])?[ \t])"
    r"|(?P<mark>->|=>|<=?|>=?|[.!?;:,()\n=&+/•→~≈×⊙·]|(?<=[\w)}\]])\s?\*\s?(?=[\w({\[])"
    r"|\s[-–—*]\s|—|–)",
    re.IGNORECASE,
)
BULLET = "•"
ARROW = "→"
_SYMBOLS = {
    "&": "and", "+": "and", "=": "is", "->": ARROW, "=>": ARROW, "~": "about", "≈": "about",
    "*": "times", "×": "times", "⊙": "times", "·": "times",
    "<": "below", "<=": "below", ">": "above", ">=": "above",
}  # fmt: skip
_CONTRACTED = {"n't": "not", "'re": "are", "'s": "'s", "'ll": "will", "'ve": "have", "'m": "am"}
_WHOLE = {
    "cannot": ("can", "not"), "can't": ("can", "not"), "won't": ("will", "not"),
    "cant": ("can", "not"), "wont": ("will", "not"), "dont": ("do", "not"),
    "doesnt": ("does", "not"), "isnt": ("is", "not"), "arent": ("are", "not"),
    "didnt": ("did", "not"), "wasnt": ("was", "not"), "hasnt": ("has", "not"),
    "couldnt": ("could", "not"), "wouldnt": ("would", "not"), "shouldnt": ("should", "not"),
    "dosent": ("does", "not"), "doesn": ("does", "not"), "w": ("with",), "nn": ("network",),
    "w/o": ("without",), "wo": ("without",), "bc": ("because",), "cuz": ("because",),
    "teh": ("the",), "wich": ("which",), "wen": ("when",), "thier": ("their",), "thay": ("they",),
    "becuase": ("because",), "thru": ("through",), "u": ("you",), "ur": ("your",),
    "fro": ("for",), "nad": ("and",), "adn": ("and",), "taht": ("that",), "whit": ("with",),
    "wiht": ("with",), "hte": ("the",), "jsut": ("just",), "wihout": ("without",),
    "dosnt": ("does", "not"), "doesent": ("does", "not"), "din't": ("did", "not"),
    "ain't": ("is", "not"), "gonna": ("going", "to"), "it's": ("it", "is"), "its'": ("its",),
}  # fmt: skip
_IRREGULAR = {
    "using": "use", "used": "use", "uses": "use", "made": "make", "learnt": "learn",
    "taught": "teach", "gave": "give", "given": "give", "took": "take", "taken": "take",
    "kept": "keep", "fed": "feed", "forgot": "forget", "forgotten": "forget", "built": "build",
    "lost": "lose", "got": "get", "gotten": "get", "saw": "see", "seen": "see", "chose": "choose",
    "chosen": "choose", "grew": "grow", "grown": "grow", "shrank": "shrink", "shrunk": "shrink",
    "became": "become", "told": "tell", "thought": "think", "found": "find", "held": "hold",
    "went": "go", "gone": "go", "goes": "go", "ran": "run", "fell": "fall", "fallen": "fall",
    "left": "leave", "sent": "send", "said": "say", "caught": "catch",
    "threw": "throw", "thrown": "throw", "wrote": "write", "written": "write", "shown": "show",
    "came": "come", "did": "do", "done": "do", "does": "do", "has": "have", "had": "have",
    "indices": "index", "matrices": "matrix", "better": "better", "early": "early",
    "only": "only", "apply": "apply", "supply": "supply", "multiply": "multiply", "data": "data",
    "datum": "data", "bias": "bias", "biases": "bias", "loss": "loss", "this": "this",
    "series": "series", "less": "less", "unless": "unless", "its": "its", "is": "is",
    "was": "was", "us": "us", "as": "as", "during": "during", "nothing": "nothing",
    "something": "something", "anything": "anything", "everything": "everything",
    "need": "need", "feed": "feed", "seed": "seed", "speed": "speed", "embed": "embed",
    "bring": "bring", "string": "string", "thing": "thing",
    "thus": "thus", "grus": "gru", "always": "always", "exceed": "exceed", "indeed": "indeed",
    "fake": "fake", "fakes": "fake", "faked": "fake", "faking": "fake",
    "axes": "axis", "dying": "die", "lying": "lie", "cells": "cell", "tells": "tell",
    "bayes": "bayes", "across": "across", "previous": "previous",
    "continuous": "continuous", "various": "various", "focus": "focus", "gas": "gas",
    "really": "really", "meant": "meant", "means": "means",
}  # fmt: skip
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of punctuation; text[start:end] is what the learner wrote."""

    start: int
    end: int
    plain: str
    stem: str
    is_mark: bool = False


def read_words(text: str) -> list[Word]:
    """Take a text apart into words and marks; contractions and symbols become words."""
    words: list[Word] = []
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        if piece.lastgroup == "line":
            mark = BULLET if piece.group().strip() else "\n"
            words.append(Word(start, end, mark, mark, True))
            continue
        if piece.lastgroup == "mark":
            mark = piece.group().strip() or "\n"
            said = _SYMBOLS.get(mark, mark)
            is_mark = not said.isalpha()
            words.append(Word(start, end, said, said, is_mark))
            continue
        if piece.lastgroup in ("interval", "minus", "over"):
            words.extend(Word(start, end, part, stem(part)) for part in _formula(piece.group()))
            continue
        plain = _plain(piece.group())
        words.extend(Word(start, end, part, stem(part)) for part in _parts(plain) if part)
    return words


def _formula(piece: str) -> list[str]:
    """Say "(-1, 1)" as "between minus 1 and 1", and the stroke of "z/T" as "divided by"."""
    if not piece.strip("-−–"):
        return ["minus"]
    if piece.startswith("/"):
        return ["divide", "by"]
    low, high = re.findall(r"\d+", piece)
    minus = ["minus"] if re.search("[-−–]", piece) else []
    return ["between", *minus, low, "and", high]


def _plain(word: str) -> str:
    """Lower case, without accents, with one kind of apostrophe."""
    word = word.casefold()
    if word.isascii():
        return word.replace("`", "'")
    word = unicodedata.normalize("NFKD", word)
    word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return re.sub("[’`´]", "'", word)


def _parts(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return _WHOLE[word]
    if "'" not in word:
        return (word,)
    for ending, said in _CONTRACTED.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), "" if said == "'s" else said)
    return (word.replace("'", ""),)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut the inflection off an English word; British and American spellings meet."""
    if word in _IRREGULAR:
        known = _IRREGULAR[word]
        return known if known == word else stem(known)
    if len(word) > 40 or not word.isascii():
        return word[:40]
    word = _uninflected(word)
    word = re.sub(r"is(e|er|ation|able)?$", r"iz\1", word) if len(word) > 5 else word
    word = re.sub(r"our$", "or", word) if len(word) > 5 else word
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _uninflected(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word.removesuffix("s")
        if word.endswith(("sse", "she", "che", "xe", "zze")):
            return word[:-1]
        return word
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and _VOWEL.search(rest):
            return _undoubled(rest)
    if word.endswith("ly") and len(word) > 5:
        return word[:-2]
    return _undoubled(word) if word.endswith("ll") and len(word) > 5 else word


def _undoubled(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousz":
        return word[:-1]
    return word
