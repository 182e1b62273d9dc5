"""The poster, as it hangs on the wall: filled, aligned, large enough to read, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from generator.content.routine import Part, RoutineEntry
from generator.content.values import Source, Text
from generator.documents.blocks import Document, Paragraph, Run, Words, walk
from generator.documents.templating import render
from generator.errors import FitError, GlyphError, PressError
from generator.layouts import poster
from generator.layouts.poster.arranging import arrangements
from generator.layouts.poster.sheet import WallSheet
from generator.layouts.typesetter import Typesetter
from generator.paper import Paper
from generator.press import Press
from generator.units import MM
from tests.fuzz.editions import Edition
from tests.fuzz.strangers import Stranger, project
from tests.layouts.sheets import SHIPPED, Sheet, document, library, made_poster, routine, setting, squeezed

SIZES = {
    "a4": (210, 297), "a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8), "arch-c": (457.2, 609.6), "arch-d": (609.6, 914.4),
}  # fmt: skip
SAFE = 5.0
A3 = 297 * 420
FLOOR = 11.5
"""Smallest size of text on any paper, pt."""
FOOT = 11.0
LINES = 2.0
"""Pictures read back are wider than what is drawn, by room for their lines: 1 mm at the size they were drawn at."""


def unit(size: str) -> float:
    width, height = SIZES[size]
    return (width * height / A3) ** 0.5


PAPERS = [
    ("a4", 3, False), ("a4", 8, True), ("a4", 14, False), ("a3", 3, True), ("a3", 8, False), ("a3", 11, True),
    ("a3", 14, False), ("a2", 8, True), ("a1", 4, False), ("a1", 14, True), ("letter", 3, False), ("letter", 8, False),
    ("letter", 11, True), ("letter", 14, True), ("tabloid", 4, True), ("tabloid", 11, False), ("tabloid", 14, False),
    ("arch-c", 3, True), ("arch-c", 8, False), ("arch-d", 4, False), ("arch-d", 14, True),
]  # fmt: skip


@pytest.mark.parametrize(("size", "moves", "turned"), PAPERS)
def test_every_paper_holds_few_and_many_moves(size: str, moves: int, turned: bool) -> None:
    sheet = made_poster(moves, size, turned)
    width, height = SIZES[size][::-1] if turned else SIZES[size]
    (page,) = sheet.reader.pages
    assert (page.mediabox.width / MM, page.mediabox.height / MM) == pytest.approx((width, height), abs=0.1)
    check_page(sheet, width, height)
    assert min(text.size for text in sheet.texts()) >= FOOT * unit(size) - 0.01


def check_page(sheet: Sheet, width: float, height: float) -> None:
    """Check that nothing leaves the safe area and no text meets another text or a picture."""
    texts, pictures = sheet.texts(), sheet.pictures()
    for thing in (*texts, *pictures):
        assert min(thing.left, thing.top) >= SAFE, thing
        assert thing.right <= width - SAFE, thing
        assert thing.bottom <= height - SAFE, thing
    for one, other in combinations(texts, 2):
        assert not one.meets(other), f"{one.words!r} meets {other.words!r}"
    for text in texts:
        for picture in pictures:
            assert not text.meets(picture, slack=LINES), f"{text.words!r} meets a picture at {picture}"


SERIES = [(1, 0), (2, 1), (5, 2), (6, 3), (7, 0), (7, 2), (9, 1), (10, 2), (12, 0), (13, 2), (15, 3), (16, 0)]
SERIES_TURNED = [(1, 3), (2, 0), (4, 0), (5, 2), (7, 2), (9, 2), (16, 1)]


@pytest.mark.parametrize(
    ("moves", "before", "turned"), [(*each, False) for each in SERIES] + [(*each, True) for each in SERIES_TURNED]
)
def test_any_number_of_moves_after_any_number_of_parts(moves: int, before: int, turned: bool) -> None:
    sheet = made_poster(moves, "a3", turned, before)
    check_page(sheet, *((420, 297) if turned else (297, 420)))
    text = sheet.text()
    assert all(squeezed(name.text) in text for name in sheet.names())
    assert "Stopif" in text


@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_all_words_stand_on_the_page_in_reading_order(turned: bool) -> None:
    sheet = made_poster(turned=turned)
    text, place = sheet.text(), 0
    for words in walk(sheet.document):
        if isinstance(words, Words):
            found = text.find(squeezed(words.text), place)
            assert found >= 0, f"{words.text!r} is missing, or stands before what it follows"
            place = found + len(squeezed(words.text))


def test_text_is_never_smaller_than_can_be_read_at_arms_length_and_a_half() -> None:
    for moves, size in ((3, "a4"), (8, "a3"), (14, "a3"), (4, "a1"), (11, "tabloid")):
        sheet = made_poster(moves, size)
        foot = [squeezed(words.text) for words in walk(sheet.document.foot) if isinstance(words, Words)]
        for text in sheet.texts():
            if not any(squeezed(text.words) in each for each in foot):
                assert text.size >= FLOOR - 0.01, text


def test_the_title_can_be_read_at_four_metres() -> None:
    for moves in (5, 8, 10, 14):
        sheet = made_poster(moves)
        title = sheet.find("Psoas")
        assert (title.baseline - title.top) > 13, "capitals and tall letters of at least 13 mm"


NEAR_EDGES = 3.0
"""How much further down the near edge of one mat may lie than that of another, by the view of it, mm."""


def test_figures_stand_on_one_floor_line_and_share_one_scale() -> None:
    sheet = made_poster(8)
    figures = [p for p in sheet.pictures() if p.top > sheet.find("Strengthen").baseline - 20 and p.bottom < 390]
    assert len(figures) == 8
    for row in (figures[:4], figures[4:]):
        assert max(f.bottom for f in row) - min(f.bottom for f in row) < NEAR_EDGES
    mats = [figure.right - figure.left for figure in figures]
    assert max(mats) - min(mats) < 2.5


@pytest.mark.parametrize("moves", [8, 12])
def test_gaps_between_rows_are_alike(moves: int) -> None:
    sheet = made_poster(moves)
    figures = [p for p in sheet.pictures() if p.top > sheet.find("Strengthen").baseline - 25]
    rows = [figures[start : start + 4] for start in range(0, moves, 4)]
    gaps = []
    for above, under in pairwise(rows):
        texts = [t for t in sheet.texts() if above[0].bottom < t.top and t.bottom < under[0].bottom]
        gaps.append(
            min(
                figure.top - max(t.bottom for t in texts if t.left < figure.right and t.right > figure.left)
                for figure in under
            )
        )
    assert min(gaps) > 6
    assert max(gaps) - min(gaps) < 4.2, "no gap differs from another by more than about a half line"


@pytest.mark.parametrize("moves", [5, 7, 8, 10, 14])
def test_no_row_holds_a_single_move_of_many(moves: int) -> None:
    sheet = made_poster(moves)
    letters = [chr(ord("A") + number) for number in range(moves)]
    heights = [next(t.baseline for t in sheet.texts() if t.words == letter) for letter in letters]
    rows = [sum(abs(h - height) < 0.1 for h in heights) for height in sorted(set(heights))]
    assert min(rows) > 1
    assert max(rows) - rows[-1] <= 2


@pytest.mark.parametrize(("moves", "turned"), [(3, True), (5, False), (7, False), (8, False), (14, False), (9, True)])
def test_the_page_is_filled(moves: int, turned: bool) -> None:
    """No band across the moves' part of the page, higher than a seventh of it, is empty."""
    sheet = made_poster(moves, turned=turned)
    things = sorted(sheet.things(), key=lambda thing: thing.top)
    height = 297 if turned else 420
    reached, widest = things[0].top, 0.0
    for thing in things:
        widest = max(widest, thing.top - reached)
        reached = max(reached, thing.bottom)
    assert things[0].top < 16
    assert reached > height - 20
    assert widest < height / 7


