"""A file as rules see it: its pages with boxes and what they paint, and the limits that a target sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.finishing.preflight.facts import Bounds, Facts, common
from generator.finishing.preflight.walk import Walker
from generator.finishing.preflight.xmp import DC, PDFX_ID, Metadata, read_xmp
from generator.finishing.source import reading
from generator.target import Target
from generator.targets import TARGETS
from generator.units import MM, to_mm

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

LARGE_FORMAT = 590.0
"""Mm of the longer side from which pictures are seen from afar, and half the resolution does (A2)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked of pages: mm of bleed and of safe area, pt of type and lines, pixels an inch, percent of ink.

    Type below `smallest_type` is an error, below `small_type` a warning. `stapled` asks for a multiple of four pages.
    """

    bleed: float = 3.0
    safe: float = 3.0
    smallest_type: float = 5.0
    small_type: float = 6.0
    thinnest_line: float = 0.25
    resolution: float = 300.0
    ink: float = 300.0
    stapled: bool = False


@dataclass(frozen=True, slots=True)
class ExaminedPage:
    """A page (number from 1): boxes in pt, names of the boxes it has, and what it paints."""

    number: int
    media: Bounds
    bleed: Bounds
    trim: Bounds
    boxes: frozenset[str]
    annotations: int
    facts: Facts

    @property
    def size(self) -> tuple[float, float]:
        """Trimmed width and height in mm."""
        left, bottom, right, top = self.trim
        return to_mm(right - left), to_mm(top - bottom)

    def place(self, bounds: Bounds) -> tuple[float, float]:
        """Give where something begins, in mm from the trimmed page's left and top."""
        return round(to_mm(bounds[0] - self.trim[0]), 1), round(to_mm(self.trim[3] - bounds[3]), 1)

    def printed(self, bounds: Bounds) -> bool:
        """Say whether something reaches into the page or its bleed."""
        return _overlaps(bounds, self.bleed)

    def trimmed(self, bounds: Bounds) -> bool:
        """Say whether something reaches into the trimmed page."""
        return _overlaps(bounds, self.trim)

    def wanted_resolution(self, limits: Limits) -> float:
        """Give the pixels an inch that pictures need: half as many on what hangs on a wall."""
        return limits.resolution / 2 if max(self.size) >= LARGE_FORMAT else limits.resolution


def _overlaps(bounds: Bounds, box: Bounds) -> bool:
    shared = common(bounds, box)
    hair = 0.1
    return (
        shared is not None
        and shared[2] > box[0] + hair
        and shared[0] < box[2] - hair
        and (shared[3] > box[1] + hair and shared[1] < box[3] - hair)
    )


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: the condition's identifier, its registry, what it is called, and whether it has a profile."""

    identifier: str
    registry: str
    name: str
    profile: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """A file: its pages, what it claims and asks for."""

    pages: tuple[ExaminedPage, ...]
    standard: str
    version: str
    intents: tuple[Intent, ...]
    info: frozenset[str]
    trapped: str
    has_id: bool
    print_scaling: str
    duplex: str
    scripts: bool
    title: str


def examine(pdf: bytes) -> Examined:
    """Read a file. Raises PressError when it cannot be read."""
    with reading(pdf) as opened:
        walker = Walker()
        pages = tuple(_page(number, page, walker) for number, page in enumerate(opened.pages, 1))
        return _file(opened, pages)


def _page(number: int, page: Page, walker: Walker) -> ExaminedPage:
    boxes = {name: _box(page, name) for name in ("MediaBox", "BleedBox", "TrimBox", "ArtBox")}
    media = boxes["MediaBox"] or (0, 0, 595, 842)
    trim = boxes["TrimBox"] or boxes["ArtBox"] or media
    bleed = boxes["BleedBox"] or (media if boxes["TrimBox"] is None else trim)
    present = frozenset(name for name, box in boxes.items() if box)
    annotations = len(page.obj.get("/Annots", ()))
    return ExaminedPage(number, media, bleed, trim, present, annotations, walker.page(page))


def _box(page: Page, name: str) -> Bounds | None:
    from generator.finishing.source import box_area

    area = box_area(page, name)
    return (area.x * MM, area.y * MM, area.right * MM, area.top * MM) if area else None


def _file(pdf: Pdf, pages: tuple[ExaminedPage, ...]) -> Examined:
    from pikepdf import Stream

    info: Any = pdf.trailer.get("/Info", {})
    metadata = pdf.Root.get("/Metadata")
    xmp = read_xmp(metadata.read_bytes()) if isinstance(metadata, Stream) else Metadata()
    preferences: Any = pdf.Root.get("/ViewerPreferences", {})
    intents = tuple(
        Intent(
            str(intent.get("/OutputConditionIdentifier", "")),
            str(intent.get("/RegistryName", "")),
            str(intent.get("/Info", "")),
            "/DestOutputProfile" in intent,
        )
        for intent in pdf.Root.get("/OutputIntents", ())
        if str(intent.get("/S")) == "/GTS_PDFX"
    )
    return Examined(
        pages,
        _claimed(info) or xmp.say(PDFX_ID, "GTS_PDFXVersion"),
        pdf.pdf_version,
        intents,
        frozenset(str(key)[1:] for key in info if str(info[key])),
        str(info.get("/Trapped", ""))[1:],
        len(pdf.trailer.get("/ID", ())) == 2,
        str(preferences.get("/PrintScaling", ""))[1:],
        str(preferences.get("/Duplex", ""))[1:],
        _runs_scripts(pdf),
        str(info.get("/Title", "")) or xmp.say(DC, "title"),
    )


def _claimed(info: Any) -> str:
    """Give the PDF/X version that the Info dictionary names; the first edition of PDF/X-1a names it in two entries."""
    version = str(info.get("/GTS_PDFXVersion", ""))
    conformance = str(info.get("/GTS_PDFXConformance", ""))
    return conformance if version == "PDF/X-1:2001" and conformance else version


def _runs_scripts(pdf: Pdf) -> bool:
    """Say whether opening the file does anything but show a page: a destination is a place, not an action."""
    from pikepdf import Dictionary

    opening = pdf.Root.get("/OpenAction")
    names: Any = pdf.Root.get("/Names", {})
    acts = isinstance(opening, Dictionary) and str(opening.get("/S", "/GoTo")) != "/GoTo"
    return acts or "/JavaScript" in names or "/AA" in pdf.Root


def target_of(examined: Examined) -> Target:
    """Guess what a file is for from what it says."""
    press = bool(examined.standard or examined.intents)
    actual_size = not press and examined.print_scaling == "None"
    return next(each for each in TARGETS.values() if (each.press, each.actual_size) == (press, actual_size))
