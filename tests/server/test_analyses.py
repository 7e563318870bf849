"""Analyses over a real server: the engine's numbers, and what a bundled text says of states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.analysis.gates import half_lives, saturation, time_scales
from engine.analysis.influence import gradient_norms, influence_map
from engine.analysis.jacobians import products_to_end, step_jacobians
from engine.model import SequenceModel, load_model
from engine.network import NetworkTrace
from questions.models.corpora import corpus_named
from tests.conftest import PATIENCE_S

MODELS = Path(__file__).parents[2] / "questions" / "models"
TEXT = "the cat sat on"
NAMES = ("english-rnn", "english-lstm", "english-gru")


def ask(api: httpx.Client, *analyses: str, **fields: Any) -> dict[str, Any]:
    asked = {"model": "english-lstm", "text": TEXT, "analyses": analyses, **fields}
    answer = api.post("/analyses", json=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def refused(api: httpx.Client, **fields: Any) -> dict[str, Any]:
    answer = api.post("/analyses", json={"model": "english-lstm", "text": TEXT, **fields})
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    return body


def engine(name: str) -> tuple[SequenceModel, NetworkTrace]:
    model = load_model(MODELS / f"{name}.safetensors")
    return model, model.trace(model.encode(TEXT))


def apart(found: object, wanted: NDArray[np.float64]) -> float:
    given = np.array(found, float)
    assert given.shape == wanted.shape
    return float(np.abs(given - wanted).max())


@pytest.mark.parametrize("name", NAMES)
def test_gates_and_time_scales_are_the_engine_s(api: httpx.Client, name: str) -> None:
    layer = engine(name)[1].layers[0]
    body = ask(api, "gates", "time_scales", "retention", model=name)
    assert set(body["gates"]) == set(saturation(layer))
    for gate, shares in saturation(layer).items():
        assert apart(body["gates"][gate]["shut"], shares.shut) == 0
    if name == "english-rnn":
        assert body["time_scales"] is None
        assert body["retention"] is None
        return
    assert apart(body["time_scales"]["steps"], time_scales(layer)[:, 0]) < 1e-9
    assert apart(body["time_scales"]["half_lives"], half_lives(layer)[:, 0]) < 1e-9


@pytest.mark.parametrize(("name", "gate"), [("english-lstm", "f"), ("english-gru", "z")])
def test_what_is_left_is_the_product_of_the_gates(api: httpx.Client, name: str, gate: str) -> None:
    gates = engine(name)[1].layers[0].gates[gate][:, 0]
    wanted = np.array([gates[step + 1 :].prod(axis=0) for step in range(len(gates))])
    body = ask(api, "time_scales", "retention", model=name)
    assert apart(body["time_scales"]["retention_to_end"], wanted) < 1e-12
    assert apart(body["retention"]["mean_to_end"], wanted.mean(axis=1)) < 1e-12


@pytest.mark.parametrize("name", NAMES)
def test_jacobians_and_gradients_are_the_engine_s(api: httpx.Client, name: str) -> None:
    model, trace = engine(name)
    jacobians = step_jacobians(trace.layers[0].directions[0])
    last = int(trace.outputs[-1, 0].argmax())
    norms = gradient_norms(model.gradients(trace, last))
    body = ask(api, "jacobians", "gradient_norms", model=name)
    assert apart(body["jacobians"]["norms"], np.linalg.norm(jacobians, 2, axis=(1, 2))) < 1e-9
    to_end = np.linalg.norm(products_to_end(jacobians), 2, axis=(1, 2))
    assert apart(body["jacobians"]["norms_to_end"], to_end) < 1e-9
    assert apart(body["gradient_norms"]["h"], norms.h[0][:, 0]) < 1e-12
    assert (body["gradient_norms"]["c"] is None) == (norms.c[0] is None)


def test_influence_is_the_exact_derivative_of_each_output_by_each_input(
    api: httpx.Client,
) -> None:
    model, trace = engine("english-lstm")
    e = model.vocabulary.index("e")
    whole = influence_map(trace, np.eye(len(model.vocabulary))[e])
    body = ask(api, "influence", symbol="e")
    assert body["influence"]["output"] == "e"
    assert apart(body["influence"]["norms"], np.linalg.norm(whole, axis=2)) < 1e-12
    tokens = model.encode(TEXT)
    along = whole[:, np.arange(len(tokens)), tokens]
    assert apart(body["influence"]["along_input"], along) < 1e-12


def test_the_nearest_state_is_the_nearest_of_all_in_the_text(api: httpx.Client) -> None:
    model, trace = engine("english-gru")
    text = corpus_named("english").text[:20_000]
    states = model.trace(model.encode(text)).layers[0].h[:, 0]
    distances = np.linalg.norm(states - trace.layers[0].h[5, 0], axis=1)
    body = ask(api, "nearest", model="english-gru", step=5, count=3)
    found = body["nearest"]["found"]
    assert [each["position"] for each in found] == list(np.argsort(distances)[:3])
    assert found[0]["distance"] == pytest.approx(distances.min(), rel=1e-5)
    at = found[0]["position"]
    assert text[at] == found[0]["match"]
    assert text[:at].endswith(found[0]["before"])


def test_a_pattern_is_found_where_all_its_units_are_on(api: httpx.Client) -> None:
    pattern = {"start": 1, "end": 2, "least": 0.4}
    body = ask(api, "pattern", model="english-rnn", pattern=pattern, count=4)
    _, trace = engine("english-rnn")
    run = trace.layers[0].h[1:3, 0]
    on = (run * np.sign(run[0]) >= 0.4).all(axis=0)
    assert body["pattern"]["units"] == list(np.flatnonzero(on))
    shares = [each["share"] for each in body["pattern"]["found"]]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1
    assert len(body["pattern"]["found"][0]["match"]) == 2


def test_a_pattern_without_a_unit_that_stays_on_finds_nothing(api: httpx.Client) -> None:
    body = ask(api, "pattern", pattern={"start": 0, "end": 13, "least": 1.0})
    assert body["pattern"]["units"] == body["pattern"]["found"] == []


def test_a_unit_s_card_has_its_means_and_correlations(api: httpx.Client) -> None:
    model = load_model(MODELS / "brackets-lstm.safetensors")
    text = corpus_named("brackets").text[:20_000]
    h = model.trace(model.encode(text)).layers[0].h[:, 0, 17]
    depth, depths = 0, []
    for symbol in text:
        depth = depth + (symbol in "([") - (symbol in ")]")
        depths.append(depth)
    card = ask(api, "unit", model="brackets-lstm", text="(", unit=17)["unit"]
    by_symbol = {row["symbol"]: row["mean"] for row in card["by_symbol"]}
    closing = np.array([symbol == ")" for symbol in text])
    assert by_symbol[")"] == pytest.approx(h[closing].mean(), abs=1e-6)
    by_feature = {row["feature"]: row["r"] for row in card["correlations"]}
    assert by_feature["open brackets"] == pytest.approx(np.corrcoef(h, depths)[0, 1], abs=1e-5)
    assert card["highest"][0]["value"] == pytest.approx(h.max(), abs=1e-6)
    assert card["lowest"][0]["value"] == pytest.approx(h.min(), abs=1e-6)
    assert sum(card["histogram"]["counts"]) == len(text)


def test_a_change_of_the_model_is_analysed_and_not_the_model(api: httpx.Client) -> None:
    held = {"hold": [{"gate": "f", "value": 1}]}
    body = ask(api, "retention", what_if=held)
    assert min(body["retention"]["mean_to_end"]) > 1 - 1e-9


def test_fresh_weights_come_from_the_seed(api: httpx.Client) -> None:
    def first(seed: int) -> float:
        fresh = {"start": "orthogonal", "seed": seed}
        return float(ask(api, "gradient_norms", what_if=fresh)["gradient_norms"]["h"][0])

    assert first(3) == first(3) != first(4)


def test_the_path_lies_in_the_directions_of_most_variance(api: httpx.Client) -> None:
    path = ask(api, "path")["path"]
    assert np.array(path["points"]).shape == (len(TEXT), 3)
    assert path["shares"] == sorted(path["shares"], reverse=True)


@pytest.mark.parametrize(
    ("fields", "status", "word"),
    [
        ({"text": "a" * 401}, 413, "up to 400"),
        ({"text": "a" * 300, "analyses": ["jacobians"]}, 413, "up to 244"),
        ({"text": ""}, 422, "empty"),
        ({"text": "a☃"}, 422, "It reads a–z 0–9"),
        ({"analyses": ["nearest"], "step": 99}, 422, "steps 0 to 13"),
        ({"analyses": ["unit"], "unit": 64}, 422, "the layer has 64"),
        ({"layer": 1}, 422, "the model has 1"),
        ({"analyses": ["influence"], "symbol": "☃"}, 422, "no symbol"),
        ({"analyses": ["pattern"]}, 422, "pattern.start"),
        ({"analyses": ["pattern"], "pattern": {"start": 2, "end": 1}}, 422, "before start"),
        ({"analyses": ["fortune"]}, 422, "analyses"),
        ({"model": "nobody"}, 404, "There is no model"),
    ],
)
def test_what_can_t_be_analysed_is_told_with_the_limit(
    api: httpx.Client, fields: dict[str, Any], status: int, word: str
) -> None:
    body = refused(api, **fields)
    assert body["status"] == status
    assert word in str(body)


def test_what_is_not_finite_is_null_and_named(api: httpx.Client) -> None:
    huge = {"edit": [{"name": "rnn.bias_ih_l0", "index": [64 + 3], "value": 1e6}]}
    body = ask(api, "time_scales", "path", what_if=huge)
    assert body["not_finite"] == ["time_scales"]
    assert body["time_scales"]["steps"][0][3] is None


def test_the_schema_states_the_limits_and_gives_examples(api: httpx.Client) -> None:
    root = str(api.base_url).split("/api/")[0]
    schema = httpx.get(f"{root}/api/openapi.json", timeout=PATIENCE_S).json()["components"][
        "schemas"
    ]
    request = schema["AnalysisRequest"]
    assert "1 to 400" in str(request["properties"]["text"])
    assert request["properties"]["count"]["maximum"] == 50
    for example in request["examples"]:
        assert api.post("/analyses", json=example).status_code == 200
