"""A file as rules see it: its pages with boxes and what they paint, what it claims, and the limits of a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.finishing.preflight.content.geometry import Bounds, common, inside
from generator.finishing.preflight.content.painted import Facts
from generator.target import Target
from generator.units import to_mm

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


@dataclass(frozen=True, slots=True, eq=False)
class PlacedNote:
    """An annotation: its kind and bounds, whether it is seen on paper and on a screen, and what it paints."""

    kind: str
    bounds: Bounds
    prints: bool
    shows: bool
    facts: Facts


@dataclass(frozen=True, slots=True, eq=False)
class ExaminedPage:
    """A page as it is seen (number from 1): turned upright, in pt of true size.

    `present` names the boxes it has. What its file's standard allows is not held against it.
    """

    number: int
    media: Bounds
    crop: Bounds
    bleed: Bounds
    trim: Bounds
    present: frozenset[str]
    notes: tuple[PlacedNote, ...]
    facts: Facts
    separated: bool = False
    allows_transparency: bool = False
    allows_managed_colour: bool = False

    @property
    def glanced(self) -> bool:
        """Say whether some of it was only glanced at."""
        return any(facts.glanced for facts in self.all_facts)

    @property
    def all_facts(self) -> tuple[Facts, ...]:
        """What its content and its annotations paint."""
        return self.facts, *(note.facts for note in self.notes)

    def traits(self, kind: str) -> list[str]:
        """Give what is said of traits of a kind, of content and annotations."""
        return sorted({what for facts in self.all_facts for what in facts.told(kind)})

    @property
    def size(self) -> tuple[float, float]:
        """Trimmed width and height in mm."""
        left, bottom, right, top = self.trim
        return to_mm(right - left), to_mm(top - bottom)

    @property
    def is_nested(self) -> bool:
        """Say whether the boxes that it has lie in one another: where it is cut, the bleed, the media."""
        cut_in_bleed = not self.present & {"TrimBox", "ArtBox"} or inside(self.trim, self.bleed)
        return cut_in_bleed and inside(self.bleed, self.media)

    @property
    def is_cropped(self) -> bool:
        """Say whether the CropBox hides a part of the trimmed page."""
        return "CropBox" in self.present and not inside(self.trim, self.crop)

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

    def seen_for(self, target: Target) -> ExaminedPage:
        """Give the page as it reaches its readers: with the annotations they see; only a shop sees past the CropBox."""
        seen = [note.facts for note in self.notes if (note.prints if target.press or target.sheets else note.shows)]
        facts = self.facts
        if any(len(one) or one.faults or one.fonts for one in seen):
            facts = Facts()
            for one in (self.facts, *seen):
                facts.join(one)
        if target.press:
            return replace(self, facts=facts)
        trim, bleed = common(self.trim, self.crop), common(self.bleed, self.crop)
        return replace(self, facts=facts, trim=trim or self.crop, bleed=bleed or self.crop)


def _overlaps(bounds: Bounds, box: Bounds) -> bool:
    hair = 0.1
    return (
        bounds[0] < box[2] - hair
        and bounds[2] > box[0] + hair
        and bounds[1] < box[3] - hair
        and bounds[3] > box[1] + hair
    )


@dataclass(frozen=True, slots=True)
class OutputCondition:
    """An output intent: the condition's identifier, its registry, what it is called, and its profile's header.

    `profile` says whether there is one, `channels` what the file says of it; class and space are the profile's own.
    """

    identifier: str
    registry: str
    name: str
    profile: bool
    profile_class: str = ""
    profile_space: str = ""
    profile_version: int = 0
    channels: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file: its pages, what it claims and asks for. `features` are parts of a file that standards forbid, by name."""

    pages: tuple[ExaminedPage, ...]
    standard: str
    version: str
    intents: tuple[OutputCondition, ...]
    info: Mapping[str, str]
    metadata: Mapping[tuple[str, str], str]
    trapped: str
    has_id: bool
    print_scaling: str
    duplex: str
    scripts: bool
    title: str
    features: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    faults: tuple[str, ...] = ()
    encrypted: bool = False

    def looked_at(self) -> dict[str, int]:
        """Count what was looked at, by what it is called."""
        facts = [one for page in self.pages for one in page.all_facts]
        return {
            "text": sum(len(one.words) for one in facts),
            "line": sum(len(one.lines) for one in facts),
            "fill": sum(len(one.fills) + len(one.inner) for one in facts),
            "picture": sum(len(one.pictures) for one in facts),
            "font": len({font for one in facts for font in one.fonts}),
            "annotation": sum(len(page.notes) for page in self.pages),
        }
