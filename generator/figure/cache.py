"""Keep finished drawings in a folder, one file each, named by a digest of all that decides how they look.

A file that is missing, cut short or changed is not used; a folder that cannot be written is not minded.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.figure.drawing import Contour, Drawing, Lettering, Paint, Shape, Stroke

SUFFIX = ".figure"


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return a digest of this package's sources and shapes: others may draw otherwise."""
    found = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.json"))):
        found.update(path.relative_to(folder).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def digest(key: object) -> str:
    """Return the name under which a drawing is kept; `key` must have the same `repr` on every machine."""
    return hashlib.sha256(f"{code_version()}{key!r}".encode()).hexdigest()[:40]


def load(folder: Path, name: str) -> Drawing | None:
    """Return a drawing that was kept, or None when there is none that is whole."""
    try:
        body = kept(folder, f"{name}{SUFFIX}")
        return _drawing(json.loads(body)) if body is not None else None
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def store(folder: Path, name: str, drawing: Drawing) -> None:
    """Keep a drawing."""
    keep(folder, f"{name}{SUFFIX}", json.dumps(_plain(drawing), separators=(",", ":")))


def drawn_once(folder: Path | None, key: object, draw: Callable[[], Drawing]) -> Drawing:
    """Return what `draw` draws, or what it drew before for the same key; without a folder it always draws."""
    if folder is None:
        return draw()
    name = digest(key)
    found = load(folder, name)
    if found is None:
        found = draw()
        store(folder, name, found)
    return found


def kept(folder: Path, file: str) -> str | None:
    """Return what was kept in a file, or None when there is nothing that is whole."""
    try:
        seal, _, body = (folder / file).read_text("utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return body if seal == _seal(body) else None


def keep(folder: Path, file: str, body: str) -> None:
    """Keep a text: written beside, then moved into place, so that no reader sees half of it."""
    beside = folder / f"{file}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(f"{_seal(body)}\n{body}", "utf-8")
        beside.replace(folder / file)
    except OSError:
        return


def note(folder: Path, name: str, verdict: str = "sound") -> None:
    """Remember that something was found sound, or what else it was found."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.{verdict}").touch()
    except OSError:
        return


def noted(folder: Path, name: str, verdict: str = "sound") -> bool:
    """Say whether something was found sound, or what else, before."""
    return (folder / f"{name}.{verdict}").is_file()


def _seal(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _plain(drawing: Drawing) -> dict[str, Any]:
    return {"bounds": drawing.bounds, "items": [_plain_item(item) for item in drawing.items]}


def _plain_item(item: Shape | Lettering) -> list[Any]:
    if isinstance(item, Lettering):
        paint = _plain_paint(item.paint)
        return ["lettering", item.x, item.y, item.text, item.size, paint, item.weight, item.anchor]
    stroke = item.stroke
    line = [_plain_paint(stroke.paint), stroke.width, stroke.dash, stroke.round_ends] if stroke else None
    contours = [[contour.start, contour.segments, contour.closed] for contour in item.contours]
    return ["shape", _plain_paint(item.fill) if item.fill else None, line, contours]


def _plain_paint(paint: Paint) -> list[Any]:
    return [paint.role, paint.towards, paint.share]


def _drawing(data: dict[str, Any]) -> Drawing:
    left, bottom, right, top = data["bounds"]
    return Drawing((left, bottom, right, top), tuple(_item(item) for item in data["items"]))


def _item(data: list[Any]) -> Shape | Lettering:
    if data[0] == "lettering":
        _, x, y, text, size, paint, weight, anchor = data
        return Lettering(x, y, text, size, Paint(*paint), weight, anchor)
    _, fill, line, contours = data
    stroke = Stroke(Paint(*line[0]), line[1], tuple(line[2]), line[3]) if line else None
    found = tuple(Contour(tuple(start), tuple(map(tuple, segments)), closed) for start, segments, closed in contours)
    return Shape(found, Paint(*fill) if fill else None, stroke)
