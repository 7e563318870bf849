"""Where a quiz is drawn: what is due, or topics, levels and length of the learner's choice."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from itertools import groupby
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from server import quizzing
from server.bank import all_questions, topic_of, topics
from server.learner import CurrentLearner, Learner
from server.practice.quiz import SEEDS, Candidate
from server.practising import progress
from server.rate_limits import limited
from server.store import answers, quizzes
from server.store.quizzes import Quiz

router = APIRouter(prefix="/quiz")


class Wish(BaseModel):
    """What to ask: what is due, what was missed in a quiz, or what fits topics and levels."""

    topics: list[str] = []
    levels: list[Literal["1", "2", "3"]] = ["1", "2", "3"]
    length: int = Field(10, ge=1, le=50)
    only: Literal["", "due"] = ""
    missed_in: str = Field("", max_length=40)


@router.get("")
async def start(request: Request, learner: CurrentLearner, topic: str = "") -> Response:
    about = [
        topic_of(each)
        for each in all_questions(request).values()
        if topic in (topic_of(each), *each.topics, *each.covers)
    ]
    return await _page(request, learner, Wish(topics=sorted(set(about))))


@router.post("", dependencies=[Depends(limited("writing"))])
async def create(
    request: Request, learner: CurrentLearner, wish: Annotated[Wish, Form()]
) -> Response:
    async with learner.store.transaction() as session:
        quiz = await _draw(request, session, learner, wish)
    if quiz is None:
        return await _page(request, learner, wish, "No question fits. Tick more topics or levels.")
    return RedirectResponse(f"/quiz/{quiz.id}", 303)


async def _draw(
    request: Request, session: AsyncSession, learner: Learner, wish: Wish
) -> Quiz | None:
    """Give a new quiz, or None, and no new learner, when no question fits."""
    now = datetime.now(UTC)
    dates = await quizzing.due_dates(session, learner.id)
    candidates = [
        Candidate(id=each.id, group=topic_of(each), level=each.level, due=dates.get(each.id))
        for each in all_questions(request).values()
    ]
    if wish.missed_in:
        missed = await _missed_in(session, learner, wish.missed_in)
        fitting = [each for each in candidates if each.id in missed]
    else:
        fitting = [each for each in candidates if _fits(each, wish, now)]
    if not fitting:
        return None
    return await quizzing.begin(
        session,
        await learner.keep(session),
        fitting,
        length=max(wish.length, len(fitting)) if wish.missed_in else wish.length,
        seed=secrets.randbelow(SEEDS),
        now=now,
    )


def _fits(candidate: Candidate, wish: Wish, now: datetime) -> bool:
    if wish.only == "due":
        return candidate.due is not None and candidate.due <= now
    about = not wish.topics or candidate.group in wish.topics
    return about and str(candidate.level) in wish.levels


async def _missed_in(session: AsyncSession, learner: Learner, quiz_id: str) -> set[str]:
    quiz = await quizzes.find(session, quiz_id, learner.id) if learner.id else None
    given = await answers.of_quiz(session, quiz.id) if quiz else []
    return {each.question for each in given if each.counted < 1}


async def _page(
    request: Request, learner: Learner, wish: Wish, message: str | None = None
) -> Response:
    now = datetime.now(UTC)
    about, bank = topics(request), all_questions(request)
    async with learner.store.reading() as session:
        found = await progress(session, learner.id, about, now=now)
        quiz = await quizzes.unfinished(session, learner.id) if learner.id else None
        unfinished = await quizzing.standing(session, quiz, known=bank) if quiz else None
    context = {
        "chapters": groupby(about, key=lambda topic: topic.chapter),
        "wish": wish,
        "message": message,
        "unfinished": unfinished,
        "due_count": len(found.due_by(now)),
        "next_due": found.next_due(now),
    }
    page: Response = request.app.state.templates.TemplateResponse(
        request, "quiz/start.html", context, 422 if message else 200
    )
    page.headers["Cache-Control"] = "no-store"
    return page
