"""What the press keeps about a user's printer: how far its backs are to be moved."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.errors import ContentError, PressError, Problem
from generator.options import FLIPS, Flip

Offset = tuple[float, float]
_NUMBER = r"[+\-−]?\d+(?:\.\d+)?"
LARGEST = 20.0
"""Offsets in mm beyond this are typing errors."""


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """How a printer turns paper, and the offset (right, up, in mm) of backs for each way of turning."""

    flip: Flip = "long-edge"
    back_offsets: tuple[tuple[Flip, Offset], ...] = field(default=())

    def back_offset(self, flip: Flip | None = None) -> Offset:
        """Give the offset for a way of turning; none is kept: 0, 0."""
        return dict(self.back_offsets).get(flip or self.flip, (0.0, 0.0))

    def with_offset(self, flip: Flip, offset: Offset) -> PrinterSettings:
        """Keep an offset."""
        return replace(self, back_offsets=tuple(sorted((dict(self.back_offsets) | {flip: offset}).items())))


def parse_offset(text: str) -> Offset:
    """Read `1.5,-0.5`: mm to the right and up. Raises PressError."""
    match = re.fullmatch(rf"\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*", text)
    if match is None:
        raise PressError(f'a back offset is two numbers in mm, right and up, such as 1.5,-0.5, not "{text}"')
    right, up = (float(number.replace("−", "-")) for number in match.groups())
    if max(abs(right), abs(up)) > LARGEST:
        raise PressError(f"a back offset of {text} mm is more than any printer is off; {LARGEST:g} mm is the most")
    return right, up


def settings_path() -> Path:
    """Give the file where settings are kept, which depends on the system."""
    from platformdirs import user_config_path

    return user_config_path("routine-press") / "printer.yaml"


def load_settings(path: Path | None = None) -> PrinterSettings:
    """Read the settings; there need be none. Raises ContentError with the place of what is wrong."""
    from generator.content.reader import read_tree

    path = path or settings_path()
    if not path.is_file():
        return PrinterSettings()
    tree = read_tree(path, str(path))
    problems: list[Problem] = []

    def wrong(keys: tuple[str, ...], message: str) -> None:
        place = tree.place(keys)
        problems.append(Problem(place.file, place.line, place.column, ".".join(keys), message))

    for key in tree.value:
        if key not in ("flip", "back_offset"):
            wrong((key,), "is unknown here; allowed: flip, back_offset")
    flip = _flip(tree.value.get("flip", "long-edge"), ("flip",), wrong)
    settings = PrinterSettings(flip or "long-edge")
    kept = tree.value.get("back_offset", {})
    if not isinstance(kept, dict):
        wrong(("back_offset",), "must have a line for long-edge or short-edge, such as `long-edge: 0.5,-1`")
        kept = {}
    for key, text in kept.items():
        known = _flip(key, ("back_offset", key), wrong)
        try:
            offset = parse_offset(str(text))
        except PressError as error:
            wrong(("back_offset", key), f"cannot be taken: {error}")
            continue
        settings = settings.with_offset(known, offset) if known else settings
    if problems:
        raise ContentError(problems)
    return settings


def _flip(text: Any, keys: tuple[str, ...], wrong: Any) -> Flip | None:
    for flip in FLIPS:
        if text == flip:
            return flip
    wrong(keys, f"must be long-edge or short-edge, not {text}")
    return None


def save_settings(settings: PrinterSettings, path: Path | None = None) -> Path:
    """Write the settings and say where."""
    from generator.files import write_whole

    path = path or settings_path()
    lines = [f"flip: {settings.flip}"]
    if settings.back_offsets:
        lines.append("back_offset:")
        lines += [f"  {flip}: {right:g},{up:g}" for flip, (right, up) in settings.back_offsets]
    write_whole(path, ("\n".join(lines) + "\n").encode())
    return path
