"""Things around the body, one module each: to add a thing, add its module.

A module's name, with hyphens, is the word that authors use. It has `SIZES` and `WORDS`, what an author may set, and
`support(prop)`, the height in metres at which the thing carries the body. `behind(stage, prop)` and `before(stage,
prop)` paint what lies behind the whole body and before it; `solids(stage, prop)` gives pieces that limbs pass before
and behind. A thing that hands reach for has `handle(prop)`; one that lies in hands has `"in"` among its words, and
`LINES_UP = True` if it is one bar in both, or `half_width(prop)` if hands lie round it. A thing that carries the whole
body has `LIFTS = True`: without a mat, no shadow falls on the floor below it. Modules import numpy where they draw, so
that reading a figure needs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

KINDS: dict[str, ModuleType] = {
    found.name.replace("_", "-"): import_module(f"{__name__}.{found.name}")
    for found in sorted(iter_modules(__path__), key=lambda found: found.name)
}
"""Every thing by its word."""


def support(prop: Prop) -> float:
    """Return the height in metres at which a prop carries the body; 0 for what carries nothing."""
    return float(KINDS[prop.kind].support(prop))


def all_solids(stage: Stage, props: Sequence[Prop]) -> list[Solid]:
    """Return the pieces of all things that limbs pass before and behind, each with a name of its own."""
    found = []
    for k, prop in enumerate(props):
        if hasattr(KINDS[prop.kind], "solids"):
            for solid in KINDS[prop.kind].solids(stage, prop):
                found.append(replace(solid, name=f"{prop.kind} {k} {solid.name}"))
    return found


def lifts(prop: Prop) -> bool:
    """Say whether a prop stands between the whole body and the floor, so that its shadow does not fall there."""
    return bool(getattr(KINDS[prop.kind], "LIFTS", False))
