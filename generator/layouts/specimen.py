"""A figure on its own, as SVG or PDF of its true size, for an author to look at."""

from __future__ import annotations

import io
from collections.abc import Sequence

from generator.figure import Figure
from generator.figure.drawing import Drawing
from generator.layouts.pictures import Pictures
from generator.layouts.theme import Theme
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.pdf.metadata import Properties, finish
from generator.units import MM

MARGIN = 4.0
"""White round a single figure, in mm."""


def figure_svg(drawing: Drawing, theme: Theme, title: str) -> str:
    """Write a drawing as an SVG file of its true size."""
    from generator.figure.pens.svg import svg_of

    return svg_of(drawing, {role: ink.rgb for role, ink in theme.inks.items()}, title, MARGIN)


def figure_pdf(drawing: Drawing, theme: Theme, title: str) -> bytes:
    """Write a drawing as a PDF of one page of its true size."""
    left, bottom, right, top = drawing.bounds
    size = ((right - left + 2 * MARGIN) * MM, (top - bottom + 2 * MARGIN) * MM)
    painted = io.BytesIO()
    canvas = PressCanvas(painted, setup=PageSetup(links=False), pagesize=size)
    artwork = Pictures(theme, {}).artwork("figure", drawing)
    canvas.picture(artwork, MARGIN * MM, MARGIN * MM, MM)
    canvas.showPage()
    canvas.save()
    return finish(painted.getvalue(), Properties(title, title, ""), canvas)


def frame_names(figure: Figure) -> Sequence[str]:
    """Name a figure's frames."""
    return [frame.name for frame in figure.frames]
