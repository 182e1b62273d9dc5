"""What of a figure one picture shows, and how it is to look: at what scale, with what drawn beside the body."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from generator.figure.words.model import Figure, Frame, Prop, View

Kind = Literal["colour", "line", "small"]

MAT_LENGTH = 1.95
MAT_WIDTH = 0.62
MAT_MIDDLE = 0.025
"""The mat's size, and where its middle lies from the pelvis towards the feet; metres."""


@dataclass(frozen=True, slots=True)
class Style:
    """`scale` is millimetres of paper for a metre of body (at a stature of 1.68 m).

    `colour` is for posters and booklets, `line` for photocopies, `small` for cards, on a line of floor. Person, view
    and pale take the place of the figure's own when given. A `draft` is drawn as far as a pose can be solved, with what
    fails in red.
    """

    kind: Kind = "colour"
    scale: float = 75.0
    person: str = ""
    view: View | None = None
    pale: bool | None = None
    arrows: bool = True
    ghost: bool = True
    highlight: bool = True
    mat: bool = True
    draft: bool = False

    @classmethod
    def for_mat(cls, width_mm: float, kind: Kind = "colour", view: View | None = None) -> Style:
        """Return the style at whose scale a mat is `width_mm` wide: one for all figures of a product."""
        return cls(kind=kind, scale=width_mm / mat_span(view or View()), view=view)


def mat_span(view: View) -> float:
    """Width of a mat as a camera sees it, in metres."""
    turned = math.radians(view.yaw)
    return MAT_LENGTH * abs(math.cos(turned)) + MAT_WIDTH * abs(math.sin(turned))


@dataclass(frozen=True, slots=True)
class Scene:
    """What of a figure one picture shows: a frame, as whom, from where, with what around it.

    Without a `view`, the one is taken that shows all frames best.
    """

    figure: Figure
    frame: Frame
    person: str
    view: View | None
    props: tuple[Prop, ...]
    pale: bool

    def key(self, style: Style) -> tuple[object, ...]:
        """Return everything that decides how the picture looks, with the same `repr` on every machine."""
        ghost: tuple[object, ...] = ()
        if self.frame.ghost:
            other = self.figure.frame(self.frame.ghost)
            ghost = (other.pose.key(), tuple(prop.key() for prop in self.figure.surroundings(other)[1]))
        marks = (self.frame.arrows, self.frame.highlight, self.figure.show, self.pale)
        view = self.view or self.figure.posed()
        scene = (self.person, view, tuple(prop.key() for prop in self.props))
        return (self.frame.pair(), marks, scene, ghost, style)


def scene_of(figure: Figure, style: Style, wanted: int | str | None) -> Scene:
    """Resolve a figure, a style and a frame into what is to be drawn."""
    frame = figure.frame(wanted)
    view, props = figure.surroundings(frame)
    pale = figure.pale if style.pale is None else style.pale
    return Scene(figure, frame, figure.drawn(style.person), style.view or view, props, pale)
