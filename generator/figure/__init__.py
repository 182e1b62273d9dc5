"""Draw people from joint angles: `draw_figure(read_figure(data), style)` is a drawing that any pen can trace.

This package imports nothing else of the project, and numpy and shapely only when a figure is first drawn.
"""

from __future__ import annotations

from pathlib import Path

from generator.figure.drawing import Contour, Drawing, Label, Paint, Pen, Shape, Stroke
from generator.figure.model import Arrow, Figure, Frame, Prop, View
from generator.figure.people import PEOPLE, Person
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
    "draw_figure",
    "mirrored",
    "read_figure",
]


def draw_figure(figure: Figure, style: Style, frame: int | str | None = None, cache: Path | None = None) -> Drawing:
    """Return the picture of one frame of a figure: by index or name, or the main one.

    With `cache`, a folder, drawings are kept there and used again; losing it costs only time. Raises FigureError when
    the pose cannot be solved, KeyError or IndexError when there is no such frame.
    """
    from generator.figure.scene import draw_scene, shown

    return draw_scene(shown(figure, style, frame), style)


def check_figure(figure: Figure) -> None:
    """Solve every frame of a figure without drawing it.

    Raises FigureError with every hand that cannot reach and every part that cannot rest.
    """
    from generator.figure.scene import settled_frame

    problems: list[Problem] = []
    for frame in figure.frames:
        try:
            settled_frame(figure, frame)
        except FigureError as error:
            problems += error.problems
    if problems:
        raise FigureError(problems)
