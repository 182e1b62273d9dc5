"""Parts numbered, moves labelled, and what a routine says differently put into its exercises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from generator.content.dose import Dose
from generator.content.exercise import LibraryExercise
from generator.content.own_picture import Photographs
from generator.content.programme import NumberedPart, ProgrammeMove, Repeated
from generator.content.routine import Part, Routine, RoutineEntry
from generator.content.structure import GROUPED, LEVELS
from generator.figure import Figure, mirrored_figure

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
AS_WRITTEN = ("exercise", "label", "level", "other", "with_", "frame", "mirror", "variant", "figure", "picture")
"""Fields of an entry that are no fields of its exercise, or that need more than to be put in its place."""
BESIDE_TIME = ("tempo", "pace", "load", "effort", "height_cm", "note")
"""What a dose says beside how much, which holds for a time of work too."""


def numbered(
    routine: Routine, exercises: Mapping[str, LibraryExercise], alphabet: str = LATIN
) -> tuple[NumberedPart, ...]:
    """Number the parts, label the moves and let the routine's own words and doses win over the library's."""
    numbering = _Numbering(routine, exercises, alphabet)
    return tuple(numbering.part(number, part) for number, part in enumerate(routine.parts, 1))


class _Numbering:
    def __init__(self, routine: Routine, exercises: Mapping[str, LibraryExercise], alphabet: str) -> None:
        self.routine = routine
        self.exercises = exercises
        self.seen: Counter[str] = Counter()
        self.first: dict[str, ProgrammeMove] = {}
        self.signs = signs(routine.labels, alphabet)

    def part(self, number: int, part: Part) -> NumberedPart:
        """Number a part and all its moves."""
        groups, moves = part.groups, []
        lettered = sum(map(len, groups)) > 1 or len(self.routine.parts) == 1
        grouped = part.kind in GROUPED
        for place, group in enumerate(groups, 1):
            common = next(self.signs) if grouped and lettered else ""
            for step, entry in enumerate(group, 1):
                own = f"{common}{self.joint}{step}" if common and len(group) > 1 else common
                label = entry.label or own or (next(self.signs) if lettered and not grouped else "")
                moves.append(self.move(entry, str(label), level_of(part, group, step), place if grouped else 0, part))
        mark = str(number) if len(self.routine.parts) > 1 else ""
        return NumberedPart(number, part.name, part.note, part.intro, tuple(moves), part, mark)

    @property
    def joint(self) -> str:
        """What stands between the label of a group and the number of a move in it."""
        return "." if self.routine.labels == "numbers" else ""

    def move(self, entry: RoutineEntry, label: str, level: str, group: int, part: Part) -> ProgrammeMove:
        """Put an entry into the programme."""
        name = str(entry.exercise)
        self.seen[name] += 1
        key = f"{name}-{self.seen[name]}" if self.seen[name] > 1 else name
        exercise = adjusted(self.exercises[name].varied(entry.variant), entry, part)
        again = repeated(entry, self.first.get(name))
        mirror = entry.mirror if entry.mirror is not None else bool(again and again.other)
        own = bool(entry.variant or entry.figure or entry.picture or entry.frame or mirror)
        other = figure_of(exercise.shown, entry, mirror) if own else None
        made = ProgrammeMove(key, label, exercise, f"{key}-own" if own else name, level, group, again, mirror, other)
        self.first.setdefault(name, made)
        return made


def adjusted(exercise: LibraryExercise, entry: RoutineEntry, part: Part | None = None) -> LibraryExercise:
    """Apply what a routine says differently; a new name takes the library's short name with it.

    In a part with a time of work that time is the dose, unless the entry has one of its own; load, tempo and the like
    of the exercise stay.
    """
    changes = {name: getattr(entry, name) for name in entry.model_fields_set if name not in AS_WRITTEN}
    changes = {name: value for name, value in changes.items() if value is not None}
    if "name" in changes and "short_name" not in changes:
        changes["short_name"] = None
    work = part.get("work_s") if part else None
    if part and work and "dose" not in changes:
        kept = {name: getattr(exercise.dose, name, None) for name in BESIDE_TIME}
        changes["dose"] = Dose(time_s=work, **{name: value for name, value in kept.items() if value is not None})
        vars(changes["dose"])["source"] = part.name.source
    return exercise.model_copy(update=changes) if changes else exercise


def figure_of(figure: Figure | Photographs, entry: RoutineEntry, mirror: bool) -> Figure | Photographs:
    """Give the figure of an entry, or its pictures: its own, another frame of it, or its mirror image."""
    figure = entry.figure or (Photographs(entry.picture) if entry.picture else figure)
    if entry.frame:
        figure = replace(figure, main=str(entry.frame))
    if not mirror:
        return figure
    return figure.turned() if isinstance(figure, Photographs) else mirrored_figure(figure)


def repeated(entry: RoutineEntry, first: ProgrammeMove | None) -> Repeated | None:
    """Tell what an entry does again and how; what it says in words of its own stays."""
    if first is None or not (entry.other or entry.with_):
        return None
    said = frozenset(name for name in ("card", "poster", "steps") if getattr(entry, name) is not None)
    label = first.letter or str(first.exercise.name)
    return Repeated(label, entry.other or "", entry.with_, said, entry.exercise.source)


def level_of(part: Part, group: tuple[RoutineEntry, ...], step: int) -> str:
    """Name the level of a move: the entry's own word, the part's, or the usual of three, else its number."""
    if part.kind != "levels":
        return ""
    names: tuple[str, ...] = part.levels or (LEVELS if len(group) == len(LEVELS) else ())
    return str(group[step - 1].level or (names[step - 1] if step <= len(names) else step))


def signs(labels: str, alphabet: str) -> Iterator[str]:
    """Yield the labels of moves: letters, numbers, or nothing."""
    for number in count(1):
        yield "" if labels == "none" else str(number) if labels == "numbers" else letter(number, alphabet)


def letter(number: int, alphabet: str = LATIN) -> str:
    """Give the letter of a number from 1: A to Z, then AA, AB … as columns are counted."""
    found = ""
    while number:
        number, place = divmod(number - 1, len(alphabet))
        found = alphabet[place] + found
    return found
