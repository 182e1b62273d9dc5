"""The pocket card: the title, the first parts and the Stop rule on the front, the other moves on the back."""

from generator.layouts.card.composition import plan

__all__ = ["plan"]
