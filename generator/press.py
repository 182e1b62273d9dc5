"""The press: one job at a time from a programme to finished bytes, through every stage.

Stages are imported where they are first needed, so that finding out that there is nothing to do stays fast.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from generator.content.project import Project
from generator.errors import ChoiceError, CrowdedError, FitError, GlyphError, PressError, ProblemsError
from generator.files import cache_folder
from generator.jobs import Job
from generator.options import ORIENTATIONS, Choices, Options
from generator.output import Output, ProductPlan
from generator.product import Product, load

if TYPE_CHECKING:
    from generator.content.library import Library
    from generator.content.programme import Programme
    from generator.documents.blocks import Document
    from generator.documents.manuscript import Writer
    from generator.finishing.instructions import Finisher
    from generator.finishing.words import SheetWords
    from generator.layouts.setting import Setting
    from generator.layouts.theme import Theme
    from generator.paper import Paper
    from generator.pdf.colouring import Colouring
    from generator.pdf.metadata import Properties

SAID = ("size", "large_print", "units", "series")
"""The options that templates know."""


REMEMBERED = 1000
"""What is remembered of the sections of a booklet; one has about 150 things to remember, a changed one ten more."""
SETTINGS_KEPT = 12


class Press:
    """Makes products with one set of options; themes, papers and content are loaded once."""

    def __init__(self, project: Project, options: Options) -> None:
        if options.orientation not in ORIENTATIONS:
            raise ChoiceError("orientation", options.orientation, ORIENTATIONS)
        self.project = project
        self.options = options
        self._themes: dict[tuple[str, bool], Theme] = {}
        self._words: dict[str, SheetWords] = {}

    @cached_property
    def library(self) -> Library:
        """The project's content, each file read once."""
        from generator.content.library import Library

        return Library(self.project, self.options.cast)

    def theme(self, choices: Choices) -> Theme:
        """Give the theme of a file. Raises ChoiceError, or ContentError for a faulty file."""
        return self._theme(choices.theme, choices.large_print)

    def _theme(self, name: str, large_print: bool) -> Theme:
        from generator.layouts.theme import load_theme

        key = name, large_print
        if key not in self._themes:
            self._themes[key] = load_theme(self.project, *key)
        return self._themes[key]

    def words(self, language: str) -> SheetWords:
        """Give the words on sheets in a language. Raises ContentError for a faulty file."""
        from generator.finishing.words import load_words

        if language not in self._words:
            self._words[language] = load_words(self.project, language)
        return self._words[language]

    def paper(self, job: Job) -> Paper:
        """Give the paper of a product's pages, turned as the options ask. Raises ChoiceError."""
        from generator.paper import paper, sheet_paper

        product, choices = job.product, self.options.choices(job)
        if product.folded_from:
            size: Paper = load(product.folded_from)(sheet_paper(self.project, choices.size))
        else:
            size = paper(self.project, product.name, choices.size)
        return size.turned() if product.turns and choices.orientation == "landscape" else size

    def prepare(self, jobs: tuple[Job, ...]) -> None:
        """Raise ChoiceError for an unknown size, theme, paper, stock or condition before any work is done."""
        from generator.paper import paper, sheet_paper

        for job in jobs:
            if "size" in job.product.reads:
                self.paper(job)
            if asked := self.options.asked(job.product):
                paper(self.project, job.product.name, asked)
            if "sheet" in job.finish.reads:
                sheet_paper(self.project, self.options.sheet(job.product))
        if self.options.home.stock:
            from generator.finishing.stock import find_stock

            find_stock(self.project, self.options.home.stock)
        if any("condition" in job.finish.reads for job in jobs):
            from generator.finishing.conditions import find_condition

            find_condition(self.project, self.options.shop.condition)
        self.options.shop.profile_bytes()
        self._theme(self.options.theme, self.options.large_print)

    def load(self, jobs: Sequence[Job]) -> None:
        """Load what stages need, before work is parted among processes that would each load it.

        Of layouts, only that of the last job, which is begun first and takes longest: the others load theirs meanwhile.
        """
        import jinja2.sandbox  # noqa: F401
        import pikepdf  # noqa: F401

        import generator.documents.templating
        import generator.finishing.preflight
        import generator.layouts.setting  # noqa: F401

        for job in jobs[-1:]:
            if job.product.layout:
                planner(job.product)

    def document(self, programme: Programme, job: Job) -> Document:
        """Say what a product says about a programme."""
        from generator.documents.templating import render

        return render(job.product.says, programme, self.project, self.said(job))

    def wording(self, programme: Programme, job: Job) -> str:
        """Give what a product says, as one text to compare."""
        from generator.documents.templating import rendered

        return rendered(job.product.says, programme, self.project, self.said(job))[0]

    def said(self, job: Job) -> dict[str, object]:
        """Give the options that a product's template knows."""
        choices = self.options.choices(job)
        return {name: getattr(choices, name) for name in SAID if name in job.product.reads}

    def setting(self, programme: Programme, job: Job) -> Setting:
        """Gather what a layout needs beside the document."""
        from generator.content.values import Source
        from generator.layouts.pictures import Pictures
        from generator.layouts.setting import Setting

        choices = self.options.choices(job)
        theme = self.theme(choices)
        labels = {name: str(note.name) for name, note in programme.anatomy.items()}
        named = programme.brand.logo.source if programme.brand and programme.brand.logo else Source()
        pictures = Pictures(
            theme,
            programme.figures,
            programme.charts,
            labels,
            programme.brand_folder,
            self.colouring(job),
            named,
            cache_folder() / "figures",
            programme.plates,
        )
        return Setting(
            theme,
            self.paper(job),
            pictures,
            job.target,
            self.bleed(job),
            choices.large_print,
            others=self.others(job),
            series=choices.series if job.product.series else 1,
        )

    def colouring(self, job: Job) -> Colouring:
        """Say what becomes of the colours of a logo. Raises ChoiceError for an unknown printing condition."""
        from generator.finishing.conditions import find_condition
        from generator.pdf.colouring import Colouring

        choices = self.options.choices(job)
        grey = self.theme(choices).file.grey
        if job.target.space == "rgb" or "condition" not in job.finish.reads:
            return Colouring(job.target.space, grey)
        condition = find_condition(self.project, choices.condition)
        return Colouring(job.target.space, grey, condition.coated, condition.ink, choices.profile)

    def others(self, job: Job) -> tuple[Paper, ...]:
        """Give all papers of a product, turned as the options ask."""
        from generator.paper import papers

        product = job.product
        if not product.size:
            return ()
        turned = product.turns and self.options.choices(job).orientation == "landscape"
        sizes = papers(self.project, product.name).values()
        return tuple(size.turned() if turned else size for size in sizes)

    def bleed(self, job: Job) -> float:
        """Give the bleed in mm round a job's pages."""
        return self.options.choices(job).bleed if "bleed" in job.finish.reads else job.finish.bleed

    def plan(self, programme: Programme, job: Job) -> ProductPlan:
        """Lay out a product's pages, and paint nothing. Raises FitError or GlyphError."""
        return self._planned(programme, job)[0]

    def _planned(self, programme: Programme, job: Job) -> tuple[ProductPlan, tuple[str, ...]]:
        """Lay out a product's pages, and say what a person should know of logo and photographs on them."""
        from generator.documents.blocks import Picture, walk

        document, setting = self.document(programme, job), self.setting(programme, job)
        try:
            planned = planner(job.product)(document, setting)
        except CrowdedError as error:
            raise CrowdedError(error.problem, [*error.remedies, *self._instead(programme, job)]) from None
        logos = {one.name for one in walk(document) if isinstance(one, Picture) and one.kind == "logo"}
        notes = tuple(filter(None, map(setting.pictures.logo_note, sorted(logos))))
        return planned, (*notes, *setting.pictures.soft_photographs)

    def _instead(self, programme: Programme, job: Job) -> Iterator[str]:
        """Say which other product holds all moves that a product is too small for: the first, which is tried."""
        from generator.jobs import Job
        from generator.products import PRODUCTS

        for name in job.product.instead:
            other = Job(PRODUCTS[name], job.target)
            if other.product.finish(job.target) is None:
                continue
            try:
                planner(other.product)(self.document(programme, other), self.setting(programme, other))
            except PressError:
                continue
            yield f"{name} holds them (--only {name})"
            return

    def lay(self, programme: Programme, job: Job) -> Output:
        """Make a product's pages, not yet finished for a target."""
        planned, notes = self._planned(programme, job)
        made = planned.paint()
        return replace(made, notes=(*made.notes, *notes)) if notes else made

    def examined(self, programme: Programme, jobs: Sequence[Job]) -> list[str]:
        """Plan products as a build would, and tell what they would leave out; nothing is painted.

        Raises FitError or GlyphError with all that is wrong in any of them.
        """
        told: list[str] = []
        wrong: list[ProblemsError] = []
        for job in jobs:
            try:
                planned, notes = self._planned(programme, job)
                told += (f"{job.product.name}: not printed: {line}" for line in planned.left_out)
                told += (f"{job.product.name}: {note}" for note in notes)
            except (FitError, GlyphError) as error:
                wrong.append(error)
        if wrong:
            kind = GlyphError if isinstance(wrong[0], GlyphError) else FitError
            raise kind(problem for error in wrong for problem in error.problems)
        return told

    def press(self, programme: Programme, job: Job) -> Output:
        """Do a job."""
        if job.product.written:
            return self.write(programme, job)
        return self.finish(self.lay(programme, job), programme, job)

    def write(self, programme: Programme, job: Job) -> Output:
        """Write a product that has no pages of paper."""
        from generator.documents.manuscript import Manuscript

        product, choices = job.product, self.options.choices(job)
        writer: Writer = load(product.written)
        return writer(Manuscript(programme, self.project, product.says, self.said(job), choices))

    def finish(self, pages: Output, programme: Programme, job: Job) -> Output:
        """Make the file for a target of a product's pages. Raises PressError when they do not suit it."""
        if not job.finish.by:
            return pages
        from generator.finishing.instructions import Instructions

        choices = self.options.choices(job)
        words = self.words(str(programme.routine.language))
        name = self.options.file(job, programme.routine.id)
        finish: Finisher = load(job.finish.by)
        made = finish(pages, Instructions(self.project, job, choices, words, self.properties(programme), name))
        notes = dict.fromkeys((*pages.notes, *made.notes))
        if self.theme(choices).dark:
            notes[words.say("dark_ground")] = None
        return replace(made, notes=tuple(notes))

    def properties(self, programme: Programme) -> Properties:
        """Say what a finished file is."""
        from generator.content.dates import day_of
        from generator.documents.locales import load_locale
        from generator.pdf.metadata import Properties

        routine, brand = programme.routine, programme.brand
        author = str(routine.author or (brand.name if brand else ""))
        keywords, language = tuple(map(str, routine.keywords)), str(routine.language)
        title = load_locale(self.project, language).title(routine.title)
        return Properties(title, author, str(routine.summary), keywords, language, day_of(str(routine.date), language))


def planner(product: Product) -> Callable[[Document, Setting], ProductPlan]:
    """Give a product's layout, and import no other."""
    plan: Callable[[Document, Setting], ProductPlan] = load(product.layout)
    return plan


class WarmPress(Press):
    """A press of a process that may build again: what has not changed since is not laid out again."""

    _settings: ClassVar[OrderedDict[Hashable, Setting]] = OrderedDict()

    def setting(self, programme: Programme, job: Job) -> Setting:
        """Gather what a layout needs, or take it from the build before when it is the same."""
        from generator.layouts.memory import Memory

        key, known = (self.project, str(programme.routine.id), job, self.options), self._settings
        setting = super().setting(programme, job)
        before = known.pop(key, None)
        if before is None or replace(setting, memory=before.memory) != before:
            before = replace(setting, memory=Memory(REMEMBERED))
        known[key] = before
        if len(known) > SETTINGS_KEPT:
            known.popitem(last=False)
        return before
