"""What a figure is once drawn, and the protocol of the pens that trace it.

A drawing need not know what it is traced on, and a pen need not know what it traces: a PDF, an SVG and a
recording are one short pen each. Colours are named by role, so that one drawing serves every theme, screen
and press alike; the pen looks the role up.

Lengths are millimetres on paper, y grows upwards, y = 0 is the floor and x = 0 the middle of the mat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Anchor = Literal["start", "middle", "end"]
MM_PER_INCH = 25.4
MM_PER_POINT = MM_PER_INCH / 72


@dataclass(frozen=True, slots=True)
class Paint:
    """Name a colour: `role`, moved by `share` (0 to 1) towards the colour of the role `towards`."""

    role: str
    towards: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """Name a line: its paint, width in points, dash lengths in points (empty: solid), and how its ends look."""

    paint: Paint
    width: float
    dash: tuple[float, ...] = ()
    round_ends: bool = True


Segment = tuple[float, ...]
"""2 numbers: a line to x, y. 6 numbers: a cubic Bézier curve (two control points, then the end point)."""


@dataclass(frozen=True, slots=True)
class Contour:
    """One run of segments from a start point; closed contours return to it."""

    start: tuple[float, float]
    segments: tuple[Segment, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """Contours filled (non-zero winding) and then stroked as one."""

    contours: tuple[Contour, ...]
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words set as real text: baseline point, size in points, weight (400 to 800)."""

    x: float
    y: float
    text: str
    size: float
    paint: Paint
    weight: int = 400
    anchor: Anchor = "start"


class Pen(Protocol):
    """Trace shapes and lettering onto something."""

    def shape(self, shape: Shape) -> None: ...

    def lettering(self, lettering: Lettering) -> None: ...


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: its items from back to front and its bounds (left, bottom, right, top) in mm."""

    bounds: tuple[float, float, float, float]
    items: tuple[Shape | Lettering, ...]

    @property
    def width(self) -> float:
        return self.bounds[2] - self.bounds[0]

    @property
    def height(self) -> float:
        return self.bounds[3] - self.bounds[1]

    def draw(self, pen: Pen) -> None:
        """Play every item to a pen, from back to front."""
        for item in self.items:
            if isinstance(item, Lettering):
                pen.lettering(item)
            else:
                pen.shape(item)
