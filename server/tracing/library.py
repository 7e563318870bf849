"""The models that can be looked into: the trained ones of the house, and the learner's own.

An own model's id is a random secret: who knows it may use and delete it, and no list shows it.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from pathlib import Path

from engine.model import SequenceModel, load_model
from server.tracing.errors import UnknownModelError

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OWN = "own-"
_FIRST = ("english-rnn", "english-lstm", "english-gru")

MODELS_IN_MEMORY = 24
OWN_MODELS_KEPT = 200


class Library:
    """Reads a model when it is first asked for, and keeps the last ones in memory."""

    def __init__(self, bundled: Path, own: Path) -> None:
        self._bundled = bundled
        self._own = own
        self._models: OrderedDict[str, tuple[int, SequenceModel]] = OrderedDict()

    def names(self) -> tuple[str, ...]:
        """Names of the bundled models, those of the first page first."""
        found = {path.stem for path in self._bundled.glob("*.safetensors")}
        first = tuple(name for name in _FIRST if name in found)
        return first + tuple(sorted(found - set(first)))

    def get(self, name: str) -> SequenceModel:
        """Give the model of this name. Raises UnknownModelError."""
        path = self.path(name)
        changed_ns = path.stat().st_mtime_ns
        kept = self._models.get(name)
        if kept is None or kept[0] != changed_ns:
            kept = self._models[name] = changed_ns, load_model(path)
        self._models.move_to_end(name)
        while len(self._models) > MODELS_IN_MEMORY:
            self._models.popitem(last=False)
        return kept[1]

    def holds(self, name: str) -> bool:
        try:
            self.path(name)
        except UnknownModelError:
            return False
        return True

    def fingerprint(self, name: str) -> str:
        """Something that is new when the model's weights are."""
        return f"{name}@{self.path(name).stat().st_mtime_ns}"

    def path(self, name: str) -> Path:
        """Give the file of a model. Raises UnknownModelError, also for a name that is a path."""
        if _NAME.fullmatch(name):
            folder = self._own if name.startswith(_OWN) else self._bundled
            path = folder / f"{name}.safetensors"
            if path.is_file():
                return path
        raise UnknownModelError(name, self.names())

    def new_own_path(self) -> tuple[str, Path]:
        """Choose a fresh id and its file; the oldest own models make room."""
        self._own.mkdir(mode=0o700, parents=True, exist_ok=True)
        files = sorted(self._own.glob("*.safetensors"), key=lambda path: path.stat().st_mtime_ns)
        for path in files[: max(0, len(files) - OWN_MODELS_KEPT + 1)]:
            path.unlink(missing_ok=True)
        name = f"{_OWN}{secrets.token_hex(12)}"
        return name, self._own / f"{name}.safetensors"

    def delete(self, name: str) -> bool:
        """Delete an own model; False for one of the house, which stays."""
        path = self.path(name)
        if not name.startswith(_OWN):
            return False
        path.unlink()
        self._models.pop(name, None)
        return True
