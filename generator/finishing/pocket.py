"""The pocket edition: eight panels on one side of one sheet, folded three times and cut once.

┌───┬───┬───┬───┐
│ 5 │ 4 │ 3 │ 2 │  head down
├───┼━━━┿━━━┼───┤  ━ the cut
│ 6 │ 7 │ 8 │ 1 │
└───┴───┴───┴───┘
"""

from __future__ import annotations

from generator.errors import PressError
from generator.finishing.marks import BLACK, DOTTED, GREY, PALE, Label, LineMark, Mark, fold, ruler
from generator.finishing.placement import Placement, Rectangle, Rotation
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.source import SAME, Pages
from generator.finishing.words import SheetWords, size
from generator.paper import Paper

UPPER, LOWER = (4, 3, 2, 1), (5, 6, 7, 0)
"""Pages (from 0) of the upper row, head down, and of the lower row, from left to right."""
EDGE = 4.6
"""From a panel's foot to words about folding, mm; pages leave `prints.FOOT` of the layout clear."""


def lying(sheet: Paper) -> Paper:
    """Lay a sheet on its long side."""
    return sheet if sheet.width >= sheet.height else sheet.turned()


def panel_paper(sheet: Paper) -> Paper:
    """Give the size of a panel: a quarter of the sheet's long side by half its short side."""
    paper = lying(sheet)
    return Paper(f"pocket-{sheet.name}", paper.width / 4, paper.height / 2)


def check_panels(pages: Pages, sheet: Paper) -> None:
    """Raise PressError for pages that do not fill the eight panels of a sheet at their true size."""
    panel = panel_paper(sheet)
    if pages.count != 8:
        raise PressError(f"the pocket edition has eight pages, not {pages.count}")
    if abs(pages.width - panel.width) > SAME or abs(pages.height - panel.height) > SAME:
        raise PressError(
            f"a panel of the pocket edition on {sheet.name} is {size(panel.width, panel.height)} mm, the pages are "
            f"{size(pages.width, pages.height)} mm"
        )


def plan_pocket(pages: Pages, sheet: Paper, words: SheetWords) -> Sheet:
    """Plan the sheet: each page in the middle of its panel, those of the upper row head down."""
    paper, panel = lying(sheet), panel_paper(sheet)
    rows: tuple[tuple[tuple[int, ...], Rotation], ...] = ((LOWER, 0), (UPPER, 180))
    placements = []
    for row, (order, rotation) in enumerate(rows):
        for column, page in enumerate(order):
            cell = Rectangle(column * panel.width, row * panel.height, panel.width, panel.height)
            x, y = cell.centre
            area = Rectangle(x - pages.width / 2, y - pages.height / 2, pages.width, pages.height)
            placements.append(Placement(page, area, rotation, cell.common(area.grown(pages.bleed))))
    return Sheet(paper, SheetSide(tuple(placements), tuple(_marks(paper, panel, words))))


def _marks(paper: Paper, panel: Paper, words: SheetWords) -> list[Mark]:
    """Draw folds, the cut and, in the feet of the panels, what to do."""
    middle = paper.height / 2
    marks: list[Mark] = []
    for column in (1, 2, 3):
        x = column * panel.width
        marks.append(LineMark(x, 0, x, paper.height, 0.4, PALE, DOTTED))
        marks += [fold(x, 0, x, EDGE + 2), fold(x, paper.height, x, paper.height - EDGE - 2)]
    for start in (0, 3):
        marks.append(LineMark(start * panel.width, middle, (start + 1) * panel.width, middle, 0.4, PALE, DOTTED))
    marks += [fold(0, middle, EDGE + 2, middle), fold(paper.width, middle, paper.width - EDGE - 2, middle)]
    marks.append(LineMark(panel.width, middle, 3 * panel.width, middle, 0.8, BLACK, (2.4, 1.4)))
    for column in range(4):
        text = words.say(f"pocket_step_{column + 1}")
        marks.append(Label(text, (column + 0.5) * panel.width, EDGE, 6, align="middle", ink=GREY))
    head = paper.height - EDGE - 2
    marks += ruler(EDGE + 2, head, "")
    marks.append(Label(words.say("ruler"), panel.width + 3, head + 0.1, 6))
    marks.append(Label(words.say("how_pocket"), 2.5 * panel.width, head, 6, align="middle", ink=GREY))
    return marks
