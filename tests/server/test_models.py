"""Models over a real server: listed, described, downloaded, brought along and deleted."""

from __future__ import annotations

import json
from typing import Any

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load, save

Arrays = dict[str, NDArray[Any]]


def pytorch_lstm(inputs: int = 5, hidden: int = 4, *, seed: int = 0) -> Arrays:
    rng = np.random.default_rng(seed)
    shapes = {
        "rnn.weight_ih_l0": (4 * hidden, inputs),
        "rnn.weight_hh_l0": (4 * hidden, hidden),
        "rnn.bias_ih_l0": (4 * hidden,),
        "rnn.bias_hh_l0": (4 * hidden,),
        "head.weight": (inputs, hidden),
        "head.bias": (inputs,),
    }
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def upload(api: httpx.Client, arrays: Arrays, alphabet: str = "abcde") -> httpx.Response:
    return api.post("/models", params={"alphabet": alphabet}, content=save(arrays))


def test_the_house_s_models_are_listed_with_their_alphabets(api: httpx.Client) -> None:
    models = {each["id"]: each for each in api.get("/models").json()["models"]}
    assert {"english-rnn", "english-lstm", "english-gru"} <= set(models)
    assert "e" in models["english-lstm"]["vocabulary"]
    assert models["english-gru"]["cell"] == "gru"


def test_one_model_is_described(api: httpx.Client) -> None:
    body = api.get("/models/english-lstm").json()
    assert (body["id"], body["cell"]) == ("english-lstm", "lstm")


def test_a_downloaded_model_has_pytorch_s_names_and_shapes(api: httpx.Client) -> None:
    facts = api.get("/models/english-lstm").json()
    arrays = load(api.get("/models/english-lstm/weights").content)
    rows, symbols = 4 * facts["hidden"], len(facts["vocabulary"])
    assert arrays["rnn.weight_ih_l0"].shape == (rows, symbols)
    assert arrays["head.weight"].shape == (symbols, facts["hidden"])


def test_a_downloaded_model_can_be_brought_back_and_traces_the_same(api: httpx.Client) -> None:
    content = api.get("/models/english-gru/weights").content
    own = api.post("/models", content=content).raise_for_status().json()["id"]
    traces = [
        api.post("/traces", json={"model": name, "text": "hello"}).json()["layers"][0]["h"]
        for name in ("english-gru", own)
    ]
    assert np.abs(np.subtract(*traces)).max() < 1e-6


def test_own_weights_are_traced_by_the_equations(api: httpx.Client) -> None:
    arrays = pytorch_lstm()
    answer = upload(api, arrays)
    assert answer.status_code == 201
    name = answer.json()["id"]
    assert answer.headers["location"] == f"/api/v1/models/{name}"
    got = api.post("/traces", json={"model": name, "text": "cab"}).json()["layers"][0]
    h = c = np.zeros(4)
    for symbol in (2, 0, 1):
        a = arrays["rnn.weight_ih_l0"][:, symbol] + arrays["rnn.bias_ih_l0"]
        a = a + arrays["rnn.weight_hh_l0"] @ h + arrays["rnn.bias_hh_l0"]
        i, f, g, o = np.split(a, 4)
        c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        h = np.tanh(c) / (1 + np.exp(-o))
    assert np.allclose(got["h"][-1], h, atol=1e-6)
    assert np.allclose(got["c"][-1], c, atol=1e-6)


def test_an_own_model_stays_out_of_the_list_and_can_be_deleted(api: httpx.Client) -> None:
    name = upload(api, pytorch_lstm()).json()["id"]
    assert name not in api.get("/models").text
    assert api.delete(f"/models/{name}").status_code == 204
    assert api.get(f"/models/{name}").status_code == 404
    assert api.post("/traces", json={"model": name, "text": "a"}).status_code == 404


def test_the_house_s_models_can_t_be_deleted(api: httpx.Client) -> None:
    assert api.delete("/models/english-lstm").status_code == 403


def without(name: str) -> Arrays:
    arrays = pytorch_lstm()
    del arrays[name]
    return arrays


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        (without("rnn.weight_hh_l0"), "weight_hh_l0"),
        (without("head.weight"), "head"),
        ({**pytorch_lstm(), "rnn.weight_hh_l0": np.zeros((16, 5), np.float32)}, "(16, 5)"),
        ({**pytorch_lstm(), "head.bias": np.full(5, np.nan, np.float32)}, "finite"),
        ({"a": np.zeros(3, np.float32)}, "weight"),
    ],
)
def test_a_file_that_is_no_model_is_told_what_is_wrong(
    api: httpx.Client, arrays: Arrays, words: str
) -> None:
    answer = upload(api, arrays)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80\x04\x95pickle",
        b"\xff" * 64,
        (2**60).to_bytes(8, "little") + b"{}",
        b"PK\x03\x04",
    ],
)
def test_bytes_that_are_no_safetensors_are_refused(api: httpx.Client, content: bytes) -> None:
    answer = api.post("/models", content=content)
    assert answer.status_code == 422
    assert "safetensors" in answer.json()["detail"]


def test_a_file_over_the_limit_is_refused(api: httpx.Client) -> None:
    answer = api.post("/models", content=b"\0" * 17_000_000)
    assert answer.status_code == 413


def test_an_alphabet_must_have_a_symbol_for_every_input(api: httpx.Client) -> None:
    answer = upload(api, pytorch_lstm(), alphabet="abc")
    assert answer.status_code == 422
    assert "3" in answer.json()["detail"]
    assert "5" in answer.json()["detail"]


def test_the_alphabet_may_stand_in_the_file(api: httpx.Client) -> None:
    content = save(pytorch_lstm(), {"vocabulary": json.dumps(list("vwxyz"))})
    body = api.post("/models", content=content).raise_for_status().json()
    assert body["vocabulary"] == list("vwxyz")
