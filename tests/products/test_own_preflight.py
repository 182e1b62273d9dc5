"""What is made passes its own preflight, whatever paper, edition, theme and target; grey editions are grey throughout.

Every size of every product is made once; themes, editions and targets take turns, so that each meets each. With
EVERY_COMBINATION=1 in the environment all are made, more than a thousand files, of EVERY_ROUTINE's routine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle, product
from pathlib import Path

import pytest
from PIL import Image

from generator.builder import build
from generator.content.library import load_routine
from generator.content.project import Project
from generator.finishing.preflight.reading.file import examine
from generator.jobs import Job
from generator.options import ORIENTATIONS, Options, ShopPrinting
from generator.paper import papers
from generator.press import Press
from generator.products import PRODUCTS
from generator.targets import TARGETS
from tests.conftest import Sample

PROJECT = Project.find()
ROUTINE = load_routine(os.environ.get("EVERY_ROUTINE", "ankle-and-calf-warm-up"))
SIZES = [
    (made, size)
    for made in PRODUCTS.values()
    if not made.written
    for size in (papers(PROJECT, made.name) if made.size else ("",))
]


def turns() -> Iterator[tuple[str, str, str, bool, str, str]]:
    """Give every size once."""
    themes, large = cycle(("photocopy", "colour", "large-print")), cycle((False, True, True, False, False))
    ways, targets = cycle(ORIENTATIONS), cycle(("shop", "home", "shop", "screen"))
    for (made, size), theme, print_, way, target in zip(SIZES, themes, large, ways, targets, strict=False):
        yield made.name, size, theme, print_, way, "home" if target in made.not_for else target


def every() -> Iterator[tuple[str, str, str, bool, str, str]]:
    """Give every size in every theme and edition, both ways up where it turns, for every target."""
    themes = PROJECT.files("templates/themes")
    for (made, size), theme, large, target in product(SIZES, themes, (False, True), TARGETS):
        for way in ORIENTATIONS if made.turns else ORIENTATIONS[:1]:
            if target not in made.not_for:
                yield made.name, size, theme, large, way, target


CASES = [
    pytest.param(*case, id="-".join(map(str, case)))
    for case in (every() if os.environ.get("EVERY_COMBINATION") else turns())
]


@pytest.mark.parametrize(("name", "size", "theme", "large", "way", "target"), CASES)
def test_what_is_made_passes(
    tmp_path: Path, name: str, size: str, theme: str, large: bool, way: str, target: str
) -> None:
    options = Options(theme=theme, large_print=large, orientation=way, sizes=sizes(name, size))  # type: ignore[arg-type]
    (made,) = build(ROUTINE, products=[name], targets=[target], options=options, out=tmp_path, project=PROJECT)
    assert made.faults == ()


def sizes(name: str, size: str) -> list[tuple[str, str]]:
    return [(PRODUCTS[name].option, size)] if size else []


@pytest.mark.parametrize("bleed", [0.0, 2.0, 5.0])
def test_the_shops_own_bleed_is_the_measure(tmp_path: Path, bleed: float) -> None:
    options = Options(shop=ShopPrinting(bleed=bleed))
    (made,) = build(ROUTINE, products=["card"], targets=["shop"], options=options, out=tmp_path, project=PROJECT)
    assert made.faults == ()


@pytest.mark.parametrize("target", list(TARGETS))
def test_a_photocopy_takes_black_alone(sample: Sample, target: str) -> None:
    """Also its logo, its marks and its pictures."""
    blue = BytesIO()
    Image.new("RGB", (30, 10), (0, 90, 160)).save(blue, "PNG")
    sample.write("content/logo.png", blue.getvalue())
    sample.write("content/brand.yaml", "name: Club\nlogo: logo.png\nlogo_alt: Our logo\n")
    press, programme = Press(sample.project, Options(theme="photocopy")), load_routine("sample", sample.project)
    for name in ("poster", "card"):
        pages = examine(press.press(programme, Job.named(name, target)).data).pages
        for page in pages:
            assert {picture.space.name for picture in page.facts.pictures} <= {"DeviceGray", "DeviceCMYK"}
            for item in page.facts.painted:
                name, values = item.colour.space.name, item.colour.values
                assert name == "DeviceGray" or not any(values[:3]), (name, values)
