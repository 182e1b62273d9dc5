"""Pictures of an author's own, cropped and toned so that they sit beside drawn figures."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.content.own_picture import Photographs
from generator.content.problems import problem_at
from generator.content.values import Source
from generator.errors import ContentError, PressError
from generator.layouts import svg_logos
from generator.layouts.logos import as_printed, coloured
from generator.layouts.pixel_logos import LogoError, on_white, pixels
from generator.layouts.theme import Theme
from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.colouring import Colouring

if TYPE_CHECKING:
    from PIL.Image import Image

WIDE, TALL = 4 / 3, 3 / 4
"""Width by height of a photograph on its side and of one upright: all are cropped to one of them."""
WIDTH, HEIGHT = 0.78, 0.585
"""Width of one on its side, and height of all, in mats: less than a lying body, and what a standing one takes."""
LONGEST = 1600
"""Pixels of the longer side that are kept: 300 an inch at 13 cm."""
CUT = 0.5
"""Percent of the darkest and of the lightest pixels that become the darkest and the lightest tone."""
MIDDLE = 88
"""Grey (of 255) that becomes the mid-tone: less than half, so that photographs are as light as drawn figures."""
QUALITY = 88
LEAST_PIXELS = 200
"""Pixels an inch below which a photograph looks soft in print."""
MM_PER_INCH = 25.4

PHOTO_TONES = ("ink", "grey", "mat")
"""Roles of the theme's colours that photographs are toned with: shadows, mid-tones, lights."""

Tone = tuple[str, str, str]
"""Colours of the theme (`#rrggbb`) for shadows, mid-tones and lights."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture ready to be placed: proportions, and what paints it into a box; `pixels` of its width, 0: paths.

    `data` is a file of it for the web, of the type `media`.
    """

    name: str
    ratio: float
    pixels: int
    paint: Any
    media: str
    data: bytes

    @property
    def box(self) -> tuple[float, float]:
        """Width and height in mats."""
        width = min(WIDTH, HEIGHT * self.ratio)
        return width, width / self.ratio

    def artwork(self, mat_mm: float) -> Artwork:
        """Make it an artwork in mm that stands on a floor, its middle over that of the mat."""
        width, height = (side * mat_mm for side in self.box)

        def paint(canvas: PressCanvas) -> None:
            self.paint(canvas, -width / 2, 0.0, width, height)

        return Artwork(f"{self.name}-{mat_mm:.4g}", (-width / 2, 0.0, width / 2, height), paint)

    def link(self) -> str:
        """Give the file of it as a link that holds it."""
        return f"data:{self.media};base64,{b64encode(self.data).decode()}"

    def per_inch(self, mat_mm: float) -> float:
        """Tell its pixels an inch where a mat is so wide on paper; 0 for paths."""
        return self.pixels / (self.box[0] * mat_mm / MM_PER_INCH)


def tone_of(theme: Theme) -> Tone:
    """Give the theme's colours for shadows, mid-tones and lights of photographs."""
    dark, middle, light = (f"#{theme.inks[role].reportlab('rgb').hexval()[2:]}" for role in PHOTO_TONES)
    return dark, middle, light


def shown_photograph(shown: Photographs, frame: str, theme: Theme, colouring: Colouring) -> Photograph:
    """Read one picture of an exercise as pages show it. Raises ContentError."""
    one = shown.frame(frame)
    tone = tone_of(theme) if one.tone == "theme" else None
    return photograph(shown.path(frame), tone, colouring, shown.mirrored, one.file.source)


def photograph(path: Path, tone: Tone | None, colouring: Colouring, mirrored: bool, source: Source) -> Photograph:
    """Read a picture. Raises ContentError at `source` for one that cannot be shown, with what is wrong in it."""
    try:
        return _read(path.read_bytes(), path.suffix.lower() == ".svg", tone, colouring, mirrored)
    except PressError:
        raise
    except OSError as error:
        raise _unseen(source, error.strerror or "it cannot be read as a picture") from None
    except LogoError as error:
        raise _unseen(source, str(error)) from None
    except Exception as error:  # libraries of pictures raise whatever their parts do
        raise _unseen(source, f"it cannot be read as a picture: {error}") from None


