"""Pictures of pages: each file gets its own, and what cannot be drawn is told as it is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.errors import PressError
from generator.finishing.proofs import page_pictures, proof_names, write_proofs


def blank(width: float = 72, height: float = 36, pages: int = 1, **save: object) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(width, height))
        pdf.save(out, **save)  # type: ignore[arg-type]
    return out.getvalue()


def names(*files: str) -> list[str]:
    return list(proof_names([Path(file) for file in files]).values())


def test_files_of_one_name_get_names_of_their_own() -> None:
    assert names("a.pdf", "b.pdf") == ["a", "b"]
    assert names("one/x.pdf", "two/x.pdf", "y.pdf") == ["one-x", "two-x", "y"]
    assert names("a/one/x.pdf", "b/one/x.pdf") == ["a-one-x", "b-one-x"]
    assert names("one/x.pdf", "one/x.pdf") == ["x"]
    assert names("x.pdf", "./x.pdf") == ["x"]


def test_names_that_differ_only_in_case_are_one_name_to_some_file_systems() -> None:
    assert names("one/Poster.pdf", "two/poster.pdf") == ["one-Poster", "two-poster"]


def test_a_name_made_of_folders_meets_no_other() -> None:
    found = names("one/x.pdf", "two/x.pdf", "one-x.pdf")
    assert len({name.casefold() for name in found}) == 3


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(blank(encryption=pikepdf.Encryption(owner="a", user="b")))
    with pytest.raises(PressError, match=r"locked\.pdf: is a PDF locked with a password"):
        write_proofs(path, tmp_path, 72)
    path.write_bytes(b"words")
    with pytest.raises(PressError, match=r"locked\.pdf: is not a PDF"):
        write_proofs(path, tmp_path, 72)


def test_a_page_that_would_fill_the_memory_is_told() -> None:
    with pytest.raises(ValueError, match="page 1 would be 240000 × 240000 pixels; choose fewer with --dpi"):
        list(page_pictures(blank(14400, 14400), 1200))


def test_pages_are_numbered_so_that_they_sort(tmp_path: Path) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(blank(pages=10))
    written = write_proofs(path, tmp_path / "out", 72, "mine")
    assert [file.name for file in written][::9] == ["mine-01.png", "mine-10.png"]
