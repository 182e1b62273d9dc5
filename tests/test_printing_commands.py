"""`preflight` and `calibrate` as a user meets them."""

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from generator.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def loose_page(tmp_path: Path) -> Path:
    """A page without boxes, painted in RGB."""
    path = tmp_path / "loose.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 200))
        pdf.pages[0].Contents = pdf.make_stream(b"1 0 0 rg 20 20 100 100 re f")
        pdf.save(path)
    return path


def test_preflight_judges_for_the_target_asked_for(loose_page: Path) -> None:
    shop = run("preflight", str(loose_page), "--target", "shop")
    assert shop.exit_code == 1
    assert "error: page 1" in shop.stdout
    assert shop.stdout.splitlines()[-1].startswith(f"{loose_page}: 1 page for shop: ")
    screen = run("preflight", str(loose_page), "--target", "screen")
    assert screen.exit_code == 0


def test_preflight_as_json_holds_the_same_findings(loose_page: Path) -> None:
    told = run("preflight", str(loose_page), "--target", "shop")
    (report,) = json.loads(run("preflight", str(loose_page), "--target", "shop", "--json").stdout)
    assert report["target"] == "shop"
    assert len(report["findings"]) == len(told.stdout.splitlines()) - 1
    assert {finding["severity"] for finding in report["findings"]} >= {"error"}


def test_calibration_keeps_what_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    out = tmp_path / "sheet.pdf"
    first = run("calibrate", "-o", str(out))
    assert (first.exit_code, f"{out}  2 pages" in first.stdout) == (0, True)
    plain = out.read_bytes()
    kept = run("calibrate", "--keep", "0.5,-1", "-o", str(out))
    assert "Kept in " in kept.stdout
    assert str(tmp_path) in kept.stdout
    assert out.read_bytes() != plain
    moved = out.read_bytes()
    assert run("calibrate", "-o", str(out)).exit_code == 0
    assert out.read_bytes() == moved
    with pikepdf.open(out) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_a_wrong_offset_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    result = run("calibrate", "--keep", "half", "-o", str(tmp_path / "x.pdf"))
    assert result.exit_code == 2
    assert '"half"' in result.stderr
    assert not (tmp_path / "x.pdf").exists()
