"""Every attack of the museum, against the tier at hand."""

import ast
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from server.sandbox import CaseResult, Generated, Limits, Opaque, Raised

if TYPE_CHECKING:
    from tests.attacks.conftest import Museum

HERE = Path(__file__).parent
ATTACKS = sorted(
    path for folder in HERE.iterdir() if folder.is_dir() for path in folder.glob("*.py")
)
KINDS = ["returned", "raised", "timed_out", "out_of_memory", "flooded", "crashed", "refused"]


def exhibit(path: Path) -> tuple[str, dict[str, Any]]:
    """The attack's source, and its constants, read without running it."""
    source = path.read_text("utf-8")
    constants = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in ("EXPECTED", "LIMITS")
    }
    return source, constants


def contained(expected: str, result: CaseResult) -> bool:
    """Whether what came of it is what the exhibit says."""
    words = expected.split()
    kinds, details = [w for w in words if w in KINDS], [w for w in words if w not in KINDS]
    outcome = result.outcome
    if outcome.kind not in kinds:
        return False
    if isinstance(outcome, Raised):
        return not details or outcome.type_name in details
    if outcome.kind == "returned":
        return _harmless(details, result.values[0])
    return True


def _harmless(details: list[str], value: Any) -> bool:
    match details:
        case ["Opaque"]:
            return isinstance(value, Opaque)
        case ["NaN"]:
            return isinstance(value, float) and math.isnan(value)
        case ["Generated"]:
            return isinstance(value, Generated) and not value.finished
        case ["Nested"]:
            while isinstance(value, list | dict):
                (value,) = value.values() if isinstance(value, dict) else value
            return isinstance(value, Opaque)
    return bool(value == "contained")


@pytest.mark.parametrize("path", ATTACKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_attack_is_contained_and_harms_nobody(path: Path, museum: "Museum") -> None:
    source, constants = exhibit(path)
    before = museum.state()
    # What is to end by another limit than time gets the time that a slow machine takes for it.
    limits = {"wall_s": 120.0, "cpu_s": 120.0, **constants.get("LIMITS", {})}
    result = museum.attack(source, Limits(**limits))
    assert contained(constants["EXPECTED"], result), (result.outcome, result.values)
    assert museum.correct_submission_passes()
    assert museum.state() == before
