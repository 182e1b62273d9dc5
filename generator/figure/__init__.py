"""Draw people from joint angles: `draw_figure(read_figure(data), style)` is a drawing that any pen can trace.

This package imports nothing else of the project. Names are imported at first use, numpy and shapely when a figure is
first drawn, so that `import generator.figure` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.figure.drawing import Contour, Drawing, Lettering, Paint, Pen, Shape, Stroke
    from generator.figure.picture import advise_figure, can_be_drawn, check_figure, draw_figure
    from generator.figure.reading.figure_reading import read_figure
    from generator.figure.tracing import TracedFigure, trace_figure
    from generator.figure.words.mirror import mirrored_figure
    from generator.figure.words.model import Arrow, Figure, Frame, Prop, View
    from generator.figure.words.people import PEOPLE, DrawnPerson
    from generator.figure.words.pose import Hand, Pose, Rest, between, mirrored
    from generator.figure.words.problems import FigureError, FigureProblem
    from generator.figure.words.style import Style

__all__ = [
    "PEOPLE",
    "Arrow",
    "Contour",
    "Drawing",
    "DrawnPerson",
    "Figure",
    "FigureError",
    "FigureProblem",
    "Frame",
    "Hand",
    "Lettering",
    "Paint",
    "Pen",
    "Pose",
    "Prop",
    "Rest",
    "Shape",
    "Stroke",
    "Style",
    "TracedFigure",
    "View",
    "advise_figure",
    "between",
    "can_be_drawn",
    "check_figure",
    "draw_figure",
    "mirrored",
    "mirrored_figure",
    "read_figure",
    "trace_figure",
]

_HOMES = {
    "drawing": ("Contour", "Drawing", "Lettering", "Paint", "Pen", "Shape", "Stroke"),
    "words.mirror": ("mirrored_figure",),
    "words.model": ("Arrow", "Figure", "Frame", "Prop", "View"),
    "words.people": ("PEOPLE", "DrawnPerson"),
    "picture": ("advise_figure", "can_be_drawn", "check_figure", "draw_figure"),
    "tracing": ("TracedFigure", "trace_figure"),
    "words.pose": ("Hand", "Pose", "Rest", "between", "mirrored"),
    "words.problems": ("FigureError", "FigureProblem"),
    "reading.figure_reading": ("read_figure",),
    "words.style": ("Style",),
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
