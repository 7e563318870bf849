"""Fenced blocks that only chapters have: `include` for code of ours, `figure` for pictures.

```include engine.chapter:LSTM.forward forget="f ="
```

```figure lstm-cell
The caption, in Markdown.
```
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Mapping
from importlib import import_module

from questions.chapters.figures import FIGURES
from questions.chapters.figures.page import figure_html
from questions.errors import ContentError
from questions.rendering import Block, BlockRenderer, highlight


def include(block: Block) -> str:
    """Give the source of a class, function or method of ours: what is shown is what runs."""
    try:
        source = source_of(block.arguments[0])
    except (IndexError, ImportError, AttributeError, OSError, TypeError, ValueError) as error:
        message = f"include names no module:object of ours: {error}"
        raise ContentError(message, file=block.place.file, line=block.place.first_line) from error
    return highlight(source, "python", parts=block.options)


def source_of(target: str) -> str:
    """Source text of `module:object`, without the indentation of its surroundings."""
    module, _, path = target.partition(":")
    found: object = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return textwrap.dedent(inspect.getsource(found))  # type: ignore[arg-type] # TypeError if not


def figure(block: Block) -> str:
    """Draw a figure by its name, with the block's text as its caption."""
    name = block.arguments[0] if block.arguments else ""
    if name not in FIGURES:
        message = f"no figure is called {name!r}; there are {', '.join(sorted(FIGURES))}"
        raise ContentError(message, file=block.place.file, line=block.place.first_line)
    return figure_html(name, FIGURES[name](), caption=block.text, place=block.place)


BLOCKS: Mapping[str, BlockRenderer] = {"include": include, "figure": figure}
