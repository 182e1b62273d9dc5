"""The pages round the book: the cover, the back cover, and pages for notes."""

from __future__ import annotations

from math import ceil

from generator.documents import blocks
from generator.documents.blocks import Foot, Heading, Paragraph, Picture, Section, Words
from generator.layouts.booklet.compositor import Compositor, landmark
from generator.layouts.booklet.page_format import HEIGHT
from generator.layouts.booklet.pieces import Board, Rule, Stack, balanced, cap_drop
from generator.layouts.booklet.tables import small_artwork
from generator.layouts.name_strip import below
from generator.layouts.page import Area
from generator.layouts.title import APART
from generator.pdf import flowables
from generator.pdf.canvas import Artwork
from generator.pdf.flowables import Text
from generator.units import MM

HERO_FLOOR = 187.0
"""The rule on which the cover's figure stands, mm on A5."""
TITLE_LEAST = 30.0
"""The least size of a title's line, pt, before it takes two."""
NOTE_LINE = 9.0
MARK = 8.0
"""Height of the logo at the foot of the covers, mm on A5."""
CODE = 26.0
MOVE_SHARE, MOVES_ABREAST, MOVE_GAP = 1.14, 4, 5.0
"""The back cover's moves: their size beside that in tables, how many stand in a row, and mm on A5 between rows."""
NARROW_SHARE, NARROW_ABREAST = 0.95, 3


def board_of(press: Compositor) -> Board:
    return Board(press.page.width * MM, press.page.height * MM)


def each(section: Section, kind: type[blocks.Block]) -> list[blocks.Block]:
    return [block for block in section.blocks if isinstance(block, kind)]


def cover(section: Section, press: Compositor) -> Board:
    """Place title, strapline, the figure on its rule, and the club and version below."""
    board, page = board_of(press), press.page
    x, width = page.margin * MM, page.points
    y = cover_area(press).top * MM
    floor = page.height * MM * HERO_FLOOR / HEIGHT
    for block in (section.heading, *section.blocks):
        if isinstance(block, Heading):
            y = title(board, block, press, y)
        elif isinstance(block, Paragraph):
            y = board.put(press.paragraph(block), x + press.mm(0.3), y + press.pt(8), width)
        elif isinstance(block, Picture):
            hero(board, block, press, y, floor)
    board.put(press.rule(2), x, floor, width)
    for foot in each(section, Foot):
        if isinstance(foot, Foot):
            closing_line(board, foot, press, floor + press.mm(4))
    return board


def cover_area(press: Compositor) -> Area:
    """The cover within its margins (mm), below a strip for a name."""
    page = press.page
    whole = Area(page.margin, page.head, page.width - page.margin, page.bottom)
    return below(whole, name_unit(press), press.setting)


def name_unit(press: Compositor) -> float:
    """The scale of a name: it grows with the page, and is no smaller than on A5."""
    return max(1.0, press.page.unit)


def title(board: Board, heading: Heading, press: Compositor, y: float) -> float:
    """Set the title's lines, each as large as its style and the measure allow; return the lower edge."""
    x, width = press.page.margin * MM, press.page.points
    least = 0.0
    for number, words in enumerate(lines_of(heading.words)):
        role = "title-1" if number == 0 else "title-2"
        text = fitted(words, heading, role, press, width, first=number == 0)
        hang = 0.0153 * text.style.fontSize * MM
        y = max(y, least - (text.style.fontSize - cap_drop(text)))
        board.put_capitals(text, x - hang, y, width + hang)
        lines = text.line_count
        y += (lines - 1) * text.style.leading + text.style.fontSize - cap_drop(text)
        least = y + APART * text.style.fontSize
        y += press.mm(6.2)
    return y - press.mm(2)


def lines_of(words: Words) -> list[tuple[blocks.Run, ...]]:
    """Split words at their forced breaks."""
    lines: list[list[blocks.Run]] = [[]]
    for run in words.runs:
        if run.breaks:
            lines.append([])
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines]


