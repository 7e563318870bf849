"""Recurrent networks in NumPy, to be read beside their equations.

Where what is:

- `cells.rnn`, `cells.lstm`, `cells.gru`: one layer each; `initialise`, `step`, `forward`,
  `backward`, `stream`.
- `traces`: what a forward pass keeps, `bptt`: what every backward pass shares.
- `network` (`network_spec`, `network_traces`): layers, directions and a linear head.
- `model`: a network with its vocabulary.
- `starts`: how weights begin. `weights`: safetensors, PyTorch's and Keras's names.
- `losses`, `optimisers`, `training`, `tasks`: learning. `analysis`: what states say.
- `gradient_check`: derivatives to the last digit, by a complex step.
- `chapter`: the two classes one would write first. `buffers`: memory that BLAS likes.
- `errors`: everything that can be wrong with what a caller passes. `arrays`, `limits`: where it
  is found out.

Symbols: T steps, B sequences side by side, D inputs, H hidden units, O outputs; x input, h hidden
state, c cell state, L loss; a gradient is d and its symbol. Public arrays are time-first,
(T, B, H), and read-only; inside, features stand first, (T, H, B), so that a step is one product
W [h; x; 1] as in the book.
"""
