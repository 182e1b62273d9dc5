"""The pocket card: every move on it, in order, readable, and safe to cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from generator.content.routine import Part, RoutineEntry
from generator.content.values import Source, Text
from generator.documents.blocks import Paragraph, Run, Words, walk
from generator.errors import FitError
from generator.layouts import card
from generator.layouts.card.sheet import CardSheet
from generator.layouts.card.top import CardTop
from generator.layouts.engine.set_text import SetText
from generator.layouts.typesetter import Typesetter
from generator.press import Press
from generator.units import MM, to_mm
from tests.fuzz.editions import Edition
from tests.fuzz.strangers import Stranger, project
from tests.layouts.sheets import Sheet, document, library, made_card, routine, setting, squeezed

SIZES = {"id1": (85.6, 53.98), "eu": (85, 55), "us": (88.9, 50.8), "a7": (105, 74)}
SAFE = 3.0
FLOOR, FOOT = 7.0, 6.0
"""Smallest sizes of text and of the foot, pt."""


CARDS = [("id1", moves) for moves in range(1, 15)]
CARDS += [("eu", 8), ("eu", 14), ("us", 1), ("us", 4), ("us", 8), ("us", 11), ("us", 14), ("a7", 4), ("a7", 14)]


@pytest.mark.parametrize(("size", "moves"), CARDS)
def test_every_size_holds_every_number_of_moves(size: str, moves: int) -> None:
    check_card(made_card(moves, size), *SIZES[size])


@pytest.mark.parametrize(
    ("moves", "before", "link"),
    [
        (1, 0, True),
        (1, 3, False),
        (5, 1, True),
        (5, 3, False),
        (8, 0, False),
        (8, 3, True),
        (14, 1, False),
        (14, 3, True),
    ],
)
def test_any_number_of_parts_may_come_first(moves: int, before: int, link: bool) -> None:
    check_card(made_card(moves, "id1", before, link=link), *SIZES["id1"])


def check_card(sheet: Sheet, width: float, height: float) -> None:
    """Check size, floors, safe area, overlaps, and that every move is there in order with its figure and dose."""
    assert sheet.laid.pages == 2
    for number, page in enumerate(sheet.reader.pages, 1):
        assert (page.mediabox.width / MM, page.mediabox.height / MM) == pytest.approx((width, height), abs=0.05)
        texts = sheet.texts(number)
        foot = "·".join(squeezed(each.words.text) for each in sheet.document.foot.paragraphs)
        for text in texts:
            assert text.size >= (FOOT if squeezed(text.words) in foot else FLOOR) - 0.01, text
        for thing in (*texts, *sheet.pictures(number)):
            assert min(thing.left, thing.top) >= SAFE - 0.75 * (thing.kind == "picture"), thing
            assert thing.right <= width - SAFE + 0.75 * (thing.kind == "picture"), thing
            assert thing.bottom <= height - SAFE + 0.02, thing
        for one, other in combinations(texts, 2):
            assert not one.meets(other), f"{one.words!r} meets {other.words!r}"
        for text in texts:
            for picture in sheet.pictures(number):
                assert not text.meets(picture, slack=0.35), f"{text.words!r} meets {picture}"
    text, place = sheet.text().replace("-", ""), 0
    for name in sheet.names():
        place = text.find(squeezed(name.text).replace("-", ""), place)
        assert place >= 0, name.text
    figures = sum(len(sheet.pictures(page)) for page in (1, 2))
    assert figures >= len(sheet.names())


def test_all_words_stand_on_the_card() -> None:
    for moves in (3, 8):
        sheet = made_card(moves)
        text = sheet.text()
        backs = [move for step in sheet.document.steps[2:] for move in step.moves]
        cues = [move.text.words for move in backs if move.text is not None] if moves > 4 else []
        for words in walk(sheet.document):
            if isinstance(words, Words) and words not in cues:
                assert squeezed(words.text) in text, words.text


NEAR_EDGES = 0.8
"""How much further down the near edge of one mat may lie than that of another, by the view of it, mm."""


def test_figures_of_the_back_stand_on_one_floor_line_and_share_one_scale() -> None:
    figures = made_card(4).pictures(2)
    assert len(figures) == 4
    assert max(figure.bottom for figure in figures) - min(figure.bottom for figure in figures) < NEAR_EDGES
    widths = [figure.right - figure.left for figure in figures]
    assert max(widths) / min(widths) < 1.15, "mats are as wide as their cameras see them"


def test_many_moves_run_down_the_first_column_and_then_the_second() -> None:
    sheet = made_card(14)
    letters = [text for text in sheet.texts(2) if text.words in "ABCDEFGHIJKLMN"]
    assert len(letters) > 8
    assert [text.words for text in sorted(letters, key=lambda text: text.words)] == [
        text.words for text in sorted(letters, key=lambda text: (text.left > 42, text.baseline))
    ]
    first = sum(text.left < 42 for text in letters)
    assert abs(first - len(letters) / 2) <= 1


def test_the_stop_strip_runs_into_the_bleed_and_all_else_stays_inside() -> None:
    sheet = made_card(8, bleed=3.0)
    page = sheet.reader.pages[0]
    assert [float(edge) / MM for edge in page.trimbox] == pytest.approx([3, 3, 88.6, 56.98], abs=0.02)
    strip = max((t for t in sheet.things() if t.kind == "shape"), key=lambda shape: shape.bottom - shape.top)
    assert (strip.left, strip.right, strip.bottom) == pytest.approx((-3, 88.6, 56.98), abs=0.05)
    assert b" rg" not in page.get_contents().get_data()
    for thing in sheet.texts():
        assert thing.left >= SAFE
        assert thing.right <= 85.6 - SAFE
        assert thing.bottom <= 53.98 - SAFE + 0.02


def test_the_photocopy_frames_stop_inside_the_trim() -> None:
    sheet = made_card(8, theme="photocopy")
    frame = max((t for t in sheet.things() if t.kind == "shape"), key=lambda shape: shape.bottom - shape.top)
    around = 1.2 / MM / 2 + 0.01
    """Half the frame's width, which PDFium counts twice."""
    assert frame.left >= SAFE - around
    assert frame.right <= 85.6 - SAFE + around
    assert frame.bottom <= 53.98 - SAFE + around


