"""Every plate is tried in colour and for the photocopier."""

from __future__ import annotations

import pytest
from plate_reading import Style


@pytest.fixture(params=["colour", "line"])
def style(request: pytest.FixtureRequest) -> Style:
    return Style(request.param)
