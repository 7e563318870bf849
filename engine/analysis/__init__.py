"""What states say: exact analyses of one run, cheap enough to answer while someone types.

- `gates`: saturation, time scales, half-lives, what is retained from step to step.
- `local`: the derivative of one step, which all of the following are made of.
- `jacobians`: of each step, their products, singular values, Lyapunov exponents.
- `influence`: how much each input moves each output; gradients of a loss by step.
- `attribution`: integrated gradients, occlusion of each input, ablation of each unit.
- `geometry`: principal components, nearest states, linear probes, selectivity.
- `fixed_points`: states that a constant input leaves where they are.

Everything is computed in the trace's dtype; take float64, since gradients over many steps are
smaller than float32 can hold. Functions of one layer take its `Trace`, and the sequence's number
in the batch.
"""
