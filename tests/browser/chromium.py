"""`python -m tests.browser.chromium`: say which Chromium the browser tests take, or get one.

In this order: UNROLL_CHROMIUM, one on the PATH, one that Playwright brought, Playwright's own
download, and as root on Debian its package. Without any the run fails and says what to install;
a browser test is never left out silently.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# A network that swallows what it doesn't serve would otherwise hold the tests up for ever.
DOWNLOAD_S = 180
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class ChromiumMissing(RuntimeError):
    def __init__(self) -> None:
        super().__init__(
            "The browser tests need Chromium and none was found. Install your system's chromium "
            "or google-chrome package, or name one: UNROLL_CHROMIUM=/path/to/chrome make test"
        )


def find() -> Path:
    """Give the executable of a Chromium on this machine.

    Raises ChromiumMissing, which says what to install.
    """
    for candidate in _candidates():
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return candidate
    raise ChromiumMissing


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("UNROLL_CHROMIUM"):
        yield Path(named)
        return
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    for root in (cache / "ms-playwright", Path.home() / "Library/Caches/ms-playwright"):
        yield from sorted(root.glob("chromium-*/chrome-linux*/chrome"), reverse=True)
        yield from sorted(root.glob("chromium-*/chrome-mac*/*.app/Contents/MacOS/*"), reverse=True)


def install() -> None:
    """Try Playwright's download, then Debian's package; neither failing is an error yet."""
    if not _downloaded() and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "-q", "update"], check=False, stdout=subprocess.DEVNULL)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "-q", "install", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet)


def _downloaded() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        own = subprocess.run(command, capture_output=True, check=False, timeout=DOWNLOAD_S)
    except subprocess.TimeoutExpired:
        return False
    return own.returncode == 0


def main() -> int:
    try:
        found = find()
    except ChromiumMissing:
        if os.environ.get("UNROLL_CHROMIUM"):
            return _complain()
        print("No Chromium found; trying to install one …", flush=True)  # noqa: T201 - `make test` shows it
        install()
        try:
            found = find()
        except ChromiumMissing:
            return _complain()
    print(f"Browser tests take {found}")  # noqa: T201 - `make test` shows it
    return 0


def _complain() -> int:
    print(ChromiumMissing(), file=sys.stderr)  # noqa: T201 - `make test` shows it
    return 1


if __name__ == "__main__":
    sys.exit(main())
