"""What is asked of each page. A rule takes a page, the limits and the target, and yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.finishing.preflight.content.geometry import Bounds, inside
from generator.finishing.preflight.content.painted import TRANSPARENT
from generator.finishing.preflight.content.spaces import ALL_INKS, MASK, PLAIN, Space
from generator.finishing.preflight.examined import ExaminedPage, Limits
from generator.finishing.preflight.report import Finding, Severity, for_press
from generator.finishing.words import number
from generator.target import Target
from generator.units import MM, to_mm

PageRule = Callable[[ExaminedPage, Limits, Target], Iterator[Finding]]
SIDES = ("left", "bottom", "right", "top")
SLACK = 0.1
"""Mm by which edges may miss each other."""
RICH_BLACK_FROM = 24.0
"""Pt of type from which black may be built of several inks."""


def boxes(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """A shop cuts at the TrimBox; it lies in the BleedBox, and that in the MediaBox."""
    if target.press:
        for name in ("TrimBox", "BleedBox"):
            if name not in page.present and not (name == "TrimBox" and "ArtBox" in page.present):
                yield Finding("boxes", "error", f"there is no {name}", "Build it with --target shop.", page.number)
    if not page.is_nested:
        message = "the TrimBox must lie in the BleedBox, and that in the MediaBox"
        yield Finding("boxes", for_press(target), message, "Set the page boxes anew.", page.number)
    if target.press and page.is_cropped:
        message = "the CropBox hides a part of the trimmed page"
        yield Finding("boxes", "error", message, "Set the page boxes anew.", page.number)


def bleed(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """What reaches the cut runs on into the bleed."""
    if not target.press:
        return
    gaps = [abs(page.bleed[i] - page.trim[i]) for i in range(4)]
    if to_mm(min(gaps)) < limits.bleed - 0.05:
        side = SIDES[gaps.index(min(gaps))]
        message = f"bleed is {number(to_mm(min(gaps)))} mm at the {side}; {number(limits.bleed)} mm are asked for"
        yield Finding("bleed", "error", message, "Build it with --bleed.", page.number)
    inked = [fill.bounds for fill in page.facts.fills if not fill.colour.is_white]
    for bounds in inked + [picture.bounds for picture in page.facts.pictures]:
        if page.trimmed(bounds) and (side := _stops_short(bounds, page)):
            message = f"a fill or picture reaches the cut at the {side} and ends before the bleed does"
            advice = "Let it run into the bleed, or keep it inside the page."
            yield Finding("bleed", "error", message, advice, page.number, page.place(bounds))


def _stops_short(bounds: Bounds, page: ExaminedPage) -> str:
    slack = SLACK * MM
    for index, side in enumerate(SIDES):
        sign = -1 if index < 2 else 1
        edge, trim, end = sign * bounds[index], sign * page.trim[index], sign * page.bleed[index]
        if trim - slack <= edge < end - slack:
            return side
    return ""


def colours(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """A press has four inks; red, green and blue would be guessed at, and a fifth ink costs a plate."""
    if not target.press:
        return
    for space, places in _by_space(page).items():
        guessed = space.guessed
        spots = tuple(dict.fromkeys(spot for spot in space.spots if not guessed or space.inks))
        for bounds in places if guessed or spots or not _is_plain(space) else ():
            if guessed:
                message = (
                    f"something is painted in RGB ({space.name if guessed in space.name else _mixed(space, guessed)})"
                )
                advice = "Use CMYK colours; convert pictures to CMYK."
                managed = page.allows_managed_colour and space.is_managed
                yield Finding(
                    "colour", "note" if managed else "error", message, advice, page.number, page.place(bounds)
                )
            elif not spots:
                message = f"the colour space {space.name} may come out differently at each shop"
                yield Finding("colour", "warning", message, "Use CMYK.", page.number, page.place(bounds))
            for spot in spots:
                message = f"the spot colour {spot} takes an ink of its own"
                advice = "Ask the shop, or use CMYK colours."
                yield Finding("spot", "warning", message, advice, page.number, page.place(bounds))


def _by_space(page: ExaminedPage) -> dict[Space, list[Bounds]]:
    """Give what is painted in each space that asks for a look."""
    found: dict[Space, list[Bounds]] = {}
    for item in page.facts.painted:
        space = item.colour.space
        if space.family not in PLAIN or space.base is not None:
            found.setdefault(space, []).append(item.bounds)
    for picture in page.facts.pictures:
        if picture.space.family not in PLAIN:
            found.setdefault(picture.space, []).append(picture.bounds)
    return found


def _is_plain(space: Space) -> bool:
    """Say whether a space takes the inks of the process and nothing else."""
    if space.family in PLAIN or space is MASK or space.inks:
        return True
    if space.family in ("Pattern", "Indexed"):
        return space.base is None or _is_plain(space.base)
    return False


def _mixed(space: Space, guessed: str) -> str:
    return f"{space.name}, mixed in {guessed}"


def ink(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Too much ink does not dry."""
    if not target.press:
        return
    most = limits.ink + 0.5
    for item in page.facts.painted:
        if item.colour.ink > most and page.printed(item.bounds):
            message = f"a colour has {item.colour.ink:.0f} % ink; the paper takes {number(limits.ink)} %"
            yield Finding("ink", "error", message, "Use a lighter mix.", page.number, page.place(item.bounds))
    for picture in page.facts.pictures:
        if picture.ink > most and page.printed(picture.bounds):
            message = f"a picture has {picture.ink:.0f} % ink; the paper takes {number(limits.ink)} %"
            advice = "Convert it to CMYK for this paper."
            yield Finding("ink", "error", message, advice, page.number, page.place(picture.bounds))


