"""The figures that ship with the program, read straight from their files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml
from reportlab.lib.colors import HexColor

from generator.figure import Figure, read_figure

CONTENT = Path(__file__).parents[2] / "content"
FILES = {path.stem: path for folder in ("exercises", "figures") for path in sorted((CONTENT / folder).glob("*.yaml"))}
SRGB = {
    "ink": "#1b2530", "paper": "#ffffff", "accent": "#c7352b", "grey": "#5a6672", "hairline": "#c9d2d8",
    "mat": "#dfe7e9", "mat-edge": "#bccbd0", "shadow": "#c9d5d9", "bone": "#efe6d2", "bone-edge": "#b9a988",
    "cartilage": "#bcd3d6", "muscle": "#c7352b", "muscle-second": "#e9a08f", "shade": "#22303f",
    "ball": "#cfe04a", "ball-line": "#ffffff", "block": "#f0b429", "block-top": "#f5cd70", "block-side": "#d39a1c",
    "roller": "#6d8fa6", "wood": "#c9b08a", "band": "#8e5ba6", "wall": "#e4e3df",
    "skin-a": "#e3b08f", "hair-a": "#4a3328", "shirt-a": "#3d8f8a", "trousers-a": "#2f4560",
    "skin-b": "#8d5a3c", "hair-b": "#241a16", "shirt-b": "#c9783a", "trousers-b": "#3c4a45",
    "skin-c": "#edc3a4", "hair-c": "#a7a19b", "shirt-c": "#7a5a8c", "trousers-c": "#3a3f55",
}  # fmt: skip
PALETTE = {role: HexColor(value) for role, value in SRGB.items()}


@lru_cache(maxsize=64)
def figure_named(name: str) -> Figure:
    """Return a shipped figure, its scalars left as the texts they are in the file."""
    data = yaml.load(FILES[name].read_text("utf-8"), Loader=yaml.BaseLoader)
    return read_figure(data["figure"])


EXERCISES = [name for name, path in FILES.items() if path.parent.name == "exercises"]
MAIN_FRAMES = [(name, None) for name in EXERCISES]
ALL_FRAMES = [(name, frame.name) for name in FILES for frame in figure_named(name).frames]
