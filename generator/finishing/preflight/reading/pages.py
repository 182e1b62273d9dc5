"""Read a page as it is seen: its boxes turned and scaled, its content, and the annotations on it.

Source: ISO 32000-2, 7.7.3.3 (page), 14.11.2 (boxes), 12.5.5 (where an appearance stands).
"""

from __future__ import annotations

from typing import Any

from generator.finishing.preflight.budget import SpentError, reason
from generator.finishing.preflight.content.geometry import IDENTITY, Bounds, Matrix, common, matrix_of, moved, product
from generator.finishing.preflight.content.painted import Facts, Trait
from generator.finishing.preflight.content.resources import Resources, entries_of
from generator.finishing.preflight.content.spaces import name_text
from generator.finishing.preflight.content.state import State
from generator.finishing.preflight.content.walk import SPENT, Walker, page_traits, unpacked
from generator.finishing.preflight.examined import ExaminedPage, PlacedNote
from generator.units import MM

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
INHERITED = ("MediaBox", "CropBox", "Rotate", "Resources")
TURNS: dict[int, Matrix] = {0: IDENTITY, 90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0)}
DEEPEST_TREE = 50
A4: Bounds = (0.0, 0.0, 595.0, 842.0)
LARGEST_UNIT = 75.0
MOST_NOTES = 5_000
QUIET = 8 * MM
"""From here on inwards nothing is too near an edge, whatever is asked (see `Limits.safe`)."""
HIDDEN, PRINTS, NOT_SHOWN = 2, 4, 32
"""Flags of annotations (ISO 32000-2, 12.5.3)."""
UNSEEN = ("Popup", "Link")


def read_page(number: int, page: Any, walker: Walker) -> ExaminedPage:
    """Read a page; what cannot be read of it is among its faults."""
    try:
        return _read(number, page.obj, walker)
    except Exception as error:  # whatever a library raises on a broken page is a finding
        empty = Facts(faults={f"a page that cannot be read: {reason(error)}"})
        return ExaminedPage(number, A4, A4, A4, A4, frozenset(("MediaBox",)), (), empty)


def _read(number: int, page: Any, walker: Walker) -> ExaminedPage:
    faults: list[str] = []
    boxes = {name: _box(_entry(page, name), name, faults) for name in BOXES}
    upright = _upright(page, faults)
    media = boxes["MediaBox"] or A4
    crop = common(boxes["CropBox"] or media, media) or media
    trim = boxes["TrimBox"] or boxes["ArtBox"] or crop
    bleed = boxes["BleedBox"] or (crop if trim is crop else trim)
    entries = entries_of(page)
    facts = Facts()
    resources = _entry(page, "Resources")
    if "/Contents" in entries:
        unread = Facts()
        data = unpacked(entries["/Contents"], unread)
        quiet = _quiet(moved(common(trim, crop) or crop, upright)) if walker.quick else None
        facts = walker.content(data, resources, upright, moved(media, upright), quiet)
        facts.take_in(unread)
    facts.traits |= page_traits(entries, walker)
    facts.faults.update(faults)
    notes = _notes(entries, walker, upright, moved(media, upright), facts)
    return ExaminedPage(
        number,
        moved(media, upright),
        moved(crop, upright),
        moved(bleed, upright),
        moved(trim, upright),
        frozenset(name for name, box in boxes.items() if box),
        notes,
        facts,
        separated="/SeparationInfo" in entries,
    )


def _quiet(seen: Bounds) -> Bounds:
    """Give the part of a page that is nowhere near an edge."""
    return seen[0] + QUIET, seen[1] + QUIET, seen[2] - QUIET, seen[3] - QUIET


def _entry(page: Any, name: str) -> Any:
    """Give an entry of a page, or of the nodes above it where such entries are inherited."""
    for _ in range(DEEPEST_TREE if name in INHERITED else 1):
        found = page.get(f"/{name}")
        if found is not None or "/Parent" not in page:
            return found
        page = page["/Parent"]
    return None


def _box(box: Any, name: str, faults: list[str]) -> Bounds | None:
    if box is None:
        return None
    try:
        left, bottom, right, top = (float(value) for value in box)
    except (ValueError, TypeError, ArithmeticError):
        faults.append(f"a {name} that is none")
        return None
    bounds = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    if not -1e6 <= min(bounds) <= max(bounds) <= 1e6 or bounds[0] == bounds[2] or bounds[1] == bounds[3]:
        faults.append(f"a {name} without a size")
        return None
    return bounds


