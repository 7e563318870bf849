"""What the states of a sequence say: the engine's analyses, and comparisons with a bundled text.

- `request`: what may be asked, and its limits. `analyse`: the answer, analysis by analysis.
- `readings`: a bundled text read by a model once; `neighbours` and `units` look it up.
- `features`: what there is to know about each symbol of a text. `own_cells`: a learner's own step.
"""
