"""How large the gradient still is, so many steps before the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, State, Table, table
from questions.chapters.figures.recurrence import STEPS, Norms, lstm_norms, rnn_norms

_FLOOR = 1e-20
_SHOWN = (0, 5, 10, 20, 50, STEPS - 1)


def gradient_norms() -> Figure:
    """Draw three states: the plain network by start, the LSTM by forget bias, and both."""
    plain = {
        "uniform start": rnn_norms("uniform"),
        "orthogonal start": rnn_norms("orthogonal"),
        "N(0, 1) · 0.01": rnn_norms("small"),
        "three times too large": rnn_norms("wild"),
    }
    gated = {
        "forget bias 1": lstm_norms(1.0),
        "chrono start": lstm_norms(None),
        "forget bias 0": lstm_norms(0.0),
        "N(0, 1) · 0.01, bias 0": lstm_norms(0.0, start="small"),
    }
    both = {
        "LSTM, chrono start": gated["chrono start"],
        "RNN, orthogonal start": plain["orthogonal start"],
        "LSTM, forget bias 1": gated["forget bias 1"],
        "RNN, uniform start": plain["uniform start"],
    }
    return Figure(
        "Norm of the gradient against the distance from the loss",
        (
            _state("rnn", "Plain RNN, by start", "∂L/∂h", plain),
            _state("lstm", "LSTM, by forget bias", "∂L/∂c", gated),
            _state("both", "Both", "gradient", both),
        ),
    )


def _state(name: str, label: str, symbol: str, curves: Mapping[str, Norms]) -> State:
    x = Axis("steps before the end", 0, STEPS, (0, 20, 40, 60, 80, 100))
    ticks = (1e-20, 1e-15, 1e-10, 1e-5, 1, 1e5) + ((1e10,) if name == "rnn" else ())
    y = Axis(f"norm of {symbol}", _FLOOR, ticks[-1], ticks, log=True)
    series = [_series(title, norms, kind) for kind, (title, norms) in enumerate(curves.items(), 1)]
    return State(name, label, line_chart(x, y, series), _summary(curves), _table(curves))


def _series(name: str, norms: Norms, kind: int) -> Series:
    shown = [(at, value) for at, value in enumerate(norms.values) if value > _FLOOR]
    return Series(name, [at for at, _ in shown], [value for _, value in shown], kind)


def _summary(curves: Mapping[str, Norms]) -> str:
    """One sentence a curve: the factor of a step and where it ends."""
    return " ".join(
        f"{name}: a factor of {norms.per_step:.2f} a step, {_power(norms.values[-1])} after "
        f"{STEPS - 1} steps."
        for name, norms in curves.items()
    )


def _table(curves: Mapping[str, Norms]) -> Table:
    def row(norms: Norms) -> Sequence[str]:
        return [_power(norms.values[at]) for at in _SHOWN]

    columns = ("network", *(f"{at} steps" for at in _SHOWN))
    return table(columns, [(name, *row(norms)) for name, norms in curves.items()])


def _power(value: float) -> str:
    if value < 1e-99:
        return "below 10⁻⁹⁹"
    return f"{value:.1e}".replace("e", " · 10^").replace("^-0", "^-").replace("^+0", "^")
