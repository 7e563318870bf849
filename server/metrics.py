"""Counts and times of requests, for Prometheus."""

from __future__ import annotations

import time

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram
from prometheus_client import generate_latest as render_metrics
from starlette.types import ASGIApp, Message, Receive, Scope, Send

registry = CollectorRegistry()
requests_total = Counter(
    "unroll_requests", "Requests answered.", ["method", "route", "status"], registry=registry
)
request_seconds = Histogram(
    "unroll_request_seconds",
    "Seconds from a request's first byte to its answer's first.",
    ["route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=registry,
)
router = APIRouter()

API = "/api/v1"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@router.get(
    "/metrics",
    summary="Counts and times for Prometheus",
    response_class=PlainTextResponse,
)
async def metrics() -> Response:
    return Response(render_metrics(registry), media_type=CONTENT_TYPE_LATEST)


class RequestMetrics:
    """Counts by route template, never by address: a caller can't make new series."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()

        async def send_and_count(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = _template(scope)
                method = scope["method"] if scope["method"] in METHODS else "other"
                requests_total.labels(method, route, message["status"]).inc()
                request_seconds.labels(route).observe(time.perf_counter() - started)
            await send(message)

        await self.app(scope, receive, send_and_count)


def _template(scope: Scope) -> str:
    """Give the address with its parameters' names; a route knows it without its router's prefix."""
    path: str | None = getattr(scope.get("route"), "path", None)
    if path is None:
        return "none"
    is_api = scope["path"].startswith(f"{API}/") and not path.startswith(f"{API}/")
    return f"{API}{path}" if is_api else path
