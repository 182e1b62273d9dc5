"""The pages round the book: the cover, the back cover, and pages for notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import Any

from generator.documents.blocks import Foot, Heading, Paragraph, Picture, Run, Section, Words
from generator.layouts.booklet.compositor import Compositor, landmark
from generator.layouts.booklet.glance import opened, small_artwork
from generator.layouts.booklet.page_format import HEIGHT
from generator.layouts.engine.galley import shoulders
from generator.layouts.engine.text import TextBox
from generator.layouts.name_strip import below
from generator.layouts.page import Area, Page, PageItem, PictureItem
from generator.layouts.title import APART, TRACKING
from generator.units import to_mm

HERO_FLOOR = 187.0
"""The rule on which the cover's figure stands, mm on A5."""
HERO_WIDTH = 0.72
"""The most of the measure that the figure takes."""
HERO_MAT = 108.0
"""Width of the mat at which it is drawn, mm."""
TITLE_LEAST = 30.0
"""The least size of a title's line, pt, before it takes two."""
NOTE_LINE = 9.0
MARK, MARK_WIDTH = 8.0, 40.0
"""Height and most width of the logo at the foot of the covers, mm on A5."""
CODE = 26.0
MOVE_SHARES = (1.14, 1.0, 0.86, 0.72, 0.6)
"""Sizes of the back cover's moves, beside that in tables, from which the largest is taken at which all fit."""
MOVE_ROW, MOVE_LETTER, LETTER_GAP = 28.0, 4.5, 1.0
"""How much of the measure a move takes at the size of tables, how far it is indented past its letter, and the least
white between them, mm on A5."""
MOVE_GAP = 5.0


def cover(section: Section, compositor: Compositor) -> Page:
    """Place title, strapline, the figure on its rule, and the club and version below."""
    page, items = compositor.page, Page()
    y, floor = cover_area(compositor).top, page.height * HERO_FLOOR / HEIGHT
    for block in (section.heading, *section.blocks):
        if isinstance(block, Heading):
            lines, y = title(block, compositor, y)
            items.extend(lines)
        elif isinstance(block, Paragraph):
            text = compositor.paragraph(block, even=True)
            y += compositor.pt(8) + shoulders(text)[0]
            items.extend(text.place(page.margin, y, page.measure))
            y += text.height(page.measure) + shoulders(text)[1]
        elif isinstance(block, Picture):
            items.add(hero(block, compositor, y, floor))
        elif isinstance(block, Foot):
            items.extend(closing_line(block, compositor, floor + compositor.mm(4)))
    items.extend(compositor.rule(2).place(page.margin, floor, page.measure))
    return items


def cover_area(compositor: Compositor) -> Area:
    """The cover within its margins (mm), below a strip for a name."""
    page = compositor.page
    whole = Area(page.margin, page.head, page.width - page.margin, page.bottom)
    return below(whole, name_unit(compositor), compositor.setting)


def name_unit(compositor: Compositor) -> float:
    """The scale of a name: it grows with the page, and is no smaller than on A5."""
    return max(1.0, compositor.page.unit)


def title(heading: Heading, compositor: Compositor, y: float) -> tuple[list[PageItem], float]:
    """Set the title's lines, each as large as its style and the measure allow; return them and the lower edge."""
    items: list[PageItem] = []
    measure = compositor.page.measure
    least = 0.0
    for number, runs in enumerate(lines_of(heading.words)):
        text = fitted(runs, heading, "title-2" if number else "title-1", compositor, first=number == 0)
        top = max(y, least - text.cap)
        items += compositor.hung(text, measure).place(compositor.page.margin, top, measure)
        baseline = top + text.height(measure + text.bearing)
        y, least = baseline + compositor.mm(6.2), baseline + APART * to_mm(text.size)
    return items, baseline + compositor.mm(4.2)


def lines_of(words: Words) -> list[tuple[Run, ...]]:
    """Split words at their forced breaks."""
    lines: list[list[Run]] = [[]]
    for run in words.runs:
        if run.breaks:
            lines.append([])
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines]


