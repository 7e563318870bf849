"""The pages of exercises: the catalogue, one exercise with its editor, and what was submitted."""

from __future__ import annotations

import difflib
import json
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import FormData

from questions.exercise_schema import Exercise
from questions.rendering import Place, highlight, render_inline, render_markdown
from questions.rendering.links import address
from server.grading.grader import Stopped
from server.grading.on_text import MAX_LETTERS, model_name
from server.grading.submitting import (
    busy,
    exercise_of,
    find_submission,
    grader_of,
    submit,
    told,
)
from server.grading.trying import OwnInput, try_own, try_text
from server.learner import CurrentLearner, Learner
from server.rate_limits import limited
from server.routes.errors import Problem
from server.routes.exercises import check_source, too_long
from server.routes.traces import library_of
from server.sandbox import Overloaded, Unavailable
from server.store import drafts, hints, submissions

router = APIRouter(prefix="/exercises")

FORM_WAIT_S = 20.0
FORM_BYTES = 256 * 1024
LEVELS = {1: "easy", 2: "medium", 3: "hard"}


@router.get("")
async def catalogue(request: Request, learner: CurrentLearner) -> Response:
    async with learner.store.reading() as session:
        standing = await submissions.standing(session, learner.id)
    grader = grader_of(request)
    context = {
        "exercises": grader.exercises,
        "ways": grader.ways,
        "standing": standing,
        "solved": {slug for slug, word in standing.items() if word == "solved"},
        "levels": LEVELS,
        "sandbox": grader.sandbox.status(),
    }
    return _render(request, "index", context)


@router.get("/{slug}")
async def show(request: Request, learner: CurrentLearner, slug: str) -> Response:
    return await _page(request, learner, exercise_of(request, slug))


@router.post("/{slug}/submissions", dependencies=[Depends(limited("writing"))])
async def post(request: Request, learner: CurrentLearner, slug: str) -> Response:
    """Grade what the form holds, and go to the page of its verdict."""
    exercise = exercise_of(request, slug)
    source = _source(await _form(request))
    try:
        check_source(source)
        row, watched = await submit(request, learner, exercise, source)
    except Problem as problem:
        return await _page(request, learner, exercise, source=source, problem=problem)
    await watched.wait(FORM_WAIT_S)
    return RedirectResponse(f"/exercises/{slug}/submissions/{row.id}#verdict", 303)


@router.get("/{slug}/submissions/{submission_id}")
async def show_submission(
    request: Request, learner: CurrentLearner, slug: str, submission_id: str
) -> Response:
    """Show a learner's own submission."""
    exercise = exercise_of(request, slug)
    row = await find_submission(request, submission_id)
    if row.learner_id != learner.id or row.exercise != slug:
        raise Problem(404, "No such submission", "Only its author can open it here.")
    verdict = await told(request, submission_id)
    return await _page(
        request, learner, exercise, source=row.source, verdict=verdict, number=submission_id
    )


@router.post("/{slug}/runs", dependencies=[Depends(limited("writing"))])
async def post_run(request: Request, learner: CurrentLearner, slug: str) -> Response:
    """Show how the visible cases end, or the learner's own input; nothing is kept."""
    exercise, grader = exercise_of(request, slug), grader_of(request)
    form = await _form(request)
    source = _source(form)
    own = str(form.get("arguments") or "").strip()
    text = str(form.get("text") or "")[:MAX_LETTERS]
    try:
        check_source(source)
        grader.demand_room()
        if text:
            run = try_text(grader, exercise, source, text, library_of(request))
        elif own:
            run = try_own(grader, exercise, source, _own_input(own))
        else:
            run = grader.run_visible(exercise, source)
        verdict = await grader.unless_stopped(run)
    except (Unavailable, Overloaded, Stopped) as error:
        return await _page(request, learner, exercise, source=source, problem=busy(error))
    except Problem as problem:
        return await _page(
            request, learner, exercise, source=source, problem=problem, own=own, text=text
        )
    asked: dict[str, Any] = {"own": own, "text": text, "is_run": True}
    return await _page(request, learner, exercise, source=source, verdict=verdict, **asked)


@router.post("/{slug}/hints", dependencies=[Depends(limited("writing"))])
async def open_hint(request: Request, learner: CurrentLearner, slug: str) -> Response:
    """Open the next rung of the ladder, and remember it."""
    exercise = exercise_of(request, slug)
    async with learner.store.transaction() as session:
        learner_id = await learner.keep(session)
        rung = min(await hints.opened(session, learner_id, slug) + 1, len(exercise.head.hints))
        await hints.open_rung(session, learner_id, slug, rung, now=datetime.now(UTC))
    return RedirectResponse(f"/exercises/{slug}#hint-{rung}", 303)


