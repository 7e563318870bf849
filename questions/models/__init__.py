"""Small trained networks to look into, what they read, and how each came to be.

- `corpora`: what they read; `english.txt` was written for them, the rest is generated.
- `recipes`: a name, its corpus, cell, sizes and seed. `train`: the command that trains them.
- `seeds_solved`: the command that counts which seeds learn to remember, and what it found.
- `<name>.safetensors`: weights; task, seed, steps, loss and size stand in the metadata.
"""
