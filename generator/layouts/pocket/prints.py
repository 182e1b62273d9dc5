"""What the pocket edition prints, in which order of worth, with which floors: the table that its layout reads.

All lengths are mm on paper, type is in pt; nothing grows with the panel, which is an eighth of a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.layouts.floors import MayGo, floor

PANELS = 8
"""Cover, Stop, moves and what fills their panels, back."""
FOR_MOVES = 5
"""Most panels for moves."""
Wording = Literal["sentence", "cue", "none"]
WORDINGS: tuple[Wording, ...] = ("sentence", "cue", "none")
"""What is said below a move's dose, in order of worth."""


@dataclass(frozen=True, slots=True)
class PocketFloors:
    """The least sizes."""

    text: float = floor("names, doses and sentences")
    mat: float = floor("figures, by their mats: as long as a person is tall", "mm")


FLOORS = PocketFloors(text=8.2, mat=6.5)
LARGE_FLOORS = PocketFloors(text=10.0, mat=9.0)
"""In large print."""
GOES = (
    MayGo(("poster",), "the sentences, for the cues (`card`) where only these have room"),
    MayGo(("card",), "the cues too, when there are too many moves for them"),
    MayGo(("inset.heading", "inset.text", "inset.label"), "the inset, when the back has no room"),
    MayGo(("stop.ask_first",), "the list of who should ask first, when the back has no room"),
    MayGo(("summary",), "the summary, when the back has no room"),
)
"""What may be left out, first to last."""
LARGEST_TYPE, LARGE_PRINT = 1.4, 1.3
"""The largest scale of type, and the one that is wished for in large print."""
TYPE_STEPS = 4
WISHED_MAT = 38.0
LARGEST_MAT = 46.0
DRAWN, SMALL_UNTIL = (17.6, 36.0), 18.0
"""Widths of the mat at which small and full figures are drawn, and the width from which they are full."""

# Panels
MARGIN, TOP = 6.0, 6.5
"""White at the sides and at the head: home printers leave up to 5 mm of a sheet's edge white."""
FOOT = 8.0
"""At the foot of a panel that pages leave clear for marks and words about folding."""
FOOT_GAP = 1.5
RULE, HAIRLINE = 1.5, 0.5
"""Widths of the rule that opens a panel, and of the thinnest one, pt."""
RULE_TO_HEAD = 2.6
HEAD_TO_NOTE = 1.2
BULLET_INDENT = 3.2
ITEM_GAP = 0.7

# Moves
HEAD_TO_FIGURE = 2.0
FLOOR_TO_TEXT = 2.4
MOVE_GAP = 4.0
"""From the last words of a move to the next move."""
LETTER_GAP = 3.0
ABOVE_SHARE = 0.4
"""Share of what is left over that goes above the figures; the rest stays below the last words."""
COLUMN_GAP = 3.0
PADDING = 1.1
"""Above and below the words and figure of a line."""
ACCENT_CLEAR = 0.2
"""From a hairline to accents of capitals, at least."""

# Cover
LEAST_TITLE = 15.0
"""Smallest size of a title's line, pt."""
TITLE_TO_STRAPLINE = 4.6
HERO_GAP = 4.0
HERO_MAT = 70.0

# Stop
STOP_PADDING = 4.0
STOP_TO_HELP = 6.0
MOST_STOP = 0.6
"""Most of the height that the Stop panel takes."""
LARGEST_STOP = 1.25
"""The largest scale of its type."""

# Back
CODE = 24.0
"""Side of the code without its quiet zone: read at arm's length with ease."""
CODE_GAP = 4.0
GAP = 5.0
LOGO, LEAST_LOGO = 8.0, 5.0
"""Height of the logo by itself, and the least beside the code."""
PLATES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 0.0)
"""Heights of the anatomy plate, the largest that fits is taken."""
PLATE_SHARE = 0.6
"""Width of the plate as a share of its height."""
LABEL_GAP = 4.0
HEAD_TO_PLATE = 2.5
WORDS_SHARE = 0.6
"""Most of the plate's height that the words beside its foot take."""

# Diary and notes
DATE, FELT = 13.0, 10.0
"""Widths of the diary's first and last column."""
COLUMN = 4.6
"""Least width of a move's column: a tick."""
LINES_A_WEEK, LEAST_PITCH = 3, 3.9
"""Lines for each week, fewer where they would be closer than this: a row one can write in."""
HEAD_GAP = 3.0
DIARY_HEAD = 5.5
MOST_DIARY = 0.75
"""Most of a panel's height that the rows of a diary take."""
NOTE_LINE = 7.5
CELL_GAP = 1.3