def test_stop_stands_level_with_the_first_step() -> None:
    for moves in (5, 8):
        sheet = made_poster(moves)
        step = next(text for text in sheet.texts() if text.words == "Release")
        assert sheet.find("Stop if").baseline == pytest.approx(step.baseline, abs=0.1)


def test_what_gives_way_to_moves_is_told_and_stop_never_does() -> None:
    assert made_poster(8).laid.left_out == ()
    for moves in (3, 8, 11, 14):
        sheet = made_poster(moves)
        told = " ".join(map(str, sheet.laid.left_out))
        hero = any(picture.bottom < 130 and picture.left > 170 for picture in sheet.pictures())
        assert hero != ("picture beside the title" in told)
        assert ("psoas" in sheet.text()) != ("inset" in told)
        assert "Stopif" in sheet.text()


def test_the_photocopy_has_stop_as_a_frame_and_no_solid_ground() -> None:
    panel = next(thing for thing in made_poster(theme="photocopy").things() if thing.kind == "shape" and tall(thing))
    assert panel.bottom - panel.top > 60
    page = made_poster(theme="photocopy").reader.pages[0].get_contents().get_data()
    assert f"{2.4:g} w".encode() in page


def tall(thing: object) -> bool:
    return thing.bottom - thing.top > 20  # type: ignore[attr-defined]


