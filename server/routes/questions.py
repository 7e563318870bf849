"""The question bank and its marking, over the API."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel, ConfigDict, Field

from server import quizzing
from server.answering import Given, record
from server.bank import Question, Topic, all_questions, find_question, topic_of, topics
from server.learner import CurrentLearner
from server.pages import Cursor, Limit, page
from server.practice.marking import Mark, UnreadableError, mark, present
from server.practice.quiz import SEEDS
from server.rate_limits import limited
from server.routes.errors import Problem
from server.routes.marks import MarkAnswer

api = APIRouter(tags=["questions"])
reading = [Depends(limited("reading"))]

Seed = Annotated[int, Query(ge=0, lt=SEEDS, description="The same seed gives the same question")]

Line = Annotated[
    int,
    Query(ge=1, description="Of a `find_bug`: the line that you picked; it opens the fixes"),
]


class QuestionSummary(BaseModel):
    """A question without its text."""

    id: str
    kind: str
    level: int
    style: str
    title: str
    topic: str = Field(description="The section of a chapter that it is about")
    topics: list[str]
    covers: list[str]
    link: str


class QuestionPage(BaseModel):
    items: list[QuestionSummary]
    next: str | None


class QuestionAnswer(QuestionSummary):
    """A question as asked with `seed`, never its key; what `question` holds depends on `kind`."""

    seed: int
    question: dict[str, Any]


class AnswerGiven(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={"example": {"answer": "b", "seed": 7, "confidence": 0.8}}
    )

    answer: Any = Field(description="In the form of the question's kind; see `question.answer`")
    seed: int = Field(0, ge=0, lt=SEEDS, description="The seed that the question was asked with")
    confidence: float | None = Field(None, ge=0, le=1, allow_inf_nan=False)
    hint_used: bool = False


class TopicAnswer(BaseModel):
    id: str
    title: str
    chapter: str
    questions: list[str]


class TopicList(BaseModel):
    items: list[TopicAnswer]


@api.get("/questions", summary="The bank, without the questions' text", dependencies=reading)
async def list_questions(
    request: Request,
    topic: str | None = None,
    kind: str | None = None,
    level: Annotated[int | None, Query(ge=1, le=3)] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> QuestionPage:
    """Filter by `topic` (a section, an id as T27, or a covered fact), `kind` and `level`."""
    fitting = [
        each
        for each in all_questions(request).values()
        if (topic is None or _is_about(each, topic))
        and (kind is None or each.kind == kind)
        and (level is None or each.level == level)
    ]
    shown = page(fitting, lambda each: each.id, cursor=cursor, limit=limit)
    return QuestionPage(items=[_summary(each) for each in shown.items], next=shown.next)


@api.get("/questions/{question_id}", summary="A question as it is asked", dependencies=reading)
async def get_question(
    request: Request, question_id: str, seed: Seed | None = None, line: Line | None = None
) -> QuestionAnswer:
    question = find_question(request, question_id)
    drawn = secrets.randbelow(SEEDS) if seed is None else seed
    begun = {} if line is None else {"line": line}
    try:
        shown = present(question, drawn, begun)
    except UnreadableError as error:
        raise Problem(422, "There is no such line", str(error)) from error
    return QuestionAnswer(
        **_summary(question).model_dump(), seed=drawn, question=jsonable_encoder(shown)
    )


@api.post(
    "/questions/{question_id}/answers",
    summary="Answer a question: its mark, feedback on every option, and when it comes back",
    dependencies=[Depends(limited("answers"))],
)
async def answer(
    request: Request, learner: CurrentLearner, question_id: str, given: AnswerGiven
) -> MarkAnswer:
    question = find_question(request, question_id)
    marked = _marked(question, given)
    kept = Given(question=question.id, **given.model_dump())
    async with learner.store.transaction() as session:
        learner_id = await learner.keep(session)
        kept_answer, _card = await record(session, learner_id, kept, marked, now=datetime.now(UTC))
        due = await quizzing.due_date(session, learner_id, question.id)
    return MarkAnswer.model_validate(
        {"id": kept_answer.id, **asdict(marked), "seed": given.seed, "due": due}
    )


@api.get(
    "/topics", summary="What questions are about, in the chapters' order", dependencies=reading
)
async def list_topics(request: Request) -> TopicList:
    return TopicList(items=[_topic(each) for each in topics(request)])


@api.get("/topics/{topic_id:path}", summary="One topic and its questions", dependencies=reading)
async def get_topic(request: Request, topic_id: str) -> TopicAnswer:
    for each in topics(request):
        if each.id == topic_id:
            return _topic(each)
    raise Problem(404, "No such topic", "GET /api/v1/topics lists all there are.")


def _marked(question: Question, given: AnswerGiven) -> Mark:
    try:
        return mark(question, given.answer, given.seed)
    except UnreadableError as error:
        raise Problem(422, "This is no answer to the question", str(error)) from error


def _is_about(question: Question, topic: str) -> bool:
    return topic in (topic_of(question), *question.topics, *question.covers)


def _summary(question: Question) -> QuestionSummary:
    return QuestionSummary(
        id=question.id,
        kind=question.kind,
        level=question.level,
        style=question.style,
        title=question.title,
        topic=topic_of(question),
        topics=list(question.topics),
        covers=list(question.covers),
        link=question.link,
    )


def _topic(topic: Topic) -> TopicAnswer:
    return TopicAnswer(
        id=topic.id, title=topic.title, chapter=topic.chapter, questions=list(topic.questions)
    )
