"""What is made passes its own preflight, whatever paper, edition, theme and target; grey editions are grey throughout.

Every size of every product is made once; themes, editions and targets take turns, so that each meets each.
"""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
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
ROUTINE = load_routine("ankle-and-calf-warm-up")
SIZES = [
    (product, size)
    for product in PRODUCTS.values()
    if not product.written
    for size in (papers(PROJECT, product.name) if product.size else ("", ""))
]
CASES = [
    pytest.param(
        product.name,
        size,
        theme,
        large,
        way,
        "home" if target in product.not_for else target,
        id=f"{product}-{size}-{theme}-{large}",
    )
    for (product, size), theme, large, way, target in zip(
        SIZES,
        cycle(("photocopy", "colour", "large-print")),
        cycle((False, True, True, False, False)),
        cycle(ORIENTATIONS),
        cycle(("shop", "home", "shop", "screen")),
        strict=False,
    )
]


@pytest.mark.parametrize(("product", "size", "theme", "large", "way", "target"), CASES)
def test_what_is_made_passes(
    tmp_path: Path, product: str, size: str, theme: str, large: bool, way: str, target: str
) -> None:
    options = Options(theme=theme, large_print=large, orientation=way, sizes=sizes(product, size))  # type: ignore[arg-type]
    (made,) = build(ROUTINE, products=[product], targets=[target], options=options, out=tmp_path, project=PROJECT)
    assert made.faults == ()


def sizes(product: str, size: str) -> list[tuple[str, str]]:
    return [(PRODUCTS[product].option, size)] if size else []


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
    for product in ("poster", "card"):
        pages = examine(press.press(programme, Job.named(product, target)).data).pages
        for page in pages:
            assert {picture.space.name for picture in page.facts.pictures} <= {"DeviceGray", "DeviceCMYK"}
            for item in page.facts.painted:
                name, values = item.colour.space.name, item.colour.values
                assert name == "DeviceGray" or not any(values[:3]), (name, values)
