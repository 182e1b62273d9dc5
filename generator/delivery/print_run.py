"""A print run of personal cards: many on a sheet with their backs, in an order that survives the guillotine.

For a print shop, which has sheets and an order of its own, a run is fronts and backs in turn, in the list's order. The
art of a card is stored once a file, names and bibs are one more form on each side. Long runs become several files,
so that memory stays flat and piles stay low.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.delivery.copies import Copies
from generator.delivery.order import CopyOrder, PersonalFile, check_names, copies_for, person_digest
from generator.delivery.people import Recipient
from generator.delivery.proof import PROOF, Art, proof_people
from generator.delivery.record import Record
from generator.delivery.work import ALONE, Workers, do_all
from generator.errors import PressError
from generator.files import clear_leftovers
from generator.finishing import cards as on_cards
from generator.finishing.cards import CardGrid, CardPages
from generator.finishing.conditions import find_condition
from generator.finishing.home import pages_of
from generator.finishing.marks import Label
from generator.finishing.placement import Placement
from generator.finishing.plan import Sheet
from generator.finishing.shop import Printed, shop
from generator.finishing.source import measure
from generator.finishing.stock import find_stock
from generator.finishing.writer import write_plan
from generator.paper import sheet_paper
from generator.product import load

if TYPE_CHECKING:
    from generator.content.project import Project

SHEETS = 100
"""Most sheets of a file when nothing is said: a pile of card stock about 3 cm high."""
SHOP_CARDS = 1000
"""Most cards of a file for a print shop when nothing is said."""


@dataclass(frozen=True, slots=True)
class PersonalCard(CardPages):
    """A card by its pages, and the lines that are put on its front, in mm from its lower left corner."""

    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class CardFile:
    """The cards of one file; `stacked` when it will be cut as one stack."""

    order: CopyOrder
    people: tuple[Recipient, ...]
    name: str
    stacked: bool = True

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class CardRun:
    """How a target wants many cards.

    `size` says how many go into a file when piles may be so deep (0: as usual), `make` makes the file.
    """

    size: Callable[[CopyOrder, int], int]
    make: Callable[[CardFile, Sequence[PersonalCard], bytes, Copies], bytes]


def print_run(
    order: CopyOrder,
    people: Sequence[Recipient],
    out: Path,
    *,
    label: str = "run",
    depth: int = 0,
    workers: Workers = ALONE,
) -> Iterator[PersonalFile]:
    """Make the files of a run and a proof of it, and yield them; what is up to date is left alone.

    `label` stands in the files' names; `depth` is the most sheets of a pile, at a shop the most cards of a file. Cut
    as one stack and laid on each other in the order of the slots, piles give the cards in the order of the list.
    Raises FitError or GlyphError with every name that cannot be set.
    """
    clear_leftovers(out)
    check_names([order], people)
    size = run_of(order).size(order, depth)
    record, digest = Record(out), order.digest
    work = []
    for file in card_files(order, people, size, label):
        inputs = file_digest(digest, file)
        if record.fresh(file.name, inputs):
            yield PersonalFile(out / file.name, file.people, new=False)
        else:
            work.append(file)
    for number, (file, data) in enumerate(do_all(make_card_file, work, workers), 1):
        workers.starting(file.name, number, len(work))
        yield PersonalFile(record.write(file.name, file_digest(digest, file), data), file.people, new=True)


def card_files(order: CopyOrder, people: Sequence[Recipient], size: int, label: str) -> Iterator[CardFile]:
    """Part a run into files, the proof first."""
    base = f"{order.name.removesuffix('.pdf')}-{label}"
    yield CardFile(order, tuple(proof_people(people)), f"{base}{PROOF}", stacked=False)
    count = ceil(len(people) / size)
    for number in range(count):
        part = tuple(people[number * size : (number + 1) * size])
        suffix = f"-{number + 1:0{max(2, len(str(count)))}d}" if count > 1 else ""
        yield CardFile(order, part, f"{base}{suffix}.pdf")


def file_digest(digest: str, file: CardFile) -> str:
    """Digest of all that goes into a file of a run."""
    each = hashlib.sha256()
    for person in file.people:
        each.update(person_digest(digest, person).encode())
    return each.hexdigest()


def make_card_file(file: CardFile) -> bytes:
    """Make one file of a run. Depends on nothing but the file."""
    order = file.order
    copies = copies_for(order.project, order.options, order.routine)
    art = Art()
    cards = []
    for person in file.people:
        base = copies.base(person, order.job)
        front, back = art.pages(base.laid.data)
        cards.append(PersonalCard(front, back, base.line.labels(person)))
    make = run_of(order).make
    return make(file, cards, art.file(), copies)


def on_sheets(file: CardFile, cards: Sequence[PersonalCard], source: bytes, copies: Copies) -> bytes:
    """Put cards on sheets, with their backs behind them."""
    grid, chosen = grid_of(file.order), copies.options.choices(file.order.job)
    words = copies.words(str(copies.programme().routine.language))
    dealt = list(on_cards.dealt(cards, len(grid.slots), None, file.stacked))
    plan = on_cards.plan_cards(dealt, grid, measure(source), words, chosen.flip, chosen.back_offset)
    personal = [with_labels(sheet, on_sheet) for sheet, on_sheet in zip(plan, dealt, strict=True)]
    properties = copies.properties(copies.programme())
    flip = chosen.flip if any(sheet.back for sheet in personal) else None
    return write_plan(source, personal, pages_of(properties, flip))


def for_shop(file: CardFile, cards: Sequence[PersonalCard], source: bytes, copies: Copies) -> bytes:
    """Put the fronts and backs of cards one after the other, as a print shop wants them."""
    chosen = copies.options.choices(file.order.job)
    pages: list[Printed] = []
    for card in cards:
        pages.append(Printed(card.front, card.labels))
        if card.back is not None:
            pages.append(Printed(card.back))
    finished = shop(
        source,
        find_condition(copies.project, chosen.condition),
        copies.properties(copies.programme()),
        bleed=chosen.bleed,
        marks=chosen.marks,
        profile=chosen.profile,
        printed=pages,
    )
    return finished.data


def run_of(order: CopyOrder) -> CardRun:
    """Give how an order's target wants many copies. Raises PressError where they are a file each."""
    if not order.job.finish.run:
        raise PressError(f"copies of the {order.job} are a file each")
    run: CardRun = load(order.job.finish.run)
    return run


