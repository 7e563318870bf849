"""A learner's own step as the cell of a trained network: its states beside the engine's."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from questions.exercise_schema import Exercise
from server.analysing.own_cells import LAYOUTS, MAX_SYMBOLS, Question, run_own
from server.grading.grader import Stopped
from server.grading.submitting import busy, exercise_of, grader_of
from server.learner import CurrentLearner
from server.rate_limits import limited
from server.routes.analyses import as_json
from server.routes.errors import Problem
from server.routes.exercises import check_source
from server.routes.traces import library_of, problem_of
from server.sandbox import Overloaded, Unavailable
from server.store import drafts, submissions
from server.tracing.errors import TracingError

api = APIRouter(tags=["analyses"])

Slug = Annotated[str, Path(max_length=120, examples=["lstm_step"])]


class OwnRun(BaseModel):
    """A source that defines the exercise's function, and what the network reads with it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "model": "english-rnn",
                "text": "the cat sat",
                "source": "import numpy as np\n\n\ndef rnn_step(x, h, Wxh, Whh, bh):\n"
                "    return np.tanh(Wxh @ x + Whh @ h + bh)\n",
            }
        },
    )

    model: Annotated[str, Field(min_length=1, max_length=80)]
    text: Annotated[str, Field(min_length=1, max_length=4 * MAX_SYMBOLS)]
    source: Annotated[str, Field(max_length=65_536)] | None = Field(
        None, description="default: what you submitted last and passed, or else your draft"
    )


@api.get(
    "/own-cells",
    summary="List the steps that can be run as a cell, with your own source of each",
    dependencies=[Depends(limited("reading"))],
)
async def own_cells(request: Request, learner: CurrentLearner) -> dict[str, Any]:
    """Give the exercises; `source` is what you passed with last, or your draft, or null."""
    every = grader_of(request).exercises
    async with learner.store.reading() as session:
        standing = await submissions.standing(session, learner.id)
        cells = [
            {
                "exercise": slug,
                "title": every[slug].title,
                "cell": every[slug].head.cell,
                "signature": every[slug].head.signature,
                "standing": standing.get(slug),
                "source": await _kept(session, learner.id, slug),
            }
            for slug in LAYOUTS
            if slug in every
        ]
    return {"cells": cells}


@api.post(
    "/own-cells/{exercise}/traces",
    summary="Trace a sequence with your own step in the cell's place",
    responses={
        200: {"content": {"application/json": {"schema": {"type": "object"}}}},
        404: {"description": "No such exercise or model, or it is no step."},
        409: {"description": "No source was sent, and you have none here."},
        413: {"description": f"The sequence is longer than {MAX_SYMBOLS} symbols."},
    },
    dependencies=[Depends(limited("writing"))],
)
async def post_own_trace(
    request: Request, learner: CurrentLearner, exercise: Slug, asked: OwnRun
) -> Response:
    """Run your step in the sandbox with a trained network's weights; nothing of it is kept."""
    found = exercise_of(request, exercise)
    cell = found.head.cell
    if exercise not in LAYOUTS or cell is None:
        raise Problem(404, "No step", f"{exercise} is no step; there are {', '.join(LAYOUTS)}.")
    source = asked.source or await _source_of(learner, found)
    check_source(source)
    question = Question(exercise, cell, source, model=asked.model, text=asked.text)
    grader = grader_of(request)
    try:
        grader.demand_room()
        run = run_own(question, library_of(request), grader.sandbox)
        body = await grader.unless_stopped(run)
    except TracingError as error:
        raise problem_of(error) from error
    except (Unavailable, Overloaded, Stopped) as error:
        raise busy(error) from error
    return Response(as_json(body), media_type="application/json")


async def _source_of(learner: CurrentLearner, exercise: Exercise) -> str:
    async with learner.store.reading() as session:
        source = await _kept(session, learner.id, exercise.slug)
    if source is None:
        raise Problem(
            409, "No source", f"Send a source, or begin /exercises/{exercise.slug} first."
        )
    return source


async def _kept(session: AsyncSession, learner_id: str | None, slug: str) -> str | None:
    if learner_id is None:
        return None
    rows = await submissions.history(session, learner_id, slug)
    passed = next((row.source for row in rows if row.status == "passed"), None)
    if passed is not None:
        return passed
    draft = await drafts.find(session, learner_id, slug)
    return draft.source if draft else rows[0].source if rows else None
