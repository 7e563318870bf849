"""The numbers in statements are what the reference gives."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from questions.exercise import load_exercises

EXERCISES = load_exercises()
ARROW = "  # → "
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WITH_EXAMPLES = [slug for slug, each in EXERCISES.items() if BLOCK.search(each.statement)]


@pytest.mark.parametrize("slug", WITH_EXAMPLES)
def test_every_value_behind_an_arrow_comes_out(slug: str) -> None:
    names: dict[str, Any] = {"np": np}
    exec(EXERCISES[slug].reference, names)
    shown = 0
    for block in BLOCK.findall(EXERCISES[slug].statement):
        for line in block.splitlines():
            code, arrow, value = line.partition(ARROW)
            if not arrow:
                exec(code, names)
                continue
            assert repr(eval(code, names)) == value, code
            shown += 1
    assert shown
