"""Files for print shops: boxes, claims that hold, marks outside the bleed, and the ticket beside them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from io import BytesIO
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import fromstring

import pikepdf
import pytest
from listing import KEYS, listed
from profiles import profile
from reading_back import MM, numbers_on, page_sizes, placed_pages
from sample_products import PROPERTIES, sample, words

from generator.content.project import Project
from generator.errors import ChoiceError, PressError
from generator.finishing.conditions import find_condition, load_conditions
from generator.finishing.marks import Label
from generator.finishing.preflight import preflight
from generator.finishing.shop import Printed, shop
from generator.finishing.ticket import ticket
from generator.options import MARK_SETS
from generator.products import PRODUCTS

FOGRA51 = find_condition(Project.find())
SIZES = {"poster": (297, 420, 1), "card": (85.6, 53.98, 2), "booklet": (148, 210, 8)}


def box(page: pikepdf.Page, name: str) -> tuple[float, ...]:
    return tuple(float(side) / MM for side in page.obj[name])


@pytest.mark.parametrize("product", SIZES)
@pytest.mark.parametrize("bleed", [0, 2, 3])
def test_boxes_read_back(product: str, bleed: float) -> None:
    width, height, count = SIZES[product]
    finished = shop(sample(width, height, count, 3, "cmyk"), FOGRA51, PROPERTIES, bleed=bleed)
    with pikepdf.open(BytesIO(finished.data)) as pdf:
        assert len(pdf.pages) == finished.pages == count
        for page in pdf.pages:
            assert box(page, "/MediaBox") == pytest.approx((0, 0, width + 2 * bleed, height + 2 * bleed), abs=0.01)
            assert box(page, "/BleedBox") == box(page, "/MediaBox")
            assert box(page, "/TrimBox") == pytest.approx((bleed, bleed, width + bleed, height + bleed), abs=0.01)
    pages = placed_pages(finished.data, (3, 3, width, height))
    assert all(sheet[0].area == pytest.approx((bleed, bleed, width, height), abs=0.002) for sheet in pages)
    assert [numbers_on(finished.data, page) for page in range(count)] == [[number + 1] for number in range(count)]


def test_x1a_says_what_it_is() -> None:
    finished = shop(sample(148, 210, 4, 3, "cmyk"), FOGRA51, PROPERTIES)
    with pikepdf.open(BytesIO(finished.data)) as pdf:
        assert pdf.pdf_version == "1.4"
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert "/GTS_PDFXConformance" not in pdf.docinfo
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA51"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert "/DestOutputProfile" not in intent
        assert "/ViewerPreferences" not in pdf.Root or "/PrintScaling" not in pdf.Root.ViewerPreferences
        assert not any(o.get("/Type") in ("/ObjStm", "/XRef") for o in pdf.objects if isinstance(o, pikepdf.Stream))
        assert all("/Annots" not in page.obj for page in pdf.pages)
    assert finished.notes == ()
    assert shop(sample(148, 210, 4, 3, "cmyk"), FOGRA51, PROPERTIES).data == finished.data


def test_x4_holds_the_profile_that_was_given() -> None:
    icc = profile(name="Our Press 5")
    finished = shop(sample(148, 210, 4, 3, "cmyk"), FOGRA51, PROPERTIES, profile=icc)
    with pikepdf.open(BytesIO(finished.data)) as pdf:
        assert pdf.pdf_version == "1.6"
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == icc
        assert int(intent.DestOutputProfile.N) == 4
        assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("Custom", "Our Press 5")
        metadata = pdf.Root.Metadata.read_bytes().decode()
    for said in ("GTS_PDFXVersion xmlns", ">PDF/X-4<", "DocumentID", "VersionID", "RenditionClass", "Trapped>False"):
        assert said in metadata
    assert preflight(finished.data).findings == ()


@pytest.mark.parametrize(
    ("icc", "message"),
    [
        (b"nothing", "not an ICC profile"),
        (profile(kind=b"mntr"), "must be for a press"),
        (profile(space=b"RGB "), "must be for a press"),
    ],
)
def test_profiles_that_are_none_for_a_press(icc: bytes, message: str) -> None:
    with pytest.raises(PressError, match=message):
        shop(sample(85, 55, 1, 3, "cmyk"), FOGRA51, PROPERTIES, profile=icc)


@pytest.mark.parametrize("product", SIZES)
def test_marks_stand_outside_the_bleed(product: str) -> None:
    width, height, count = SIZES[product]
    plain = shop(sample(width, height, count, 3, "cmyk"), FOGRA51, PROPERTIES)
    marked = shop(sample(width, height, count, 3, "cmyk"), FOGRA51, PROPERTIES, marks=MARK_SETS)
    assert page_sizes(marked.data)[0] == pytest.approx((width + 26, height + 26), abs=0.02)
    assert marked.notes == (
        "note: page 1: there are printer's marks outside the bleed"
        + (f" (and {count - 1} more)" if count > 1 else "")
        + ". Some shops want none: ask, or build without --marks.",
    )
    with pikepdf.open(BytesIO(marked.data)) as pdf, pikepdf.open(BytesIO(plain.data)) as unmarked:
        for page in pdf.pages:
            trim = box(page, "/TrimBox")
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((width, height), abs=0.01)
            assert "/Marks" in page.Resources.XObject
            form = page.Resources.XObject["/Marks"]
            assert _marks_inside(form, box(page, "/BleedBox")) == 0
        assert all("/Marks" not in page.Resources.XObject for page in unmarked.pages)
    assert b"/Separation" in _all_streams(marked.data) or "Separation" in _objects(marked.data)


def _marks_inside(form: Any, bleed: tuple[float, ...]) -> int:
    """Count the lines and patches that reach into the bleed."""
    inside = 0
    for instruction in pikepdf.parse_content_stream(form):
        if str(instruction.operator) in ("re", "l", "m"):
            x, y = (float(value) / MM for value in list(instruction.operands)[:2])
            inside += bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3]
    return inside


def _all_streams(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return b"".join(o.read_bytes() for o in opened.objects if isinstance(o, pikepdf.Stream))


def _objects(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return " ".join(repr(o) for o in opened.objects)


def _with(content: bytes) -> bytes:
    """Give a page of 85 × 55 mm with 3 mm bleed on which more is painted."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sample(85, 55, 1, 3, "cmyk"))) as pdf:
        pdf.pages[0].contents_add(content)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pdf", "bleed", "message"),
    [
        (sample(85, 55, 1, 3, "rgb"), 3, r"painted in RGB \(DeviceRGB\).*Use CMYK"),
        (sample(85, 55, 1, 2, "cmyk"), 3, "the pages have 2 mm bleed, the shop wants 3 mm"),
        (sample(85, 55, 1, 3, "cmyk"), 9, "between 0 and 5 mm, not 9 mm"),
        (_with(b"]"), 3, "there is a bracket that closes nothing"),
        (_with(b"0 0 0 1 k 4 20 40 40 re f"), 3, "reaches the cut at the left and ends before the bleed does"),
    ],
)
def test_what_cannot_go_to_a_shop(pdf: bytes, bleed: float, message: str) -> None:
    with pytest.raises(PressError, match=message):
        shop(pdf, FOGRA51, PROPERTIES, bleed=bleed)


