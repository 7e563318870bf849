"""Reads a learner's export and takes it in: bounded in size, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from server.answering import reschedule
from server.learner import Learner
from server.routes.errors import Problem
from server.store import exporting
from server.store.exporting import ImportedError

LIMIT_BYTES = 8 * 2**20


async def read_document(length: str | None, chunks: AsyncIterator[bytes]) -> dict[str, Any]:
    """Give the JSON object that a body holds.

    Raises Problem 413 above the limit, before the rest is read, and 422 for what is no JSON object.
    """
    if length is not None and length.isdigit() and int(length) > LIMIT_BYTES:
        raise _too_large()
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > LIMIT_BYTES:
            raise _too_large()
    return parse_document(bytes(body))


def parse_document(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
        # Half of a surrogate pair is valid in JSON and can't be stored as text.
        json.dumps(document, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise _not_an_export("it is not JSON") from None
    if not isinstance(document, dict):
        raise _not_an_export("it is not an object")
    return document


async def take_document_in(learner: Learner, document: dict[str, Any]) -> int:
    """Take a document in and schedule its questions; give how many questions it has answers to.

    Raises Problem 422, and keeps nothing, when a part of it can't be read.
    """
    try:
        async with learner.store.transaction() as session:
            learner_id = await learner.keep(session)
            questions = await exporting.take_in(session, learner_id, document)
            for question in sorted(questions):
                await reschedule(session, learner_id, question)
    except ImportedError as error:
        learner.undo_keep()
        raise _not_an_export(str(error)) from None
    except SQLAlchemyError:
        learner.undo_keep()
        raise _not_an_export("two of its rows contradict each other") from None
    return len(questions)


def _too_large() -> Problem:
    limit_mb = LIMIT_BYTES // 2**20
    return Problem(
        413, "The export is too large", f"At most {limit_mb} MB can be taken in at once."
    )


def _not_an_export(reason: str) -> Problem:
    return Problem(422, "This is not an export of Unroll", f"Nothing was changed: {reason}.")
