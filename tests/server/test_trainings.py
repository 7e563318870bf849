"""Training over a real WebSocket: pulled, repeatable, bounded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.conftest import PATIENCE_S

SETTINGS = {"task": "copy-lag", "cell": "lstm", "start": "chrono", "hidden": 16, "length": 10}


@pytest.fixture
def open_run(server_url: str) -> Iterator[Callable[..., ClientConnection]]:
    """Open training sockets; all are closed after the test."""
    address = server_url.replace("http", "ws", 1) + "/api/v1/trainings"
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(
            connect(address, open_timeout=PATIENCE_S, **options)
        )


def say(socket: ClientConnection, **message: Any) -> None:
    socket.send(json.dumps(message))


def frame(socket: ClientConnection) -> tuple[dict[str, Any], dict[str, NDArray[np.float32]]]:
    content = socket.recv(timeout=PATIENCE_S)
    assert isinstance(content, bytes), content
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    return json.loads(header["__metadata__"]["frame"]), load(content)


def start(socket: ClientConnection, **settings: Any) -> dict[str, Any]:
    say(socket, do="start", settings={**SETTINGS, **settings})
    return frame(socket)[0]


def losses(socket: ClientConnection, count: int) -> NDArray[np.float32]:
    say(socket, do="steps", count=count)
    return frame(socket)[1]["losses"]


def test_one_frame_answers_each_asking(open_run: Callable[..., ClientConnection]) -> None:
    socket = open_run()
    assert start(socket)["step"] == 0
    say(socket, do="steps", count=3)
    facts, arrays = frame(socket)
    assert facts["step"] == 3
    assert arrays["losses"].shape == arrays["norms"].shape == (3,)
    assert arrays["h"].shape == (len(facts["probe"]), 16)


def test_the_same_seed_repeats_the_run(open_run: Callable[..., ClientConnection]) -> None:
    socket = open_run()
    start(socket, seed=7)
    first = losses(socket, 5)
    start(socket, seed=7)
    assert np.array_equal(first, losses(socket, 5))
    start(socket, seed=8)
    assert not np.array_equal(first, losses(socket, 5))


def test_an_lstm_with_chrono_start_learns_to_copy(
    open_run: Callable[..., ClientConnection],
) -> None:
    socket = open_run()
    start(socket, hidden=32)
    first = losses(socket, 16).mean()
    for _ in range(40):
        last = losses(socket, 64).mean()
        if last < 0.05 * first:
            return
    pytest.fail(f"the loss went from {first} to {last} only")


def test_learning_rate_and_clip_change_while_it_runs(
    open_run: Callable[..., ClientConnection],
) -> None:
    socket = open_run()
    start(socket)
    say(socket, do="change", clip=1e-6)
    say(socket, do="steps", count=4)
    facts, _ = frame(socket)
    assert facts["clipped"] == 4


@pytest.mark.parametrize("cell", ["rnn", "lstm", "gru"])
def test_every_task_trains_with_every_cell_from_every_start(
    open_run: Callable[..., ClientConnection], api: httpx.Client, cell: str
) -> None:
    choices = api.get("/trainings/choices").json()
    socket = open_run()
    for task in choices["tasks"]:
        for each in choices["starts"][cell]:
            settings = {"task": task["id"], "length": task["length"], "start": each["id"]}
            start(socket, cell=cell, **settings)
            assert np.isfinite(losses(socket, 1)).all()


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"do": "steps"}, "start before"),
        ({"do": "fly"}, "fly"),
        ({"do": "start", "settings": {**SETTINGS, "hidden": 10_000}}, "hidden"),
        ({"do": "start", "settings": {**SETTINGS, "task": "chess"}}, "chess"),
        ({"do": "start", "settings": {**SETTINGS, "start": "warm"}}, "warm"),
        ({"do": "steps", "count": 10_000}, "count"),
    ],
)
def test_what_can_t_be_trained_is_said_and_the_socket_stays_open(
    open_run: Callable[..., ClientConnection], message: dict[str, Any], words: str
) -> None:
    socket = open_run()
    say(socket, **message)
    problem = json.loads(socket.recv(timeout=PATIENCE_S))
    assert words in problem["detail"]
    assert start(socket)["step"] == 0


def test_a_ninth_run_is_told_to_wait_and_a_closed_one_makes_room(
    open_run: Callable[..., ClientConnection],
) -> None:
    # Those of a test before may not have been noticed to be closed.
    runs = [_accepted(open_run) for _ in range(8)]
    ninth = open_run()
    assert "8 runs" in json.loads(ninth.recv(timeout=PATIENCE_S))["detail"]
    with pytest.raises(ConnectionClosed) as closed:
        ninth.recv(timeout=PATIENCE_S)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1013
    runs[0].close()
    assert start(_accepted(open_run))["step"] == 0


def _accepted(open_run: Callable[..., ClientConnection]) -> ClientConnection:
    """Try until the server has noticed who has gone, and there is room for one more."""
    while True:
        run = open_run()
        try:
            start(run)
        except (AssertionError, ConnectionClosed):
            run.close()
        else:
            return run


def test_a_page_of_another_site_may_not_train_here(
    open_run: Callable[..., ClientConnection],
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        open_run(origin="https://elsewhere.example")
    assert refused.value.response.status_code == 403
