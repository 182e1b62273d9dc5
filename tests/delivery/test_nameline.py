"""The line for a name: as large as it fits, not a hair wider than its strip, and told when it is too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.delivery.nameline import BIB_WEIGHT, NAME_WEIGHT, SPACE, NameLine, line_width
from generator.delivery.people import Recipient
from generator.errors import FitError
from generator.output import NameStrip
from generator.pdf.colour import Ink
from generator.product import NameType
from generator.products import NAMED
from generator.units import MM

INKS = {"ink": Ink("#1B2530", (0, 0, 0, 100)), "accent": Ink("#C7352B", (10, 92, 90, 5))}
ANN = Recipient("Ann Featherstonehaugh", bib="23")


def line(width: float, unit: float = 1.0, bib: float = 0.0) -> NameLine:
    strip = NameStrip(5, 100, width, 3.4 * unit, unit)
    return NameLine(strip, "bookmark", NameType(capitals=3.4, gap=1.9, most=12, least=6, bib=bib), INKS)


def end(name: NameLine, person: Recipient) -> float:
    """Give how far from the strip's beginning the last letter ends, in mm."""
    last = name.labels(person)[-1]
    return last.x + line_width(last.text, last.weight, last.size) - name.strip.x


@pytest.mark.parametrize("unit", [1.0, 1.7])
def test_a_name_may_fill_its_strip_and_not_a_tenth_of_a_millimetre_more(unit: float) -> None:
    least = line(100, unit).needed(ANN, 6 * unit)
    assert list(line(least + 0.01, unit).problems(ANN)) == []
    assert end(line(least + 0.01, unit), ANN) == pytest.approx(least)
    (problem,) = line(least - 0.1, unit).problems(ANN)
    assert isinstance(problem, FitError)
    room = f"the line of {least - 0.1:.0f} mm on the bookmark at {6 * unit:g} pt"
    assert str(problem).endswith(f"is 1 mm too long for {room}; shorten it")
    (problem,) = line(least - 3.2, unit).problems(ANN)
    assert "is 3 mm too long" in str(problem)
    with pytest.raises(FitError):
        line(least - 0.1, unit).labels(ANN)


@given(st.floats(25, 120), st.text("abcdefgh", min_size=1, max_size=12), st.sampled_from(["", "7", "1234"]))
def test_a_line_is_as_large_as_its_strip_allows(width: float, name: str, bib: str) -> None:
    person, strip = Recipient(name, bib=bib), line(width)
    size = strip.size(person)
    assert 6 <= size <= 12
    if not list(strip.problems(person)):
        assert end(strip, person) <= width + 1e-9
        assert size == 12 or strip.needed(person, size + 0.5) > width


def test_a_bib_stands_before_the_name_at_its_own_size() -> None:
    bib, name = line(100, bib=14).labels(ANN)
    assert (bib.text, bib.size, bib.weight, bib.x, bib.y) == ("23", 14, BIB_WEIGHT, 5, 100)
    assert (name.text, name.size, name.weight) == (ANN.name, 12, NAME_WEIGHT)
    assert name.x == pytest.approx(5 + line_width("23", BIB_WEIGHT, 14) + SPACE * 14 / MM)
    assert [label.text for label in line(100).labels(Recipient(bib="7"))] == ["7"]
    assert line(100).labels(Recipient()) == ()


def test_each_product_has_type_that_its_strip_holds() -> None:
    for product in NAMED:
        assert product.names is not None
        assert product.names.least < product.names.most
        assert max(product.names.most, product.names.bib) * 0.73 / MM <= product.names.capitals + 0.15, product.name
