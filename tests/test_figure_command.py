"""`routine-press figure`: an author looks at one figure, or at all of them, without building anything."""

import json
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pypdf import PdfReader

from generator.cli import main
from generator.content.library import Library
from generator.content.project import Project
from generator.units import to_mm


def figure(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["figure", *arguments], catch_exceptions=False)


def test_svg_is_of_true_size_and_titled(tmp_path: Path) -> None:
    out = tmp_path / "h.svg"
    assert figure("hundred", "--size", "100", "-o", str(out)).exit_code == 0
    root = ElementTree.parse(out).getroot()
    assert root.tag.endswith("svg")
    assert 100 <= float(root.get("width", "").removesuffix("mm")) <= 120
    assert "hundred" in "".join(root.itertext())


def test_pdf_and_png_have_the_size_asked_for(tmp_path: Path) -> None:
    sizes = []
    for mat in ("60", "120"):
        pdf, png = tmp_path / "f.pdf", tmp_path / "f.png"
        assert figure("scissors", "--style", "line", "--size", mat, "-o", str(pdf)).exit_code == 0
        assert figure("scissors", "--style", "line", "--size", mat, "-o", str(png)).exit_code == 0
        with pikepdf.open(pdf) as opened:
            width = to_mm(float(opened.pages[0].mediabox[2]))
        assert Image.open(BytesIO(png.read_bytes())).width == pytest.approx(width / 25.4 * 300, abs=2)
        sizes.append(width - 8)
    assert sizes[1] == pytest.approx(2 * sizes[0], rel=0.03)


def test_the_contact_sheet_names_every_frame_of_the_library(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert figure("--all", "-o", str(out)).exit_code == 0
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(out).pages)
    figures = Library(Project.find()).figures()
    assert len(figures) >= 14
    for name, one in figures.items():
        for frame in one.frames:
            assert f"{name}·{frame.name}".replace(" ", "") in text


@pytest.mark.parametrize(
    ("pose", "told", "red"),
    [
        ({"hands": {"right": "left-ankle"}}, "hands.right cannot reach left-ankle: ", 400),
        ({"hips": {"right": 90}, "rest": [{"right-foot": 0}]}, "puts the left heel ", 200),
        ({"root": "all-fours", "spine": {"lumbar": 35, "thorax": 35, "neck": 25}}, "puts the head ", 200),
        ({"root": "supine", "hips": {"left": 30}, "rest": ["upper-back", {"left-foot": 180}]},
         "rest leaves the left-foot ", 400),
    ],
)  # fmt: skip
def test_a_pose_that_fails_is_drawn_as_far_as_it_goes(
    pose: dict[str, object], told: str, red: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/figures").mkdir(parents=True)
    data = {"figure": {"alt": "A person.", "frames": [{"pose": pose}]}}
    (tmp_path / "content/figures/try.yaml").write_text(json.dumps(data), "utf-8")
    result = figure("try", "-o", "try.png", "--size", "100")
    assert result.exit_code == 2
    assert "content/figures/try.yaml:1:" in result.stderr
    assert told in result.stderr
    pixels = np.asarray(Image.open("try.png").convert("RGB")).reshape(-1, 3).tolist()
    assert sum(r > 150 and g < 80 and b < 80 for r, g, b in pixels) > red


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["hundrd", "-o", "x.svg"], 'there is no figure "hundrd"; did you mean "hundred"?'),
        (["hundred", "--frame", "strat", "-o", "x.svg"], 'there is no frame "strat"; did you mean "start"?'),
        (["hundred", "--style", "lines", "-o", "x.svg"], 'there is no style "lines"; did you mean "line"?'),
        (["hundred", "--person", "z", "-o", "x.svg"], 'there is no person "z"; allowed: a, b, c'),
        (["hundred", "-o", "x.gif"], 'there is no picture format ".gif"; allowed: .pdf, .png, .svg'),
        (["--all", "-o", "x.svg"], 'there is no format of a contact sheet ".svg"; allowed: .pdf'),
        (["-o", "x.svg"], "name an exercise, or use --all for a contact sheet"),
        (["hundred", "--view", "left", "-o", "x.svg"], 'must be two numbers of degrees, such as 14,11, not "left"'),
    ],
)
def test_slips_are_told(arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = figure(*arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert list(tmp_path.iterdir()) == []
