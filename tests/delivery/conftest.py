"""What tests of mail share."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.delivery.secrets import PASSWORD
from tests.delivery.club import CLUB


@pytest.fixture
def club(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list and a settings file, which is the working folder; no settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv(PASSWORD, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    (tmp_path / "club.csv").write_text(CLUB)
    (tmp_path / "mail.yaml").write_text('from: "Läufer-Club <club@example.org>"\nretry_waits: []\n')
    return tmp_path
