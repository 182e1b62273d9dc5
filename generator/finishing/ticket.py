"""The job ticket: what a print shop's order form asks, read back from the finished file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from generator.finishing.preflight.examined import examine
from generator.finishing.source import measure
from generator.finishing.words import Words, number, size
from generator.layouts.theme import Product


@dataclass(frozen=True, slots=True)
class Ticket:
    """An order as values: sizes in mm, the printing condition by its registered name."""

    product: Product
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

    def json(self) -> str:
        """Give the ticket as JSON."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False, sort_keys=True) + "\n"

    def text(self, words: Words) -> str:
        """Give the ticket as lines of text to paste into an order form, with what only the user knows left open."""
        open_to_fill = words.say("ticket_to_fill")
        rows = [
            ("product", self.title),
            ("file", self.file),
            ("trim", f"{size(self.width, self.height)} mm"),
            ("bleed", f"{number(self.bleed)} mm"),
            ("pages", words.say(f"ticket_pages_{self.product}", n=self.pages)),
            ("colours", self.colours),
            ("standard", self.standard),
            ("condition", self.condition),
            ("marks", ", ".join(self.marks) or words.say("ticket_none")),
            ("paper", self.paper),
            ("finishing", self.finishing),
            *((name, open_to_fill) for name in ("quantity", "date", "delivery")),
        ]
        names = [words.say(f"ticket_{name}") for name, _ in rows]
        width = max(map(len, names)) + 2
        title = words.say("ticket_title")
        lines = [f"{name + ':':<{width}}{value}" for name, (_, value) in zip(names, rows, strict=True)]
        return "\n".join([title, "=" * len(title), *lines]) + "\n"


def ticket(product: Product, pdf: bytes, file: str, words: Words, marks: Sequence[str] = ()) -> Ticket:
    """Make the ticket of a file that `shop` made; `file` is its name. Raises PressError when it cannot be read."""
    pages, examined = measure(pdf), examine(pdf)
    return Ticket(
        product,
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
        words.say(f"ticket_paper_{product}"),
        words.say(f"ticket_finishing_{product}"),
    )
