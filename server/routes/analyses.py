"""What the states of a sequence say, for programs: the numbers that the pages show."""

from __future__ import annotations

import json
import math
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from server.analysing.analyse import analyse
from server.analysing.readings import Readings
from server.analysing.request import AnalysisRequest
from server.rate_limits import limited
from server.routes.traces import library_of, negotiated, problem_of
from server.tracing.errors import TracingError

api = APIRouter(tags=["analyses"])

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Each analysis by its name; what isn't finite is null, and named.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    },
    404: {"description": "There is no such model."},
    413: {"description": "The sequence is longer than the limit; `limit` says what it is."},
    422: {"description": "A symbol, step, unit or layer that isn't there."},
}


@api.post(
    "/analyses",
    summary="Analyse the states of a sequence",
    responses=_RESPONSES,
    dependencies=[Depends(limited("reading"))],
)
async def post_analysis(request: Request, asked: AnalysisRequest) -> Response:
    """Run a sequence through a model and analyse one layer, exactly, in float64.

    - `gates`: shares of steps at which each unit's gates are shut (< 0.1) or open (> 0.9).
    - `time_scales`: steps that a cell keeps, 1 + e^a from the forget gate's pre-activation;
      half-lives; what is left at the end. Null for a plain RNN, which has no such gate.
    - `retention`: what is left at the end of each step's state, the mean over units.
    - `gradient_norms`: ‖∂L/∂h_t‖ and ‖∂L/∂c_t‖ of the target's loss.
    - `jacobians`: ‖∂s_t/∂s_{t−1}‖, ‖∂s_T/∂s_t‖, singular values, Lyapunov exponents.
    - `influence`: ∂y_t/∂x_s for every pair of steps. `path`: principal components of h.
    - `nearest`: where in the bundled text h lay nearest; `pattern`: where the same units were on.
    - `unit`: what one unit answers to, over the bundled text.
    """
    negotiated(request, ("application/json",))
    readings: Readings = request.app.state.readings
    try:
        found = await run_in_threadpool(analyse, asked, library_of(request), readings)
    except TracingError as error:
        raise problem_of(error) from error
    return Response(as_json(found), media_type="application/json")


def as_json(found: dict[str, Any]) -> bytes:
    """Write the answer; NaN and infinity become null, and `not_finite` names where they stood."""
    broken = [name for name, part in found.items() if not _finite(part)]
    clean = {name: _cleaned(part) if name in broken else part for name, part in found.items()}
    if broken:
        clean["not_finite"] = broken
    return json.dumps(clean, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _finite(part: Any) -> bool:
    if isinstance(part, dict):
        return all(map(_finite, part.values()))
    if isinstance(part, list):
        return all(map(_finite, part))
    return not isinstance(part, float) or math.isfinite(part)


def _cleaned(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _cleaned(each) for name, each in part.items()}
    if isinstance(part, list):
        return [_cleaned(each) for each in part]
    return part if _finite(part) else None
