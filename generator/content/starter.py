"""New files of an author's own: a routine that builds at once, a brand, an exercise begun from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from math import ceil

from generator.content.base import Content
from generator.content.begun import scalar
from generator.content.brand import Brand
from generator.content.exercise import LibraryExercise
from generator.content.library import Library
from generator.content.loading import validated
from generator.content.reader import parse_yaml
from generator.content.routine import Routine
from generator.content.schemas import pointer
from generator.content.search import LibraryEntry, entries, found
from generator.errors import ChoiceError, ContentError, PressError, Problem
from generator.files import safe_name

ENOUGH = 6
"""Exercises of a routine whose author names them by words: what fits every product."""
PARTS = (("begun_warm_up", ("warm-up",)), ("begun_main", ()), ("begun_stretch", ("stretch",)))
"""The parts of a new routine by the words that name them, and the tags of what is done in them."""
POSITIONS = ("standing", "sitting", "kneeling", "supine", "prone", "side-lying")
"""The order within a part, this way or the other: down to the floor once, and no rolling to and fro."""
SIGNS = 4
LESSONS = {
    "name": "What it is called, at most 8 words.",
    "card": "A cue of at most 8 words, for the card.",
    "poster": "One or two short sentences, at most 20 words, for the poster.",
    "aim": "What it is for, in plain words, at most 40.",
    "positions": "supine, prone, side-lying, sitting, kneeling, standing: by these `check` sees restless routines.",
    "equipment": "What is needed; leave it out where nothing is.",
    "muscles": "Plain words, or the name of a note in content/anatomy/.",
    "tags": "Words to find it by: routine-press find WORD.",
    "dose": "How much, in numbers; docs/write-a-routine.md has all of them.",
    "breath": "How to breathe, at most 12 words.",
    "steps": "1 to 9 steps, one thing a line.",
    "cues": "What to think of.",
    "mistakes": "What goes wrong (8 words), and what mends it (16).",
    "easier": "An easier way; `harder` likewise.",
    "figure": "Who is drawn and how, by angles: docs/posing.md. Look: routine-press figure ID -o look.png",
}
"""What a draft says above its fields."""


@dataclass(frozen=True)
class NewRoutine:
    """What an author says of a new routine: `exercises` are ids or words, `contact` a mail or web address."""

    title: str
    exercises: tuple[str, ...]
    language: str = "en"
    brand: str = ""
    contact: str = ""
    date: str = ""


def identifier(name: str) -> str:
    """Make a name in any script the name of a file that every system holds."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name).lower())
    return safe_name("-".join(words)[:60].strip("-_")) if words else "routine"


def new_routine(library: Library, wish: NewRoutine) -> dict[str, str]:
    """Give the files of a new routine by name below the project: the routine, and the brand where one is named.

    Raises ChoiceError for an unknown language or exercise, ContentError for what no file may hold.
    """
    if wish.language not in library.languages:
        raise ChoiceError("language", wish.language, library.languages)
    words = library.language(wish.language).value
    if words is None:
        raise ContentError(library.language(wish.language).problems)
    parts = parted(picked(list(entries(library)), wish.exercises))
    name = f"content/routines/{identifier(wish.title)}.yaml"
    files = {name: text_of(routine_lines(name, wish, parts, words.sections["words"]))}
    if wish.brand:
        files["content/brand.yaml"] = text_of(brand_lines(wish))
    check(files)
    return files


def picked(listed: Sequence[LibraryEntry], asked: Iterable[str]) -> list[LibraryEntry]:
    """Find exercises by ids, or by words the best first; so many that all together are enough. Raises PressError."""
    asked, known = [each for each in asked if each.strip()], {each.id: each for each in listed}
    share = max(
        1, ceil((ENOUGH - sum(each in known for each in asked)) / max(1, sum(each not in known for each in asked)))
    )
    chosen: dict[str, LibraryEntry] = {}
    for words in asked:
        best = [known[words]] if words in known else found(listed, words)
        if not best:
            raise PressError(f'no exercise is found by "{words}": routine-press list exercises shows all there is')
        fresh = [each for each in best if each.id not in chosen and (each.id == words or each.id not in asked)]
        chosen |= {each.id: each for each in fresh[: 1 if words in known else share]}
    if not chosen:
        raise PressError(
            "name exercises: ids or words such as calf, back, chair; routine-press list exercises shows all"
        )
    return list(chosen.values())


def parted(chosen: Sequence[LibraryEntry]) -> list[tuple[str, list[LibraryEntry]]]:
    """Share exercises out to parts by their tags, in an order in which people rarely change position."""
    shared: dict[str, list[LibraryEntry]] = {key: [] for key, _ in PARTS}
    for each in chosen:
        tagged = (key for key, tags in PARTS if set(tags) & set(each.tags))
        shared[next(tagged, "begun_main")].append(each)
    if len(chosen) <= 3:
        shared = {"begun_main": list(chosen)}
    parts = [(key, sorted(some, key=place)) for key, some in shared.items() if some]
    ways = product((False, True), repeat=len(parts))
    turned = (
        [(key, some[::-1] if back else some) for back, (key, some) in zip(way, parts, strict=True)] for way in ways
    )
    return min(turned, key=changes)