def fitted(runs: tuple[Run, ...], heading: Heading, role: str, compositor: Compositor, *, first: bool) -> TextBox:
    """Set one line of the title at the largest size, up to its style's, at which it takes one line.

    Where that would be too small it takes more lines, at the size that its longest word allows and with the leading of
    a page's head.
    """
    line = replace(heading.words, runs=runs)
    options: dict[str, Any] = {"even": True, "of": heading.words, "landmark": landmark(heading) if first else None}
    usual, measure = compositor.text(line, role, **options), compositor.page.measure
    least = min(1.0, TITLE_LEAST * compositor.scale / usual.size)
    one = (measure + usual.bearing) / (usual.natural + TRACKING * to_mm(usual.size))
    word = (measure + usual.bearing) / usual.least_unbroken
    if one >= least:
        return compositor.text(line, role, min(1.0, one) * (1 - 1e-9), **options)
    head = compositor.text(line, "page-head", **options)
    size = usual.size * max(least, min(1.0, word, 2 * least))
    return compositor.text(line, "page-head", size / head.size, **options)


def hero(picture: Picture, compositor: Compositor, top: float, floor: float) -> PictureItem:
    """Stand the figure on the rule, as large as the room above it allows."""
    page = compositor.page
    pictures = compositor.setting.pictures
    left, bottom, right, upper = pictures.bounds(picture.name, HERO_MAT)
    scale = min((floor - top - compositor.mm(4)) / (upper - bottom), page.measure * HERO_WIDTH / (right - left))
    x = page.margin + page.measure - (right - left) * scale
    return PictureItem(pictures.pose_artwork(picture.name, HERO_MAT, scale=scale), x, floor, scale, picture)


def closing_line(foot: Foot, compositor: Compositor, y: float) -> Iterator[PageItem]:
    """Place the logo and the foot's paragraphs on one line where they fit, the last one at the right."""
    page, end = compositor.page, compositor.page.margin + compositor.page.measure
    start, size = page.margin, compositor.mm(MARK)
    if foot.logo is not None:
        mark = logo(foot.logo, compositor, start, y + size - compositor.mm(0.6), size)
        yield mark
        start += mark.box.width + compositor.mm(3)
    texts = [compositor.paragraph(paragraph, "cover-foot") for paragraph in foot.paragraphs]
    level = sum(text.natural for text in texts) + compositor.mm(6) * (len(texts) - 1) <= end - start
    if texts:
        middled = foot.logo is not None and level
        y += (size - texts[0].leading) / 2 + shoulders(texts[0])[0] if middled else shoulders(texts[0])[0]
    for number, text in enumerate(texts):
        last = number == len(texts) - 1 and (number > 0 or foot.logo is not None)
        at = end - text.natural if level and last else start
        yield from text.place(at, y, end - at)
        y += 0.0 if level else text.height(end - at) + text.line_gap


def back(section: Section, compositor: Compositor) -> Page:
    """Place what the booklet is, whom to ask, and the code that leads to it."""
    page, items = compositor.page, Page()
    y = page.head
    for block in (section.heading, *section.blocks):
        if isinstance(block, Heading):
            head = compositor.heading(block, "page-head", page.measure)
            items.extend(compositor.hung(head, page.measure).place(page.margin, y, page.measure))
            y += head.height(page.measure + head.bearing) + shoulders(head)[1] + compositor.pt(4)
        elif isinstance(block, Paragraph):
            text = compositor.paragraph(block)
            y += compositor.pt(18 if block.kind == "body" else 8) + shoulders(text)[0]
            items.extend(text.place(page.margin, y, page.measure))
            y += text.height(page.measure) + shoulders(text)[1]
        elif isinstance(block, Foot):
            foot, floor = back_foot(block, compositor)
            pictures = [block for block in section.blocks if isinstance(block, Picture)]
            items.extend([*moves(pictures, compositor, y, floor), *foot])
    return items


