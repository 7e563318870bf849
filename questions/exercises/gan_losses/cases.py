"""Cases of `gan_losses`: different numbers of real and fake data, and players that are sure."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(2014)
    return [
        _call("a few of each", [2.0, -0.5, 1.0], [-1.5, 0.5], visible=True, group="examples"),
        _call("nobody knows", [0.0, 0.0], [0.0, 0.0, 0.0], visible=True, group="examples"),
        _call("one of each", [0.7], [-0.3]),
        _call("more fakes", 2.0 * rng.standard_normal(3), 2.0 * rng.standard_normal(11)),
        _call("more real ones", 2.0 * rng.standard_normal(17), 2.0 * rng.standard_normal(4)),
        _call("a discriminator that is fooled", [-3.0, -4.0], [3.5, 2.0, 6.0]),
        _call("a discriminator that is right", [12.0, 9.0, 15.0, 20.0], [-11.0, -18.0, -30.0]),
        _call("where shortcuts begin", [-15.25], [16.5, 15.5]),
        _stable("sure and right", [1e4, 800.0, 60.0], [-1e4, -750.0]),
        _stable("sure and wrong", [-1e4, -800.0, -60.0], [1e4, 750.0, 90.0, 720.0]),
        _stable("sure both ways", [-1e4, 1e4, 0.5], [1e4, -1e4]),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    real, fake = (int(size) for size in rng.permutation(np.arange(2, 12))[:2])
    return [
        _call("drawn", 3.0 * rng.standard_normal(real), 3.0 * rng.standard_normal(fake)),
        _stable("drawn, large", rng.uniform(-1e4, 1e4, fake), rng.uniform(-1e4, 1e4, real)),
    ]


def _stable(name: str, real: object, fake: object) -> Case:
    return _call(name, real, fake, group="stability", silent=True)


def _call(
    name: str,
    real: object,
    fake: object,
    *,
    visible: bool = False,
    group: str = "values",
    silent: bool = False,
) -> Case:
    arguments = (np.array(real, dtype=np.float64), np.array(fake, dtype=np.float64))
    return Case.call(name, "gan_losses", *arguments, visible=visible, group=group, silent=silent)
