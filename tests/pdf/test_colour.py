from __future__ import annotations

import pytest

from generator.pdf.colour import Ink, contrast

INK = Ink("#1B2530", (0, 0, 0, 100))
ACCENT = Ink("#C7352B", (10, 92, 90, 5))
WHITE = Ink("#FFFFFF", (0, 0, 0, 0))


def test_an_ink_is_a_colour_of_either_space() -> None:
    assert ACCENT.reportlab("rgb").hexval() == "0xc7352b"
    assert INK.reportlab("cmyk").cmyk() == (0, 0, 0, 1)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Ink("#000000", (0, 0, 0, 100)), WHITE) == pytest.approx(21)
    assert contrast(WHITE, Ink("#777777", (0, 0, 0, 60))) == pytest.approx(4.48, abs=0.01)
    assert contrast(ACCENT, WHITE) == pytest.approx(5.3, abs=0.05)
