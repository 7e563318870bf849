"""The museum again, in other circumstances: each run is a process of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# A museum takes half a minute, and several on a busy machine.
pytestmark = pytest.mark.timeout(900)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
CONTAINER = str(HERE / "container_profile.py")
RESTART = (
    "import subprocess, sys; subprocess.run([sys.executable, '-Ic', 'import numpy'], check=True)"
)


def museum(python: str, *prefix: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the whole museum under a prefix command."""
    command = [python, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*prefix, *command, str(HERE / "test_museum.py")],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def passed(run: subprocess.CompletedProcess[str]) -> bool:
    assert run.returncode == 0, run.stdout[-3_000:] + run.stderr[-1_000:]
    return " passed" in run.stdout


def test_the_museum_holds_without_landlock() -> None:
    assert passed(museum(sys.executable, UNROLL_MUSEUM_LANDLOCK="off"))


@pytest.fixture(scope="session")
def nobodys_python() -> Iterator[str]:
    """An interpreter with our packages that nobody may run.

    Ours, unless it lives in root's home: then one of the system's, told where the packages are.
    """
    probe = subprocess.run(
        [*NOBODY, sys.executable, "-c", RESTART], capture_output=True, check=False
    )
    if probe.returncode == 0:
        yield sys.executable
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        system = f"/usr/bin/python3.{sys.version_info.minor}"
        subprocess.run([system, "-m", "venv", "--without-pip", folder], check=True)
        (packages,) = Path(folder).glob("lib/python3*/site-packages")
        (packages / "ours.pth").write_text(sysconfig.get_path("purelib"))
        yield f"{folder}/bin/python"


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="this is an ordinary user already")
needs_setpriv = pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is not installed")


@needs_root
@needs_setpriv
def test_the_museum_holds_for_an_ordinary_user(nobodys_python: str) -> None:
    assert passed(museum(nobodys_python, *NOBODY))


def test_the_museum_holds_in_a_container_as_its_given_user() -> None:
    assert passed(museum(sys.executable, sys.executable, CONTAINER, "as_given"))


@needs_root
@needs_setpriv
def test_the_museum_holds_in_a_container_as_an_ordinary_user(nobodys_python: str) -> None:
    assert passed(museum(nobodys_python, nobodys_python, CONTAINER, "nobody"))