def moves(pictures: list[Picture], compositor: Compositor, top: float, floor: float) -> Iterator[PageItem]:
    """Show the moves in rows above `floor`, each with its letter, as large as all of them fit."""
    artworks = [small_artwork(picture.name, compositor) for picture in pictures]
    letters = [compositor.quiet(picture.labels[0], "diary-move") for picture in pictures]
    indent = max([compositor.mm(MOVE_LETTER), *(letter.natural + compositor.mm(LETTER_GAP) for letter in letters)])
    widest = max((artwork.bounds[2] - artwork.bounds[0] for artwork in artworks), default=0.0)
    for share in MOVE_SHARES if pictures else ():
        wide = max(compositor.mm(MOVE_ROW) * share / MOVE_SHARES[0], indent + widest * share)
        abreast = max(1, int((compositor.page.measure + 1e-6) / wide))
        abreast = ceil(len(pictures) / ceil(len(pictures) / abreast)) if len(pictures) > abreast else abreast
        rows = [range(n, min(n + abreast, len(pictures))) for n in range(0, len(pictures), abreast)]
        heights = [max(artworks[n].bounds[3] for n in row) * share + compositor.mm(MOVE_GAP) for row in rows]
        if sum(heights) <= floor - top:
            break
    else:
        return
    artworks = [small_artwork(picture.name, compositor, share) for picture in pictures]
    y, pitch = floor - sum(heights), compositor.page.measure / abreast
    for row, height in zip(rows, heights, strict=True):
        y += height
        for place, number in enumerate(row):
            x = compositor.page.margin + place * pitch
            yield from letters[number].place(x, y - letters[number].cap, indent)
            bottom = artworks[number].bounds[1]
            yield PictureItem(artworks[number], x + indent, y - bottom * share, share, pictures[number])


def back_foot(foot: Foot, compositor: Compositor) -> tuple[list[PageItem], float]:
    """Place a rule, logo and version below it, and above it the code with its purpose; return the upper edge too."""
    page = compositor.page
    x, measure = page.margin, page.measure
    floor = page.height * HERO_FLOOR / HEIGHT
    items: list[PageItem] = [
        *compositor.rule(2).place(x, floor, measure),
        *closing_line(foot, compositor, floor + compositor.mm(4)),
    ]
    top = floor - compositor.mm(5)
    if foot.code is not None:
        artwork, side = compositor.setting.pictures.code(foot.code.picture.name), compositor.mm(CODE)
        left, _, right, _ = artwork.bounds
        items.append(PictureItem(artwork, x + measure - side, top, side / (right - left), foot.code.picture))
        heading, text = (
            compositor.paragraph(foot.code.heading, "list-name"),
            compositor.paragraph(foot.code.text, "small"),
        )
        words = compositor.stack([(heading, 0.0), (text, 0.0)])
        width = measure - side - compositor.mm(5)
        items += words.place(x, top - words.height(width) - shoulders(words)[1], width)
        top -= max(side, words.height(width))
    return items, top - compositor.mm(10)


def logo(picture: Picture, compositor: Compositor, x: float, bottom: float, size: float) -> PictureItem:
    """Place the club's logo, at most `size` mm high, with its lower left corner at x, bottom."""
    artwork = compositor.setting.pictures.logo(picture.name)
    left, low, right, high = artwork.bounds
    scale = min(size / (high - low), compositor.mm(MARK_WIDTH) / (right - left))
    return PictureItem(artwork, x, bottom, scale, picture)


def notes(section: Section, compositor: Compositor) -> Page:
    """Set the page for notes: head, purpose, lines."""
    items, y = opened(section, compositor)
    return Page([*items, *ruled(y, compositor)])


def more_notes(heading: str, compositor: Compositor) -> Page:
    """Set one more page for notes, whose head is decoration."""
    page = compositor.page
    head = compositor.quiet(heading, "part-name")
    items = head.place(page.margin, page.head, page.measure)
    return Page([*items, *ruled(page.head + head.height(page.measure), compositor)])


def ruled(y: float, compositor: Compositor) -> Iterator[PageItem]:
    """Rule a page from y down to the lowest edge of content."""
    page, line = compositor.page, compositor.mm(NOTE_LINE)
    for number in range(int((page.bottom - y - compositor.mm(4)) / line)):
        yield from compositor.rule(0.5, "hairline").place(page.margin, page.bottom - number * line, page.measure)
