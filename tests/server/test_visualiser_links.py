"""Every state of the visualiser that chapters and questions link to can be drawn."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest

from server.tracing.page import VIEWS
from tests.conftest import PATIENCE_S

QUESTIONS = Path(__file__).parents[2] / "questions"
LINK = re.compile(r"""(?:visualiser:|^state = ")(\?[^)"\s]+)""", re.MULTILINE)


def links() -> list[str]:
    """Give the queries of all links, each once."""
    files = [*QUESTIONS.glob("chapters/**/*.md"), *QUESTIONS.glob("bank/**/*.*")]
    texts = (path.read_text(encoding="utf-8") for path in files if path.suffix != ".pyc")
    return sorted({query for text in texts for query in LINK.findall(text)})


@pytest.mark.parametrize("query", links())
def test_a_linked_state_can_be_drawn(server_url: str, query: str) -> None:
    page = httpx.get(f"{server_url}/visualiser{query}", timeout=PATIENCE_S)
    assert page.status_code == 200
    asked = parse_qs(query.removeprefix("?"))
    assert set(asked) <= {
        "model",
        "text",
        "view",
        "step",
        "unit",
        "order",
        "target",
        "hold",
        "flow",
    }
    assert asked.get("view", [""])[0] in {"", *(name for name, _ in VIEWS)}
    for model in asked.get("model", []):
        assert f'<figure class="heatmap" data-model="{model}"' in page.text
