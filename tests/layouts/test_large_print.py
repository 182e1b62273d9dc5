"""Large print: type of 16 points and more in the booklet, fewer words on poster and card, and no grey."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.builder import build
from generator.content.project import Project
from generator.documents.blocks import Document, Move, walk
from generator.errors import ChoiceError
from generator.jobs import Job
from generator.layouts.theme import load_theme
from generator.options import Options
from generator.output import Output
from generator.press import Press, planner
from generator.units import MM
from tests.bound import as_bound
from tests.layouts.booklets import Booklet
from tests.layouts.sheets import squeezed
from tests.pdf.soundness import problems

LARGE = Options(large_print=True)
ROUTINES = ("psoas-for-runners", "ankle-and-calf-warm-up")
SMALLEST = 16.0
"""Pt; UKAAF's least for large print."""
LEADING = 1.25
SAFE = 10.0


@cache
def press(options: Options = LARGE) -> Press:
    return Press(Project.find(), options)


@cache
def laid(product: str, routine: str = ROUTINES[0], options: Options = LARGE) -> tuple[Document, Output]:
    programme = press(options).library.programme(routine)
    job = Job.named(product)
    document = press(options).document(programme, job)
    return document, planner(job.product)(document, press(options).setting(programme, job)).paint()


def texts(pdf: bytes) -> list[tuple[str, float, tuple[int, ...], tuple[float, ...]]]:
    """Read back all words outside pictures: with size in pt, colour, and box in mm from the left and bottom."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        textpage = page.get_textpage()
        for each in page.get_objects(max_depth=1, textpage=textpage):
            if each.type == pdfium.FPDF_PAGEOBJ_TEXT and each.extract().strip():
                size = each.get_font_size() * each.get_matrix().d
                box = tuple(edge / MM for edge in each.get_bounds())
                found.append((each.extract().strip(), size, tuple(each_colour(each)), box))
    return found


def each_colour(thing: Any) -> list[int]:
    """Give red, green and blue of a thing's fill."""
    from ctypes import c_uint

    values = [c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(thing.raw, *values)
    return [value.value for value in values[:3]]


def picture_texts(pdf: bytes) -> list[float]:
    """Give the sizes (pt) of words inside pictures, which are drawn in mm."""
    return [
        each.get_font_size() * each.get_matrix().d * MM
        for page in pypdfium2.PdfDocument(pdf)
        for each in page.get_objects(max_depth=3)
        if each.type == pdfium.FPDF_PAGEOBJ_TEXT and each.level > 0
    ]


@pytest.mark.parametrize("routine", ROUTINES)
def test_booklet_has_nothing_under_16_points(routine: str) -> None:
    _, booklet = laid("booklet", routine)
    assert (booklet.width, booklet.height) == (210, 297)
    assert min(size for _, size, _, _ in texts(booklet.data)) >= SMALLEST
    assert min(picture_texts(booklet.data), default=SMALLEST) >= SMALLEST - 0.05


@pytest.mark.parametrize("routine", ROUTINES)
def test_booklet_says_all_its_words_in_order_within_the_margins(routine: str) -> None:
    document, booklet = laid("booklet", routine)
    made = Booklet(as_bound(document, booklet.data), booklet)
    text, at = "".join(made.texts()), 0
    for words in made.words():
        wanted = squeezed(words.text).replace("\u2011", "-")
        at = text.find(wanted, at)
        assert at >= 0, f"{words.text!r} is missing or not in its place"
    for words, _, _, (left, bottom, right, top) in texts(booklet.data):
        assert left >= SAFE, words
        assert right <= booklet.width - SAFE, words
        assert bottom >= SAFE, words
        assert top <= booklet.height - SAFE, words


@pytest.mark.parametrize("product", ["poster", "card", "booklet", "pocket"])
def test_no_grey_text_in_any_theme(product: str) -> None:
    for theme in ("colour", "photocopy"):
        options = replace(LARGE, theme=theme)
        _, made = laid(product, ROUTINES[1], options)
        inks = press(options).theme(options.choices(Job.named(product))).inks
        allowed = {inks[role].rgb for role in ("ink", "accent", "stop-text")}
        used = {"#" + "".join(f"{part:02X}" for part in colour) for _, _, colour, _ in texts(made.data)}
        assert used <= allowed, theme


@pytest.mark.parametrize("product", ["poster", "card", "booklet", "pocket"])
def test_tags_are_sound(product: str) -> None:
    for routine in ROUTINES:
        with pikepdf.open(BytesIO(laid(product, routine)[1].data)) as pdf:
            assert problems(pdf) == []


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_card_keeps_its_cues_where_they_fit_and_uses_its_height(routine: str) -> None:
    document, large = laid("card", routine)
    said = squeezed("".join(words for words, _, _, _ in texts(large.data)))
    cues = [block.text.words.text for block in walk(document) if isinstance(block, Move) and block.text]
    assert all(squeezed(cue) in said for cue in cues)
    assert any("navel" in cue for cue in cues) or routine != ROUTINES[0], "the one that says where the ball lies"
    back = pypdfium2.PdfDocument(large.data)[1]
    boxes = [each.get_bounds() for each in back.get_objects(max_depth=1)]
    edges = sorted((bottom / MM, top / MM) for _, bottom, _, top in boxes)
    empty, reached = 0.0, edges[0][1]
    for bottom, top in edges:
        empty, reached = max(empty, bottom - reached), max(reached, top)
    assert empty < 0.12 * large.height


def test_the_card_has_larger_type() -> None:
    document, large = laid("card")
    _, usual = laid("card", ROUTINES[0], Options())
    said = squeezed("".join(words for words, _, _, _ in texts(large.data)))
    assert squeezed(document.stop.heading.words.text) in said if document.stop else False
    before = {words: size for words, size, _, _ in texts(usual.data)}
    after = {words: size for words, size, _, _ in texts(large.data)}
    shared = [words for words in after if words in before and len(words) > 3]
    assert len(shared) >= 8
    assert all(after[words] >= before[words] - 0.01 for words in shared if words not in ("Psoas", "for runners"))
    assert all(after[dose] >= 1.15 * before[dose] for dose in ("8 each side", "5 times"))


@pytest.mark.parametrize("product", ["poster"])
def test_the_poster_has_larger_type_and_tells_what_it_leaves_out(product: str) -> None:
    document, large = laid(product)
    usual = laid(product, ROUTINES[0], Options())[1]
    sentences = [block.text.words.text for block in walk(document) if isinstance(block, Move) and block.text]
    said = squeezed("".join(words for words, _, _, _ in texts(large.data)))
    told = " ".join(map(str, large.left_out))
    assert sentences
    assert all(squeezed(sentence) in said for sentence in sentences) or "sentences left out" in told
    assert squeezed(document.stop.heading.words.text) in said if document.stop else False
    before = {words: size for words, size, _, _ in texts(usual.data)}
    after = {words: size for words, size, _, _ in texts(large.data)}
    doses = [words for words in after if words in before and words in ("8 each side", "5 times")]
    assert doses
    assert all(after[dose] >= 16 - 0.01 for dose in doses)


def test_the_card_is_a6_and_the_booklet_a4_or_letter() -> None:
    assert (laid("card")[1].width, laid("card")[1].height) == (148, 105)
    us = replace(LARGE, booklet_size="half-letter")
    assert us.size(Job.named("booklet").product) == "letter"
    assert us.sheet(Job.named("booklet").product) == "letter"
    for size in ("a5", "a4", "phone"):
        assert replace(LARGE, booklet_size=size).size(Job.named("booklet").product) == "a4"
    with pytest.raises(ChoiceError, match="booklet size"):
        Press(Project.find(), replace(LARGE, booklet_size="a55")).prepare((Job.named("booklet"),))


def test_letter_pages_hold_the_same_words() -> None:
    document, booklet = laid("booklet", ROUTINES[1], replace(LARGE, booklet_size="half-letter"))
    assert min(size for _, size, _, _ in texts(booklet.data)) >= SMALLEST
    made = Booklet(as_bound(document, booklet.data), booklet)
    text = "".join(made.texts())
    assert all(squeezed(words.text).replace("\u2011", "-") in text for words in made.words())


def test_advice_stands_in_one_column() -> None:
    _, booklet = laid("booklet")
    heads = [box[0] for words, _, _, box in texts(booklet.data) if words in ("Easier", "Harder")]
    assert len(heads) >= 10
    assert max(heads) - min(heads) < 0.5


@pytest.mark.parametrize("theme", ["colour", "photocopy"])
def test_lines_have_room(theme: str) -> None:
    """Leading of what is read: at least 1.25 of the size. Heads are set closer."""
    for role, style in load_theme(Project.find(), theme, large_print=True).file.type["booklet"].items():
        if style.size < 15 and style.weight < 800:
            assert style.leading >= LEADING * style.size, role


def test_a_theme_keeps_its_colours_under_large_print() -> None:
    project = Project.find()
    photocopy, large = load_theme(project, "photocopy"), load_theme(project, "photocopy", large_print=True)
    assert large.file.family == "atkinson"
    assert large.figure_kind == photocopy.figure_kind == "line"
    assert large.inks["accent"] == photocopy.inks["accent"]
    assert large.stop_frame == photocopy.stop_frame


def test_files_say_what_they_are(tmp_path: Any) -> None:
    assert Options(large_print=True).file(Job.named("card", "shop"), "mine") == "mine-card-large-shop.pdf"
    made = build("ankle-and-calf-warm-up", products=["card", "text"], options=LARGE, out=tmp_path)
    assert [one.path.name for one in made] == ["ankle-and-calf-warm-up-card-large.pdf", "ankle-and-calf-warm-up.txt"]
    assert [one.size for one in made] == ["a6", ""]
    assert LARGE.of(Job.named("text")) == Options().of(Job.named("text")), "plain text is the same for everyone"
    assert LARGE.of(Job.named("card")) != Options().of(Job.named("card"))
