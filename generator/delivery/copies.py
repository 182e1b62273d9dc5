"""Copies for people: a programme of their own, laid out once for all who have the same; names are put on after."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from generator.content.dose import Dose
from generator.content.programme import NumberedPart, Programme, ProgrammeMove
from generator.content.project import Project
from generator.delivery.nameline import NameLine
from generator.delivery.people import Recipient
from generator.delivery.stamp import stamped
from generator.jobs import Job
from generator.layouts.memory import Memory
from generator.layouts.pictures import Pictures
from generator.layouts.setting import Setting
from generator.options import Options
from generator.output import Output
from generator.press import REMEMBERED, Press
from generator.target import ColourSpace

KEPT = 6
"""Laid-out documents that are kept; the most used stay."""


@dataclass(frozen=True, slots=True)
class Base:
    """A document laid out for everyone whose content it is, and where names go on it."""

    laid: Output
    line: NameLine


class Copies(Press):
    """A press whose pages carry a person's name and bib. What it makes for a person depends on nobody else."""

    def __init__(self, project: Project, options: Options, routine: str) -> None:
        super().__init__(project, options)
        self.routine = routine
        self._bases: OrderedDict[Any, Base] = OrderedDict()
        self._programmes: dict[str, Programme] = {}
        self._pictures: dict[tuple[str, ColourSpace], Pictures] = {}
        self._memories: dict[tuple[str, Job], Memory] = {}
        self._frozen = False

    def programme(self, language: str = "") -> Programme:
        """Load the routine, or its translation."""
        if language not in self._programmes:
            self._programmes[language] = self.library.programme(self.routine, language)
        return self._programmes[language]

    def copy(self, person: Recipient, job: Job) -> Output:
        """Make one person's copy. Raises FitError or GlyphError when it cannot be set."""
        base = self.base(person, job)
        data = stamped(base.laid.data, base.line.labels(person), job.target.space)
        return self.finish(replace(base.laid, data=data), self.programme_of(person), job)

    def programme_of(self, person: Recipient) -> Programme:
        """Give a person's own programme: in their language, with their doses, without the moves left out."""
        return personal_programme(self.programme(person.language), person)

    def base(self, person: Recipient, job: Job) -> Base:
        """Lay out what a person shares with others, or take it from those laid out before."""
        key = (job, person.language, person.doses, person.skip)
        if key not in self._bases:
            laid = self.lay(self.programme_of(person), job)
            assert laid.name_strip is not None, "a strip was asked for"
            assert job.product.names is not None, "a product without names has no copies"
            inks = self.theme(self.options.choices(job)).inks
            self._bases[key] = Base(laid, NameLine(laid.name_strip, job.product.name, job.product.names, inks))
            self._freeze()
            if len(self._bases) > KEPT:
                self._bases.popitem(last=False)
        self._bases.move_to_end(key)
        return self._bases[key]

    def _freeze(self) -> None:
        """Tell Python, once, that what is loaded stays: to look for garbage there takes a tenth of the time."""
        if not self._frozen:
            gc.collect()
            gc.freeze()
            self._frozen = True

    def setting(self, programme: Programme, job: Job) -> Setting:
        """Gather what a layout needs; pictures are drawn, and sections laid out, once for all who have the same."""
        setting = super().setting(programme, job)
        routine = str(programme.routine.id)
        pictures = self._pictures.setdefault((routine, job.target.space), setting.pictures)
        memory = self._memories.setdefault((routine, job), Memory(REMEMBERED))
        return replace(setting, pictures=pictures, memory=memory, names=job.product.names)


def personal_programme(programme: Programme, person: Recipient) -> Programme:
    """Change a programme's doses and leave out moves as a list of people says.

    What is left keeps its letter and number: "do F" and "as F" mean the same to everyone in the room.
    """
    if not (person.doses or person.skip):
        return programme
    doses = dict(person.doses)
    parts = (changed_part(part, doses, person.skip) for part in programme.parts)
    return replace(programme, parts=tuple(part for part in parts if part.moves))


def changed_part(part: NumberedPart, doses: dict[str, Dose], skip: Iterable[str]) -> NumberedPart:
    """Change one part; its note goes when moves do, since it may count them."""
    moves = tuple(with_dose(move, doses.get(move.key)) for move in part.moves if move.key not in skip)
    return replace(part, moves=moves, note=part.note if len(moves) == len(part.moves) else None)


def with_dose(move: ProgrammeMove, dose: Dose | None) -> ProgrammeMove:
    """Give a move another dose."""
    return replace(move, exercise=move.exercise.model_copy(update={"dose": dose})) if dose else move