def with_labels(sheet: Sheet, cards: Sequence[CardPages]) -> Sheet:
    """Add each card's lines to the front of a sheet."""
    labels = [
        on_slot(label, placement)
        for placement, card in zip(sheet.front.placements, cards, strict=True)
        if isinstance(card, PersonalCard)
        for label in card.labels
    ]
    return replace(sheet, front=replace(sheet.front, captions=(*sheet.front.captions, *labels)))


def on_slot(label: Label, placement: Placement) -> Label:
    """Move a line from its card to where the card stands on the sheet."""
    area = placement.area
    x, y = {
        0: (area.x + label.x, area.y + label.y),
        90: (area.right - label.y, area.y + label.x),
        180: (area.right - label.x, area.top - label.y),
        270: (area.x + label.y, area.top - label.x),
    }[placement.rotation]
    return replace(label, x=x, y=y, rotation=label.rotation + placement.rotation)


def grid_of(order: CopyOrder) -> CardGrid:
    """Give the slots of a run's stock or paper. Raises PressError when the cards do not fit, ChoiceError."""
    return _grid(order.project, order)


@lru_cache(maxsize=4)
def _grid(project: Project, order: CopyOrder) -> CardGrid:
    copies = copies_for(project, order.options, order.routine)
    size, chosen = copies.paper(order.job), order.options.choices(order.job)
    if chosen.fold_over:
        raise PressError("folded cards are made one by one: leave out --fold-over")
    if chosen.stock:
        stock = find_stock(project, chosen.stock)
        on_cards.check_fit(measure(copies.base(Recipient(), order.job).laid.data), stock.grid, stock.name)
        return stock.grid
    sheet = sheet_paper(order.project, chosen.sheet)
    return on_cards.plain_grid(size.width, size.height, sheet)


ON_SHEETS = CardRun(lambda order, depth: len(grid_of(order).slots) * (depth or SHEETS), on_sheets)
FOR_SHOP = CardRun(lambda order, depth: depth or SHOP_CARDS, for_shop)
