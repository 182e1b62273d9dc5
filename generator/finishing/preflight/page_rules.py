"""What is asked of each page. A rule takes a page, the limits and the target, and yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.finishing.preflight.colours import PLAIN, RGB
from generator.finishing.preflight.examined import ExaminedPage, Limits
from generator.finishing.preflight.facts import Bounds, Painted, Picture
from generator.finishing.preflight.report import Finding, Severity
from generator.finishing.words import number
from generator.target import Target
from generator.units import MM, to_mm

PageRule = Callable[[ExaminedPage, Limits, Target], Iterator[Finding]]
SIDES = ("left", "bottom", "right", "top")
SLACK = 0.1
"""Mm by which edges may miss each other."""
RICH_BLACK_FROM = 24.0
"""Pt of type from which black may be built of several inks."""


def for_press(target: Target, otherwise: Severity = "warning") -> Severity:
    """Give the severity of what only a press cannot forgive."""
    return "error" if target.press else otherwise


def boxes(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """A shop cuts at the TrimBox; it lies in the BleedBox, and that in the MediaBox."""
    if target.press:
        for name in ("TrimBox", "BleedBox"):
            if name not in page.boxes and not (name == "TrimBox" and "ArtBox" in page.boxes):
                yield Finding("boxes", "error", f"there is no {name}", "Build it with --target shop.", page.number)
    if not (_inside(page.trim, page.bleed) and _inside(page.bleed, page.media)):
        message = "the TrimBox must lie in the BleedBox, and that in the MediaBox"
        yield Finding("boxes", for_press(target), message, "Set the page boxes anew.", page.number)


def _inside(inner: Bounds, outer: Bounds) -> bool:
    slack = 0.02
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and (inner[3] <= outer[3] + slack)
    )


def bleed(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """What reaches the cut runs on into the bleed."""
    if not target.press:
        return
    gaps = [abs(page.bleed[i] - page.trim[i]) for i in range(4)]
    if to_mm(min(gaps)) < limits.bleed - 0.05:
        side = SIDES[gaps.index(min(gaps))]
        message = f"bleed is {number(to_mm(min(gaps)))} mm at the {side}; {number(limits.bleed)} mm are asked for"
        yield Finding("bleed", "error", message, "Build it with --bleed.", page.number)
    fills: list[Painted | Picture] = [*page.facts.fills, *page.facts.pictures]
    for item in fills:
        if page.trimmed(item.bounds) and (side := _stops_short(item.bounds, page)):
            message = f"a fill or picture reaches the cut at the {side} and ends before the bleed does"
            advice = "Let it run into the bleed, or keep it inside the page."
            yield Finding("bleed", "error", message, advice, page.number, page.place(item.bounds))


def _stops_short(bounds: Bounds, page: ExaminedPage) -> str:
    slack = SLACK * MM
    for index, side in enumerate(SIDES):
        sign = -1 if index < 2 else 1
        edge, trim, end = sign * bounds[index], sign * page.trim[index], sign * page.bleed[index]
        if trim - slack <= edge < end - slack:
            return side
    return ""


def colours(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """A press has four inks; red, green and blue would be guessed at."""
    if not target.press:
        return
    items: list[Painted | Picture] = [*page.facts.painted, *page.facts.pictures]
    for item in items:
        space = item.colour.space if isinstance(item, Painted) else item.space
        if space in RGB:
            message, advice = f"something is painted in RGB ({space})", "Use CMYK colours; convert pictures to CMYK."
            yield Finding("colour", "error", message, advice, page.number, page.place(item.bounds))
        elif space not in PLAIN and not space.startswith("Separation") and space != "Pattern":
            message = f"the colour space {space} may come out differently at each shop"
            yield Finding("colour", "warning", message, "Use CMYK.", page.number, page.place(item.bounds))


def ink(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Too much ink does not dry."""
    if not target.press:
        return
    for item in page.facts.painted:
        if page.printed(item.bounds) and item.colour.ink > limits.ink + 0.5:
            message = f"a colour has {item.colour.ink:.0f} % ink; the paper takes {number(limits.ink)} %"
            yield Finding("ink", "error", message, "Use a lighter mix.", page.number, page.place(item.bounds))


