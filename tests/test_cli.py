"""The command as a user meets it: what it prints, where, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def process(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["", "build", "check", "figure", "list", "schema", "preflight", "calibrate", "proofs"]
)
def test_help_has_an_example_and_ends_well(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"routine-press {command}".strip() in result.stdout.split("Example", 1)[1]


def test_lists(sample: Any) -> None:
    sample.spoil(sample.routine, "title: Sample", "title: [One, Two]")
    routines = run("list", "routines").stdout.splitlines()
    assert [line.split() for line in routines if line.startswith("sample")] == [["sample", "One", "Two"]]
    assert any(line.split()[0] == "bridge" for line in run("list", "exercises").stdout.splitlines())
    assert "a3       297 × 420 mm" in run("list", "papers").stdout
    assert "id1  85.6 × 53.98 mm" in run("list", "cards").stdout
    assert "half-letter  139.7 × 215.9 mm" in run("list", "booklets").stdout
    assert {line.split()[0] for line in run("list", "themes").stdout.splitlines()} >= {"colour", "photocopy"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "sampel"], 'there is no routine "sampel"; did you mean "sample"?'),
        (["build", "missing.yaml"], 'there is no routine "missing.yaml"'),
        (["build", "--only", "pster"], 'there is no product "pster"; did you mean "poster"?'),
        (["build", "--paper", "a33"], 'there is no poster size "a33"; did you mean "a3"?'),
        (["build", "--card-size", "id2"], 'there is no card size "id2"; did you mean "id1"?'),
        (["build", "--booklet-size", "half"], 'there is no booklet size "half"'),
        (["build", "--orientation", "upright"], 'there is no orientation "upright"; allowed: landscape, portrait'),
        (["build", "--theme", "color"], 'there is no theme "color"; did you mean "colour"?'),
        (["list", "paper"], 'there is no list "paper"; did you mean "papers"?'),
        (["schema", "routines"], 'there is no kind of content file "routines"; did you mean "routine"?'),
        (["proofs", "content/routines/sample.yaml"], "content/routines/sample.yaml: is not a PDF"),
        (["preflight", "content/routines/sample.yaml"], "content/routines/sample.yaml: is not a PDF that can be read"),
        (["preflight", "missing.pdf"], "missing.pdf: cannot be read: No such file or directory"),
        (["build", "--target", "shp"], 'there is no target "shp"; did you mean "shop"?'),
        (["build", "--target", "home", "--sheet", "a44"], 'there is no sheet of paper "a44"; did you mean "a4"?'),
        (["build", "--target", "home", "--stock", "avery-5372"], 'there is no card stock "avery-5372"; did you mean'),
        (["build", "--target", "home", "--flip", "long"], 'there is no way to flip "long"; did you mean "long-edge"?'),
        (["build", "--target", "home", "--overlap", "wide"], 'overlap must be 0 to 50 mm, not "wide"'),
        (["build", "--target", "home", "--thickness", "2mm"], 'thickness must be 0 to 1 mm, not "2mm"'),
        (["build", "--only", "pocket", "--target", "shop"], "nothing to make: pocket is for screen and home"),
        (["build", "--target", "shop", "--bleed", "9"], 'bleed must be 0 to 5 mm, or inches such as 0.125in, not "9"'),
        (["build", "--target", "shop", "--marks", "cross"], 'there is no kind of marks "cross"'),
        (["build", "--target", "shop", "--condition", "x"], 'there is no printing condition "x"'),
        (["build", "--target", "shop", "--output-profile", "x.icc"], "x.icc: cannot be read"),
        (["biuld"], "Did you mean 'build'?"),
        (["build", "--papr", "a3"], "(Did you mean one of: '--marks', '--paper'?)"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_one(sample: Any, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert message in result.stderr
    assert result.stdout == ""
    assert result.exit_code == 2


def test_check_prints_every_problem_and_nothing_else(sample: Any) -> None:
    sample.spoil(sample.exercise, "reps: 8", "reps: ten")
    sample.spoil(sample.routine, "[bridge]", "[bridge, brige]")
    result = run("check", "sample")
    assert result.stderr.splitlines() == [
        'content/exercises/bridge.yaml:9:14: dose.reps must be a whole number of 1 or more, not "ten"',
        'content/routines/sample.yaml:9:25: parts[1].exercises[2] names no exercise: there is no "brige"; '
        'did you mean "bridge"?',
    ]
    assert (result.stdout, result.exit_code) == ("", 2)


def test_check_tells_the_minutes_or_is_quiet(sample: Any) -> None:
    assert run("check", "sample").stdout == "sample: 1 exercise, about 1 minute, no problems\n"
    quiet = run("check", "sample", "--quiet")
    assert (quiet.stdout, quiet.stderr, quiet.exit_code) == ("", "", 0)


def test_check_lays_out_and_paints_nothing(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.pdf.canvas import PressCanvas

    def painted(*_: Any, **__: Any) -> None:
        raise AssertionError("something is painted")

    monkeypatch.setattr(PressCanvas, "__init__", painted)
    assert run("check", "sample").exit_code == 0


def test_a_routine_may_be_named_by_its_file(sample: Any) -> None:
    path = sample.write("mine/other.yaml", (sample.folder / sample.routine).read_text("utf-8"))
    assert run("check", str(path)).stdout.startswith("other: 1 exercise")
    assert run("check", "mine/other.yaml").exit_code == 0


@pytest.mark.parametrize("kind", ["exercise", "routine", "anatomy", "figure", "brand"])
def test_schemas_are_json_and_know_every_field(kind: str) -> None:
    schema = json.loads(run("schema", kind).stdout)
    assert "id" not in schema["properties"]
    assert schema["additionalProperties"] is False


def test_problems_of_bad_content_have_no_traceback_in_a_process(sample: Any) -> None:
    sample.write(sample.exercise, b"\xff\xfe")
    result = process("build", "sample", cwd=sample.folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "content/exercises/bridge.yaml:1:1: byte 0xFF is not UTF-8 text; save the file as UTF-8\n"
    assert not (sample.folder / "output").exists()


def build(sample: Any, *arguments: str) -> Result:
    """Build the sample's card, the quickest product."""
    return run("build", "sample", "--only", "card", *arguments)