def fitted(
    runs: tuple[blocks.Run, ...], heading: Heading, role: str, press: Compositor, width: float, *, first: bool
) -> Text:
    """Set one line of the title at the largest size, up to its style's, at which it takes one line."""
    size = press.setting.theme.size("booklet", role) * press.scale
    line = Words(runs=runs, source=heading.words.source)
    while True:
        text = press.at(press.fit * size / (press.setting.theme.size("booklet", role) * press.scale)).text(
            line, role, landmark=landmark(heading) if first else None
        )
        text.block = heading.words
        text.wrap(width, 1e6)
        if size <= TITLE_LEAST * press.scale or (text.line_count == 1 and text.widest_line <= width):
            return text
        size = max(TITLE_LEAST * press.scale, size - 2)


def hero(board: Board, picture: Picture, press: Compositor, top: float, floor: float) -> None:
    """Stand the figure on the rule, as large as the room above it allows."""
    artwork = press.setting.pictures.pose_artwork(picture.name, 108)
    left, bottom, right, upper = artwork.bounds
    scale = min((floor - top - press.mm(4)) / (upper - bottom), press.page.points * 0.72 / (right - left))
    made = flowables.Picture(artwork, scale, block=picture)
    x = press.page.margin * MM + press.page.points - made.width
    board.put(made, x, floor - made.height, made.width)


def closing_line(board: Board, foot: Foot, press: Compositor, y: float) -> None:
    """Place the logo and the foot's paragraphs on one line, the last one at the right."""
    x, width = press.page.margin * MM, press.page.points
    start = x
    if foot.logo is not None:
        size = press.mm(MARK)
        start += logo(board, foot.logo, press, x, y + size - press.mm(0.6), size) + press.mm(3)
    texts = [press.paragraph(paragraph, "cover-foot") for paragraph in foot.paragraphs]
    for text in texts:
        text.wrap(x + width - start, 1e6)
    level = sum(text.widest_line for text in texts) + press.mm(6) * (len(texts) - 1) <= x + width - start
    if foot.logo is not None and level and texts:
        y += (press.mm(MARK) - texts[0].height) / 2
    for number, text in enumerate(texts):
        last = number == len(texts) - 1 and (number > 0 or foot.logo is not None)
        at = x + width - text.widest_line if level and last else start
        below = board.put(text, at, y, x + width - at)
        y = y if level else below


def back(section: Section, press: Compositor) -> Board:
    """Place what the booklet is, whom to ask, and the code that leads to it."""
    board, page = board_of(press), press.page
    x, width = page.margin * MM, page.points
    y = page.head * MM
    for block in (section.heading, *section.blocks):
        if isinstance(block, Heading):
            y = board.put_capitals(balanced(press.heading(block, "page-head"), width), x, y, width) + press.pt(4)
        elif isinstance(block, Paragraph):
            gap = press.pt(18 if block.kind == "body" else 8)
            y = board.put(press.paragraph(block), x, y + gap, width)
        elif isinstance(block, Foot):
            floor = back_foot(board, block, press)
            moves(board, [block for block in section.blocks if isinstance(block, Picture)], press, y, floor)
    return board


def moves(board: Board, pictures: list[Picture], press: Compositor, top: float, floor: float) -> None:
    """Show the moves in rows above `floor`, each with its letter, where there is room for all."""
    artworks = [small_artwork(picture.name, press) for picture in pictures]
    share, abreast = MOVE_SHARE, MOVES_ABREAST
    if press.page.tap and pictures:
        share, abreast = NARROW_SHARE, ceil(len(pictures) / ceil(len(pictures) / NARROW_ABREAST))
    pitch = press.page.points / abreast
    rows = [range(n, min(n + abreast, len(pictures))) for n in range(0, len(pictures), abreast)]
    heights = [max(artworks[n].bounds[3] for n in row) * share * MM + press.mm(MOVE_GAP) for row in rows]
    if sum(heights) > floor - top:
        return
    y = floor - sum(heights)
    for row, height in zip(rows, heights, strict=True):
        y += height
        for place, number in enumerate(row):
            x = press.page.margin * MM + place * pitch
            letter(board, pictures[number], press, x, y)
            move(board, artworks[number], pictures[number], share * MM, x + press.mm(4.5), y)


