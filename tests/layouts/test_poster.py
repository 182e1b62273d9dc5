"""The poster, as it hangs on the wall: filled, aligned, large enough to read, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from generator.content.model import Part, RoutineEntry
from generator.content.values import Source, Text
from generator.documents.blocks import Paragraph, Run, Words, walk
from generator.documents.templating import render
from generator.errors import FitError, GlyphError
from generator.layouts import poster
from generator.paper import Paper
from generator.units import MM
from tests.layouts.sheets import SHIPPED, Sheet, document, library, made_poster, routine, setting, squeezed

SIZES = {
    "a4": (210, 297), "a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8), "arch-c": (457.2, 609.6), "arch-d": (609.6, 914.4),
}  # fmt: skip
SAFE = 5.0
A3 = 297 * 420
FLOOR = 17.0
"""Smallest size of text at A3, pt."""
FOOT = 11.0


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
            assert not text.meets(picture, slack=0.5), f"{text.words!r} meets a picture at {picture}"


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
                assert text.size >= FLOOR * unit(size) - 0.01, text


def test_the_title_can_be_read_at_four_metres() -> None:
    for moves in (5, 8, 10, 14):
        sheet = made_poster(moves)
        title = sheet.find("Psoas")
        assert (title.baseline - title.top) > 13, "capitals and tall letters of at least 13 mm"


def test_figures_stand_on_one_floor_line_and_share_one_scale() -> None:
    sheet = made_poster(8)
    figures = [p for p in sheet.pictures() if p.top > sheet.find("Strengthen").baseline - 20 and p.bottom < 390]
    assert len(figures) == 8
    for row in (figures[:4], figures[4:]):
        assert max(f.bottom for f in row) - min(f.bottom for f in row) < 0.3
    mats = [figure.right - figure.left for figure in figures]
    assert max(mats) - min(mats) < 1.5


def test_names_doses_and_sentences_share_one_grid_of_half_lines() -> None:
    sheet = made_poster(8)
    size = sheet.find("Pull one knee").size
    half = 21 / 17 * size / MM / 2
    lines = [
        text.baseline
        for text in sheet.texts()
        if text.size == pytest.approx(size, abs=0.02)
        and text.baseline < 380
        and text.words not in ("psoas", "In order")
    ]
    steps = [(line - lines[0]) / half for line in lines]
    assert len(steps) > 20
    assert all(abs(step - round(step)) < 0.02 for step in steps)


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


@pytest.mark.parametrize("moves", [5, 7, 8, 10, 13, 14])
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
    for moves in (5, 8, 14):
        sheet = made_poster(moves)
        step = next(text for text in sheet.texts() if text.words == "Release")
        assert sheet.find("Stop if").baseline == pytest.approx(step.baseline, abs=0.1)


def test_the_runner_is_lost_first_then_the_inset_and_never_stop() -> None:
    def kept(moves: int) -> tuple[bool, bool]:
        sheet = made_poster(moves)
        return len(sheet.pictures()) - moves - 2 - 1 - ("psoas" in sheet.text()) == 1, "psoas" in sheet.text()

    assert kept(8) == (True, True)
    assert kept(11) == (False, True)


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
    first = poster.compose(document("poster", 4), setting("poster", "a3"))
    assert first.data == poster.compose(document("poster", 4), setting("poster", "a3")).data


def long_move(**changes: str) -> tuple[RoutineEntry, ...]:
    place = Source("content/routines/x.yaml", 42, 7, "parts[3].exercises[1].poster")
    texts = {name: Text(words, place) for name, words in changes.items()}
    entries = routine(8).parts[-1].exercises
    return (entries[0].model_copy(update=texts), *entries[1:])


def test_a_sentence_that_is_too_long_is_told_with_the_words_to_cut() -> None:
    words = "Lie on your back with your knees bent and then curl up as you reach out both arms and pump them. " * 5
    parts = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(poster=words)))
    said = document("poster", parts=parts)
    with pytest.raises(FitError) as caught:
        poster.compose(said, setting("poster", "a3"))
    (problem,) = caught.value.problems
    message = str(problem)
    assert message.startswith("content/routines/x.yaml:42:7: parts[3].exercises[1].poster takes ")
    cut = int(message.split("cut ")[1].split()[0])
    shorter = " ".join(words.split()[:-cut])
    fitting = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(poster=shorter)))
    assert poster.compose(document("poster", parts=fitting), setting("poster", "a3")).pages == 1


def test_a_word_longer_than_its_column_is_told() -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitaen"
    parts = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(name=name)))
    with pytest.raises(FitError, match=f"42:7: .* holds a word too long for its column: .{name}"):
        poster.compose(document("poster", parts=parts), setting("poster", "a3"))


def test_a_title_that_cannot_be_read_at_four_metres_is_told_with_the_words_to_cut() -> None:
    title = Text(
        "All that there is to know about the deep muscle that lifts your knee " * 3, Source("x.yaml", 1, 8, "title")
    )
    with pytest.raises(FitError, match=r"x.yaml:1:8: title is too long .* cut \d+ words"):
        poster.compose(document("poster", title=(title,)), setting("poster", "a3"))


def test_a_character_no_font_has_is_told_with_its_field() -> None:
    name = "Bridge \u4e2d"
    parts = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(name=name)))
    with pytest.raises(GlyphError, match=r"x.yaml:42:7: .*U\+4E2D"):
        poster.compose(document("poster", parts=parts), setting("poster", "a3"))


def test_greek_cyrillic_and_accented_names_are_set() -> None:
    for name in ("Κύκλος με το πόδι", "Ножницы", "Étirement à l’élastique", "Übung für die Hüfte"):
        parts = (*routine(8).parts[:-1], Part(name=Text("Strengthen"), exercises=long_move(name=name)))
        said = document("poster", parts=parts)
        sheet = Sheet(said, poster.compose(said, setting("poster", "a3")))
        assert squeezed(name) in sheet.text()


def test_large_print_gives_fewer_words_and_no_smaller_type() -> None:
    said = document("poster", 8)
    large = Sheet(said, poster.compose(said, replace(setting("poster", "a3"), large_print=True)))
    usual = made_poster(8)
    assert len(large.text()) < len(usual.text())
    assert large.find("Scissors").size > usual.find("Scissors").size


def test_the_code_leads_to_the_routines_link() -> None:
    zxing = pytest.importorskip("zxingcpp")
    import pypdfium2

    image = pypdfium2.PdfDocument(made_poster(8).laid.data)[0].render(scale=2).to_pil()
    assert [code.text for code in zxing.read_barcodes(image)] == [
        str(library().programme("psoas-for-runners").routine.link)
    ]


def test_a_paper_too_small_to_be_read_is_told() -> None:
    small = replace(setting("poster", "a4"), paper=Paper("a6", 105, 148))
    with pytest.raises(FitError, match=r"papers.yaml: poster.a6 is too small for a poster; .* 6.0 pt and need 11.5"):
        poster.compose(document("poster", 4), small)


def standing(moves: int, turned: bool = False) -> Sheet:
    """Make a poster of standing moves alone."""
    names = ("ankle-circles", "heel-raises", "calf-stretch-at-wall", "heel-drops-off-step")[:moves]
    parts = (Part(name=Text("Warm up"), exercises=tuple(RoutineEntry(exercise=Text(name)) for name in names)),)
    whole = library().programme("ankle-and-calf-warm-up")
    said = render("poster", library().assemble(whole.routine.model_copy(update={"parts": parts})), SHIPPED)
    place = setting("poster", "a3", turned)
    return Sheet(said, poster.compose(said, replace(place, pictures=replace(place.pictures, figures=whole.figures))))


@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_four_standing_figures_are_large_with_their_words_beside_them(turned: bool) -> None:
    sheet = standing(4, turned)
    check_page(sheet, *((420, 297) if turned else (297, 420)))
    figures = sorted(sheet.pictures(), key=lambda picture: picture.bottom - picture.top)[:4]
    assert min(figure.bottom - figure.top for figure in figures) > 75
    for letter in "ABCD":
        name = next(text for text in sheet.texts() if text.words == letter)
        beside = [f for f in figures if f.top < name.baseline < f.bottom and name.left - 45 < f.right < name.left]
        assert len(beside) == 1


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
    sheet = Sheet(said, poster.compose(said, setting("poster", "a3", turned)))
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


@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_three_lying_figures_alone_are_as_large_as_the_page_allows(turned: bool) -> None:
    sheet = made_poster(3, turned=turned, before=0)
    width, height = (420, 297) if turned else (297, 420)
    check_page(sheet, width, height)
    for letter in "ABC":
        name = next(text for text in sheet.texts() if text.words == letter)
        (figure,) = (f for f in sheet.pictures() if f.top < name.baseline < f.bottom and 0 < name.left - f.right < 20)
        assert figure.right - figure.left > 100


@pytest.mark.parametrize("moves", [5, 7, 11])
def test_stop_stands_level_with_the_first_move_where_that_fills_the_grid(moves: int) -> None:
    said = document("poster", moves, 0, inset=None, hero=None)
    sheet = Sheet(said, poster.compose(said, setting("poster", "a3")))
    check_page(sheet, 297, 420)
    letters = [next(text for text in sheet.texts() if text.words == letter) for letter in "ABCDEFGHIJK"[:moves]]
    stop = sheet.find("Stop if")
    assert letters[0].baseline == pytest.approx(letters[1].baseline)
    assert stop.top < letters[0].top
    assert stop.left > max(letter.left for letter in letters) > letters[1].left
    rows = {round(letter.baseline) for letter in letters}
    last = [letter for letter in letters if round(letter.baseline) == max(rows)]
    columns = len({round(letter.left) for letter in letters})
    assert len(last) == columns, "the last row has an empty place"
    assert len(rows) * columns == moves + 1
