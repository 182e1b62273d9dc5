"""From a picture's block to an artwork at a size: figures, plates, charts, QR codes, logos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from reportlab.lib.colors import Color

from generator.content.charts import LengthChart, StrideCurve
from generator.content.own_picture import Photographs
from generator.content.values import Source
from generator.documents.web_address import web_address
from generator.figure import Figure, Style, TracedFigure, trace_figure
from generator.figure.anatomy.atlas.regions import PlateSubject
from generator.figure.cache import drawn_once
from generator.figure.drawing import Drawing
from generator.figure.pens.pdf import PdfPen
from generator.layouts import codes, logos
from generator.layouts.photographs import LEAST_PIXELS, Photograph, shown_photograph, soft
from generator.layouts.theme import Theme
from generator.pdf import fonts
from generator.pdf.canvas import Artwork
from generator.pdf.colouring import Colouring
from generator.target import ColourSpace
from generator.units import MM, to_mm

FigureKind = Literal["colour", "line", "small"]
Point = tuple[float, float]
Pose = tuple[str, str, float, bool]
"""A figure's name and frame, the width of its mat in mm, and whether it is small."""
Bounds = tuple[float, float, float, float]
SCALES = 20
"""Steps of the scales for which thin lines are widened, each of which is a picture of its own in a file."""
POSES_KEPT = 400
"""So many pictures (about 20 kB each) stay in memory; more are read from the cache again."""


