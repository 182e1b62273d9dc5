"""A pen that remembers: what tests look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.figure.drawing import Label, Paint, Stroke

Call = tuple[str, tuple[object, ...]]


@dataclass
class RecordingPen:
    """Keep every call as (name, arguments), numbers rounded to `digits` decimals."""

    digits: int = 3
    calls: list[Call] = field(default_factory=list)

    def _note(self, name: str, *values: float) -> None:
        self.calls.append((name, tuple(round(value, self.digits) + 0.0 for value in values)))

    def move_to(self, x: float, y: float) -> None:
        self._note("move_to", x, y)

    def line_to(self, x: float, y: float) -> None:
        self._note("line_to", x, y)

    def curve_to(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self._note("curve_to", x1, y1, x2, y2, x, y)

    def close_path(self) -> None:
        self._note("close_path")

    def paint_path(self, fill: Paint | None, stroke: Stroke | None) -> None:
        self.calls.append(("paint_path", (fill, stroke)))

    def label(self, label: Label) -> None:
        self.calls.append(("label", (label,)))

    def log(self) -> str:
        """Return all calls as lines of text, the same on every machine."""
        return "\n".join(f"{name} {' '.join(_word(value) for value in values)}".rstrip() for name, values in self.calls)


def _word(value: object) -> str:
    if isinstance(value, Paint):
        return f"{value.role}>{value.towards}:{value.share:g}" if value.towards else value.role
    if isinstance(value, Stroke):
        return f"[{_word(value.paint)} {value.width:g} {value.dash}]"
    if isinstance(value, Label):
        return f"{value.text!r}@{value.x:g},{value.y:g}"
    return f"{value:g}" if isinstance(value, float) else str(value)
