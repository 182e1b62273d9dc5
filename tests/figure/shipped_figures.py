"""The figures that ship with the program, read straight from their files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml
from reportlab.lib.colors import HexColor

from generator.figure import Figure, read_figure
from generator.figure.stage.colours import SRGB

CONTENT = Path(__file__).parents[2] / "content"
FILES = {path.stem: path for folder in ("exercises", "figures") for path in sorted((CONTENT / folder).rglob("*.yaml"))}
PALETTE = {role: HexColor(value) for role, value in SRGB.items()}


@lru_cache(maxsize=64)
def figure_named(name: str) -> Figure:
    """Return a shipped figure, its scalars left as the texts they are in the file."""
    data = yaml.load(FILES[name].read_text("utf-8"), Loader=yaml.BaseLoader)
    return read_figure(data["figure"])


def _used(routine: str) -> set[str]:
    """Return the exercises that a routine names."""
    data = yaml.load((CONTENT / f"routines/{routine}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    entries = [entry for part in data["parts"] for entry in part["exercises"]]
    return {entry if isinstance(entry, str) else entry["exercise"] for entry in entries}


PORTRAITS = sorted(name for name, path in FILES.items() if path.parent.name == "figures")
EXERCISES = sorted(_used("psoas-for-runners") | _used("ankle-and-calf-warm-up"))
"""Exercises whose pictures are kept and compared: lying, standing, with and without things, in every view."""
ALL_FRAMES = [(name, frame.name) for name in (*EXERCISES, *PORTRAITS) for frame in figure_named(name).frames]
