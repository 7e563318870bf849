"""How ready a learner is, what is due, and the date they prepare for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from server.bank import Topic, all_questions, topics
from server.learner import CurrentLearner, Learner
from server.pages import Cursor, Limit, page
from server.practising import Progress
from server.practising import progress as progress_of
from server.rate_limits import limited
from server.routes.errors import Problem
from server.store import learners

router = APIRouter()
Day = date

api = APIRouter(tags=["progress"], dependencies=[Depends(limited("reading"))])


class TopicReadiness(BaseModel):
    """`known` is the share, 0 to 1, of the topic's questions that would be answered on the day."""

    topic: str
    title: str
    questions: int
    asked: int
    known: float


class ProgressAnswer(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "interview_date": "2026-12-01",
                "at": "2026-12-01T09:00:00Z",
                "known": 0.42,
                "due": 3,
                "topics": [
                    {
                        "topic": "rnn-lstm/lstm",
                        "title": "LSTM",
                        "questions": 12,
                        "asked": 7,
                        "known": 0.51,
                    }
                ],
            }
        }
    )

    interview_date: date | None
    at: datetime = Field(description="The moment that readiness is forecast for")
    known: float
    due: int = Field(description="How many questions are due now")
    topics: list[TopicReadiness]


def _day(written: object) -> date | None:
    """Read YYYY-MM-DD; Pydantic and the standard library take numbers and other forms, too."""
    if written is None:
        return None
    if not isinstance(written, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written, re.ASCII):
        raise ValueError("Write the day as 2026-12-31, or leave it out.")
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"There is no such day ({error}). Write it as 2026-12-31.") from None


class InterviewDate(BaseModel):
    date: Annotated[Day | None, BeforeValidator(_day)] = Field(
        description="The day in UTC as 2026-12-31, from today on, or null for none"
    )


class ReviewAnswer(BaseModel):
    """A question that is due; its page in the API is `/questions/{question}`."""

    question: str
    title: str
    due: datetime
    link: str


class ReviewPage(BaseModel):
    items: list[ReviewAnswer]
    next: str | None
    next_due: datetime | None = Field(description="When the next question beyond these falls due")


@api.get("/progress", summary="Readiness by topic, for the interview or a week from now")
async def get_progress(request: Request, learner: CurrentLearner) -> ProgressAnswer:
    now = datetime.now(UTC)
    return _answer(await _progress(request, learner, now), topics(request), now)


@api.put(
    "/progress/interview-date",
    summary="Set the interview date; what is due comes before it",
    dependencies=[Depends(limited("writing"))],
)
async def put_interview_date(
    request: Request, learner: CurrentLearner, asked: InterviewDate
) -> ProgressAnswer:
    _demand_future(asked.date, datetime.now(UTC).date())
    await set_interview_date(learner, asked.date)
    return await get_progress(request, learner)


@api.get("/reviews", summary="The questions that are due now, the longest waiting first")
async def list_reviews(
    request: Request, learner: CurrentLearner, cursor: Cursor = None, limit: Limit = 20
) -> ReviewPage:
    now = datetime.now(UTC)
    found = await _progress(request, learner, now)
    keyed = {each: f"{found.due[each].isoformat()} {each}" for each in found.due_by(now)}
    shown = page(list(keyed), keyed.__getitem__, cursor=cursor, limit=limit)
    bank = all_questions(request)
    items = [
        ReviewAnswer(
            question=each, title=bank[each].title, due=found.due[each], link=bank[each].link
        )
        for each in shown.items
    ]
    return ReviewPage(items=items, next=shown.next, next_due=found.next_due(now))


@router.get("/progress")
async def progress_page(request: Request, learner: CurrentLearner) -> Response:
    return await _page(request, learner)


@router.post("/progress/interview-date", dependencies=[Depends(limited("writing"))])
async def post_interview_date(
    request: Request, learner: CurrentLearner, day: Annotated[str, Form(alias="date")] = ""
) -> Response:
    """Keep the date; one that can't be kept is shown again with what is wrong about it."""
    try:
        asked = _day(day.strip() or None)
        _demand_future(asked, datetime.now(UTC).date())
    except (ValueError, Problem) as error:
        return await _page(request, learner, written=day, message=str(error))
    await set_interview_date(learner, asked)
    return RedirectResponse("/progress", 303)


async def _page(
    request: Request, learner: Learner, *, written: str | None = None, message: str | None = None
) -> Response:
    now = datetime.now(UTC)
    found = await _progress(request, learner, now)
    bank = all_questions(request)
    context = {
        "progress": found,
        "answer": _answer(found, topics(request), now),
        "due": [(bank[each], found.due[each]) for each in found.due_by(now)],
        "next_due": found.next_due(now),
        "today": now.date(),
        "written": written,
        "message": message,
    }
    shown: Response = request.app.state.templates.TemplateResponse(
        request, "progress/index.html", context, 422 if message else 200
    )
    return shown


def _demand_future(day: date | None, today: date) -> None:
    """Raise Problem 422 for a day that is over."""
    if day is not None and day < today:
        detail = f"{day} is over; today is {today}, in UTC. Give a day from today on, or none."
        raise Problem(422, "This day is over", detail)


async def set_interview_date(learner: Learner, day: date | None) -> None:
    async with learner.store.transaction() as session:
        await learners.set_interview_date(session, await learner.keep(session), day)


async def _progress(request: Request, learner: Learner, now: datetime) -> Progress:
    async with learner.store.reading() as session:
        return await progress_of(session, learner.id, topics(request), now=now)


def _answer(found: Progress, about: list[Topic], now: datetime) -> ProgressAnswer:
    titles = {each.id: each.title for each in about}
    return ProgressAnswer(
        interview_date=found.interview_on,
        at=found.at,
        known=found.overall,
        due=len(found.due_by(now)),
        topics=[TopicReadiness(title=titles[each.topic], **vars(each)) for each in found.topics],
    )
