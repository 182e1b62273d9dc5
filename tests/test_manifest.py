"""What a file was made from: anything that can change it changes its digest, and nothing else does."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import manifest
from generator.content.project import Project
from generator.manifest import NAME, Inputs, Manifest, digest_of

ROUTINE = "content/routines/week.yaml"


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a user's own, with the program and its libraries beside it; all of it may be changed."""
    for name in (ROUTINE, "content/exercises/bridge.yaml", "templates/parts/stop.j2", "content/notes.txt"):
        write(tmp_path / "user" / name, name)
    for name in ("content/exercises/hundred.yaml", "templates/papers.yaml", "content/routines/shipped.yaml"):
        write(tmp_path / "shipped" / name, name)
    write(tmp_path / "package/press.py", "press.py")
    (tmp_path / "libraries/reportlab-5.1.dist-info").mkdir(parents=True)
    (tmp_path / "libraries/reportlab").mkdir()
    monkeypatch.setattr(manifest, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(manifest.sysconfig, "get_path", lambda name: str(tmp_path / "libraries"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path / "user"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def digest(user: Path, **options: object) -> str:
    """Give the digest of one file, as a new process would."""
    return Inputs(Project(user, user.parent / "shipped")).of(user / ROUTINE, options)


def change(name: str, text: str | None = None) -> Callable[[Path], None]:
    """Write a file; with nothing to write, one that is as long as before."""
    turned = name.partition("/")[2][::-1]
    return lambda user: write(user.parent / name, turned if text is None else text)


CHANGES: dict[str, Callable[[Path], None]] = {
    "its routine": change(f"user/{ROUTINE}"),
    "an exercise": change("user/content/exercises/bridge.yaml"),
    "a template": change("user/templates/parts/stop.j2"),
    "a shipped exercise": change("shipped/content/exercises/hundred.yaml"),
    "a shipped template": change("shipped/templates/papers.yaml"),
    "a file of one's own over a shipped one": change("user/templates/papers.yaml", "templates/papers.yaml"),
    "the program": change("package/press.py"),
    "a module more": change("package/deep/new.py", ""),
    "a library": lambda user: (user.parent / "libraries/pypdf-5.dist-info").mkdir(),
    **{
        f"a new {kind}": change(f"user/content/new.{kind}")
        for kind in ("yaml", "yml", "j2", "png", "jpg", "jpeg", "svg", "csv", "PNG")
    },
    "a file's end that becomes the next one's beginning": lambda user: (
        write(user / "content/exercises/bridge.yaml", "content/exercises/bridge.yam"),
        write(user / "templates/parts/stop.j2", "ltemplates/parts/stop.j2"),
    )[0],
    "a file whose name is no text": lambda user: write(
        Path(os.fsdecode(os.fsencode(user) + b"/content/\xff.yaml")), ""
    ),
    "a name": lambda user: (user / "templates/parts/stop.j2").replace(user / "templates/parts/stops.j2") and None,
}
LEFT_ALONE: dict[str, Callable[[Path], None]] = {
    "another routine": change("user/content/routines/other.yaml"),
    "a shipped routine": change("shipped/content/routines/shipped.yaml"),
    "a note": change("user/content/notes.txt"),
    "a file beside the project": change("user/people.csv"),
    "a document of the program": change("package/README.md"),
    "a library's own folder": change("libraries/reportlab/new.py"),
    "a folder that is called like a file": lambda user: (user / "content/old.yaml").mkdir(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_can_change_a_file_changes_its_digest(user: Path, name: str) -> None:
    before = digest(user)
    assert digest(user) == before
    CHANGES[name](user)
    assert digest(user) != before


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_cannot_change_a_file_leaves_its_digest(user: Path, name: str) -> None:
    before = digest(user)
    LEFT_ALONE[name](user)
    assert digest(user) == before


def test_date_python_name_and_options_are_part_of_it(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digests = [digest(user), digest(user, theme="night"), digest(user, theme="mono"), digest(user, size="night")]
    assert digest(user, a=1, b=2) == digest(user, b=2, a=1)
    other = user / "content/routines/weekend.yaml"
    write(other, ROUTINE)
    digests.append(Inputs(Project(user, user.parent / "shipped")).of(other, {}))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    digests.append(digest(user))
    monkeypatch.setattr("sys.version", "3.99")
    digests.append(digest(user))
    monkeypatch.setattr(manifest.sysconfig, "get_path", lambda name: str(user / "none"))
    digests.append(digest(user))
    assert len(set(digests)) == len(digests)


def test_a_file_that_is_gone_or_locked_is_told_by_its_reader(user: Path) -> None:
    """Nor is a broken link, which is no file."""
    (user / "content/exercises/gone.yaml").symlink_to(user / "nowhere.yaml")
    before = digest(user)
    (user / ROUTINE).unlink()
    assert digest(user) != before


def test_the_program_is_read_once_for_all_files(user: Path) -> None:
    inputs = Inputs(Project(user, user.parent / "shipped"))
    before = inputs.of(user / ROUTINE, {})
    write(user.parent / "package/press.py", "changed")
    assert inputs.of(user / ROUTINE, {}) == before


# The record


def recorded(folder: Path) -> Manifest:
    """Write a file with one beside it, record it, and read the record anew."""
    folder.mkdir(exist_ok=True)
    (folder / "card.pdf").write_bytes(b"a card")
    (folder / "card-ticket.txt").write_bytes(b"a ticket")
    Manifest(folder).record(
        "card.pdf", "from this", digest_of(b"a card"), {"pages": 2, "titel": "Füße"}, ("card-ticket.txt",)
    )
    return Manifest(folder)


def test_what_was_recorded_is_found_again(tmp_path: Path) -> None:
    known = recorded(tmp_path)
    assert known.fresh("card.pdf", "from this") == {"pages": 2, "titel": "Füße"}
    text = (tmp_path / NAME).read_text("utf-8")
    assert (NAME, text.startswith('{\n "files": {\n  "card.pdf": {\n   "about": {'), "Füße" in text) == (
        ".routine-press.json",
        True,
        True,
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "card.pdf").write_bytes(b"another card"),
        lambda folder: (folder / "card.pdf").unlink(),
        lambda folder: (folder / "card-ticket.txt").unlink(),
        lambda folder: (folder / NAME).unlink(),
        lambda folder: (folder / NAME).write_bytes(b"\xff"),
        lambda folder: (folder / NAME).write_text("{"),
        lambda folder: (folder / NAME).write_text("[]"),
        lambda folder: (folder / NAME).write_text("{}"),
        lambda folder: (folder / NAME).write_text('{"files": {"card.pdf": []}}'),
        lambda folder: (folder / NAME).write_text('{"files": []}'),
        lambda folder: (folder / NAME).write_text((folder / NAME).read_text().replace('"about": {', '"about": [{')),
        lambda folder: edited(folder, about=None),
        lambda folder: edited(folder, about=["pages"]),
        lambda folder: edited(folder, inputs="from that"),
        lambda folder: edited(folder, output=""),
        lambda folder: edited(folder, beside=["none.txt"]),
        lambda folder: edited(folder, beside=[3]),
        lambda folder: edited(folder, beside=3),
    ],
)
def test_what_is_not_as_recorded_is_made_again(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    recorded(tmp_path)
    spoil(tmp_path)
    assert Manifest(tmp_path).fresh("card.pdf", "from this") is None


def edited(folder: Path, **changes: object) -> None:
    """Change fields of the recorded file; a field that becomes None is left out."""
    record = json.loads((folder / NAME).read_text("utf-8"))
    entry = record["files"]["card.pdf"] | changes
    record["files"]["card.pdf"] = {name: value for name, value in entry.items() if value is not None}
    (folder / NAME).write_text(json.dumps(record), "utf-8")


def test_other_inputs_and_other_files_are_not_known(tmp_path: Path) -> None:
    known = recorded(tmp_path)
    assert known.fresh("card.pdf", "from that") is None
    assert known.fresh("poster.pdf", "from this") is None


def test_a_record_of_before_keeps_its_other_files(tmp_path: Path) -> None:
    recorded(tmp_path)
    (tmp_path / "poster.pdf").write_bytes(b"a poster")
    edited(tmp_path, beside=None)
    Manifest(tmp_path).record("poster.pdf", "from that", digest_of(b"a poster"), {})
    known = Manifest(tmp_path)
    assert known.fresh("poster.pdf", "from that") == {}
    assert known.fresh("card.pdf", "from this") == {"pages": 2, "titel": "Füße"}
