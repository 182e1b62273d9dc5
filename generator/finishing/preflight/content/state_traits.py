"""What standards forbid in dictionaries of a graphics state. Source: ISO 32000-2, 8.4.5, 10.5, 10.6."""

from __future__ import annotations

from typing import Any

from generator.finishing.preflight.content.painted import Trait
from generator.finishing.preflight.content.reader import INTENTS
from generator.finishing.preflight.content.resources import entries_of
from generator.finishing.preflight.content.spaces import name_text

NOT_SOLID = "colour that is not solid"


def state_traits(entries: dict[str, Any]) -> set[Trait]:
    """Give the traits of a graphics state."""
    traits: set[Trait] = set()
    if any(float(entries.get(key, 1)) < 1 for key in ("/ca", "/CA")):
        traits.add(Trait("alpha", NOT_SOLID))
    if "/BM" in entries and (mode := _first_name(entries["/BM"])) not in ("Normal", "Compatible"):
        traits.add(Trait("blend mode", f"the blend mode {mode}"))
    if "/TR" in entries or ("/TR2" in entries and _first_name(entries["/TR2"]) != "Default"):
        traits.add(Trait("transfer", "a graphics state"))
    if "/HTP" in entries:
        traits.add(Trait("phase", "a graphics state"))
    if "/HT" in entries:
        _halftone(entries["/HT"], traits)
    if "/RI" in entries and name_text(entries["/RI"]) not in INTENTS:
        traits.add(Trait("intent", name_text(entries["/RI"])))
    return traits


def _first_name(value: Any) -> str:
    from pikepdf import Array

    if isinstance(value, Array):
        return name_text(value[0]) if len(value) else ""
    return name_text(value) if type(value).__name__ != "Dictionary" else ""


def _halftone(halftone: Any, traits: set[Trait]) -> None:
    """Note what is told of a halftone, and of those for single inks that it holds."""
    entries = entries_of(halftone)
    if not entries:
        return
    if entries.get("/HalftoneType") not in (1, 5):
        traits.add(Trait("halftone", f"of type {entries.get('/HalftoneType')}"))
    for part in (entries, *(entries_of(value) for value in list(entries.values())[:64])):
        if "/HalftoneName" in part:
            traits.add(Trait("halftone name", "a halftone"))
