"""Runs untrusted NumPy code and returns values, never verdicts; imports nothing of ours.

async with Sandbox() as sandbox, sandbox.job(source) as job:
outcome = await job.load()
result = await job.run([Call("step", (x, h))])
"""

from .errors import Overloaded, SandboxError, Unavailable, Unsendable
from .job import Job
from .limits import Limits
from .outcomes import (
    CaseResult,
    Crashed,
    Flooded,
    Outcome,
    OutOfMemory,
    Raised,
    Refused,
    Returned,
    TimedOut,
)
from .policy import Policy
from .sandbox import Sandbox, Status, Tier
from .steps import Call, CallMethod, Construct, GetAttribute, SetAttribute, Step
from .values import Callback, Generated, Helper, Opaque, Ref, Rng, Value

__all__ = [
    "Call",
    "CallMethod",
    "Callback",
    "CaseResult",
    "Construct",
    "Crashed",
    "Flooded",
    "Generated",
    "GetAttribute",
    "Helper",
    "Job",
    "Limits",
    "Opaque",
    "OutOfMemory",
    "Outcome",
    "Overloaded",
    "Policy",
    "Raised",
    "Ref",
    "Refused",
    "Returned",
    "Rng",
    "Sandbox",
    "SandboxError",
    "SetAttribute",
    "Status",
    "Step",
    "Tier",
    "TimedOut",
    "Unavailable",
    "Unsendable",
    "Value",
]
