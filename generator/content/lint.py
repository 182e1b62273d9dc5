"""Advice on a routine: what is no fault and might still be better. Each line has its place and a remedy.

Where people's bodies are concerned it goes by what is drawn and by doses, so that it holds in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.content.dose import TWICE
from generator.content.exercise import LibraryExercise
from generator.content.library import Library
from generator.content.own_picture import Photographs
from generator.content.problems import problem_at
from generator.content.programme import Programme, ProgrammeMove
from generator.content.readability import grade, sentences, words
from generator.content.reading_ease import hard_to_read
from generator.content.routine import RoutineEntry
from generator.content.values import Source, Text
from generator.content.web import web_marks
from generator.errors import Problem
from generator.figure import Figure
from generator.figure.words.mirror import one_sided

MOST_CHANGES = 4
"""Positions in turn from which a routine is told to be restless: lie, stand, lie, stand is the most people like."""
MOST_RISES, MOST_ROLLS = 2, 2
"""How often people may get up from the floor, and roll over from one side to the other. Estimates of ours."""
MOST_EXERCISES = 12
"""Different exercises up to which people stay with a routine; more are done by fewer. An estimate of ours."""
HARDEST_GRADE = 8.0
"""Reading grade up to which most people follow a handout (the level health services ask of handouts)."""
LONGEST_SENTENCE = 25
"""Words of a sentence that is still read in one go (plain-language guides of public services)."""
ON_THE_FLOOR = frozenset(("supine", "prone", "side-lying", "kneeling", "sitting"))
ARTICLE = 4
"""Letters of the longest article that may stand before the words for a picture: an, der, eine, une."""


@dataclass(frozen=True, slots=True)
class EnteredMove:
    """A move with the entry of the routine that asks for it."""

    move: ProgrammeMove
    entry: RoutineEntry

    @property
    def source(self) -> Source:
        """Where the routine names it."""
        return self.entry.exercise.source


def lint(programme: Programme, library: Library) -> Iterator[Problem]:
    """Yield all advice on a programme of a library."""
    entries = [entry for part in programme.routine.parts for entry in part.entries]
    placed = [EnteredMove(*pair) for pair in zip(programme.moves, entries, strict=True)]
    said = (programme.routine, programme.brand, [move.exercise for move in programme.moves], programme.anatomy)
    yield from web_marks(said)
    yield from restless(programme, placed)
    yield from rolling(placed)
    yield from crowded(placed)
    yield from unsided(placed)
    yield from stop_rule(programme)
    yield from alternates(programme, placed, library)
    for exercise in {move.exercise.id: move.exercise for move in programme.moves}.values():
        yield from hard(programme, exercise)


def restless(programme: Programme, placed: Iterable[EnteredMove]) -> Iterator[Problem]:
    """Say when people get up from the floor too often, or else change position too often."""
    rises, down = 0, False
    for each in placed:
        for position in each.move.exercise.positions:
            low = position in ON_THE_FLOOR and not raised(each.move.shown)
            rises += down and not low
            if down and not low and rises == MOST_RISES + 1:
                message = f"makes people get up from the floor for the {ordinal(rises)} time: put floor moves together"
                yield problem_at(each.source, message)
            down = low
    positions = programme.changes_of_position
    if len(positions) > MOST_CHANGES and rises <= MOST_RISES:
        message = f"people change position {len(positions) - 1} times: {', '.join(positions)}; order them anew?"
        yield problem_at(programme.routine.parts[0].name.source, message)


def raised(figure: Figure | Photographs) -> bool:
    """Say whether a body sits or lies on something that is no mat."""
    frames = () if isinstance(figure, Photographs) else figure.frames
    rests = (rest for frame in frames for rest in frame.pose.rests)
    return any(rest.part == "pelvis" and rest.on not in ("", "mat", "floor") for rest in rests)


def rolling(placed: Iterable[EnteredMove]) -> Iterator[Problem]:
    """Say when moves in a row make people roll from one side to the other again and again."""
    for lying, row in groupby(placed, lambda each: "side-lying" in each.move.exercise.positions):
        moves, rolls, before = list(row) if lying else [], 0, ""
        for each in moves:
            dose = each.move.exercise.dose
            both = dose is not None and any(unit in TWICE for unit in dose.per)
            side = str(dose.side or "") if dose else ""
            side = side or ("other" if each.entry.other else "one")
            rolls += both or (before not in ("", side))
            before = "" if both else side
        if rolls > MOST_ROLLS:
            message = f"begins moves in which people roll over {rolls} times: do all of one side, then all of the other"
            yield problem_at(moves[0].source, message)


def crowded(placed: Iterable[EnteredMove]) -> Iterator[Problem]:
    """Say when a routine has more exercises than most people do."""
    first: dict[str, EnteredMove] = {}
    for each in placed:
        first.setdefault(each.move.exercise.id, each)
    if len(first) > MOST_EXERCISES:
        beyond = list(first.values())[MOST_EXERCISES]
        message = f"is exercise {MOST_EXERCISES + 1} of {len(first)}: few people do so many; make two routines"
        yield problem_at(beyond.source, message)


def unsided(placed: Iterable[EnteredMove]) -> Iterator[Problem]:
    """Say when a picture shows one side at work and the dose does not say what is done with the other."""
    told = set()
    others = {str(each.entry.exercise) for each in placed if each.entry.other}
    for each in placed:
        exercise, dose = each.move.exercise, each.move.exercise.dose
        shown = each.move.shown
        if dose is None or exercise.id in told or exercise.id in others or isinstance(shown, Photographs):
            continue
        if not one_sided(shown):
            continue
        if not dose.side and not any(unit in TWICE for unit in dose.per):
            told.add(exercise.id)
            message = "is for both sides, and the picture shows one: add per: side (or leg, arm …), or side: alternate"
            yield problem_at(dose.source if dose.source.file else each.source, message)


def stop_rule(programme: Programme) -> Iterator[Problem]:
    """Say when the stop rule says no more than its own heading."""
    stop = programme.routine.stop
    heading = set(plain(stop.heading))
    for text in dict.fromkeys((stop.card, *stop.signs, *stop.all_signs)):
        if not set(plain(text)) - heading:
            message = "says no more than the heading: name what is felt, such as sharp pain, dizziness, a numb leg"
            yield problem_at(text.source, message)


def plain(text: str) -> list[str]:
    """Give the words of a text without case and signs."""
    return re.findall(r"\w+", text.casefold())


def alternates(programme: Programme, placed: Iterable[EnteredMove], library: Library) -> Iterator[Problem]:
    """Say when the words for a picture begin by saying that it is one."""
    written = str(programme.routine.language)
    for text, source, language in described(programme, placed, library):
        opening = opened(text, picture_words(library, language or written))
        if opening:
            yield problem_at(source, f'begins with "{opening}", which every reader knows: begin with who does what')


def described(
    programme: Programme, placed: Iterable[EnteredMove], library: Library
) -> Iterator[tuple[str, Source, str]]:
    """Yield all words for pictures with their places, and the language of their file where it has one."""
    routine, told = programme.routine, set()
    for each in placed:
        exercise, own, shown = each.move.exercise, each.entry.figure, each.move.shown
        if own is None and each.move.picture in told:
            continue
        told.add(each.move.picture)
        varied = each.move.exercise.ways.get(str(each.entry.variant))
        at = ("variants", str(each.entry.variant)) if varied and varied.figure else ()
        if isinstance(shown, Photographs):
            yield from ((one.alt, one.alt.source, str(exercise.language or "")) for one in shown.pictures)
            continue
        paths = [
            (*at, "figure", "alt"),
            *((*at, "figure", "frames", number, "alt") for number in range(len(shown.frames))),
        ]
        texts = [shown.alt, *(frame.alt for frame in shown.frames)]
        for path, text in zip(paths, texts, strict=True):
            source = each.source if own else library.figure_source(exercise.id, path)
            yield text, source, str(exercise.language or "")
    if routine.inset:
        yield routine.inset.alt, routine.inset.alt.source, ""
    for chapter in routine.chapters:
        pictured = [chapter.plate, chapter.chart, *(passage.curve for passage in chapter.passages)]
        yield from ((one.alt, one.alt.source, "") for one in pictured if one)
    if programme.brand and programme.brand.logo_alt:
        yield programme.brand.logo_alt, programme.brand.logo_alt.source, ""


def picture_words(library: Library, language: str) -> list[str]:
    """Give the words of a language by which a description says that it is one of a picture."""
    read = library.language(language).value if language in library.languages else None
    said = str(read.sections["words"].get("picture_openings", "")) if read else ""
    return [each.strip() for each in said.split(",") if each.strip()]


def opened(text: str, openings: Iterable[str]) -> str:
    """Give the opening that a text begins with, an article before it or not."""
    first, _, rest = text.partition(" ")
    for start in (text, rest if len(first) <= ARTICLE else ""):
        begun = start.casefold().replace("'", "’")
        for opening in openings:
            after = begun[len(opening) :]
            if begun.startswith(opening.casefold()) and not (after[:1].isalnum() and opening[-1].isalnum()):
                return opening
    return ""


def hard(programme: Programme, exercise: LibraryExercise) -> Iterator[Problem]:
    """Say when an exercise is hard to read, by a formula of its language, and which sentences are long in any."""
    texts = [text for text in (*exercise.steps, exercise.aim, exercise.easier, exercise.harder) if text]
    judged = [text for text in texts if text is not exercise.harder]
    language = str(exercise.language or programme.routine.language)
    names = [str(note.name).lower() for note in programme.anatomy.values()]

    def told(text: str) -> str:
        if language.partition("-")[0] != "en":
            return hard_to_read(text, language)
        level = grade(text, names)
        easy = level <= HARDEST_GRADE
        return "" if easy else f"reads at grade {level:.1f}; most people follow {HARDEST_GRADE:g} or below"

    if about := told(" ".join(judged)):
        hardest = next((text for text in sorted(judged, key=weight, reverse=True) if told(text)), judged[0])
        message = f"is the hardest text, and {exercise.id} {about}: take shorter words, or two sentences"
        yield problem_at(hardest.source, message)
    for text in (*texts, exercise.poster, *exercise.cues):
        most = max((len(words(each)) for each in sentences(text)), default=0)
        if most > LONGEST_SENTENCE:
            message = f"has a sentence of {most} words; most people lose one after {LONGEST_SENTENCE}: make it two"
            yield problem_at(text.source, message)


def weight(text: Text) -> float:
    """Weigh a text by its words a sentence and its letters a word, to find the hardest of several."""
    found = words(text)
    if not found:
        return 0.0
    return len(found) / max(1, len(sentences(text))) + 4 * sum(map(len, found)) / len(found)


def ordinal(number: int) -> str:
    """Write the number of a time in English."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 < number % 100 < 14 else ends.get(number % 10, 'th')}"
