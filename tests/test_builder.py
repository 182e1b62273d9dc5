"""What a finished file is looked at for: the product's own safe area, and the paper's edge at home."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest

from generator.builder import build, faults_of
from generator.content.project import Project
from generator.finishing.conditions import find_condition
from generator.finishing.shop import shop
from generator.jobs import Job
from generator.options import Options
from generator.output import Output
from generator.pdf import fonts
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.pdf.colour import Ink
from generator.pdf.metadata import Properties, finish
from generator.press import WarmPress
from generator.units import MM

THEME = """\
extends: colour
name: Mine
description: For a test.
colours:
  accent: {rgb: "#A00000", cmyk: [0, 100, 100, 20]}
"""
INK = Ink("#000000", (0, 0, 0, 100))


def for_a_shop(edge: float, foot: float = 97, pages: int = 4, facing: bool = False) -> Output:
    """Make pages of 148 x 210 mm for a shop, with a word `edge` mm from the left."""
    out = BytesIO()
    size = (154 * MM, 216 * MM)
    boxes = {"trim": (3 * MM, 3 * MM, 151 * MM, 213 * MM), "bleed": (0, 0, *size)}
    setup = PageSetup(space="cmyk", version=(1, 4), links=False, **boxes)  # type: ignore[arg-type]
    canvas = PressCanvas(out, pagesize=size, setup=setup)
    for _ in range(pages):
        canvas.setFillColor(INK.reportlab("cmyk"))
        canvas.setFont(fonts.face(), 12)
        canvas.drawString((3 + edge) * MM, (3 + foot) * MM, "Illth")
        canvas.showPage()
    canvas.save()
    properties = Properties("Sample", "A coach", "", date=datetime(2026, 11, 1, tzinfo=UTC))
    made = shop(finish(out.getvalue(), properties, canvas), find_condition(Project.find()), properties)
    return Output(made.data, pages, 148, 210, facing)


@pytest.mark.parametrize(
    ("product", "edge", "kept"),
    [("poster", 5.2, True), ("poster", 4.4, False), ("booklet", 4.4, False), ("card", 4.4, True), ("card", 2.6, False)],
)
def test_each_product_keeps_its_own_safe_area(product: str, edge: float, kept: bool) -> None:
    faults = faults_of(for_a_shop(edge), Job.named(product, "shop"), "x.pdf")
    assert (faults == ()) == kept
    assert all("mm from the left" in fault for fault in faults)


def test_what_is_stapled_has_four_pages_a_sheet() -> None:
    (fault,) = faults_of(for_a_shop(20, pages=3, facing=True), Job.named("booklet", "shop"), "x.pdf")
    assert "3 pages cannot be stapled" in fault
    assert faults_of(for_a_shop(20, pages=3), Job.named("booklet", "shop"), "x.pdf") == ()
    assert faults_of(Output(b"words", 1, 0, 0), Job.named("text"), "x.txt") == ()


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("content/exercises/bridge.yaml", "Lift less.", "Lift a little less."),
        ("content/exercises/bridge.yaml", "{root: supine}", "{root: prone}"),
        ("templates/themes/mine.yaml", "#A00000", "#900000"),
    ],
    ids=["words", "figure", "colour"],
)
def test_what_a_process_built_before_changes_no_byte(sample: Any, file: str, before: str, after: str) -> None:
    sample.write("templates/themes/mine.yaml", THEME)

    def built() -> bytes:
        (made,) = build("sample", products=["booklet"], options=Options(theme="mine"), project=Project.find())
        return made.path.read_bytes()

    WarmPress._settings.clear()
    first = built()
    assert built() == first
    sample.spoil(file, before, after)
    changed = built()
    WarmPress._settings.clear()
    assert changed == built() != first


@pytest.mark.parametrize(("foot", "kept"), [(3.2, False), (4.2, True)])
def test_letters_below_the_line_keep_clear_of_the_cut(foot: float, kept: bool) -> None:
    faults = faults_of(for_a_shop(20, foot), Job.named("card", "shop"), "x.pdf")
    assert (faults == ()) == kept
