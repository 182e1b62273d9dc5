"""No file keeps anyone waiting, and what cannot be read is one finding among the others."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from sound_files import PAINTED, blank, broken, drawn, told, type3, written

from generator.errors import PressError
from generator.finishing.preflight import preflight
from generator.finishing.preflight.budget import Budget, SpentError, reason
from generator.finishing.preflight.reading import file as reading
from generator.finishing.preflight.reading import file as reading_file

RED = b"1 0 0 rg 60 60 9 9 re f"


def form(pdf: Pdf, content: bytes, **entries: Any) -> Any:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 300], **entries)


# What holds itself


def form_in_itself(pdf: Pdf) -> None:
    one = form(pdf, b"/A Do " + RED)
    one.Resources = Dictionary(XObject=Dictionary(A=one))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=one))
    pdf.pages[0].contents_add(b"/A Do")


def cell_in_itself(pdf: Pdf) -> None:
    about = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": [0, 0, 9, 9], "XStep": 9, "YStep": 9}
    one = pdf.make_stream(b"/Pattern cs /P scn 0 0 9 9 re f", **about)
    one.Resources = Dictionary(Pattern=Dictionary(P=one))
    pdf.pages[0].obj.Resources = Dictionary(Pattern=Dictionary(P=one))
    pdf.pages[0].contents_add(b"/Pattern cs /P scn 60 60 9 9 re f " + RED)


def glyph_in_itself(pdf: Pdf) -> None:
    font = pdf.make_indirect(type3(pdf, b"9 0 d0 BT /F 9 Tf (a) Tj ET " + RED))
    font.Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].contents_add(b"BT /F 9 Tf 60 60 Td (a) Tj ET")


def mask_in_itself(pdf: Pdf) -> None:
    one = form(pdf, b"/G gs " + RED)
    state = pdf.make_indirect(Dictionary(SMask=Dictionary(S=Name.Alpha, G=one)))
    one.Resources = Dictionary(ExtGState=Dictionary(G=state))
    pdf.pages[0].obj.Resources = Dictionary(ExtGState=Dictionary(G=state))
    pdf.pages[0].contents_add(b"/G gs " + RED)


def space_in_itself(pdf: Pdf) -> None:
    space = pdf.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 1, b"abcdef"]))
    space[1] = space
    pdf.pages[0].obj.Resources = Dictionary(ColorSpace=Dictionary(C=space, D=Name.D))
    pdf.pages[0].contents_add(b"/C cs 0 sc 60 60 9 9 re f /D cs 0 sc 60 60 9 9 re f " + RED)


def function_in_itself(pdf: Pdf) -> None:
    function = pdf.make_indirect(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[0, 1]))
    function.Functions = Array([function])
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9], Function=function)
    pdf.pages[0].obj.Resources = Dictionary(Shading=Dictionary(S=shading))
    pdf.pages[0].contents_add(b"/S sh " + RED)


def appearance_in_itself(pdf: Pdf) -> None:
    one = form(pdf, b"/A Do " + RED)
    one.Resources = Dictionary(XObject=Dictionary(A=one))
    note = Dictionary(Subtype=Name.Stamp, Rect=[60, 60, 99, 99], F=4, AP=Dictionary(N=one))
    pdf.pages[0].obj.Annots = Array([note])


@pytest.mark.parametrize(
    "change",
    [
        form_in_itself,
        cell_in_itself,
        glyph_in_itself,
        mask_in_itself,
        space_in_itself,
        function_in_itself,
        appearance_in_itself,
    ],
)
def test_what_holds_itself_is_walked_to_an_end_and_the_rest_is_told(change: Callable[[Pdf], None]) -> None:
    assert "something is painted in RGB (DeviceRGB)" in told(broken(change), "colour", "shop")


def test_trees_that_loop_are_told() -> None:
    def loop(pdf: Pdf) -> None:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)

    with pytest.raises(PressError, match="is not a PDF that can be read"):
        preflight(broken(loop))

    def orphan(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.Parent = page
        page.Resources = Dictionary()

    assert preflight(broken(orphan)).pages == 1


# What is too much


def test_forms_that_multiply_are_left_at_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    def multiply(pdf: Pdf) -> None:
        inner = form(pdf, b"0 0 0 1 k 60 60 9 9 re f " * 9)
        for _ in range(15):
            inner = form(pdf, b"/A Do " * 9, Resources=Dictionary(XObject=Dictionary(A=inner)))
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=inner))
        pdf.pages[0].contents_add(b"/A Do")

    monkeypatch.setattr(reading, "Budget", lambda: Budget(steps=20_000))
    assert told(broken(multiply), "content", "shop") == ["there is more to look at than there is time for"]


def test_content_without_an_end_is_left_at_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "Budget", lambda: Budget(steps=5_000))
    pages = broken(lambda pdf: pdf.pages.append(pdf.pages[0]), "", RED + b" 0 0 m 1 1 l S" * 20_000)
    report = preflight(pages, None)
    assert report.pages == 1
    messages = [one.message for one in report.findings]
    assert "there is more to look at than there is time for" in messages
    assert "there is more to look at than there is time for: pages 2 to 2 were not looked at" in messages


def test_a_budget_has_an_end_in_time() -> None:
    budget = Budget(seconds=0)
    with pytest.raises(SpentError):
        budget.spend(1)
    assert not budget.spend_pixels(1)
    few = Budget(pixels=10)
    assert few.spend_pixels(10)
    assert not few.spend_pixels(1)


def test_what_unpacks_without_an_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_file, "MOST_UNPACKED", 100_000)

    def fill(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents = stream = pdf.make_stream(b"")
        stream.write(zlib.compress(b" " * 4_000_000), filter=Name.FlateDecode)

    (message,) = told(broken(fill, compress_streams=False, stream_decode_level=NOTHING), "content", "shop")
    assert message.startswith("there is content that cannot be read: ")


NOTHING = pikepdf.StreamDecodeLevel.none


def test_libraries_keep_the_bounds_they_had() -> None:
    before = pikepdf.settings.get_qpdf_limits()
    preflight(written(blank()))
    with pytest.raises(PressError):
        preflight(b"no pdf")
    assert pikepdf.settings.get_qpdf_limits() == before


# What cannot be read


def picture(data: bytes, name: str = "", **entries: Any) -> bytes:
    def make(pdf: Pdf) -> Dictionary:
        about = {"Subtype": Name.Image, "Width": 40, "Height": 40, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
        image = pdf.make_stream(b"", **(about | entries))
        image.write(data, filter=Name(f"/{name}")) if name else image.write(data)
        return Dictionary(I=image)

    return drawn(b"q 9 0 0 9 60 60 cm /I Do Q " + RED, XObject=make)


@pytest.mark.parametrize(
    ("pdf", "why"),
    [
        (picture(b"\0" * 800), "its data end after 50 % of its pixels"),
        (picture(b"\xff\xd8\xff\xe0 no more", "DCTDecode"), ""),
        (picture(b"no jpeg", "DCTDecode"), "cannot identify image file"),
        (picture(b"no jpeg", "JPXDecode"), "cannot identify image file"),
        (picture(b"", Width=0), "it has no pixels"),
        (picture(b"", Width=-5), "it has no pixels"),
        (picture(b"", Width=1 << 20, Height=1 << 20), "it has 1099512 million pixels, which are too many to look at"),
        (picture(b"\0" * 4800, BitsPerComponent=3, ColorSpace=Name.DeviceCMYK), "its samples have 3 bits"),
    ],
)
def test_a_picture_that_cannot_be_read_is_one_finding(pdf: bytes, why: str) -> None:
    found = told(pdf, target="shop")
    (message,) = [one for one in found if "picture that cannot" in one]
    assert message.startswith(f"there is a picture that cannot be read: {why}")
    assert "something is painted in RGB (DeviceRGB)" in found


@pytest.mark.parametrize("name", ["JBIG2Decode", "CCITTFaxDecode"])
def test_pictures_in_black_and_white_are_not_unpacked(name: str) -> None:
    assert told(picture(b"\x97", name, BitsPerComponent=1), "content", "shop") == []


def test_a_page_that_cannot_be_read_leaves_the_others_theirs() -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.pages.append(pdf.pages[0])
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].obj.Contents = pdf.make_stream(RED)
        pdf.pages[0].obj.UserUnit = Name.Large
        pdf.pages[2].obj.TrimBox = Array([0, 0, Name.Wide, 9])
        pdf.pages[2].obj.Rotate = 45

    report = preflight(broken(spoil))
    assert report.pages == 3
    found = [(one.page, one.message) for one in report.findings]
    assert (2, "something is painted in RGB (DeviceRGB)") in found
    assert any(page == 1 and message.startswith("there is a page that cannot be read") for page, message in found)
    assert (3, "there is a TrimBox that is none") in found
    assert (3, "there is a page that is turned by no right angle") in found


def test_one_broken_stream_of_several_is_one_finding() -> None:
    def spoil(pdf: Pdf) -> None:
        junk = pdf.make_stream(b"")
        junk.write(b"junk", filter=Name.DCTDecode)
        pdf.pages[0].obj.Contents = Array([pdf.make_stream(RED), junk, pdf.make_stream(b"0 1 0 rg 90 90 9 9 re f")])

    found = told(broken(spoil), target="shop")
    assert "there is content that cannot be read: it is packed as DCTDecode" in found
    assert "something is painted in RGB (DeviceRGB)" in found


@pytest.mark.parametrize(
    "font",
    [
        Dictionary(Subtype=Name.Type3, FontMatrix=[1, 2]),
        Dictionary(Subtype=Name.Type0, DescendantFonts=Array([])),
        Dictionary(Subtype=Name.Type1, Widths=Name.Wide),
        Name.Font,
    ],
)
def test_a_font_that_cannot_be_read_is_one_finding(font: Any) -> None:
    found = told(drawn(b"BT /F 12 Tf 60 60 Td (a) Tj ET " + RED, Font=Dictionary(F=font)), target="shop")
    assert "there is an operator with wrong operands or missing resources: Tf" in found
    assert "something is painted in RGB (DeviceRGB)" in found


def test_an_annotation_that_cannot_be_read_leaves_the_others_theirs() -> None:
    def annotate(pdf: Pdf) -> None:
        bad = Dictionary(Subtype=Name.Stamp, Rect=[0, 0])
        good = Dictionary(Subtype=Name.Stamp, Rect=[60, 60, 90, 90], F=4, AP=Dictionary(N=form(pdf, RED)))
        pdf.pages[0].obj.Annots = Array([bad, good, Name("/None")])

    found = told(broken(annotate), target="shop")
    assert any(message.startswith("there is an annotation that cannot be read") for message in found)
    assert "something is painted in RGB (DeviceRGB)" in found


def test_metadata_that_cannot_be_read_are_told() -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(b"<a><b></a>")

    (message,) = told(broken(spoil), "unread", "shop")
    assert message.startswith("there is metadata that cannot be read: mismatched tag")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF-1.7\n%%EOF", b"PK\3\4", b"\0" * 4096])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(PressError, match=r"is (not|a damaged)"):
        preflight(data)


def test_reasons_are_one_line_and_the_same_each_time() -> None:
    told_by_library = "stream <_io.BytesIO object at 0x7f00> (object 4,0, offset 247): read_bytes called\nmore"
    assert reason(ValueError(told_by_library)) == "read_bytes called"
    assert reason(ValueError()) == "ValueError"
    assert len(reason(ValueError("x" * 999))) == 160


def test_an_operator_that_is_none_is_a_warning_but_to_a_standard() -> None:
    pdf = drawn(b"1 glow \xfe\xff " + PAINTED, "")
    found = told(pdf, "content", "shop", "warning")
    assert found == ["there is an operator that is none: \\xfe\\xff", "there is an operator that is none: glow"]
    assert told(pdf, "content", "shop", "error") == []


def test_rubbish_in_place_of_content_is_told_in_few_words() -> None:
    words = " ".join(f"word{number}" for number in range(1000)).encode()
    assert 0 < len(told(drawn(words, ""), "content", "shop")) <= 40


def test_a_file_of_a_thousand_pages_is_looked_at(tmp_path: Path) -> None:
    with blank("", RED) as pdf:
        for _ in range(999):
            pdf.pages.append(pdf.pages[0])
        out = BytesIO()
        pdf.save(out)
    assert preflight(out.getvalue()).pages == 1000
