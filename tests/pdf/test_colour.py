from __future__ import annotations

import pytest

from generator.pdf.colour import WHITE, Ink, Palette, contrast

INK = Ink("#1B2530", (0, 0, 0, 100))
ACCENT = Ink("#C7352B", (10, 92, 90, 5))
PALETTE = Palette({"ink": INK, "accent": ACCENT, "paper": WHITE})


def test_a_role_is_a_colour_of_either_space() -> None:
    assert PALETTE.reportlab("accent", "rgb").hexval() == "0xc7352b"
    assert PALETTE.reportlab("ink", "cmyk").cmyk() == (0, 0, 0, 1)


def test_mixing_moves_both_spaces() -> None:
    half = INK.mixed(WHITE, 0.5)
    assert half == Ink("#8D9298", (0, 0, 0, 50))
    assert PALETTE.ink("ink", "paper", 0.5) == half


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Ink("#000000", (0, 0, 0, 100)), WHITE) == pytest.approx(21)
    assert contrast(WHITE, Ink("#777777", (0, 0, 0, 60))) == pytest.approx(4.48, abs=0.01)
    assert contrast(ACCENT, WHITE) == pytest.approx(5.3, abs=0.05)


def test_an_unknown_role_names_those_there_are() -> None:
    with pytest.raises(LookupError, match=r"accnt.*ink, accent, paper"):
        PALETTE.ink("accnt")
