"""The numbers are right, but you hand step a list. It gets a tuple.

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
            for token, gain in enumerate(step(list(tokens))):
                candidates.append(((*tokens, token), score + float(gain)))
        beams = sorted(candidates, key=lambda each: (-each[1], each[0]))[:beam_width]
        if all(tokens[-1] == end for tokens, _ in beams):
            break
    return beams[0]
