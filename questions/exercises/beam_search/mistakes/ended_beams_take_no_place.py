"""You put ended sequences aside, where nothing displaces them and they take no place.
Here they stay in the beam: the best beam_width of live and ended ones together are kept,
and an ended one may be lost.

Link: beyond/sequence-to-sequence#beam-search
"""


def beam_search(step, start, end, beam_width, max_length):
    live, ended = [((start,), 0.0)], []
    for _ in range(max_length - 1):
        candidates = []
        for tokens, score in live:
            for token, gain in enumerate(step(tokens)):
                candidates.append(((*tokens, token), score + float(gain)))
        kept = sorted(candidates, key=lambda each: (-each[1], each[0]))[:beam_width]
        ended += [each for each in kept if each[0][-1] == end]
        live = [each for each in kept if each[0][-1] != end]
        if not live:
            break
    return sorted(ended + live, key=lambda each: (-each[1], each[0]))[0]
