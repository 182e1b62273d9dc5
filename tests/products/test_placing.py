"""Where words stand and how large they are: sizes in mm, safe area, smallest type, nothing on top of another."""

from __future__ import annotations

import pytest

from generator.documents.blocks import Block, Document, MuscleNote, Words, walk
from generator.units import to_mm
from tests.products.pages import collisions, pieces, rounded, squeezed
from tests.products.pressroom import Pressroom, Printed
from tests.products.routines import ANKLES, CASES, PSOAS

SIZES = {
    ("poster", "a3"): (297, 420), ("poster", "a4"): (210, 297), ("poster", "a2"): (420, 594),
    ("poster", "a1"): (594, 841), ("poster", "letter"): (215.9, 279.4), ("poster", "tabloid"): (279.4, 431.8),
    ("poster", "arch-c"): (457.2, 609.6), ("poster", "arch-d"): (609.6, 914.4),
    ("card", "id1"): (85.6, 53.98), ("card", "eu"): (85, 55), ("card", "us"): (88.9, 50.8), ("card", "a7"): (105, 74),
    ("booklet", "a5"): (148, 210), ("booklet", "half-letter"): (139.7, 215.9), ("booklet", "a4"): (210, 297),
    ("booklet", "letter"): (215.9, 279.4), ("booklet", "phone"): (90, 160),
}  # fmt: skip
OPTION = {"poster": "paper", "card": "card_size", "booklet": "booklet_size"}
FLOORS = {"poster": (11.5, 11.0), "card": (7.0, 6.0), "booklet": (11.0, 8.2)}
"""The smallest type in pt, and that of feet, references and sources; a poster's grow with its paper."""
NEARLY = 0.02
"""Sizes and edges are read back to a hundredth or so."""


@pytest.mark.parametrize(("routine", "product", "theme"), CASES)
def test_pages_are_of_the_size_that_was_asked_for(pressroom: Pressroom, routine: str, product: str, theme: str) -> None:
    printed = pressroom(routine, product, theme=theme)
    home = {"poster": "a3", "card": "id1", "booklet": "a5"}[product]
    assert_of_size(printed, *SIZES[product, home])
    pages = len(printed.reader.pages)
    assert pages == {"poster": 1, "card": 2}.get(product, pages)
    assert product != "booklet" or (pages % 4 == 0 and pages >= 12)


@pytest.mark.parametrize(("product", "size"), SIZES)
def test_every_size_is_made_as_large_as_it_is_called(pressroom: Pressroom, product: str, size: str) -> None:
    printed = pressroom(ANKLES, product, **{OPTION[product]: size})
    assert_of_size(printed, *SIZES[product, size])
    assert_in_safe_area(printed)
    assert_not_too_small(printed, *SIZES[product, size])
    assert not list(collisions(printed))


@pytest.mark.parametrize("size", [size for product, size in SIZES if product == "poster"])
def test_posters_lie_down_as_well(pressroom: Pressroom, size: str) -> None:
    printed = pressroom(PSOAS, "poster", paper=size, orientation="landscape")
    width, height = SIZES["poster", size]
    assert_of_size(printed, height, width)
    assert_in_safe_area(printed)
    assert_not_too_small(printed, width, height)
    assert not list(collisions(printed))


@pytest.mark.parametrize(("routine", "product", "theme"), CASES)
def test_words_keep_to_the_safe_area_and_the_smallest_type(
    pressroom: Pressroom, routine: str, product: str, theme: str
) -> None:
    printed = pressroom(routine, product, theme=theme)
    assert_in_safe_area(printed)
    assert_not_too_small(printed)


@pytest.mark.parametrize(("routine", "product", "theme"), CASES)
def test_no_words_lie_on_others(pressroom: Pressroom, routine: str, product: str, theme: str) -> None:
    assert not list(collisions(pressroom(routine, product, theme=theme)))


def assert_of_size(printed: Printed, width: float, height: float) -> None:
    """Every page, and what is left of it once it is trimmed, measure width x height mm."""
    for page in printed.reader.pages:
        for box in (page.mediabox, page.trimbox, page.cropbox):
            edges = [to_mm(float(edge)) for edge in (*box.lower_left, *box.upper_right)]
            assert edges == pytest.approx([0, 0, width, height], abs=NEARLY)


def assert_in_safe_area(printed: Printed) -> None:
    """No letter comes nearer to an edge than 5 mm, on cards 3 mm."""
    page = printed.reader.pages[0].mediabox
    width, height, margin = to_mm(float(page.width)), to_mm(float(page.height)), printed.margin - NEARLY
    for piece in pieces(printed):
        left, bottom, right, top = piece.box
        assert min(left, bottom, width - right, height - top) >= margin, (piece.page, piece.text, rounded(piece.box))


def assert_not_too_small(printed: Printed, width: float = 297, height: float = 420) -> None:
    """No type is smaller than the product's floor; only a foot may go down to its own."""
    unit = (width * height / (297 * 420)) ** 0.5 if printed.product == "poster" else 1.0
    floor, floor_of_foot = FLOORS[printed.product]
    least, least_of_foot = floor - NEARLY, min(floor, floor_of_foot * unit) - NEARLY
    foot = foot_words(printed)
    for piece in pieces(printed):
        assert piece.size >= least_of_foot, (piece.page, piece.text, piece.size)
        assert piece.size >= least or squeezed(piece.text) in foot, (piece.page, piece.text, piece.size)


def notes_on_muscles(document: Document) -> list[Block]:
    """Give the notes whose facts stand small beside a plate."""
    return [block for block in walk(document) if isinstance(block, MuscleNote)]


def foot_words(printed: Printed) -> str:
    """Give what may stand in small type: closing lines, or running heads, folios, reference marks and weeks."""
    document = printed.document
    if document.foot is not None:
        lines = [block.text for part in document.foot.paragraphs for block in walk(part) if isinstance(block, Words)]
        return squeezed(" ".join(lines))
    running = [document.running, *(section.running for section in document.sections)]
    leaves = [block for block in walk(document) if isinstance(block, Words)]
    weeks = [block.text for block in leaves if block.text.startswith("Week ")]
    notes = [run.text for block in leaves for run in block.runs if run.quiet]
    small = [each for each in document.sections if each.kind in ("glossary", "sources")]
    looked_up = [block for each in (*small, *notes_on_muscles(document)) for block in walk(each)]
    running += [*notes, *(block.text for block in looked_up if isinstance(block, Words))]
    return squeezed(" ".join([*running, *weeks, *printed.reader.page_labels]))
