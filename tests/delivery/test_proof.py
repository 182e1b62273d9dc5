"""What is looked at before many are printed: the right people, as large as a sheet holds them, each with its line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.delivery.nameline import line_width
from generator.delivery.people import Recipient
from generator.delivery.proof import Art, arranged, edges, is_proof, proof_people, words
from generator.finishing.marks import GREY, PALE, Label
from generator.finishing.placement import Rectangle
from generator.paper import Paper
from generator.pdf.colour import Ink
from tests.delivery.test_stamp import document

A4 = Paper("a4", 210, 297)


def pdf(width: int, pages: int) -> bytes:
    """Make blank pages of a width, by which they are known again."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(width, 100))
        out = BytesIO()
        made.save(out, deterministic_id=True)
        return out.getvalue()


def widths(data: bytes) -> list[int]:
    with pikepdf.open(BytesIO(data)) as opened:
        return [int(page.mediabox[2]) for page in opened.pages]


def test_each_art_is_stored_once_and_found_by_its_numbers() -> None:
    art = Art()
    card, poster, booklet = pdf(101, 2), pdf(102, 1), pdf(103, 3)
    assert [art.pages(one) for one in (card, poster, card, booklet, poster)] == [
        (0, 1), (2, None), (0, 1), (3, 4), (2, None),
    ]  # fmt: skip
    assert widths(art.file()) == [101, 101, 102, 103, 103]
    assert art.file() == art.file()


def test_one_art_alone_is_its_own_file() -> None:
    art = Art()
    assert art.pages(document(3)) == (0, 1)
    assert art.file() == document(3)


def test_the_first_the_last_and_the_longest_are_looked_at() -> None:
    lengths = (1, 2, 9, 8, 7, 6, 5, 2, 1)
    people = [Recipient("m" * length, bib=str(number)) for number, length in enumerate(lengths)]
    people[7] = Recipient("mm", bib="00007")
    assert [person.bib for person in proof_people(people)] == ["0", "8", "2", "3", "4", "5", "00007"]
    assert proof_people(people[:1]) == people[:1]
    names = ["first", "iiiiii", "WWWWW", "llll", "mmm", "nnn", "last"]
    assert [person.name for person in proof_people([Recipient(name) for name in names])] == [
        "first", "last", "WWWWW", "mmm", "nnn",
    ], "by width, not by letters"  # fmt: skip
    assert is_proof(Path("a-run-proof.pdf"))
    assert not is_proof(Path("a-proof-run.pdf"))


@pytest.mark.parametrize(
    ("size", "count", "areas"),
    [
        ((91, 60), 3, [Rectangle(10, 227, 91, 60), Rectangle(10, 152, 91, 60), Rectangle(10, 77, 91, 60)]),
        ((200, 100), 3, [Rectangle(10, 207, 160, 80), Rectangle(10, 112, 160, 80), Rectangle(10, 17, 160, 80)]),
        (
            (91, 127.5),
            3,
            [Rectangle(10, 159.5, 91, 127.5), Rectangle(109, 159.5, 91, 127.5), Rectangle(10, 17, 91, 127.5)],
        ),
        ((300, 420), 1, [Rectangle(10, 21, 190, 266)]),
    ],
)
def test_copies_are_as_large_as_all_of_them_fit(size: tuple[float, float], count: int, areas: list[Rectangle]) -> None:
    paper, found = arranged(Paper("", *size), count, A4)
    assert (paper.width, paper.height) == (210, 297)
    assert [(one.x, one.y, one.width, one.height) for one in found] == [
        pytest.approx((one.x, one.y, one.width, one.height)) for one in areas
    ]


def test_a_sheet_lies_where_more_fits_on_it() -> None:
    paper, areas = arranged(Paper("", 130, 180), 2, A4)
    assert (paper.width, paper.height) == (297, 210)
    assert areas == [Rectangle(10, 20, 130, 180), Rectangle(148, 20, 130, 180)]


BIB, NAME = Label("23", 5, 40, 12, 800, ink=Ink("#112233", (1, 2, 3, 4))), Label("Ann Lee", 20, 40, 8, 700)
AREA = Rectangle(10, 50, 100, 60)


def test_a_line_is_on_the_copy_and_below_it_where_it_can_be_read() -> None:
    bib, name, below, beside, size = words(AREA, [BIB, NAME], "9.5 pt", 0.5)
    assert (bib.text, bib.x, bib.y, bib.size, bib.weight, bib.ink) == ("23", 12.5, 70, 6, 800, BIB.ink)
    assert (name.text, name.x, name.y, name.size) == ("Ann Lee", 20, 70, 4)
    assert (below.text, below.x, below.y, below.size, below.weight, below.ink) == ("23", 10, 46, 8, 800, BIB.ink)
    assert (beside.text, beside.y, beside.size) == ("Ann Lee", 46, 8)
    assert beside.x == pytest.approx(10 + line_width("23", 800, 8) + 1)
    assert (size.text, size.x, size.y, size.size, size.align, size.ink) == ("9.5 pt", 110, 46, 8, "right", GREY)


def test_a_long_line_is_set_smaller_and_keeps_off_its_size() -> None:
    long = Label("Bartholomew Featherstonehaugh-Gaugy Quigley of Montgomery", 5, 40, 12, 700)
    narrow = Rectangle(10, 50, 40, 60)
    *_, below, _ = words(narrow, [long], "6 pt", 1)
    assert below.size < 8
    end = below.x + line_width(below.text, below.weight, below.size)
    assert end <= narrow.right - line_width("6 pt", 400, 8) - 3
    assert end > narrow.right - line_width("6 pt", 400, 8) - 4.5, "and no smaller than it must"


def test_someone_without_a_line_has_a_size_only() -> None:
    assert [label.text for label in words(AREA, [], "6 pt", 1)] == ["6 pt"]


def test_the_edges_of_a_copy_are_closed() -> None:
    corners = [(10, 50), (110, 50), (110, 110), (10, 110)]
    lines = edges(AREA)
    assert [((line.x1, line.y1), (line.x2, line.y2)) for line in lines] == list(
        zip(corners, corners[1:] + corners[:1], strict=True)
    )
    assert {line.ink for line in lines} == {PALE}
