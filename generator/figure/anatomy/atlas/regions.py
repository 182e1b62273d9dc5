"""Which part of the body a plate shows: regions by name, or what is round the muscles that are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from generator.figure.anatomy.atlas.data import Point

View = Literal["front", "side", "back"]
Region = Literal["pelvis", "thigh", "trunk", "lower-leg", "foot", "shoulder", "arm"]
VIEWS: tuple[View, ...] = get_args(View)
REGIONS: tuple[Region, ...] = get_args(Region)
MARGIN = 28.0
"""White round muscles where no region is named, mm of the body."""
ARM = ("humerus", "ulna", "radius", "metacarpal", "thumb", "finger", "lunate", "scaphoid", "pisiform", "triquetrum",
       "capitate", "trapezium", "trapezoid", "hamate")  # fmt: skip
"""How the names of the bones of arm and hand begin: a hanging arm hides the trunk from the side."""


@dataclass(frozen=True, slots=True)
class PlateWindow:
    """What a plate shows: left, bottom, right and top in mm of the body, u across and v up as seen."""

    left: float
    bottom: float
    right: float
    top: float
    both: bool

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def holds(self, point: Point) -> bool:
        """Tell whether a point is shown."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top


_UPRIGHT: dict[Region, tuple[float, float]] = {
    "pelvis": (-265.0, 225.0),
    "thigh": (-560.0, 110.0),
    "trunk": (-125.0, 545.0),
    "lower-leg": (-960.0, -400.0),
    "foot": (-960.0, -800.0),
    "shoulder": (230.0, 560.0),
    "arm": (90.0, 530.0),
}
"""Bottom and top of each region, mm."""
_ACROSS: dict[Region, tuple[float, float]] = {
    "pelvis": (-185.0, 185.0),
    "thigh": (-190.0, 15.0),
    "trunk": (-235.0, 235.0),
    "lower-leg": (-175.0, -25.0),
    "foot": (-175.0, -25.0),
    "shoulder": (-235.0, 45.0),
    "arm": (-300.0, -90.0),
}
"""Left and right of each region from the front, mm: of the limbs the right one, at our left."""
_DEEP: dict[Region, tuple[float, float]] = {
    "pelvis": (-215.0, 75.0),
    "thigh": (-190.0, 60.0),
    "trunk": (-260.0, 110.0),
    "lower-leg": (-180.0, 120.0),
    "foot": (-190.0, 150.0),
    "shoulder": (-260.0, 60.0),
    "arm": (-230.0, 60.0),
}
"""Back and front of each region from the side, mm."""


@dataclass(frozen=True, slots=True)
class PlateSubject:
    """What a plate shows, and how: `show` in red, `beside` pale; without a region, what is round them."""

    show: tuple[str, ...]
    beside: tuple[str, ...] = ()
    view: View = "front"
    region: Region | None = None

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.show, *self.beside)

    @property
    def name(self) -> str:
        """A name of its own: equal names are equal plates."""
        return " ".join((self.view, self.region or "round", *self.show, *(f"({name})" for name in self.beside)))

    @property
    def window(self) -> PlateWindow:
        """The part of the body it shows."""
        return window(self.view, self.region, self.show)


def window(view: View, region: Region | None, names: Iterable[str]) -> PlateWindow:
    """Choose what a plate shows."""
    if region is None:
        return _round(view, list(names))
    bottom, top = _UPRIGHT[region]
    if view == "side":
        left, right = _DEEP[region]
        return PlateWindow(left, bottom, right, top, both=False)
    left, right = _ACROSS[region]
    both = left == -right
    return (
        PlateWindow(left, bottom, right, top, both)
        if view == "front"
        else PlateWindow(-right, bottom, -left, top, both)
    )


def _round(view: View, names: list[str]) -> PlateWindow:
    """Take what is round muscles; both sides of the body where they come near its middle."""
    from generator.figure.anatomy.atlas.data import muscles
    from generator.figure.anatomy.atlas.flesh import seen

    points = [point for name in names for line in muscles()[name] for point in seen(line, view).points]
    left, right = min(p[0] for p in points) - MARGIN, max(p[0] for p in points) + MARGIN
    bottom, top = min(p[1] for p in points) - MARGIN, max(p[1] for p in points) + MARGIN
    both = view != "side" and left < 0 < right
    half = max(-left, right)
    return PlateWindow(-half if both else left, bottom, half if both else right, top, both)


def in_the_way(bone: str, region: Region | None, view: View) -> bool:
    """Tell whether a bone only hides what is asked for: the arm before the trunk, from the side."""
    return view == "side" and region not in ("shoulder", "arm") and bone.startswith(ARM)
