"""The booklet: chapters that flow, a spread for every exercise, tables to fill in."""

from generator.layouts.booklet.composition import plan

__all__ = ["plan"]
