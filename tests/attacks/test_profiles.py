"""The museum again, in other circumstances: each run is a process of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# A museum takes half a minute, and several on a busy machine or a slow one.
pytestmark = pytest.mark.timeout(3_600)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
CONTAINER = str(HERE / "container_profile.py")
RESTART = (
    "import subprocess, sys; subprocess.run([sys.executable, '-Ic', 'import numpy'], check=True)"
)


def museum(
    python: str, *prefix: str, root: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the whole museum of a project under a prefix command."""
    command = [python, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*prefix, *command, str(root / HERE.relative_to(ROOT) / "test_museum.py")],
        cwd=root,
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


@dataclass(frozen=True)
class Place:
    """An interpreter with our packages, and the project, where an ordinary user can read both."""

    python: str
    root: Path


@pytest.fixture(scope="module")
def nobodys() -> Iterator[Place]:
    """Give ours, where nobody can read them; else one of the system's, with copies."""
    probes = [[sys.executable, "-c", RESTART], ["test", "-r", str(ROOT / "pyproject.toml")]]
    if all(subprocess.run([*NOBODY, *each], check=False).returncode == 0 for each in probes):
        yield Place(sys.executable, ROOT)
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        python, root = Path(folder, "venv"), Path(folder, "project")
        system = f"/usr/bin/python3.{sys.version_info.minor}"
        subprocess.run([system, "-m", "venv", "--without-pip", python], check=True)
        (packages,) = python.glob("lib/python3*/site-packages")
        _link(Path(sysconfig.get_path("purelib")), packages)
        for name in ("pyproject.toml", "server", "tests"):
            _link(ROOT / name, root / name)
        yield Place(str(python / "bin/python"), root)


def _link(source: Path, target: Path) -> None:
    """Copy a file or a tree, by hard links where the file system can: packages are large."""
    target.parent.mkdir(exist_ok=True)
    if source.is_file():
        _link_file(source, target)
    else:
        shutil.copytree(source, target, copy_function=_link_file, dirs_exist_ok=True)


def _link_file(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="this is an ordinary user already")
needs_setpriv = pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is not installed")


@needs_root
@needs_setpriv
def test_the_museum_holds_for_an_ordinary_user(nobodys: Place) -> None:
    assert passed(museum(nobodys.python, *NOBODY, root=nobodys.root))


def test_the_museum_holds_in_a_container_as_its_given_user() -> None:
    assert passed(museum(sys.executable, sys.executable, CONTAINER, "as_given"))


@needs_root
@needs_setpriv
def test_the_museum_holds_in_a_container_as_an_ordinary_user(nobodys: Place) -> None:
    profile = str(nobodys.root / Path(CONTAINER).relative_to(ROOT))
    assert passed(museum(nobodys.python, nobodys.python, profile, "nobody", root=nobodys.root))
