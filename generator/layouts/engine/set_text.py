"""Lines of text at their place, painted as they are: no paragraph breaks them again."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color

from generator.layouts.typesetter import TypeStyle
from generator.pdf import fonts
from generator.pdf.canvas import PressCanvas
from generator.pdf.spans import Landmark, Span
from generator.pdf.text import Inline, KernedText, Voice
from generator.units import MM

LINK_BELOW = 0.125
"""How far a link's area, which is one leading high, reaches below the baseline, as a share of the type size."""


@dataclass(frozen=True, slots=True, eq=False)
class SetLabel:
    """A letter, numeral or bullet before the first line, and what it is of: its words, or an item; None: decoration."""

    text: str
    block: object
    font: TypeStyle
    colour: Color


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """Lines with the baseline of the first at `baseline` (mm); each is its distance from x (pt) and its spans.

    `block` is what the words are of; None is decoration. The label stands at x.
    """

    lines: tuple[tuple[float, tuple[Span, ...]], ...]
    font: TypeStyle
    colour: Color
    x: float
    baseline: float
    block: object = None
    label: SetLabel | None = None
    landmark: Landmark | None = None

    def draw(self, canvas: PressCanvas, height: float) -> None:
        x, y = self.x * MM, (height - self.baseline) * MM
        if self.landmark is not None:
            canvas.bookmark(self.landmark.key, x, y + self.font.size)
            if self.landmark.title:
                canvas.outline(self.landmark.title, self.landmark.key, self.landmark.level)
        if self.label is not None:
            with canvas.content(self.label.block):
                canvas.setFont(self.label.font.face, self.label.font.size)
                canvas.setFillColor(self.label.colour)
                canvas.drawString(x, y, fonts.printable(self.label.text))
        with canvas.content(self.block):
            self._draw_lines(canvas, x, y)

    def _draw_lines(self, canvas: PressCanvas, x: float, y: float) -> None:
        text = canvas.beginText(x, y)
        areas: list[tuple[Inline, tuple[float, float, float, float]]] = []
        voice: tuple[str, float, Color] | None = None
        at = 0.0
        for number, (shift, spans) in enumerate(self.lines):
            if shift != at:
                text.moveCursor(shift - at, 0)
                at = shift
            left, low, last = x + shift, y - number * self.font.leading, len(spans) - 1
            for place, span in enumerate(spans):
                wanted = (span.face or self.font.face, span.size or self.font.size, span.colour or self.colour)
                if voice is None or wanted[:2] != voice[:2]:
                    text.setFont(wanted[0], wanted[1], self.font.leading)
                if voice is None or wanted[2] != voice[2]:
                    text.setFillColor(wanted[2])
                voice = wanted
                inline = Inline(span.block, span.link) if span.link or span.block is not None else None
                write(text, span.text, inline, ends=place == last)
                width = fonts.text_width(span.text, *wanted[:2]) if inline or place < last else 0.0
                if inline:
                    foot = low - LINK_BELOW * self.font.size
                    areas.append((inline, (left, foot, left + width, foot + self.font.leading)))
                left += width
        canvas.drawText(text)
        for inline, area in areas:
            canvas.link(inline.target, area, inline.block)


def write(text: KernedText, words: str, inline: Inline | None, *, ends: bool) -> None:
    """Write words of a line, as those of an inline element where they are; the last ones end the line."""
    if inline is not None:
        text._code.append(Voice(inline))
    text._textOut(fonts.printable(words), int(ends))
    if inline is not None:
        text._code.append(Voice(None))
