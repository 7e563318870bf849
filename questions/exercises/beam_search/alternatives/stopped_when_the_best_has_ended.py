"""Lists of tokens inside, and no further once the best of all has ended.

No log-probability is above 0, so nothing that lives below an ended beam can ever pass it.
"""

import numpy as np


def beam_search(step, start, end, beam_width, max_length):
    rows, totals = [[start]], np.zeros(1)
    while rows[0][-1] != end and max(map(len, rows)) < max_length:
        grown, sums = [], []
        for row, total in zip(rows, totals, strict=True):
            if row[-1] == end:
                grown.append(row)
                sums.append(np.array([total]))
            else:
                gains = step(tuple(row))
                grown.extend([*row, token] for token in range(len(gains)))
                sums.append(total + gains)
        sums = np.concatenate(sums)
        order = sorted(range(len(grown)), key=grown.__getitem__)
        order = sorted(order, key=lambda at: sums[at], reverse=True)[:beam_width]
        rows, totals = [grown[at] for at in order], sums[order]
    return tuple(rows[0]), float(totals[0])
