"""The booklet for phones: all its words down narrow pages, nothing upon another, lines in the contents to tap on."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import combinations
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.builder import faults_of
from generator.documents.blocks import Contents, Exercise, walk
from generator.errors import FitError
from generator.jobs import Job
from generator.output import Output
from generator.units import MM
from tests.layouts.booklets import Booklet, made, make, painted, squeezed
from tests.pdf.soundness import problems

PSOAS, ANKLES = "psoas-for-runners", "ankle-and-calf-warm-up"
ROUTINES = (PSOAS, ANKLES)
WIDTH, HEIGHT = 90.0, 160.0
SAFE = 4.5
SMALLEST = 8.9
"""Pt of superior words: folios, notes of strength."""
TAP = 9.0


def phone(routine: str) -> Booklet:
    return made(routine, size="phone")


@pytest.mark.parametrize("routine", ROUTINES)
def test_pages_have_the_size_of_a_phone_and_none_is_empty(routine: str) -> None:
    booklet = phone(routine)
    for number, page in enumerate(booklet.reader.pages, 1):
        size = float(page.mediabox.width) / MM, float(page.mediabox.height) / MM
        assert size == pytest.approx((WIDTH, HEIGHT), abs=0.05)
        assert len(squeezed(page.extract_text())) > 30, f"page {number} looks empty"


@pytest.mark.parametrize("routine", ROUTINES)
def test_all_words_stand_on_the_pages_in_reading_order(routine: str) -> None:
    booklet = phone(routine)
    text, place = "".join(booklet.texts()), 0
    for words in booklet.words():
        wanted = squeezed(words.text)
        found = text.find(wanted, place)
        assert found >= 0, f"{words.text!r} is missing, or stands before what it follows"
        place = found if len(wanted) < 4 else found + len(wanted)


@pytest.mark.parametrize("routine", ROUTINES)
def test_nothing_leaves_the_safe_area(routine: str) -> None:
    for mark in painted(phone(routine).laid.data):
        assert min(mark.left, mark.top, WIDTH - mark.right, HEIGHT - mark.bottom) >= SAFE, mark


@pytest.mark.parametrize("routine", ROUTINES)
def test_words_never_meet_and_are_never_small(routine: str) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(phone(routine).laid.data), 1):
        lines = []
        textpage = page.get_textpage()
        for each in page.get_objects(max_depth=1, textpage=textpage):
            if each.type == pdfium.FPDF_PAGEOBJ_TEXT and each.extract().strip():
                assert each.get_font_size() * each.get_matrix().d >= SMALLEST, each.extract()
                lines.append((each.extract(), each.get_bounds()))
        for (one, a), (other, b) in combinations(lines, 2):
            across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            assert not (across > 1 and down > 1), f"page {number}: {one!r} meets {other!r}"


@pytest.mark.parametrize("routine", ROUTINES)
def test_contents_lines_are_high_enough_to_tap_and_lead_to_their_pages(routine: str) -> None:
    booklet = phone(routine)
    with pikepdf.open(BytesIO(booklet.laid.data)) as pdf:
        areas = [
            [float(edge) / MM for edge in area.Rect]
            for page in pdf.pages[1:4]
            for area in page.get("/Annots", [])
            if float(area.Rect[2]) - float(area.Rect[0]) > 60 * MM
        ]
    entries = [e for block in walk(booklet.document) if isinstance(block, Contents) for e in block.entries]
    assert len(areas) >= 10 or entries
    assert all(abs(top - bottom) >= TAP - 0.01 for _, bottom, _, top in areas)
    text = "".join(squeezed(page.extract_text()) for page in booklet.reader.pages[1:4])
    folios = booklet.reader.page_labels
    for title, (page, _) in booklet.outline().items():
        if "  " in title:
            name = squeezed(title.split("  ", 1)[1])
            assert f"{name}{folios[page - 1]}" in text or title[0].isdigit(), title


@pytest.mark.parametrize("routine", ROUTINES)
def test_tags_are_sound(routine: str) -> None:
    with pikepdf.open(BytesIO(phone(routine).laid.data)) as pdf:
        assert problems(pdf) == []
        assert pdf.Root.PageLayout == "/SinglePage"


def test_every_exercise_begins_at_the_head_of_a_page_with_its_picture_near() -> None:
    booklet = phone(PSOAS)
    texts = booklet.texts()
    for block in walk(booklet.document):
        if isinstance(block, Exercise):
            name = squeezed(block.heading.words.text)
            page = next(n for n, text in enumerate(texts) if name in text[: len(name) + 16] and "Do" in text)
            forms = [m for m in painted(booklet.laid.data) if m.page in (page + 1, page + 2) and m.right - m.left > 60]
            assert forms, f"{name} has its picture far away"


def test_pages_need_no_multiple_of_four_and_no_facing() -> None:
    booklet = phone(ANKLES)
    assert not booklet.laid.facing
    assert made(ANKLES).laid.facing
    odd = Output(booklet.laid.data, booklet.laid.pages, WIDTH, HEIGHT)
    assert faults_of(odd, Job.named("booklet"), "phone.pdf") == ()


def test_a_list_too_long_for_a_page_is_told(sample: Any) -> None:
    signs = ", ".join(["A pain that you did not have before you began to move today"] * 40)
    sample.spoil(sample.routine, "all_signs: [Sharp pain]", f"all_signs: [{signs}]")
    with pytest.raises(FitError, match=r"sample.yaml:\d+:\d+: stop.all_signs\[1\] is in a list that does not fit"):
        make(sample.folder / sample.routine, sample.project, size="phone")


def test_words_have_the_roles_of_the_printed_booklet() -> None:
    """Only places differ: the page for notes is all that is left out."""
    a5, narrow = (Counter(roles(made(ANKLES, size=size).laid.data)) for size in ("a5", "phone"))
    assert not narrow - a5
    assert set(a5 - narrow) <= {"/Sect", "/H2", "/P"}
    assert (a5 - narrow).total() <= 3


def roles(pdf: bytes) -> list[str]:
    """List the roles of all elements."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found: list[str] = []
        pending = [opened.Root.StructTreeRoot.K]
        while pending:
            each = pending.pop()
            if isinstance(each, pikepdf.Array):
                pending += list(each)
            elif isinstance(each, pikepdf.Dictionary) and "/S" in each:
                found.append(str(each.S))
                pending += [each.K] if "/K" in each else []
        return found
