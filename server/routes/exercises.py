"""The catalogue of exercises and submissions to them, for programs."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from questions.exercise_schema import Exercise
from server.grading.grader import SOURCE_BYTES, Grader, Stopped
from server.grading.on_text import MAX_LETTERS
from server.grading.submitting import (
    busy,
    exercise_of,
    find_submission,
    grader_of,
    is_graded,
    submit,
    told,
    told_after,
)
from server.grading.trying import OwnInput, try_own, try_text
from server.grading.verdict import Submission, Verdict, redacted_case
from server.header_values import read_preference
from server.learner import CurrentLearner
from server.pages import Cursor, Limit, page
from server.rate_limits import limited
from server.routes.errors import Problem
from server.routes.traces import library_of
from server.sandbox import Overloaded, Unavailable
from server.store import submissions

api = APIRouter(tags=["exercises"])

DEFAULT_WAIT_S, MAX_WAIT_S = 10.0, 30.0
BODY_BYTES = 7 * SOURCE_BYTES


class SourceIn(BaseModel):
    """A program to grade: Python, at most 64 KiB as UTF-8."""

    model_config = ConfigDict(json_schema_extra={"example": {"source": "def sigmoid(x): ..."}})
    source: str = Field(min_length=1)


class RunIn(SourceIn):
    """A program to run on the visible cases, or on input of one's own; nothing is kept.

    `text` is read letter by letter with the weights of a trained network, in the exercises that
    run over a whole sequence; the verdict tells the states beside the engine's.
    """

    input: OwnInput | None = None
    text: str | None = Field(default=None, min_length=1, max_length=MAX_LETTERS)


def summary(exercise: Exercise, standing: str | None) -> dict[str, Any]:
    """Give an exercise in a list."""
    head = exercise.head
    return {
        "slug": head.slug,
        "title": head.title,
        "kind": head.kind,
        "level": head.level,
        "convention": head.convention,
        "topics": head.topics,
        "prerequisites": head.prerequisites,
        "standing": standing,
    }


@api.get(
    "/exercises",
    summary="The exercises and the paths through them",
    dependencies=[Depends(limited("reading"))],
)
async def list_exercises(
    request: Request, learner: CurrentLearner, cursor: Cursor = None, limit: Limit = 50
) -> dict[str, Any]:
    """List the exercises, by their slugs, and the paths through them."""
    async with learner.store.reading() as session:
        standing = await submissions.standing(session, learner.id)
    every = list(grader_of(request).exercises.values())
    found = page(every, lambda each: each.slug, cursor=cursor, limit=limit)
    items = [summary(each, standing.get(each.slug)) for each in found.items]
    ways = [way.model_dump(mode="json") for way in grader_of(request).ways]
    return {"exercises": items, "paths": ways, "next": found.next}


@api.get(
    "/exercises/{slug}",
    summary="One exercise, with its reference once it is solved",
    dependencies=[Depends(limited("reading"))],
)
async def get_exercise(request: Request, learner: CurrentLearner, slug: str) -> dict[str, Any]:
    """Give an exercise; its reference and alternatives once it is solved."""
    exercise = exercise_of(request, slug)
    async with learner.store.reading() as session:
        standing = (await submissions.standing(session, learner.id)).get(slug)
    solved = standing == "solved"
    return {
        **summary(exercise, standing),
        "entry": exercise.head.entry,
        "signature": exercise.head.signature,
        "returns": exercise.head.returns,
        "tolerance": exercise.head.tolerance,
        "statement": exercise.statement,
        "starter": exercise.starter,
        "examples": [asdict(each) for each in grader_of(request).expectations.examples(exercise)],
        "link": exercise.head.link,
        "source": exercise.head.source,
        "reference": exercise.reference if solved else None,
        "alternatives": exercise.alternatives if solved else None,
    }


@api.post(
    "/exercises/{slug}/submissions",
    summary="Submit a program and have it graded",
    status_code=201,
    response_model=Submission,
    responses={202: {"model": Submission, "description": "Not graded yet; see Location"}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": SourceIn.model_json_schema()}},
        }
    },
    dependencies=[Depends(limited("writing"))],
)
async def post_submission(
    request: Request,
    learner: CurrentLearner,
    slug: str,
    prefer: Annotated[
        list[str] | None,
        Header(
            description=f"`wait=N`: whole seconds, {MAX_WAIT_S:g} at most (RFC 7240); without it "
            f"{DEFAULT_WAIT_S:g}. `Preference-Applied` says what was done.",
            examples=[["wait=10"]],
        ),
    ] = None,
) -> Response:
    """Grade a source: 201 with the verdict, or 202 when it takes longer than `Prefer: wait=N`."""
    exercise = exercise_of(request, slug)
    sent = await _body(request, SourceIn)
    row, watched = await submit(request, learner, exercise, sent.source)
    wait_s, preferred = _wait(prefer or ())
    body, graded = await told_after(request, row, watched, wait_s)
    headers = {"Location": f"/api/v1/submissions/{row.id}"}
    if preferred:
        headers["Preference-Applied"] = f"wait={wait_s:g}"
    return Response(body, 201 if graded else 202, headers, "application/json")


@api.post(
    "/exercises/{slug}/runs",
    summary="Run a program unrecorded: visible cases, your own input, or a text",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": RunIn.model_json_schema()}},
        }
    },
    dependencies=[Depends(limited("writing"))],
)
async def post_run(request: Request, slug: str) -> Verdict:
    """Run a source on the visible cases, or on one's own input; nothing is kept of it."""
    exercise = exercise_of(request, slug)
    sent = await _body(request, RunIn)
    grader = grader_of(request)
    try:
        grader.demand_room()
        if sent.text is not None:
            run = try_text(grader, exercise, sent.source, sent.text, library_of(request))
        elif sent.input is not None:
            run = try_own(grader, exercise, sent.source, sent.input)
        else:
            run = grader.run_visible(exercise, sent.source)
        return await grader.unless_stopped(run)
    except (Unavailable, Overloaded, Stopped) as error:
        raise busy(error) from error


