"""Each rule of preflight fires on a file that was broken in that one way, and on no sound file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas
from sample_products import PROPERTIES, SHEETS, cards_on, sample, words

from generator.content.project import Project
from generator.errors import PressError
from generator.finishing.cards import CardPages, plain_grid
from generator.finishing.conditions import find_condition
from generator.finishing.home import home_cards
from generator.finishing.preflight import Finding, Limits, limits_for, preflight
from generator.finishing.shop import shop
from generator.options import MARK_SETS
from generator.pdf import fonts
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.target import Target
from generator.targets import TARGETS
from generator.units import MM


def plain(pdf: bytes) -> bytes:
    """Write a file out without compression, so that damage reaches what it says."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return out.getvalue()


FOGRA51 = find_condition(Project.find())
SCREEN, HOME, SHOP = TARGETS.values()
SOUND = shop(sample(148, 210, 4, 3, "cmyk"), FOGRA51, PROPERTIES).data
PLAIN = plain(SOUND)
BLACK = CMYKColor(0, 0, 0, 1)
Change = Callable[[Pdf], object]


def changed(change: Change, pdf: bytes = SOUND) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(out, fix_metadata_version=False)
    return out.getvalue()


def painted(paint: Callable[[PressCanvas], object], space: str = "cmyk") -> bytes:
    """Paint an A6 page with 3 mm bleed; PDF coordinates from the trimmed page's lower left, in pt."""
    out = BytesIO()
    width, height, edge = 105 * MM, 148 * MM, 3 * MM
    trim = (edge, edge, width + edge, height + edge)
    setup = PageSetup(space, (1, 4), "en", trim, (0, 0, width + 2 * edge, height + 2 * edge), links=False)  # type: ignore[arg-type]
    canvas = PressCanvas(out, pagesize=(width + 2 * edge, height + 2 * edge), setup=setup)
    canvas.setTitle("Broken")
    canvas.translate(edge, edge)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def added(operators: bytes, resources: dict[str, Dictionary] | None = None) -> bytes:
    """Add raw operators, and resources, to a sound page."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(operators)
        for name, entries in (resources or {}).items():
            page.Resources[name] = entries

    return changed(change)


def found(pdf: bytes, rule: str, target: Target = SHOP, limits: Limits | None = None) -> list[Finding]:
    return [one for one in preflight(pdf, target, limits=limits).findings if one.rule == rule]


def only(pdf: bytes, rule: str, target: Target = SHOP) -> Finding:
    (finding,) = found(pdf, rule, target)
    return finding


def test_sound_files_pass() -> None:
    report = preflight(SOUND, name="sound.pdf")
    assert (report.target, report.pages, report.findings, report.failed) == ("shop", 4, (), False)
    assert str(report) == "sound.pdf: 4 pages for shop: nothing found"
    home = home_cards(sample(85, 55, 2, 3), SHEETS["a4"], words(), PROPERTIES).data
    assert preflight(home).target == "home"
    assert preflight(home).findings == ()


# Boxes and bleed


@pytest.mark.parametrize("name", ["TrimBox", "BleedBox"])
def test_a_box_is_missing(name: str) -> None:
    broken = changed(lambda pdf: [pdf.pages[1].obj.__delitem__(f"/{name}")])
    assert only(broken, "boxes").message == f"there is no {name}"
    assert only(broken, "boxes").page == 2


def test_boxes_are_not_nested() -> None:
    def widen(pdf: Pdf) -> None:
        pdf.pages[0].TrimBox = Array([-20, 0, 400, 600])

    assert only(changed(widen), "boxes").message == "the TrimBox must lie in the BleedBox, and that in the MediaBox"


def test_bleed_is_too_small() -> None:
    narrow = shop(sample(148, 210, 4, 3, "cmyk"), FOGRA51, PROPERTIES, bleed=2).data
    findings = found(narrow, "bleed")
    assert [finding.page for finding in findings] == [1, 2, 3, 4]
    assert findings[0].message.startswith("bleed is 2 mm at the ")
    assert findings[0].message.endswith("; 3 mm are asked for")
    assert found(narrow, "bleed", limits=Limits(bleed=2)) == []


@pytest.mark.parametrize("reach", [0.0, 1.5])
def test_a_band_stops_at_the_cut(reach: float) -> None:
    def band(canvas: PressCanvas) -> None:
        canvas.setFillColor(CMYKColor(0, 0.5, 0.5, 0))
        canvas.rect(-reach * MM, 20 * MM, 40 * MM, 10 * MM, stroke=0, fill=1)

    finding = only(painted(band), "bleed")
    assert "reaches the cut at the left" in finding.message
    assert finding.place == (-reach, 118)
    assert finding.severity == "error"


def test_bands_that_run_out_or_stay_inside_are_fine() -> None:
    def bands(canvas: PressCanvas) -> None:
        canvas.setFillColor(CMYKColor(0, 0.5, 0.5, 0))
        canvas.rect(-3 * MM, 20 * MM, 111 * MM, 10 * MM, stroke=0, fill=1)
        canvas.rect(4 * MM, 60 * MM, 40 * MM, 10 * MM, stroke=0, fill=1)

    assert found(painted(bands), "bleed") == []


# Colour


@pytest.mark.parametrize(
    "operators",
    [b"1 0 0 rg 60 60 20 20 re f", b"0 0 1 RG 1 w 60 60 m 90 60 l S", b"/DeviceRGB cs 0 1 0 sc 60 60 20 20 re f"],
)
def test_rgb(operators: bytes) -> None:
    finding = only(added(operators), "colour")
    assert (finding.severity, finding.page) == ("error", 1)
    assert "RGB" in finding.message
    assert found(added(operators), "colour", HOME) == []


def test_a_profile_for_rgb_is_rgb() -> None:
    def paint(pdf: Pdf) -> None:
        icc = pdf.make_stream(b"\0" * 128, N=3)
        pdf.pages[0].Resources.ColorSpace = Dictionary(Own=Array([Name.ICCBased, icc]))
        pdf.pages[0].contents_add(b"/Own cs 1 0 0 scn 60 60 20 20 re f")

    assert "ICCBased3" in only(changed(paint), "colour").message


def test_too_much_ink() -> None:
    finding = only(added(b"1 1 .8 .5 k 60 60 20 20 re f"), "ink")
    assert finding.message == "a colour has 330 % ink; the paper takes 300 %"
    assert finding.place == (pytest.approx((60 / MM) - 3, abs=0.1), pytest.approx(213 - 80 / MM, abs=0.1))
    assert found(added(b"1 1 .8 .5 k 60 60 20 20 re f"), "ink", limits=Limits(ink=340)) == []


def test_small_black_type_of_four_inks() -> None:
    def write(canvas: PressCanvas) -> None:
        canvas.setFillColor(CMYKColor(0.4, 0.4, 0.4, 1))
        canvas.setFont(fonts.face(), 10)
        canvas.drawString(40, 40, "Blurred")

    assert only(painted(write), "black").message == "black type of 10 pt is mixed of several inks"


def test_transparency() -> None:
    cases = {
        "colour that is not solid": Dictionary(GS1=Dictionary(ca=0.5)),
        "the blend mode Multiply": Dictionary(GS1=Dictionary(BM=Name.Multiply)),
        "a soft mask": Dictionary(GS1=Dictionary(SMask=Dictionary(S=Name.Alpha))),
    }
    for what, states in cases.items():
        finding = only(added(b"/GS1 gs 0 0 0 1 k 60 60 20 20 re f", {"/ExtGState": states}), "transparency")
        assert finding.message == f"there is {what}"

    def group(pdf: Pdf) -> None:
        pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency)

    assert only(changed(group), "transparency").message == "there is a transparency group of the page"


# Type, lines and pictures


@pytest.mark.parametrize(("size", "severity"), [(4.5, "error"), (5.5, "warning")])
def test_small_type(size: float, severity: str) -> None:
    def write(canvas: PressCanvas) -> None:
        canvas.setFillColor(BLACK)
        canvas.scale(0.5, 0.5)
        canvas.setFont(fonts.face(), size * 2)
        canvas.drawString(200, 200, "Small print")

    finding = only(painted(write), "type")
    assert finding.severity == severity
    assert finding.message == f"type of {size:g} pt; the least is 6 pt"
    assert finding.place is not None
    assert finding.place[0] == pytest.approx(100 / MM, abs=0.2)


def test_thin_lines_and_thin_fills() -> None:
    def draw(canvas: PressCanvas) -> None:
        canvas.setStrokeColor(BLACK)
        canvas.setLineWidth(0.1)
        canvas.line(40, 40, 90, 40)

    assert only(painted(draw), "line").message == "a line is 0.10 pt wide; the least is 0.25 pt"
    assert "0.20 pt" in only(added(b"0 0 0 1 k 60 60 50 .2 re f"), "line").message
    assert only(painted(draw), "line", HOME).severity == "warning"
    assert found(added(b"0 0 0 1 k q 60 60 50 .1 re W n 60 60 50 50 re f Q"), "line") == []  # cut thin, not drawn thin
    assert found(added(b"0 0 0 1 k 60 60 m 90 60.1 l 99 60 l f"), "line") == []


def test_words_near_the_cut() -> None:
    def write(canvas: PressCanvas) -> None:
        canvas.setFillColor(BLACK)
        canvas.setFont(fonts.face(), 9)
        canvas.drawString(1 * MM, 50 * MM, "Lost")

    finding = only(painted(write), "safe")
    assert finding.message == "words come within 1 mm of the edge; 3 mm are safe"
    assert finding.place is not None
    assert finding.place[0] == pytest.approx(1, abs=0.1)
    assert finding.place[1] == pytest.approx(148 - 50 - 0.74 * 9 / MM, abs=0.2)
    assert found(painted(write), "safe", limits=Limits(safe=0.5)) == []


def test_spaces_at_the_end_of_a_line_are_not_seen() -> None:
    def write(canvas: PressCanvas) -> None:
        canvas.setFillColor(BLACK)
        canvas.setFont(fonts.face(), 12)
        canvas.drawString(80 * MM, 50 * MM, "Fits" + " " * 40)

    assert found(painted(write), "safe") == []


def test_words_that_are_clipped_away_do_not_count() -> None:
    def write(canvas: PressCanvas) -> None:
        canvas.setFillColor(BLACK)
        canvas.setFont(fonts.face(), 9)
        path = canvas.beginPath()
        path.rect(20 * MM, 20 * MM, 50 * MM, 50 * MM)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(1 * MM, 50 * MM, "L" * 40)

    assert found(painted(write), "safe") == []


def test_a_font_left_out() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    canvas.drawString(50, 50, "Helvetica is nobody's business")
    canvas.save()
    for target in TARGETS.values():
        assert only(out.getvalue(), "font", target).message == "the font Helvetica is not embedded"


def image_page(pixels: int, side_mm: float, page_mm: float = 200) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(page_mm * MM, page_mm * MM))
    data = pdf.make_stream(b"\x80" * pixels * pixels, Type=Name.XObject, Subtype=Name.Image)
    data.Width = data.Height = pixels
    data.ColorSpace, data.BitsPerComponent = Name.DeviceGray, 8
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im=data))
    side = side_mm * MM
    pdf.pages[0].Contents = pdf.make_stream(f"q {side} 0 0 {side} 30 30 cm /Im Do Q".encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pixels", "page", "severity"), [(300, 200, None), (200, 200, "warning"), (90, 200, "error"), (160, 600, None)]
)
def test_resolution(pixels: int, page: float, severity: str | None) -> None:
    findings = found(image_page(pixels, 25.4, page), "resolution")
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    if findings:
        wanted = f"a picture has {pixels} pixels an inch; 300 look sharp"
        assert findings[0].message == wanted


# Files


def test_pages_that_cannot_be_stapled() -> None:
    stapled = replace(limits_for(SHOP), stapled=True)
    pdf = changed(lambda pdf: pdf.pages.__delitem__(3))
    (finding,) = found(pdf, "pages", limits=stapled)
    assert finding.message == "3 pages cannot be stapled: that takes a multiple of four"
    assert finding.advice == "Add 1 pages, such as a diary."
    assert found(SOUND, "pages", limits=stapled) == []


def test_pages_of_several_sizes() -> None:
    def shrink(pdf: Pdf) -> None:
        pdf.pages[2].TrimBox = Array([20, 20, 200, 300])

    assert "several sizes: 63.5 × 98.8, 148 × 210 mm" in only(changed(shrink), "sizes").message


def _no_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = Array([])


def _no_name(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = ""


def _no_registry(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].RegistryName


def _not_trapped(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def _no_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


def _other_version(pdf: Pdf) -> None:
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-99"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_no_intent, "it has 0 output intents instead of one"),
        (_no_name, "its output intent names no printing condition"),
        (_no_registry, "its printing condition is from no registry, and there is no profile"),
        (_not_trapped, "it does not say whether it is trapped"),
        (_no_title, "it lacks Title"),
        (_other_version, "that is no version of the standard that is known here"),
    ],
)
def test_claims_that_do_not_hold(change: Change, message: str) -> None:
    assert message in only(changed(change), "pdfx").message


def test_a_newer_pdf_than_the_standard_knows() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(SOUND)) as pdf:
        pdf.save(out, force_version="1.7", fix_metadata_version=False)
    assert "the file is PDF 1.7, above 1.4" in only(out.getvalue(), "pdfx").message


def test_no_claim_at_all() -> None:
    assert only(sample(85, 55, 1, 3, "cmyk"), "pdfx").message == "the file is no PDF/X"
    assert found(sample(85, 55, 1), "pdfx", SCREEN) == []


def test_marks_are_told_and_registration_colour_belongs_to_them() -> None:
    marked = shop(sample(148, 210, 4, 3, "cmyk"), FOGRA51, PROPERTIES, marks=MARK_SETS).data
    assert only(marked, "marks").severity == "note"
    spot = Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary(FunctionType=2, Domain=[0, 1], N=1)])
    broken = added(b"/Reg cs 1 scn 60 60 20 20 re f", {"/ColorSpace": Dictionary(Reg=spot)})
    assert "registration colour" in only(broken, "marks").message
    assert "400 %" in only(broken, "ink").message


def test_links_and_scripts() -> None:
    def link(pdf: Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])])

    def script(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")

    assert only(changed(link), "annotation").message == "the page has 1 links or fields"
    assert only(changed(script), "script").severity == "error"
    assert only(changed(script), "script", SCREEN).severity == "warning"


def test_a_home_file_that_may_be_rescaled() -> None:
    home = home_cards(sample(85, 55, 2), SHEETS["a4"], words(), PROPERTIES).data
    broken = changed(lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), home)
    assert only(broken, "scaling", HOME).severity == "error"
    assert only(broken, "duplex", HOME).severity == "warning"


def test_content_that_cannot_be_read() -> None:
    assert only(added(b"/Nothing Do"), "content").severity == "error"
    assert only(added(b"/Nothing 12 Tf"), "content").severity == "error"

    def loop(pdf: Pdf) -> None:
        form = pdf.make_stream(b"/Self Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(Self=form))
        pdf.pages[0].Resources.XObject["/Self"] = form
        pdf.pages[0].contents_add(b"/Self Do")

    assert "nested" in only(changed(loop), "content").message
    with pytest.raises(PressError, match="not a PDF"):
        preflight(b"%PDF-nothing")


def test_a_locked_file_is_told() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(SOUND)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(PressError, match="locked with a password"):
        preflight(out.getvalue())


def test_reports_read_well_and_count() -> None:
    def write(canvas: PressCanvas) -> None:
        canvas.setFillColor(BLACK)
        canvas.setFont(fonts.face(), 4)
        for row in range(3):
            canvas.drawString(50, 60 + 10 * row, "tiny")

    report = preflight(painted(write), SHOP, name="x.pdf")
    line = next(line for line in str(report).splitlines() if "type of" in line)
    assert line.startswith("x.pdf: error: page 1, 17.6 mm from the left, ")
    assert line.endswith("type of 4 pt; the least is 6 pt (and 2 more). Use fewer words.")
    assert report.failed
    assert report.data()["findings"][0]["rule"]


def test_forms_are_read_where_they_are_placed() -> None:
    sheet = cards_on(painted_card(), plain_grid(85, 55, SHEETS["a4"]), [CardPages(0)] * 3)
    (finding,) = found(sheet, "type", HOME)
    assert finding.more == 2  # three cards show it


def painted_card() -> bytes:
    out = BytesIO()
    canvas = PressCanvas(out, pagesize=(85 * MM, 55 * MM), setup=PageSetup(links=False))
    canvas.setFont(fonts.face(), 4)
    canvas.drawString(60, 60, "tiny")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12))
def test_damaged_files_are_told_not_crashed_on(damage: list[tuple[int, int]]) -> None:
    data = bytearray(PLAIN)
    for place, byte in damage:
        data[place % len(data)] = byte
    with suppress(PressError):  # what a user is told; anything else would be a traceback
        assert preflight(bytes(data)).pages >= 0
