"""What a caller may say over the training socket, checked where it enters."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

MAX_STEPS_A_FRAME = 64

Rate = Annotated[float, Field(gt=0, le=1)]
Clip = Annotated[float, Field(ge=0, le=1000, description="0 clips nothing")]

Length = Annotated[int, Field(ge=1, le=200, description="the task's lag or length")]


class Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Settings(Message):
    """A run: what is learnt, by which cell, from which start. The seed repeats it exactly."""

    task: Annotated[str, Field(max_length=40)]
    cell: Literal["rnn", "lstm", "gru"]
    start: Annotated[str, Field(max_length=40)]
    hidden: Annotated[int, Field(ge=2, le=128)] = 32
    length: Length = 10
    learning_rate: Rate = 0.005
    clip: Clip = 1.0
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 1


class Start(Message):
    """Begin, or begin again, with new weights drawn from the seed."""

    do: Literal["start"]
    settings: Settings


class Steps(Message):
    """Train so many steps and answer with one frame."""

    do: Literal["steps"]
    count: Annotated[int, Field(ge=1, le=MAX_STEPS_A_FRAME)] = 1


class Change(Message):
    """Go on with another learning rate, clip norm or lag; the weights stay."""

    do: Literal["change"]
    learning_rate: Rate | None = None
    clip: Clip | None = None
    length: Length | None = None


MESSAGE: TypeAdapter[Start | Steps | Change] = TypeAdapter(
    Annotated[Start | Steps | Change, Field(discriminator="do")]
)
