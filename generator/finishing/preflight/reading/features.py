"""Parts of a file, outside what its pages paint, that standards forbid. Looked for where a file claims a standard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.finishing.preflight.content.images import filters_of
from generator.finishing.preflight.content.resources import entries_of
from generator.finishing.preflight.content.spaces import name_text

if TYPE_CHECKING:
    from pikepdf import Pdf

MOST_OBJECTS = 200_000
AREAS = ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip")


def features_of(pdf: Pdf) -> tuple[frozenset[str], frozenset[str]]:
    """Give the features of a file, and the filters its streams are packed with."""
    root = entries_of(pdf.Root)
    names = entries_of(root.get("/Names"))
    found = {
        "encrypted": pdf.is_encrypted,
        "object streams": name_text(pdf.trailer.get("/Type", "")) == "XRef",
        "layers": "/OCProperties" in root,
        "layer events": _switches(entries_of(root.get("/OCProperties"))),
        "attachments": "/EmbeddedFiles" in names or "/AF" in root,
        "presentations": "/AlternatePresentations" in names or any("/PresSteps" in page.obj for page in pdf.pages),
        "xfa": "/XFA" in entries_of(root.get("/AcroForm")),
        "scripts": "/JavaScript" in names or "/JS" in entries_of(root.get("/OpenAction")),
        "actions": "/AA" in root or _acts(root.get("/OpenAction")),
        "areas": _other_areas(entries_of(root.get("/ViewerPreferences"))),
    }
    features = {name for name, is_there in found.items() if is_there}
    filters: set[str] = set()
    for thing in islice(pdf.objects, MOST_OBJECTS):
        _look(thing, features, filters)
    for page in pdf.pages:
        for note in islice(_listed(page.obj.get("/Annots")), MOST_OBJECTS):
            _look(note, features, filters)
    return frozenset(features), frozenset(filters)


def _look(thing: Any, features: set[str], filters: set[str]) -> None:
    """Note what one object of the file holds."""
    from pikepdf import Dictionary, Stream

    if isinstance(thing, Stream):
        filters.update(filters_of(thing))
        if "/F" in thing:
            features.add("external")
        if name_text(thing.get("/Subtype", "")) == "OpenType":
            features.add("opentype")
    elif isinstance(thing, Dictionary):
        if "/AA" in thing or ("/A" in thing and _acts(thing["/A"])) or ("/JS" in thing and _acts(thing)):
            features.add("actions")
        if "/JS" in thing or ("/A" in thing and "/JS" in entries_of(thing["/A"])):
            features.add("scripts")
        if "/UserUnit" in thing:
            features.add("user unit")
        if name_text(thing.get("/Subtype", "")) == "FileAttachment":
            features.add("attachments")


def _listed(things: Any) -> Iterator[Any]:
    from pikepdf import Array

    return iter(things) if isinstance(things, Array) else iter(())


def _acts(action: Any) -> bool:
    """Say whether this is an action; a destination is a place, and attributes of a structure do nothing."""
    from pikepdf import Dictionary

    return isinstance(action, Dictionary) and "/S" in action and "/O" not in action


def _switches(layers: dict[str, Any]) -> bool:
    configurations = [layers.get("/D"), *islice(_listed(layers.get("/Configs")), 1000)]
    return any("/AS" in entries_of(one) for one in configurations)


def _other_areas(preferences: dict[str, Any]) -> bool:
    return any(name_text(preferences.get(area, "MediaBox")) not in ("MediaBox", "BleedBox") for area in AREAS)
