"""Themes on paper that is not white: the ground runs into the bleed, words keep their contrast, codes can be read."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from pathlib import Path

import pypdfium2
import pytest

from generator import Options, Project, build
from generator.content.library import Library
from generator.jobs import Job
from generator.layouts.codes import code
from generator.layouts.theme import TEXT_ON, load_theme
from generator.pdf.colour import contrast, luminance
from generator.press import Press

SHIPPED = Project.find(Path(__file__).parents[2])
THEMES = list(SHIPPED.files("templates/themes"))
SCALE = 2.0


def painted(theme: str, target: str, name: str = "card") -> list[tuple[tuple[int, ...], ...]]:
    """Draw the pages of a product; give the colours of each page's corners and of its middle at the top."""
    press = Press(SHIPPED, Options(theme=theme))
    programme = Library(SHIPPED).programme("psoas-for-runners")
    made = press.press(programme, Job.named(name, target))
    found = []
    for page in pypdfium2.PdfDocument(BytesIO(made.data)):
        picture = page.render(scale=SCALE).to_pil().convert("RGB")
        right, bottom = picture.width - 2, picture.height - 2
        found.append(tuple(picture.getpixel(place) for place in product((1, right), (1, bottom))))
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_words_of_a_shipped_theme_stand_out_from_their_ground(theme: str) -> None:
    inks = load_theme(SHIPPED, theme).inks
    for text, ground in TEXT_ON:
        assert contrast(inks[text], inks[ground]) >= (7 if theme == "high-contrast" else 4.5), (text, ground)


@pytest.mark.parametrize("target", ["screen", "shop"])
def test_the_ground_runs_to_the_edges_and_into_the_bleed(target: str) -> None:
    def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 30

    _, back = painted("night", target)
    assert all(max(corner) < 70 for corner in back)
    _, white = painted("colour", target)
    assert all(near(corner, (255, 255, 255)) for corner in white)


@pytest.mark.parametrize("theme", THEMES)
def test_modules_of_a_code_are_darker_than_what_they_stand_on(theme: str) -> None:
    press, job = Press(SHIPPED, Options(theme=theme)), Job.named("card")
    inks = press.theme(press.options.choices(job)).inks
    address = "https://example.org"
    *ground, modules = code(address, press.theme(press.options.choices(job)).dark).items
    below = inks[ground[0].fill.role] if ground else inks["paper"]
    assert luminance(inks[modules.fill.role]) < luminance(below)
    assert contrast(inks[modules.fill.role], below) > 7


def test_a_dark_theme_in_print_says_what_it_costs(tmp_path: Path) -> None:
    made = build(
        "psoas-for-runners", products=["card"], targets=["screen", "home"], options=Options(theme="night"), out=tmp_path
    )
    notes = {one.path.stem.rpartition("-")[2]: one.notes for one in made}
    assert any("ink" in note for note in notes["home"])
    assert not notes["night"]
    white = build(
        "psoas-for-runners",
        products=["card"],
        targets=["home"],
        options=Options(theme="studio"),
        out=tmp_path / "white",
    )
    assert not any("covers its pages" in note for note in white[0].notes)
