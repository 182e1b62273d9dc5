"""What pages can be made for, one module each: to add a target, add its module.

A module's name is the word that users say; its `TARGET` is a `generator.target.Target`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from generator.target import Target

_FOUND: list[Target] = [import_module(f"{__name__}.{found.name}").TARGET for found in iter_modules(__path__)]

TARGETS: dict[str, Target] = {
    found.name: found for found in sorted(_FOUND, key=lambda found: (found.order, found.name))
}
"""Every target by its name, in their order."""
USUAL: Target = next(target for target in TARGETS.values() if target.usual)
"""What is made for when nothing is said."""
