"""Files are whole or not there at all, whoever is killed or has no room; and archives have the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from generator.errors import PressError, unwritten
from generator.files import cache_folder, clear_leftovers, runs, write_archive, write_whole


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize(("how", "mode"), [({}, 0o644), ({"private": True}, 0o600)])
def test_a_file_is_written_whole_where_it_belongs_and_for_whom(tmp_path: Path, how: dict[str, bool], mode: int) -> None:
    path = tmp_path / "deep/er/a.pdf"
    with umask(0o022):
        write_whole(path, b"first, and longer", **how)
        write_whole(path, b"second", **how)
    assert path.read_bytes() == b"second"
    assert path.stat().st_mode & 0o777 == mode
    assert [one.name for one in path.parent.iterdir()] == ["a.pdf"]


def test_a_file_that_others_could_read_is_private_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with umask(0):
        write_whole(path, b"names")
        assert path.stat().st_mode & 0o777 == 0o666
        write_whole(path, b"names", private=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(PressError) as caught:
        write_whole(tmp_path / "a.pdf", b"whole")
    assert str(caught.value).startswith(f"{tmp_path / 'a.pdf'}: cannot be written: Is a directory; a folder stands")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.pdf"]
    (tmp_path / "file").write_text("")
    with pytest.raises(PressError, match=r"file/b\.pdf: cannot be written: "):
        write_whole(tmp_path / "file/b.pdf", b"")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")
    (tmp_path / f".a.pdf.{os.getpid()}").symlink_to("/dev/full")
    with pytest.raises(PressError, match=r"a\.pdf: cannot be written: No space left on device"):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_an_archive_holds_each_file_once_under_its_name_and_has_the_same_bytes(tmp_path: Path) -> None:
    for name, data in (("b.pdf", b"two" * 9), ("a.pdf", b"one")):
        (tmp_path / name).write_bytes(data)
    files = [tmp_path / "b.pdf", tmp_path / "a.pdf", tmp_path / "b.pdf"]
    path = write_archive(tmp_path / "deep/all.zip", files)
    assert path == tmp_path / "deep/all.zip"
    with ZipFile(path) as archive:
        entries = archive.infolist()
        assert [(one.filename, one.file_size) for one in entries] == [("a.pdf", 3), ("b.pdf", 27)]
        assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in entries} == {0o644}
        assert {one.compress_type for one in entries} == {ZIP_STORED}
        assert archive.read("b.pdf") == b"two" * 9
    before = path.read_bytes()
    os.utime(tmp_path / "a.pdf", (1, 1))
    assert write_archive(path, files[::-1]).read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["all.zip"]


def test_an_archive_that_cannot_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(PressError, match=r"all\.zip: cannot be written: No such file"):
        write_archive(tmp_path / "all.zip", [tmp_path / "gone.pdf"])
    assert list(tmp_path.iterdir()) == []


def test_only_what_the_dead_left_goes(tmp_path: Path) -> None:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    left = [f".a b.{kind}.{done.pid}" for kind in ("pdf", "zip", "txt", "json", "png", "eml", "csv")]
    kept = [
        f".a.pdf.{os.getpid()}",
        ".a.pdf.1",
        f"a.pdf.{done.pid}",
        f".a.doc.{done.pid}",
        ".a.pdf",
        f".pdf.{done.pid}",
    ]
    for name in (*left, *kept):
        (tmp_path / name).write_text("half")
    (tmp_path / f".c.pdf.{done.pid}").mkdir()
    clear_leftovers(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*kept, f".c.pdf.{done.pid}"])
    clear_leftovers(tmp_path / "none")
    assert runs(os.getpid())
    assert runs(1), "a process of another runs too"
    assert not runs(done.pid)


def test_what_may_be_deleted_has_a_folder_of_our_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder().name == "routine-press"


def test_what_cannot_be_written_is_told_with_what_to_do() -> None:
    """Also what a viewer on Windows keeps open."""
    for error, remedy in (
        (OSError(13, "Permission denied"), "Permission denied; close it where it is open, or choose a folder"),
        (OSError(28, "No space left on device"), "No space left on device; free some space"),
        (OSError(30, "Read-only file system"), "Read-only file system; choose another folder"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ):
        assert unwritten(error).startswith(remedy)
