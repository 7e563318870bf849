"""Two hidden units with equal weights, after some steps of gradient descent."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "start": float(rng.choice([0.2, 0.3, 0.4, 0.5])),
            "rate": float(rng.choice([0.1, 0.2])),
            "steps": int(rng.integers(10, 31)),
            "scale": float(rng.choice([0.5, 0.6, 0.7, 0.8])),
        }
        if round(_trained(v), 2) != round(float(v["start"]), 2):
            return v


def _trained(v: Values) -> float:
    x, w, u = np.array([-1.0, 0.5, 1.0]), float(v["start"]), float(v["start"])
    y = v["scale"] * x
    for _ in range(v["steps"]):
        h = np.tanh(w * x)
        error = 2 * u * h - y
        w, u = (
            w - v["rate"] * float((error * u * (1 - h**2) * x).mean()),
            u - v["rate"] * float((error * h).mean()),
        )
    return w


def _source(v: Values, *, start: str, update: str = "w - rate * dw, u - rate * du") -> str:
    return f"""import numpy as np

x = np.array([[-1.0], [0.5], [1.0]])
y = {v["scale"]} * x
w = np.array([[{start}]])       # to two hidden units
u = np.array([[{v["start"]}], [{v["start"]}]])     # to the output
rate = {v["rate"]}
for _ in range({v["steps"]}):
    h = np.tanh(x @ w)
    error = h @ u - y
    du = h.T @ error / 3
    dw = x.T @ (error @ u.T * (1 - h**2)) / 3
    w, u = {update}
print(w.round(2))
"""


def program(v: Values) -> str:
    return _source(v, start=f"{v['start']}, {v['start']}")


RIGHT = "Equal units get equal gradients: both weights move, and they never become different."

WRONG = {
    "symmetry-broken": Wrong(
        lambda v: _source(v, start=f"{v['start']}, {-0.5 * v['start']}"),
        "Nothing in gradient descent makes equal units different; a random start would.",
    ),
    "nothing-moves": Wrong(
        lambda v: _source(v, start=f"{v['start']}, {v['start']}", update="w, u"),
        "Only an all-zero start stands still. Here the gradients are equal, but they aren't zero.",
    ),
    "all-vanish": Wrong(
        lambda v: _source(v, start="0.0, 0.0", update="w, u"),
        "Equal gradients don't cancel: each weight has a gradient of its own and follows it.",
    ),
}
