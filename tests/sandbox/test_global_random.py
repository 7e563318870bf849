"""Use of a random state that all share is noticed, and use of one's own is not."""

from collections.abc import Callable

import pytest

from server.sandbox import Call, CaseResult

Run = Callable[..., CaseResult]


@pytest.mark.parametrize(
    "use",
    [
        "np.random.seed(0)",
        "np.random.rand()",
        "np.random.normal()",
        "np.random.shuffle([1, 2])",
        "random.random()",
        "random.seed(0)",
        "random.gauss(0, 1)",
        "random.choice([1, 2])",
        "random.setstate(random.getstate())",
        "np.random.set_state(np.random.get_state())",
    ],
)
def test_use_of_a_global_random_state_is_noticed(run: Run, use: str) -> None:
    source = f"import random\nimport numpy as np\ndef f(): {use}"
    assert run(source, Call("f")).global_random_touched


@pytest.mark.parametrize(
    "use",
    [
        "np.random.default_rng(0).normal()",
        "np.random.RandomState(0).rand()",
        "random.Random(0).random()",
    ],
)
def test_use_of_a_generator_of_ones_own_is_no_use_of_a_global_state(run: Run, use: str) -> None:
    source = f"import random\nimport numpy as np\ndef f(): {use}"
    assert not run(source, Call("f")).global_random_touched
