"""What is printed round pages stays on the sheet, in every language that ships."""

from collections.abc import Iterator

import pytest
from sample_products import SHEETS

from generator.content.project import Project
from generator.finishing.calibration import plan_calibration
from generator.finishing.cards import CardPages, foldover_grid, plain_grid, plan_cards, plan_foldover
from generator.finishing.guide import plan_guide
from generator.finishing.marks import Label
from generator.finishing.plan import Sheet
from generator.finishing.pocket import panel_paper, plan_pocket
from generator.finishing.source import Pages
from generator.finishing.tiles import plan_poster
from generator.finishing.words import SheetWords, load_words
from generator.paper import Paper
from generator.pdf import fonts
from generator.units import MM

PROJECT = Project.find()
MARGIN = 2.0
"""What no home printer prints, in mm."""


def sheets(paper: Paper, words: SheetWords) -> Iterator[Sheet]:
    """Plan a sheet of each product that a home printer gets."""
    lying = paper.turned()
    half = Pages(28, lying.width / 2 - 0.5, lying.height, 0)
    yield plan_guide(half, lying, words, "short-edge", 7)
    yield plan_guide(half, lying, words, "long-edge", 22, 2)
    panel = panel_paper(paper)
    yield plan_pocket(Pages(8, panel.width, panel.height, 0), paper, words)
    yield plan_calibration(paper, words, "long-edge", (0.0, 0.0))
    card = Pages(2, 85, 55, 0)
    yield from plan_cards([[CardPages(0, 1)]], plain_grid(85, 55, paper), card, words)
    yield from plan_cards([[CardPages(0, None)]], plain_grid(85, 55, paper), card, words)
    yield from plan_foldover([[CardPages(0, 1)]], foldover_grid(card, paper), card, words)
    yield from plan_poster(Pages(1, 297, 420, 0), paper, words, 10, 5)


@pytest.mark.parametrize("language", sorted(PROJECT.files("templates/locales")))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_words_stay_on_the_sheet(language: str, paper: str) -> None:
    outside = []
    for sheet in sheets(SHEETS[paper], load_words(PROJECT, language)):
        for side in filter(None, (sheet.front, sheet.back)):
            for label in (
                mark for mark in (*side.marks, *side.captions) if isinstance(mark, Label) and not mark.rotation
            ):
                width = fonts.text_width(label.text, fonts.face("inter", label.weight), label.size) / MM
                left = label.x - {"left": 0, "middle": 0.5, "right": 1}[label.align] * width
                if left < MARGIN or left + width > sheet.paper.width - MARGIN:
                    outside.append((label.text, round(left, 1), round(left + width - sheet.paper.width, 1)))
    assert outside == []
