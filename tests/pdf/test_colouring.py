"""Colours of pictures that others made: what they become in the inks of a press, in grey, and on screens."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms
from reportlab.lib.colors import CMYKColor, Color, HexColor

from generator.errors import PressError
from generator.pdf.colouring import Colouring
from generator.pdf.press_profile import black_for_grey, press_profile
from tests.finishing.profiles import profile

PRESS = Colouring("cmyk")
EVERY = np.mgrid[0:256:15, 0:256:15, 0:256:15].reshape(3, -1).T.astype(np.uint8)
"""Screen colours, evenly over all there are."""


def inks(colour: str, how: Colouring = PRESS) -> tuple[int, ...]:
    """Give a screen colour's cyan, magenta, yellow and black in percent."""
    made = how.colour(HexColor(colour))
    assert isinstance(made, CMYKColor)
    return tuple(round(100 * part) for part in made.cmyk())


@pytest.mark.parametrize(
    ("colour", "least", "most"),
    [
        ("#008000", (60, 0, 80, 0), (100, 30, 100, 40)),
        ("#ff0000", (0, 85, 80, 0), (5, 100, 100, 5)),
        ("#0000ff", (80, 60, 0, 0), (100, 90, 5, 15)),
        ("#ffff00", (0, 0, 80, 0), (10, 5, 100, 5)),
        ("#54c8f1", (45, 0, 0, 0), (70, 15, 10, 5)),
        ("#e3b08f", (0, 20, 20, 0), (10, 45, 50, 15)),
    ],
)
def test_colours_keep_their_hue(colour: str, least: tuple[int, ...], most: tuple[int, ...]) -> None:
    """Within what profiles of such presses give; subtracting alone makes the green 50/0/50/50, which is grey."""
    for low, ink, high in zip(least, inks(colour), most, strict=True):
        assert low <= ink <= high


@pytest.mark.parametrize(("colour", "black"), [("#000000", 100), ("#ffffff", 0), ("#808080", 64), ("#111111", 99)])
def test_grey_is_black_alone(colour: str, black: int) -> None:
    assert inks(colour) == pytest.approx((0, 0, 0, black), abs=2)


def test_what_is_nearly_grey_is_no_grey() -> None:
    """It keeps its tint, and takes as much black as it can, so that little ink has to dry."""
    assert inks("#80868c")[0] > 2
    cyan, magenta, yellow, black = inks("#1b2530")
    assert cyan > 15
    assert black > 85
    assert cyan + magenta + yellow < 60


def test_black_falls_from_solid_to_paper() -> None:
    for coated in (True, False):
        table = black_for_grey(coated)
        assert (table[0], table[255]) == (255, 0)
        assert list(table) == sorted(table, reverse=True)


@pytest.mark.parametrize(("coated", "ink"), [(True, 300.0), (False, 280.0), (True, 240.0)])
def test_no_colour_takes_more_ink_than_the_paper(coated: bool, ink: float) -> None:
    made = Colouring("cmyk", coated=coated, ink=ink).picture(Image.fromarray(EVERY[None]))
    assert np.asarray(made, int).sum(axis=2).max() / 2.55 <= ink + 2


def test_printed_colours_look_like_those_of_the_screen() -> None:
    """Turned back by the same profile, what a press can print comes out as it was."""
    made = PRESS.picture(Image.fromarray(EVERY[None]))
    own = ImageCms.ImageCmsProfile(BytesIO(press_profile(True, 300.0)))
    back = ImageCms.profileToProfile(made, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert back is not None
    apart = np.abs(np.asarray(back, int)[0] - EVERY).max(axis=1)
    gentle = (EVERY.min(axis=1) > 60) & (EVERY.max(axis=1) < 200)
    assert np.median(apart[gentle]) < 16
    assert apart[gentle].max() < 60


def test_the_same_profile_each_time() -> None:
    press_profile.cache_clear()
    first = press_profile(True, 300.0)
    press_profile.cache_clear()
    assert press_profile(True, 300.0) == first


def test_the_users_profile_is_taken() -> None:
    own = Colouring("cmyk", profile=press_profile(False, 280.0))
    assert inks("#008000", own) != inks("#008000")
    assert inks("#000000", own) == (0, 0, 0, 100)
    with pytest.raises(PressError, match="the output profile cannot turn colours into inks"):
        Colouring("cmyk", profile=profile()).colour(Color(1, 0, 0))


def test_grey_editions_and_screens() -> None:
    red = Color(0.8, 0.2, 0.2)
    assert Colouring().colour(red) is red
    grey = Colouring("rgb", grey=True).colour(red)
    assert grey.red == grey.green == grey.blue == pytest.approx(0.38, abs=0.05)
    assert inks("#cc3333", Colouring("cmyk", grey=True))[:3] == (0, 0, 0)
    assert Colouring("rgb", grey=True).picture(Image.new("RGB", (1, 1), "red")).mode == "L"
