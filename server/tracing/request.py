"""What may be asked of a trace, checked where it enters; its JSON schema states every limit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

MAX_SYMBOLS = 1000
MAX_INPUTS = 1024

Part = Literal["h", "c", "gates", "predictions", "surprise", "gradients", "influence"]
DEFAULT_PARTS: tuple[Part, ...] = ("h", "c", "gates", "predictions")

Finite = Annotated[float, Field(allow_inf_nan=False, ge=-1e6, le=1e6)]
Index = Annotated[int, Field(ge=0, le=1_000_000)]
# Any constraint has Pydantic refuse half of a surrogate pair, which no answer could hold.
Text = Annotated[str, Field(min_length=0)]


class Closed(BaseModel):
    """A form without room for misspelt fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# A plain RNN has no gates: what can be held there is its state itself.
Gate = Literal["h", "i", "f", "g", "o", "r", "z", "n"]


class Hold(Closed):
    """A gate kept at a value through the whole sequence, for one unit or for all."""

    gate: Gate
    value: Annotated[float, Field(ge=-1, le=1)]
    unit: Index | None = None
    layer: Index = 0


class Silence(Closed):
    """A unit whose h is 0 at every step."""

    unit: Index
    layer: Index = 0


class Edit(Closed):
    """One number of one weight array, set."""

    name: Annotated[str, Field(max_length=100)]
    index: Annotated[tuple[Index, ...], Field(max_length=3)]
    value: Finite


class InitialState(Closed):
    """States of one layer before the first step."""

    layer: Index = 0
    h: Annotated[tuple[Finite, ...], Field(max_length=4096)] | None = None
    c: Annotated[tuple[Finite, ...], Field(max_length=4096)] | None = None


class WhatIf(Closed):
    """Changes made to the model before it reads the sequence; the model itself stays as it is."""

    hold: Annotated[tuple[Hold, ...], Field(max_length=64)] = ()
    silence: Annotated[tuple[Silence, ...], Field(max_length=512)] = ()
    edit: Annotated[tuple[Edit, ...], Field(max_length=256)] = ()
    initial: Annotated[tuple[InitialState, ...], Field(max_length=16)] = ()
    forget_bias: Finite | None = Field(None, description="set the bias of every forget gate")
    spectral_radius: Annotated[float, Field(gt=0, le=10)] | None = Field(
        None, description="scale every recurrent matrix to this spectral radius"
    )
    start: Literal["uniform", "orthogonal", "chrono", "small-normal"] | None = Field(
        None, description="untrained weights drawn from `seed`, in the place of the model's"
    )
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = Field(1, description="for `start`")


class Target(Closed):
    """One output that gradients and influence are taken of."""

    step: Index
    symbol: Annotated[str, Field(min_length=1, max_length=40)] | None = Field(
        None, description="default: the symbol that the model finds likeliest there"
    )


Vector = Annotated[tuple[Finite, ...], Field(min_length=1, max_length=MAX_INPUTS)]


class TraceRequest(Closed):
    """A model and a sequence, as text or as tokens; what to send back; what to change first."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {"model": "english-lstm", "text": "the cat sat"},
                {
                    "model": "english-gru",
                    "text": "the cat",
                    "parts": ["h", "influence"],
                    "target": {"step": 6},
                    "what_if": {"hold": [{"gate": "z", "value": 0.0}]},
                },
            ]
        },
    )

    model: Annotated[str, Field(min_length=1, max_length=80)]
    text: Text | None = Field(
        None, description=f"1 to {MAX_SYMBOLS} symbols of the model's alphabet"
    )
    tokens: tuple[Text | int | Vector, ...] | None = Field(
        None, description="symbols, their numbers, or input vectors; in the place of text"
    )
    parts: Annotated[tuple[Part, ...], Field(max_length=16)] = DEFAULT_PARTS
    target: Literal["next", "last"] | Target = Field(
        "next",
        description="the loss: cross-entropy of every next symbol, of the last output, or of one",
    )
    what_if: WhatIf | None = None

    @model_validator(mode="after")
    def _one_sequence(self) -> TraceRequest:
        if (self.text is None) == (self.tokens is None):
            raise ValueError("give either text or tokens")
        return self
