"""What is on each kind of sheet, mark by mark: where it is cut, folded, stapled and glued, and what is said there.

When a mark moves on purpose, `python tests/finishing/test_sheets.py` writes the lists anew. Look at the sheets and at
the difference before you keep it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from listing import KEYS, listed
from sample_products import PROPERTIES, SHEETS, SHIPPED, cards_on, sample

from generator.finishing.calibration import calibration
from generator.finishing.cards import CardPages, plain_grid
from generator.finishing.conditions import find_condition
from generator.finishing.guide import plan_guide
from generator.finishing.home import home_booklet, home_cards, home_pocket, home_poster, pages_of
from generator.finishing.marks import Label
from generator.finishing.saddle import parts, plan_booklet
from generator.finishing.shop import Printed, shop
from generator.finishing.source import measure
from generator.finishing.stock import find_stock
from generator.finishing.writer import write_plan
from generator.options import MARK_SETS

FOLDER = Path(__file__).parent / "sheets"
A4, LETTER = SHEETS["a4"], SHEETS["letter"]


def numbered_for_a_shop() -> bytes:
    """Make two fronts of one card for a shop, each with a number, and all marks."""
    printed = [Printed(0, (Label(number, 40, 4, 9, 700, "right"),)) for number in ("No 7", "No 8")]
    pages = sample(85, 55, 2, 3, "cmyk")
    condition = find_condition(SHIPPED)
    return shop(pages, condition, PROPERTIES, bleed=2, marks=MARK_SETS, printed=printed).data


def booklet_in_parts(pdf: bytes) -> bytes:
    """Make a booklet of two signatures, with its guide."""
    pages, flip = measure(pdf), "short-edge"
    plan = plan_booklet(pages, A4, KEYS, 0.25, 2)
    plan.insert(0, plan_guide(pages, plan[0].paper, KEYS, flip, len(plan), parts(pages, 2)))  # type: ignore[arg-type]
    return write_plan(pdf, plan, pages_of(PROPERTIES, flip))  # type: ignore[arg-type]


SHEETS_MADE: dict[str, Callable[[], bytes]] = {
    "poster": lambda: home_poster(sample(297, 420, 1, 3), A4, KEYS, PROPERTIES, overlap=12).data,
    "poster on one sheet": lambda: home_poster(sample(180, 250, 1), LETTER, KEYS, PROPERTIES).data,
    "cards": lambda: cards_on(sample(90, 60, 2, 2), plain_grid(90, 60, A4), [CardPages(0, 1)] * 7, KEYS, (0.5, -1)),
    "cards turned": lambda: home_cards(sample(105, 74, 2, 4), A4, KEYS, PROPERTIES, flip="short-edge").data,
    "cards of one side": lambda: cards_on(sample(85, 55, 1), plain_grid(85, 55, A4), [CardPages(0)] * 2, KEYS),
    "cards on stock": lambda: cards_on(
        sample(85, 54.5, 4, 3),
        find_stock(SHIPPED, "avery-c32011").grid,
        [CardPages(0, 1), CardPages(2, 3), CardPages(0)],
        KEYS,
    ),
    "cards folded": lambda: home_cards(sample(85, 55, 2, 3), A4, KEYS, PROPERTIES, fold_over=True).data,
    "cards folded and turned": lambda: home_cards(sample(120, 80, 2, 2), A4, KEYS, PROPERTIES, fold_over=True).data,
    "booklet": lambda: booklet_in_parts(sample(90, 160, 11, 3)),
    "booklet without room": lambda: home_booklet(sample(148, 210, 4), A4, KEYS, PROPERTIES).data,
    "pocket": lambda: home_pocket(sample(74.25, 105, 8, 3), A4, KEYS, PROPERTIES).data,
    "calibration": lambda: calibration(A4, KEYS, PROPERTIES, back_offset=(1.5, -0.5)).data,
    "calibration on the short edge": lambda: calibration(LETTER, KEYS, PROPERTIES, flip="short-edge").data,
    "shop": numbered_for_a_shop,
}


@pytest.mark.parametrize("name", SHEETS_MADE)
def test_sheets_show_what_is_listed(name: str) -> None:
    assert listed(SHEETS_MADE[name]()).splitlines() == (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in sys.argv[1:] or SHEETS_MADE:
        (FOLDER / f"{name}.txt").write_text(listed(SHEETS_MADE[name]()), "utf-8")
