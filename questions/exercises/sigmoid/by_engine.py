"""The engine's own."""

from engine.chapter import sigmoid

__all__ = ["sigmoid"]
