"""`python -m server`: serve Unroll with the settings of the environment."""

from __future__ import annotations

import os
import socket
import sys

import uvicorn

from questions.errors import ContentError
from server.app import create_app
from server.logs import configure_logs
from server.settings import Settings, SettingsError


class Server(uvicorn.Server):
    """Says where it is once it can answer, and not before."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if sockets and self.started:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"Unroll is ready: http://{shown}:{port}", flush=True)  # noqa: T201 - the door


def main() -> int:
    """Serve until stopped; 2 when settings, content or the port don't allow a start."""
    try:
        settings = Settings.from_environment()
        configure_logs(settings.log)
        app = create_app(settings)
        listener = listen(settings)
    except (SettingsError, ContentError) as error:
        print(f"Unroll can't start. {error}", file=sys.stderr)  # noqa: T201 - logs may not exist yet
        return 2
    config = uvicorn.Config(
        app,
        log_level="warning" if settings.log == "info" else settings.log,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    server = Server(config)
    server.run(sockets=[listener])
    return 0 if server.started else 3


def listen(settings: Settings) -> socket.socket:
    """Bind the port. Raises SettingsError when it is taken or not ours."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        remedy = f"{reason}; use a free one, as in UNROLL_PORT={settings.port + 1} make run"
        raise SettingsError("UNROLL_PORT", str(settings.port), remedy) from None


if __name__ == "__main__":
    sys.exit(main())
