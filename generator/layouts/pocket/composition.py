"""The eight panels in reading order: cover, Stop, those for the moves, back; the diary and notes fill what is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.documents.blocks import Document, Step
from generator.errors import CrowdedError, FitError
from generator.layouts.engine.cutting import shortened
from generator.layouts.engine.search import explained
from generator.layouts.page import PagePlan
from generator.layouts.pocket.back import PocketBack, back
from generator.layouts.pocket.choice import PocketMoves, SetPanels
from generator.layouts.pocket.cover import cover
from generator.layouts.pocket.fillers import fillers
from generator.layouts.pocket.panel import Panel, only, sections
from generator.layouts.pocket.prints import PANELS
from generator.layouts.pocket.stop import stop
from generator.layouts.setting import Setting
from generator.layouts.told import at, left_out
from generator.layouts.typesetter import Typesetter
from generator.output import LeftOut

KEPT = 2
"""Words of a name that nobody can do without."""


def plan(document: Document, setting: Setting) -> PagePlan:
    """Set the eight panels. Raises GlyphError, and FitError with the fields and the words to cut."""
    setter = Typesetter(setting, "pocket", document.language)
    setter.check(document)
    panel = Panel(document, setting, setter)
    front = [cover(panel, only(document, "cover")), stop(panel, only(document, "chapter"))]
    steps = steps_of(document)
    found = PocketMoves(panel, steps).candidates()
    if not found:
        raise refusal(panel, steps)
    chosen, closing = found[0].arrangement, back(panel, only(document, "back"))
    pages = [*front, *chosen.moves.pages(chosen.mat)]
    pages += [*fillers(panel, PANELS - 1 - len(pages)), closing.page()]
    told = tuple(not_printed(chosen, closing))
    return PagePlan(document, setting, tuple(pages), left_out=told, explained=tuple(explained(found)))


def steps_of(document: Document) -> list[Step]:
    """List the parts of the routine."""
    return [block for section in sections(document, "moves") for block in section.blocks if isinstance(block, Step)]


def not_printed(chosen: SetPanels, closing: PocketBack) -> Iterator[LeftOut]:
    """Tell what is not printed."""
    if chosen.left_out:
        instead = "cues stand in their place, and " if chosen.moves.wording == "cue" else ""
        yield left_out("sentence", chosen.left_out, f"{instead}the booklet and the poster print them")
    for what, words in closing.left_out:
        where = (
            f"the back of the pocket edition has no room; the {'poster' if what == 'inset' else 'booklet'} prints it"
        )
        yield left_out(what, words, where, whole=True)


def refusal(panel: Panel, steps: list[Step]) -> FitError:
    """Say why the moves do not fit: there are too many of them, or names that take too many lines."""
    moves = [move for step in steps for move in step.moves]

    def brief(step: Step) -> Step:
        short = []
        for move in step.moves:
            words = move.heading.words
            cut = shortened(words, max(0, len(words.text.split()) - KEPT))
            short.append(replace(move, heading=replace(move.heading, words=cut), text=None, cue=None))
        return replace(step, note=None, moves=tuple(short))

    names = [move.heading.words for move in moves]
    average = sum(len(words.text) for words in names) / len(names)
    long = [words for words in names if len(words.text) >= average and len(words.text.split()) > KEPT]
    if not long or not PocketMoves(panel, [brief(step) for step in steps]).candidates():
        message = f"is one of {len(moves)} moves, more than the pocket edition holds"
        return CrowdedError(at(moves[-1].heading.words, message), [])
    return FitError(
        at(
            words,
            f"is too long for the pocket edition with so many moves; cut up to {len(words.text.split()) - KEPT} words",
        )
        for words in long
    )
