"""The record beside copies: what is fresh is known to be, and what was lost or torn costs time and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.delivery.record import NAME, Record
from generator.errors import PressError


def test_a_file_is_fresh_while_it_and_what_it_was_made_from_stay(tmp_path: Path) -> None:
    record = Record(tmp_path)
    assert not record.fresh("a.pdf", "one")
    assert record.write("a.pdf", "one", b"data") == tmp_path / "a.pdf"
    for known in (record, Record(tmp_path)):
        assert known.fresh("a.pdf", "one")
        assert not known.fresh("a.pdf", "two")
        assert not known.fresh("b.pdf", "one")
    (tmp_path / "a.pdf").write_bytes(b"dato")
    assert not record.fresh("a.pdf", "one")
    (tmp_path / "a.pdf").unlink()
    assert not record.fresh("a.pdf", "one")


def test_the_last_that_was_written_counts(tmp_path: Path) -> None:
    record = Record(tmp_path)
    for inputs in ("one", "two"):
        record.write("a.pdf", inputs, inputs.encode())
    record.write("b.pdf", "three", b"")
    assert [Record(tmp_path).fresh("a.pdf", inputs) for inputs in ("one", "two")] == [False, True]
    assert Record(tmp_path).fresh("b.pdf", "three")


def test_a_torn_or_strange_line_costs_its_own_file_only(tmp_path: Path) -> None:
    Record(tmp_path).write("a.pdf", "one", b"a")
    path = tmp_path / NAME
    assert path.name == ".routine-press-copies.jsonl"
    path.write_bytes(path.read_bytes() + b'\xff\n["torn", "x\n17\nnull\n["few"]\n{"a": 1}\n["b.pdf", "on')
    Record(tmp_path).write("b.pdf", "two", b"b")
    record = Record(tmp_path)
    assert record.fresh("a.pdf", "one")
    assert record.fresh("b.pdf", "two"), "what is added begins a line of its own"
    assert record.entries.keys() == {"a.pdf", "b.pdf"}


@pytest.mark.parametrize(("how", "mode"), [({}, 0o644), ({"private": True}, 0o600)])
def test_the_record_names_people_and_is_for_its_owner(tmp_path: Path, how: dict[str, bool], mode: int) -> None:
    before = os.umask(0o022)
    try:
        path = Record(tmp_path, **how).write("Ann.pdf", "one", b"")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == mode
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_record_that_cannot_be_kept_is_told_when_the_file_is_whole(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(PressError) as caught:
        Record(tmp_path).write("a.pdf", "one", b"data")
    assert str(caught.value).startswith(f"{tmp_path / NAME}: cannot be written: Is a directory; a folder stands")
    assert (tmp_path / "a.pdf").read_bytes() == b"data"
