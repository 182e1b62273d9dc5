from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import open as open_pdf
from reportlab.lib.styles import ParagraphStyle

from generator.pdf import fonts
from generator.pdf.canvas import PressCanvas
from generator.pdf.flowables import PdfText
from generator.pdf.spans import Span

AS_WRITTEN = "fill office AVAT 5x10 -> 1:30 ffi fjord Dvořák Ελληνικά Кириллица ½ → × −"


def page_of(words: str, face: str, size: float = 10) -> bytes:
    file = BytesIO()
    canvas = PressCanvas(file, pagesize=(600, 200))
    canvas.setFont(face, size)
    canvas.drawString(10, 100, fonts.printable(words))
    canvas.save()
    return file.getvalue()


def text_of(file: bytes) -> str:
    """Read a page back, without the space in which its line ends."""
    return str(pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()).rstrip()


@pytest.mark.parametrize("family", ["inter", "atkinson"])
def test_text_copies_as_written(family: fonts.Family) -> None:
    assert text_of(page_of(AS_WRITTEN, fonts.face(family))) == AS_WRITTEN


def test_kerning_moves_letters_on_the_page() -> None:
    face = fonts.face()
    apart = sum(fonts.text_width(letter, face, 100) for letter in "AV")
    assert fonts.text_width("AV", face, 100) < apart - 3
    page = pypdfium2.PdfDocument(page_of("AVH", face, 100))[0].get_textpage()
    left_of_h = page.get_charbox(2)[0]
    unkerned = pypdfium2.PdfDocument(page_of("HHH", face, 100))[0].get_textpage().get_charbox(2)[0]
    drawn = left_of_h - unkerned
    measured = fonts.text_width("AV", face, 100) - fonts.text_width("HH", face, 100)
    assert drawn == pytest.approx(measured, abs=0.5)


def test_tracking_is_in_the_widths_and_in_the_embedded_program() -> None:
    plain, tight = fonts.face("inter", 800, 32), fonts.face("inter", 800, 32, -0.035)
    assert fonts.text_width("Hips", plain, 100) - fonts.text_width("Hips", tight, 100) == pytest.approx(14, abs=0.3)
    from fontTools.ttLib import TTFont

    pdf = open_pdf(BytesIO(page_of("Hips", tight)))
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    program = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    advances = {round(1000 * advance / program["head"].unitsPerEm) for advance, _ in program["hmtx"].metrics.values()}
    assert {round(float(width)) for width in font.Widths} <= advances


def test_tabular_figures_are_of_one_width() -> None:
    face = fonts.face("inter", 700, tabular=True)
    assert len({round(fonts.text_width(digit * 4, face, 10), 3) for digit in "0123456789"}) == 1
    assert text_of(page_of("1114 88", face)) == "1114 88"


def test_weights_are_different_fonts() -> None:
    file = BytesIO()
    canvas = PressCanvas(file, pagesize=(200, 200))
    for weight in (400, 700, 800):
        canvas.setFont(fonts.face("inter", weight), 12)
        canvas.drawString(10, weight / 5, "psoas")
    canvas.save()
    pdf = open_pdf(file)
    names = {str(font.BaseFont).split("+")[1] for font in pdf.pages[0].Resources.Font.values()}
    assert names == {"Inter-400-14", "Inter-700-14", "Inter-800-14"}


def test_missing_characters_are_named() -> None:
    face = fonts.face("atkinson")
    assert fonts.missing_characters("Ω → ½ e\u0301 \u202f\u2011\u00ad ok\n", face) == ""
    assert fonts.missing_characters("漢 \x07 \U0001f600 漢", face) == "漢\x07\U0001f600"
    with pytest.raises(ValueError, match=r"U\+6F22"):
        page_of("漢", face)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_hold_and_copy_as_spaces(space: str) -> None:
    style = ParagraphStyle("s", fontName=fonts.face(), fontSize=10, leading=12)
    text = PdfText(f"hold for 30{space}s", style)
    text.wrap(fonts.text_width("hold for 30", style.fontName, 10) + 1, 100)
    assert text.line_count == 2
    assert text_of(page_of(f"30{space}s", style.fontName)) == "30 s"
    narrow = fonts.text_width("30\u202fs", style.fontName, 10)
    assert narrow < fonts.text_width("30 s", style.fontName, 10)


def test_words_are_data_not_markup() -> None:
    style = ParagraphStyle("s", fontName=fonts.face(), fontSize=10, leading=12)
    file = BytesIO()
    canvas = PressCanvas(file, pagesize=(400, 200))
    text = PdfText([Span("<b>&amp; <img src=x> {{ x }}")], style)
    text.wrapOn(canvas, 300, 100)
    text.drawOn(canvas, 10, 100)
    canvas.save()
    assert text_of(file.getvalue()).strip() == "<b>&amp; <img src=x> {{ x }}"


@given(st.text(alphabet="AVTWaeioy.,-05 ", min_size=1, max_size=30), st.floats(6, 200))
def test_width_grows_with_size_and_is_the_sum_of_words(words: str, size: float) -> None:
    face = fonts.face()
    width = fonts.text_width(words, face, size)
    assert width == pytest.approx(fonts.text_width(words, face, 1) * size)
    parts = words.split(" ")
    spaces = fonts.text_width(" ", face, size) * (len(parts) - 1)
    assert width == pytest.approx(sum(fonts.text_width(part, face, size) for part in parts) + spaces)


def test_more_characters_than_one_subset_holds_copy_as_written() -> None:
    face = fonts.face()
    blocks = (range(0x21, 0x7F), range(0xC0, 0x148), range(0x391, 0x3A2), range(0x400, 0x460))
    words = "".join(chr(code) for block in blocks for code in block)
    file = page_of(words, face, 1)
    assert text_of(file) == words
    with open_pdf(BytesIO(file)) as pdf:
        subsets = pdf.pages[0].Resources.Font
        assert len([name for name in subsets if "+1" in name]) == 1
        assert rb"'\(\)*+,-./01234567" in pdf.pages[0].Contents.read_bytes(), "ASCII keeps its codes"
        for font in subsets.values():
            assert len(font.Widths) <= 256
