"""The same input gives the same bytes: again, in another process, folder, time zone and language."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.builder import PRODUCTS
from generator.jobs import Job
from generator.options import Options
from generator.press import Press
from tests.products.pressroom import Pressroom
from tests.products.routines import SAMPLES, SHIPPED, write

ROOT = SHIPPED.shipped
PLACES = {
    "tokyo": {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "XDG_CACHE_HOME": "nothing drawn yet"},
    "istanbul": {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build a routine of many scripts by the command, in two places at once, in one without what was drawn before."""
    running = {}
    for place, environment in PLACES.items():
        folder = tmp_path_factory.mktemp(f"a folder in {place}")
        write(SAMPLES["scripts"](), folder)
        surroundings = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
        surroundings.pop("SOURCE_DATE_EPOCH", None)
        command = [sys.executable, "-m", "generator", "build", "sample", "--quiet", "--out", "made here"]
        running[place] = folder, subprocess.Popen(command, cwd=folder, env=surroundings)
    for _, process in running.values():
        assert process.wait(timeout=120) == 0
    return {place: folder / "made here" for place, (folder, _) in running.items()}


@pytest.mark.parametrize("product", PRODUCTS)
def test_bytes_are_the_same_in_another_process_folder_zone_and_language(
    pressroom: Pressroom, elsewhere: dict[str, Path], product: str
) -> None:
    here = pressroom("scripts", product).pdf
    for folder in elsewhere.values():
        assert (folder / f"sample-{product}.pdf").read_bytes() == here


@pytest.mark.parametrize("product", PRODUCTS)
def test_bytes_are_the_same_a_second_time(pressroom: Pressroom, product: str) -> None:
    press = Press(pressroom.project("hostile"), Options())
    again = press.press(press.library.programme("sample"), Job.named(product)).data
    assert again == pressroom("hostile", product).pdf


def test_source_date_epoch_changes_only_dates(pressroom: Pressroom, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pressroom("branded-png", "card").pdf
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764028800")  # 2025-11-25, midnight in UTC
    press = Press(pressroom.project("branded-png"), Options())
    after = press.press(press.library.programme("sample"), Job.named("card")).data
    assert after != before
    assert undated(after) == undated(before)
    assert dates(after) == {"D:20251125000000+00'00'", "2025-11-25T00:00:00+00:00"}
    assert dates(before) == {"D:20261101000000+00'00'", "2026-11-01T00:00:00+00:00"}


DATE = re.compile(r"D:\d{14}\+00'00'|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")


def contents(pdf: bytes) -> list[str]:
    """Give every object of a file, unpacked, but for the one that tells lengths and places in the file."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        things = [thing for thing in opened.objects if not isinstance(thing, int)]
        return [unpacked(t) for t in things if not (isinstance(t, pikepdf.Dictionary) and "/Linearized" in t)]


def unpacked(thing: Any) -> str:
    words = (
        thing.unparse(resolved=True).decode("latin-1")
        if not isinstance(thing, pikepdf.Stream)
        else repr(sorted(thing.keys()))
    )
    return words + (thing.read_bytes().decode("latin-1") if _readable(thing) else "")


def _readable(thing: Any) -> bool:
    """Leave aside the streams that hold other objects, and those that say where in the file they are."""
    return isinstance(thing, pikepdf.Stream) and thing.get("/Type") not in ("/ObjStm", "/XRef")


def undated(pdf: bytes) -> list[str]:
    return [DATE.sub("some day", words) for words in contents(pdf)]


def dates(pdf: bytes) -> set[str]:
    return {date for words in contents(pdf) for date in DATE.findall(words)}
