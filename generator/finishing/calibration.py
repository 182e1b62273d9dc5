"""A sheet that tells which offset to type so that backs come to lie behind their fronts.

The front has a scale whose numbers are what to type; the back has one cross. Held against the light, the cross
points at the two numbers.
"""

from __future__ import annotations

from generator.finishing.home import pages_of
from generator.finishing.marks import GREY, Label, LineMark, Mark, ruler
from generator.finishing.placement import sideways, whole
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.settings import Offset
from generator.finishing.words import SheetWords, number
from generator.finishing.writer import write_plan
from generator.options import Flip
from generator.output import Output
from generator.paper import Paper
from generator.pdf.metadata import Properties

REACH = 8
"""Mm to which scales go on either side of their middle."""


def calibration(
    sheet: Paper,
    words: SheetWords,
    properties: Properties,
    *,
    flip: Flip = "long-edge",
    back_offset: Offset = (0.0, 0.0),
) -> Output:
    """Make the calibration sheet (two pages); `back_offset` (right, up) is what is set now and moves the back."""
    plan = [plan_calibration(sheet, words, flip, back_offset)]
    data = write_plan(b"", plan, pages_of(properties, flip))
    return Output(data, 2, sheet.width, sheet.height, notes=(words.say("how_calibrate"),))


def plan_calibration(sheet: Paper, words: SheetWords, flip: Flip, back_offset: Offset) -> Sheet:
    """Plan the sheet: a scale across and one down on the front, one cross behind them."""
    across, down = directions(sheet, flip)
    x, y = sheet.width / 2, sheet.height / 2
    front: list[Mark] = [*_scale(x, y, "across", across, back_offset[0]), *_scale(x, y, "down", down, back_offset[1])]
    front += _front_words(sheet, words, words.say(flip))
    right, up = back_offset
    back: list[Mark] = [
        LineMark(x + right, y + up - 75, x + right, y + up + 75, 0.5),
        LineMark(x + right - 75, y + up, x + right + 75, y + up, 0.5),
        Label(words.say("calibrate_back"), x, 20, 9, align="middle"),
    ]
    return Sheet(sheet, SheetSide(marks=tuple(front)), SheetSide(marks=tuple(back)))


def directions(sheet: Paper, flip: Flip) -> tuple[int, int]:
    """Give the signs with which a shift seen from the front (right, up) is to be typed.

    A back that lies d to the right, seen through the paper from the front, lies d to the left on its own side when
    the sheet turns about an upright axis, and so is to be moved right; up and down stay, and so are to be undone.
    About a level axis it is the other way about.
    """
    return (1, -1) if sideways(sheet, flip) else (-1, 1)


def _scale(x: float, y: float, way: str, sign: int, now: float) -> list[Mark]:
    """Draw a scale 60 mm from the middle, a line a mm, numbered with what is to be typed."""
    marks: list[Mark] = []
    for step in range(-REACH, REACH + 1):
        length = 8.0 if step % 4 == 0 else 5.5 if step % 2 == 0 else 3.5
        text = number(now + sign * step)
        if way == "across":
            marks.append(LineMark(x + step, y + 60, x + step, y + 60 + length, 0.35))
            if step % 4 == 0:
                marks.append(Label(text, x + step, y + 69, 7, 700 if step == 0 else 400, "middle"))
        else:
            marks.append(LineMark(x - 60, y + step, x - 60 - length, y + step, 0.35))
            if step % 4 == 0:
                marks.append(Label(text, x - 69, y + step - 0.9, 7, 700 if step == 0 else 400, "right"))
    return marks


def _front_words(sheet: Paper, words: SheetWords, edge: str) -> list[Mark]:
    left, area = 20.0, whole(sheet)
    marks: list[Mark] = [Label(words.say("calibrate_title"), left, area.top - 24, 18, 700)]
    for line in range(1, 5):
        marks.append(Label(words.say(f"calibrate_{line}", edge=edge), left, area.top - 28 - 6 * line, 10))
    x, y = area.centre
    marks.append(Label(words.say("calibrate_first"), x, y + 74, 9, 700, "middle"))
    marks.append(Label(words.say("calibrate_second"), x - 76, y, 9, 700, "middle", 90))
    marks.append(Label(words.say("calibrate_look"), x, y - 1, 8, align="middle", ink=GREY))
    return [*marks, *ruler(left, 20, words.say("ruler"))]
