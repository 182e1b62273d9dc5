"""A brand's logo as an artwork: PNG and JPEG as pixels with their transparency, SVG as paths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reportlab.lib.colors import CMYKColor, Color

from generator.errors import ContentError, Problem
from generator.pdf.canvas import Artwork, PressCanvas

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 2000
"""Longest side kept: 300 pixels an inch at 17 cm, more than any page shows."""


def logo(path: Path, space: Literal["rgb", "cmyk"]) -> Artwork:
    """Read a logo; its units are its own and only their proportions count. Raises ContentError."""
    try:
        return vector_logo(path, space) if path.suffix.lower() == ".svg" else pixel_logo(path, space)
    except (OSError, ValueError, SyntaxError) as error:
        raise ContentError([Problem(path.name, 0, 0, "", f"cannot be read as a picture: {error}")]) from None


def digest(path: Path) -> str:
    """Name a file by its content."""
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()[:16]


def vector_logo(path: Path, space: Literal["rgb", "cmyk"]) -> Artwork:
    """Read an SVG file; text in it is set in a font of the page's machine and so best turned into paths."""
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    drawing: Any = svg2rlg(str(path))
    if drawing is None or not drawing.width or not drawing.height:
        raise ValueError("no SVG drawing with a width and a height")
    if space == "cmyk":
        separate(drawing)

    def paint(canvas: PressCanvas) -> None:
        renderPDF.draw(drawing, canvas, 0, 0)

    return Artwork(f"logo-{digest(path)}", (0, 0, float(drawing.width), float(drawing.height)), paint)


def separate(node: Any) -> None:
    """Turn the colours of a drawing and of all in it to CMYK; what is see-through is laid on white."""
    for name in ("fillColor", "strokeColor"):
        colour = getattr(node, name, None)
        if isinstance(colour, Color) and not isinstance(colour, CMYKColor):
            setattr(node, name, separated(colour))
    for child in getattr(node, "contents", ()):
        separate(child)


def separated(colour: Color) -> CMYKColor:
    """Separate a colour without rich black: its grey component in black alone."""
    cyan, magenta, yellow = (colour.alpha * (1 - part) for part in (colour.red, colour.green, colour.blue))
    black = min(cyan, magenta, yellow)
    return CMYKColor(cyan - black, magenta - black, yellow - black, black)


def pixel_logo(path: Path, space: Literal["rgb", "cmyk"]) -> Artwork:
    """Read a PNG or JPEG file; for the press it is flattened on white and turned to CMYK."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    with Image.open(path) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail((MOST_PIXELS, MOST_PIXELS))
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    ready = flattened(picture) if space == "cmyk" else picture.convert("RGB") if opaque else picture
    width, height = ready.size

    def paint(canvas: PressCanvas) -> None:
        canvas.drawImage(ImageReader(ready), 0, 0, width, height, mask="auto")

    return Artwork(f"logo-{digest(path)}", (0, 0, float(width), float(height)), paint)


def flattened(picture: Image) -> Image:
    """Lay a picture on white and separate it without rich black: grey component in black alone."""
    from PIL import Image, ImageChops

    ground = Image.new("RGBA", picture.size, "white")
    red, green, blue = Image.alpha_composite(ground, picture).convert("RGB").split()
    cyan, magenta, yellow = (ImageChops.invert(channel) for channel in (red, green, blue))
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    inks = [ImageChops.subtract(channel, black) for channel in (cyan, magenta, yellow)]
    return Image.merge("CMYK", (*inks, black))
