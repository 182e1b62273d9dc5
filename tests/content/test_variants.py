"""An easier or harder way to do an exercise: what is other in it wins, and a routine picks it by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.library import Library
from generator.errors import ContentError
from generator.figure import Figure

VARIANTS = """variants:
  easier:
    name: Half a Bridge
    steps: [Lift your hips half way.]
    dose: {reps: 5}
    figure: {alt: Half way up., frames: [{name: half, pose: {root: supine, hips: {both: 20}}}]}
  harder: {dose: {reps: 30}}
figure:"""


@pytest.fixture
def varied(sample: Any) -> Any:
    """Give a sample whose exercise has two variants."""
    sample.spoil(sample.exercise, "figure:", VARIANTS)
    return sample


def told(sample: Any) -> list[str]:
    with pytest.raises(ContentError) as error:
        Library(sample.project).programme("sample")
    return str(error.value).splitlines()


def test_a_routine_picks_a_variant_and_still_says_what_it_likes(varied: Any) -> None:
    easier, harder = "{exercise: bridge, variant: easier, card: Only half.}", "{exercise: bridge, variant: harder}"
    varied.spoil(varied.routine, "[bridge]", f"[bridge, {easier}, {harder}]")
    plain, easy, hard = Library(varied.project).programme("sample").moves
    assert [str(move.exercise.name) for move in (plain, easy, hard)] == ["Bridge", "Half a Bridge", "Bridge"]
    assert (str(easy.exercise.card), easy.exercise.steps) == ("Only half.", ("Lift your hips half way.",))
    assert [move.exercise.dose and move.exercise.dose.seconds for move in (plain, easy, hard)][1:] == [20, 120]
    assert isinstance(easy.shown, Figure)
    assert easy.shown.alt == "Half way up."
    assert hard.shown == plain.shown != easy.shown
    assert (plain.exercise.easier, easy.exercise.easier) == ("Lift less.", None)
    assert hard.exercise.easier == "Lift less."


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "{exercise: bridge, variant: esier}",
            'names no variant of bridge: there is no "esier"; did you mean "easier"?',
        ),
        ("{exercise: heel-raises, variant: easier}", 'names no variant of heel-raises: there is no "easier"'),
        ("{exercise: bridge, variant: easier, frame: up}", 'names no frame of this figure: there is no "up"'),
    ],
)
def test_an_unknown_one_is_told(varied: Any, entry: str, message: str) -> None:
    varied.spoil(varied.routine, "[bridge]", f"[{entry}]")
    assert [line for line in told(varied) if line.startswith(varied.routine) and message in line], told(varied)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("hips: {both: 20}", "hips: {both: 400}", "variants.easier.figure.frames[1].pose.hips.both must be between"),
        ("harder: {dose: {reps: 30}}", "harder: {}", "says nothing that is other"),
        ("  harder:", "  hardest:", "variants.hardest is not a known field"),
    ],
)
def test_what_is_wrong_in_one_is_told_with_its_place(varied: Any, old: str, new: str, message: str) -> None:
    varied.spoil(varied.exercise, old, new)
    assert any(line.startswith(varied.exercise) and message in line for line in told(varied)), told(varied)


def test_its_figure_is_drawn_by_name(varied: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(varied.folder)
    out = tmp_path / "half.svg"
    drawn = CliRunner().invoke(main, ["figure", "bridge", "--variant", "easier", "-o", str(out)])
    assert (drawn.exit_code, out.is_file()) == (0, True)
    lost = CliRunner().invoke(main, ["figure", "bridge", "--variant", "other", "-o", str(out)])
    assert "there is no variant of bridge" in lost.output
