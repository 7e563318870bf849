"""A bundled text read by a model, once: its symbols and the states after each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from engine.model import SequenceModel
from questions.models.corpora import CORPORA, corpus_named
from server.analysing.features import features
from server.tracing.errors import TracingError
from server.tracing.kinds import OWN, kind_of
from server.tracing.library import Library

LONGEST = 20_000
"""Symbols of a text that are read."""
CHUNK = 1_000
KEPT = 8

States = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Reading:
    """A text and h of each layer after each of its symbols, (N, H)."""

    text: str
    states: tuple[States, ...]

    @cached_property
    def features(self) -> Mapping[str, NDArray[np.float64]]:
        return features(self.text)


class Readings:
    """Reads a model's text when it is first asked for, and keeps the last few. Safe in threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def get(self, name: str) -> Reading:
        """Give the reading of a model. Raises TracingError when no bundled text fits it."""
        key = self._library.fingerprint(name)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            lock = self._locks.setdefault(key, Lock())
        with lock:  # whoever comes meanwhile waits for the same reading
            if key not in self._kept:
                reading = _read(name, self._library.get(name))
                with self._lock:
                    self._kept[key] = reading
                    while len(self._kept) > KEPT:
                        self._locks.pop(self._kept.popitem(last=False)[0], None)
            return self._kept.get(key) or _read(name, self._library.get(name))


def _read(name: str, model: SequenceModel) -> Reading:
    text = bundled_text(name, model)
    tokens, vectors = model.encode(text), np.eye(len(model.vocabulary))
    chunks = (vectors[tokens[k : k + CHUNK], None] for k in range(0, len(tokens), CHUNK))
    parts: list[list[States]] = [[] for _ in model.network.layers]
    for trace in model.network.stream(chunks):
        for part, layer in zip(parts, trace.layers, strict=True):
            part.append(layer.h[:, 0].astype(np.float32))
    return Reading(text, tuple(np.concatenate(part) for part in parts))


def bundled_text(name: str, model: SequenceModel) -> str:
    """Give the text that the model learned from; for an own one, the first that it can read."""
    if model.network.spec.bidirectional:
        raise TracingError("A bidirectional network can't read a long text as it goes on.")
    known, kind = set(model.vocabulary), kind_of(name)
    for corpus in CORPORA if kind == OWN else (kind,):
        text = corpus_named(corpus).text[:LONGEST]
        if set(text) <= known:
            return text
    raise TracingError("No bundled text can be read with this model's alphabet.")
