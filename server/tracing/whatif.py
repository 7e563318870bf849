"""Changes made to a model before it reads: not in the model, but in a copy of its parameters."""

from __future__ import annotations
from typing import Any
from engine.network import Network
from server.tracing.request import WhatIf


def changed_network(network: Network, what_if: WhatIf | None) -> Network:
    return network


def initial_state(network: Network, what_if: WhatIf | None) -> Any:
    return None