def test_a_shop_poster_has_its_trim_and_bleed_and_press_colours() -> None:
    sheet = made_poster(bleed=3.0)
    page = sheet.reader.pages[0]
    assert [round(float(edge) / MM) for edge in page.trimbox] == [3, 3, 300, 423]
    assert page.mediabox.width / MM == pytest.approx(303, abs=0.1)
    content = page.get_contents().get_data()
    assert b" rg" not in content
    assert b" k" in content
    check_page(sheet, 297, 420)


def test_the_same_document_gives_the_same_bytes() -> None:
    first = poster.plan(document("poster", 4), setting("poster", "a3")).paint()
    assert first.data == poster.plan(document("poster", 4), setting("poster", "a3")).paint().data


def long_move(**changes: str) -> tuple[RoutineEntry, ...]:
    place = Source("content/routines/x.yaml", 42, 7, "parts[3].exercises[1].poster")
    texts = {name: Text(words, place) for name, words in changes.items()}
    entries = routine(8).parts[-1].exercises
    return (entries[0].model_copy(update=texts), *entries[1:])


def many(count: int, words: str) -> Document:
    """Say what a poster says of so many moves with one sentence each."""
    place = Source("content/routines/x.yaml", 42, 7, "parts[3].exercises[1].poster")
    entries = [entry.model_copy(update={"poster": Text(words, place)}) for entry in routine(count).parts[-1].exercises]
    return document("poster", parts=(Part(name=Text("Strengthen"), exercises=tuple(entries)),))


LONG = "Lie on your back with your knees bent and then curl up as you reach out both of your long arms"


def test_long_sentences_of_many_moves_are_told_with_the_words_to_cut() -> None:
    long = poster.plan(many(16, LONG), setting("poster", "a4"))
    message = str(long.left_out[0])
    assert message.startswith("content/routines/x.yaml:42:7: the sentence left out: too long for a poster of so many")
    cut = int(message.split("cut ")[1].split()[0])
    shorter = poster.plan(many(16, " ".join(LONG.split()[:-cut])), setting("poster", "a4"))
    assert "sentence" not in " ".join(map(str, shorter.left_out))


def test_sentences_lost_to_the_number_of_moves_are_told_with_the_paper_that_holds_them() -> None:
    place = setting("poster", "a4")
    papers = tuple(Paper(name, *size) for name, size in SIZES.items())
    laid = poster.plan(many(26, "Curl up slowly and hold."), replace(place, others=papers))
    assert laid.paint().left_out == laid.left_out
    assert str(laid.left_out[0]) == "content/routines/x.yaml:42:7: 26 sentences left out: TABLOID holds them"
    larger = poster.plan(many(26, "Curl up slowly and hold."), replace(place, paper=Paper("tabloid", 279.4, 431.8)))
    assert "sentence" not in " ".join(map(str, larger.left_out))


