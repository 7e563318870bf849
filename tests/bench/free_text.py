"""Marking free text on the held-out answers: agreement with the labels, and processor time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median, quantiles

from server.practice.coverage import cover
from tests.answers.keyword_marking import mark_by_keywords
from tests.answers.labelled import Answer, Marking, agreement, answers, key_points

MUST_MS, MUST_LONG_MS = 20.0, 100.0
LONG = 8_000


def main() -> int:
    held_out = [answer for answer in answers() if answer.held_out]
    for name, marking in (("keywords", mark_by_keywords), ("key points", cover)):
        print(f"{name:<12} {agreement(marking, held_out)}")
    keywords_ms = _times_ms(mark_by_keywords, held_out)
    ours_ms = _times_ms(cover, held_out)
    longest_ms = max(_times_ms(cover, [_long(answer) for answer in held_out[::20]]))
    p99 = quantiles(ours_ms, n=100)[98]
    print(f"an answer    p50 {median(ours_ms):.2f} ms   p99 {p99:.2f} ms (must be {MUST_MS:g})")
    print(f"of {LONG} characters at most {longest_ms:.1f} ms (must be {MUST_LONG_MS:g})")
    print(f"ratio        {median(ours_ms) / median(keywords_ms):.0f}x the time of keywords")
    return int(p99 > MUST_MS or longest_ms > MUST_LONG_MS)


def _times_ms(marking: Marking, given: Sequence[Answer]) -> list[float]:
    marking(given[0].text, key_points(given[0].question))
    times = []
    for answer in given:
        points = key_points(answer.question)
        start = time.thread_time()
        marking(answer.text, points)
        times.append(1_000 * (time.thread_time() - start))
    return times


def _long(answer: Answer) -> Answer:
    """Repeat an answer up to the longest text that is read."""
    text = (answer.text + " ") * (LONG // (len(answer.text) + 1) + 1)
    return Answer(answer.question, answer.kind, True, frozenset(), frozenset(), text[:LONG])


if __name__ == "__main__":
    raise SystemExit(main())
