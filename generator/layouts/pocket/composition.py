"""The eight panels in reading order: cover, Stop, five for the moves, back; the diary and notes fill what is free."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import Document, Section, Step
from generator.layouts.page import Page, paint
from generator.layouts.pocket.back import back
from generator.layouts.pocket.cover import cover
from generator.layouts.pocket.fillers import diary, diary_fits, notes
from generator.layouts.pocket.fit import plan_moves
from generator.layouts.pocket.panel import Panel
from generator.layouts.pocket.stop import stop
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter
from generator.output import Output

PANELS = 8
FOR_MOVES = 5


def compose(document: Document, setting: Setting) -> Output:
    """Set the eight panels. Raises GlyphError, and FitError with the fields and the words to cut."""
    setter = Typesetter(setting, "pocket")
    setter.check(document)
    panel = Panel(document, setting, setter)
    steps = [block for section in sections(document, "moves") for block in section.blocks if isinstance(block, Step)]
    moves = list(plan_moves(panel, steps, FOR_MOVES).pages())
    pages = [cover(panel, only(document, "cover")), stop(panel, only(document, "chapter")), *moves]
    pages += [*fillers(panel, PANELS - 1 - len(pages)), back(panel, only(document, "back"))]
    return paint(document, setting, pages)


def sections(document: Document, kind: str) -> list[Section]:
    """Give the sections of a kind."""
    return [section for section in document.sections if section.kind == kind]


def only(document: Document, kind: str) -> Section:
    """Give the only section of a kind; an empty one when the document lacks it."""
    return next(iter(sections(document, kind)), Section(kind=kind))  # type: ignore[arg-type]


def fillers(panel: Panel, free: int) -> Iterator[Page]:
    """Fill free panels: the diary where its columns are wide enough, then notes, whose heads are then decoration."""
    diaries, noted = sections(panel.document, "diary"), only(panel.document, "notes")
    if free and diaries and diary_fits(panel, diaries[0]):
        yield diary(panel, diaries[0])
        free -= 1
    for number in range(free):
        yield notes(panel, noted, again=number > 0)
