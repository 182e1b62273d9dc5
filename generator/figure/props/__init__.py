"""Things around the body, one module each: to add a thing, add its module.

A module's name is the word that authors use. It has `SIZES` and `WORDS`, what an author may set; `support(prop)`, the
height in metres at which the thing carries the body; and `behind(stage, prop)` or `before(stage, prop)`, which paint
what lies behind the body and before it. A thing that carries the whole body has `LIFTS = True`: without a mat, no
shadow falls on the floor below it. Modules import numpy where they draw, so that reading a figure needs none.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.words.model import Prop

KINDS: dict[str, ModuleType] = {
    found.name: import_module(f"{__name__}.{found.name}")
    for found in sorted(iter_modules(__path__), key=lambda found: found.name)
}
"""Every thing by its word."""


def support(prop: Prop) -> float:
    """Return the height in metres at which a prop carries the body; 0 for what carries nothing."""
    return float(KINDS[prop.kind].support(prop))


def lifts(prop: Prop) -> bool:
    """Say whether a prop stands between the whole body and the floor, so that its shadow does not fall there."""
    return bool(getattr(KINDS[prop.kind], "LIFTS", False))
