"""What models cannot know of one file: whether what it names is there, can be done, and can be used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.content.anatomy import AtlasView, Muscle
from generator.content.brand import Brand
from generator.content.exercise import LibraryExercise
from generator.content.loading import Findings
from generator.content.numbering import figure_of
from generator.content.own_picture import Photographs
from generator.content.routine import Routine
from generator.content.values import Text
from generator.errors import suggestion
from generator.figure import PEOPLE, Figure, FigureError, check_figure, mirrored_figure
from generator.files import cache_folder

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
"""How an anatomy note is named where plain words might stand."""
LOGO_TYPES = (".png", ".jpg", ".jpeg", ".svg")


def check_entries(routine: Routine, exercises: Mapping[str, LibraryExercise], findings: Findings) -> None:
    """Note entries that name no frame of their figure, do nothing again, or cannot be drawn as mirror images."""
    before: set[str] = set()
    for entry in (entry for part in routine.parts for entry in part.entries):
        name = str(entry.exercise)
        again = entry.with_ or (entry.other and entry.exercise)
        if again and name not in before:
            findings.note(again, f"does {name} again, which does not come before it in this routine")
        before.add(name)
        if name not in exercises:
            continue
        if entry.variant:
            findings.known([entry.variant], exercises[name].ways, f"variant of {name}")
        figure = figure_of(
            exercises[name].varied(entry.variant).shown, entry.model_copy(update={"frame": None}), mirror=False
        )
        if entry.frame:
            findings.known([entry.frame], [str(frame.name) for frame in figure.frames], "frame of this figure")
        if (entry.mirror or entry.other) and isinstance(figure, Figure):
            try:
                check_figure(mirrored_figure(figure), cache_folder() / "figures")
            except FigureError as error:
                findings.note(entry.exercise, f"cannot be drawn as a mirror image: {error.problems[0].message}")


@dataclass(frozen=True)
class Known:
    """What files may name: languages, figures of title pages, anatomy notes, sources."""

    languages: Collection[str]
    figures: Collection[str]
    notes: Collection[str]
    sources: Collection[str]

    def check_routine(self, routine: Routine, findings: Findings) -> None:
        """Note what a routine and its chapters name and nobody knows."""
        findings.known([routine.language], self.languages, "language")
        findings.known(routine.people, PEOPLE, "person")
        findings.known([routine.hero] if routine.hero else [], self.figures, "figure")
        for chapter in routine.chapters:
            findings.known(chapter.muscles, self.notes, "anatomy note")
            if chapter.plate:
                check_plate(chapter.plate, findings)
            self._check_sources(findings, *(passage.sources for passage in chapter.passages))
            self._check_sources(findings, chapter.chart.sources if chapter.chart else ())
        self._check_sources(findings, *(passage.sources for passage in routine.how_to))

    def check_exercise(self, exercise: LibraryExercise, findings: Findings, shown: Figure | Photographs) -> None:
        """Note muscles and sources that nobody knows, pictures of steps and files that are not there."""
        if isinstance(shown, Photographs):
            for text, message in shown.wrong():
                findings.note(text, message)
        for muscle in filter(KEBAB.fullmatch, exercise.muscles):
            if muscle not in self.notes:
                message = f'names no anatomy note: there is no "{muscle}"{suggestion(muscle, self.notes)}'
                findings.note(muscle, f"{message} (plain words are written without hyphens)")
        for frame in shown.frames:
            if (frame.step or 0) > len(exercise.steps):
                message = f'is the last step: the picture "{frame.name}" cannot show step {frame.step}'
                findings.note(exercise.steps[-1], message)
        self._check_sources(findings, exercise.sources)

    def check_note(self, note: Muscle, findings: Findings) -> None:
        """Note what an anatomy note names and nobody knows."""
        if note.plate:
            check_plate(note.plate, findings)
        self._check_sources(findings, note.sources, *(passage.sources for passage in note.passages))

    def _check_sources(self, findings: Findings, *groups: Iterable[Text]) -> None:
        for group in groups:
            findings.known(group, self.sources, "source")


def check_plate(plate: AtlasView, findings: Findings) -> None:
    """Note muscles that the atlas does not have."""
    if muscles := (*plate.show, *plate.beside):
        from generator.figure.anatomy.atlas.data import names

        findings.known(muscles, names(), "muscle of the atlas")


def check_brand(brand: Brand, folder: Path, findings: Findings) -> None:
    """Note people that nobody knows, and what is wrong with the logo, a path below the folder of brand.yaml."""
    findings.known(brand.people, PEOPLE, "person")
    if brand.logo is None:
        return
    if brand.logo_alt is None:
        findings.note(brand.logo, "needs logo_alt beside it: what the logo shows, in words")
    path = (folder / brand.logo).resolve()
    if Path(brand.logo).is_absolute() or not path.is_relative_to(folder.resolve()):
        findings.note(brand.logo, "must stay inside the folder of brand.yaml")
    elif path.suffix.lower() not in LOGO_TYPES:
        findings.note(brand.logo, f"must be a {', '.join(LOGO_TYPES[:-1])} or {LOGO_TYPES[-1]} file")
    elif not path.is_file():
        findings.note(brand.logo, "names a file that does not exist")
