"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "shared"}


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_every_file_has_a_name_that_says_what_it_is() -> None:
    vague = [
        path
        for path in tracked()
        if VAGUE & {part.lower() for part in (path.stem, *path.parent.relative_to(ROOT).parts)}
    ]
    assert not vague


def test_imports_go_from_server_to_questions_to_engine_and_never_back() -> None:
    rules = subprocess.run(
        ["lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(Path(sys.executable).parent), "PYTHONPATH": str(ROOT)},
    )
    assert rules.returncode == 0, rules.stdout


@pytest.mark.parametrize("lock", ["requirements/*.txt", "package-lock.json"])
def test_locks_hold_hashes_and_no_registry_address(lock: str) -> None:
    for path in tracked(lock):
        text = path.read_text()
        assert "--hash=" in text or '"integrity"' in text
        assert '"resolved"' not in text
        assert not re.search(r"(index-url|find-links|registry)", text), path


def test_no_third_party_bundle_is_committed() -> None:
    assert not [path for path in tracked() if {"vendor", "node_modules"} & set(path.parts)]


def test_links_between_documents_lead_somewhere() -> None:
    # Content has links of its own, proved by the content compiler.
    documents = [path for path in tracked("*.md") if path.relative_to(ROOT).parts[0] != "questions"]
    broken = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text())
        if not (document.parent / target).exists()
    ]
    assert not broken


# What is excepted, and on which lines; then its reason.
EXCEPTION = re.compile(
    r"#\s*(?:ruff: )?(?:noqa|type: ignore)\b(?:[:\[, ]|[A-Z]+\d+|[a-z-]+\])*(.*)"
)


def test_every_exception_from_a_check_has_its_reason_beside_it() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := EXCEPTION.search(line)) and len(found[1].strip(" -#")) < len("as above")
    ]
    assert not bare


def test_every_rule_that_a_folder_is_spared_has_its_reason_above_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    start = lines.index("[tool.ruff.lint.per-file-ignores]")
    spared = lines[start + 1 : lines.index("", start)]
    assert spared[0].startswith("# ")
    assert spared[-1].startswith('"')
