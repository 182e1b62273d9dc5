"""Things around the body, one module each: to add a thing, add its module.

A module's name is the word that authors use. It has `SIZES` and `WORDS`, what an author may set; `support(prop)`, the
height in metres at which the thing carries the body; and `behind(stage, prop)` or `before(stage, prop)`, which paint
what lies behind the body and before it. Modules import numpy where they draw, so that reading a figure needs none.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

KINDS: dict[str, ModuleType] = {
    found.name: import_module(f"{__name__}.{found.name}")
    for found in sorted(iter_modules(__path__), key=lambda found: found.name)
}
"""Every thing by its word."""
