"""Pens: the same drawing on PDF, SVG and paper for tests."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import pytest
from pypdf import PdfReader
from reportlab.lib.colors import CMYKColor, HexColor
from reportlab.pdfgen import canvas
from shipped_figures import PALETTE, figure_named

from generator.figure import Contour, Drawing, Lettering, Paint, Shape, Stroke, Style, draw_figure
from generator.figure.pens.pdf import PdfPen, mixed
from generator.figure.pens.recording import RecordingPen
from generator.figure.pens.svg import SvgPen, svg_of
from generator.figure.stage.colours import SRGB

SQUARE = Contour((0.0, 0.0), ((10.0, 0.0), (10.0, 10.0), (0.0, 10.0)))
PICTURE = Drawing(
    (0, 0, 10, 10),
    (
        Shape((SQUARE,), Paint("accent", "paper", 0.5), Stroke(Paint("ink"), 1.0, (2.0, 1.0))),
        Lettering(5.0, 5.0, "Psoas & Söhne", 8.0, Paint("ink"), 700, "middle"),
    ),
)


def page_of(drawing, palette, font=None):
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(200, 200), pageCompression=0)
    pen = PdfPen(palette, font)
    drawing.draw(pen)
    pen.place(sheet, 72, 36)
    sheet.save()
    return PdfReader(out).pages[0]


def test_a_recording_pen_remembers_every_call_in_order():
    pen = RecordingPen()
    PICTURE.draw(pen)
    assert pen.log().splitlines() == [
        "move_to 0 0",
        "line_to 10 0",
        "line_to 10 10",
        "line_to 0 10",
        "close_path",
        "paint_path accent>paper:0.5 [ink 1 (2.0, 1.0)]",
        "lettering 'Psoas & Söhne'@5,5",
    ]


def test_pdf_text_is_real_text():
    assert page_of(PICTURE, PALETTE, lambda weight: "Helvetica-Bold").extract_text().strip() == "Psoas & Söhne"


def test_labels_without_a_font_are_an_error():
    with pytest.raises(ValueError, match="font="):
        page_of(PICTURE, PALETTE)


def test_pdf_operators_are_whole_numbers_under_one_matrix():
    content = page_of(draw_figure(figure_named("hundred"), Style.for_mat(63.25)), PALETTE).get_contents().get_data()
    paths = re.findall(rb"^([-\d. ]+) [mlc]$", content, re.MULTILINE)
    assert len(paths) > 300
    assert not any(b"." in numbers for numbers in paths)


def test_paints_are_mixed_in_their_own_space():
    half = mixed(CMYKColor(0, 0.8, 0.6, 0.2), CMYKColor(0.4, 0, 0, 0), 0.5)
    assert (half.cyan, half.magenta, half.yellow, half.black) == pytest.approx((0.2, 0.4, 0.3, 0.1))
    rgb = mixed(HexColor("#000000"), HexColor("#ffffff"), 0.25)
    assert rgb.red == pytest.approx(0.25)
    with pytest.raises(ValueError, match="all be RGB or all be CMYK"):
        mixed(HexColor("#000000"), CMYKColor(0, 0, 0, 1), 0.5)


def test_a_cmyk_palette_gives_a_cmyk_page():
    cmyk = {role: CMYKColor(0.1, 0.2, 0.3, 0.4) for role in SRGB}
    content = page_of(draw_figure(figure_named("hundred"), Style.for_mat(63.25)), cmyk).get_contents().get_data()
    assert re.search(rb" k$", content, re.MULTILINE)
    assert not re.search(rb"[\d.]+ [\d.]+ [\d.]+ rg$", content, re.MULTILINE)


def test_the_pdf_stands_where_it_is_put_and_at_its_size():
    page = page_of(Drawing((0, 0, 10, 10), (Shape((SQUARE,), Paint("accent")),)), PALETTE)
    content = page.get_contents().get_data().decode()
    assert "1 0 0 1 72 36 cm" in content
    scale = float(re.findall(r"([\d.]+) 0 0 \1 0 0 cm", content)[-1])
    corner = max(int(x) for x in re.findall(r"^(\d+) \d+ l$", content, re.MULTILINE))
    assert corner * scale == pytest.approx(10 * 72 / 25.4, abs=0.01)


def test_svg_is_well_formed_and_named():
    root = ET.fromstring(svg_of(PICTURE, SRGB, "A <square>"))
    names = {"s": "http://www.w3.org/2000/svg"}
    assert root.find("s:title", names).text == "A <square>"
    assert root.find("s:text", names).text == "Psoas & Söhne"
    assert root.find("s:path", names).get("fill") == "#e39a95"


def test_a_missing_role_is_named():
    with pytest.raises(KeyError, match="mat"):
        draw_figure(figure_named("hundred"), Style.for_mat(60)).draw(SvgPen({"ink": "#000000"}))
