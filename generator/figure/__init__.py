"""Draw people from joint angles: `draw_figure(read_figure(data), style)` is a drawing that any pen can trace.

This package imports nothing else of the project. Names are imported at first use, numpy and shapely when a figure is
first drawn, so that `import generator.figure` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.figure.drawing import Contour, Drawing, Label, Paint, Pen, Shape, Stroke
    from generator.figure.framing import common_scale
    from generator.figure.model import Arrow, Figure, Frame, Prop, View
    from generator.figure.people import PEOPLE, Person
    from generator.figure.picture import check_figure, draw_figure
    from generator.figure.pose import Hand, Pose, Rest, between, mirrored
    from generator.figure.problems import FigureError, Problem
    from generator.figure.reading import read_figure
    from generator.figure.style import Style

__all__ = [
    "PEOPLE",
    "Arrow",
    "Contour",
    "Drawing",
    "Figure",
    "FigureError",
    "Frame",
    "Hand",
    "Label",
    "Paint",
    "Pen",
    "Person",
    "Pose",
    "Problem",
    "Prop",
    "Rest",
    "Shape",
    "Stroke",
    "Style",
    "View",
    "between",
    "check_figure",
    "common_scale",
    "draw_figure",
    "mirrored",
    "read_figure",
]

_HOMES = {
    "drawing": ("Contour", "Drawing", "Label", "Paint", "Pen", "Shape", "Stroke"),
    "framing": ("common_scale",),
    "model": ("Arrow", "Figure", "Frame", "Prop", "View"),
    "people": ("PEOPLE", "Person"),
    "picture": ("check_figure", "draw_figure"),
    "pose": ("Hand", "Pose", "Rest", "between", "mirrored"),
    "problems": ("FigureError", "Problem"),
    "reading": ("read_figure",),
    "style": ("Style",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
