"""The first sheet of a booklet's file: how to print it, a ruler to check, and where fold and staples come."""

from __future__ import annotations

from generator.finishing.marks import GREY, Label, LineMark, Mark, fold, ruler, staple
from generator.finishing.placement import Rectangle
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.saddle import spread_area, staple_heights
from generator.finishing.source import Pages
from generator.finishing.words import SheetWords
from generator.options import Flip
from generator.paper import Paper

STEPS = 6


def plan_guide(pages: Pages, paper: Paper, words: SheetWords, flip: Flip, sheets: int, parts: int = 1) -> Sheet:
    """Plan the guide of `sheets` sheets in so many parts (signatures); its back stays white.

    It is as large as the sheets, to lay upon them.
    """
    spread = spread_area(pages, paper)
    left = paper.width / 2 + 14
    top = spread.top - 24
    marks: list[Mark] = [Label(words.say("guide_title"), left, top, 20, 700)]
    for step in range(1, STEPS + 1):
        y = top - 6 - 9 * step
        marks.append(Label(str(step), left, y, 11, 700))
        marks.append(Label(words.say(f"guide_{step}", n=sheets, edge=words.say(flip)), left + 7, y, 10))
    if parts > 1:
        marks.append(Label(words.say("guide_signatures", n=parts), left + 7, top - 15 - 9 * STEPS, 10))
    marks += ruler(left, top - 6 - 9 * STEPS - 18, words.say("ruler"))
    marks += _fold_and_staples(spread, paper, words)
    return Sheet(paper, SheetSide(marks=tuple(marks)), SheetSide())


def _fold_and_staples(spread: Rectangle, paper: Paper, words: SheetWords) -> list[Mark]:
    middle = paper.width / 2
    marks: list[Mark] = [fold(middle, 6, middle, paper.height - 6)]
    for y in staple_heights(spread):
        marks += staple(middle, y)
        marks.append(Label(words.say("staple"), middle - 4, y - 1, 8, align="right"))
        marks.append(LineMark(middle - 3, y, middle - 1, y, 0.4, GREY))
    marks.append(Label(words.say("fold"), middle - 4, spread.y + spread.height / 2 - 1, 8, align="right", ink=GREY))
    return marks
