r"""Formulas by KaTeX, run in an embedded JavaScript engine: HTML for eyes, MathML for ears.

`\part{forget}{f_t}` marks a piece of a formula, so that a page can highlight it together with
the code line and the piece of a picture that carry the same name.
"""

from __future__ import annotations

import json
import threading
from functools import lru_cache
from pathlib import Path

import quickjs

ROOT = Path(__file__).parents[2]
SCRIPTS = (
    ROOT / "static" / "vendor" / "katex" / "katex.min.js",
    ROOT / "node_modules" / "katex" / "dist" / "katex.min.js",
)

# Everything crosses the border as JSON text: plain strings with non-ASCII letters fail there.
_RENDER = r"""
function render(request) {
  const {tex, display} = JSON.parse(request);
  const options = {
    displayMode: display,
    output: "htmlAndMathml",
    throwOnError: true,
    strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
    trust: (context) => context.command === "\\htmlData",
    macros: {"\\part": "\\htmlData{part=#1}{#2}"},
  };
  try {
    return JSON.stringify({html: katex.renderToString(tex, options)});
  } catch (error) {
    return JSON.stringify({error: String(error.message)});
  }
}
"""


class FormulaError(ValueError):
    """A formula that KaTeX refuses, with KaTeX's own words about it."""


@lru_cache(maxsize=8192)
def render_formula(tex: str, *, display: bool = False) -> str:
    """HTML with MathML for one formula; display puts it on a line of its own.

    Raises FormulaError when the formula does not parse.
    """
    request = json.dumps({"tex": tex, "display": display})
    answer: dict[str, str] = json.loads(_context().get("render")(request))
    if "error" in answer:
        raise FormulaError(answer["error"].removeprefix("KaTeX parse error: "))
    return answer["html"]


# A QuickJS context belongs to the thread that made it; 30 ms each.
_contexts = threading.local()


def _context() -> quickjs.Context:
    if not hasattr(_contexts, "katex"):
        context = quickjs.Context()
        context.eval(_script())
        context.eval(_RENDER)
        _contexts.katex = context
    katex: quickjs.Context = _contexts.katex
    return katex


@lru_cache(maxsize=1)
def _script() -> str:
    for path in SCRIPTS:
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"KaTeX is not built: {SCRIPTS[0]} is missing. Run `make vendor`.")
