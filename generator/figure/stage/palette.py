"""Colours to look at a drawing with where no theme is at hand: for the guide to posing, and for tests.

Products take every colour from their theme.
"""

from __future__ import annotations

SRGB: dict[str, str] = {
    "ink": "#1b2530", "paper": "#ffffff", "accent": "#c7352b", "grey": "#5a6672", "hairline": "#c9d2d8",
    "mat": "#dfe7e9", "mat-edge": "#bccbd0", "shadow": "#c9d5d9", "shade": "#22303f",
    "bone": "#efe6d2", "bone-edge": "#b9a988", "cartilage": "#bcd3d6", "muscle": "#c7352b", "muscle-second": "#e9a08f",
    "ball": "#cfe04a", "ball-line": "#ffffff", "block": "#f0b429", "block-top": "#f5cd70", "block-side": "#d39a1c",
    "roller": "#6d8fa6", "wood": "#c9b08a", "band": "#8e5ba6", "wall": "#e4e3df",
    "skin-a": "#e3b08f", "hair-a": "#4a3328", "shirt-a": "#3d8f8a", "trousers-a": "#2f4560",
    "skin-b": "#8d5a3c", "hair-b": "#241a16", "shirt-b": "#c9783a", "trousers-b": "#3c4a45",
    "skin-c": "#edc3a4", "hair-c": "#a7a19b", "shirt-c": "#7a5a8c", "trousers-c": "#3a3f55",
}  # fmt: skip
"""Role to sRGB colour."""