@pytest.mark.parametrize(("bleed", "asked"), [(5, 5), (0, 0), (2.96, 3)])
def test_bleed_that_a_shop_takes(bleed: float, asked: float) -> None:
    pdf = shop(sample(85, 55, 1, bleed, "cmyk"), FOGRA51, PROPERTIES, bleed=asked).data
    assert page_sizes(pdf) == [(85 + 2 * asked, 55 + 2 * asked)]


@pytest.mark.parametrize(
    ("bleed", "asked", "message"),
    [
        (6, 5.01, "bleed is between 0 and 5 mm, not 5.01 mm"),
        (6, -0.5, "bleed is between 0 and 5 mm, not −0.5 mm"),
        (2.94, 3, "the pages have 2.94 mm bleed, the shop wants 3 mm"),
    ],
)
def test_bleed_that_a_shop_does_not_take(bleed: float, asked: float, message: str) -> None:
    with pytest.raises(PressError) as told:
        shop(sample(85, 55, 1, bleed, "cmyk"), FOGRA51, PROPERTIES, bleed=asked)
    assert str(told.value) == message


@pytest.mark.parametrize(
    ("marks", "lines", "rings", "patches"),
    [(("crop",), 8, 0, 0), (("registration",), 8, 4, 0), (("colorbar",), 0, 0, 11), (MARK_SETS, 16, 4, 11)],
)
def test_each_set_of_marks_is_its_own(marks: Any, lines: int, rings: int, patches: int) -> None:
    listing = listed(shop(sample(297, 210, 1, 3, "cmyk"), FOGRA51, PROPERTIES, marks=marks).data).splitlines()
    for kind, count in (("line", lines), ("round line", rings), ("patch", patches)):
        assert sum(line.startswith(f"{kind} ") for line in listing) == count
    assert [line for line in listing if line.startswith("patch")][:1] == (
        ["patch 16.00 2.50 21.00 7.50, 1 0 0 0"] if patches else []
    )


