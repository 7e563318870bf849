"""Whatever bytes a child sends: a value, or a ProtocolError; and judging any value is no error.

Each example is a body, valid or not, with many mutants of it drawn from one seed: the mutants of
valid bodies reach far deeper into the decoder than random bytes do.
"""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from questions.exercise_loading import ROOT, load_exercise
from questions.exercise_running import run_trusted
from questions.exercise_steps import Run
from server.grading.casing import judge_case, states
from server.grading.showing import texts
from server.sandbox import Generated, Limits, Opaque, Ref, Returned
from server.sandbox.codec.decoding import decode
from server.sandbox.codec.encoding import encode
from server.sandbox.codec.frames import pack, unpack_header
from server.sandbox.codec.wire import DTYPES, HEADER, Caps, Kind, Tag
from server.sandbox.errors import ProtocolError
from server.sandbox.replies import read_refusal, read_reply, reply_caps

LIMITS = Limits()
CAPS = reply_caps(LIMITS, 100)
# One that shows states, one that checks gradients.
EXERCISES = [load_exercise(ROOT / slug) for slug in ("lstm_step", "mlp_backprop")]
ASKED = [
    (exercise, exercise.fixed[0], run_trusted(exercise.reference, exercise.fixed[0]))
    for exercise in EXERCISES
]
SHOWN = [texts(*asked) for asked in ASKED]
TAGS = [tag for name, tag in vars(Tag).items() if name.isupper()]
INTERESTING = (0, 1, 2, 7, 8, 9, 31, 32, 127, 128, 255)
HUGE = (b"\xff" * 8, b"\x00" * 7 + b"\x80", b"\x00\x00\x00\x80", b"\xff\xff\xff\x7f", b"\x00" * 8)


# Nothing is shrunk or timed: an example is a seed as good as any other.
def examples(count: int) -> settings:
    return settings(
        max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )


whole = st.integers(-(2**80), 2**80) | st.sampled_from([10**400, -(10**2_000)])
numbers = st.none() | st.booleans() | whole | st.floats()
scalars = numbers | st.complex_numbers() | st.text(max_size=8)
ndarrays = arrays.arrays(
    st.sampled_from([np.dtype(name) for name in DTYPES]),
    arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
leaves = scalars | ndarrays | st.builds(Opaque, st.text(max_size=5)) | st.builds(Ref, st.text())


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    items = st.lists(inner, max_size=4)
    generated = st.builds(
        lambda kept, done: Generated(tuple(kept), finished=done), items, st.booleans()
    )
    return items | items.map(tuple) | st.dictionaries(st.text(max_size=3), inner) | generated


values = st.recursive(leaves, containers, max_leaves=12)
# What learners return: near enough to the right answer to reach the comparison itself.
parts = ndarrays | numbers
several = st.tuples(parts, parts) | st.tuples(*[parts] * 5)
answers = several | st.lists(ndarrays, max_size=3) | values


def mutant(body: bytes, rng: random.Random) -> bytes:
    data = bytearray(body)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(6):
            case 0:
                data[at : at + 1] = bytes((rng.choice(INTERESTING),))
            case 1:
                data[at : at + 1] = rng.randbytes(1)
            case 2:
                del data[at : at + rng.randint(1, 9)]
            case 3:
                data[at:at] = rng.randbytes(rng.randint(1, 9))
            case 4:
                chunk = rng.choice(HUGE)
                data[at : at + len(chunk)] = chunk
            case _:
                data[at:at] = bytes((rng.choice(TAGS),)) + rng.choice(HUGE)
    return bytes(data)


def survive(body: bytes) -> None:
    """Read a body as everything that a child may send, and judge what is a value."""
    for read in (
        lambda: read_reply(memoryview(body), LIMITS, CAPS),
        lambda: read_refusal(memoryview(body)),
        lambda: unpack_header(body, max_bytes=1_000),
    ):
        try:
            read()
        except ProtocolError:
            continue
    try:
        value = decode(body, caps=CAPS)
    except ProtocolError:
        return
    judge(value)


def judge(value: Any) -> None:
    for (exercise, case, expected), shown in zip(ASKED, SHOWN, strict=True):
        got = Run(ended="returned", values=(value,), inputs_after=expected.inputs_after)
        judge_case(exercise, case, expected, got, Returned(), shown).model_dump_json()
        states(exercise, case, expected, got)


def fuzz_frames(body: bytes, seed: int, mutants: int) -> None:
    rng = random.Random(seed)
    survive(body)
    for _ in range(mutants):
        survive(mutant(body, rng))


@examples(150)
@given(value=answers, seed=st.integers(0, 2**32))
def test_no_mutant_of_a_frame_breaks_the_decoder_or_the_comparer(value: Any, seed: int) -> None:
    report = (("returned",), False, (), (value,), None)
    fuzz_frames(encode(value, caps=Caps()), seed, 20)
    fuzz_frames(encode(report, caps=Caps()), seed, 10)


@examples(300)
@given(st.binary(max_size=200))
def test_no_random_bytes_break_the_decoder(body: bytes) -> None:
    survive(body)


@examples(300)
@given(answers)
def test_every_value_that_travels_is_judged_and_none_is_an_error(value: Any) -> None:
    judge(value)


@examples(200)
@given(value=values)
def test_what_is_encoded_is_decoded_to_the_same_bytes(value: Any) -> None:
    body = encode(value, caps=Caps())
    assert encode(decode(body, caps=CAPS), caps=Caps()) == body


@examples(200)
@given(kind=st.sampled_from(Kind), nonce=st.binary(min_size=16, max_size=16), body=st.binary())
def test_a_header_tells_what_was_packed(kind: Kind, nonce: bytes, body: bytes) -> None:
    header = unpack_header(pack(kind, nonce, body)[: HEADER.size], max_bytes=2**31)
    assert (header.kind, header.nonce, header.length) == (kind, nonce, len(body))


@pytest.mark.nightly
@examples(5_000)
@given(value=answers, seed=st.integers(0, 2**32))
def test_a_million_mutants_break_neither_decoder_nor_comparer(value: Any, seed: int) -> None:
    fuzz_frames(encode(value, caps=Caps()), seed, 150)
    report = (("returned",), False, (), (value,), None)
    fuzz_frames(encode(report, caps=Caps()), seed, 50)
