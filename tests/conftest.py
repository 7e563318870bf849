"""A real server process on a free loopback port, one for each test worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL

from tests import postgresql

ROOT = Path(__file__).parent.parent
# How long a test waits for what is to come; it is over only where something hangs.
PATIENCE_S = 120
# Limits count calls by address, and a fast machine would come to their end: each test has its own.
ADDRESSES = (f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}" for n in count(1))

# Hypothesis takes a slow machine for a slow test.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@contextmanager
def serve(data_dir: Path, **environment: str) -> Iterator[str]:
    """Run `python -m server` until the block ends; gives its address.

    Raises AssertionError with the server's own words when it does not start.
    """
    own = {"UNROLL_PORT": "0", "UNROLL_DATA_DIR": str(data_dir), "UNROLL_LOG": "warning"}
    # What ends well gets the time that a busy machine may take.
    own["UNROLL_SANDBOX_WALL_S"] = "60"
    inherited = {name: value for name, value in os.environ.items() if "UNROLL_" not in name}
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "server"],
            cwd=ROOT,
            env={**inherited, **own, **environment},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            process.wait(PATIENCE_S)
            errors.seek(0)
            raise AssertionError(f"the server did not start:\n{errors.read()}")
        try:
            yield line.split()[-1]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE_S)
            process.stdout.close()


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the one server that the tests of this worker share."""
    with serve(tmp_path_factory.mktemp("data")) as url:
        yield url


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Start servers of the test's own: `start_server(UNROLL_LOG="debug")`, on one data folder."""
    with ExitStack() as stack:
        yield lambda **environment: stack.enter_context(serve(tmp_path / "data", **environment))


@pytest.fixture
def caller() -> dict[str, str]:
    """Give the headers of a caller whom the server has not seen, as a proxy tells of one."""
    return {"X-Forwarded-For": next(ADDRESSES)}


@pytest.fixture
def api(server_url: str, caller: dict[str, str]) -> Iterator[httpx.Client]:
    """Give a client of the API whose paths are relative to /api/v1."""
    address = f"{server_url}/api/v1"
    with httpx.Client(base_url=address, headers=caller, timeout=PATIENCE_S) as client:
        yield client


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    with postgresql.running() as server:
        yield server


@pytest.fixture
def postgresql_url(postgresql_server: URL) -> Iterator[str]:
    """Address of a new and empty database, as UNROLL_DATABASE_URL takes it."""
    with postgresql.database(postgresql_server) as url:
        yield url
