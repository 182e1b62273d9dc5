"""Booklets of any routine: all words on the pages in their order, none upon another, none outside the margins."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.documents.blocks import Exercise, walk
from generator.errors import FitError
from generator.units import MM
from tests.layouts.booklets import Booklet, make, squeezed
from tests.products.routines import Files, project, routine, shipped_exercise, write

MODEL = "hundred"
POSE = {"root": "standing"}
"""One pose stands for all, so that little has to be drawn."""
WORD = "Oberschenkelvorderseitendehnungsübungsplan"
ADDRESS = "https://example.org/a-rather-long-address/that-goes-on/and-on/index.html?move=1"
NAMES = ("Hüftbeuger-Dehnung im Ausfallschritt", "Beckenbodengymnastik", WORD, "Ножницы лёжа на спине", "Γέφυρα γοφών")
MARGIN, FOOT = 14.0, 15.0
"""The margins, and below which there is only the foot of a page, mm on A5."""
HANGS = 1.2
"""Mm by which large letters may hang out to the left."""


def moves(count: int, parts: int = 1, names: tuple[str, ...] = (), **changes: Any) -> Files:
    """Give a routine of so many moves."""
    exercises = {}
    for number in range(count):
        exercise = shipped_exercise(MODEL) | {"figure": figure(1 + number % 3)}
        exercise |= {"name": names[number % len(names)], "short_name": "short"} if names else {}
        exercises[f"move-{number}"] = exercise
    listed = list(exercises)
    share = -(-count // parts)
    groups = [listed[start : start + share] for start in range(0, count, share)]
    said = [{"name": f"Part {number} of it", "exercises": group} for number, group in enumerate(groups, 1)]
    return project(routine([], parts=said, **changes), exercises)


def figure(frames: int) -> dict[str, Any]:
    """Give a figure of so many pictures with captions."""
    shown = [
        {"name": f"frame-{number}", "caption": f"Stand for the {number}. time", "pose": POSE}
        for number in range(frames)
    ]
    return {"alt": "A person stands.", "main": "frame-0", "frames": shown}


def long_words() -> Files:
    """Give a routine in which every text holds a word of 42 letters, and an address."""
    exercise = shipped_exercise(MODEL) | {
        "figure": figure(2),
        "name": WORD, "short_name": "short", "aim": f"This {WORD} works.", "equipment": [WORD], "muscles": [WORD],
        "breath": f"{WORD} out.", "steps": [f"Step {WORD} and on."] * 3, "cues": [f"Cue {WORD}."],
        "easier": f"{WORD} less.", "harder": WORD, "ask_first": [f"{WORD} hurts."],
        "mistakes": [{"problem": f"{WORD}?", "fix": f"{WORD} more."}] * 2,
    }  # fmt: skip
    parts = [{"name": WORD, "intro": f"The {WORD} intro.", "exercises": ["long"]}]
    passage = {"heading": WORD, "text": f"Text {WORD}. " * 20, "points": [WORD, "x"]}
    said = routine(
        [], title=[WORD, WORD], strapline=WORD, summary=WORD, parts=parts,
        chapters=[{"heading": WORD, "lead": WORD, "passages": [passage, passage]}],
        glossary=[{"term": WORD, "say": "OS-tee-oh-por-OH-sis-and-more-of-it", "meaning": f"{WORD} is {WORD}"}],
        credits=[f"See {ADDRESS} {WORD}"],
    )  # fmt: skip
    said["stop"] = {key: [WORD] for key in said["stop"]} | {"heading": WORD, "card": f"{WORD}, pain."}
    return project(said, {"long": exercise})


ROUTINES = {
    "one move": lambda: moves(1),
    "five": lambda: moves(5, 2),
    "twelve with long names": lambda: moves(12, 3, NAMES),
    "forty": lambda: moves(40, 6, diary_weeks=9),
    "long words": long_words,
}
CASES = [
    ("one move", "phone"), ("five", "large"), ("twelve with long names", "half-letter"),
    ("twelve with long names", "phone"), ("forty", "a5"), ("long words", "a5"), ("long words", "phone"),
    ("long words", "large"),
]  # fmt: skip


@cache
def laid(name: str, size: str) -> Booklet:
    """Lay out one of the routines."""
    with TemporaryDirectory() as folder:
        files = write(ROUTINES[name](), Path(folder))
        return make("sample", files, size="a4" if size == "large" else size, large=size == "large")


@cache
def lines(name: str, size: str) -> list[list[tuple[str, tuple[float, ...]]]]:
    """Give the words outside pictures on every page, in their order, each with its edges in mm from the lower left.

    Feet are left out; covers have none.
    """
    pages = []
    document = pypdfium2.PdfDocument(laid(name, size).laid.data)
    for number, page in enumerate(document):
        foot = 0.0 if number in (0, len(document) - 1) else FOOT * page.get_height() / MM / 210
        textpage = page.get_textpage()
        found = [
            each for each in page.get_objects(max_depth=1, textpage=textpage) if each.type == pdfium.FPDF_PAGEOBJ_TEXT
        ]
        said = [(each.extract(), tuple(edge / MM for edge in each.get_bounds())) for each in found]
        pages.append([(text, box) for text, box in said if text.strip() and box[3] > foot])
    return pages


def plain(text: str) -> str:
    """Take out white space, and the hyphens that stand where words are broken."""
    return re.sub(r"[-\u2011\x02\ufffe]", "", squeezed(text))


@pytest.mark.parametrize(("name", "size"), CASES)
def test_all_words_stand_on_the_pages_in_reading_order(name: str, size: str) -> None:
    text, place = plain("".join(words for page in lines(name, size) for words, _ in page)), 0
    for words in laid(name, size).words():
        wanted = plain(words.text)
        found = text.find(wanted, place)
        assert found >= 0, f"{words.text!r} is missing, or stands before what it follows"
        place = found if len(wanted) < 4 else found + len(wanted)


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_two_words_share_ink_and_none_leaves_the_margins(name: str, size: str) -> None:
    booklet = laid(name, size)
    width, height = booklet.laid.width, booklet.laid.height
    margin = MARGIN * min(width / 148, height / 210)
    for number, page in enumerate(lines(name, size), 1):
        for text, (left, bottom, right, top) in page:
            assert left >= margin - HANGS, f"page {number}: {text!r}"
            assert right <= width - margin + 0.3, f"page {number}: {text!r}"
            assert min(bottom, height - top) >= 5, f"page {number}: {text!r}"
        for (one, a), (other, b) in combinations(page, 2):
            across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            assert not (across > 0.3 and down > 0.3), f"page {number}: {one!r} meets {other!r}"


@pytest.mark.parametrize(("name", "size"), [case for case in CASES if case[1] != "phone"])
def test_notes_fill_the_last_sheet_and_stand_nowhere_else(name: str, size: str) -> None:
    booklet = laid(name, size)
    heads = [page[0][0].strip() if page else "" for page in lines(name, size)]
    notes = [number for number, head in enumerate(heads) if head == "Notes"]
    assert booklet.laid.pages % 4 == 0
    assert notes == list(range(len(heads) - 1 - len(notes), len(heads) - 1))
    assert len(notes) <= 3


def test_a_word_that_no_rule_can_break_is_named_with_its_field(tmp_path: Path) -> None:
    exercise = shipped_exercise(MODEL) | {"figure": figure(1), "name": "X" * 50, "short_name": "X"}
    files = write(project(routine(["x"]), {"x": exercise}), tmp_path)
    with pytest.raises(FitError, match=r"x\.yaml:\d+:\d+: name holds a word too long for its column in the booklet"):
        make("sample", files)


def test_a_spread_says_how_much_of_which_texts_to_cut(tmp_path: Path) -> None:
    """When the words are cut as told, the spread fits."""
    step = " ".join(["Lift and lower the leg slowly again"] * 5)
    exercise = shipped_exercise(MODEL) | {"figure": figure(1), "steps": [step] * 6}
    with pytest.raises(FitError) as told:
        make("sample", write(project(routine(["x"]), {"x": exercise}), tmp_path / "long"))
    cuts = {
        int(n): int(cut)
        for n, cut in re.findall(r"steps\[(\d)\] does not fit .* cut about (\d+) word", str(told.value))
    }
    assert cuts
    shorter = [" ".join(step.split()[: 35 - cuts.get(n, 0)]) for n in range(1, 7)]
    booklet = make("sample", write(project(routine(["x"]), {"x": exercise | {"steps": shorter}}), tmp_path / "cut"))
    assert any(isinstance(block, Exercise) for block in walk(booklet.document))
