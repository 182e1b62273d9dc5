"""Names of colour spaces, as far as a press cares."""

from __future__ import annotations

from typing import Any

SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
RGB = frozenset(("DeviceRGB", "CalRGB", "ICCBased3", "Lab"))
PLAIN = frozenset(("DeviceCMYK", "DeviceGray"))
"""Spaces that PDF/X-1a allows, beside separations."""


def colour_space(space: Any, resources: Any, depth: int = 0) -> str:
    """Give the name of a colour space: `ICCBased4`, `Separation All`, and for an indexed one that of its base."""
    from pikepdf import Array, Name

    if isinstance(space, Name):
        name = str(space)[1:]
        named = resources.get("/ColorSpace", {}) if depth < 8 else {}
        if name in SHORT or name.startswith("Device") or name == "Pattern":
            return SHORT.get(name, name)
        return colour_space(named[f"/{name}"], resources, depth + 1) if f"/{name}" in named else name
    if isinstance(space, Array) and len(space):
        family = str(space[0])[1:]
        if family == "ICCBased":
            return f"ICCBased{int(space[1].get('/N', 0))}"
        if family in ("Indexed", "I"):
            return colour_space(space[1], resources, depth + 1)
        return f"Separation {str(space[1])[1:]}" if family == "Separation" else family
    return "unknown"


def first_values(space: str) -> tuple[float, ...]:
    """Give the values a space starts with."""
    if space in ("DeviceCMYK", "ICCBased4"):
        return 0.0, 0.0, 0.0, 1.0
    if space in RGB:
        return 0.0, 0.0, 0.0
    return (1.0,) if space.startswith("Separation") else (0.0,)
