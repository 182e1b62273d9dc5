from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from demonstration import build

from generator.pdf import object_streams


def faults(file: bytes, path: Path) -> str:
    """Ask the system's qpdf."""
    path.write_bytes(file)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    return done.stderr


@pytest.mark.parametrize("most", [5, 20, 2000])
def test_streams_of_any_size_please_two_versions_of_qpdf(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, most: int
) -> None:
    monkeypatch.setattr(object_streams, "_MOST", most)
    file = build()
    assert not faults(file, tmp_path / "file.pdf")
    with pikepdf.open(BytesIO(file)) as pdf:
        assert pdf.check_linearization()
        held = [int(thing.N) for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/N" in thing]
    assert max(held) <= most
    assert len(held) >= 3


def test_the_outline_has_a_stream_of_its_own() -> None:
    with pikepdf.open(BytesIO(build())) as pdf:
        streams = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/ObjStm"
        ]
        outlines = [stream.read_bytes() for stream in streams if b"/Title (Why the psoas)" in stream.read_bytes()]
    assert len(outlines) == 1
    assert b"/StructTreeRoot" not in outlines[0]
    assert b"/StructParent" not in outlines[0]


def test_no_padding_is_left_and_the_length_is_told() -> None:
    file = build()
    assert not re.search(rb" {20,}\n*startxref\s+\d+\s+%%EOF\s*$", file)
    assert int(re.search(rb"/L (\d+)", file)[1]) == len(file)  # type: ignore[index]