def test_only_pages_that_are_printed_are_judged_and_each_once() -> None:
    """Sides that share a page differ in their lines alone: the first of them stands for all."""
    printed = [Printed(0, (Label(str(number), 40, 4),)) for number in range(30)] + [Printed(1)]
    made = shop(sample(85, 55, 3, 3, "cmyk"), FOGRA51, PROPERTIES, marks=("crop",), printed=printed)
    assert made.pages == 31
    assert made.notes[0].startswith("note: page 1: there are printer's marks outside the bleed (and 1 more)")
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert len(pdf.pages) == 31
        assert pdf.pages[0].Resources.XObject.P0.objgen == pdf.pages[29].Resources.XObject.P0.objgen
        assert pdf.pages[0].Resources.XObject.P0.objgen != pdf.pages[30].Resources.XObject.P0.objgen


def test_too_much_ink_is_told_by_the_condition() -> None:
    paper = replace(FOGRA51, ink=90)  # the sample's head band has more
    notes = shop(sample(85, 55, 1, 3, "cmyk"), paper, PROPERTIES).notes
    assert any("90 %" in note for note in notes)
    assert shop(sample(85, 55, 1, 3, "cmyk"), FOGRA51, PROPERTIES).notes == ()


def test_what_each_standard_claims_stands_where_it_belongs() -> None:
    """ISO 15930-4 (X-1a:2003) names itself in the Info dictionary, ISO 15930-7 (X-4) in the XMP."""
    data = sample(85, 55, 1, 3, "cmyk")
    plain, own = shop(data, FOGRA51, PROPERTIES), shop(data, FOGRA51, PROPERTIES, profile=profile(name="Press"))
    with pikepdf.open(BytesIO(plain.data)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdf:Trapped>False</pdf:Trapped>" in metadata
        assert "pdfx" not in metadata
        assert not "".join(part.tail or "" for part in fromstring(metadata).iter()).strip()
        (intent,) = pdf.Root.OutputIntents
        assert intent.is_indirect
        assert (intent.Type, intent.S) == ("/OutputIntent", "/GTS_PDFX")
        assert str(intent.Info) == "PSO Coated v3 (FOGRA51)"
    with pikepdf.open(BytesIO(own.data)) as pdf:
        assert "/GTS_PDFXVersion" not in pdf.docinfo
        assert pdf.docinfo["/Trapped"] == "/False"
        (intent,) = pdf.Root.OutputIntents
        assert "/RegistryName" not in intent
        assert (int(intent.DestOutputProfile.N), intent.DestOutputProfile.Alternate) == (4, "/DeviceCMYK")
        metadata = pdf.Root.Metadata.read_bytes().decode()
    digest = hashlib.sha256(data).hexdigest()
    for said in (
        '<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion>',
        f'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">uuid:{UUID(digest[:32])}</xmpMM:DocumentID>',
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">1</xmpMM:VersionID>',
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">default</xmpMM:RenditionClass>',
    ):
        assert said in metadata


def test_conditions_are_registered_and_told_apart() -> None:
    conditions = load_conditions(Project.find())
    assert list(conditions) >= ["fogra51", "fogra52", "fogra39"]
    assert conditions["gracol"].identifier == "CGATS21-2-CRPC6"
    assert all(240 <= one.ink <= 300 for one in conditions.values())
    assert all(one.ink < 300 for one in conditions.values() if not one.coated)
    with pytest.raises(ChoiceError, match='did you mean "gracol"'):
        find_condition(Project.find(), "gracoll")


def test_the_ticket_tells_what_the_file_is() -> None:
    pdf = shop(sample(148, 210, 8, 3, "cmyk"), FOGRA51, PROPERTIES, marks=("crop",)).data
    made = ticket(PRODUCTS["booklet"], pdf, "psoas-booklet-shop.pdf", words(), ("crop",))
    text = made.text(words())
    for line in (
        "File:               psoas-booklet-shop.pdf",
        "Trimmed size:       148 × 210 mm",
        "Bleed:              3 mm",
        "Pages:              8 single pages in reading order, covers included",
        "Standard:           PDF/X-1a:2003",
        "Printing condition: PSO Coated v3 (FOGRA51)",
        "Marks:              crop",
        "Quantity:           (please fill in)",
    ):
        assert line in text.splitlines()
    data = json.loads(made.json())
    assert (data["width"], data["height"], data["bleed"], data["pages"]) == (148, 210, 3, 8)
    assert data["standard"] == "PDF/X-1a:2003"
    assert "none" in ticket(PRODUCTS["card"], pdf, "x.pdf", words()).text(words())


TICKET = """\
ticket_title
============
ticket_product:   Fußgelenk
ticket_file:      card.pdf
ticket_trim:      85 × 55.5 mm
ticket_bleed:     2.5 mm
ticket_pages:     ticket_pages_card n=2
ticket_colours:   ticket_colours_all
ticket_standard:  PDF/X-1a:2003
ticket_condition: PSO Coated v3 (FOGRA51)
ticket_marks:     crop, registration
ticket_paper:     ticket_paper_card
ticket_finishing: ticket_finishing_card
ticket_quantity:  ticket_to_fill
ticket_date:      ticket_to_fill
ticket_delivery:  ticket_to_fill
"""


def test_every_line_of_the_ticket() -> None:
    named = replace(PROPERTIES, title="Fußgelenk")
    pdf = shop(sample(85, 55.5, 2, 3, "cmyk"), FOGRA51, named, bleed=2.5, marks=("crop",)).data
    made = ticket(PRODUCTS["card"], pdf, "card.pdf", KEYS, ("crop", "registration"))
    assert made.text(KEYS) == TICKET
    written = made.json()
    assert "Fußgelenk" in written
    assert written.startswith('{\n  "bleed": 2.5,\n  "colours": ')
    assert json.loads(written) == json.loads(json.dumps(asdict(made)))
    unnamed = ticket(PRODUCTS["pocket"], pdf, "card.pdf", KEYS).text(KEYS).splitlines()
    assert {"ticket_pages:     2", "ticket_marks:     ticket_none", "ticket_paper:     ticket_to_fill"} < set(unnamed)
    assert "ticket_finishing: ticket_to_fill" in unnamed
