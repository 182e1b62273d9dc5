"""Pictures of pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sample_products import sample

from generator.errors import PressError
from generator.finishing.proofs import page_pictures, write_proofs


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