@api.get(
    "/submissions/{submission_id}",
    summary="A submission and its verdict",
    response_model=Submission,
    dependencies=[Depends(limited("reading"))],
)
async def get_submission(
    request: Request,
    submission_id: str,
    wait: Annotated[float, Query(ge=0, le=MAX_WAIT_S, description="Seconds to wait")] = 0,
) -> Submission:
    """Give a submission; with `wait`, when it is graded or the time is over."""
    await is_graded(grader_of(request), submission_id, wait)
    return await told(request, submission_id)


@api.get(
    "/submissions/{submission_id}/events",
    summary="A submission's cases as they end, as server-sent events",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}}},
    dependencies=[Depends(limited("reading"))],
)
async def get_events(request: Request, submission_id: str) -> StreamingResponse:
    """Stream the cases as they end (`event: case`), then the verdict (`event: verdict`).

    Where the server stops first, the stream ends without a verdict; its next start gives one.
    """
    await find_submission(request, submission_id)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    stream = _events(request, grader_of(request), submission_id)
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _events(request: Request, grader: Grader, submission_id: str) -> AsyncIterator[str]:
    watched = grader.watched(submission_id)
    if watched is not None:
        number = 0
        async for case in watched.watch():
            number += 1
            # Hidden cases say their category only, whoever watches.
            yield _event("case", redacted_case(case, number).model_dump_json())
        if not watched.done:
            return
    answer = await told(request, submission_id)
    if watched is None:
        for case in answer.cases:
            yield _event("case", case.model_dump_json())
    yield _event("verdict", answer.model_dump_json())


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"


async def _body(request: Request, form: type[Any]) -> Any:
    """Read a JSON body. Raises Problem 415, 413 or 422."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise Problem(415, "Not JSON", "Send the source as JSON, with application/json.")
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > BODY_BYTES:
            raise too_long()
        chunks.append(chunk)
    try:
        sent = form.model_validate_json(b"".join(chunks))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "body"
        detail = f"{field}: {first['msg']}"
        raise Problem(422, "The request is not of the form asked", detail) from error
    check_source(sent.source)
    return sent


def check_source(source: str) -> None:
    """Raise Problem 422 for an empty source, 413 for one beyond 64 KiB."""
    if not source.strip():
        raise Problem(422, "The source is empty", "Send the text of a Python program.")
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        raise Problem(422, "The source is no text", "It holds half a character.") from None
    if "\0" in source:
        raise Problem(422, "The source is no text", "It holds a null character; take it out.")
    if size > SOURCE_BYTES:
        raise too_long()


def too_long() -> Problem:
    detail = f"A source has at most {SOURCE_BYTES // 1024} KiB, as UTF-8."
    return Problem(413, "The source is too long", detail, max_bytes=SOURCE_BYTES)


def _wait(fields: Sequence[str]) -> tuple[float, bool]:
    """Give how long to wait, and whether it was preferred; no number of seconds is no wish."""
    preferred = read_preference(fields, "wait") or ""
    if re.fullmatch(r"[0-9]+", preferred) is None:
        return DEFAULT_WAIT_S, False
    # A float, since Python refuses to read an integer of thousands of digits.
    return min(float(preferred), MAX_WAIT_S), True
