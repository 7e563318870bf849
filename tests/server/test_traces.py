"""Traces over a real server: the same numbers as the engine, in JSON and in safetensors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load

from engine.model import load_model
from engine.network import NetworkTrace

MODELS = Path(__file__).parents[2] / "questions" / "models"
NAMES = ("english-rnn", "english-lstm", "english-gru")
TEXT = "the cat sat on the mat"
BINARY = {"Accept": "application/vnd.safetensors"}


def ask(api: httpx.Client, **fields: Any) -> dict[str, Any]:
    answer = api.post("/traces", json={"model": "english-lstm", "text": TEXT, **fields})
    body: dict[str, Any] = answer.raise_for_status().json()
    return body


def engine_trace(name: str) -> NetworkTrace:
    model = load_model(MODELS / f"{name}.safetensors")
    return model.trace(model.encode(TEXT))


def bits(body: dict[str, Any]) -> NDArray[np.float64]:
    return np.array(body["surprise"][1:])


@pytest.mark.parametrize("name", NAMES)
def test_states_and_gates_are_the_engine_s(api: httpx.Client, name: str) -> None:
    wanted = engine_trace(name).layers[0]
    layer = ask(api, model=name)["layers"][0]
    assert np.abs(np.array(layer["h"]) - wanted.h[:, 0]).max() < 1e-12
    for gate, values in layer.get("gates", {}).items():
        assert np.abs(np.array(values) - wanted.gates[gate][:, 0]).max() < 1e-12
    assert ("c" in layer) == (name == "english-lstm")


def test_tokens_shapes_and_alphabet_come_along(api: httpx.Client) -> None:
    body = ask(api)
    assert body["tokens"] == list(TEXT)
    assert body["shapes"] == "T,H"
    assert np.array(body["layers"][0]["h"]).shape == (len(TEXT), body["hidden"])
    assert np.array(body["predictions"]).shape == (len(TEXT), len(body["vocabulary"]))


def test_capitals_are_read_small_by_a_model_without_them(api: httpx.Client) -> None:
    assert ask(api, text="The CAT") == ask(api, text="the cat")


def test_predictions_are_probabilities_and_explain_the_surprise(api: httpx.Client) -> None:
    body = ask(api)
    predictions = np.array(body["predictions"])
    assert np.allclose(predictions.sum(axis=1), 1.0)
    numbers = [body["vocabulary"].index(token) for token in TEXT]
    foretold = predictions[np.arange(len(TEXT) - 1), numbers[1:]]
    assert body["surprise"][0] is None
    assert np.allclose(bits(body), -np.log2(foretold))


@pytest.mark.parametrize("name", NAMES)
def test_a_trained_model_is_less_surprised_than_chance(api: httpx.Client, name: str) -> None:
    body = ask(api, model=name)
    assert bits(body).mean() < 0.75 * np.log2(len(body["vocabulary"]))


def test_safetensors_hold_the_same_numbers_as_float32(api: httpx.Client) -> None:
    answer = api.post("/traces", json={"model": "english-lstm", "text": TEXT}, headers=BINARY)
    assert answer.headers["content-type"] == "application/vnd.safetensors"
    arrays = load(answer.content)
    layer = ask(api)["layers"][0]
    assert np.array_equal(arrays["layers.0.c"], np.float32(layer["c"]))
    assert np.array_equal(arrays["layers.0.gates.f"], np.float32(layer["gates"]["f"]))


def test_what_describes_the_arrays_stands_in_the_metadata(api: httpx.Client) -> None:
    answer = api.post("/traces", json={"model": "english-lstm", "text": TEXT}, headers=BINARY)
    (size,) = np.frombuffer(answer.content[:8], "<u8")
    header = json.loads(answer.content[8 : 8 + int(size)])
    described = json.loads(header["__metadata__"]["trace"])
    assert described["cell"] == "lstm"
    assert described["tokens"] == list(TEXT)


def test_octet_stream_asks_for_the_same_bytes(api: httpx.Client) -> None:
    asked = {"model": "english-lstm", "text": TEXT}
    answers = [
        api.post("/traces", json=asked, headers={"Accept": kind})
        for kind in ("application/octet-stream", "application/vnd.safetensors")
    ]
    assert answers[0].content == answers[1].content
    assert answers[0].headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/vnd.safetensors;q=0.5, application/json", "application/json"),
        ("application/vnd.safetensors, application/json;q=0.5", "application/vnd.safetensors"),
        ("application/vnd.safetensors;q=0, */*", "application/json"),
        ("application/json;q=0, application/*", "application/vnd.safetensors"),
        ("text/html, */*;q=0.1", "application/json"),
    ],
)
def test_the_form_that_is_wanted_most_is_given(api: httpx.Client, accept: str, kind: str) -> None:
    asked = {"model": "english-lstm", "text": TEXT}
    for answer in (
        api.post("/traces", json=asked, headers={"Accept": accept}),
        api.get("/models/english-lstm", headers={"Accept": accept}),
    ):
        assert answer.headers["content-type"] == kind
        assert "Accept" in answer.headers["vary"]


def test_a_form_that_there_is_not_is_told_which_there_are(api: httpx.Client) -> None:
    asked, headers = {"model": "english-lstm", "text": TEXT}, {"Accept": "text/html, */*;q=0"}
    for answer in (
        api.post("/traces", json=asked, headers=headers),
        api.post("/analyses", json=asked, headers=headers),
        api.get("/models/english-lstm", headers=headers),
    ):
        assert answer.status_code == 406
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["offered"][0] == "application/json"


def test_only_the_parts_asked_for_are_sent(api: httpx.Client) -> None:
    body = ask(api, parts=["h"])
    assert set(body["layers"][0]) == {"h"}
    assert "predictions" not in body


def test_an_etag_spares_the_second_answer(api: httpx.Client) -> None:
    asked = {"model": "english-lstm", "text": TEXT}
    etag = api.post("/traces", json=asked).headers["etag"]
    again = api.post("/traces", json=asked, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    other = api.post("/traces", json={**asked, "text": "x"}, headers={"If-None-Match": etag})
    assert other.status_code == 200


def test_each_form_has_an_etag_of_its_own(api: httpx.Client) -> None:
    asked = {"model": "english-lstm", "text": TEXT}
    etag = api.post("/traces", json=asked).headers["etag"]
    assert api.post("/traces", json=asked, headers=BINARY).headers["etag"] != etag


@pytest.mark.parametrize("name", NAMES)
def test_gradients_agree_with_differences_of_the_loss(api: httpx.Client, name: str) -> None:
    vectors = np.eye(len(ask(api, model=name)["vocabulary"]))[[3, 7, 1, 4]]
    target = {"step": 3, "symbol": "e"}

    def loss(shifted: NDArray[np.float64]) -> dict[str, Any]:
        answer = api.post(
            "/traces",
            json={
                "model": name,
                "tokens": shifted.tolist(),
                "parts": ["gradients"],
                "target": target,
            },
        )
        body: dict[str, Any] = answer.raise_for_status().json()
        return body

    gradient = np.array(loss(vectors)["gradients"]["inputs"])
    shift = np.zeros_like(vectors)
    shift[1, 5] = 1e-5
    slope = (loss(vectors + shift)["loss"] - loss(vectors - shift)["loss"]) / 2e-5
    assert gradient[1, 5] == pytest.approx(slope, rel=1e-4, abs=1e-9)


def test_integrated_gradients_add_up_to_the_output_s_change(api: httpx.Client) -> None:
    body = ask(api, parts=["influence"], target={"step": 8})
    influence = body["influence"]
    assert len(influence["gradient"]) == len(TEXT)
    assert not any(influence["gradient"][9:])
    assert np.sum(influence["integrated"]) != 0


def test_occlusion_is_what_the_output_loses(api: httpx.Client) -> None:
    short = ask(api, text="ab", parts=["influence"], target={"step": 1, "symbol": "e"})
    vocabulary = short["vocabulary"]
    model = load_model(MODELS / "english-lstm.safetensors")
    vectors = np.eye(len(vocabulary))[[vocabulary.index("a"), vocabulary.index("b")]]
    without = vectors.copy()
    without[0] = 0.0
    outputs = [model.network.forward(x[:, None]).outputs[-1, 0] for x in (vectors, without)]
    lost = (outputs[0] - outputs[1])[vocabulary.index("e")]
    assert short["influence"]["occlusion"][0] == pytest.approx(lost, abs=1e-12)


def test_holding_the_forget_gate_at_one_keeps_everything(api: httpx.Client) -> None:
    layer = ask(api, what_if={"hold": [{"gate": "f", "value": 1.0}]})["layers"][0]
    assert (np.array(layer["gates"]["f"]) == 1.0).all()
    c = np.array(layer["c"])
    added = np.array(layer["gates"]["i"]) * np.array(layer["gates"]["g"])
    assert np.abs(c - added.cumsum(axis=0)).max() < 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_a_silenced_unit_is_zero_at_every_step_and_alone(api: httpx.Client, name: str) -> None:
    h = np.array(ask(api, model=name, what_if={"silence": [{"unit": 3}]})["layers"][0]["h"])
    assert np.abs(h[:, 3]).max() == 0.0
    assert np.abs(np.delete(h, 3, axis=1)).max() > 0.1


def test_a_gate_of_one_unit_can_be_held_anywhere_between(api: httpx.Client) -> None:
    hold = {"gate": "o", "unit": 2, "value": 0.25}
    gates = ask(api, what_if={"hold": [hold]})["layers"][0]["gates"]
    assert np.allclose(np.array(gates["o"])[:, 2], 0.25)
    assert np.array(gates["o"])[:, 3].std() > 0


def test_a_first_state_can_be_given(api: httpx.Client) -> None:
    hidden = ask(api)["hidden"]
    initial = [{"h": [0.0] * hidden, "c": [2.0] * hidden}]
    layer = ask(api, what_if={"initial": initial})["layers"][0]
    gates = {gate: np.array(values)[0] for gate, values in layer["gates"].items()}
    wanted = gates["f"] * 2.0 + gates["i"] * gates["g"]
    assert np.abs(np.array(layer["c"])[0] - wanted).max() < 1e-12


def test_a_small_spectral_radius_makes_gradients_vanish_sooner(api: httpx.Client) -> None:
    def first(radius: float) -> float:
        what_if = {"spectral_radius": radius}
        body = ask(api, model="english-rnn", parts=["gradients"], target="last", what_if=what_if)
        return float(np.linalg.norm(body["gradients"]["layers"][0]["h"][0]))

    assert first(0.2) < 1e-3 * first(1.2)


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"model": "nobody"}, 404, "nobody"),
        ({"model": "../secret"}, 404, "secret"),
        ({"text": "ab☃"}, 422, "position 3"),
        ({"text": ""}, 422, "empty"),
        ({"text": "a" * 1001}, 413, "limit is 1000"),
        ({"text": None}, 422, "either text or tokens"),
        ({"tokens": ["a"]}, 422, "either text or tokens"),
        ({"parts": ["everything"]}, 422, "parts"),
        ({"target": {"step": 99}, "parts": ["gradients"]}, 422, "steps 0 to 21"),
        ({"what_if": {"hold": [{"gate": "r", "value": 0.5}]}}, 422, "no gate 'r'"),
        ({"what_if": {"hold": [{"gate": "f", "value": -1}]}}, 422, "share"),
        ({"what_if": {"silence": [{"unit": 9999}]}}, 422, "no unit 9999"),
        ({"what_if": {"silence": [{"unit": 0, "layer": 7}]}}, 422, "no layer 7"),
        ({"what_if": {"edit": [{"name": "x", "index": [0], "value": 1}]}}, 422, "no weight 'x'"),
        ({"what_if": {"initial": [{"h": [1.0]}]}}, 422, "numbers"),
        ({"typo": 1}, 422, "typo"),
    ],
)
def test_what_can_t_be_traced_is_said_as_a_problem(
    api: httpx.Client, fields: dict[str, Any], status: int, words: str
) -> None:
    answer = api.post("/traces", json={"model": "english-lstm", "text": TEXT, **fields})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.text


def test_an_unknown_symbol_is_named_for_programs_too(api: httpx.Client) -> None:
    problem = api.post("/traces", json={"model": "english-rnn", "text": "ab☃"}).json()
    assert (problem["symbol"], problem["position"]) == ("☃", 2)


def test_one_symbol_is_a_sequence(api: httpx.Client) -> None:
    body = ask(api, text="a", parts=["h", "surprise", "gradients"], target="last")
    assert len(body["layers"][0]["h"]) == 1
    assert body["surprise"] == [None]
