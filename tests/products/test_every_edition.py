"""Every edition of the shipped routines is soundly tagged and light, and two versions of qpdf find no fault in it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.pdf.soundness import problems
from tests.products.editions import MOST_BYTES, editions
from tests.products.pressroom import Pressroom
from tests.products.routines import SHIPPED_ROUTINES


def named(routine: str, product: str, options: dict[str, Any]) -> str:
    """Name a case by what is asked for."""
    return "-".join([routine, product, *map(str, options.values())])


CASES = [(routine, *edition) for routine in SHIPPED_ROUTINES for edition in editions()]


@pytest.mark.parametrize(("routine", "product", "options"), CASES, ids=[named(*case) for case in CASES])
def test_files_are_sound_light_and_without_fault(
    pressroom: Pressroom, tmp_path: Path, routine: str, product: str, options: dict[str, Any]
) -> None:
    printed = pressroom(routine, product, **options)
    assert len(printed.pdf) <= MOST_BYTES[product]
    with printed.open() as pdf:
        assert pdf.is_linearized
        assert pdf.check_linearization()
        assert problems(pdf) == []
    path = tmp_path / "file.pdf"
    path.write_bytes(printed.pdf)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
