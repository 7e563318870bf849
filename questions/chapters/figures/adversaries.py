"""A generator and a discriminator on a line: the smallest generative adversarial network."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array, sigmoid

REAL_MEAN, REAL_SPREAD = 2.0, 0.7
MOMENTS = (0, 60, 150, 1000)
BATCH, RATE, D_STEPS = 256, 0.05, 3
GRID = np.linspace(-5, 5, 121)


@dataclass
class Game:
    """Fakes are mean + spread · z; the judge is a logistic function of 1, x and x squared."""

    mean: float = -2.0
    spread: float = 0.6
    judge: Array = field(default_factory=lambda: np.zeros(3))

    def says_real(self, x: Array) -> Array:
        """Probability, by the judge, that x is real."""
        return sigmoid(_features(x) @ self.judge)

    def step(self, rng: np.random.Generator) -> None:
        """Let the judge learn to tell apart, then the generator to fool it."""
        for _ in range(D_STEPS):
            real = REAL_MEAN + REAL_SPREAD * rng.standard_normal(BATCH)
            fake = self.mean + self.spread * rng.standard_normal(BATCH)
            up = (1 - self.says_real(real)) @ _features(real)
            down = self.says_real(fake) @ _features(fake)
            # The decay keeps the two from circling each other for ever.
            self.judge += 0.1 * ((up - down) / BATCH - 0.02 * self.judge)
        z = rng.standard_normal(BATCH)
        fake = self.mean + self.spread * z
        pull = (1 - self.says_real(fake)) * (self.judge[1] + 2 * self.judge[2] * fake)
        self.mean += RATE * float(pull.mean())
        self.spread += RATE * float((pull * z).mean())


def _features(x: Array) -> Array:
    return np.stack([np.ones_like(x), x, x * x], axis=1)


def adversaries() -> Figure:
    """Draw both densities and the judge's opinion at four moments of the game."""
    states = tuple(_state(game_after(moment), moment) for moment in MOMENTS)
    return Figure("Generator and discriminator on a line", states)


@lru_cache(maxsize=8)
def game_after(rounds: int) -> Game:
    """Play so many rounds, always the same ones."""
    game, rng = Game(), np.random.default_rng(0)
    for _ in range(rounds):
        game.step(rng)
    return game


def _state(game: Game, moment: int) -> State:
    fake, judged = _density(game.mean, abs(game.spread)), game.says_real(GRID)
    series = [
        Series("density of the real data", GRID, _density(REAL_MEAN, REAL_SPREAD), 1),
        Series("density of the generator's fakes", GRID, fake, 2),
        Series("discriminator: probability of real", GRID, judged, 4),
    ]
    x, y = Axis("x", -5, 5, (-4, -2, 0, 2, 4)), Axis("density, probability", 0, 1, (0, 0.5, 1))
    points = np.array([-2.0, 0.0, game.mean, REAL_MEAN, 4.0])
    rows = [
        (float(at), float(said)) for at, said in zip(points, game.says_real(points), strict=True)
    ]
    return State(
        f"step-{moment}",
        "At the start" if not moment else f"After {moment} rounds",
        line_chart(x, y, series, height=280),
        f"After {moment} rounds the fakes have mean {_minus(game.mean)} and spread "
        f"{abs(game.spread):.2f}; the real data has mean {REAL_MEAN:.2f} and spread "
        f"{REAL_SPREAD:.2f}. At the fakes' mean the discriminator says real with probability "
        f"{game.says_real(np.array([game.mean]))[0]:.2f}.",
        table(("x", "discriminator says real"), rows),
    )


def _density(mean: float, spread: float) -> Array:
    scaled = (GRID - mean) / spread
    return np.asarray(np.exp(-0.5 * scaled**2) / (spread * np.sqrt(2 * np.pi)))


def _minus(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
