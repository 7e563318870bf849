"""An ended sequence holds its place for good with you, and the live ones share what is
left. It competes in every round, and may be displaced.

Link: beyond/sequence-to-sequence#beam-search
"""


def beam_search(step, start, end, beam_width, max_length):
    live, ended = [((start,), 0.0)], []
    for _ in range(max_length - 1):
        candidates = []
        for tokens, score in live:
            for token, gain in enumerate(step(tokens)):
                candidates.append(((*tokens, token), score + float(gain)))
        places = beam_width - len(ended)
        kept = sorted(candidates, key=lambda each: (-each[1], each[0]))[:places]
        ended += [each for each in kept if each[0][-1] == end]
        live = [each for each in kept if each[0][-1] != end]
        if not live:
            break
    return sorted(ended + live, key=lambda each: (-each[1], each[0]))[0]
