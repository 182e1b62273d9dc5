"""Recorded pages: taken where a file allows it, then byte for byte as painted anew; else left to be painted."""

from __future__ import annotations

from io import BytesIO

import pytest

from generator.pdf import fonts
from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.metadata import Properties, finish
from generator.pdf.recording import RecordedPage, RecordingCanvas
from generator.pdf.structure import Element, StructureTree

WORDS = object()


def square(canvas: PressCanvas) -> None:
    canvas.rect(0, 0, 10, 10, fill=1)


def paint(canvas: PressCanvas, words: str) -> None:
    """Paint a page with words, a picture, a bookmark and a link."""
    canvas.bookmark("top", 10, 90)
    canvas.outline("Top", "top", 0)
    with canvas.content(WORDS):
        canvas.setFont(fonts.face("inter", 400), 12)
        canvas.drawString(10, 50, words)
    canvas.link("https://example.org", (10, 10, 30, 20), WORDS)
    canvas.place(Artwork("square", (0, 0, 10, 10), square), 50, 10)


def canvas_for(out: BytesIO, pictures: dict[str, tuple[str, ...]]) -> RecordingCanvas:
    tree = StructureTree(Element("Document"))
    tree.bind(WORDS, tree.root.add(Element("Link")))
    return RecordingCanvas(out, pagesize=(100, 100), tree=tree, pictures=pictures)


def recorded(words: str, pictures: dict[str, tuple[str, ...]]) -> RecordedPage:
    canvas = canvas_for(BytesIO(), pictures)
    paint(canvas, words)
    page = canvas.recorded()
    assert page is not None
    return page


@pytest.mark.parametrize("before", ["", "Ünder", "plain"])
def test_a_page_that_is_taken_is_the_page_that_was_painted(before: str) -> None:
    pictures: dict[str, tuple[str, ...]] = {}
    page = recorded("Ü – words", pictures)
    files = []
    for taken in (False, True):
        out = BytesIO()
        canvas = canvas_for(out, pictures)
        if before:
            paint(canvas, before)
            canvas.showPage()
        if taken:
            assert canvas.takes([page])
            canvas.take(page)
        else:
            paint(canvas, "Ü – words")
        canvas.showPage()
        canvas.save()
        files.append(
            (finish(out.getvalue(), Properties("T"), canvas), canvas.drawn.pages, sorted(map(str, canvas.drawn.boxes)))
        )
    assert files[0][0] == files[1][0]
    assert [len(page) for page in files[0][1]] == [len(page) for page in files[1][1]]


@pytest.mark.parametrize("before", ["– Ü", "é"])
def test_a_page_whose_characters_have_other_codes_is_not_taken(before: str) -> None:
    canvas = canvas_for(BytesIO(), {})
    paint(canvas, before)
    canvas.showPage()
    assert not canvas.takes([recorded("Ü – words", {})])


def test_nor_is_one_whose_fonts_have_other_names() -> None:
    canvas = canvas_for(BytesIO(), {})
    canvas.setFont(fonts.face("inter", 800), 12)
    canvas.drawString(0, 0, "a")
    canvas.showPage()
    assert not canvas.takes([recorded("words", {})])


def test_transparency_belongs_to_its_file() -> None:
    canvas = canvas_for(BytesIO(), {})
    canvas.setFillAlpha(0.5)
    assert canvas.recorded() is None
    assert not canvas.takes([None])
