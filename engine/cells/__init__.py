"""One layer of each kind; every module has the same five functions.

`initialise(input_size, hidden_size, *, rng, start, …) → Params`, `step(params, x, state) → State`,
`forward(params, x, state) → Trace`, `backward(trace, dh) → Gradients` and
`stream(params, chunks, state)`, which yields a Trace a chunk.
"""
