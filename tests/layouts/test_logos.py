"""Logos at the foot: pixels with their transparency, SVG as paths, and press colours for the shop."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator.documents.blocks import Document, Picture
from generator.errors import ContentError
from generator.layouts import card, logos, poster
from tests.layouts.sheets import Sheet, document, setting

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">
<circle cx="50" cy="50" r="50" fill="#005aa0"/><path d="M120 30h180v40H120z" fill="#c33"/></svg>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGBA", (300, 100), (0, 90, 160, 120)).save(tmp_path / "logo.png")
    Image.new("RGB", (300, 100), (0, 90, 160)).save(tmp_path / "logo.jpg")
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    (tmp_path / "broken.svg").write_text("<p>not a drawing</p>", encoding="utf-8")
    return tmp_path


def branded(said: Document, name: str) -> Document:
    assert said.foot is not None
    return replace(said, foot=replace(said.foot, logo=Picture(kind="logo", name=name, alt="Logo of a club")))


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.svg"])
@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_the_posters_foot_shows_the_logo_in_its_proportions(folder: Path, name: str, turned: bool) -> None:
    place = setting("poster", "a3", turned)
    place = replace(place, pictures=replace(place.pictures, folder=folder))
    plain, said = document("poster", 8), branded(document("poster", 8), name)
    sheet = Sheet(said, poster.plan(said, place).paint())
    assert len(sheet.pictures()) == len(Sheet(plain, poster.plan(plain, place).paint()).pictures()) + 1
    logo = min(sheet.pictures(), key=lambda each: abs((each.right - each.left) / (each.bottom - each.top) - 3))
    assert (logo.right - logo.left) / (logo.bottom - logo.top) == pytest.approx(3, abs=0.1)
    for text in sheet.texts():
        assert not text.meets(logo)


@pytest.mark.parametrize("moves", [4, 8, 14])
def test_the_cards_back_shows_the_logo_beside_its_foot(folder: Path, moves: int) -> None:
    place = setting("card", "id1")
    place = replace(place, pictures=replace(place.pictures, folder=folder))
    said = branded(document("card", moves), "logo.svg")
    sheet = Sheet(said, card.plan(said, place).paint())
    logo = sheet.pictures(2)[-1]
    assert logo.right == pytest.approx(81.6, abs=0.5)
    assert logo.bottom <= 51
    for text in sheet.texts(2):
        assert not text.meets(logo)


@pytest.mark.parametrize("name", ["logo.png", "logo.svg"])
def test_the_shops_file_has_the_logo_in_press_colours_and_nothing_transparent(folder: Path, name: str) -> None:
    place = setting("poster", "a3", bleed=3.0)
    place = replace(place, pictures=replace(place.pictures, folder=folder))
    said = branded(document("poster", 8), name)
    with pikepdf.open(BytesIO(poster.plan(said, place).paint().data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                assert each.get("/ColorSpace") in (None, pikepdf.Name.DeviceCMYK)
                assert "/SMask" not in each
                if each.get("/Subtype") == pikepdf.Name.Form:
                    assert b" rg" not in each.read_bytes()


def test_equal_grey_becomes_black_alone() -> None:
    made = logos.flattened(Image.new("RGBA", (1, 1), (100, 100, 100, 255)))
    assert made.getpixel((0, 0)) == (0, 0, 0, 155)


@pytest.mark.parametrize("name", ["broken.png", "broken.svg"])
def test_a_broken_logo_is_told_by_its_name(folder: Path, name: str) -> None:
    with pytest.raises(ContentError, match=f"{name}: cannot be read as a picture"):
        logos.logo(folder / name, "rgb")
