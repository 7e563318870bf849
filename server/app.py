"""Puts the house together: settings in, an application out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.templating import Jinja2Templates
from starlette.middleware.gzip import GZipMiddleware

from questions.content import load_content
from questions.exercise import load_exercises
from server.analysing.readings import Readings
from server.api_description import describe_errors
from server.body_limits import BodyLimit
from server.grading.grader import open_grader
from server.head_requests import HeadAsGet
from server.learner import LearnerCookie, cookie_signer
from server.metrics import API as API_PREFIX
from server.metrics import RequestMetrics
from server.metrics import router as metrics_router
from server.rate_limits import RateLimitHeaders, RateLimits
from server.routes import (
    analyses,
    api_docs,
    chapters,
    errors,
    exercise_pages,
    exercises,
    health,
    home,
    learner,
    models,
    own_cells,
    progress,
    question_page,
    questions,
    quiz,
    quiz_start,
    traces,
    trainings,
    visualiser,
)
from server.routes import settings as settings_page
from server.same_origin import SameOrigin
from server.security_headers import SecurityHeaders
from server.settings import Settings
from server.static_files import STATIC, TaggedStaticFiles, static_url
from server.store.store import Store
from server.tracing.answers import Answers
from server.tracing.library import Library
from server.training.slots import Slots

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "questions" / "models"
PAGES = (
    home.router,
    chapters.router,
    quiz_start.router,
    quiz.router,
    question_page.router,
    visualiser.router,
    exercise_pages.router,
    progress.router,
    settings_page.router,
)
API: tuple[APIRouter, ...] = (
    chapters.api,
    questions.api,
    exercises.api,
    models.api,
    traces.api,
    analyses.api,
    own_cells.api,
    trainings.api,
    progress.api,
    learner.api,
)


def create_app(settings: Settings) -> FastAPI:
    """Give the application for these settings.

    Content is loaded here, so that a broken file stops the start with its name, line and field.
    """
    app = FastAPI(
        title="Unroll",
        version="1",
        summary="Deep-learning interview practice that you can look inside.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    app.state.templates = _templates()
    app.state.content = load_content()
    app.state.exercises = load_exercises()
    app.state.models = Library(MODELS, settings.data_dir / "models")
    app.state.traces = Answers(app.state.models)
    app.state.readings = Readings(app.state.models)
    app.state.trainings = Slots()
    app.state.store = Store(settings.store_url)
    app.state.readiness = {"store": app.state.store.check}
    app.state.rate_limits = RateLimits()
    app.add_middleware(LearnerCookie)
    app.add_middleware(RateLimitHeaders)
    app.add_middleware(BodyLimit)
    app.add_middleware(SameOrigin)
    app.add_middleware(HeadAsGet)
    # It keeps everybody else waiting: a long trace 15 ms at level 4 and 7 ms at 1, for 9 % more.
    app.add_middleware(GZipMiddleware, minimum_size=600, compresslevel=1)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestMetrics)
    errors.install(app)
    _mount_routes(app)
    describe_errors(app)
    return app


def _templates() -> Jinja2Templates:
    templates = Jinja2Templates(ROOT / "templates")
    templates.env.globals["static"] = static_url
    templates.env.trim_blocks = True
    templates.env.lstrip_blocks = True
    return templates


def _mount_routes(app: FastAPI) -> None:
    app.include_router(health.router)
    app.include_router(metrics_router, tags=["health"])
    # Routes are tried one after the other, and programs call more often than people.
    for router in API:
        app.include_router(router, prefix=API_PREFIX)
    for router in (*PAGES, api_docs.router):
        app.include_router(router, include_in_schema=False)
    app.mount("/static", TaggedStaticFiles(directory=STATIC), name="static")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open what lives as long as the process, and close it in the other order."""
    settings: Settings = app.state.settings
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        app.state.cookie_signer = cookie_signer(settings.data_dir)
        await stack.enter_async_context(app.state.store)
        app.state.grader = await stack.enter_async_context(
            open_grader(settings, app.state.exercises, app.state.store)
        )
        app.state.readiness["sandbox"] = app.state.grader.check
        yield
