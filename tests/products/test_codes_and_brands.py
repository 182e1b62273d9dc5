"""QR codes decode from the page as it is seen, and a brand's name and logo stand where they belong."""

from __future__ import annotations

from urllib.parse import unquote

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from tests.products.pages import page_texts, squeezed
from tests.products.pressroom import Pressroom, Printed
from tests.products.routines import PSOAS

DPI = 200
LINKS = {
    PSOAS: "https://example.org/psoas",
    "scripts": "https://example.org/γοφοί?q=сила",
    "hostile": "https://example.org/?a=1&b={{7*7}}&c=]]%3E",
}
PAGE = {"poster": 1, "card": 1, "booklet": -1}
"""The page on which a product carries its code, counted as pages are."""
GREEN = np.array([27, 94, 75])
"""The colour of the samples' logo."""


def seen(printed: Printed, page: int) -> np.ndarray:
    """Draw a page (from 1, or from the end) as a screen shows it: rows, columns, red green blue."""
    with pypdfium2.PdfDocument(printed.pdf) as document:
        number = page - 1 if page > 0 else len(document) + page
        return document[number].render(scale=DPI / 72, rev_byteorder=True).to_numpy()[:, :, :3].copy()


@pytest.mark.parametrize("theme", ["colour", "photocopy"])
@pytest.mark.parametrize("product", PAGE)
@pytest.mark.parametrize("routine", LINKS)
def test_the_code_on_the_page_leads_to_the_link(pressroom: Pressroom, routine: str, product: str, theme: str) -> None:
    codes = zxingcpp.read_barcodes(seen(pressroom(routine, product, theme=theme), PAGE[product]))
    assert [unquote(code.text) for code in codes] == [unquote(LINKS[routine])]
    assert codes[0].text.isascii()
    corner, across = codes[0].position.top_left, codes[0].position.top_right
    assert (across.x - corner.x) / DPI * 25.4 >= {"poster": 14, "card": 9, "booklet": 9}[product]


@pytest.mark.parametrize("size", ["eu", "us", "a7"])
def test_codes_on_cards_of_every_size(pressroom: Pressroom, size: str) -> None:
    codes = zxingcpp.read_barcodes(seen(pressroom(PSOAS, "card", card_size=size), 1))
    assert [code.text for code in codes] == [LINKS[PSOAS]]


@pytest.mark.parametrize("product", PAGE)
def test_without_a_link_there_is_no_code(pressroom: Pressroom, product: str) -> None:
    assert not zxingcpp.read_barcodes(seen(pressroom("three", product), PAGE[product]))


@pytest.mark.parametrize("kind", ["png", "jpg", "svg"])
@pytest.mark.parametrize(("product", "page"), [("poster", 1), ("card", 2), ("booklet", 1), ("booklet", -1)])
def test_the_brand_stands_at_the_foot_of_poster_card_and_covers(
    pressroom: Pressroom, kind: str, product: str, page: int
) -> None:
    printed = pressroom(f"branded-{kind}", product)
    text = page_texts(printed)[page - 1 if page > 0 else page]
    assert "NorthsideRunners" in text
    if (product, page) != ("booklet", 1):
        for words in ("hello@example.org", "+44 20 7946 0000", "Hall 2, Mill Lane", "example.org"):
            assert squeezed(words) in text
    picture = seen(printed, page)
    rows, columns = np.nonzero((np.abs(picture.astype(int) - GREEN) < 12).all(axis=2))
    assert len(rows) > 300, "no logo is seen"
    width, height = np.ptp(columns) + 1, np.ptp(rows) + 1
    assert width / height == pytest.approx(1, abs=0.1), "the logo is round"
    assert width / DPI * 25.4 >= {"poster": 8, "card": 4, "booklet": 6}[product]
    if product != "booklet":
        assert rows.min() > picture.shape[0] / 2
    surroundings = picture[rows.min() + 1, columns.min() + 1]
    assert surroundings.min() > 250, "a logo's corners are clear"


def test_photographs_stay_photographs_and_drawings_stay_drawings(pressroom: Pressroom) -> None:
    images = {}
    for kind in ("png", "jpg", "svg"):
        with pressroom(f"branded-{kind}", "poster").open() as pdf:
            images[kind] = [thing for thing in pdf.objects if str(getattr(thing, "Subtype", "")) == "/Image"]
            assert len([image for image in images[kind] if "/SMask" in image]) == (1 if kind == "png" else 0)
    assert not images["svg"]
    assert len(images["jpg"]) == 1


@pytest.mark.parametrize("product", PAGE)
def test_mail_and_telephone_are_links(pressroom: Pressroom, product: str) -> None:
    with pressroom("branded-svg", product).open() as pdf:
        areas = [area.A for page in pdf.pages for area in page.get("/Annots", []) if "/A" in area]
        addresses = {str(action.URI) for action in areas if "/URI" in action}
    assert {"mailto:hello@example.org", "tel:+442079460000", "https://example.org"} <= addresses