def black_type(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Small black type of several inks blurs when plates are a hair off."""
    if not target.press:
        return
    for word in page.facts.words:
        values = word.colour.values
        if len(values) == 4 and values[3] > 0.8 and sum(values[:3]) > 0.1 and word.size < RICH_BLACK_FROM:
            message = f"black type of {number(word.size)} pt is mixed of several inks"
            yield Finding("black", "warning", message, "Use 0/0/0/100.", page.number, page.place(word.bounds))


def type_size(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Type too small to print, or to read."""
    for word in page.facts.words:
        if page.printed(word.bounds) and word.size < limits.small_type - 0.01:
            severity: Severity = "error" if word.size < limits.smallest_type - 0.01 else "warning"
            message = f"type of {number(word.size)} pt; the least is {number(limits.small_type)} pt"
            yield Finding("type", severity, message, "Use fewer words.", page.number, page.place(word.bounds))


def lines(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Lines too thin break up."""
    rules = [fill for fill in page.facts.fills if fill.size]
    for item in page.facts.lines + rules:
        if page.printed(item.bounds) and item.size < limits.thinnest_line - 0.001 and _is_long(item.bounds):
            message = f"a line is {item.size:.2f} pt wide; the least is {number(limits.thinnest_line)} pt"
            yield Finding("line", for_press(target), message, "Make it wider.", page.number, page.place(item.bounds))


def _is_long(bounds: Bounds) -> bool:
    return max(bounds[2] - bounds[0], bounds[3] - bounds[1]) > 0.5


def resolution(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Pictures with too few pixels look blurred."""
    wanted = page.wanted_resolution(limits) / (1 if target.press else 2)
    for picture in page.facts.pictures:
        if page.printed(picture.bounds) and picture.resolution < wanted - 0.5:
            severity: Severity = "error" if target.press and picture.resolution < wanted / 3 else "warning"
            message = f"a picture has {picture.resolution:.0f} pixels an inch; {wanted:.0f} look sharp"
            advice = "Use a larger picture or print it smaller."
            yield Finding("resolution", severity, message, advice, page.number, page.place(picture.bounds))


def transparency(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """PDF/X-1a has no transparency; other shops flatten it, each in its own way."""
    for what in sorted(page.facts.transparency) if target.press else ():
        yield Finding("transparency", "error", f"there is {what}", "Use solid colours and masks.", page.number)


def safe_area(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Words keep clear of the cut, or of the edge that a home printer does not reach."""
    margin = limits.safe * MM
    left, bottom, right, top = page.trim
    inner = (left + margin, bottom + margin, right - margin, top - margin)
    for word in page.facts.words:
        bounds = word.bounds
        if not page.trimmed(bounds) or _inside(bounds, inner):
            continue
        gap = to_mm(min(bounds[0] - left, bounds[1] - bottom, right - bounds[2], top - bounds[3]))
        message = f"words come within {number(max(gap, 0))} mm of the edge; {number(limits.safe)} mm are safe"
        yield Finding("safe", for_press(target), message, "Move them inwards.", page.number, page.place(bounds))


def fonts(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """A font that is not in the file is replaced by another."""
    for font in sorted(page.facts.fonts, key=lambda font: font.name):
        if not font.embedded:
            yield Finding("font", "error", f"the font {font.name} is not embedded", "Embed it.", page.number)


def links(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Links and form fields have no place on a press."""
    if target.press and page.annotations:
        message = f"the page has {page.annotations} links or fields"
        yield Finding("annotation", "error", message, "Build it with --target shop.", page.number)


def marks(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Some shops refuse printer's marks; the colour that prints on all plates belongs to marks alone."""
    if not target.press:
        return
    if any(not page.printed(item.bounds) for item in (*page.facts.lines, *page.facts.fills)):
        message = "there are printer's marks outside the bleed"
        yield Finding("marks", "note", message, "Some shops want none: ask, or build without --marks.", page.number)
    for item in page.facts.painted:
        if item.colour.space == "Separation All" and page.trimmed(item.bounds):
            message = "the registration colour, which prints on all plates, is used on the page"
            yield Finding("marks", "error", message, "Use 0/0/0/100.", page.number, page.place(item.bounds))


def readable(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Content that a press cannot read."""
    for fault in sorted(page.facts.faults):
        yield Finding("content", "error", f"there is {fault}", "Make the file anew.", page.number)


PAGE_RULES: tuple[PageRule, ...] = (
    readable,
    boxes,
    bleed,
    colours,
    ink,
    black_type,
    type_size,
    lines,
    resolution,
    transparency,
    safe_area,
    fonts,
    links,
    marks,
)
