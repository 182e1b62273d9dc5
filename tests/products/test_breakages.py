"""The structural checks can fail: each fault, made once in a sound file, is reported by its own message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.pdf.element_rules import attributes, kids, role, walk
from tests.pdf.soundness import problems
from tests.products.pressroom import Pressroom
from tests.products.routines import ANKLES

BREAKAGES: list[tuple[Callable[[pikepdf.Pdf], None], str]] = []


def reported(message: str) -> Callable[[Callable[[pikepdf.Pdf], None]], Callable[[pikepdf.Pdf], None]]:
    """Note a way to break a file, and the message that must tell of it."""

    def take(breakage: Callable[[pikepdf.Pdf], None]) -> Callable[[pikepdf.Pdf], None]:
        BREAKAGES.append((breakage, message))
        return breakage

    return take


@pytest.fixture
def pdf(pressroom: Pressroom) -> Iterator[pikepdf.Pdf]:
    with pressroom(ANKLES, "booklet").open() as opened:
        yield opened


def test_the_file_is_sound_before_it_is_broken(pdf: pikepdf.Pdf) -> None:
    assert problems(pdf) == []


def first(pdf: pikepdf.Pdf, kind: str, number: int = 0) -> Any:
    """Find an element by its role."""
    return [element for element in walk(pdf.Root.StructTreeRoot.K[0]) if role(element) == kind][number]


def add(pdf: pikepdf.Pdf, number: int, operators: bytes) -> None:
    """Paint more on a page."""
    page = pdf.pages[number]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + operators)


def take_out(element: Any) -> None:
    """Take an element out of its parent's kids."""
    parent = element.P
    parent.K = Array([kid for kid in kids(parent) if getattr(kid, "objgen", None) != element.objgen])


@reported("outside marked content")
def _paint_unmarked(pdf: pikepdf.Pdf) -> None:
    add(pdf, 3, b"0 0 9 9 re f")


@reported("outside marked content")
def _write_unmarked(pdf: pikepdf.Pdf) -> None:
    add(pdf, 3, b"BT (x) Tj ET")


@reported("is not closed")
def _leave_open(pdf: pikepdf.Pdf) -> None:
    add(pdf, 3, b"/Artifact BMC 0 0 9 9 re f")


@reported("inside marked content")
def _nest(pdf: pikepdf.Pdf) -> None:
    add(pdf, 3, b"/Artifact BMC /Artifact BMC 0 0 9 9 re f EMC EMC")


@reported("is shown 2 times")
def _show_twice(pdf: pikepdf.Pdf) -> None:
    add(pdf, 3, b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC")


@reported("belongs to 0 elements")
def _mark_for_nobody(pdf: pikepdf.Pdf) -> None:
    add(pdf, 3, b"/P <</MCID 999>> BDC 0 0 9 9 re f EMC")


@reported("belongs to 2 elements")
def _claim_twice(pdf: pikepdf.Pdf) -> None:
    one, other = first(pdf, "TH", 1), first(pdf, "TH", 2)
    other.Pg, other.K = one.Pg, one.K


@reported("is not on its page")
def _claim_nothing(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").K = 999


@reported("has marked content of its own")
def _mark_in_a_picture(pdf: pikepdf.Pdf) -> None:
    form = next(thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/BBox" in thing)
    form.write(b"/P <</MCID 0>> BDC " + form.read_bytes() + b" EMC")


@reported("is empty")
def _empty(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "LBody").K


@reported("is an orphan")
def _orphan(pdf: pikepdf.Pdf) -> None:
    take_out(first(pdf, "L"))


@reported("names another parent")
def _adopt(pdf: pikepdf.Pdf) -> None:
    first(pdf, "L").P = first(pdf, "Table")


@reported("does not list")
def _lose_parent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree.Nums[7][0]


@reported("to another element")
def _give_to_another(pdf: pikepdf.Pdf) -> None:
    listed = pdf.Root.StructTreeRoot.ParentTree.Nums[7]
    listed[0], listed[1] = listed[1], listed[0]


@reported("is not sorted")
def _shuffle_parents(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[0], numbers[1], numbers[2], numbers[3] = numbers[2], numbers[3], numbers[0], numbers[1]


@reported("not one Document")
def _two_documents(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    (section, *rest) = kids(root.K[0])
    root.K[0].K = Array(rest)
    section.S, section.P = Name.Document, root
    root.K = Array([root.K[0], section])


@reported("is not a standard role")
def _invent_a_role(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = Name.Paragraph


@reported("L holds P")
def _paragraph_in_a_list(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LI").S = Name.P


@reported("LBody stands in")
def _body_without_item(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LBody").P.S = Name.Div


@reported("H4 follows H2")
def _skip_a_level(pdf: pikepdf.Pdf) -> None:
    for element in walk(pdf.Root.StructTreeRoot.K[0]):
        if role(element) == "H3":
            element.S = Name.H4


@reported("the first heading is H2")
def _no_title(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").S = Name.P


@reported("without alternative text")
def _say_nothing(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure", 1).Alt = pikepdf.String(" ")


@reported("a Figure without a box")
def _lose_the_box(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure", 1).A


@reported("a Table without a header cell")
def _no_headers(pdf: pikepdf.Pdf) -> None:
    for cell in walk(first(pdf, "Table")):
        if role(cell) == "TH":
            cell.S = Name.TD


@reported("a header cell without scope")
def _no_scope(pdf: pikepdf.Pdf) -> None:
    header = first(pdf, "TH", -1)
    assert "/Scope" in attributes(header)
    del header.A


@reported("rows have")
def _lose_a_cell(pdf: pikepdf.Pdf) -> None:
    take_out(first(pdf, "TD"))


@reported("a Note without ID")
def _nameless_note(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note").ID


@reported("is not in the tree of IDs")
def _unlisted_note(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.IDTree


@reported("2 Notes have the ID")
def _two_of_a_name(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Note", 1).ID = first(pdf, "Note").ID


@reported("a Link without an area")
def _lose_the_area(pdf: pikepdf.Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in kids(link) if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")])


@reported("a Link without words")
def _wordless_link(pdf: pikepdf.Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in kids(link) if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"])


def _first_area(pdf: pikepdf.Pdf) -> Any:
    return next(area for page in pdf.pages for area in page.get("/Annots", []))


@reported("a link without element or description")
def _speechless_area(pdf: pikepdf.Pdf) -> None:
    del _first_area(pdf)["/Contents"]


@reported("a link is not in the parent tree")
def _area_without_parent(pdf: pikepdf.Pdf) -> None:
    del _first_area(pdf)["/StructParent"]


@reported("no structure tree")
def _no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


@pytest.mark.parametrize(("breakage", "message"), BREAKAGES, ids=[one.__name__ for one, _ in BREAKAGES])
def test_each_breakage_is_reported(pdf: pikepdf.Pdf, breakage: Callable[[pikepdf.Pdf], None], message: str) -> None:
    breakage(pdf)
    found = problems(pdf)
    assert any(message in problem for problem in found), found[:5]
