"""Training, live: a WebSocket on which the caller asks for steps and gets frames."""

from __future__ import annotations

import json
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from server.rate_limits import limited
from server.training.messages import MESSAGE, Change, Start, Steps
from server.training.run import Run, choices, frame
from server.training.slots import Busy, Slots

api = APIRouter(tags=["trainings"])

POLICY_VIOLATION = 1008
TRY_AGAIN_LATER = 1013


@api.get(
    "/trainings/choices",
    summary="List what can be trained, and from which starts",
    dependencies=[Depends(limited("reading"))],
)
def training_choices() -> dict[str, Any]:
    """Give the tasks with their usual length, and the starts of each cell."""
    return choices()


@api.websocket("/trainings")
async def train(socket: WebSocket) -> None:
    """Pull a training run: `start`, then `steps` as often as frames are wanted.

    Every answer is one safetensors frame (losses, norms, probe states h, metadata `frame`) or, as
    text, a problem. Not asking is a pause; closing ends the run.
    """
    if not _same_site(socket):
        await socket.close(POLICY_VIOLATION)
        return
    await socket.accept()
    slots: Slots = socket.app.state.trainings
    try:
        with slots.take():
            await _converse(socket, slots)
    except Busy:
        detail = (
            f"{slots.limit} runs are going on. Try again when one has ended, in a minute or so."
        )
        await _problem(socket, "Every place is taken", detail)
        await socket.close(TRY_AGAIN_LATER)
    except WebSocketDisconnect:
        pass


def _same_site(socket: WebSocket) -> bool:
    """Say whether the page that connects is ours; programs send no Origin and may connect."""
    origin = socket.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == socket.headers.get("host")


async def _converse(socket: WebSocket, slots: Slots) -> None:
    run: Run | None = None
    while True:
        text = await socket.receive_text()
        try:
            message = MESSAGE.validate_json(text)
            if isinstance(message, Start):
                run = await slots.compute(partial(Run, message.settings))
            elif run is None:
                raise ValueError("Send start before anything else.")
            elif isinstance(message, Change):
                run.change(message)
                continue
            count = message.count if isinstance(message, Steps) else 0
            await socket.send_bytes(await slots.compute(partial(_train, run, count)))
        except (ValidationError, ValueError) as error:
            await _problem(socket, "This can't be trained", _reason(error))


def _train(run: Run, count: int) -> bytes:
    return frame(run, run.advance(count))


def _reason(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    return str(error)


async def _problem(socket: WebSocket, title: str, detail: str) -> None:
    await socket.send_text(json.dumps({"title": title, "detail": detail}))
