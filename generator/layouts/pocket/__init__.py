"""The pocket edition: eight panels of one sheet, folded three times and cut once."""

from generator.layouts.pocket.composition import compose

__all__ = ["compose"]
