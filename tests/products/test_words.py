"""Every word that belongs to a product is found on its pages, in reading order, as it was typed."""

from __future__ import annotations

import re

import pytest

from generator.documents.blocks import Words, walk
from generator.errors import FitError
from tests.products.pages import page_texts, squeezed, wanted
from tests.products.pressroom import Pressroom
from tests.products.routines import FROM_THE_END, HOSTILE, project
from tests.products.routines import routine as routine_of


@pytest.mark.parametrize(("routine", "product", "theme"), FROM_THE_END)
def test_every_word_stands_on_the_pages_in_reading_order(
    pressroom: Pressroom, routine: str, product: str, theme: str
) -> None:
    printed = pressroom(routine, product, theme=theme)
    texts, words = page_texts(printed), wanted(printed)
    assert len(words) > 15
    if product == "card":  # Stop and the code stand on the front, and are read there
        foot, stop = printed.document.foot, printed.document.stop
        assert foot is not None
        assert stop is not None
        front = [[block for block in walk(part) if isinstance(block, Words)] for part in (stop, foot.code) if part]
        for part in front:
            assert_in_order(texts[0], part)
        words = [block for block in words if not any(block in part for part in front)]
    assert_in_order("".join(texts), words)


def assert_in_order(text: str, words: list[Words]) -> None:
    place = 0
    for block in words:
        letters = squeezed(block.text)
        found = text.find(letters, place)
        assert found >= 0, f"{block.text!r} {'comes too early' if letters in text else 'is missing'}"
        place = found + len(letters) if len(letters) > 3 else found  # a letter or numeral may be part of a word


@pytest.mark.parametrize("product", ["poster", "card", "booklet"])
def test_hostile_texts_come_out_as_typed(pressroom: Pressroom, product: str) -> None:
    printed = pressroom("hostile", product)
    text = "".join(page_texts(printed))
    typed = {"poster": HOSTILE, "card": ("<b>&amp;", "{{7*7}}]]>"), "booklet": HOSTILE}[product]
    text = text.translate({ord(mark): '"' for mark in "“”"})  # the quotation marks of English
    for harm in typed:
        assert squeezed(harm) in text
    assert "root:" not in text
    assert "49" not in text
    title = printed.reader.metadata
    assert title is not None
    assert title.title == "<b>&amp; {{ 7*7 }} ]]>"


def test_hostile_texts_open_nothing_and_run_nothing(pressroom: Pressroom) -> None:
    with pressroom("hostile", "booklet").open() as pdf:
        actions = [area.A for page in pdf.pages for area in page.get("/Annots", []) if "/A" in area]
        kinds = {str(action.S) for action in actions}
    assert kinds <= {"/URI", "/GoTo"}
    assert not [action for action in actions if str(action.get("/URI", "https:")).split(":")[0] != "https"]


def test_words_too_long_for_a_spread_are_named_with_their_place(pressroom: Pressroom) -> None:
    with pytest.raises(FitError) as caught:
        pressroom("long-texts", "booklet")
    lines = str(caught.value).splitlines()
    for line in lines:
        assert_names_a_place(line, r"long-[a-z-]+\.yaml", r"((steps|cues|ask_first)\[\d\]|aim)", r"cut about \d+ word")
    for name in ("criss-cross", "hundred", "scissors"):
        assert any(f"long-{name}.yaml" in line and "steps[" in line for line in lines)


LONG_NAMES = "Extraordinarily long exercise name hard to set"


@pytest.mark.parametrize("product", ["card", "poster"])
@pytest.mark.parametrize("long", [LONG_NAMES, "Donaudampfschifffahrtsgesellschaftskapitänsübung"])
def test_names_of_any_length_are_printed(pressroom: Pressroom, product: str, long: str) -> None:
    moves = [{"exercise": "hundred", "name": long}, "single-leg-circle", "single-leg-stretch", "double-leg-stretch"]
    moves += ["scissors", "lower-lift", "criss-cross", "heel-raises"]
    name = f"long-name-{product}-{len(long)}"
    pressroom.add(name, project(routine_of(moves)))
    printed = pressroom(name, product)
    said = "".join(squeezed(page.extract_text()) for page in printed.reader.pages)
    assert squeezed(long) in said.replace("-", "")


def assert_names_a_place(line: str, file: str, field: str, advice: str) -> None:
    assert re.search(rf"{file}:\d+:\d+: {field} .*({advice})", line), line


@pytest.mark.parametrize("product", ["poster", "card", "booklet"])
def test_names_of_many_scripts_are_searchable(pressroom: Pressroom, product: str) -> None:
    text = "".join(page_texts(pressroom("scripts", product)))
    for name in ("Γέφυρα γοφών", "Ножницы лёжа", "Nâng gót chậm rãi", "Żółwie unoszenie pięt", "ağır İKİ", "Huế"):
        assert squeezed(name) in text
