"""Pixels of a logo as a browser shows them: upright, in eight bits, in the colours its file means."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 2000
"""Longest side kept: 300 pixels an inch at 17 cm, more than any page shows."""
MOST_READ = 64_000_000
"""Pixels of the largest picture that is read: 8,000 by 8,000."""
FORMATS = ("PNG", "JPEG", "GIF")
USUAL_GAMMA, GAMMAS = 1 / 2.2, (0.1, 3.0)
"""The exponent that files of screens have, and those that make sense (PNG, 11.3.2.2)."""


class LogoError(ValueError):
    """What of a logo cannot be shown, and its line (0: none is to blame)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {message}" if line else message)


def pixels(data: bytes) -> Image:
    """Read a PNG or JPEG file: RGB, RGBA where something is see-through, or CMYK with its own inks.

    Raises LogoError for one that is too large, and whatever Pillow raises for one that is broken.
    """
    from PIL import Image, ImageOps, WebPImagePlugin

    known = (*FORMATS, WebPImagePlugin.WebPImageFile.format)  # which Pillow knows once it is imported
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = Image.open(BytesIO(data), formats=known)
        except Image.DecompressionBombError:
            raise LogoError(f"it has more than {MOST_READ // 1_000_000} million pixels: make it smaller") from None
        with opened:
            width, height = opened.size
            if width * height > MOST_READ:
                limit = f"{MOST_READ // 1_000_000} million"
                raise LogoError(f"it has {width} × {height} pixels, more than {limit}: make it smaller")
            opened.draft(None, (MOST_PIXELS, MOST_PIXELS))
            told = dict(opened.info)
            picture = ImageOps.exif_transpose(opened)
    picture = in_eight_bits(picture, told)
    picture.thumbnail((MOST_PIXELS, MOST_PIXELS))
    return as_meant(picture, told)


def in_eight_bits(picture: Image, told: dict[str | tuple[int, int], object]) -> Image:
    """Give a picture in L, RGB, RGBA or CMYK: no palette, no sixteen bits, see-through parts in a channel."""
    from PIL import Image

    if picture.mode.startswith("I"):
        wide = picture.convert("I")
        grey = wide.point(lambda value: value * (1 / 257) + 0.5).convert("L")
        clear = told.get("transparency")
        if not isinstance(clear, int):
            return grey
        shown = wide.point(lambda value: value * 1.0).convert("F").point(lambda value: value - clear)
        mask = Image.eval(shown.convert("L"), lambda value: 255 if value else 0)
        return Image.merge("RGBA", (grey, grey, grey, mask))
    if picture.mode == "CMYK":
        return picture
    if "transparency" in told or picture.mode in ("LA", "PA", "RGBA", "La", "RGBa"):
        clear = picture.convert("RGBA")
        return clear if clear.getchannel("A").getextrema() != (255, 255) else clear.convert("RGB")
    return picture.convert("L") if picture.mode in ("1", "L") else picture.convert("RGB")


def as_meant(picture: Image, told: dict[str | tuple[int, int], object]) -> Image:
    """Turn the colours of a picture's own profile, or of its gamma, into those of screens; a broken one is ignored."""
    profile, gamma = told.get("icc_profile"), told.get("gamma")
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    if isinstance(profile, bytes) and profile:
        colours = by_profile(colours, profile)
    elif isinstance(gamma, float) and "srgb" not in told and GAMMAS[0] <= gamma <= GAMMAS[1]:
        power = USUAL_GAMMA / gamma
        if abs(power - 1) > 0.01:
            table = [round(255 * (level / 255) ** power) for level in range(256)]
            colours = colours.point(table * len(colours.getbands()))
    if colours.mode == "L":
        colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def by_profile(picture: Image, profile: bytes) -> Image:
    """Turn the colours that a profile describes into those of screens."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (OSError, ValueError, ImageCms.PyCMSError):
        return picture
    return made or picture


def on_white(picture: Image) -> Image:
    """Lay an RGBA picture on white paper."""
    from PIL import Image

    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture).convert("RGB")
