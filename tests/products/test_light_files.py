"""Files are light, clean and easy to move in: fonts, bytes, titles, outline, page labels, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.products.editions import MOST_BYTES
from tests.products.pages import squeezed
from tests.products.pressroom import Pressroom, Printed, digest
from tests.products.routines import FROM_THE_END, PSOAS


@pytest.fixture
def printed(request: pytest.FixtureRequest, pressroom: Pressroom) -> Printed:
    """Make the product of a test's case."""
    routine, product, theme = request.param
    return pressroom(routine, product, theme=theme)


every_case = pytest.mark.parametrize("printed", FROM_THE_END, ids="-".join, indirect=True)
booklets = [case for case in FROM_THE_END if case[1] == "booklet"]


@every_case
def test_every_font_is_embedded_a_subset_and_searchable(printed: Printed) -> None:
    with printed.open() as pdf:
        fonts = [thing for thing in pdf.objects if _is(thing, "/Font")]
        descendants = [font.DescendantFonts[0] for font in fonts if "/DescendantFonts" in font]
        children = {font.objgen for font in descendants}
        assert fonts
        for font in fonts:
            assert str(font.Subtype) in {"/TrueType", "/Type0", "/CIDFontType2", "/CIDFontType0"}, "no Type 3 or Type 1"
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont)), f"{font.BaseFont} is not a subset"
            assert "/ToUnicode" in font or font.objgen in children
            holder = font if "/FontDescriptor" in font else font.DescendantFonts[0]
            files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(holder.FontDescriptor.keys())
            assert files, f"{font.BaseFont} is not embedded"


@every_case
def test_files_are_light_and_linearised(printed: Printed) -> None:
    assert len(printed.pdf) <= MOST_BYTES[printed.product]
    with printed.open() as pdf:
        assert pdf.is_linearized
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                filters = _entry(thing, "/Filter").decode()
                assert "ASCII" not in filters
                assert "/FlateDecode" in filters or "/DCTDecode" in filters or thing.get("/Type") == "/Metadata"


@every_case
def test_each_figure_is_stored_once(printed: Printed) -> None:
    with printed.open() as pdf:
        forms = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and _is_picture(thing)]
        stored = Counter(digest(form.read_raw_bytes() + _entry(form, "/BBox", "/SMask")) for form in forms)
    assert stored, "no figure at all"
    assert not [times for times in stored.values() if times > 1]


def _is_picture(stream: pikepdf.Stream) -> bool:
    return str(stream.get("/Subtype", "")) in {"/Form", "/Image"}


def _entry(stream: pikepdf.Stream, *keys: str) -> bytes:
    return b" ".join(stream[key].unparse(resolved=key != "/SMask") for key in keys if key in stream)


def _is(thing: Any, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


@every_case
def test_files_say_what_they_are(printed: Printed) -> None:
    document = printed.document
    with printed.open() as pdf:
        assert str(pdf.docinfo.Title) == document.title
        assert str(pdf.docinfo.get("/Author", "")) == document.author
        assert str(pdf.docinfo.Subject) == document.subject
        assert str(pdf.Root.Lang) == document.language == "en"
        assert pdf.Root.MarkInfo.Marked is True
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        with pdf.open_metadata() as packet:
            assert packet["pdfuaid:part"] == "1"
            assert packet["dc:title"] == document.title
            assert packet.get("dc:creator", [""])[0] == document.author
            assert packet["dc:description"] == document.subject
            assert set(packet.get("dc:subject", ())) == set(document.keywords)
        assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)


@every_case
def test_links_and_outline_lead_to_their_headings(printed: Printed) -> None:
    with printed.open() as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        heights = [float(page.mediabox[3]) for page in pdf.pages]
        leads = [*_outline(pdf), *_links(pdf)]
        for name, target in leads:
            assert target[0].objgen in pages, f"{name} leads nowhere"
            assert str(target[1]) == "/XYZ", f"{name} does not land on a heading"
            assert 0 < float(target[3]) <= heights[pages[target[0].objgen]]
        addresses = [str(area.A.URI) for page in pdf.pages for area in page.get("/Annots", []) if "/A" in area]
        assert all(re.match(r"(https?://|mailto:|tel:\+?\d)", address) for address in addresses)
    if printed.product == "booklet":
        assert len(leads) > 20


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    for page in pdf.pages:
        for area in page.get("/Annots", []):
            assert "/Dest" in area or "/A" in area
            if "/Dest" in area:
                yield str(area.get("/Contents", "a link")), _target(pdf, area.Dest)
            elif area.A.S == "/GoTo":
                yield str(area.get("/Contents", "a link")), _target(pdf, area.A.D)


def _outline(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    def visit(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[str, Any]]:
        assert not items or depth <= 3, "the outline is more than three levels deep"
        for item in items:
            assert item.title.strip()
            yield item.title, _target(pdf, item.destination if item.destination is not None else item.action.D)
            yield from visit(item.children, depth + 1)

    with pdf.open_outline() as outline:
        yield from visit(list(outline.root), 1)


def _target(pdf: pikepdf.Pdf, destination: Any) -> Any:
    """Follow a destination's name."""
    if isinstance(destination, pikepdf.Array):
        return destination
    if isinstance(destination, pikepdf.Name):
        named = pdf.Root.Dests[destination]
    else:
        named = pikepdf.NameTree(pdf.Root.Names.Dests)[str(destination)]
    return named.D if isinstance(named, pikepdf.Dictionary) else named


@pytest.mark.parametrize("printed", booklets, ids="-".join, indirect=True)
def test_pages_are_called_by_what_is_printed_on_them(printed: Printed) -> None:
    labels = printed.reader.page_labels
    assert len(set(labels)) == len(labels)
    texts = [page.extract_text() for page in printed.reader.pages]
    front = labels.index("1")
    assert front % 2 == 0, "page 1 is a right-hand page"
    assert labels == ["Cover", *("i", "ii", "iii")[: front - 1], *map(str, range(1, len(labels) - front + 1))]
    for label, text in list(zip(labels, texts, strict=True))[1:-1]:
        assert any(line.strip() == label for line in text.splitlines()), f"page {label} bears another number"
    with printed.open() as pdf:
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        assert "/PageLayout" in pdf.Root


def test_outline_names_every_exercise(pressroom: Pressroom) -> None:
    printed = pressroom(PSOAS, "booklet")
    with printed.open() as pdf:
        names = [squeezed(title) for title, _ in _outline(pdf)]
    for move in printed.programme.moves:
        assert squeezed(f"{move.letter}{move.exercise.name}") in names
