"""`python -m server`: serve Unroll with the settings of the environment."""

from __future__ import annotations

import errno
import gc
import os
import socket
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from questions.errors import ContentError
from server.app import create_app
from server.logs import configure_logs
from server.settings import DATABASE, Settings, SettingsError


class Server(uvicorn.Server):
    """Says where it is once it can answer; lets go of all who wait when it stops."""

    def __init__(self, app: FastAPI, log_level: str) -> None:
        config = uvicorn.Config(
            app,
            log_level=log_level,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
        super().__init__(config)
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # Content and libraries stay for good: to look through them for garbage takes 120 ms, in
        # which nobody is answered.
        gc.collect()
        gc.freeze()
        if sockets and self.started:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"Unroll is ready: http://{shown}:{port}", flush=True)  # noqa: T201 - the door

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Who waits for a verdict is told where it will be; to wait for it could take minutes.
        self._app.state.grader.dismiss()
        await super().shutdown(sockets)


def main() -> int:
    """Serve until stopped; 2 when settings, content or the port don't allow a start."""
    try:
        settings = Settings.from_environment()
        configure_logs(settings.log)
        make_data_dir(settings)
        check_database(settings.data_dir / DATABASE)
        listener = listen(settings)
        app = create_app(settings)
    except (SettingsError, ContentError) as error:
        print(f"Unroll can't start. {error}", file=sys.stderr)  # noqa: T201 - logs may not exist yet
        return 2
    server = Server(app, "warning" if settings.log == "info" else settings.log)
    server.run(sockets=[listener])
    return 0 if server.started else 3


def make_data_dir(settings: Settings) -> None:
    """Make the data folder, its owner's only. Raises SettingsError when it can't be written to."""
    folder = settings.data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "")
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        allowed = f"{reason}; name a folder that you may write to"
        raise SettingsError("UNROLL_DATA_DIR", str(folder), allowed) from None


def check_database(path: Path) -> None:
    """Read the embedded store's header. Raises SettingsError when the file is no database."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError as error:
        allowed = f"{error}; put a copy that was kept in its place, or move it away to begin anew"
        raise SettingsError("UNROLL_DATA_DIR", str(path), allowed) from None


def listen(settings: Settings) -> socket.socket:
    """Bind the port. Raises SettingsError when it is taken or not ours, or the host is not."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        # A name that has no address comes as one of getaddrinfo's numbers, which are negative.
        if (error.errno or 0) < 0 or error.errno == errno.EADDRNOTAVAIL:
            allowed = "use an address of this machine, such as 127.0.0.1 or 0.0.0.0"
            raise SettingsError("UNROLL_HOST", settings.host, allowed) from None
        reason = os.strerror(error.errno or 0).lower()
        remedy = (
            f"{reason}; use a free one, as in UNROLL_PORT={_other_port(settings.port)} make run"
        )
        raise SettingsError("UNROLL_PORT", str(settings.port), remedy) from None


def _other_port(port: int) -> int:
    """Give a port to try instead; those below 1024 are for the system's own services."""
    return port + 1 if 1024 <= port < 65535 else 8000


if __name__ == "__main__":
    sys.exit(main())