def test_a_word_longer_than_its_column_is_hyphenated() -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitaen"
    parts = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(name=name)))
    said = replace(document("poster", parts=parts), language="de")
    sheet = Sheet(said, poster.plan(said, setting("poster", "a3")).paint())
    check_page(sheet, 297, 420)
    assert name in sheet.text().replace("-", "")


def test_a_title_that_cannot_be_read_at_four_metres_is_told_with_the_words_to_cut() -> None:
    title = Text(
        "All that there is to know about the deep muscle that lifts your knee " * 3, Source("x.yaml", 1, 8, "title")
    )
    with pytest.raises(FitError, match=r"x.yaml:1:8: title is too long .* cut \d+ words"):
        poster.plan(document("poster", title=(title,)), setting("poster", "a3"))


def test_a_character_no_font_has_is_told_with_its_field() -> None:
    name = "Bridge \u4e2d"
    parts = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(name=name)))
    with pytest.raises(GlyphError, match=r"x.yaml:42:7: .*U\+4E2D"):
        poster.plan(document("poster", parts=parts), setting("poster", "a3"))


def test_greek_cyrillic_and_accented_names_are_set() -> None:
    for name in ("Κύκλος με το πόδι", "Ножницы", "Étirement à l’élastique", "Übung für die Hüfte"):
        parts = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(name=name)))
        said = document("poster", parts=parts)
        sheet = Sheet(said, poster.plan(said, setting("poster", "a3")).paint())
        assert squeezed(name) in sheet.text()


def test_large_print_is_larger_and_says_as_much() -> None:
    said = document("poster", 8)
    large = Sheet(said, poster.plan(said, replace(setting("poster", "a3"), large_print=True)).paint())
    usual = made_poster(8)
    assert set(usual.laid.left_out) <= set(large.laid.left_out)
    assert len(large.text()) > 0.9 * len(usual.text())
    assert min(text.size for text in large.texts() if text.baseline < 380) >= 16 - 0.01


def test_the_code_leads_to_the_routines_link() -> None:
    zxing = pytest.importorskip("zxingcpp")
    import pypdfium2

    image = pypdfium2.PdfDocument(made_poster(8).laid.data)[0].render(scale=2).to_pil()
    assert [code.text for code in zxing.read_barcodes(image)] == [
        str(library().programme("psoas-for-runners").routine.link)
    ]


def standing(moves: int, turned: bool = False) -> Sheet:
    """Make a poster of standing moves alone."""
    names = ("ankle-circles", "heel-raises", "calf-stretch-at-wall", "heel-drops-off-step")[:moves]
    parts = (Part(name=Text("Warm up"), exercises=tuple(RoutineEntry(exercise=Text(name)) for name in names)),)
    whole = library().programme("ankle-and-calf-warm-up")
    said = render("poster", library().assemble(whole.routine.model_copy(update={"parts": parts})), SHIPPED)
    place = setting("poster", "a3", turned)
    return Sheet(
        said, poster.plan(said, replace(place, pictures=replace(place.pictures, figures=whole.figures))).paint()
    )


@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_four_standing_figures_are_large(turned: bool) -> None:
    sheet = standing(4, turned)
    check_page(sheet, *((420, 297) if turned else (297, 420)))
    figures = sorted(sheet.pictures(), key=lambda picture: picture.top - picture.bottom)[:4]
    assert min(figure.bottom - figure.top for figure in figures) > 75


@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_three_lying_figures_alone_fill_the_page(turned: bool) -> None:
    sheet = made_poster(3, turned=turned, before=0)
    check_page(sheet, *((420, 297) if turned else (297, 420)))
    assert sheet.find("The Hundred").size > 19


def test_the_stop_band_over_few_moves_stays_lower_than_their_figures() -> None:
    sheet = standing(4)
    band = max((t for t in sheet.things() if t.kind == "shape"), key=lambda shape: shape.bottom - shape.top)
    assert band.bottom - band.top < 30
    assert band.right - band.left > 260


