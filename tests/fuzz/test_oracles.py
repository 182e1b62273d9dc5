"""Every oracle turns red: a card that is spoiled in one way before it is painted is found out by the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.layouts.engine.set_text import SetText
from generator.layouts.page import Area, Page, PagePlan, PanelItem, PictureItem, RuleItem
from generator.press import Press
from tests.fuzz import oracles
from tests.fuzz.editions import Edition
from tests.fuzz.oracles import Finished, all_wrong
from tests.fuzz.strangers import Stranger, project
from tests.fuzz.test_strangers import floors_of

EDITION = Edition("card", "a6")
STRANGER = Stranger((2, 2), poses=("tall", "bridge"), names=("Bridge", "Calf Raise"), words=4)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> PagePlan:
    press = Press(project(tmp_path_factory.mktemp("strange"), STRANGER), EDITION.options)
    made = press.plan(press.library.programme("strange"), EDITION.job)
    assert isinstance(made, PagePlan)
    return made


def wrong_with(plan: PagePlan) -> set[str]:
    """Give the names of the oracles that find something wrong."""
    finished = Finished(plan.document, plan.paint(), floors_of(EDITION))
    return {oracle.__name__ for oracle in oracles.ORACLES if list(oracle(finished))}


def spoiled(plan: PagePlan, change: Callable[[Any], Any]) -> PagePlan:
    """Change the items of all pages; what becomes None is taken away."""
    pages = [Page([new for item in page.items if (new := change(item)) is not None]) for page in plan.pages]
    return replace(plan, pages=tuple(pages))


def said_by(item: object) -> str:
    """Give the words of a text."""
    return "".join(span.text for _, spans in item.lines for span in spans) if isinstance(item, SetText) else ""


def texts(plan: PagePlan, words: str) -> Iterator[SetText]:
    """Yield the texts that say some words."""
    for page in plan.pages:
        yield from (item for item in page.items if isinstance(item, SetText) and said_by(item) == words)


def figures(plan: PagePlan) -> list[PictureItem]:
    """List the figures of the page that has most of them."""
    return max(
        ([item for item in page.items if isinstance(item, PictureItem)] for page in plan.pages),
        key=len,
    )


def test_nothing_is_wrong_with_a_sound_card(plan: PagePlan) -> None:
    assert all_wrong(Finished(plan.document, plan.paint(), floors_of(EDITION))) == []


def test_words_that_are_not_printed_are_missed_unless_they_are_told(plan: PagePlan) -> None:
    name = next(texts(plan, "Calf Raise"))
    without = spoiled(plan, lambda item: None if item is name else item)
    assert "unsaid" in wrong_with(without)
    dose = next(texts(plan, "3 × 8"))
    without = spoiled(plan, lambda item: None if item is dose else item)
    assert "unsaid" in wrong_with(without)


def test_words_out_of_their_order_are_missed(plan: PagePlan) -> None:
    turned = replace(plan, pages=tuple(Page(list(reversed(page.items))) for page in plan.pages))
    assert "unsaid" in wrong_with(turned)


def test_words_on_words_are_found(plan: PagePlan) -> None:
    one = next(texts(plan, "Bridge"))
    moved = spoiled(plan, lambda item: replace(item, baseline=item.baseline + 3) if item is one else item)
    assert "struck" in wrong_with(moved)


def test_words_on_figures_are_found(plan: PagePlan) -> None:
    one = figures(plan)[0]
    moved = spoiled(plan, lambda item: replace(item, bottom=item.bottom + 6) if item is one else item)
    assert "drawn_over" in wrong_with(moved)


def test_words_on_rules_and_on_the_edges_of_panels_are_found(plan: PagePlan) -> None:
    one = next(texts(plan, "Bridge"))
    ink = one.colour
    middle = one.baseline - 0.8
    for item in (
        RuleItem(one.x, one.x + 40, middle, 0.5, ink),
        PanelItem(Area(one.x - 5, middle - 9, one.x + 6, middle + 9), ink),
    ):
        page = next(page for page in plan.pages if one in page.items)
        crossed = replace(plan, pages=tuple(Page([item, *each.items]) if each is page else each for each in plan.pages))
        assert "crossed" in wrong_with(crossed)


def test_words_near_an_edge_are_found(plan: PagePlan) -> None:
    one = next(texts(plan, "Bridge"))
    moved = spoiled(plan, lambda item: replace(item, x=2.0) if item is one else item)
    assert "outside" in wrong_with(moved)


def test_figures_over_an_edge_or_cut_by_their_own_frame_are_found(plan: PagePlan) -> None:
    one = figures(plan)[0]
    moved = spoiled(plan, lambda item: replace(item, x=-3.0) if item is one else item)
    assert "cut" in wrong_with(moved)
    left, bottom, right, top = one.artwork.bounds
    narrow = replace(one.artwork, name="narrow", bounds=(left + 0.4 * (right - left), bottom, right, top))
    framed = spoiled(plan, lambda item: replace(item, artwork=narrow) if item is one else item)
    assert "cut" in wrong_with(framed)


def test_figures_on_figures_on_rules_and_on_panels_are_found(plan: PagePlan) -> None:
    one, other = figures(plan)[:2]
    moved = spoiled(plan, lambda item: replace(item, x=other.x, bottom=other.bottom) if item is one else item)
    assert "entangled" in wrong_with(moved)
    ruled = RuleItem(one.x - 5, one.x + 60, one.box.top + one.box.height / 2, 1, next(texts(plan, "Bridge")).colour)
    crossed = replace(plan, pages=tuple(Page([ruled, *page.items]) for page in plan.pages))
    assert "entangled" in wrong_with(crossed)


def test_figures_that_are_not_drawn_are_missed(plan: PagePlan) -> None:
    one = figures(plan)[0]
    assert "undrawn" in wrong_with(spoiled(plan, lambda item: None if item is one else item))


def test_type_below_its_floor_is_found(plan: PagePlan) -> None:
    one = next(texts(plan, "10 each side"))
    small = replace(one, font=replace(one.font, size=6.5))
    assert "small" in wrong_with(spoiled(plan, lambda item: small if item is one else item))


def test_what_is_told_is_not_missed(tmp_path: Path) -> None:
    crowd, edition = Stranger((5, 5), names=("Standing March",), words=8), Edition("card", "id1")
    press = Press(project(tmp_path, crowd), edition.options)
    made = press.plan(press.library.programme("strange"), edition.job)
    assert made.left_out, "a card this small has no room for cues"
    assert isinstance(made, PagePlan)
    silent = replace(made, left_out=())
    floors = floors_of(edition)
    assert not list(oracles.unsaid(Finished(made.document, made.paint(), floors)))
    assert list(oracles.unsaid(Finished(silent.document, silent.paint(), floors)))
