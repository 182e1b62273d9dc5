"""Beginning a routine, a brand and an exercise: what is written builds at once, and nothing that is there is lost."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.library import Library
from generator.content.lint import lint
from generator.content.locale_file import read_locale
from generator.content.project import Project
from generator.content.starter import NewRoutine, identifier, new_routine

ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


ASKED = ("new", "--title", "Calves: every day", "--exercises", "calf, heel-raises, glute-bridge", "--brand", "Harbour")


def test_what_is_begun_builds_at_once(folder: Path) -> None:
    assert run(*ASKED, "--contact", "hello@example.org").exit_code == 0
    routine = folder / "content/routines/calves-every-day.yaml"
    text = routine.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/routine.schema.json\n")
    assert 'title: "Calves: every day"' in text
    programme = Library(Project.find()).programme("calves-every-day")
    names = {move.exercise.id for move in programme.moves}
    assert {"heel-raises", "glute-bridge"} < names
    assert len(programme.moves) == 6
    assert all(move.exercise.dose for move in programme.moves)
    assert programme.brand is not None
    assert (programme.brand.name, programme.brand.email) == ("Harbour", "hello@example.org")
    built = run("build", "calves-every-day", "--only", "poster,card,text")
    assert (built.exit_code, built.stderr) == (0, "")


@pytest.mark.parametrize("language", list(Library(Project.find(ROOT)).languages))
def test_it_speaks_every_language_and_is_as_lint_advises(folder: Path, language: str) -> None:
    library = Library(Project.find())
    wish = NewRoutine("Rücken", ("back", "stretch"), language, date="2026-12-01")
    for name, text in new_routine(library, wish).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    library = Library(Project.find())
    programme = library.programme("rücken")
    words = read_locale(Project.find(), language).sections["words"]
    assert programme.routine.language == language
    assert programme.routine.stop.heading == words["begun_stop"]
    assert [str(part.name) for part in programme.parts][-1] == words["begun_stretch"]
    mine = [str(each) for each in lint(programme, library) if each.file.startswith("content/routines")]
    assert mine == []


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Bridge, with a ball!", "bridge-with-a-ball"),
        ("Утренняя зарядка", "утренняя-зарядка"),
        ("背中の体操", "背中の体操"),
        ("Año/Nuevo: C:\\x", "año-nuevo-c-x"),
        ("  ../../etc/passwd ", "etc-passwd"),
        ("CON", "con-"),
        ("!!!", "routine"),
        ("x" * 200, "x" * 60),
    ],
)
def test_names_become_safe_ids_in_any_script(name: str, made: str) -> None:
    assert identifier(name) == made


def test_nothing_that_is_there_is_written_over(folder: Path) -> None:
    brand = folder / "content/brand.yaml"
    settings = folder / ".vscode/settings.json"
    for path, text in ((brand, "name: Ours\n"), (settings, "{}")):
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    first = run(*ASKED)
    assert first.exit_code == 0
    assert (brand.read_text("utf-8"), settings.read_text("utf-8")) == ("name: Ours\n", "{}")
    assert "kept   content/brand.yaml: it is there already" in first.stderr
    routine = folder / "content/routines/calves-every-day.yaml"
    routine.write_text("mine", "utf-8")
    again = run(*ASKED)
    assert again.exit_code == 2
    assert "content/routines/calves-every-day.yaml is there already, and is not written over" in again.stderr
    assert routine.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "a new routine needs --title and --exercises; on a terminal they are asked for"),
        (("--title", "X"), "a new routine needs --exercises; on a terminal"),
        (("--title", "X", "--exercises", "xylophone"), 'no exercise is found by "xylophone"'),
        (("--title", "X", "--exercises", "calf", "--lang", "eo"), 'there is no language "eo"'),
        (("--title", "X", "--exercises", "calf", "--contact", "a@b.c"), "--contact is whom a brand is reached by"),
        (("--title", "\U0001f3c3", "--exercises", "calf"), "routine.yaml:3:8: title must not hold"),
        (("exercise", "X", "--like", "brigde"), 'there is no exercise "brigde"'),
        (("exercise", "Plank", "--like", "plank"), "there is an exercise plank already: choose another name"),
        (("exercise", "one two three four five six seven eight nine", "--like", "plank"), "must be at most 8 words"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run("new", *arguments)
    assert message in result.stderr
    assert result.exit_code == 2
    assert list(folder.iterdir()) == []


def test_an_exercise_is_begun_from_another(folder: Path) -> None:
    assert run("new", "exercise", "Bridge with a ball", "--like", "glute-bridge").exit_code == 0
    text = (folder / "content/exercises/bridge-with-a-ball.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/exercise.schema.json\n")
    assert "# How much, in numbers; docs/write-a-routine.md has all of them.\ndose:" in text
    library = Library(Project.find())
    begun, other = library.exercise("bridge-with-a-ball").value, library.exercise("glute-bridge").value
    assert begun is not None
    assert other is not None
    assert (begun.name, begun.label) == ("Bridge with a ball", "Bridge with a ball")
    assert (begun.steps, begun.figure, begun.dose) == (other.steps, other.figure, other.dose)


def test_every_exercise_of_the_library_may_be_begun_from(folder: Path) -> None:
    from generator.content.starter import new_exercise

    library = Library(Project.find())
    for like in library.exercise_files:
        assert new_exercise(library, "Something new", like)


def test_editors_find_the_schemas(folder: Path) -> None:
    assert run(*ASKED).exit_code == 0
    schemas = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert schemas["./schemas/routine.schema.json"] == ["content/routines/*.yaml"]
    for name in schemas:
        assert json.loads((folder / name).read_text("utf-8"))["additionalProperties"] is False
    for path in (folder / "content").rglob("*.yaml"):
        pointed = path.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        assert (path.parent / pointed).is_file()


def test_what_was_written_as_json(folder: Path) -> None:
    said = json.loads(run(*ASKED, "--json").stdout)
    assert said["routine"] == "content/routines/calves-every-day.yaml"
    assert set(said["written"]) == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_questions_on_a_terminal(folder: Path) -> None:
    """Five questions, answered by typing; a brand that is not named asks for no address."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    command = [sys.executable, "-m", "generator", "new"]
    process = subprocess.Popen(command, cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    for question, answer in (
        (b"called?", "Mañana"),
        (b"language", "es"),
        (b"exercises?", "back"),
        (b"from?", "Club"),
        (b"reached?", "https://example.org"),
    ):
        until = time.monotonic() + 60
        while question not in said and time.monotonic() < until:
            said += os.read(ours, 1000)
        os.write(ours, f"{answer}\n".encode())
        said = b""
    while process.poll() is None:
        try:
            said += os.read(ours, 1000)
        except OSError:
            break
    os.close(ours)
    assert process.wait() == 0
    assert "language: es" in (folder / "content/routines/mañana.yaml").read_text("utf-8")
    assert "link: https://example.org" in (folder / "content/brand.yaml").read_text("utf-8")


def completed(folder: Path, words: str, shell: str = "bash") -> list[str]:
    """Give what a shell is offered for the last of some words."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "_ROUTINE_PRESS_COMPLETE": f"{shell}_complete"}
    env |= {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    command = [sys.executable, "-m", "generator"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True)
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


def test_a_shell_completes_commands_routines_and_exercises(sample: Any) -> None:
    assert completed(sample.folder, "routine-press wat") == ["watch"]
    assert completed(sample.folder, "routine-press build sam") == ["sample"]
    assert completed(sample.folder, "routine-press new --exercises bridge,glute") == ["bridge,glute-bridge"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_ROUTINE_PRESS_COMPLETE" in result.stdout
    assert "routine-press" in result.stdout


def test_other_shells_are_answered(sample: Any) -> None:
    assert 'there is no shell "csh"' in run("completion", "csh").stderr
