"""A pen that remembers: what tests look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.figure.drawing import Lettering, Paint, Shape, Stroke

Call = tuple[str, tuple[object, ...]]


@dataclass
class RecordingPen:
    """Keep every step as (name, arguments), numbers rounded to `digits` decimals."""

    digits: int = 3
    calls: list[Call] = field(default_factory=list)

    def _note(self, name: str, values: tuple[float, ...] = ()) -> None:
        self.calls.append((name, tuple(round(value, self.digits) + 0.0 for value in values)))

    def shape(self, shape: Shape) -> None:
        """Keep each step of a shape's contours, then how they are painted."""
        for contour in shape.contours:
            self._note("move_to", contour.start)
            for segment in contour.segments:
                self._note("line_to" if len(segment) == 2 else "curve_to", segment)
            if contour.closed:
                self._note("close_path")
        self.calls.append(("paint_path", (shape.fill, shape.stroke)))

    def lettering(self, lettering: Lettering) -> None:
        self.calls.append(("lettering", (lettering,)))

    def log(self) -> str:
        """Return all calls as lines of text, the same on every machine."""
        return "\n".join(f"{name} {' '.join(_word(value) for value in values)}".rstrip() for name, values in self.calls)


def _word(value: object) -> str:
    if isinstance(value, Paint):
        return f"{value.role}>{value.towards}:{value.share:g}" if value.towards else value.role
    if isinstance(value, Stroke):
        return f"[{_word(value.paint)} {value.width:g} {value.dash}]"
    if isinstance(value, Lettering):
        return f"{value.text!r}@{value.x:g},{value.y:g}"
    return f"{value:g}" if isinstance(value, float) else str(value)
