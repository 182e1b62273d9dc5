"""Pictures of pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from sample_products import sample

from generator.errors import PressError
from generator.finishing.proofs import MOST_PIXELS, page_pictures, proof_names, write_proofs


def test_pictures_have_as_many_dots_as_were_asked_for(tmp_path: Path) -> None:
    pdf = sample(76.2, 50.8, 2)
    for picture in page_pictures(pdf, 50):
        with Image.open(BytesIO(picture)) as opened:
            assert (opened.format, opened.size) == ("PNG", (150, 100))
    file = tmp_path / "card.pdf"
    file.write_bytes(pdf)
    assert write_proofs(file, tmp_path / "proofs", 50) == [tmp_path / f"proofs/card-{page}.png" for page in (1, 2)]
    with Image.open(tmp_path / "proofs/card-2.png") as opened:
        assert opened.size == (150, 100)


def test_numbers_have_as_many_digits_as_the_last(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(sample(30, 20, 10))
    names = [path.name for path in write_proofs(tmp_path / "long.pdf", tmp_path, 10)]
    assert (names[0], names[-1]) == ("long-01.png", "long-10.png")


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    file = tmp_path / "notes.pdf"
    file.write_bytes(b"notes")
    with pytest.raises(PressError) as told:
        write_proofs(file, tmp_path / "proofs", 50)
    assert str(told.value) == f"{file}: is not a PDF"
    with pytest.raises(PressError) as told:
        write_proofs(tmp_path / "none.pdf", tmp_path / "proofs", 50)
    assert str(told.value) == f"{tmp_path / 'none.pdf'}: cannot be read: No such file or directory"
    assert not (tmp_path / "proofs").exists()


def test_pictures_that_no_memory_holds_are_refused_before_they_are_drawn() -> None:
    pdf = sample(76.2, 50.8, 2)  # 3 by 2 inches
    assert MOST_PIXELS == 250_000_000
    with pytest.raises(ValueError) as told:
        next(page_pictures(pdf, 6455))
    assert str(told.value) == "page 1 would be 19365 × 12910 pixels; choose fewer with --dpi"


def test_pages_that_are_locked_or_damaged_are_told() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(sample(76.2, 50.8, 1))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    with pytest.raises(ValueError, match="is a PDF locked with a password"):
        next(page_pictures(locked.getvalue(), 50))
    damaged = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        pdf.Root.Pages.Kids.append(pikepdf.Dictionary(Type=pikepdf.Name.Nothing))
        pdf.Root.Pages.Count = 2
        pdf.save(damaged)
    with pytest.raises(ValueError, match="page 2 cannot be drawn"):
        list(page_pictures(damaged.getvalue(), 50))


def test_files_of_one_name_keep_their_pictures_apart() -> None:
    files = [Path(name) for name in ("/club/a/card.pdf", "/club/b/card.pdf", "/club/b/poster.pdf", "/other/b/CARD.pdf")]
    assert proof_names(files) == dict(zip(files, ("a-card", "club-b-card", "poster", "other-b-CARD"), strict=True))
    assert proof_names([]) == {}
