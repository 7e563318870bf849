"""The first page is the thing itself: states that move, a question to answer, what is due."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from server.bank import Question, all_questions, topics
from server.learner import CurrentLearner, Learner
from server.practice.daily import of_day
from server.practice.marking import present
from server.practising import Progress, progress
from server.routes.traces import library_of
from server.store import answers
from server.tracing.page import live_context

router = APIRouter()

# One click answers these, and they fit beside other things.
KINDS = frozenset({"choice"})
LEVELS = frozenset({1, 2})
FEW_EXERCISES = 3


@router.get("/")
async def home(request: Request, learner: CurrentLearner) -> Response:
    now = datetime.now(UTC)
    async with learner.store.reading() as session:
        found = await progress(session, learner.id, topics(request), now=now)
        asked = await _of_today(request, session, learner, now)
    return _render(request, found, asked, now)


async def _of_today(
    request: Request, session: AsyncSession, learner: Learner, now: datetime
) -> Question | None:
    bank = all_questions(request)
    easy = [each.id for each in bank.values() if each.kind in KINDS and each.level in LEVELS]
    given = await answers.of_learner(session, learner.id) if learner.id else []
    chosen = of_day(easy, now.date(), {each.question for each in given})
    return bank[chosen] if chosen else None


def _render(request: Request, found: Progress, asked: Question | None, now: datetime) -> Response:
    seed = now.date().toordinal()
    context: dict[str, Any] = {
        "live": live_context(library_of(request)),
        "question": asked,
        "seed": seed,
        "shown": present(asked, seed) if asked else None,
        "due_count": len(found.due_by(now)),
        "next_due": found.next_due(now),
        "known": found.overall,
        "started": bool(found.due),
        "interview_on": found.interview_on,
        "exercises": list(request.app.state.exercises.values())[:FEW_EXERCISES],
    }
    page: Response = request.app.state.templates.TemplateResponse(request, "home.html", context)
    page.headers["Cache-Control"] = "no-store"
    return page
