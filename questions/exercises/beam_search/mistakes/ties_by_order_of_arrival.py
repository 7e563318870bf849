"""Of two sequences with equal scores you keep the one that was found first. It is the
lexicographically smaller one.

Link: beyond/sequence-to-sequence#beam-search
"""


def beam_search(step, start, end, beam_width, max_length):
    beams = [((start,), 0.0)]
    for _ in range(max_length - 1):
        candidates = []
        for tokens, score in beams:
            if tokens[-1] == end:
                candidates.append((tokens, score))
                continue
            for token, gain in enumerate(step(tokens)):
                candidates.append(((*tokens, token), score + float(gain)))
        beams = sorted(candidates, key=lambda each: -each[1])[:beam_width]
        if all(tokens[-1] == end for tokens, _ in beams):
            break
    return beams[0]
