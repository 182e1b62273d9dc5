"""The pocket edition: eight panels with all its words in order, for three moves or fourteen, nothing near an edge."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from generator.documents.blocks import Code, Document, Heading, Item, Move, Paragraph, Picture, Run, Step, Words, walk
from generator.documents.plain_text import plain_text
from generator.errors import FitError
from generator.finishing.home import home_pocket
from generator.finishing.pocket import panel_paper
from generator.finishing.words import load_words
from generator.jobs import Job
from generator.layouts.pocket import plan
from generator.layouts.pocket.prints import FOOT
from generator.layouts.pocket.sharing import by_part, even, shared_out
from generator.layouts.setting import Setting
from generator.options import Options
from generator.output import Output
from generator.paper import sheet_paper
from generator.pdf.metadata import Properties
from generator.press import Press
from tests.layouts.sheets import SHIPPED, Sheet, document, pictures, squeezed
from tests.pdf.soundness import problems

MARGIN = 5.5
"""Mm at the sides of a panel that home printers may leave white."""
SMALLEST = 7.4
"""Pt of the smallest type, that of the foot."""
BODY = 8.7


def said(moves: int, before: int = 2, **changes: object) -> Document:
    return document("pocket", moves, before, **changes)


def laid(words: Document, sheet: str = "a4", theme: str = "colour", large: bool = False) -> Sheet:
    images = pictures(theme, "rgb")
    paper = panel_paper(sheet_paper(SHIPPED, sheet))
    return Sheet(words, plan(words, Setting(images.theme, paper, images, large_print=large)).paint())


@cache
def made(moves: int = 8, before: int = 2, sheet: str = "a4", theme: str = "colour") -> Sheet:
    return laid(said(moves, before), sheet, theme)


CASES = [(3, 0, "a4"), (4, 0, "letter"), (6, 0, "a4"), (7, 2, "a4"), (8, 2, "letter"), (9, 1, "a4"), (14, 0, "letter")]
CASES += [(12, 2, "a4")]


@pytest.mark.parametrize(("moves", "before", "sheet"), CASES)
def test_eight_panels_say_every_move_in_order(moves: int, before: int, sheet: str) -> None:
    pocket = made(moves, before, sheet)
    assert pocket.laid.pages == len(pocket.reader.pages) == 8
    text, at = pocket.text(), 0
    told = "cues stand in their place" in " ".join(map(str, pocket.laid.left_out))
    for block in walk(pocket.document):
        if isinstance(block, Move):
            said = block.cue if told else block.text
            for words in (block.heading.number, block.heading.words, block.dose.words, said and said.words):
                if words is not None:
                    at = text.find(squeezed(words.text), at)
                    assert at >= 0, f"{words.text!r} is missing or not in its place"


@pytest.mark.parametrize(("moves", "before", "sheet"), CASES)
def test_nothing_near_an_edge_or_upon_another(moves: int, before: int, sheet: str) -> None:
    pocket = made(moves, before, sheet)
    for page in range(1, 9):
        texts = pocket.texts(page)
        for thing in pocket.things(page):
            assert thing.left >= MARGIN
            assert thing.right <= pocket.laid.width - MARGIN
            assert thing.bottom <= pocket.laid.height - FOOT
        for number, one in enumerate(texts):
            assert one.size >= SMALLEST
            assert not any(one.meets(other) for other in texts[number + 1 :]), one.words


@pytest.mark.parametrize(("moves", "before", "sheet"), CASES)
def test_words_never_stand_on_figures(moves: int, before: int, sheet: str) -> None:
    pocket = made(moves, before, sheet)
    for page in range(3, 8):
        figures = pocket.pictures(page)
        for text in pocket.texts(page):
            assert not any(text.meets(figure, slack=0.5) for figure in figures), text.words


@pytest.mark.parametrize(("moves", "before", "sheet"), [CASES[0], CASES[4], CASES[7]])
def test_body_type_keeps_its_size(moves: int, before: int, sheet: str) -> None:
    pocket = made(moves, before, sheet)
    doses = [squeezed(block.dose.words.text) for block in walk(pocket.document) if isinstance(block, Move)]
    sizes = [
        thing.size
        for page in range(3, 8)
        for thing in pocket.texts(page)
        if any(dose.startswith(squeezed(thing.words)) for dose in doses) and len(thing.words) > 2
    ]
    assert len(sizes) >= moves
    assert min(sizes) >= BODY
    assert max(sizes) - min(sizes) < 0.01, "all moves are set in one size"


def test_bodies_have_one_size_and_floors_one_height() -> None:
    pocket = made(8, 2)
    figures = [pocket.pictures(page) for page in range(3, 8)]
    assert [len(each) for each in figures] == [2] * 5
    for place in (0, 1):
        floors = [sorted(each, key=lambda figure: figure.bottom)[place].bottom for each in figures]
        assert max(floors) - min(floors) < 1.5, "near corners of mats lie as low as their cameras see them"
    widths = [figure.right - figure.left for each in figures for figure in each]
    assert max(widths) / min(widths) < 1.15


def test_stop_is_read_before_the_first_move() -> None:
    pocket = made(8, 2)
    blocks = list(walk(pocket.document))
    stop = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.key == "stop")
    assert stop < next(n for n, block in enumerate(blocks) if isinstance(block, Step))
    assert "Stopifithurts" in squeezed(pocket.reader.pages[1].extract_text())
    assert pocket.find("Stop if it hurts", 2).size >= 20


def test_tags_are_sound_and_the_outline_leads_to_the_parts() -> None:
    for pocket in (made(8, 2), made(3, 0), made(14, 0, "letter")):
        with pikepdf.open(BytesIO(pocket.laid.data)) as pdf:
            assert problems(pdf) == []
    titles = [str(entry.title) for entry in made(8, 2).reader.outline[1]]
    assert titles == ["Stop if it hurts", "Get urgent help", "1  Release", "2  Stretch", "3  Strengthen"]


def test_free_panels_become_a_diary_and_notes() -> None:
    texts = [squeezed(page.extract_text()) for page in made(3, 0).reader.pages]
    assert texts[5].startswith("Diary")
    assert texts[6].startswith("Notes")
    assert not any("Diary" in page.extract_text() for page in made(8, 2).reader.pages[2:7])


def test_the_code_leads_to_the_link_and_nothing_is_left_without_one() -> None:
    assert any(isinstance(block, Code) for block in walk(made(8, 2).document))
    bare = laid(said(8, 2, link=None))
    assert len(bare.pictures(8)) == len(made(8, 2).pictures(8)) - 1
    assert "Scan" not in bare.text()


def test_photocopies_have_outlined_figures_and_a_framed_stop() -> None:
    pocket = made(7, 2, "a4", "photocopy")
    with pikepdf.open(BytesIO(pocket.laid.data)) as pdf:
        assert problems(pdf) == []
    colours = {str(operands) for operands, operator in _page_operators(pocket, 1) if str(operator) in ("rg", "RG")}
    assert not any("0.78" in each for each in colours), "no red"


def _page_operators(sheet: Sheet, page: int) -> list[tuple[list[object], object]]:
    with pikepdf.open(BytesIO(sheet.laid.data)) as pdf:
        return [(list(i.operands), i.operator) for i in pikepdf.parse_content_stream(pdf.pages[page])]


def test_the_pages_fill_their_panels_at_true_size() -> None:
    for sheet in ("a4", "letter"):
        pocket = made(8, 2, sheet)
        finished = home_pocket(
            pocket.laid.data, sheet_paper(SHIPPED, sheet), load_words(SHIPPED, "en"), Properties("Psoas", "", "")
        )
        assert (finished.pages, finished.notes) == (1, ())


def test_where_sentences_are_too_long_all_moves_have_their_cues() -> None:
    words = said(10, 0)
    long = "a sentence that goes on and on and never ends until nobody reads it any more at all " * 6
    move = next(block for block in walk(words) if isinstance(block, Move) and block.text is not None)
    assert move.text is not None
    object.__setattr__(move.text.words, "runs", (Run(text=long),))
    text = laid(words).text()
    assert "never" not in text
    cues = [block.cue.words.text for block in walk(words) if isinstance(block, Move) and block.cue]
    assert len(cues) == 10
    assert all(squeezed(cue) in text for cue in cues)


def test_too_many_moves_and_too_long_lists_are_refused() -> None:
    with pytest.raises(FitError, match="is one of 62 moves, more than the pocket edition holds"):
        laid(said(60, 2))
    stop = said(8).sections[1]
    urgent = next(block for block in walk(stop) if isinstance(block, Item) and "Numbness" in block.words.text)
    object.__setattr__(urgent.words, "runs", (Run(text="word " * 200),))
    broken = said(8)
    with pytest.raises(FitError, match=r"urgent.*cut \d+ words"):
        laid(type(broken)(**{**vars(broken), "sections": (broken.sections[0], stop, *broken.sections[2:])}))


def test_large_print_sets_larger_type_and_says_less() -> None:
    words = said(8, 2)
    large = laid(words, large=True)
    sentence = next(block.text for block in walk(words) if isinstance(block, Move) and block.text)
    assert squeezed(sentence.words.text) not in large.text()
    name = next(block.heading.words.text for block in walk(words) if isinstance(block, Move))
    assert large.find(name, 3).size > made(8, 2).find(name, 3).size


def test_parts_begin_on_panels_of_their_own_where_there_are_enough() -> None:
    def steps(*lengths: int) -> list[Step]:
        return [
            Step(
                heading=Heading(level=2, words=Words(runs=())),
                moves=tuple(_move() for _ in range(length)),
            )
            for length in lengths
        ]

    def sizes(*lengths: int) -> list[int]:
        return [len(each) for each in next(shared_out(steps(*lengths), 5))]

    assert sizes(1, 1, 8) == [2, 2, 2, 2, 2]
    assert sizes(4) == [1, 1, 1, 1]
    assert sizes(3, 3, 4) == [2, 2, 2, 2, 2], "parts follow one another when there are too few panels"
    assert sizes(7) == [2, 2, 2, 1]
    assert sizes(1, 1, 12) == [2, 3, 3, 3, 3]
    assert [len(each) for each in even(list(by_part(steps(7), 7)[0]), 3)] == [3, 2, 2]


def _move() -> Move:
    words = Words(runs=())
    return Move(
        heading=Heading(level=3, words=words),
        picture=Picture(kind="pose", name="x", alt="x"),
        dose=Paragraph(words=words),
    )


def test_plain_text_of_it_reads_like_the_panels() -> None:
    text = plain_text(said(3, 0))
    assert text.index("Stop if it hurts") < text.index("The Hundred") < text.index("The psoas")


BRAND = """\
name: Riverside Running Club
contact: Ask for Maria at the track
email: club@riverside-running.example
phone: "+44 20 7946 0000"
link: https://riverside-running.example
logo: logo.svg
logo_alt: A wave
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40"/></svg>'


def test_a_club_with_logo_and_contact_has_its_place_on_the_back(sample: Any) -> None:
    sample.write("content/brand.yaml", BRAND)
    sample.write("content/logo.svg", LOGO)
    sample.spoil(sample.routine, "parts:", "link: https://example.org/sample\nparts:")
    press = Press(sample.project, Options())
    programme = press.library.programme("sample")
    pdf = press.press(programme, Job.named("pocket")).data
    back = Sheet(press.document(programme, Job.named("pocket")), Output(pdf, 8, 74.25, 105))
    words = squeezed(back.reader.pages[7].extract_text())
    for said_there in ("+44 20 7946 0000", "club@riverside-running.example", "Riverside Running Club", "Maria"):
        assert squeezed(said_there) in words
    assert len(back.pictures(8)) == 2, "code and logo"
    things = back.things(8)
    for number, one in enumerate(things):
        assert not any(one.meets(other, slack=1.5) for other in things[number + 1 :]), one
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert problems(opened) == []
        links = [str(area.A.URI) for area in opened.pages[7].Annots]
    addresses = "mailto:club@riverside-running.example", "tel:+442079460000"
    assert links[:3] == ["https://riverside-running.example", *addresses]
    assert set(links[3:]) <= {"https://example.org/sample"}
