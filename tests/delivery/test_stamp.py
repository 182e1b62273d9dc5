"""A name on a finished file: where it belongs, read after the rest, and nothing else of the file is another."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from generator.delivery.stamp import stamped
from generator.finishing.marks import Label
from generator.pdf.colour import Ink
from generator.units import MM

RED = Ink("#FF0000", (0, 100, 100, 0))
ANN, SEVEN = Label("Ann Lee", 10, 20, 12, 700, ink=RED), Label("7", 40, 20, 12, 800, ink=RED)
LEFT_BEHIND = b"0.5 0 0 0.5 300 300 cm"
"""What a page may do to its own origin and not undo."""


def document(pages: int = 2, trim: float = 0.0) -> bytes:
    """Make pages of 200 × 300 pt that leave their origin behind; the first's trimmed area is some mm inside."""
    with pikepdf.new() as pdf:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(200, 300))
            if trim and number == 0:
                page.trimbox = Array([trim * MM, trim * MM, 200 - trim * MM, 300 - trim * MM])
            page.contents_add(LEFT_BEHIND)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def tagged(sections: tuple[str, ...] = ("Sect", "P"), lone: bool = False) -> bytes:
    """Make a document whose second page's last words stand in elements of these kinds, from the outer to the inner."""
    with pikepdf.open(BytesIO(document())) as pdf:
        for key, page in enumerate(pdf.pages):
            page.obj.StructParents = 7 - key
        root = pdf.make_indirect(Dictionary(S=Name.Document, K=Array([])))
        above, made = root, []
        for kind in sections:
            element = pdf.make_indirect(Dictionary(S=Name(f"/{kind}"), P=above, K=Array([])))
            if lone:
                above.K = element
            else:
                above.K.append(element)
            above = element
            made.append(element)
        above.K = 0
        first = pdf.make_indirect(Dictionary(S=Name.H1, P=root, K=0))
        numbers = Array([6, Array([first, above]), 7, Array([first, above])])
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=root, ParentTree=Dictionary(Nums=numbers)))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def found(pdf: bytes, page: int = 0) -> tuple[str, tuple[float, float]]:
    """Give the words of a page, and where the first begins, in mm from its lower left corner."""
    opened = pypdfium2.PdfDocument(pdf)
    words = opened[page].get_textpage()
    text = words.get_text_range()
    left, bottom = words.get_charbox(0)[:2] if text else (0.0, 0.0)
    opened.close()
    return " ".join(text.split()), (left / MM, bottom / MM)


@pytest.mark.parametrize("trim", [0.0, 13.0])
def test_a_name_stands_where_it_belongs_on_the_first_page_whatever_the_page_left_behind(trim: float) -> None:
    made = stamped(document(trim=trim), [ANN, SEVEN])
    words, (x, y) = found(made)
    assert words == "Ann Lee 7"
    assert (x, y) == (pytest.approx(10 + trim, abs=0.2), pytest.approx(20 + trim, abs=0.2))
    assert found(made, 1)[0] == ""
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) == 2
        assert [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[1])] == ["cm"]


def test_without_lines_the_file_is_as_it_was() -> None:
    assert stamped(document(), []) == document()


def test_the_same_again_has_the_same_bytes() -> None:
    assert stamped(document(), [ANN]) == stamped(document(), [ANN]) != stamped(document(), [SEVEN])


@pytest.mark.parametrize(("space", "colour"), [({}, b"1 0 0 rg"), ({"space": "cmyk"}, b"0 1 1 0 k")])
def test_a_name_has_its_ink_in_the_pages_colours(space: Any, colour: bytes) -> None:
    with pikepdf.open(BytesIO(stamped(document(), [ANN], **space))) as pdf:
        form = pdf.pages[0].Resources.XObject["/Person"]
        assert colour in form.read_bytes()
        assert [float(edge) for edge in form.BBox] == [0, 0, 200, 300]


def test_pictures_that_a_page_has_stay() -> None:
    with pikepdf.open(BytesIO(document())) as pdf:
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary())
        pdf.pages[0].Resources.XObject["/Own"] = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)
        out = BytesIO()
        pdf.save(out)
    with pikepdf.open(BytesIO(stamped(out.getvalue(), [ANN]))) as pdf:
        assert set(pdf.pages[0].Resources.XObject.keys()) == {"/Own", "/Person"}


def test_on_an_untagged_page_a_name_is_an_artifact() -> None:
    with pikepdf.open(BytesIO(stamped(document(), [ANN]))) as pdf:
        operators = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
        assert operators == ["q", "cm", "Q", "BMC", "q", "Do", "Q", "EMC"]
        assert "/StructTreeRoot" not in pdf.Root


@pytest.mark.parametrize("lone", [False, True], ids=["listed", "lone"])
@pytest.mark.parametrize("kind", ["Sect", "Part", "Art", "Div", "Document"])
def test_on_a_tagged_page_a_name_is_the_last_paragraph_of_the_section_it_ends_with(kind: str, lone: bool) -> None:
    with pikepdf.open(BytesIO(stamped(tagged((kind, "Table", "TR", "P"), lone), [ANN]))) as pdf:
        page, other = pdf.pages
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)  # type: ignore[call-overload]
        owners = {int(key): list(value) for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        assert (len(owners[7]), len(owners[6])) == (3, 2), "the first page has one more, the other none"
        name = owners[7][-1]
        assert (name.S, name.K, name.Pg.objgen) == ("/P", 2, page.obj.objgen)
        assert f"/{kind}" == name.P.S
        assert name.P.P.S == "/Document"
        assert [kid.objgen for kid in name.P.K][1:] == [name.objgen]
        assert name.P.K[0].S == "/Table"
        operations = list(pikepdf.parse_content_stream(page))
        (begin,) = (one for one in operations if str(one.operator) == "BDC")
        assert begin.operands[0] == "/P"
        assert begin.operands[1] == Dictionary(MCID=2)
        assert other.obj.StructParents == 6
