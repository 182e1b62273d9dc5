"""What flows down a page of Platypus: paragraphs and pictures that know which block they are.

Layouts place their lines themselves and do not load it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from generator.pdf import fonts
from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.spans import Landmark, Span
from generator.pdf.text import Inline


class PdfText(Paragraph):
    """A paragraph of a block's words; parts of it on other frames and pages stay the same element.

    `words` are data, never markup. Without a `block` it is decoration (a running head, a folio). `label` hangs at
    the style's bullet indent and belongs to `label_block`.
    """

    canv: Any
    blPara: Any  # noqa: N815

    def __init__(
        self,
        words: str | Sequence[Span] | None,
        style: ParagraphStyle,
        bulletText: None = None,  # noqa: N803  (ReportLab passes these two when it splits a paragraph)
        frags: list[Any] | None = None,
        *,
        block: object = None,
        label: str = "",
        label_block: object = None,
        landmark: Landmark | None = None,
    ) -> None:
        if frags is None:
            spans = [Span(words)] if isinstance(words, str) else list(words or ())
            frags = [_fragment(number, span, style) for number, span in enumerate(spans)]
        super().__init__("", style, frags=frags)
        self.block, self.label, self.label_block, self.landmark = block, label, label_block, landmark

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        parts: list[Any] = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            part.block, part.label_block = self.block, self.label_block
            part.label, part.landmark = ("", None) if number else (self.label, self.landmark)
        return parts

    def draw(self) -> None:
        canvas: PressCanvas = self.canv
        if self.landmark:
            canvas.bookmark(self.landmark.key, self.style.leftIndent, self.height)
            if self.landmark.title:
                canvas.outline(self.landmark.title, self.landmark.key, self.landmark.level)
        if canvas.measuring:
            return
        if self.label:
            self._draw_label(canvas)
        with canvas.content(self.block, owner=self):
            super().draw()

    def _draw_label(self, canvas: PressCanvas) -> None:
        """Draw the label on the first baseline; `bulletAnchor` says which end of it stands at the indent."""
        style = self.style
        draw = canvas.drawRightString if style.bulletAnchor == "end" else canvas.drawString
        with canvas.content(self.label_block):
            canvas.setFont(style.bulletFontName, style.bulletFontSize)
            canvas.setFillColor(getattr(style, "bulletColor", None) or style.textColor)
            draw(style.bulletIndent, self.height - self.first_baseline, fonts.printable(self.label))

    @property
    def first_baseline(self) -> float:
        """Distance in pt from the top to the first baseline (once wrapped): the first line's largest type size."""
        lines = self.blPara.lines
        return float(lines[0].fontSize) if lines else 0.0

    @property
    def line_count(self) -> int:
        """Number of lines (once wrapped)."""
        return len(self.blPara.lines)

    @property
    def widest_line(self) -> float:
        """Width in pt of the longest line (once wrapped)."""
        return max((line.maxWidth - line.extraSpace for line in self.blPara.lines), default=0.0)


def _fragment(number: int, span: Span, style: ParagraphStyle) -> ParaFrag:
    """Return what ReportLab's paragraphs are made of; `backColor` keeps it from its path without links."""
    inline = Inline(span.block, span.link) if span.link or span.block is not None else None
    fragment = ParaFrag(
        text="" if span.breaks else fonts.printable(span.text),
        fontName=span.face or style.fontName,
        fontSize=span.size or style.fontSize,
        textColor=span.colour or style.textColor,
        backColor=None,
        link=[] if inline is None else [(number, inline)],
        rise=span.rise,
        us_lines=[],
        bold=0,
        italic=0,
        greek=0,
    )
    if span.breaks:
        fragment.lineBreak = True
    return fragment


class PdfPicture(Flowable):
    """An artwork at a scale (pt a unit), tagged as the figure that `block` stands for; decoration without one."""

    canv: Any

    def __init__(
        self,
        artwork: Artwork,
        scale: float = 1.0,
        *,
        block: object = None,
    ) -> None:
        super().__init__()
        self.artwork, self.scale, self.block = artwork, scale, block
        left, bottom, right, top = artwork.bounds
        self.width, self.height = (right - left) * scale, (top - bottom) * scale

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        return self.width, self.height

    def draw(self) -> None:
        self.canv.picture(self.artwork, 0, 0, self.scale, block=self.block, owner=self)
