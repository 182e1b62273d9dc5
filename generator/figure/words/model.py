"""A figure as data: one person, seen from one side, in one or more positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.figure.words.people import SHOD
from generator.figure.words.pose import Pose
from generator.figure.words.shows import Claim

SECONDS = ("b", "h")
"""Who is a partner where nobody is named: the first of these that is not the first person."""


@dataclass(frozen=True, slots=True)
class View:
    """An orthographic camera. Yaw walks the viewer to the right; pitch looks down; both in degrees."""

    yaw: float = 14.0
    pitch: float = 11.0


@dataclass(frozen=True)
class Prop:
    """A thing beside, under or in the hands of a body: its kind, the place it belongs to, and its sizes in centimetres.

    `held` says which hand it is in: left, right or both.
    """

    kind: str
    place: str = ""
    side: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    ends: tuple[str, str] = ("", "")
    held: str = ""

    def key(self) -> tuple[object, ...]:
        """Return everything that decides how the prop looks, in a fixed order."""
        return (self.kind, self.place, self.side, tuple(sorted(self.numbers.items())), self.ends, self.held)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One mark of motion.

    `straight` runs from `start` to `stop` centimetres along a direction through a place; `arc` turns about a place
    from `start` to `stop` degrees (0 towards the feet end of the page, 90 up); `circle` turns about a place in the
    plane across the limb; `pulse` is a short double arrow; `hold` is the two bars of a pause. `off` shifts
    the mark by centimetres to the right, away from the viewer, and up.
    """

    kind: str
    at: str
    along: str = ""
    start: float = 0.0
    stop: float = 0.0
    radius: float = 0.0
    off: tuple[float, float, float] = (0.0, 0.0, 0.0)
    double: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """A second person in a frame; their hands may reach for points of the first: `partner-right-ankle`.

    Without a `person`, someone other than the first is drawn. The pose's `x` and `y` say where they are.
    """

    pose: Pose
    person: str = ""

    def key(self) -> tuple[object, ...]:
        """Return everything that decides who and where they are."""
        return (self.person, self.pose.key())


@dataclass(frozen=True, slots=True)
class Frame:
    """One position: what the body does, the marks drawn with it, and what is said below it.

    `highlight` names the muscles that are shown at work. `step` is the step of the exercise that it shows, from 1; 0
    for a variant, which shows none.
    """

    name: str
    pose: Pose
    caption: str = ""
    alt: str = ""
    arrows: tuple[Arrow, ...] = ()
    ghost: str = ""
    highlight: tuple[str, ...] = ()
    props: tuple[Prop, ...] | None = None
    view: View | None = None
    shows: tuple[Claim, ...] = ()
    step: int = 0
    partner: Partner | None = None

    def pair(self) -> tuple[object, ...]:
        """Return everything that decides how the body, and its partner's, are posed."""
        return (self.pose.key(), self.partner.key() if self.partner else None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A person in the positions of one exercise. `main` is the frame that stands for the whole.

    `person_fixed` says that the author names the person, whom no cast replaces.
    """

    alt: str
    frames: tuple[Frame, ...]
    person: str = "a"
    view: View | None = None
    props: tuple[Prop, ...] = ()
    main: str = ""
    pale: bool = False
    show: tuple[str, ...] = ()
    person_fixed: bool = False
    shoes: bool = False

    def drawn(self, person: str = "") -> str:
        """Return who is drawn, the figure's person or another, in shoes or not, as `people.person_of` takes it."""
        return (person or self.person) + (SHOD if self.shoes else "")

    def second(self, frame: Frame, person: str) -> str:
        """Return who is drawn as the partner of a person, as `people.person_of` takes it."""
        first = person.removesuffix(SHOD) or self.person
        named = frame.partner.person if frame.partner else ""
        return self.drawn(named or next(name for name in SECONDS if name != first))

    def frame_index(self, wanted: int | str | None = None) -> int:
        """Return the position of a frame by index or name; without one, of the main frame.

        Raises KeyError or IndexError when there is no such frame.
        """
        if isinstance(wanted, int):
            return range(len(self.frames))[wanted]
        name = wanted or self.main or self.frames[0].name
        names = [frame.name for frame in self.frames]
        if name not in names:
            raise KeyError(f"no frame named {name!r}; there are {', '.join(names)}")
        return names.index(name)

    def frame(self, wanted: int | str | None = None) -> Frame:
        """Return a frame by index or name; without one, the main frame."""
        return self.frames[self.frame_index(wanted)]

    def posed(self) -> tuple[object, ...]:
        """Return everything that decides where the bodies and things of all frames are."""
        around = [self.props if frame.props is None else frame.props for frame in self.frames]
        return tuple(
            (frame.pair(), frame.view, tuple(prop.key() for prop in props))
            for frame, props in zip(self.frames, around, strict=True)
        )

    def surroundings(self, frame: Frame) -> tuple[View | None, tuple[Prop, ...]]:
        """Return the camera and the props of a frame: its own, or else the figure's; no camera where none is named."""
        return frame.view or self.view, self.props if frame.props is None else frame.props
