"""No file ends in a traceback, hangs, or looks different at a glance: a short run of many."""

from __future__ import annotations

from fuzzed_pdfs import FILES, everything, try_one
from hypothesis import HealthCheck, given, settings
from sound_files import told, written


def test_the_file_that_holds_everything_is_walked_through() -> None:
    with everything("PDF/X-1a:2003") as pdf:
        data = written(pdf)
    found = told(data, target="shop")
    for message in (
        "something is painted in RGB (DeviceRGB)",
        "the spot colour PANTONE 485 C takes an ink of its own",
        "the spot colour Gold takes an ink of its own",
        "the font Acme is not embedded",
        "a line is 0.10 pt wide; the least is 0.25 pt",
        "there is the blend mode Multiply",
        "there is a soft mask",
        "there is a transparency group",
        "a picture has 400 % ink; the paper takes 300 %",
    ):
        assert message in found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(FILES)
def test_any_file_is_told(pdf: bytes) -> None:
    try_one(pdf)