def _unseen(source: Source, message: str) -> ContentError:
    return ContentError([problem_at(source, f"cannot be shown: {message}")])


@lru_cache(maxsize=64)
def _read(data: bytes, vector: bool, tone: Tone | None, colouring: Colouring, mirrored: bool) -> Photograph:
    name = f"photo-{sha256(repr((data, tone, colouring, mirrored)).encode()).hexdigest()[:16]}"
    if vector:
        root = svg_logos.parsed(data)
        drawing = svg_logos.paths(root)
        if drawing is not None and not mirrored:
            coloured(drawing, colouring)
            return Photograph(name, drawing.width / drawing.height, 0, _painting_paths(drawing), "image/svg+xml", data)
        shown = svg_logos.rendered(root, LONGEST)
        return _of_pixels(name, turned(shown, mirrored), colouring)
    picture = cropped(pixels(data))
    picture.thumbnail((LONGEST, LONGEST))
    return _of_pixels(name, turned(toned(picture, tone) if tone else picture, mirrored), colouring)


def turned(picture: Image, mirrored: bool) -> Image:
    """Turn left and right, where that is asked."""
    from PIL import ImageOps

    return ImageOps.mirror(picture) if mirrored else picture


def cropped(picture: Image) -> Image:
    """Crop a picture about its middle to the nearer of the two shapes."""
    from PIL import ImageOps

    ratio = WIDE if picture.width >= picture.height else TALL
    width = min(picture.width, round(picture.height * ratio))
    return ImageOps.fit(picture, (max(1, width), max(1, round(width / ratio))))


def toned(picture: Image, tone: Tone) -> Image:
    """Set a picture in the tones of a theme: its greys stretched, then from shadow over mid-tone to light."""
    from PIL import ImageOps

    plain = on_white(picture) if picture.mode == "RGBA" else picture
    grey = ImageOps.autocontrast(plain.convert("RGB").convert("L"), cutoff=CUT)
    dark, middle, light = tone
    return ImageOps.colorize(grey, dark, light, middle, midpoint=MIDDLE)


def _of_pixels(name: str, picture: Image, colouring: Colouring) -> Photograph:
    ready = as_printed(picture, colouring)
    painting = _painting_pixels(ready)
    return Photograph(name, ready.width / ready.height, ready.width, painting, *encoded(ready))


def encoded(picture: Image) -> tuple[str, bytes]:
    """Write pixels as a file: JPEG, or PNG where something is see-through. Inks have none."""
    out = BytesIO()
    if picture.mode in ("RGB", "L"):
        picture.save(out, "JPEG", quality=QUALITY)
        return "image/jpeg", out.getvalue()
    if picture.mode == "RGBA":
        picture.save(out, "PNG")
    return "image/png", out.getvalue()


def _painting_pixels(picture: Image) -> Any:
    from reportlab.lib.utils import ImageReader

    def paint(canvas: PressCanvas, x: float, y: float, width: float, height: float) -> None:
        if picture.mode in ("RGB", "L"):
            canvas.drawImage(ImageReader(BytesIO(encoded(picture)[1])), x, y, width, height)
        else:
            canvas.drawImage(ImageReader(picture), x, y, width, height, mask="auto")

    return paint


def _painting_paths(drawing: Any) -> Any:
    from reportlab.graphics import renderPDF

    def paint(canvas: PressCanvas, x: float, y: float, width: float, height: float) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(width / drawing.width, height / drawing.height)
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.restoreState()

    return paint


def soft(file: str, per_inch: float, width_mm: float) -> str:
    """Say that a photograph has too few pixels for its place."""
    needed = round(LEAST_PIXELS * width_mm / MM_PER_INCH)
    return (
        f"{file} has {per_inch:.0f} pixels an inch at {width_mm:.0f} mm and looks soft: take one {needed} pixels wide"
    )
