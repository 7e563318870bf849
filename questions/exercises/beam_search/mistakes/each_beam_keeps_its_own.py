"""You keep the best continuation of each beam. All candidates compete together: one beam
may give two, and another none.

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
        ranked = sorted(candidates, key=lambda each: (-each[1], each[0]))
        if len(beams) == 1:
            beams = ranked[:beam_width]
        else:
            parents = {}
            for each in ranked:
                parents.setdefault(each[0] if each[0] in dict(beams) else each[0][:-1], each)
            beams = sorted(parents.values(), key=lambda each: (-each[1], each[0]))[:beam_width]
        if all(tokens[-1] == end for tokens, _ in beams):
            break
    return beams[0]
