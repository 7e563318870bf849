"""What may be asked of an analysis, checked where it enters; its JSON schema states every limit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from server.tracing.request import Closed, Index, Target, Text, Vector, WhatIf

MAX_STEPS = 400
"""Of a sequence that is analysed: Jacobians and influence grow with its square."""
MAX_FOUND = 50

Analysis = Literal[
    "gates",
    "time_scales",
    "retention",
    "gradient_norms",
    "jacobians",
    "influence",
    "path",
    "nearest",
    "pattern",
    "unit",
]
DEFAULT_ANALYSES: tuple[Analysis, ...] = ("gates", "time_scales", "gradient_norms", "path")


class Pattern(Closed):
    """Steps of the sequence over which units stay on; where else do they? Both ends count."""

    start: Index
    end: Index
    least: Annotated[float, Field(gt=0, le=1)] = 0.5

    @model_validator(mode="after")
    def _forwards(self) -> Pattern:
        if self.end < self.start:
            raise ValueError("end is before start")
        return self


class AnalysisRequest(Closed):
    """A model, a sequence, and what is asked of its states in one layer."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {"model": "english-lstm", "text": "the cat sat", "analyses": ["time_scales"]},
                {
                    "model": "english-gru",
                    "text": "the cat sat on",
                    "analyses": ["nearest", "unit"],
                    "step": 6,
                    "unit": 17,
                },
            ]
        },
    )

    model: Annotated[str, Field(min_length=1, max_length=80)]
    text: Annotated[Text, Field(description=f"1 to {MAX_STEPS} symbols")] | None = None
    tokens: tuple[Text | int | Vector, ...] | None = Field(
        None, description="symbols, their numbers, or input vectors; in the place of text"
    )
    what_if: WhatIf | None = None
    analyses: Annotated[tuple[Analysis, ...], Field(min_length=1, max_length=10)] = DEFAULT_ANALYSES
    layer: Index = 0
    step: Index | None = Field(None, description="for `nearest`; default: the last")
    unit: Index = Field(0, description="for `unit`")
    symbol: Annotated[str, Field(max_length=40)] | None = Field(
        None, description="for `influence`: the output; default: the likeliest at the last step"
    )
    target: Literal["next", "last"] | Target = Field(
        "last", description="for `gradient_norms`: the loss, as in a trace"
    )
    pattern: Pattern | None = Field(None, description="for `pattern`")
    count: Annotated[int, Field(ge=1, le=MAX_FOUND)] = Field(
        8, description="how many neighbours, matches and contexts"
    )

    @model_validator(mode="after")
    def _complete(self) -> AnalysisRequest:
        if (self.text is None) == (self.tokens is None):
            raise ValueError("give either text or tokens")
        if "pattern" in self.analyses and self.pattern is None:
            raise ValueError("analysis `pattern` needs the steps: pattern.start and pattern.end")
        return self
