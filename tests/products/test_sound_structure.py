"""The structure of every screen PDF is sound, and says of every figure what it shows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pdf.element_rules import role, walk
from tests.pdf.soundness import problems
from tests.products.pages import figures
from tests.products.pressroom import Pressroom, Printed
from tests.products.routines import ANKLES, CASES, PSOAS

OTHERS: list[tuple[str, str, dict[str, Any]]] = [
    *((PSOAS, "pocket", {"theme": theme}) for theme in ("photocopy", "large-print")),
    *((ANKLES, product, {"large_print": True, "theme": "photocopy"}) for product in ("poster", "card", "booklet")),
]
"""Editions in other themes; those in the usual one are all tried in `test_every_edition.py`."""


def named(routine: str, product: str, options: dict[str, Any]) -> str:
    """Name a case by what is asked for."""
    return "-".join([routine, product, *map(str, options.values())])


def elements(printed: Printed) -> list[tuple[str, str, str]]:
    """Give role, alternate text and expansion of every element in reading order."""
    with printed.open() as pdf:
        (top,) = [pdf.Root.StructTreeRoot.K[0]]
        return [(role(e), str(e.get("/Alt", "")), str(e.get("/E", ""))) for e in walk(top)]


@pytest.mark.parametrize(("routine", "product", "theme"), CASES)
def test_structure_is_sound(pressroom: Pressroom, routine: str, product: str, theme: str) -> None:
    with pressroom(routine, product, theme=theme).open() as pdf:
        assert problems(pdf) == []


@pytest.mark.parametrize(("routine", "product", "options"), OTHERS, ids=[named(*case) for case in OTHERS])
def test_structure_is_sound_in_other_themes(
    pressroom: Pressroom, routine: str, product: str, options: dict[str, Any]
) -> None:
    with pressroom(routine, product, **options).open() as pdf:
        assert problems(pdf) == []


@pytest.mark.parametrize(("routine", "product", "theme"), CASES)
def test_every_figure_says_what_it_shows(pressroom: Pressroom, routine: str, product: str, theme: str) -> None:
    printed = pressroom(routine, product, theme=theme)
    said = [alternative for kind, alternative, _ in elements(printed) if kind == "Figure"]
    wanted = figures(printed)
    assert len(wanted) >= 3
    document = printed.document
    if product == "card" and document.hero and document.foot and document.foot.code:  # the code takes its place
        wanted.remove(document.hero.alt)
    assert sorted(set(said)) == sorted(wanted)


@pytest.mark.parametrize("product", ["poster", "card", "booklet"])
def test_every_part_of_a_product_has_its_role(pressroom: Pressroom, product: str) -> None:
    kinds = {kind for kind, _, _ in elements(pressroom(PSOAS, product))}
    assert {"Document", "H1", "H2", "H3", "P", "Sect", "Figure", "Span"} <= kinds
    if product == "booklet":
        assert {"L", "LI", "LBody", "Lbl", "Table", "TR", "TH", "TD", "Caption"} <= kinds
        assert {"TOC", "TOCI", "Link", "Reference", "Note"} <= kinds


@pytest.mark.parametrize("product", ["poster", "card", "booklet"])
def test_short_doses_are_said_in_words(pressroom: Pressroom, product: str) -> None:
    spoken = [expansion for _, _, expansion in elements(pressroom(PSOAS, product)) if expansion]
    assert any("to 2 minutes" in words for words in spoken)
    assert any("30 to 60 seconds" in words for words in spoken)


def test_a_card_is_read_one_side_after_the_other(pressroom: Pressroom) -> None:
    """What stands on the front, Stop too, is read before the back; the closing lines come last."""
    printed = pressroom(PSOAS, "card")
    with printed.open() as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        (top,) = [pdf.Root.StructTreeRoot.K[0]]
        sides = [{pages[e.Pg.objgen] for e in walk(child) if "/Pg" in e} for child in top.K]
    read = [max(side) for side in sides]
    assert read == sorted(read)