def test_build_says_what_it_made_and_then_does_nothing(sample: Any) -> None:
    first = build(sample)
    assert (first.exit_code, first.stderr) == (0, "")
    lines = first.stdout.splitlines()
    assert lines[0].startswith("output/sample-card.pdf   2 pages  id1, 85.6 × 53.98 mm  ")
    assert lines[1].startswith("Made 1 file in ")
    made = (sample.folder / "output/sample-card.pdf").read_bytes()
    assert made.startswith(b"%PDF-")
    second = build(sample)
    assert second.stdout == "Nothing to do: 1 file up to date in output\n"
    assert (sample.folder / "output/sample-card.pdf").read_bytes() == made


@pytest.mark.parametrize(
    "change",
    [
        lambda sample: sample.spoil(sample.exercise, "name: Bridge", "name: Shoulder Bridge"),
        lambda sample: sample.spoil(sample.routine, "title: Sample", "title: Other"),
        lambda sample: sample.write("content/brand.yaml", "name: Our Club"),
        lambda sample: sample.write("output/sample-card.pdf", "spoilt"),
        lambda sample: (sample.folder / "output/sample-card.pdf").unlink(),
        lambda sample: sample.write("output/.routine-press.json", "{not json"),
    ],
    ids=["exercise", "routine", "brand", "file spoilt", "file gone", "record spoilt"],
)
def test_any_change_makes_it_again(sample: Any, change: Any) -> None:
    build(sample)
    change(sample)
    assert "Made 1 file" in build(sample).stdout
    assert "Nothing to do" in build(sample).stdout


