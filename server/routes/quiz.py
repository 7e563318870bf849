"""A quiz in the browser: answered question by question, and its result.

Every step is a form and a redirect, so that it works without scripts, goes on after a restart, and
a reload repeats nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from server import quizzing
from server.answer_forms import read_answer, read_confidence, read_first_part
from server.answering import Given, call_easy, overrule
from server.bank import Question, all_questions, topics
from server.learner import CurrentLearner, Learner
from server.practice.marking import Mark, UnreadableError, mark, present
from server.quiz_result import result_of
from server.quizzing import Standing
from server.rate_limits import limited
from server.routes.errors import Problem
from server.store import quizzes
from server.store.answers import Answer

router = APIRouter(prefix="/quiz")

MAX_LENGTH = 50


@router.get("/{quiz_id}")
async def show(
    request: Request, learner: CurrentLearner, quiz_id: str, line: str | None = None
) -> Response:
    """Ask the next question, or go on with what a line opens of it; in the end show the result."""
    async with learner.store.transaction() as session:
        at = await _standing(request, session, learner, quiz_id)
        if not at.finished:
            await quizzing.show(session, at.quiz, now=datetime.now(UTC))
            return _question_page(request, at, line=line)
        dates = await quizzing.due_dates(session, learner.id)
    result = result_of(at.answers, all_questions(request), topics(request), dates)
    return _render(request, "result", {"quiz": at.quiz, **result})


@router.post("/{quiz_id}/answers", dependencies=[Depends(limited("answers"))])
async def answer(request: Request, learner: CurrentLearner, quiz_id: str) -> Response:
    form = await request.form(max_fields=200, max_part_size=64 * 1024)
    now = datetime.now(UTC)
    async with learner.store.transaction() as session:
        at = await _standing(request, session, learner, quiz_id)
        # A form sent twice, or left open in another tab, must not answer the next question.
        if at.finished or form.get("position") != str(at.position):
            return _to(quiz_id)
        question = all_questions(request)[at.item["question"]]
        line = read_first_part(question.kind, form)
        if line is not None:
            return _to(f"{quiz_id}?{urlencode({'line': line})}")
        try:
            given = read_answer(question.kind, form)
            marked = mark(question, given, at.item["seed"])
        except UnreadableError as error:
            return _question_page(request, at, message=str(error), status=422)
        kept = Given(
            question=question.id,
            seed=at.item["seed"],
            answer=given,
            confidence=read_confidence(form),
            took_s=quizzing.took_s(at, now),
            quiz_id=quiz_id,
            position=at.position,
        )
        await quizzing.answer(session, at, kept, marked, now=now)
    return _to(f"{quiz_id}/answers/{at.position + 1}")


@router.get("/{quiz_id}/answers/{number}")
async def feedback(
    request: Request, learner: CurrentLearner, quiz_id: str, number: int
) -> Response:
    async with learner.store.reading() as session:
        at = await _standing(request, session, learner, quiz_id)
        if not 1 <= number <= at.position:
            return _to(quiz_id)
        given = at.answers[number - 1]
        due = await quizzing.due_date(session, at.quiz.learner_id, given.question)
    question = all_questions(request).get(given.question)
    if question is None:
        raise Problem(410, "This question is no longer asked", "Your answer to it is kept.")
    context = {
        "question": question,
        "shown": present(question, given.seed, given.answer),
        "given": given,
        "mark": _marked_again(question, given),
        "due": due,
        "last": number == len(at.quiz.items),
        **_bar(at, number=number),
    }
    return _render(request, "feedback", context)


@router.post("/{quiz_id}/answers/{number}/easy")
async def easy(request: Request, learner: CurrentLearner, quiz_id: str, number: int) -> Response:
    """Take the learner's word that an answer was easy."""
    async with learner.store.transaction() as session:
        at = await _standing(request, session, learner, quiz_id)
        if 1 <= number <= at.position:
            await call_easy(session, at.answers[number - 1])
    return _to(f"{quiz_id}/answers/{number}")


@router.post("/{quiz_id}/answers/{number}/own-points")
async def own_points(
    request: Request,
    learner: CurrentLearner,
    quiz_id: str,
    number: int,
    stated: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Take the learner's word on which key points they stated."""
    async with learner.store.transaction() as session:
        at = await _standing(request, session, learner, quiz_id)
        given = at.answers[number - 1] if 1 <= number <= at.position else None
        question = all_questions(request).get(given.question) if given else None
        if given is not None and question is not None:
            points = [each.id for each in _marked_again(question, given).points or []]
            ticked = [each for each in points if each in (stated or [])]
            if points:
                await overrule(session, given, ticked, points=len(points))
    return _to(f"{quiz_id}/answers/{number}")


@router.post("/{quiz_id}/skips")
async def skip(request: Request, learner: CurrentLearner, quiz_id: str) -> Response:
    async with learner.store.transaction() as session:
        await quizzing.skip_current(session, await _standing(request, session, learner, quiz_id))
    return _to(quiz_id)


@router.post("/{quiz_id}/undone-skips")
async def undo_skip(request: Request, learner: CurrentLearner, quiz_id: str) -> Response:
    async with learner.store.transaction() as session:
        await quizzing.undo_skip(session, await _standing(request, session, learner, quiz_id))
    return _to(quiz_id)


def _marked_again(question: Question, given: Answer) -> Mark:
    """Mark a kept answer. Raises Problem 410 when the question was given another form since."""
    try:
        return mark(question, given.answer, given.seed)
    except UnreadableError as error:
        message = "This question has changed since you answered it"
        raise Problem(410, message, "Your answer is kept and still counts.") from error


async def _standing(
    request: Request, session: AsyncSession, learner: Learner, quiz_id: str
) -> Standing:
    """Give the learner's quiz. Raises Problem 404 when they have none with this id."""
    quiz = await quizzes.find(session, quiz_id, learner.id) if learner.id else None
    if quiz is None:
        raise Problem(
            404, "No such quiz", "Draw one at /quiz; another browser's is not shown here."
        )
    return await quizzing.standing(session, quiz, known=all_questions(request))


def _question_page(
    request: Request,
    at: Standing,
    *,
    line: str | None = None,
    message: str | None = None,
    status: int = 200,
) -> Response:
    question = all_questions(request)[at.item["question"]]
    try:
        shown = present(question, at.item["seed"], {} if line is None else {"line": line})
    except UnreadableError as error:
        return _question_page(request, at, message=str(error), status=422)
    context = {
        "question": question,
        "shown": shown,
        "message": message,
        **_bar(at, number=at.position + 1),
    }
    return _render(request, "question", context, status)


def _bar(at: Standing, *, number: int) -> dict[str, Any]:
    return {
        "quiz": at.quiz,
        "number": number,
        "total": len(at.quiz.items),
        "answered": at.position,
        "right": at.right,
        "can_skip": at.can_skip,
        "can_undo_skip": at.can_undo_skip,
    }


def _render(
    request: Request, template: str, context: Mapping[str, Any], status: int = 200
) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(
        request, f"quiz/{template}.html", dict(context), status
    )
    # The back button must show where the quiz is, and not where it was.
    page.headers["Cache-Control"] = "no-store"
    return page


def _to(path: str) -> Response:
    return RedirectResponse(f"/quiz/{path}", 303)
