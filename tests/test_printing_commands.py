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


def test_preflight_asks_for_the_bleed_of_the_shop(tmp_path: Path) -> None:
    asked = ("--only", "card", "--target", "shop", "--bleed", "2", "--out", str(tmp_path))
    assert run("build", "ankle-and-calf-warm-up", *asked).exit_code == 0
    (path,) = tmp_path.glob("*-shop.pdf")
    assert run("preflight", str(path), "--bleed", "2").exit_code == 0
    told = run("preflight", str(path))
    assert (told.exit_code, "bleed is 2 mm" in told.stdout) == (1, True)


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


def test_a_file_that_cannot_be_read_leaves_the_others_their_reports(loose_page: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.pdf"
    words.write_text("no pdf")
    result = run("preflight", str(words), str(loose_page), str(tmp_path / "missing.pdf"))
    assert result.exit_code == 2
    assert result.stdout.splitlines()[-1].startswith(f"{loose_page}: 1 page for screen: ")
    assert result.stderr.splitlines() == [
        f"{words}: is not a PDF that can be read",
        f"{tmp_path / 'missing.pdf'}: cannot be read: No such file or directory",
    ]
    report, error = json.loads(run("preflight", str(words), str(loose_page), "--json").stdout)
    assert (report["name"], report["pages"]) == (str(loose_page), 1)
    assert error == {"name": str(words), "error": f"{words}: is not a PDF that can be read"}


def test_proofs_of_files_with_one_name_do_not_overwrite_one_another(loose_page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / loose_page.name).write_bytes(loose_page.read_bytes())
    (tmp_path / "words.pdf").write_text("no pdf")
    out = tmp_path / "out"
    files = [str(loose_page), str(tmp_path / "words.pdf"), str(other / loose_page.name)]
    result = run("proofs", *files, "--out", str(out), "--dpi", "30")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path / 'words.pdf'}: is not a PDF\n"
    assert sorted(path.name for path in out.iterdir()) == ["other-loose-1.png", f"{tmp_path.name}-loose-1.png"]
    assert len(result.stdout.splitlines()) == 2
