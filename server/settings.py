"""What the environment decides, read once at start and frozen.

`SETTINGS` lists every variable with its unit, default and what is allowed; `make help`, the README
and the error messages are made from it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

LogLevel = Literal["debug", "info", "warning", "error"]
SandboxPolicy = Literal["auto", "minimal", "unsafe-local"]

DATABASE = "unroll.sqlite3"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class SettingsError(ValueError):
    """A variable holds what it may not; the message names it, its value and what is allowed."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        super().__init__(f"{name}={value!r} can't be used: {allowed}.")


@dataclass(frozen=True)
class Setting:
    """One variable as people read about it."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("UNROLL_HOST", "127.0.0.1", "address to listen on"),
    Setting("UNROLL_PORT", "8000", "port to listen on, 0 to 65535; 0 takes a free one"),
    Setting(
        "UNROLL_DATA_DIR",
        "$XDG_DATA_HOME/unroll or ~/.local/share/unroll",
        "folder of the embedded store, own models and keys; made with owner-only rights",
    ),
    Setting("UNROLL_DATABASE_URL", "", "a PostgreSQL URL; empty means SQLite in the data folder"),
    Setting(
        "UNROLL_SANDBOX_POLICY",
        "auto",
        "auto needs Landlock; minimal does without; unsafe-local isolates nothing (loopback only)",
    ),
    Setting("UNROLL_SANDBOX_POOL", "2", "warm processes kept waiting for submissions, 0 to 64"),
    Setting("UNROLL_SANDBOX_WALL_S", "5", "wall seconds a submission's case may take, 0.1 to 120"),
    Setting("UNROLL_SANDBOX_CPU_S", "20", "processor seconds of a submission, 1 to 600"),
    Setting("UNROLL_SANDBOX_MEMORY_MB", "512", "memory of a submission in megabytes, 64 to 8192"),
    Setting("UNROLL_SANDBOX_OUTPUT_KB", "256", "kilobytes a case may print, 1 to 4096"),
    Setting("UNROLL_SANDBOX_RESULT_MB", "16", "megabytes a case may return, 1 to 256"),
    Setting("UNROLL_SANDBOX_QUEUE", "64", "submissions that may wait, 1 to 10000; others get 503"),
    Setting("UNROLL_LOG", "info", "debug, info, warning or error"),
)


@dataclass(frozen=True)
class Settings:
    """The settings of one process."""

    host: str
    port: int
    data_dir: Path
    database_url: str
    sandbox_policy: SandboxPolicy
    sandbox_pool: int
    sandbox_wall_s: float
    sandbox_cpu_s: float
    sandbox_memory_mb: int
    sandbox_output_kb: int
    sandbox_result_mb: int
    sandbox_queue: int
    log: LogLevel

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read every `UNROLL_*` variable.

        Raises SettingsError for a value that is not allowed, and for a misspelt name.
        """
        read = _Reader(environment)
        settings = cls(
            host=read.text("UNROLL_HOST", "127.0.0.1"),
            port=int(read.number("UNROLL_PORT", 8000, 0, 65535, whole=True)),
            data_dir=Path(read.text("UNROLL_DATA_DIR", str(default_data_dir(environment)))),
            database_url=read.postgres_url("UNROLL_DATABASE_URL"),
            sandbox_policy=cast(
                "SandboxPolicy",
                read.choice("UNROLL_SANDBOX_POLICY", "auto", ("auto", "minimal", "unsafe-local")),
            ),
            sandbox_pool=int(read.number("UNROLL_SANDBOX_POOL", 2, 0, 64, whole=True)),
            sandbox_wall_s=read.number("UNROLL_SANDBOX_WALL_S", 5.0, 0.1, 120.0),
            sandbox_cpu_s=read.number("UNROLL_SANDBOX_CPU_S", 20.0, 1.0, 600.0),
            sandbox_memory_mb=int(
                read.number("UNROLL_SANDBOX_MEMORY_MB", 512, 64, 8192, whole=True)
            ),
            sandbox_output_kb=int(
                read.number("UNROLL_SANDBOX_OUTPUT_KB", 256, 1, 4096, whole=True)
            ),
            sandbox_result_mb=int(read.number("UNROLL_SANDBOX_RESULT_MB", 16, 1, 256, whole=True)),
            sandbox_queue=int(read.number("UNROLL_SANDBOX_QUEUE", 64, 1, 10_000, whole=True)),
            log=cast(
                "LogLevel", read.choice("UNROLL_LOG", "info", ("debug", "info", "warning", "error"))
            ),
        )
        read.refuse_unknown_names()
        if settings.sandbox_policy == "unsafe-local" and settings.host not in LOOPBACK:
            raise SettingsError(
                "UNROLL_SANDBOX_POLICY",
                "unsafe-local",
                f"it works only while the server is bound to loopback, not to {settings.host}",
            )
        return settings

    @property
    def store_url(self) -> str:
        """The database's address as SQLAlchemy reads it."""
        if self.database_url:
            return self.database_url.replace("postgresql://", "postgresql+asyncpg://", 1)
        return f"sqlite+aiosqlite:///{self.data_dir / DATABASE}"


def default_data_dir(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_DATA_HOME") or Path(environment.get("HOME", "~")) / ".local/share"
    return Path(base).expanduser() / "unroll"


class _Reader:
    """Takes values out of an environment and remembers which names it knows."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment

    def text(self, name: str, default: str) -> str:
        return self.environment.get(name) or default

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise SettingsError(name, value, f"use one of {', '.join(allowed)}")
        return value

    def postgres_url(self, name: str) -> str:
        value = self.text(name, "")
        scheme, _, rest = value.partition("://")
        if value and (scheme not in ("postgresql", "postgresql+asyncpg") or not rest):
            # A password may stand in it; what comes before the address is enough to see the fault.
            allowed = "use postgresql://user:password@host/database, or leave it empty for SQLite"
            raise SettingsError(name, f"{scheme}://…" if rest else "…", allowed)
        return value

    def number(
        self, name: str, default: float, low: float, high: float, *, whole: bool = False
    ) -> float:
        value = self.text(name, str(default))
        kind = "a whole number" if whole else "a number"
        try:
            number = int(value) if whole else float(value)
        except ValueError:
            raise SettingsError(name, value, f"use {kind} from {low:g} to {high:g}") from None
        if not low <= number <= high:
            raise SettingsError(name, value, f"use {kind} from {low:g} to {high:g}")
        return number

    def refuse_unknown_names(self) -> None:
        known = {setting.name for setting in SETTINGS}
        for name, value in self.environment.items():
            if name.startswith("UNROLL_") and name not in known | {
                "UNROLL_CHROMIUM",
                "UNROLL_TEST_DATABASE_URL",
            }:
                raise SettingsError(name, value, f"known names are {', '.join(sorted(known))}")


def describe() -> str:
    """Give every setting, one a line."""
    rows = [
        f"  {each.name:24} {each.meaning} (default: {each.default or 'none'})" for each in SETTINGS
    ]
    return "\n".join(["Settings, from the environment:", *rows])


if __name__ == "__main__":
    print(describe())  # noqa: T201 - `make help` prints it