@dataclass(frozen=True)
class Pictures:
    """Draws every picture of a document.

    `figures` are exercises' and title pages' figures by id; `charts` are charts and curves by name; `labels` are the
    words of the anatomy plates; `folder` is where logos are looked for, `logo_source` the place that names one,
    `colouring` what becomes of its colours; `cache` is where finished drawings are kept; `plates` are
    what plates of the atlas show. Artworks are in millimetres.
    """

    theme: Theme
    figures: Mapping[str, Figure | Photographs]
    charts: Mapping[str, LengthChart | StrideCurve] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    colouring: Colouring = field(default_factory=Colouring)
    logo_source: Source = field(default_factory=Source)
    cache: Path | None = None
    plates: Mapping[str, PlateSubject] = field(default_factory=dict)

    @property
    def space(self) -> ColourSpace:
        """The colour space of the pages."""
        return self.colouring.space

    @cached_property
    def palette(self) -> dict[str, Color]:
        """The theme's colours by role, in the colour space of the pages."""
        return {role: ink.reportlab(self.space) for role, ink in self.theme.inks.items()}

    @cached_property
    def _posed(self) -> dict[Pose, TracedFigure]:
        return {}

    @cached_property
    def _bounds(self) -> dict[Pose, Bounds]:
        return {}

    @cached_property
    def _names(self) -> dict[tuple[str, str, float, bool, int], str]:
        return {}

    @cached_property
    def _widest(self) -> dict[tuple[str, str], float]:
        return {}

    def photograph(self, name: str, frame: str = "") -> Photograph | None:
        """Read what is shown under a name, where it is a picture of an author's own. Raises ContentError."""
        shown = self.figures[name]
        if not isinstance(shown, Photographs):
            return None
        return shown_photograph(shown, frame, self.theme, self.colouring)

    def note_place(self, name: str, frame: str, mat_mm: float) -> None:
        """Remember the largest place that a picture has on paper, by the width that a mat has there (mm)."""
        self._widest[name, frame] = max(self._widest.get((name, frame), 0.0), mat_mm)

    @property
    def soft_photographs(self) -> tuple[str, ...]:
        """Tell of each photograph that has too few pixels for the largest place it was drawn for."""
        told = []
        for (name, frame), mat in sorted(self._widest.items()):
            one, shown = self.photograph(name, frame), self.figures[name]
            if one and one.pixels and one.per_inch(mat) < LEAST_PIXELS and isinstance(shown, Photographs):
                told.append(soft(str(shown.frame(frame).file), one.per_inch(mat), one.box[0] * mat))
        return tuple(told)

    def pose(self, name: str, mat_mm: float, frame: str = "", small: bool = False) -> TracedFigure:
        """Draw a figure at the scale at which a mat is `mat_mm` wide; `small` for figures of about 20 mm."""
        key = (name, frame, mat_mm, small)
        if key not in self._posed:
            kind: FigureKind = "small" if small and self.theme.figure_kind == "colour" else self.theme.figure_kind
            style = Style.for_mat(mat_mm, kind)
            while len(self._posed) >= POSES_KEPT:
                del self._posed[next(iter(self._posed))]
            figure = self.figures[name]
            assert isinstance(figure, Figure), "photographs are asked for before"
            self._posed[key] = trace_figure(figure, style, frame or None, self.palette, self.cache)
        return self._posed[key]

    def bounds(self, name: str, mat_mm: float, frame: str = "", small: bool = False) -> Bounds:
        """Tell the bounds (mm) of a figure's picture."""
        key = (name, frame, mat_mm, small)
        if key not in self._bounds and (photo := self.photograph(name, frame)):
            self._bounds[key] = photo.artwork(mat_mm).bounds
        if key not in self._bounds:
            self._bounds[key] = self.pose(name, mat_mm, frame, small).bounds
        return self._bounds[key]

    def pose_artwork(
        self, name: str, mat_mm: float, frame: str = "", small: bool = False, scale: float = 1.0
    ) -> Artwork:
        """Make a figure an artwork in mm; y = 0 is the floor and x = 0 the middle of the mat.

        `scale` is that at which it will be placed: thin lines are drawn wider where it is small.
        """
        if photo := self.photograph(name, frame):
            self.note_place(name, frame, mat_mm * scale)
            return photo.artwork(mat_mm)
        key, steps = (name, frame, mat_mm, small), max(1, min(SCALES, int(scale * SCALES)))

        def posed() -> TracedFigure:
            return self.pose(name, mat_mm, frame, small).placed_at(steps / SCALES)

        if (*key, steps) not in self._names:
            self._names[*key, steps] = f"pose-{posed().name}"
        name_of = self._names[*key, steps]
        return Artwork(name_of, self.bounds(name, mat_mm, frame, small), lambda canvas: posed().paint(canvas, 1 / MM))

    def front_plate(self, width_mm: float, height_mm: float) -> tuple[Artwork, Point]:
        """Draw the front anatomy plate without labels, and tell the point of the psoas that a label leads to."""
        from generator.figure.anatomy.front_plate import BOTTOM, PARTS, TOP, front_plate

        style = Style.for_mat(width_mm, self.theme.figure_kind)
        drawing = front_plate({}, style, measure=self.measure, width=width_mm, height=height_mm)
        scale = drawing.height / (TOP - BOTTOM)
        targets = PARTS["psoas-major"].targets
        x, y = targets[len(targets) // 3]
        left, bottom, _, _ = drawing.bounds
        point = (left + drawing.width / 2 + x * scale, bottom + (y - BOTTOM) * scale)
        return self.artwork(f"front-plate-{width_mm:.4g}-{height_mm:.4g}", drawing), point

    def atlas(self, name: str, width: float, height: float, label_size: float = 0.0) -> Drawing:
        """Draw a plate of the atlas, at most so large (mm); with labels where their size (pt) is not 0."""
        subject, style = self.plates[name], Style(kind=self.theme.figure_kind)
        labels = {muscle: self.labels.get(muscle) or muscle.replace("-", " ") for muscle in subject.all}
        labels = {muscle: words[:1].upper() + words[1:] for muscle, words in labels.items()} if label_size else {}
        widths = [self.measure(words, label_size, weight) for words in labels.values() for weight in (400, 700)]

        def draw() -> Drawing:
            from generator.figure.anatomy.atlas.plate import atlas_plate

            if not labels:
                return atlas_plate(subject, style, width=width, height=height)
            return atlas_plate(
                subject, style, width=width, height=height, labels=labels, measure=self.measure, label_size=label_size
            )

        return drawn_once(self.cache, ("atlas", subject, style.kind, width, height, labels, label_size, widths), draw)

    def code(self, address: str) -> Artwork:
        """Draw a QR code with its quiet zone; one unit is one module."""
        from hashlib import sha256

        drawing = codes.kept_code(web_address(address), self.theme.dark, self.cache)
        return self.artwork(f"code-{sha256(address.encode()).hexdigest()[:16]}", drawing)

    def logo(self, name: str) -> Artwork:
        """Read a logo by its name in the brand file; only its proportions mean something. Raises ContentError."""
        return self._logo(name).artwork

    def logo_note(self, name: str) -> str:
        """Say what a person should know of a logo, or nothing. Raises ContentError."""
        return self._logo(name).note

    def _logo(self, name: str) -> logos.Logo:
        return logos.logo((self.folder or Path()) / name, self.colouring, self.logo_source)

    def artwork(self, name: str, drawing: Drawing) -> Artwork:
        """Make a drawing an artwork (in mm) that is stored once a file under `name`."""

        @cache
        def drawn() -> PdfPen:
            return self._drawn(drawing)

        return Artwork(
            name,
            drawing.bounds,
            lambda canvas: drawn().paint(canvas, 1 / MM),
            lambda canvas: drawn().write(canvas, 1 / MM),
        )

    def _drawn(self, drawing: Drawing) -> PdfPen:
        pen = PdfPen(self.palette, self.label_face)
        drawing.draw(pen)
        return pen

    def label_face(self, weight: int) -> str:
        """Give the font of labels inside pictures."""
        return fonts.face(self.theme.file.family, weight, 14)

    def measure(self, text: str, size: float, weight: int) -> float:
        """Tell how wide (mm) a label is set, at a size in points."""
        return to_mm(fonts.text_width(text, self.label_face(weight), size))
