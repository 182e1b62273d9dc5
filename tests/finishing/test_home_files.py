"""What all files for home printers have in common, and the sheet and settings that line up backs."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_back import page_sizes, text_of, words_on
from sample_products import PROPERTIES, SHEETS, SHIPPED, cards_on, sample, words

from generator.errors import ContentError, PressError, TemplateError
from generator.finishing.calibration import calibration, directions, plan_calibration
from generator.finishing.cards import CardPages, plain_grid
from generator.finishing.home import home_booklet, home_cards, home_pocket, home_poster
from generator.finishing.marks import Label, LineMark
from generator.finishing.placement import Flip
from generator.finishing.preflight import preflight
from generator.finishing.settings import PrinterSettings, load_settings, parse_offset, save_settings
from generator.finishing.words import SheetWords
from generator.output import Output
from generator.paper import sheet_paper

A4 = SHEETS["a4"]
FLIPS: tuple[Flip, ...] = ("long-edge", "short-edge")
MADE: dict[str, tuple[str, Callable[[], Output]]] = {
    "poster": ("Simplex", lambda: home_poster(sample(297, 420, 1, 3), A4, words(), PROPERTIES)),
    "cards": ("DuplexFlipLongEdge", lambda: home_cards(sample(85, 55, 2, 3), A4, words(), PROPERTIES)),
    "cards on short edge": (
        "DuplexFlipShortEdge",
        lambda: home_cards(sample(85, 55, 2, 3), A4, words(), PROPERTIES, flip="short-edge"),
    ),
    "folded cards": ("Simplex", lambda: home_cards(sample(85, 55, 2), A4, words(), PROPERTIES, fold_over=True)),
    "booklet": ("DuplexFlipShortEdge", lambda: home_booklet(sample(148, 210, 12, 3), A4, words(), PROPERTIES)),
    "pocket": ("Simplex", lambda: home_pocket(sample(74.25, 105, 8), A4, words(), PROPERTIES)),
    "calibration": ("DuplexFlipLongEdge", lambda: calibration(A4, words(), PROPERTIES)),
}


@pytest.mark.parametrize("name", MADE)
def test_files_ask_to_be_printed_at_their_size(name: str) -> None:
    duplex, make = MADE[name]
    finished = make()
    with pikepdf.open(BytesIO(finished.data)) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.ViewerPreferences.Duplex == f"/{duplex}"
        assert len(pdf.pages) == finished.pages
        assert pdf.pdf_version == "1.7"
        assert str(pdf.docinfo["/Title"]) == "Sample"
        assert pdf.check_pdf_syntax() == []
    assert "must be 50 mm" in text_of(finished.data, 0)
    assert "actual size (100 %)" in text_of(finished.data, 0).lower().replace("\r\n", " ")
    if duplex != "Simplex":
        edge = "short edge" if "Short" in duplex else "long edge"
        assert f"flip on the {edge}" in text_of(finished.data, 0)
    pages = "1 page" if finished.pages == 1 else f"{finished.pages} pages"
    assert str(preflight(finished.data, name=name)) == f"{name}: {pages} for home: nothing found"


@pytest.mark.parametrize("name", MADE)
def test_same_bytes_again(name: str) -> None:
    make = MADE[name][1]
    assert make().data == make().data


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import hashlib; from sample_products import *; from generator.finishing.home import home_cards;"
        "print(hashlib.sha256(home_cards(sample(85, 55, 2, 3), SHEETS['a4'], words(), PROPERTIES).data).hexdigest())"
    )
    path = os.pathsep.join((str(Path(__file__).parent), str(Path(__file__).parents[2])))
    environment = {**os.environ, "PYTHONPATH": path, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(MADE["cards"][1]().data).hexdigest()


def test_pages_are_stored_once_with_their_fonts() -> None:
    finished = cards_on(sample(85, 55, 2, 3), plain_grid(85, 55, A4), [CardPages(0, 1)] * 80)
    with pikepdf.open(BytesIO(finished)) as pdf:
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        programs = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Length1" in o]
        sheets = len(pdf.pages) // 2
    assert len(forms) == 2 + 1 + sheets  # two pages, marks, and the number of each sheet
    assert len(programs) <= 3


@pytest.mark.parametrize("bad", [b"", b"not a PDF", sample(85, 55, 1)[:300]])
def test_what_is_no_pdf_is_told(bad: bytes) -> None:
    with pytest.raises(PressError, match="PDF"):
        home_poster(bad, A4, words(), PROPERTIES)


def test_pages_of_several_sizes_are_told() -> None:
    first, second = (pikepdf.open(BytesIO(sample(*size, 1))) for size in ((85, 55), (90, 55)))
    first.pages.extend(second.pages)
    out = BytesIO()
    first.save(out)
    with pytest.raises(PressError, match=r"page 2 is 90 × 55 mm, page 1 is 85 × 55 mm"):
        home_cards(out.getvalue(), A4, words(), PROPERTIES)


def test_words_that_a_language_lacks_are_told() -> None:
    with pytest.raises(TemplateError, match=r'xx.yaml: printing lacks "ruler"'):
        home_pocket(sample(74.25, 105, 8), A4, SheetWords("xx.yaml", {"pocket_step_1": "1", **_steps()}), PROPERTIES)
    foreign = SheetWords("xx.yaml", {**words().texts, "how_pocket": "\u4e2d"})
    with pytest.raises(PressError, match="no print font has"):
        home_pocket(sample(74.25, 105, 8), A4, foreign, PROPERTIES)


def _steps() -> dict[str, str]:
    return {f"pocket_step_{step}": str(step) for step in (2, 3, 4)}


# Calibration


@given(st.sampled_from(FLIPS), st.sampled_from([A4, A4.turned()]), st.integers(-8, 8), st.integers(-8, 8))
def test_the_numbers_read_put_the_back_right(flip: Flip, sheet: object, right: int, up: int) -> None:
    """A printer shifts backs by (right, up), seen on the back; the scales must name the opposite."""
    paper = sheet
    plan = plan_calibration(paper, words(), flip, (0.0, 0.0))
    x, y = paper.width / 2, paper.height / 2
    upright = (paper.height >= paper.width) == (flip == "long-edge")
    seen_x, seen_y = (x - right, y + up) if upright else (x + right, y - up)  # through the paper, from the front
    across, down = directions(paper, flip)
    assert (across * (seen_x - x), down * (seen_y - y)) == pytest.approx((-right, -up))
    numbers = [m for m in plan.front.marks if isinstance(m, Label) and m.text.lstrip("−").isdigit()]
    if right % 4 == 0:
        read = [m.text for m in numbers if m.align == "middle" and abs(m.x - seen_x) < 0.01]
        assert str(-right).replace("-", "−") in read


def test_the_cross_moves_with_the_offset_that_is_set() -> None:
    back = plan_calibration(A4, words(), "long-edge", (1.5, -0.5)).back
    across, level = (mark for mark in back.marks if isinstance(mark, LineMark))
    assert across.x1 == across.x2 == 105 + 1.5
    assert level.y1 == level.y2 == 148.5 - 0.5


def test_finished_calibration_read_back() -> None:
    finished = calibration(A4, words(), PROPERTIES)
    assert page_sizes(finished.data) == [(210.0, 297.0)] * 2
    assert "calibrate --keep" in text_of(finished.data, 0)
    middle = words_on(finished.data, 0, "first number")[0]
    assert (middle.left + middle.right) / 2 == pytest.approx(105, abs=0.3)


# Settings


def test_offsets_are_kept_for_each_way_of_turning(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "printer.yaml"
    assert load_settings(path) == PrinterSettings()
    settings = PrinterSettings("short-edge").with_offset("short-edge", (0.5, -1)).with_offset("long-edge", (0, 2))
    assert save_settings(settings, path) == path
    loaded = load_settings(path)
    assert loaded.back_offset() == (0.5, -1)
    assert loaded.back_offset("long-edge") == (0, 2)
    assert loaded == settings


@pytest.mark.parametrize(("text", "offset"), [("0.5,-1", (0.5, -1)), (" −2 ; +3.25 ", (-2, 3.25)), ("0,0", (0, 0))])
def test_offsets_read(text: str, offset: tuple[float, float]) -> None:
    assert parse_offset(text) == offset


@pytest.mark.parametrize("text", ["", "1", "1,2,3", "1.5mm,2", "a,b", "1,,2", "100,0"])
def test_offsets_refused(text: str) -> None:
    with pytest.raises(PressError, match="back offset"):
        parse_offset(text)


def test_faulty_settings_are_told_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "printer.yaml"
    path.write_text("flip: sideways\nback_offset:\n  long-edge: far\ncolour: red\n")
    with pytest.raises(ContentError) as told:
        load_settings(path)
    text = str(told.value)
    assert f"{path}:1:7: flip must be long-edge or short-edge, not sideways" in text
    assert f"{path}:3:14: back_offset.long-edge" in text
    assert f"{path}:4:9: colour is unknown here; allowed: flip, back_offset" in text


def test_unknown_paper_is_told() -> None:
    with pytest.raises(PressError, match='there is no sheet of paper "a44"; did you mean "a4"'):
        sheet_paper(SHIPPED, "a44")
