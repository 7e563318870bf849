"""What whoever waits is told when the server stops: the whole program, ended by its signal."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.conftest import PATIENCE_S, serve

# Its first case ends at once, the others never do: they are running when the signal comes.
ENDLESS = """
import numpy as np
calls = []
def rnn_step(x, h, Wxh, Whh, bh):
    calls.append(x)
    while len(calls) > 1:
        pass
    return np.tanh(Wxh @ x + Whh @ h + bh)
"""


def connect(url: str) -> socket.socket:
    address = urlsplit(url)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=PATIENCE_S)


def post(url: str, path: str, **headers: str) -> socket.socket:
    """Post the endless program; returns when the server has begun to answer, and no sooner."""
    body = json.dumps({"source": ENDLESS})
    head = [
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
        "Expect: 100-continue",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    connection = connect(url)
    connection.sendall("\r\n".join([*head, "", ""]).encode())
    assert connection.recv(1024).startswith(b"HTTP/1.1 100 ")
    connection.sendall(body.encode())
    return connection


def get(url: str, path: str) -> socket.socket:
    """Ask for a path; returns when the server has read the request.

    It has when it answers one that was sent before it, in the same packet.
    """
    connection = connect(url)
    first = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    second = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    connection.sendall((first + second).encode())
    assert connection.recv(1024).startswith(b"HTTP/1.1 200 ")
    return connection


def answer_of(connection: socket.socket) -> tuple[int, str, str]:
    """Read a connection to its end; gives the last answer's status, head and body."""
    with connection, connection.makefile("rb") as stream:
        last = stream.read().decode().rpartition("HTTP/1.1 ")[2]
    head, _, body = last.partition("\r\n\r\n")
    return int(head.split()[0]), head, body


def submit(url: str) -> str:
    """Submit the endless program, and don't wait for it; gives the address of what comes of it."""
    path, headers = f"{url}/api/v1/exercises/rnn_step/submissions", {"Prefer": "wait=0"}
    answer = httpx.post(path, json={"source": ENDLESS}, headers=headers, timeout=PATIENCE_S)
    return answer.headers["location"]


@dataclass(frozen=True)
class Told:
    """What each of those was told who waited when the server stopped, as `answer_of` gives it."""

    data: Path
    submitted: tuple[int, str, str]
    looked_up: tuple[int, str, str]
    run: tuple[int, str, str]
    events: list[str]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    data = tmp_path_factory.mktemp("data")
    with httpx.Client(timeout=PATIENCE_S) as client:
        with serve(data, UNROLL_SANDBOX_WALL_S="60") as url:
            address = submit(url)
            stream = client.send(client.build_request("GET", f"{url}{address}/events"), stream=True)
            told = (line for line in stream.iter_lines() if line.startswith("event:"))
            events = [next(told)]
            looked_up = get(url, f"{address}?wait=30")
            submitted = post(url, "/api/v1/exercises/rnn_step/submissions", Prefer="wait=30")
            run = post(url, "/api/v1/exercises/rnn_step/runs")
        # A stream without its last chunk raises RemoteProtocolError.
        events += told
    return Told(data, answer_of(submitted), answer_of(looked_up), answer_of(run), events)


def test_who_waits_for_a_verdict_is_told_where_it_will_be(told: Told) -> None:
    status, head, body = told.submitted
    submission = json.loads(body)
    assert (status, submission["status"]) == (202, "queued")
    assert f"location: /api/v1/submissions/{submission['id']}" in head


def test_who_looks_up_a_submission_is_told_that_it_is_queued(told: Told) -> None:
    status, _, body = told.looked_up
    assert (status, json.loads(body)["status"]) == (200, "queued")


def test_a_stream_of_cases_ends_whole_and_without_a_verdict(told: Told) -> None:
    assert told.events == ["event: case"]


def test_who_waits_for_a_run_is_told_to_come_back(told: Told) -> None:
    status, head, body = told.run
    assert (status, json.loads(body)["title"]) == (503, "The server stops")
    assert "retry-after: " in head
    assert "content-type: application/problem+json" in head


def test_the_next_start_grades_what_was_queued(told: Told) -> None:
    number = json.loads(told.submitted[2])["id"]
    with serve(told.data, UNROLL_SANDBOX_WALL_S="2") as url:
        graded = httpx.get(f"{url}/api/v1/submissions/{number}?wait=30", timeout=PATIENCE_S).json()
    assert (graded["status"], graded["outcome"]) == ("failed", "timed_out")
