"""Plans carried out: any page becomes a form, pages that look alike one form, numbers as short as they can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from listing import listed
from sample_products import PROPERTIES, SHEETS, sample

from generator.errors import PressError
from generator.finishing.marks import BLACK, GREY, PALE, REGISTRATION, Label, Mark
from generator.finishing.placement import Placement, Rectangle
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.writer import write_plan
from generator.pdf.colour import Ink
from generator.units import MM

A4 = SHEETS["a4"]
Change = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def pages(*changes: Change) -> bytes:
    """Make pages of 85 x 55 mm, each painted in red and then changed."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        for change in changes:
            pdf.add_blank_page(page_size=(85 * MM, 55 * MM))
            page = pdf.pages[-1]
            page.Contents = pdf.make_stream(b"1 0 0 rg 0 0 30 30 re f")
            change(pdf, page)
        pdf.save(out)
    return out.getvalue()


def unchanged(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Leave a page as it is."""


def in_parts(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Paint in two streams that make sense together alone."""
    page.Contents = pikepdf.Array([pdf.make_stream(b"1 0 0 rg"), pdf.make_stream(b"0 0 30 30 re f")])


def empty(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Paint nothing."""
    del page.obj.Contents


def other_trim(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Trim the page elsewhere."""
    page.obj.TrimBox = pikepdf.Array([0.1, 0.1, 85 * MM - 0.1, 55 * MM - 0.1])


def other_media(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Let more of the page be seen, but for what is trimmed."""
    page.obj.TrimBox = pikepdf.Array([0, 0, 85 * MM, 55 * MM])
    page.obj.MediaBox = pikepdf.Array([-1, -1, 85 * MM + 1, 55 * MM + 1])


def other_resources(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Bring something that is used under the same name."""
    page.obj.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(A=pikepdf.Dictionary(LW=2)))


def written(source: bytes, count: int, *marks: Mark) -> bytes:
    """Put pages of a file above each other."""
    placed = tuple(Placement(number, Rectangle(0, 60 * number, 85, 55)) for number in range(count))
    return write_plan(source, [Sheet(A4, SheetSide(placed, marks))], PROPERTIES)


@pytest.mark.parametrize("change", [in_parts, empty, other_trim, other_media, other_resources])
def test_pages_share_a_form_only_when_they_look_alike(change: Change) -> None:
    with pikepdf.open(BytesIO(written(pages(unchanged, change, unchanged, change), 4))) as pdf:
        forms = pdf.pages[0].Resources.XObject
        assert set(forms.keys()) == {"/P0", "/P1"}
        painted = [form.read_bytes().split() for form in (forms.P0, forms.P1)]
        assert painted[0] == b"1 0 0 rg 0 0 30 30 re f".split()
        assert painted[1] == ([] if change is empty else painted[0])
        assert re.findall(rb"/P\d", pdf.pages[0].Contents.read_bytes()) == [b"/P0", b"/P1"] * 2


def test_forms_are_named_anew_on_each_side_and_sides_alike_share_what_they_say() -> None:
    sides = [SheetSide((Placement(page, Rectangle(0, 0, 85, 55)),)) for page in (0, 1, 0)]
    data = write_plan(pages(unchanged, empty), [Sheet(A4, side, side) for side in sides], PROPERTIES)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [list(page.Resources.XObject.keys()) for page in pdf.pages] == [["/P0"]] * 6
        assert len({page.Contents.objgen for page in pdf.pages}) == 1
        assert len({page.Resources.XObject.P0.objgen for page in pdf.pages}) == 2


def test_a_side_with_nothing_on_it_has_no_content() -> None:
    data = write_plan(b"", [Sheet(A4, SheetSide(), SheetSide(marks=(Label("back", 10, 10),)))], PROPERTIES)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/Contents" not in pdf.pages[0]
        assert list(map(float, pdf.pages[0].MediaBox)) == [0, 0, round(210 * MM, 4), round(297 * MM, 4)]
        assert pdf.pdf_version == "1.7"
    assert '"back" from 10.00 10.00, 7.0 pt Inter-400-14, 0' in listed(data)


@pytest.mark.parametrize("area", [Rectangle(0, 0, 85.2, 55), Rectangle(0, 0, 85, 54.8), Rectangle(0, 0, 55, 85)])
def test_a_page_is_never_stretched(area: Rectangle) -> None:
    plan = [Sheet(A4, SheetSide((Placement(1, area),)))]
    with pytest.raises(PressError) as told:
        write_plan(sample(85, 55, 2), plan, PROPERTIES)
    assert str(told.value) == "page 2 does not have the size that was planned for it"
    close = Rectangle(0, 0, 85.09, 54.91)
    assert write_plan(sample(85, 55, 2), [Sheet(A4, SheetSide((Placement(1, close),)))], PROPERTIES)
    half = Placement(1, Rectangle(0, 0, 42.55, 27.45), 180, scale=0.5)
    assert "scaled 0.5000" in listed(write_plan(sample(85, 55, 2), [Sheet(A4, SheetSide((half,)))], PROPERTIES))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_numbers_are_short_and_nothing_is_less_than_nothing(rotation: int) -> None:
    size = (85, 55) if rotation % 180 == 0 else (55, 85)
    placed = Placement(0, Rectangle(0, 0, *size), rotation)
    data = write_plan(sample(85, 55, 1), [Sheet(A4, SheetSide((placed,)))], PROPERTIES)
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = [part for part in pdf.pages[0].Contents.read_bytes().decode().split() if part[-1].isdigit()]
    assert "-0" not in numbers
    assert all(number == f"{float(number):.4f}".rstrip("0").rstrip(".") for number in numbers if "/" not in number)


@pytest.mark.parametrize(("align", "left"), [("left", 100), ("middle", 90.84), ("right", 81.69)])
def test_words_begin_stand_about_or_end_at_their_place(align: str, left: float) -> None:
    marks = (Label("fold here", 100, 50, 12, 700, align, ink=Ink("#FF0000", (0, 100, 100, 0))),)
    (line,) = [line for line in listed(written(b"", 0, *marks)).splitlines() if "fold" in line]
    assert line == f'"fold here" from {left:.2f} 50.00, 12.0 pt Inter-700-14, 1 0 0'


def test_a_letter_that_no_font_has_is_told() -> None:
    with pytest.raises(PressError) as told:
        written(b"", 0, Label("折る", 10, 10))
    assert str(told.value) == 'no print font has "折る", which stands in the words on sheets: 折る'


def test_marks_have_the_inks_of_the_press() -> None:
    inks = {"black": BLACK, "grey": GREY, "pale": PALE, "all plates": REGISTRATION}
    marks = tuple(Label(name, 10, 10, ink=ink) for name, ink in inks.items())
    found = {}
    for space in ("rgb", "cmyk"):
        data = write_plan(b"", [Sheet(A4, SheetSide(marks=marks))], PROPERTIES, space)
        found[space] = [line.rpartition(", ")[2] for line in listed(data).splitlines() if '"' in line]
    assert found == {
        "rgb": ["0", "0.451", "0.82", "0"],
        "cmyk": ["0 0 0 1", "0 0 0 0.65", "0 0 0 0.25", "1"],
    }
