"""What to look at before many copies are printed: the first, the last and the longest names, on one small sheet."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from math import ceil
from pathlib import Path

from generator.delivery.copies import Copies
from generator.delivery.nameline import NAME_WEIGHT, line_width
from generator.delivery.order import CopyOrder, PersonalFile, check_names, copies_for, person_digest
from generator.delivery.people import Recipient
from generator.delivery.record import Record
from generator.finishing.marks import GREY, PALE, Label, LineMark
from generator.finishing.placement import Placement, Rectangle
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.source import measure
from generator.finishing.writer import write_plan
from generator.paper import Paper, sheet_paper

PROOF = "-proof.pdf"
"""How the names of files end that are to be looked at before the others are printed."""
LONGEST = 4
"""So many of the longest names are looked at."""
MARGIN, GAP, CAPTION = 10.0, 8.0, 7.0
"""White round the sheet and between the copies, and room for the words below a copy, mm."""
CAPTION_SIZE = 8.0


class Art:
    """The pages of a file's different cards or covers, each stored once."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, tuple[int, int | None]] = {}

    def pages(self, pdf: bytes) -> tuple[int, int | None]:
        """Give the page numbers of a document's first two pages, adding them when they are new."""
        if pdf not in self.numbers:
            count = measure(pdf).count
            first = sum(1 if back is None else 2 for _, back in self.numbers.values())
            self.numbers[pdf] = first, first + 1 if count > 1 else None
        return self.numbers[pdf]

    def file(self) -> bytes:
        """Put all pages into one file."""
        import pikepdf

        if len(self.numbers) == 1:
            return next(iter(self.numbers))
        with pikepdf.new() as together:
            for pdf, (_, back) in self.numbers.items():
                with pikepdf.open(BytesIO(pdf)) as card:
                    together.pages.extend(card.pages[: 1 if back is None else 2])
            out = BytesIO()
            together.save(out, deterministic_id=True)
        return out.getvalue()


def proof_people(people: Sequence[Recipient]) -> list[Recipient]:
    """Choose whom to look at before printing: the first, the last, and the longest names and bibs."""
    longest = sorted(people, key=lambda person: -line_width(person.name, NAME_WEIGHT, 10))[:LONGEST]
    bib = max(people, key=lambda person: len(person.bib))
    return list(dict.fromkeys((people[0], people[-1], *longest, bib)))


def is_proof(path: Path) -> bool:
    """Say whether a file is to be looked at before the others are printed."""
    return path.name.endswith(PROOF)


def proof_of_copies(order: CopyOrder, people: Sequence[Recipient], out: Path) -> PersonalFile:
    """Make the contact sheet of copies that are a file each, unless it is up to date.

    Raises FitError or GlyphError with every name that cannot be set.
    """
    check_names([order], people)
    looked_at = proof_people(people)
    path = out / f"{order.name.removesuffix('.pdf')}-copies{PROOF}"
    sheet = order.options.sheet(order.job.product)
    record, inputs = Record(out), f"{order.digest} {sheet}"
    digest = "".join(person_digest(inputs, person) for person in looked_at)
    new = not record.fresh(path.name, digest)
    if new:
        data = contact_sheet(
            order, looked_at, sheet_paper(order.project, sheet), copies_for(order.project, order.options, order.routine)
        )
        record.write(path.name, digest, data)
    return PersonalFile(path, tuple(looked_at), new)


def contact_sheet(order: CopyOrder, people: Sequence[Recipient], sheet: Paper, copies: Copies) -> bytes:
    """Put the first pages of copies on a sheet of paper, as large as all of them fit, each with its line below."""
    art, pages, lines = Art(), [], []
    for person in people:
        base = copies.base(person, order.job)
        pages.append(art.pages(base.laid.data)[0])
        lines.append((base.line.labels(person), f"{base.line.size(person):g} pt"))
    source = art.file()
    size = measure(source).paper
    paper, areas = arranged(size, len(people), sheet)
    scale = areas[0].width / size.width
    labels = [label for area, (own, pt) in zip(areas, lines, strict=True) for label in words(area, own, pt, scale)]
    placements = tuple(Placement(page, area, scale=scale) for page, area in zip(pages, areas, strict=True))
    frames = tuple(line for area in areas for line in edges(area))
    plan = [Sheet(paper, SheetSide(placements, frames, tuple(labels)))]
    properties = copies.properties(copies.programme())
    return write_plan(source, plan, properties, order.job.target.space)


def arranged(size: Paper, count: int, sheet: Paper) -> tuple[Paper, list[Rectangle]]:
    """Give a sheet, upright or lying, and the areas of so many pages in reading order, as large as they can be."""
    found = [(one, columns) for one in (sheet, sheet.turned()) for columns in range(1, count + 1)]
    paper, columns = max(found, key=lambda each: scale_in(size, count, *each))
    scale = scale_in(size, count, paper, columns)
    width, height = size.width * scale, size.height * scale
    top = paper.height - MARGIN
    return paper, [
        Rectangle(
            MARGIN + number % columns * (width + GAP),
            top - height - number // columns * (height + CAPTION + GAP),
            width,
            height,
        )
        for number in range(count)
    ]


def scale_in(size: Paper, count: int, paper: Paper, columns: int) -> float:
    """Tell how large pages can be in so many columns of a sheet, as a share of their size; at most their size."""
    rows = ceil(count / columns)
    width = (paper.width - 2 * MARGIN - (columns - 1) * GAP) / columns
    height = (paper.height - 2 * MARGIN - (rows - 1) * GAP) / rows - CAPTION
    return min(1.0, width / size.width, height / size.height)


def words(area: Rectangle, labels: Sequence[Label], size: str, scale: float) -> list[Label]:
    """Put a person's line on a small copy, and again below it where it can be read, with its size on the copy."""
    made = [
        Label(one.text, area.x + one.x * scale, area.y + one.y * scale, one.size * scale, one.weight, ink=one.ink)
        for one in labels
    ]
    x, baseline = area.x, area.y - 4.0
    room = area.width - line_width(size, 400, CAPTION_SIZE) - 3.0
    wide = sum(line_width(one.text, one.weight, CAPTION_SIZE) + 1.0 for one in labels)
    caption = CAPTION_SIZE * min(1.0, room / max(wide, 1.0))
    for one in labels:
        made.append(Label(one.text, x, baseline, caption, one.weight, ink=one.ink))
        x += line_width(one.text, one.weight, caption) + 1.0
    return [*made, Label(size, area.right, baseline, CAPTION_SIZE, align="right", ink=GREY)]


def edges(area: Rectangle) -> list[LineMark]:
    """Draw the edges of a page in a hairline."""
    left, bottom, right, top = area.x, area.y, area.right, area.top
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return [LineMark(*start, *end, ink=PALE) for start, end in pairwise(corners)]
