"""Routine Press: one exercise routine in YAML becomes a wall poster, a pocket card and a booklet.

>>> from generator import Options, build, load_routine
>>> programme = load_routine("psoas-for-runners")
>>> build(programme, products=["poster"], options=Options(paper="a2"), out="prints")

Names are imported at first use, so that `import generator` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.builder import Made, build
    from generator.content.library import load_routine
    from generator.content.programme import Programme
    from generator.content.project import Project
    from generator.errors import ContentError, FitError, GlyphError, PressError, Problem, TemplateError
    from generator.options import HomePrinting, Options, ShopPrinting

__version__ = "0.1.0"

__all__ = [
    "ContentError",
    "FitError",
    "GlyphError",
    "HomePrinting",
    "Made",
    "Options",
    "PressError",
    "Problem",
    "Programme",
    "Project",
    "ShopPrinting",
    "TemplateError",
    "build",
    "load_routine",
]

_HOMES = {
    "generator.builder": ("Made", "build"),
    "generator.content.library": ("load_routine",),
    "generator.content.programme": ("Programme",),
    "generator.content.project": ("Project",),
    "generator.errors": ("ContentError", "FitError", "GlyphError", "PressError", "Problem", "TemplateError"),
    "generator.options": ("HomePrinting", "Options", "ShopPrinting"),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
