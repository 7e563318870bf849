"""What the visualiser's templates show: choices, the first picture, data for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Protocol

from pydantic import ValidationError

from server.tracing import palettes
from server.tracing.compute import Traced, compute
from server.tracing.errors import TracingError
from server.tracing.first_picture import Figure, figures, visible
from server.tracing.kinds import KINDS, OWN, Kind, kind_of, sample_for
from server.tracing.library import Library
from server.tracing.request import MAX_SYMBOLS, TraceRequest
from server.tracing.sequence import fold

LIVE_TEXT = "type here and watch it think"
DEFAULT_MODELS = ("english-rnn", "english-lstm")
MAX_MODELS = 6
_CELLS = ("rnn", "lstm", "gru")

VIEWS = (
    ("gates", "Gates"),
    ("cell", "One cell, in numbers"),
    ("unit", "Units"),
    ("near", "Nearest states"),
    ("flow", "Gradient flow"),
    ("influence", "Influence"),
    ("next", "Next symbol"),
    ("whatif", "What if"),
    ("path", "Path"),
    ("train", "Train live"),
    ("ask", "Ask me about this"),
    ("own", "Your own code"),
    ("code", "Export"),
)


class Query(Protocol):
    """The part of a request's query that is read."""

    def get(self, key: str, /) -> str | None: ...

    def getlist(self, key: str, /) -> Sequence[str]: ...


def page_context(library: Library, query: Query) -> dict[str, Any]:
    """Read the page's query and draw its first picture; what can't be drawn becomes a problem."""
    asked = query.get("text")
    chosen = _chosen(library, query.getlist("model"))
    text = _sample(library, chosen) if asked is None else asked.replace("\r\n", "\n")
    return {
        "view": query.get("view") or "",
        "views": VIEWS,
        "bare": query.get("controls") == "0",
        **_drawn(library, text, chosen),
    }


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


def _sample(library: Library, chosen: Sequence[str]) -> str:
    readable = [name for name in chosen if library.holds(name)]
    return sample_for(readable[0], library.get(readable[0])) if readable else KINDS[0].sample


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
    facts = [model_facts(library, name) for name in (*library.names(), *own)]
    return {
        "models": facts,
        "kinds": _kinds(facts),
        "palettes": {
            "diverging": palettes.as_hex(palettes.DIVERGING),
            "sequential": palettes.as_hex(palettes.SEQUENTIAL),
        },
        "defaults": {"models": default_models(library)},
        "limits": {"symbols": MAX_SYMBOLS},
    }


def _kinds(facts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the kinds that there are models of, each with its models in the order of cells."""
    known = [*KINDS, Kind(OWN, "Your own", "")]
    kinds = []
    for kind in known:
        models = [each for each in facts if each["kind"] == kind.id]
        models.sort(key=lambda each: _CELLS.index(each["cell"]))
        if models:
            kinds.append({**asdict(kind), "sample": models[0]["sample"], "models": models})
    return kinds


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
        "kind": kind_of(name),
        "sample": sample_for(name, model),
    }
