"""The mark of an answer as the API gives it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class FeedbackAnswer(BaseModel):
    """A sentence on one option, pair, slot or line, or, without `option`, on the whole answer."""

    text: str = Field(description="HTML")
    option: str | None
    correct: bool | None = Field(description="Whether this option, pair or line is right")
    expected: str | None = Field(description="Where it belongs, for what has a place")


class MistakeAnswer(BaseModel):
    """The thought that leads to the wrong answer that was given."""

    id: str
    message: str = Field(description="HTML")
    link: str = Field(description="The paragraph to read: chapter/section#anchor")


class PointAnswer(BaseModel):
    id: str = Field(examples=["FAQ-4.b"])
    text: str = Field(description="HTML")
    state: Literal["stated", "missing", "contradicted"]
    quote: str | None = Field(description="Your words that state or contradict it")


class SpokenAnswer(BaseModel):
    """The answer as one would say it in an interview. HTML."""

    half_a_minute: str
    two_minutes: str
    whiteboard: str


class SourceAnswer(BaseModel):
    key: str
    label: str = Field(examples=["Gers et al., 2000"])


class MarkAnswer(BaseModel):
    """What an answer is worth, why, what one would say, and when the question comes back."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "01JD3S",
                "correct": False,
                "score": 0.0,
                "feedback": [
                    {
                        "text": "<p>The answer is 18,944.</p>",
                        "option": None,
                        "correct": None,
                        "expected": None,
                    }
                ],
                "explanation": "<p>Four blocks, each a matrix and a bias …</p>",
                "mistake": {
                    "id": "three-gates",
                    "message": "<p>You counted three blocks …</p>",
                    "link": "rnn-lstm/lstm#parameter-count",
                },
                "points": None,
                "spoken": {"half_a_minute": "…", "two_minutes": "…", "whiteboard": "…"},
                "why": "<p>It shows …</p>",
                "follow_ups": ["<p>What changes with two biases?</p>"],
                "sources": [{"key": "gers2000", "label": "Gers et al., 2000"}],
                "model_answer": None,
                "seed": 7,
                "due": "2026-11-23T09:00:00Z",
            }
        }
    )

    id: str
    correct: bool | None = Field(description="Null where only you can tell, by the key points")
    score: float = Field(ge=0, le=1)
    feedback: list[FeedbackAnswer]
    explanation: str = Field(description="HTML")
    mistake: MistakeAnswer | None
    points: list[PointAnswer] | None
    spoken: SpokenAnswer
    why: str = Field(description="Why interviewers ask it. HTML")
    follow_ups: list[str]
    sources: list[SourceAnswer]
    model_answer: str | None = Field(description="HTML; of questions answered in own words")
    seed: int
    due: datetime | None = Field(description="When the question comes back")
