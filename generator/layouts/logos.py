"""A brand's logo as an artwork: PNG and JPEG as pixels with their transparency, SVG as paths where they are like it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color

from generator.content.problems import problem_at
from generator.content.values import Source
from generator.errors import ContentError, PressError
from generator.layouts import svg_logos
from generator.layouts.pixel_logos import LogoError, on_white, pixels
from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.colouring import Colouring

if TYPE_CHECKING:
    from PIL.Image import Image


NOWHERE = Source()


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo ready to be placed, and what a person should know of it (or nothing)."""

    artwork: Artwork
    note: str = ""


def logo(path: Path, colouring: Colouring, source: Source = NOWHERE) -> Logo:
    """Read a logo; its units are its own and only their proportions count. `source` is where it is named.

    Raises ContentError for one that cannot be drawn, with what is wrong in it.
    """
    try:
        return _read(path.read_bytes(), path.suffix.lower() == ".svg", colouring)
    except PressError:
        raise
    except OSError as error:
        raise _undrawn(path, source, error.strerror or str(error)) from None
    except LogoError as error:
        raise _undrawn(path, source, str(error)) from None
    except Exception as error:  # libraries of pictures raise whatever their parts do
        raise _undrawn(path, source, f"it cannot be read as a picture: {error}") from None


def _undrawn(path: Path, source: Source, message: str) -> ContentError:
    return ContentError(
        [problem_at(source if source.file else Source(path.name), f"cannot be drawn: {path.name}: {message}")]
    )


def digest(*parts: object) -> str:
    """Name a file by its content and how it is coloured."""
    from hashlib import sha256

    return sha256(repr(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def _read(data: bytes, vector: bool, colouring: Colouring) -> Logo:
    name = f"logo-{digest(data, colouring)}"
    if not vector:
        return Logo(_of_pixels(name, pixels(data), colouring))
    root = svg_logos.parsed(data)
    drawing = svg_logos.paths(root)
    if drawing is not None:
        coloured(drawing, colouring)
        return Logo(_of_paths(name, drawing))
    note = f"the logo is printed as pixels, 600 an inch at 63 mm: it uses {svg_logos.used(root)}"
    return Logo(_of_pixels(name, svg_logos.rendered(root, svg_logos.SIDE), colouring), note)


def _of_paths(name: str, drawing: Any) -> Artwork:
    from reportlab.graphics import renderPDF

    def paint(canvas: PressCanvas) -> None:
        renderPDF.draw(drawing, canvas, 0, 0)

    return Artwork(name, (0, 0, float(drawing.width), float(drawing.height)), paint)


def coloured(node: Any, colouring: Colouring) -> None:
    """Turn the colours of a drawing and of all in it into those of pages."""
    for name in ("fillColor", "strokeColor"):
        if isinstance(colour := getattr(node, name, None), Color):
            setattr(node, name, colouring.colour(colour))
    for child in getattr(node, "contents", ()):
        coloured(child, colouring)


def _of_pixels(name: str, picture: Image, colouring: Colouring) -> Artwork:
    from reportlab.lib.utils import ImageReader

    ready = as_printed(picture, colouring)
    width, height = ready.size

    def paint(canvas: PressCanvas) -> None:
        canvas.drawImage(ImageReader(ready), 0, 0, width, height, mask="auto")

    return Artwork(name, (0, 0, float(width), float(height)), paint)


def as_printed(picture: Image, colouring: Colouring) -> Image:
    """Turn pixels into those of pages; only a screen in colour keeps what is see-through, the rest lies on white.

    Inks of a picture's own stay as they are where the paper takes them.
    """
    if picture.mode == "CMYK":
        if colouring.space == "cmyk" and not colouring.grey and most_ink(picture) <= colouring.ink:
            return picture
        picture = picture.convert("RGB")
    if picture.mode == "RGBA":
        if colouring.space == "rgb" and not colouring.grey:
            return picture
        picture = on_white(picture)
    return colouring.picture(picture)


def most_ink(picture: Image) -> float:
    """Give the most ink of any pixel of a CMYK picture, in percent."""
    import numpy as np

    return float(np.asarray(picture, np.uint16).sum(axis=2).max()) / 2.55
