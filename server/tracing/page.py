"""What the visualiser's templates show: choices, the first picture, data for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from pydantic import ValidationError

from server.tracing import palettes
from server.tracing.compute import Traced, compute
from server.tracing.errors import TracingError
from server.tracing.first_picture import Figure, figures, visible
from server.tracing.library import Library
from server.tracing.request import MAX_SYMBOLS, TraceRequest
from server.tracing.sequence import fold

DEFAULT_TEXT = "the cat that the dog chased ran up a tree"
LIVE_TEXT = "type here and watch it think"
DEFAULT_MODELS = ("english-rnn", "english-lstm")
MAX_MODELS = 6

VIEWS = (
    ("gates", "Gates"),
    ("cell", "One cell, in numbers"),
    ("unit", "Units"),
    ("flow", "Gradient flow"),
    ("influence", "Influence"),
    ("next", "Next symbol"),
    ("whatif", "What if"),
    ("path", "Path"),
    ("train", "Train live"),
    ("ask", "Ask me about this"),
    ("code", "Export"),
)


class Query(Protocol):
    """The part of a request's query that is read."""

    def get(self, key: str, /) -> str | None: ...

    def getlist(self, key: str, /) -> Sequence[str]: ...


def page_context(library: Library, query: Query) -> dict[str, Any]:
    """Read the page's query and draw its first picture; what can't be drawn becomes a problem."""
    asked = query.get("text")
    text = DEFAULT_TEXT if asked is None else asked.replace("\r\n", "\n")
    chosen = _chosen(library, query.getlist("model"))
    return {"view": query.get("view") or "", "views": VIEWS, **_drawn(library, text, chosen)}


def live_context(library: Library, text: str = LIVE_TEXT) -> dict[str, Any]:
    """Give what `visualiser/live.html` shows, as its `live`."""
    return _drawn(library, text, default_models(library))


def _drawn(library: Library, text: str, chosen: tuple[str, ...]) -> dict[str, Any]:
    drawn: list[Figure] = []
    traced: Traced | None = None
    problem: dict[str, str] | None = None
    try:
        for model in chosen if text else ():
            each = _trace(library, model, text)
            traced = traced or each
            drawn += figures(each, text)
    except TracingError as error:
        problem = {"title": "This can't be drawn.", "detail": str(error)}
    return {
        "text": text,
        "chosen": chosen,
        "figures": drawn,
        "tokens": [{"symbol": s, "visible": visible(s)} for s in (traced.tokens if traced else ())],
        "problem": problem,
        "data": _script_data(library, chosen),
    }


def _chosen(library: Library, asked: Sequence[str]) -> tuple[str, ...]:
    given = [name for each in asked for name in each.split(",") if name]
    if given:
        return tuple(dict.fromkeys(given))[:MAX_MODELS]
    return default_models(library)


def default_models(library: Library) -> tuple[str, ...]:
    names = library.names()
    return tuple(name for name in DEFAULT_MODELS if name in names) or names[:1]


def _trace(library: Library, name: str, text: str) -> Traced:
    model = library.get(name)
    folded = fold(text, model.vocabulary)
    try:
        return compute(TraceRequest(model=name, text=folded, parts=("h", "c")), model)
    except ValidationError as error:
        raise TracingError(str(error)) from error


def _script_data(library: Library, chosen: tuple[str, ...]) -> dict[str, Any]:
    own = [name for name in chosen if name.startswith("own-") and library.holds(name)]
    return {
        "models": [model_facts(library, name) for name in (*library.names(), *own)],
        "palettes": {
            "diverging": palettes.as_hex(palettes.DIVERGING),
            "sequential": palettes.as_hex(palettes.SEQUENTIAL),
        },
        "defaults": {"text": DEFAULT_TEXT, "models": default_models(library)},
        "limits": {"symbols": MAX_SYMBOLS},
    }


def model_facts(library: Library, name: str) -> dict[str, Any]:
    """Say what a model is, without its weights. Raises UnknownModelError."""
    model = library.get(name)
    spec = model.network.spec
    return {
        "id": name,
        "cell": spec.cell,
        "hidden": spec.hidden_size,
        "layers": spec.layers,
        "vocabulary": list(model.vocabulary),
    }
