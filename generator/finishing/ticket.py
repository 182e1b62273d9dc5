"""The job ticket: what a print shop's order form asks, read back from the finished file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from generator.finishing.conditions import find_condition
from generator.finishing.instructions import Instructions
from generator.finishing.preflight import examine
from generator.finishing.shop import shop
from generator.finishing.source import measure
from generator.finishing.words import SheetWords, number, size
from generator.output import Output
from generator.product import Product
from generator.products import PRODUCTS


@dataclass(frozen=True, slots=True)
class Ticket:
    """An order as values: sizes in mm, the printing condition by its registered name."""

    product: str
    title: str
    file: str
    width: float
    height: float
    bleed: float
    pages: int
    colours: str
    standard: str
    condition: str
    marks: tuple[str, ...]
    paper: str
    finishing: str
    not_printed: tuple[str, ...] = ()

    def json(self) -> str:
        """Give the ticket as JSON."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False, sort_keys=True) + "\n"

    def text(self, words: SheetWords) -> str:
        """Give the ticket as lines of text to paste into an order form, with what only the user knows left open."""
        open_to_fill = words.say("ticket_to_fill")
        rows = [
            ("product", self.title),
            ("file", self.file),
            ("trim", f"{size(self.width, self.height)} mm"),
            ("bleed", f"{number(self.bleed)} mm"),
            ("pages", said("pages", PRODUCTS[self.product], words, n=self.pages)),
            ("colours", self.colours),
            ("standard", self.standard),
            ("condition", self.condition),
            ("marks", ", ".join(self.marks) or words.say("ticket_none")),
            ("paper", self.paper),
            ("finishing", self.finishing),
            *(("not_printed", line) for line in self.not_printed),
            *((name, open_to_fill) for name in ("quantity", "date", "delivery")),
        ]
        names = [words.say(f"ticket_{name}") for name, _ in rows]
        width = max(map(len, names)) + 2
        title = words.say("ticket_title")
        lines = [f"{name + ':':<{width}}{value}" for name, (_, value) in zip(names, rows, strict=True)]
        return "\n".join([title, "=" * len(title), *lines]) + "\n"


def ordered(pages: Output, given: Instructions) -> Output:
    """Make the file for a shop, with its job ticket beside it. Raises what `shop` raises."""
    choices, words = given.choices, given.words
    condition = find_condition(given.project, choices.condition)
    made = shop(
        pages.data,
        condition,
        given.properties,
        bleed=choices.bleed,
        marks=choices.marks,
        profile=choices.profile,
    )
    order = ticket(given.job.product, made.data, given.file, words, choices.marks)
    order = replace(order, not_printed=tuple(map(str, pages.left_out)))
    base = given.file.removesuffix(given.job.product.extension)
    beside = {
        f"{base}-ticket.txt": order.text(words).encode("utf-8"),
        f"{base}-ticket.json": order.json().encode("utf-8"),
    }
    return replace(pages, data=made.data, pages=made.pages, notes=made.notes, beside=beside)


def ticket(product: Product, pdf: bytes, file: str, words: SheetWords, marks: Sequence[str] = ()) -> Ticket:
    """Make the ticket of a file that `shop` made; `file` is its name. Raises PressError when it cannot be read."""
    pages, examined = measure(pdf), examine(pdf, for_press=True, quick=True)
    return Ticket(
        product.name,
        examined.title,
        file,
        pages.width,
        pages.height,
        pages.bleed,
        pages.count,
        words.say("ticket_colours_all"),
        examined.standard,
        next((intent.name for intent in examined.intents), ""),
        tuple(marks),
        said("paper", product, words),
        said("finishing", product, words),
    )


def said(what: str, product: Product, words: SheetWords, n: int = 0) -> str:
    """Say a product's pages, paper or finishing in its own words; without any the number, or a line left open."""
    if product.ticket:
        return words.say(f"ticket_{what}_{product.ticket}", n=n)
    return str(n) if n else words.say("ticket_to_fill")