@router.put("/{slug}/draft", status_code=204, dependencies=[Depends(limited("writing"))])
async def save_draft(request: Request, learner: CurrentLearner, slug: str) -> Response:
    """Keep what stands in the editor; an empty one takes the draft back."""
    exercise = exercise_of(request, slug)
    source = _source(await _form(request)).strip("\n") + "\n"
    async with learner.store.transaction() as session:
        if source.strip() in ("", exercise.starter.strip()):
            if learner.id:
                await drafts.remove(session, learner.id, slug)
        else:
            check_source(source)
            learner_id = await learner.keep(session)
            await drafts.save(session, learner_id, slug, source, now=datetime.now(UTC))
    return Response(status_code=204)


async def _form(request: Request) -> FormData:
    if int(request.headers.get("content-length") or 0) > 4 * FORM_BYTES:
        raise too_long()
    return await request.form(max_files=0, max_fields=4, max_part_size=FORM_BYTES)


def _source(form: FormData) -> str:
    source = form.get("source")
    if not isinstance(source, str):
        raise Problem(422, "There is no source", "Send the form of the exercise's page.")
    # A form sends lines as the network has them since the teletype.
    return source.replace("\r\n", "\n")


def _own_input(text: str) -> OwnInput:
    """Read `[…, …]`, the arguments in order, or an object with `arguments` and `constructor`."""
    try:
        given = json.loads(text)
        return OwnInput.model_validate({"arguments": given} if isinstance(given, list) else given)
    except (ValueError, RecursionError):
        detail = "Write the arguments as a JSON list, in order: [[[1.0], [2.0]], …]"
        raise Problem(422, "The input can't be read", detail) from None


async def _page(
    request: Request,
    learner: Learner,
    exercise: Exercise,
    *,
    source: str | None = None,
    problem: Problem | None = None,
    **context: Any,
) -> Response:
    async with learner.store.reading() as session:
        kept = await _kept(session, learner, exercise)
    base = {
        "exercise": exercise,
        "statement": render_markdown(
            exercise.statement,
            place=Place(str(exercise.folder / "statement.md"), exercise.statement_line),
        ),
        "examples": grader_of(request).expectations.examples(exercise),
        "levels": LEVELS,
        "source": source or kept.pop("draft") or exercise.starter,
        "problem": problem,
        "verdict": None,
        "is_run": False,
        "own": "",
        "text": "",
        "model": model_name(exercise),
        "sandbox": grader_of(request).sandbox.status(),
        **_tools(),
    }
    return _render(
        request, "exercise", {**base, **kept, **context}, problem.status if problem else 200
    )


async def _kept(session: AsyncSession, learner: Learner, exercise: Exercise) -> dict[str, Any]:
    """Give what is known of the learner and this exercise."""
    nothing: dict[str, Any] = {"draft": None, "rungs": 0, "history": [], "solved": False}
    if learner.id is None:
        return nothing
    draft = await drafts.find(session, learner.id, exercise.slug)
    rows = await submissions.history(session, learner.id, exercise.slug)
    standing = await submissions.standing(session, learner.id)
    return {
        "draft": draft.source if draft else None,
        "rungs": await hints.opened(session, learner.id, exercise.slug),
        "history": [
            {"row": row, "changes": _changes(before.source if before else exercise.starter, row)}
            for row, before in zip_longest(rows, rows[1:])
        ],
        "solved": standing.get(exercise.slug) == "solved",
    }


def _changes(before: str, row: submissions.SubmissionRow) -> str:
    lines = difflib.unified_diff(before.splitlines(), row.source.splitlines(), lineterm="", n=2)
    return "\n".join(list(lines)[2:])


def _tools() -> dict[str, Any]:
    return {
        "inline": render_inline,
        "markdown": render_markdown,
        "highlight": highlight,
        "address": address,
        "colour": _colour,
        "scale": _scale,
    }


def _colour(error: float | None, largest: float | None) -> int:
    """Give an error's step on the diverging scale, −5 to 5; the sign is the error's."""
    if error is None:
        return 5
    if not largest:
        return 0
    return max(-5, min(5, round(5 * error / largest)))


def _scale(*tables: list[list[float | None]]) -> float:
    """Give the largest size of the numbers in tables."""
    numbers = (abs(each or 0.0) for table in tables for row in table for each in row)
    return max(numbers, default=0.0)


def _render(request: Request, name: str, context: dict[str, Any], status: int = 200) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(
        request, f"exercises/{name}.html", context, status
    )
    return page
