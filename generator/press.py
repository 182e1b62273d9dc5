"""The press: one job at a time from a programme to finished bytes, through every stage.

Stages are imported where they are first needed, so that finding out that there is nothing to do stays fast.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.content.project import Project
from generator.errors import ChoiceError
from generator.files import cache_folder
from generator.options import ORIENTATIONS, Job, Options, Product

if TYPE_CHECKING:
    from generator.content.library import Library
    from generator.content.programme import Programme
    from generator.documents.blocks import Document
    from generator.finishing.writer import Finished
    from generator.layouts.setting import Laid, Setting
    from generator.layouts.theme import Product as LaidProduct
    from generator.layouts.theme import Theme
    from generator.paper import Paper
    from generator.pdf.metadata import Properties

HOME_BLEED = 3.0
"""Bleed in mm round posters and cards for home printers, so that a cut a little off still looks right."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a job: the file, pages, trimmed size in mm, what a person should know, and files beside it.

    `stapled` says that the pages are single ones of a booklet that has to be stapled.
    """

    data: bytes
    pages: int
    width: float
    height: float
    notes: tuple[str, ...] = ()
    beside: dict[str, bytes] = field(default_factory=dict)
    stapled: bool = False


class Press:
    """Makes products with one set of options; themes, papers and content are loaded once."""

    def __init__(self, project: Project, options: Options) -> None:
        if options.orientation not in ORIENTATIONS:
            raise ChoiceError("orientation", options.orientation, ORIENTATIONS)
        self.project = project
        self.options = options

    @cached_property
    def library(self) -> Library:
        """The project's content, each file read once."""
        from generator.content.library import Library

        return Library(self.project)

    @cached_property
    def theme(self) -> Theme:
        """The theme of the options. Raises ChoiceError."""
        from generator.layouts.theme import load_theme

        return load_theme(self.project, self.options.theme, self.options.large_print)

    def paper(self, product: LaidProduct) -> Paper:
        """Give a product's paper, turned as the options ask. Raises ChoiceError."""
        from generator.paper import paper

        if product == "pocket":
            from generator.finishing.pocket import panel_paper
            from generator.paper import sheet_paper

            return panel_paper(sheet_paper(self.project, self.options.sheet(product)))
        size = paper(self.project, product, self.options.size(product))
        turned = product == "poster" and self.options.orientation == "landscape"
        return size.turned() if turned else size

    def prepare(self, jobs: tuple[Job, ...]) -> None:
        """Raise ChoiceError for an unknown size, theme, paper, stock or condition before any work is done."""
        from generator.finishing.conditions import find_condition
        from generator.finishing.stock import find_stock
        from generator.paper import paper as size_of
        from generator.paper import sheet_paper

        for job in jobs:
            if job.product != "text":
                self.paper(job.product)
                if asked := self.options.asked(job.product):
                    size_of(self.project, job.product, asked)
            if job.target == "home":
                sheet_paper(self.project, self.options.sheet(job.product))
        if self.options.home.stock:
            find_stock(self.project, self.options.home.stock)
        find_condition(self.project, self.options.shop.condition)
        self.options.shop.profile_bytes()
        _ = self.theme

    def document(self, programme: Programme, product: Product) -> Document:
        """Say what a product says about a programme; plain text says what the booklet does."""
        from generator.documents.templating import render

        said = "booklet" if product == "text" else product
        options = {"size": self.options.size(product), "large_print": self.options.large_print and product != "text"}
        return render(said, programme, self.project, options)

    def setting(self, programme: Programme, job: Job) -> Setting:
        """Gather what a layout needs beside the document."""
        from generator.layouts.pictures import Pictures
        from generator.layouts.setting import Setting

        labels = {name: str(note.name) for name, note in programme.anatomy.items()}
        space: Any = "cmyk" if job.target == "shop" else "rgb"
        folder, cache = programme.brand_folder, cache_folder() / "figures"
        pictures = Pictures(self.theme, programme.figures, programme.charts, labels, folder, space, cache)
        assert job.product != "text", "plain text is not laid out"
        paper = self.paper(job.product)
        return Setting(self.theme, paper, pictures, job.target, self.bleed(job), self.options.large_print)

    def bleed(self, job: Job) -> float:
        """Give the bleed in mm round a job's pages; what is folded at home has no room for any."""
        if job.target == "shop":
            return self.options.shop.bleed
        return HOME_BLEED if job.target == "home" and job.product in ("poster", "card") else 0.0

    def lay(self, programme: Programme, job: Job) -> Laid:
        """Make a product's pages, not yet finished for home or shop."""
        return composer(job.product)(self.document(programme, job.product), self.setting(programme, job))

    def press(self, programme: Programme, job: Job) -> Pressed:
        """Do a job."""
        if job.product == "text":
            from generator.documents.plain_text import plain_text

            return Pressed(plain_text(self.document(programme, "text")).encode("utf-8"), 1, 0, 0)
        return self.finish(self.lay(programme, job), programme, job)

    def finish(self, laid: Laid, programme: Programme, job: Job) -> Pressed:
        """Make the file of laid-out pages: as they are for screens, or finished for home or shop."""
        if job.target == "screen":
            return Pressed(laid.pdf, laid.pages, laid.width, laid.height, stapled=laid.facing)
        finish = self._finish_home if job.target == "home" else self._finish_shop
        return finish(laid, programme, job)

    def _finish_home(self, laid: Laid, programme: Programme, job: Job) -> Pressed:
        from generator.finishing.words import load_words
        from generator.paper import sheet_for, sheet_paper

        words = load_words(self.project, str(programme.routine.language))
        sheet = sheet_paper(self.project, self.options.sheet(job.product))
        properties = self.properties(programme, job.product)
        if job.product == "poster":
            from generator.finishing.home import home_poster

            finished = home_poster(laid.pdf, sheet, words, properties, overlap=self.options.home.overlap)
        elif job.product == "card":
            finished = self._cards(laid, sheet, words, properties)
        elif job.product == "pocket":
            from generator.finishing.home import home_pocket

            finished = home_pocket(laid.pdf, sheet, words, properties)
        else:
            from generator.finishing.home import home_booklet

            paper = self.paper("booklet")
            thickness = self.options.home.thickness
            finished = home_booklet(
                laid.pdf, sheet_for(paper, sheet, self.project), words, properties, thickness=thickness
            )
        return Pressed(finished.pdf, finished.pages, laid.width, laid.height, finished.notes)

    def _cards(self, laid: Laid, sheet: Paper, words: Any, properties: Properties) -> Finished:
        from generator.finishing.home import home_cards
        from generator.finishing.stock import find_stock

        home = self.options.home
        holder = find_stock(self.project, home.stock) if home.stock else sheet
        return home_cards(
            laid.pdf,
            holder,
            words,
            properties,
            flip=home.flip,
            back_offset=home.back_offset,
            fold_over=home.fold_over,
        )

    def _finish_shop(self, laid: Laid, programme: Programme, job: Job) -> Pressed:
        from generator.finishing.conditions import find_condition
        from generator.finishing.shop import shop
        from generator.finishing.ticket import ticket
        from generator.finishing.words import load_words

        chosen = self.options.shop
        condition = find_condition(self.project, chosen.condition)
        properties = self.properties(programme, job.product)
        profile = chosen.profile_bytes()
        finished = shop(laid.pdf, condition, properties, bleed=chosen.bleed, marks=chosen.marks, profile=profile)
        words = load_words(self.project, str(programme.routine.language))
        name = job.file(programme.routine.id, self.options.large_print)
        product: Any = job.product
        order = ticket(product, finished.pdf, name, words, chosen.marks)
        beside = {
            name.replace(".pdf", "-ticket.txt"): order.text(words).encode("utf-8"),
            name.replace(".pdf", "-ticket.json"): order.json().encode("utf-8"),
        }
        pages = finished.pages
        return Pressed(finished.pdf, pages, laid.width, laid.height, finished.notes, beside, laid.facing)

    def properties(self, programme: Programme, product: Product) -> Properties:
        """Say what a finished file is."""
        from generator.pdf.metadata import Properties

        routine, brand = programme.routine, programme.brand
        author = str(routine.author or (brand.name if brand else ""))
        title = " ".join(map(str, routine.title))
        return Properties(title, author, str(routine.summary), tuple(map(str, routine.keywords)), str(routine.language))


def composer(product: Product) -> Callable[[Document, Setting], Laid]:
    """Give a product's layout, and import no other."""
    if product == "poster":
        from generator.layouts.poster import compose
    elif product == "card":
        from generator.layouts.card import compose
    elif product == "pocket":
        from generator.layouts.pocket import compose
    else:
        from generator.layouts.booklet import compose
    return compose
