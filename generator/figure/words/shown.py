"""What of a figure one picture shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.words.model import Figure, Frame, Prop, View
    from generator.figure.words.style import Style


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a figure one picture shows: a frame, as whom, from where, with what around it."""

    figure: Figure
    frame: Frame
    person: str
    view: View
    props: tuple[Prop, ...]
    pale: bool

    def key(self, style: Style) -> tuple[object, ...]:
        """Return everything that decides how the picture looks, with the same `repr` on every machine."""
        ghost: tuple[object, ...] = ()
        if self.frame.ghost:
            other = self.figure.frame(self.frame.ghost)
            ghost = (other.pose.key(), tuple(prop.key() for prop in self.figure.scene(other)[1]))
        marks = (self.frame.arrows, self.frame.highlight, self.figure.show, self.pale)
        scene = (self.person, self.view, tuple(prop.key() for prop in self.props))
        return (self.frame.pose.key(), marks, scene, ghost, style)


def shown(figure: Figure, style: Style, wanted: int | str | None) -> Shown:
    """Resolve a figure, a style and a frame into what is to be drawn."""
    frame = figure.frame(wanted)
    view, props = figure.scene(frame)
    pale = figure.pale if style.pale is None else style.pale
    return Shown(figure, frame, style.person or figure.person, style.view or view, props, pale)
