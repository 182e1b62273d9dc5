"""From a picture's block to an artwork at a size: figures, plates, charts, QR codes, logos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from generator.figure.pens.pdf import PdfPen
from reportlab.lib.colors import Color

from generator.figure import Figure, Style, draw_figure
from generator.figure.drawing import Drawing
from generator.layouts.theme import Theme
from generator.pdf import fonts
from generator.pdf.canvas import Artwork

FigureKind = Literal["colour", "line", "small"]


@dataclass(frozen=True)
class Pictures:
    """Draws every picture of a document.

    `figures` are exercises' and title pages' figures by id; `charts` are rows of numbers by name; `labels` are the
    words of the anatomy plates; `folder` is where logos are looked for. Artworks are in millimetres.
    """

    theme: Theme
    figures: Mapping[str, Figure]
    charts: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    space: Literal["rgb", "cmyk"] = "rgb"

    @cached_property
    def palette(self) -> dict[str, Color]:
        """The theme's colours by role, in the colour space of the pages."""
        return {role: ink.reportlab(self.space) for role, ink in self.theme.inks.items()}

    def pose(self, name: str, mat_mm: float, frame: str = "", small: bool = False) -> Drawing:
        """Draw a figure at the scale at which a mat is `mat_mm` wide; `small` for figures of about 20 mm."""
        kind: FigureKind = "small" if small and self.theme.figure_kind == "colour" else self.theme.figure_kind
        return draw_figure(self.figures[name], Style.for_mat(mat_mm, kind), frame or None)

    def artwork(self, name: str, drawing: Drawing) -> Artwork:
        """Make a drawing an artwork (in mm) that is stored once a file under `name`."""

        def paint(canvas: Any) -> None:
            drawing.draw(PdfPen(canvas, self.palette, self.label_face))

        return Artwork(name, drawing.bounds, paint)

    def label_face(self, weight: int) -> str:
        """Give the font of labels inside pictures."""
        return fonts.face(self.theme.file.family, weight, 14)