def place(entry: LibraryEntry) -> int:
    """Give the place of an exercise's first position in their order."""
    return next((POSITIONS.index(each) for each in entry.positions if each in POSITIONS), 0)


def changes(parts: Sequence[tuple[str, Sequence[LibraryEntry]]]) -> int:
    """Count how often people change position."""
    return len(list(groupby(position for _, some in parts for each in some for position in each.positions)))


def routine_lines(
    name: str, wish: NewRoutine, parts: Sequence[tuple[str, list[LibraryEntry]]], words: Mapping[str, str]
) -> Iterator[str]:
    """Write a routine, line by line."""
    yield pointer("routine", name)
    yield "# Every line may be changed; docs/write-a-routine.md says what else there is."
    yield f"title: {scalar(wish.title)}"
    yield f"strapline: {scalar(words['begun_strapline'])}"
    yield f"summary: {scalar(words['begun_summary'])}"
    yield f"language: {wish.language}"
    yield 'version: "1.0"'
    yield f"date: {scalar(wish.date)}"
    yield f"guidance: {scalar(words['begun_guidance'])}"
    yield ""
    yield "# With a dose of your own, an entry reads: - {exercise: bird-dog, dose: {reps: 8, per: side}}"
    yield "parts:"
    for key, some in parts:
        yield f"  - name: {scalar(words[key])}"
        yield "    exercises:"
        yield from (f"      - {each.id}" for each in some)
    yield ""
    yield "stop:"
    yield f"  heading: {scalar(words['begun_stop'])}"
    yield f"  card: {scalar(words['begun_stop_card'])}"
    yield "  signs:"
    yield from (f"    - {scalar(words[f'begun_sign_{number}'])}" for number in range(1, SIGNS + 1))
    yield "  urgent: standard"
    yield "  ask_first: standard"
    yield ""
    yield "how_to:"
    yield f"  - {scalar(words['begun_how_to'])}"
    yield ""
    yield "credits:"
    yield f"  - {scalar(words['begun_credit'])}"


def brand_lines(wish: NewRoutine) -> Iterator[str]:
    """Write a brand, line by line."""
    yield pointer("brand", "content/brand.yaml")
    yield f"name: {scalar(wish.brand)}"
    if wish.contact:
        web = wish.contact.startswith(("https://", "http://"))
        field = "link" if web else "email" if re.fullmatch(r"[^@\s]+@[^@\s]+", wish.contact) else "contact"
        yield f"{field}: {scalar(wish.contact)}"
    yield "# logo: logo.svg           # a PNG, JPEG or SVG file beside this one"
    yield "# logo_alt: what the logo shows, in words"


def new_exercise(library: Library, name: str, like: str) -> dict[str, str]:
    """Give the file of a draft: an exercise of the library under another name, with what its fields are for.

    Raises ChoiceError for an unknown exercise, PressError for a name that there is, ContentError for what may not be.
    """
    if like not in library.exercise_files:
        raise ChoiceError("exercise", like, list(library.exercise_files))
    if (own := identifier(name)) in library.exercise_files:
        raise PressError(f"there is an exercise {own} already: choose another name")
    try:
        source = library.exercise_files[like].read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise PressError(f"{library.exercise_files[like]}: cannot be read: {error}") from None
    file = f"content/exercises/{own}.yaml"
    files = {file: text_of(draft_lines(file, name, like, source))}
    check(files)
    return files


def draft_lines(file: str, name: str, like: str, source: str) -> Iterator[str]:
    """Write a draft, line by line."""
    yield pointer("exercise", file)
    yield f"# A draft made from {like}: change its words, and then its figure."
    named = False
    for line in source.splitlines():
        if line.startswith("# yaml-language-server:"):
            continue
        field = re.match(r"([a-z_]+):", line)
        if field and field[1] in LESSONS:
            yield f"# {LESSONS[field[1]]}"
        if field and field[1] == "short_name":
            continue
        if field and field[1] == "name" and not named:
            named = True
            line = f"name: {scalar(name)}"
        yield line


def text_of(lines: Iterable[str]) -> str:
    """Join lines to a file."""
    return "\n".join(lines) + "\n"


KINDS: dict[str, type[Content]] = {"routines": Routine, "exercises": LibraryExercise, "brand.yaml": Brand}


def check(files: Mapping[str, str]) -> None:
    """Look at new files as `check` will. Raises ContentError with all that is wrong."""
    problems: list[Problem] = []
    for name, text in files.items():
        model = KINDS[name.split("/")[1]]
        stem = "" if model is Brand else name.rpartition("/")[2].removesuffix(".yaml")
        problems += validated(model, parse_yaml(text.encode(), name), (), stem).problems
    if problems:
        raise ContentError(problems)
