"""The frames of figures as pictures of a page: all frames of one in one window, so that nothing jumps between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.own_picture import Photographs
from generator.figure import Drawing, Figure, Style, draw_figure
from generator.layouts.photographs import shown_photograph
from generator.pdf.colouring import Colouring
from generator.web.inks import ClassPen, InkSheet

if TYPE_CHECKING:
    from markupsafe import Markup

MAT_MM = 60.0
"""Width of a mat: figures are scaled by the page, and coordinates are written to the hundredth."""
MARGIN = 1.5
"""White round a figure, in mm."""


@dataclass(frozen=True, slots=True)
class FramePicture:
    """A frame of a figure: its name, the words below it, what it shows, the picture; `main` stands for all."""

    name: str
    caption: str
    alt: str
    svg: Markup
    main: bool


def frame_pictures(figure: Figure | Photographs, alt: str, sheet: InkSheet, cache: Path) -> list[FramePicture]:
    """Draw all frames of a figure; those without words of their own are told by `alt`."""
    if isinstance(figure, Photographs):
        return photographed(figure, sheet)
    style = Style.for_mat(MAT_MM, sheet.theme.figure_kind)
    drawn = [draw_figure(figure, style, frame.name, cache) for frame in figure.frames]
    window, main = window_of(drawn), figure.frame_index()
    return [
        FramePicture(frame.name, frame.caption, frame.alt or alt, svg(drawing, window, sheet), number == main)
        for number, (frame, drawing) in enumerate(zip(figure.frames, drawn, strict=True))
    ]


def photographed(shown: Photographs, sheet: InkSheet) -> list[FramePicture]:
    """Put pictures of an author's own into a page, in the file itself."""
    from markupsafe import Markup

    colouring, found = Colouring(grey=sheet.theme.file.grey), []
    for one in shown.frames:
        photo = shown_photograph(shown, str(one.name), sheet.theme, colouring)
        width, height = (side * MAT_MM for side in photo.box)
        image = f'<image x="{-width / 2:.2f}" width="{width:.2f}" height="{height:.2f}" href="{photo.link()}"/>'
        inside = Markup(f'viewBox="{-width / 2:.2f} 0 {width:.2f} {height:.2f}">{image}')  # noqa: S704 (numbers, base 64)
        found.append(
            FramePicture(str(one.name), str(one.caption or ""), str(one.alt), inside, one.name == shown.frame().name)
        )
    return found


def window_of(drawings: Sequence[Drawing]) -> tuple[float, float, float, float]:
    """Give the bounds that hold all drawings and their margin: left, bottom, right, top in mm."""
    bounds = [drawing.bounds for drawing in drawings]
    left, bottom = (min(each[k] for each in bounds) - MARGIN for k in (0, 1))
    right, top = (max(each[k] for each in bounds) + MARGIN for k in (2, 3))
    return left, bottom, right, top


def svg(drawing: Drawing, window: tuple[float, float, float, float], sheet: InkSheet) -> Markup:
    """Write a drawing as the inside of an SVG element, seen through a window (mm)."""
    from markupsafe import Markup

    pen = ClassPen(sheet=sheet)
    drawing.draw(pen)
    left, bottom, right, top = window
    box = f"{left:.2f} {-top:.2f} {right - left:.2f} {top - bottom:.2f}"
    return Markup(f'viewBox="{box}">' + "".join(pen.elements))  # noqa: S704 (numbers, and words that the pen escapes)
