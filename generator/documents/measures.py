"""Lengths and weights in the units of the reader: converted once, and rounded as people say them."""

from __future__ import annotations

from generator.content.values import Amount
from generator.units import UnitSystem

TURNED: dict[str, tuple[UnitSystem, str, float]] = {
    "metres": ("imperial", "yards", 1 / 0.9144),
    "centimetres": ("imperial", "inches", 1 / 2.54),
    "kilograms": ("imperial", "pounds", 1 / 0.45359237),
    "pounds": ("metric", "kilograms", 0.45359237),
}
"""For each unit: for whom it is turned into another, into which, and how many of them it is (NIST SP 811, B.8)."""

STEPS: dict[str, tuple[tuple[float, float], ...]] = {
    "yards": ((20, 1), (1e9, 5)),
    "miles": ((1e9, 0.1),),
    "inches": ((4, 0.5), (1e9, 1)),
    "pounds": ((20, 1), (1e9, 5)),
    "kilograms": ((10, 0.5), (1e9, 2.5)),
}
"""How finely a converted measure is said: up to so much, in steps of so much, as plates and dumbbells come."""


def measured(unit: str, amount: Amount, units: UnitSystem) -> tuple[str, Amount]:
    """Give a measure in the reader's units; metres become kilometres or miles where people would say so."""
    turn = TURNED.get(unit)
    if turn is None or turn[0] != units:
        return kilometres(unit, amount)
    into, factor = turn[1], turn[2]
    if into == "yards" and amount.low >= 1000:
        into, factor = "miles", 1 / 1609.344
    low, high = rounded(amount.low * factor, into), rounded(amount.high * factor, into)
    return into, Amount(low, high, amount.bound)


def kilometres(unit: str, amount: Amount) -> tuple[str, Amount]:
    """Say metres in kilometres when they are halves of them, and one at least."""
    if unit != "metres" or amount.low < 1000 or amount.low % 500 or amount.high % 500:
        return unit, amount
    return "kilometres", Amount(amount.low / 1000, amount.high / 1000, amount.bound)


def rounded(value: float, unit: str) -> float:
    """Round to the step that people say a unit in, never to nothing."""
    step = next(step for most, step in STEPS[unit] if value <= most)
    return max(step, round(round(value / step) * step, 3))
