from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from demonstration import build
from soundness import problems

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def tagged() -> bytes:
    return build()


@pytest.fixture
def pdf(tagged: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(tagged)) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    found = []

    def visit(element: Any) -> None:
        if str(element.S) == f"/{role}":
            found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                visit(kid)

    visit(pdf.Root.StructTreeRoot.K[0])
    return found


def test_everything_painted_is_marked_and_every_mark_has_one_element(pdf: pikepdf.Pdf) -> None:
    assert problems(pdf) == []


def _unmark(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" 0 0 9 9 re f")


def _lose_parent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree.Nums[1][0]


def _orphan(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K[0].K[0]


def _say_nothing(pdf: pikepdf.Pdf) -> None:
    del next(kid for kid in pdf.Root.StructTreeRoot.K[0].K if str(kid.S) == "/Figure")["/Alt"]


def _unlink(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/StructParent"]


@pytest.mark.parametrize("breakage", [_unmark, _lose_parent, _orphan, _say_nothing, _unlink])
def test_each_breakage_is_seen(pdf: pikepdf.Pdf, breakage: Callable[[pikepdf.Pdf], None]) -> None:
    breakage(pdf)
    assert problems(pdf)


def test_a_paragraph_over_columns_is_one_element_with_its_inline_elements_in_place(pdf: pikepdf.Pdf) -> None:
    (paragraph,) = elements(pdf, "P")
    kinds = [str(kid.S) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else "words" for kid in paragraph.K]
    assert kinds[-6:] == ["/Link", "words", "/Span", "words", "/Span", "words"]
    assert kinds.count("words") > 3  # two columns
    assert [str(s.get("/E", "")) or str(s.Lang) for s in elements(pdf, "Span")] == ["2 times 30 seconds", "de"]


def decorations(page: pikepdf.Page) -> str:
    """Give the words of a page that are marked as decoration."""
    words, marks = [], []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            marks.append(str(instruction.operands[0]))
        elif operator == "EMC":
            marks.pop()
        elif operator in ("Tj", "TJ") and marks == ["/Artifact"]:
            shown = instruction.operands[0]
            words += [str(part) for part in (shown if operator == "TJ" else [shown]) if not isinstance(part, int)]
    return "".join(words)


def test_a_repeated_table_header_is_tagged_where_it_stands_first(tagged: bytes, pdf: pikepdf.Pdf) -> None:
    headers = elements(pdf, "TH")
    assert [(str(header.A.Scope), isinstance(header.K, int)) for header in headers] == [("/Column", True)] * 2
    shown = [page.get_textpage().get_text_range().count("Dose") for page in pypdfium2.PdfDocument(tagged)]
    first, *again = [number for number, times in enumerate(shown) if times]
    assert again
    assert {header.Pg.objgen for header in headers} == {pdf.pages[first].obj.objgen}
    assert "Dose" not in decorations(pdf.pages[first])
    assert all("MoveDose" in decorations(pdf.pages[number]).replace(" ", "") for number in again)


def test_an_empty_cell_keeps_its_place(pdf: pikepdf.Pdf) -> None:
    rows = [["/K" in cell for cell in row.K] for row in elements(pdf, "TR")]
    assert rows == [[True, number != 7] for number in range(30)]


def test_a_picture_is_stored_once_and_tagged_where_it_is_used(pdf: pikepdf.Pdf) -> None:
    figures = elements(pdf, "Figure")
    assert [str(figure.Alt) for figure in figures] == ["Knee up", "Knee down"]
    assert [[round(float(edge)) for edge in f.A.BBox][2] - round(float(f.A.BBox[0])) for f in figures] == [80, 80]
    forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
    assert len(forms) == 2  # the picture and the one inside it
    outer = next(form for form in forms if "/XObject" in form.Resources)
    assert "/ExtGState" in outer.Resources


def test_links_have_a_description_and_land_on_their_heading(tagged: bytes, pdf: pikepdf.Pdf) -> None:
    areas = [area for page in pdf.pages for area in page.get("/Annots", [])]
    assert [str(area.Contents) for area in areas[:2]] == ["Go to Why", "Go to Moves"]
    page, fit, _left, top, _zoom = areas[1].Dest
    assert str(fit) == "/XYZ"
    page_number = [p.obj.objgen for p in pdf.pages].index(page.objgen)
    text = pypdfium2.PdfDocument(tagged)[page_number].get_textpage()
    *_, heading_top = text.get_charbox(text.search("Moves", match_case=True).get_next()[0])
    assert 0 <= float(top) - heading_top < 12


def test_tags_change_no_pixel(tagged: bytes) -> None:
    plain = pypdfium2.PdfDocument(build(tagged=False))
    with_tags = pypdfium2.PdfDocument(tagged)
    assert len(plain) == len(with_tags)
    for one, other in zip(plain, with_tags, strict=True):
        assert one.render().to_numpy().tobytes() == other.render(may_draw_forms=False).to_numpy().tobytes()


def test_words_copy_in_reading_order_and_do_not_run_together(tagged: bytes) -> None:
    pages = pypdfium2.PdfDocument(tagged)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "hold 2×30 s and say Lendenmuskel" in text


def test_same_bytes_in_another_process_folder_and_time_zone(tagged: bytes, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    command = [sys.executable, str(FOLDER / "demonstration.py"), "other.pdf"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "other.pdf").read_bytes() == tagged


def test_a_file_for_the_press_is_cmyk_without_tags_or_links() -> None:
    pdf = pikepdf.open(BytesIO(build(tagged=False, space="cmyk")))
    assert pdf.pdf_version == "1.4"
    assert "/StructTreeRoot" not in pdf.Root
    operators = {str(i.operator) for page in pdf.pages for i in pikepdf.parse_content_stream(page)}
    assert operators.isdisjoint({"rg", "RG", "BDC", "BMC"})
    assert "k" in operators
    assert not any("/Annots" in page for page in pdf.pages)
    fonts = {str(f.BaseFont) for page in pdf.pages for f in page.Resources.Font.values()}
    assert all("+Inter" in font for font in fonts)
