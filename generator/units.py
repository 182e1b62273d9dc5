"""Lengths. Layouts and finishing think in millimetres; ReportLab and PDF think in points."""

from __future__ import annotations

from typing import Literal

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4
MM = POINTS_PER_INCH / MM_PER_INCH
"""Points in a millimetre: `3 * MM` is 3 mm in points."""


def to_mm(points: float) -> float:
    """Turn points into millimetres."""
    return points / MM


UnitSystem = Literal["", "metric", "imperial"]
"""The units that a reader knows; empty: those of the language, or as they were written."""
UNIT_SYSTEMS: tuple[UnitSystem, ...] = ("metric", "imperial")