def letter(board: Board, picture: Picture, press: Compositor, x: float, floor: float) -> None:
    """Stand a move's letter on its row's floor."""
    text = press.quiet(picture.labels[0], "diary-move")
    text.wrap(press.mm(6), 1e6)
    board.put(text, x, floor - text.first_baseline, press.mm(6))


def move(board: Board, artwork: Artwork, picture: Picture, scale: float, x: float, floor: float) -> None:
    """Stand one move on its row's floor."""
    made = flowables.Picture(artwork, scale, block=picture)
    board.put(made, x, floor - artwork.bounds[3] * scale, made.width)


def back_foot(board: Board, foot: Foot, press: Compositor) -> float:
    """Place a rule, logo and version below it, and above it the code with its purpose; return the upper edge."""
    page = press.page
    x, width = page.margin * MM, page.points
    floor = page.height * MM * HERO_FLOOR / HEIGHT
    board.put(press.rule(2), x, floor, width)
    closing_line(board, foot, press, floor + press.mm(4))
    top = floor - press.mm(5)
    if foot.code is not None:
        artwork = press.setting.pictures.code(foot.code.picture.name)
        side = press.mm(CODE)
        left, _, right, _ = artwork.bounds
        code = flowables.Picture(artwork, side / (right - left), block=foot.code.picture)
        top -= side
        board.put(code, x + width - side, top, side)
        words = Stack([press.paragraph(foot.code.heading, "list-name"), press.paragraph(foot.code.text, "small")])
        words.wrap(width - side - press.mm(5), 1e6)
        board.put(words, x, top + side - words.height, width - side - press.mm(5))
    return top - press.mm(10)


def logo(board: Board, picture: Picture, press: Compositor, x: float, bottom: float, size: float) -> float:
    """Place the club's logo, at most `size` pt high, with its lower left corner at x, bottom; return its width."""
    artwork = press.setting.pictures.logo(picture.name)
    left, low, right, high = artwork.bounds
    scale = min(size / (high - low), press.mm(40) / (right - left))
    made = flowables.Picture(artwork, scale, block=picture)
    board.put(made, x, bottom - made.height, made.width)
    return float(made.width)


def notes(section: Section, press: Compositor) -> list[Board]:
    """Set the page for notes: head, purpose, lines."""
    board, page = board_of(press), press.page
    x, width = page.margin * MM, page.points
    y = page.head * MM
    for block in (section.heading, *section.blocks):
        if isinstance(block, Heading):
            y = board.put_capitals(press.heading(block), x, y, width) + press.pt(4)
        elif isinstance(block, Paragraph):
            y = board.put(press.paragraph(block), x, y, width)
    return [ruled(board, y, press)]


def more_notes(title: str, press: Compositor) -> list[Board]:
    """Set one more page for notes, whose head is decoration."""
    board, page = board_of(press), press.page
    y = board.put_capitals(press.quiet(title, "part-name"), page.margin * MM, page.head * MM, page.points)
    return [ruled(board, y, press)]


def ruled(board: Board, y: float, press: Compositor) -> Board:
    """Rule a page from y down to the lowest edge of content."""
    page = press.page
    lines = int((page.bottom * MM - y - press.mm(4)) / press.mm(NOTE_LINE))
    for number in range(lines):
        line = Rule(0.5, press.colour("hairline"))
        board.put(line, page.margin * MM, page.bottom * MM - (lines - 1 - number) * press.mm(NOTE_LINE), page.points)
    return board