def black_type(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Small black type of several inks blurs when plates are a hair off."""
    if not target.press:
        return
    for word in page.facts.words:
        values = word.colour.values
        if (
            len(values) == 4
            and not word.colour.space.inks
            and values[3] > 0.8
            and sum(values[:3]) > 0.1
            and word.size < RICH_BLACK_FROM
        ):
            message = f"black type of {number(word.size)} pt is mixed of several inks"
            yield Finding("black", "warning", message, "Use 0/0/0/100.", page.number, page.place(word.bounds))


def type_size(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Type too small to print, or to read."""
    for word in page.facts.words:
        if word.size < limits.small_type - 0.01 and page.printed(word.bounds):
            severity: Severity = "error" if word.size < limits.smallest_type - 0.01 else "warning"
            message = f"type of {number(word.size)} pt; the least is {number(limits.small_type)} pt"
            yield Finding("type", severity, message, "Use fewer words.", page.number, page.place(word.bounds))


def lines(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Lines too thin break up."""
    rules = [fill for fill in page.facts.fills if fill.size]
    for item in page.facts.lines + rules:
        if item.size < limits.thinnest_line - 0.001 and page.printed(item.bounds) and _is_long(item.bounds):
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
    """PDF/X-1a and X-3 have no transparency; other shops flatten it, each in its own way. PDF/X-4 allows it."""
    severity: Severity = "note" if page.allows_transparency else "error"
    for what in page.facts.told(*TRANSPARENT) if target.press else ():
        yield Finding("transparency", severity, f"there is {what}", "Use solid colours and masks.", page.number)
    for name in page.facts.told("mask colour") if target.press else ():
        message = f"a soft mask is painted in {name}, of which nothing is printed itself"
        yield Finding("transparency", "note", message, "", page.number)


def safe_area(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Words keep clear of the cut, or of the edge that a home printer does not reach."""
    margin = limits.safe * MM
    left, bottom, right, top = page.trim
    inner = (left + margin, bottom + margin, right - margin, top - margin)
    for word in page.facts.words:
        bounds = word.bounds
        if word.repeated or inside(bounds, inner) or not page.trimmed(bounds):
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
    notes = [note for note in page.notes if page.printed(note.bounds)]
    if target.press and notes:
        message = f"the page has {len(notes)} links or fields"
        yield Finding("annotation", "error", message, "Build it with --target shop.", page.number)


def marks(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Some shops refuse printer's marks; the colour that prints on all plates belongs to marks alone."""
    if not target.press:
        return
    if any(not page.printed(item.bounds) for item in (*page.facts.lines, *page.facts.fills)):
        message = "there are printer's marks outside the bleed"
        yield Finding("marks", "note", message, "Some shops want none: ask, or build without --marks.", page.number)
    for item in page.facts.painted:
        if ALL_INKS in item.colour.space.inks and page.trimmed(item.bounds):
            message = "the registration colour, which prints on all plates, is used on the page"
            yield Finding("marks", "error", message, "Use 0/0/0/100.", page.number, page.place(item.bounds))


def readable(page: ExaminedPage, limits: Limits, target: Target) -> Iterator[Finding]:
    """Content that a press cannot read."""
    for fault in sorted(page.facts.faults):
        yield Finding("content", "error", f"there is {fault}", "Make the file anew.", page.number)
    for word in page.facts.told("operator"):
        message = f"there is an operator that is none: {word}"
        yield Finding("content", "warning", message, "Make the file anew.", page.number)


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
