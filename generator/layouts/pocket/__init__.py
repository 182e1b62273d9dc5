"""The pocket edition: eight panels of one sheet, folded three times and cut once."""

from generator.layouts.pocket.composition import plan

__all__ = ["plan"]