def test_another_size_or_date_makes_it_again_but_another_routine_does_not(
    sample: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(sample)
    sample.write("content/routines/second.yaml", "title: [unfinished")
    assert "Nothing to do" in build(sample).stdout
    assert "Nothing to do" in build(sample, "--orientation", "landscape").stdout
    assert "88.9 × 50.8 mm" in build(sample, "--card-size", "US").stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "Made 1 file" in build(sample, "--card-size", "us").stdout


def test_quiet_builds_say_nothing(sample: Any) -> None:
    result = build(sample, "-q", "--out", "prints/today")
    assert (result.stdout, result.stderr) == ("", "")
    assert [path.name for path in (sample.folder / "prints/today").glob("*.pdf")] == ["sample-card.pdf"]


def test_an_output_folder_that_cannot_be_written_is_told(sample: Any) -> None:
    sample.write("blocked", "a file where a folder should be")
    result = build(sample, "--out", "blocked/prints")
    assert (result.exit_code, result.stderr) == (
        2,
        "blocked/prints/sample-card.pdf: cannot be written: Not a directory; a file stands "
        "where a folder would have to be: choose another folder (--out)\n",
    )


def test_nothing_to_do_loads_nothing_slow(sample: Any) -> None:
    assert process("build", "sample", "--only", "card", cwd=sample.folder).returncode == 0
    result = process("build", "sample", "--only", "card", cwd=sample.folder, PYTHONPROFILEIMPORTTIME="1")
    assert "Nothing to do" in result.stdout
    loaded = {line.rsplit("|", 1)[-1].strip() for line in result.stderr.splitlines()}
    assert "generator.manifest" in loaded
    assert loaded & {"pydantic", "yaml", "jinja2", "reportlab", "numpy", "shapely", "pikepdf", "uharfbuzz"} == set()


def test_piped_output_has_no_colour(sample: Any) -> None:
    result = process("build", "sample", "--only", "card", cwd=sample.folder, FORCE_COLOR="1")
    assert "\x1b" not in result.stdout + result.stderr


def test_the_python_interface_makes_the_same_bytes(sample: Any) -> None:
    from generator import build as make
    from generator import load_routine

    build(sample)
    [made] = make(load_routine("sample"), products=["card"], out="again")
    assert (made.routine, made.product, made.pages, made.new) == ("sample", "card", 2, True)
    assert made.path.read_bytes() == (sample.folder / "output/sample-card.pdf").read_bytes()


def test_proofs_are_pictures_of_every_page(sample: Any) -> None:
    build(sample)
    result = run("proofs", "output/sample-card.pdf", "--dpi", "72")
    assert result.stdout.splitlines() == ["output/proofs/sample-card-1.png", "output/proofs/sample-card-2.png"]
    from PIL import Image

    with Image.open(sample.folder / "output/proofs/sample-card-1.png") as picture:
        assert picture.size == (243, 154)


def test_check_advises_on_restless_positions_and_hard_sentences(sample: Any) -> None:
    other = sample.folder / sample.exercise
    text = other.read_text("utf-8")
    hard = "Synchronise inspiratory diaphragmatic activation with contralateral gluteal musculature recruitment."
    sample.write("content/exercises/stand.yaml", text.replace("[supine]", "[standing]").replace("Lift less.", hard))
    sample.spoil(sample.routine, "[bridge]", "[bridge, stand, bridge, stand, bridge]")
    said = run("check", "sample").stdout
    assert "people change position 4 times: supine, standing, supine, standing, supine" in said
    assert re.search(r"stand reads at grade \d+\.\d; most people follow 8 or below", said)
    assert run("check", "sample", "--quiet").stdout == ""


def test_check_tells_who_of_the_people_is_in_no_picture(sample: Any) -> None:
    sample.spoil(sample.routine, "\nparts:", "\npeople: [k]\nparts:")
    result = run("check")
    assert f"{sample.routine}:" in result.output
    assert "people[1] has nobody who can be drawn in bridge: it shows a" in result.output
    assert "people[1] names k, whom no picture shows: others can do these moves" in result.output
    sample.spoil(sample.routine, "people: [k]", "people: [d]")
    assert "people[1]" not in run("check").output


def test_check_tells_marks_of_web_pages(sample: Any) -> None:
    """They are printed as typed; what is smaller than something is none of them."""
    sample.spoil(sample.exercise, "Lift less.", '"<p>Lift &nbsp; less.</p> At 3 < 5 & 6 > 2."')
    said = run("check", "sample")
    assert said.exit_code == 0
    assert "easier is printed with <p> &nbsp; </p> as typed: there is no HTML" in said.stdout
    assert said.stdout.count("HTML") == 1


def test_two_builds_at_once_into_one_folder(sample: Any) -> None:
    """Both end well, and a third finds nothing to do."""
    command = [sys.executable, "-m", "generator", "build", "sample", "--only", "text,card", "--quiet"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    both = [subprocess.Popen(command, cwd=sample.folder, env=env, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(one.communicate()[1], one.returncode) for one in both] == [(b"", 0)] * 2
    assert sorted(path.name for path in (sample.folder / "output").iterdir() if path.name[0] != ".") == [
        "sample-card.pdf",
        "sample.txt",
    ]
    assert "Nothing to do" in run("build", "sample", "--only", "text,card").stdout
