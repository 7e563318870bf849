"""Which key points an answer in free text states, leaves out, or contradicts.

No grade: the learner may overrule it. Pure and offline; a few milliseconds for an answer.
An answer is read once (words, clauses, concepts, polarity, subjects); then each point's patterns
are looked for clause by clause.
"""

from server.practice.coverage.matching import Covered, State, cover

__all__ = ["Covered", "State", "cover"]
