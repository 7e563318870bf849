"""Live and ended beams apart, and the best of both by a heap."""

import heapq


def beam_search(step, start, end, beam_width, max_length):
    live, ended = [(0.0, (start,))], []
    length = 1
    while live and length < max_length:
        pool = list(ended)
        for cost, tokens in live:
            log_chances = step(tokens)
            pool += [(cost - gain, (*tokens, token)) for token, gain in enumerate(log_chances)]
        best = heapq.nsmallest(beam_width, pool)
        ended = [each for each in best if each[1][-1] == end]
        live = [each for each in best if each[1][-1] != end]
        length += 1
    cost, tokens = min(live + ended)
    return tokens, -cost
