"""What models cannot know of one file: whether a routine's entries can be done, and whether a logo can be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.content.loading import Findings
from generator.content.model import Brand, LibraryExercise, Routine
from generator.figure import FigureError, check_figure, mirrored_figure
from generator.files import cache_folder

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
        figure = entry.figure or exercises[name].figure
        if entry.frame:
            findings.known([entry.frame], [frame.name for frame in figure.frames], "frame of this figure")
        if entry.mirror or entry.other:
            try:
                check_figure(mirrored_figure(figure), cache_folder() / "figures")
            except FigureError as error:
                findings.note(entry.exercise, f"cannot be drawn as a mirror image: {error.problems[0].message}")


def check_logo(brand: Brand, folder: Path, findings: Findings) -> None:
    """Note what is wrong with the brand's logo, a path below the folder that brand.yaml is in."""
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