@pytest.mark.parametrize("moves", [5, 7, 11])
def test_the_small_plate_fills_the_last_hole(moves: int) -> None:
    sheet = made_poster(moves)
    last = next(text for text in sheet.texts() if text.words == chr(ord("A") + moves - 1))
    plate = sheet.find("The psoas")
    assert plate.baseline == pytest.approx(last.baseline, abs=0.1)
    assert plate.left > last.left + 40


def test_what_is_optional_says_so_before_anything_else() -> None:
    sheet = made_poster(8)
    said = next(iter(sheet.document.steps)).moves[0]
    assert said.text is not None
    assert said.text.words.text.startswith("Optional. ")
    assert "Optional" not in said.dose.words.text.title()
    assert "Optional." in sheet.text()


@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_contacts_stand_in_lines_that_neither_begin_nor_end_with_a_dot(turned: bool) -> None:
    said = document("poster", 8)
    assert said.foot is not None
    contacts = ("Northside Runners", "example.org", "hello@example.org", "+44 20 7946 0000", "Hall 2, Mill Lane")
    added = tuple(Paragraph(kind="version", words=Words(runs=(Run(text=each),))) for each in contacts)
    said = replace(said, foot=replace(said.foot, paragraphs=(*said.foot.paragraphs, *added)))
    sheet = Sheet(said, poster.plan(said, setting("poster", "a3", turned)).paint())
    check_page(sheet, *((420, 297) if turned else (297, 420)))
    foot = [text for text in sheet.texts() if text.size < 12]
    for each in contacts:
        assert any(text.words == each for text in foot), f"{each} is broken"
    dots = [text for text in foot if text.words == "·"]
    assert dots
    for dot in dots:
        level = [text for text in foot if abs(text.baseline - dot.baseline) < 0.1 and text is not dot]
        assert any(0 < dot.left - text.right < 3 for text in level)
        assert any(0 < text.left - dot.right < 3 for text in level)


def test_a_series_shares_the_parts_out_to_pages_that_each_have_title_and_stop() -> None:
    said = document("poster", 8)
    assert said.foot is not None
    numbers = tuple(Paragraph(kind="series", words=Words(runs=(Run(text=f"{n} of 2"),))) for n in (1, 2))
    said = replace(said, foot=replace(said.foot, paragraphs=(*numbers, *said.foot.paragraphs)))
    laid = poster.plan(said, replace(setting("poster", "a3"), series=2)).paint()
    first, second = (squeezed(page.extract_text()) for page in Sheet(said, laid).reader.pages)
    for page, number in ((first, "1of2"), (second, "2of2")):
        assert "Psoas" in page
        assert "Stopif" in page
        assert number in page
    assert "Release" in first
    assert "Strengthen" in second
    assert "Strengthen" not in first


def test_a_series_of_more_posters_than_parts_is_refused() -> None:
    with pytest.raises(PressError, match="has 3 parts: ask for --posters 3"):
        poster.plan(document("poster", 8), replace(setting("poster", "a3"), series=4))


@pytest.mark.parametrize(("pose", "bare"), [("sit", True), ("bridge", False)])
def test_narrow_figures_in_wide_columns_count_as_holes(pose: str, bare: bool, tmp_path: Path) -> None:
    edition = Edition("poster", "a3")
    press = Press(project(tmp_path, Stranger((5,), poses=(pose,), title=("Rückenschule",))), edition.options)
    programme = press.library.programme("strange")
    document, setting = press.document(programme, edition.job), press.setting(programme, edition.job)
    sheet = WallSheet(document, setting, Typesetter(setting, "poster", document.language))
    wide = [one for one in arrangements(sheet, sentences=True) if (one.shape.columns, one.words) == (2, "below")]
    fitted = [found for one in wide if (found := one.fitted(sheet.least)) is not None]
    assert fitted, "wide columns are tried"
    for each in fitted:
        (holes,) = (measure.value for measure in each.measures if measure.name == "holes")
        assert (holes < -sheet.holes(each.arrangement.plan) - 0.05) == bare
