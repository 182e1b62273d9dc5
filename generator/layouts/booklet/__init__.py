"""The booklet: chapters that flow, a spread for every exercise, tables to fill in."""

from generator.layouts.booklet.composition import compose

__all__ = ["compose"]
