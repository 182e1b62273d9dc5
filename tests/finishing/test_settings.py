"""What is kept about a printer."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError, PressError
from generator.finishing.settings import PrinterSettings, load_settings, parse_offset, save_settings, settings_path


def test_a_printer_that_nobody_set_turns_on_the_long_edge_and_shifts_nothing() -> None:
    settings = PrinterSettings()
    assert (settings.flip, settings.back_offset(), settings.back_offset("short-edge")) == ("long-edge", (0, 0), (0, 0))


def test_an_offset_takes_the_place_of_the_one_before() -> None:
    settings = PrinterSettings("short-edge").with_offset("short-edge", (1, 2)).with_offset("long-edge", (3, 4))
    settings = settings.with_offset("short-edge", (5, 6))
    assert settings.back_offsets == (("long-edge", (3, 4)), ("short-edge", (5, 6)))
    assert settings.back_offset() == (5, 6)


@pytest.mark.parametrize("text", ["20,-20", "-20,20", "20.0;0"])
def test_the_largest_offset_is_taken(text: str) -> None:
    assert max(map(abs, parse_offset(text))) == 20


@pytest.mark.parametrize("text", ["20.5,0", "0,-20.1", "0;21"])
def test_larger_offsets_are_typing_errors(text: str) -> None:
    with pytest.raises(PressError) as told:
        parse_offset(text)
    assert str(told.value) == f"a back offset of {text} mm is more than any printer is off; 20 mm is the most"


def test_what_is_no_offset_is_told_with_an_example() -> None:
    with pytest.raises(PressError) as told:
        parse_offset("half")
    assert str(told.value) == 'a back offset is two numbers in mm, right and up, such as 1.5,-0.5, not "half"'


def test_settings_are_kept_where_the_system_keeps_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    path = save_settings(PrinterSettings("short-edge").with_offset("long-edge", (0.25, -1)))
    assert path == settings_path()
    assert (path.parent.name, path.name) == ("routine-press", "printer.yaml")
    assert path.read_text("utf-8") == "flip: short-edge\nback_offset:\n  long-edge: 0.25,-1\n"
    assert load_settings().back_offset("long-edge") == (0.25, -1)
    save_settings(PrinterSettings())
    assert path.read_text("utf-8") == "flip: long-edge\n"


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "printer.yaml"
    path.write_text("back_offset:\n  long-edge: far\n  short-edge: near\n  up: 1,2\ncolour: red\n", "utf-8")
    with pytest.raises(ContentError) as error:
        load_settings(path)
    lines = str(error.value).splitlines()
    assert [line.removeprefix(f"{path}:").partition(" ")[0] for line in lines] == ["2:14:", "3:15:", "4:7:", "5:9:"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("back_offset: 1,2\n", "1:14: back_offset must have a line for long-edge or short-edge, such as"),
        (
            "flip: short-edge\nback_offset:\n  up: 1,2\n",
            "3:7: back_offset.up must be long-edge or short-edge, not up",
        ),
        ("back_offset:\n  long-edge: far\n", "2:14: back_offset.long-edge cannot be taken: a back offset is"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "printer.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError) as error:
        load_settings(path)
    assert f"{path}:" in str(error.value)
    assert told in str(error.value)
