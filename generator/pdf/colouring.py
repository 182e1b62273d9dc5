"""How colours of pictures that others made come out on pages: as on a screen, in grey, or in the inks of a press."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import CMYKColor, Color

from generator.errors import PressError
from generator.target import ColourSpace

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Colouring:
    """The colour space of pages, whether all is grey, and for a press its paper, most ink in percent, and profile.

    Without a `profile` of the user's own a press as the standard describes it is taken.
    """

    space: ColourSpace = "rgb"
    grey: bool = False
    coated: bool = True
    ink: float = 300.0
    profile: bytes | None = None

    def colour(self, colour: Color) -> Color:
        """Give an opaque colour of a screen as it is set on pages. Raises PressError as `picture` does."""
        from PIL import Image

        parts = tuple(round(255 * part) for part in (colour.red, colour.green, colour.blue))
        if self.space == "rgb" and not self.grey:
            return colour
        made = self.picture(Image.new("RGB", (1, 1), parts)).getpixel((0, 0))
        if isinstance(made, tuple):
            cyan, magenta, yellow, black = (part / 255 for part in made)
            return CMYKColor(cyan, magenta, yellow, black)
        assert made is not None
        return Color(made / 255, made / 255, made / 255)

    def picture(self, picture: Image) -> Image:
        """Turn pixels of a screen (mode RGB) into those of pages: RGB, L or CMYK, what is grey into black alone.

        Raises PressError when the profile cannot do it.
        """
        from PIL import Image

        from generator.pdf.press_profile import black_for_grey

        if self.space == "rgb":
            return picture.convert("L") if self.grey else picture
        levels = picture.convert("L")
        black = levels.point(black_for_grey(self.coated))
        empty = Image.new("L", picture.size)
        plain = Image.merge("CMYK", (empty, empty, empty, black))
        if self.grey:
            return plain
        separated = _applied(picture, _separation(self.coated, self.ink, self.profile))
        separated.paste(plain, mask=_neutral(picture))
        return separated


def _neutral(picture: Image) -> Image:
    """Give a mask of the pixels whose red, green and blue are equal."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return apart.point([255] + [0] * 255)


def _applied(picture: Image, transform: Any) -> Image:
    from PIL import ImageCms

    made = ImageCms.applyTransform(picture, transform)
    assert made is not None, "only a transform in place gives nothing"
    return made


@cache
def _separation(coated: bool, ink: float, profile: bytes | None) -> Any:
    """Prepare the colour library. The user's profile is taken as shops do: colours as they are, black to black."""
    from PIL import ImageCms

    from generator.pdf.press_profile import press_profile

    ours = profile is None
    intent = ImageCms.Intent.PERCEPTUAL if ours else ImageCms.Intent.RELATIVE_COLORIMETRIC
    flags = ImageCms.Flags.NONE if ours else ImageCms.Flags.BLACKPOINTCOMPENSATION
    data = press_profile(coated, ink) if profile is None else profile
    try:
        target = ImageCms.ImageCmsProfile(BytesIO(data))
        return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", intent, flags)
    except (OSError, ImageCms.PyCMSError) as error:
        raise PressError(f"the output profile cannot turn colours into inks: {error}") from None