def _upright(page: Any, faults: list[str]) -> Matrix:
    """Give the matrix that turns a page as viewers do, and gives it its true size."""
    turn = _entry(page, "Rotate")
    try:
        degrees = int(turn or 0) % 360
    except (ValueError, TypeError, ArithmeticError):
        degrees = -1
    if degrees not in TURNS:
        faults.append("a page that is turned by no right angle")
        degrees = 0
    unit = page.get("/UserUnit", 1)
    scale = float(unit) if not isinstance(unit, (bool, str)) else 1.0
    if not 0 < scale <= LARGEST_UNIT:
        faults.append("a unit of length that is none")
        scale = 1.0
    return product(TURNS[degrees], (scale, 0, 0, scale, 0, 0))


def _notes(
    entries: dict[str, Any], walker: Walker, upright: Matrix, media: Bounds, page: Facts
) -> tuple[PlacedNote, ...]:
    from pikepdf import Array

    found = entries.get("/Annots")
    if not isinstance(found, Array):
        return ()
    notes = []
    for note in list(found)[:MOST_NOTES]:
        try:
            if (about := entries_of(note)) and not walker.is_hidden(about.get("/OC")):
                notes.append(_note(about, walker, upright, media))
        except SpentError:
            page.faults.add(SPENT)
            break
        except Exception as error:  # whatever a library raises on a broken annotation is a finding
            page.faults.add(f"an annotation that cannot be read: {reason(error)}")
    return tuple(notes)


def _note(about: dict[str, Any], walker: Walker, upright: Matrix, media: Bounds) -> PlacedNote:
    kind = name_text(about.get("/Subtype", ""))
    flags = int(about.get("/F", 0))
    left, bottom, right, top = (float(value) for value in about["/Rect"])
    rectangle = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    facts = Facts()
    appearance = _appearance(about)
    if appearance is not None:
        form = entries_of(appearance)
        own = matrix_of(form["/Matrix"]) if "/Matrix" in form else IDENTITY
        box = [float(value) for value in form.get("/BBox", rectangle)]
        painted = walker.form(appearance, State(), Resources({}), 1)
        facts.add(painted, product(product(own, _fitted(box, own, rectangle)), upright), media)
    if kind == "TrapNet":
        facts.traits |= _trap_traits(about, appearance)
    visible = not flags & HIDDEN
    return PlacedNote(
        kind,
        moved(rectangle, upright),
        prints=visible and bool(flags & PRINTS) and kind not in UNSEEN,
        shows=visible and not flags & NOT_SHOWN and kind not in UNSEEN,
        facts=facts,
    )


def _trap_traits(about: dict[str, Any], appearance: Any) -> set[Trait]:
    """Give traits of a net of traps (ISO 32000-1, 14.11.6.2): fonts in place of others, the process it is for."""
    traits = set()
    if len(list(about.get("/FontFauxing", ()))):
        traits.add(Trait("trap fonts", "a trap"))
    process = entries_of(appearance).get("/PCM")
    if process is not None and name_text(process) != "DeviceCMYK":
        traits.add(Trait("trap colours", name_text(process)))
    return traits


def _appearance(about: dict[str, Any]) -> Any:
    """Give the stream of an annotation's normal appearance, in the state it is in."""
    from pikepdf import Dictionary, Stream

    normal = entries_of(about.get("/AP")).get("/N")
    if isinstance(normal, Dictionary):
        state = about.get("/AS")
        normal = None if state is None else entries_of(normal).get("/" + name_text(state))
    return normal if isinstance(normal, Stream) else None


def _fitted(box: list[float], own: Matrix, rectangle: Bounds) -> Matrix:
    """Give the matrix that fits a form's box, moved by its own matrix, to a rectangle."""
    left, bottom, right, top = moved((box[0], box[1], box[2], box[3]), own)
    across = (rectangle[2] - rectangle[0]) / ((right - left) or 1)
    up = (rectangle[3] - rectangle[1]) / ((top - bottom) or 1)
    return across, 0, 0, up, rectangle[0] - left * across, rectangle[1] - bottom * up
