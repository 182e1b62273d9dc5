"""Preflight takes any file: what it says is true, and what cannot be read is a finding."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from sound_files import VERSIONS, XMP, blank, broken, drawn, told, type3, written

from generator.finishing.preflight import preflight
from generator.targets import TARGETS


@pytest.mark.parametrize("claim", VERSIONS)
def test_sound_files_pass_whatever_they_claim(claim: str) -> None:
    report = preflight(written(blank(claim), claim), TARGETS["shop"])
    assert [str(one) for one in report.findings if claim or one.rule != "pdfx"] == []


def test_a_place_to_open_at_is_no_action() -> None:
    def open_at(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, None, None, 0])

    assert told(broken(open_at)) == []


def test_names_of_fonts_are_bytes() -> None:
    def write(pdf: Pdf) -> None:
        name = pikepdf.Object.parse(b"/#CB#CE#CC")
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, FirstChar=97, LastChar=97, Widths=[500])
        font.BaseFont = name
        pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font))

    assert told(broken(write, "", b"BT /F1 12 Tf 60 60 Td (a) Tj ET"), target="screen") == [
        "the font #cb#ce#cc is not embedded"
    ]


def test_the_title_may_stand_in_the_metadata_alone() -> None:
    def move(pdf: Pdf) -> None:
        del pdf.docinfo["/Title"]

    assert told(broken(move, "PDF/X-4")) == []


def test_metadata_without_a_claim_claims_nothing() -> None:
    def empty(pdf: Pdf) -> None:
        pdf.Root.Metadata.write(XMP.replace("PDF/X-4", "").encode())

    assert "the file is no PDF/X" in told(broken(empty, "PDF/X-4"), "pdfx", "shop")


@pytest.mark.parametrize("name", ["JBIG2Decode", "DCTDecode", "JPXDecode", "CCITTFaxDecode", "Nonsense"])
def test_content_that_no_one_can_unpack_is_a_finding(name: str) -> None:
    def pack(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents.write(b"\x97JB2junk", filter=Name(f"/{name}"))

    (message,) = told(broken(pack, ""), "content")
    assert message.startswith("there is content that cannot be read")


def test_a_type_3_glyph_is_type() -> None:
    pdf = drawn(b"BT /F0 4 Tf 60 60 Td (a) Tj ET", "", Font=lambda pdf: Dictionary(F0=type3(pdf)))
    assert told(pdf, "type", "screen") == ["type of 4 pt; the least is 6 pt"]


def test_every_glyph_of_a_string_is_looked_at() -> None:
    red = b"9 0 d0 1 0 0 rg 0 0 9 9 re f"
    pdf = drawn(b"BT /F0 9 Tf 60 60 Td (ba) Tj ET", "", Font=lambda pdf: Dictionary(F0=type3(pdf, red)))
    assert "something is painted in RGB (DeviceRGB)" in told(pdf, target="shop")