@pytest.mark.parametrize(("moves", "before"), [(8, 2), (4, 0), (14, 3)])
def test_the_code_is_large_enough_and_leads_to_the_link(moves: int, before: int) -> None:
    zxing = pytest.importorskip("zxingcpp")
    sheet = made_card(moves, before=before)
    image = pypdfium2.PdfDocument(sheet.laid.data)[0].render(scale=6).to_pil()
    (code,) = zxing.read_barcodes(image)
    assert code.text == str(library().programme("psoas-for-runners").routine.link)
    side = (code.position.top_right.x - code.position.top_left.x) / 6 / MM
    assert side >= 12 - 0.2


def test_a_code_takes_the_runners_place() -> None:
    assert len(made_card(8).pictures()) == len(made_card(8, link=False).pictures())
    assert "Scan" in made_card(8).text()
    assert "Scan" not in made_card(8, link=False).text()


def test_the_minutes_keep_clear_of_the_words_beside_the_code(tmp_path: Path) -> None:
    label = {"link": "https://example.org/race", "link_label": "Full booklet and diary"}
    stranger = Stranger((2, 2), title=("Race ready",), names=("Clam",), words=2, changes=label)
    edition = Edition("card", "us", theme="race-day")
    press = Press(project(tmp_path, stranger), edition.options)
    programme = press.library.programme("strange")
    document, setting = press.document(programme, edition.job), press.setting(programme, edition.job)
    top = CardTop(
        CardSheet(document, setting, Typesetter(setting, "card", document.language)), "halves", 1.0, bare=False
    )
    texts = [item for item in top.place(top.sheet.front.top + top.least) if isinstance(item, SetText)]
    said = {"".join(span.text for _, spans in item.lines for span in spans): item for item in texts}
    minutes = next(item for words, item in said.items() if words.endswith("minutes"))
    code = next(item for words, item in said.items() if words.startswith("Scan"))
    last = code.baseline + to_mm((len(code.lines) - 1) * code.font.leading)
    assert minutes.baseline - minutes.font.cap - last > 0.4 * to_mm(code.font.size)


def test_too_many_moves_are_told_with_how_many_fit() -> None:
    with pytest.raises(FitError, match=r"lower-lift.yaml:.* name is one of 32 moves, more than a card id1 \(85.6 × 54"):
        card.plan(document("card", 30), setting("card", "id1"))


@pytest.mark.parametrize(
    "name", ["The very long name of a rather short move", "Oberschenkelvorderseitendehnungsübung im Sitzen"]
)
def test_long_names_take_further_lines(name: str) -> None:
    entries = routine(12).parts[-1].exercises
    long = entries[0].model_copy(update={"short_name": Text(name)})
    parts = (*routine(12).parts[:-1], Part(name=Text("Strengthen"), exercises=(long, *entries[1:])))
    said = document("card", parts=parts, language="de")
    sheet = Sheet(said, card.plan(said, setting("card", "id1")).paint())
    check_card(sheet, *SIZES["id1"])


def test_a_stop_rule_that_is_too_long_is_told() -> None:
    whole = routine(8)
    words = Text("sharp pain " * 60, Source("content/routines/x.yaml", 30, 9, "stop.card"))
    said = document("card", stop=whole.stop.model_copy(update={"card": words}))
    with pytest.raises(FitError, match=r"x.yaml:30:9: stop.card is too long for .*; cut \d+ words"):
        card.plan(said, setting("card", "id1"))


def test_several_sections_share_the_back() -> None:
    names = ("hundred", "scissors", "lower-lift", "criss-cross")
    entries = [RoutineEntry(exercise=Text(name)) for name in names]
    parts = (
        Part(name=Text("Wake"), exercises=tuple(entries[:2])),
        Part(name=Text("Work"), exercises=tuple(entries[2:])),
    )
    said = document("card", parts=parts)
    sheet = Sheet(said, card.plan(said, setting("card", "id1")).paint())
    check_card(sheet, *SIZES["id1"])
    assert sheet.find("Wake", 1).baseline < sheet.find("The Hundred", 1).baseline
    assert sheet.find("Work", 2).baseline < sheet.find("Lower-Lift", 2).baseline


def test_a_name_that_fits_on_one_line_is_not_broken() -> None:
    for moves in (5, 8):
        texts = [text.words for page in (1, 2) for text in made_card(moves).texts(page)]
        assert "The Hundred" in texts


def test_contacts_that_take_too_much_are_told_where_they_were_written() -> None:
    said = document("card", 14)
    assert said.foot is not None
    place = Source("content/brand.yaml", 3, 10, "contact")
    contact = Paragraph(kind="version", words=Words(runs=(Run(text="Hall 2, Mill Lane " * 40),), source=place))
    said = replace(said, foot=replace(said.foot, paragraphs=(*said.foot.paragraphs, contact)))
    with pytest.raises(FitError, match=r"content/brand.yaml:3:10: contact is the longest of the contacts"):
        card.plan(said, setting("card", "id1"))
