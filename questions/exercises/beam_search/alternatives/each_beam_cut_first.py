"""From each beam only its own best candidates, which is enough; arrays for the scores."""

import numpy as np


def beam_search(step, start, end, beam_width, max_length):
    def has_ended(tokens):
        return len(tokens) > 1 and tokens[-1] == end

    beams = {(start,): np.float64(0.0)}
    while any(len(tokens) < max_length and not has_ended(tokens) for tokens in beams):
        found = {tokens: score for tokens, score in beams.items() if has_ended(tokens)}
        for tokens, score in beams.items():
            if not has_ended(tokens):
                totals = score + np.asarray(step(tokens))
                order = np.lexsort((np.arange(len(totals)), -totals))
                found |= {(*tokens, int(token)): totals[token] for token in order[:beam_width]}
        ranked = sorted(found, key=lambda tokens: (-found[tokens], tokens))
        beams = {tokens: found[tokens] for tokens in ranked[:beam_width]}
    return next(iter(beams.items()))
