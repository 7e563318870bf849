"""Answers to trace requests, the last ones kept: a trace is a pure function of what was asked."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from server.tracing.compute import compute
from server.tracing.encoding import as_json, as_safetensors
from server.tracing.library import Library
from server.tracing.request import TraceRequest

Form = Literal["json", "safetensors"]

KEPT_BYTES = 64_000_000
EDITION = 1
"""Raised when the same question gets another answer, so that no reader keeps an old one."""


@dataclass(frozen=True)
class Answer:
    etag: str
    body: bytes


class Answers:
    """Computes and encodes traces, and remembers the last 64 MB of them. Safe between threads."""

    def __init__(self, library: Library, kept_bytes: int = KEPT_BYTES) -> None:
        self._library = library
        self._kept_bytes = kept_bytes
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def etag(self, request: TraceRequest, form: Form) -> str:
        """Name an answer without computing it. Raises UnknownModelError."""
        asked = f"{EDITION}|{self._library.fingerprint(request.model)}|{form}|"
        asked += request.model_dump_json(exclude_defaults=True)
        return f'"{hashlib.blake2b(asked.encode(), digest_size=12).hexdigest()}"'

    def answer(self, request: TraceRequest, form: Form) -> Answer:
        """Give the answer, from memory if it was given lately. Raises TracingError."""
        etag = self.etag(request, form)
        with self._lock:
            if etag in self._kept:
                self._kept.move_to_end(etag)
                return self._kept[etag]
        traced = compute(request, self._library.get(request.model))
        body = as_safetensors(traced) if form == "safetensors" else _json(as_json(traced))
        answer = Answer(etag, body)
        self._keep(answer)
        return answer

    def _keep(self, answer: Answer) -> None:
        with self._lock:
            if answer.etag not in self._kept:
                self._kept[answer.etag] = answer
                self._size += len(answer.body)
            while self._size > self._kept_bytes and self._kept:
                self._size -= len(self._kept.popitem(last=False)[1].body)


def _json(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
