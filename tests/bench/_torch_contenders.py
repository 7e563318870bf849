"""What PyTorch does for the same work, one thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

Work = Callable[[], object]
KINDS: dict[str, Any] = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
DTYPES = {"float32": torch.float32, "float64": torch.float64}

torch.set_num_threads(1)


def forward(cell: str, T: int, B: int, D: int, H: int, dtype: str = "float32") -> Work:
    """Unroll torch.nn without gradients; it keeps h, and no gate."""
    layer = KINDS[cell](D, H).to(DTYPES[dtype])
    x = torch.randn(T, B, D, dtype=DTYPES[dtype])

    def work() -> object:
        with torch.no_grad():
            return layer(x)

    return work


def traced_forward(cell: str, T: int, B: int, D: int, H: int) -> Work:
    """Give every gate and state, from PyTorch's operations step by step."""
    gates = {"rnn": 1, "lstm": 4, "gru": 3}[cell]
    W_x, W_h, b = torch.randn(D, gates * H), torch.randn(H, gates * H) / H**0.5, torch.randn(H)
    x = torch.randn(T, B, D)
    step = {"rnn": _rnn_step, "lstm": _lstm_step, "gru": _gru_step}[cell]

    def work() -> object:
        with torch.no_grad():
            h = c = torch.zeros(B, H)
            read = x @ W_x
            rows = []
            for t in range(T):
                h, c, row = step(read[t], h, c, W_h, b)
                rows.append(row)
            return [torch.stack(part) for part in zip(*rows, strict=True)]

    return work


def _rnn_step(read: Any, h: Any, c: Any, W_h: Any, _b: Any) -> Any:
    h = torch.tanh(read + h @ W_h)
    return h, c, (h,)


def _lstm_step(read: Any, h: Any, c: Any, W_h: Any, _b: Any) -> Any:
    i, f, g, o = (read + h @ W_h).chunk(4, 1)
    i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
    c = f * c + i * g
    h = o * torch.tanh(c)
    return h, c, (i, f, g, o, c, h)


def _gru_step(read: Any, h: Any, c: Any, W_h: Any, b: Any) -> Any:
    r_x, z_x, n_x = read.chunk(3, 1)
    r_h, z_h, n_h = (h @ W_h).chunk(3, 1)
    r, z = torch.sigmoid(r_x + r_h), torch.sigmoid(z_x + z_h)
    n = torch.tanh(n_x + r * (n_h + b))
    h = n + z * (h - n)
    return h, c, (r, z, n, h)


def forward_backward(cell: str, T: int, B: int, D: int, H: int, *, last: bool = False) -> Work:
    """Run forward, and back from a loss on every step or on the last alone."""
    layer = KINDS[cell](D, H)
    x = torch.randn(T, B, D, requires_grad=True)
    d = torch.randn(B, H) if last else torch.randn(T, B, H)

    def work() -> object:
        layer.zero_grad()
        h, _ = layer(x)
        (h[-1] if last else h).backward(d)
        return layer.weight_hh_l0.grad

    return work


def training_step(cell: str, T: int, B: int, D: int, H: int, O: int, *, last: bool = False) -> Work:
    """Run forward, cross-entropy, back, clipped by norm, and one step of Adam."""
    layer, head = KINDS[cell](D, H), nn.Linear(H, O)
    parameters = [*layer.parameters(), *head.parameters()]
    optimiser = torch.optim.Adam(parameters, lr=1e-4)
    x = torch.randn(T, B, D)
    y = torch.randint(0, O, (B,) if last else (T * B,))

    def work() -> object:
        optimiser.zero_grad()
        h, _ = layer(x)
        loss = nn.functional.cross_entropy(head(h[-1] if last else h.reshape(T * B, H)), y)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        return loss.item()

    return work


def influence(cell: str, T: int, D: int, H: int, *, batched: bool) -> Work:
    """Give ∂y_t/∂x_s for every pair of steps: a backward pass each, or all as one batch."""
    layer, head = KINDS[cell](D, H).double(), nn.Linear(H, 1).double()
    x = torch.randn(T, 1, D, dtype=torch.float64, requires_grad=True)
    ones = torch.eye(T, dtype=torch.float64)

    def work() -> object:
        h, _ = layer(x)
        y = head(h)[:, 0, 0]
        if batched:
            return torch.autograd.grad(y, x, ones, is_grads_batched=True)
        return [torch.autograd.grad(y[t], x, retain_graph=True) for t in range(T)]

    return work
