"""One question on a page of its own, as chapters link to it; its answer is a quiz of one."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from server import quizzing
from server.answer_forms import read_answer, read_confidence, read_first_part
from server.answering import Given
from server.bank import Question, find_question
from server.learner import CurrentLearner
from server.practice.marking import UnreadableError, mark, present
from server.practice.quiz import SEEDS
from server.rate_limits import limited
from server.store import quizzes
from server.store.quizzes import Item

router = APIRouter(prefix="/questions")


@router.get("/{question_id}")
async def show(
    request: Request,
    question_id: str,
    seed: Annotated[int | None, Query(ge=0, lt=SEEDS)] = None,
    line: str | None = None,
) -> Response:
    """Ask a question, or go on with what a line opens of it."""
    question = find_question(request, question_id)
    drawn = secrets.randbelow(SEEDS) if seed is None else seed
    try:
        return _page(request, question, drawn, line=line)
    except UnreadableError as error:
        return _page(request, question, drawn, message=str(error), status=422)


@router.post("/{question_id}", dependencies=[Depends(limited("answers"))])
async def answer(
    request: Request,
    learner: CurrentLearner,
    question_id: str,
    seed: Annotated[int, Form(ge=0, lt=SEEDS)],
) -> Response:
    question = find_question(request, question_id)
    form = await request.form()
    line = read_first_part(question.kind, form)
    if line is not None:
        begun = urlencode({"seed": seed, "line": line})
        return RedirectResponse(f"/questions/{question.id}?{begun}", 303)
    now = datetime.now(UTC)
    try:
        given = read_answer(question.kind, form)
        marked = mark(question, given, seed)
    except UnreadableError as error:
        return _page(request, question, seed, message=str(error), status=422)
    async with learner.store.transaction() as session:
        item = Item(question=question.id, seed=seed)
        quiz = await quizzes.create(session, await learner.keep(session), [item], now=now)
        kept = Given(
            question=question.id,
            seed=seed,
            answer=given,
            confidence=read_confidence(form),
            quiz_id=quiz.id,
            position=0,
        )
        at = await quizzing.standing(session, quiz, known={question.id})
        await quizzing.answer(session, at, kept, marked, now=now)
    return RedirectResponse(f"/quiz/{quiz.id}/answers/1", 303)


def _page(
    request: Request,
    question: Question,
    seed: int,
    *,
    line: str | None = None,
    message: str | None = None,
    status: int = 200,
) -> Response:
    context = {
        "question": question,
        "shown": present(question, seed, {} if line is None else {"line": line}),
        "seed": seed,
        "message": message,
    }
    page: Response = request.app.state.templates.TemplateResponse(
        request, "quiz/single.html", context, status
    )
    page.headers["Cache-Control"] = "no-store"
    return page
