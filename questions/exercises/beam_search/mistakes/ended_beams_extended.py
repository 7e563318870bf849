"""You expand sequences that have ended. They keep their place and their score.

Link: beyond/sequence-to-sequence#beam-search
"""


def beam_search(step, start, end, beam_width, max_length):
    beams = [((start,), 0.0)]
    for _ in range(max_length - 1):
        candidates = []
        for tokens, score in beams:
            for token, gain in enumerate(step(tokens)):
                candidates.append(((*tokens, token), score + float(gain)))
        beams = sorted(candidates, key=lambda each: (-each[1], each[0]))[:beam_width]
    return beams[0]
