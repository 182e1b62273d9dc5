from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.products.pressroom import Pressroom


@pytest.fixture(scope="session")
def pressroom(tmp_path_factory: pytest.TempPathFactory) -> Pressroom:
    """Products made once a run: workers of one run share a folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder: Path = shared / "products"
    folder.mkdir(exist_ok=True)
    return Pressroom(folder)
