"""Files for home printers: each product on the paper that is in the tray, at its true size."""

from __future__ import annotations

from dataclasses import replace

from generator.errors import PressError
from generator.finishing import cards as on_cards
from generator.finishing.cards import CardPages
from generator.finishing.guide import plan_guide
from generator.finishing.instructions import Instructions
from generator.finishing.placement import sideways
from generator.finishing.pocket import check_panels, plan_pocket
from generator.finishing.saddle import blank_note, parts, plan_booklet, spread_paper
from generator.finishing.source import Pages, measure
from generator.finishing.stock import Stock, find_stock
from generator.finishing.tiles import plan_poster
from generator.finishing.words import SheetWords, number
from generator.finishing.writer import write_plan
from generator.options import Flip
from generator.output import Output
from generator.paper import Paper, sheet_for, sheet_paper
from generator.pdf.metadata import Properties

MARGIN = 10.0
"""Mm kept clear at the sides of a poster's sheets: for cuts, and what printers do not reach."""
MOST_SHEETS = 15
"""A booklet of more sheets becomes several signatures: more are hard to fold and to staple."""


def pages_of(properties: Properties, flip: Flip | None) -> Properties:
    """Ask for printing at true size, on both sides for a flip, else on one."""
    duplex = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", None: "Simplex"}[flip]
    return replace(
        properties,
        page_labels=(),
        page_layout="SinglePage",
        show_outline=False,
        duplex=duplex,  # type: ignore[arg-type]
        actual_size=True,
    )


def home_poster(
    pdf: bytes, sheet: Paper, words: SheetWords, properties: Properties, *, overlap: float = 10.0
) -> Output:
    """Divide a poster's page over sheets that overlap by `overlap` mm, printed on one side.

    Raises PressError when the sheet is too small.
    """
    pages = measure(pdf)
    plan = plan_poster(pages, sheet, words, overlap, MARGIN)
    return Output(write_plan(pdf, plan, pages_of(properties, None)), len(plan), pages.width, pages.height)


def home_cards(
    pdf: bytes,
    sheet: Paper | Stock,
    words: SheetWords,
    properties: Properties,
    *,
    flip: Flip = "long-edge",
    back_offset: tuple[float, float] = (0.0, 0.0),
    fold_over: bool = False,
) -> Output:
    """Fill a sheet of card stock or plain paper with a card (front, back).

    `fold_over` prints on one side, for plain paper only. Raises PressError when the card does not fit.
    """
    pages = measure(pdf)
    grid, notes = _grid(pages, sheet, fold_over, words)
    dealt = [[CardPages(0, 1 if pages.count > 1 else None)] * len(grid.slots)]
    if fold_over:
        plan = on_cards.plan_foldover(dealt, grid, pages, words)
    else:
        plan = on_cards.plan_cards(dealt, grid, pages, words, flip, back_offset)
    two_sided = any(sheet.back for sheet in plan)
    finished = write_plan(pdf, plan, pages_of(properties, flip if two_sided else None))
    sides = sum(len(sheet.sides) for sheet in plan)
    return Output(finished, sides, pages.width, pages.height, notes=notes)


def _grid(
    pages: Pages, sheet: Paper | Stock, fold_over: bool, words: SheetWords
) -> tuple[on_cards.CardGrid, tuple[str, ...]]:
    if isinstance(sheet, Stock):
        if fold_over:
            raise PressError(f"{sheet.name} is cut already; folded cards need plain paper")
        over = on_cards.check_fit(pages, sheet.grid, sheet.name)
        said = tuple(
            words.say(f"cards_{'larger' if excess > 0 else 'smaller'}_{way}", by=number(abs(excess)), stock=sheet.name)
            for excess, way in zip(over, ("across", "down"), strict=True)
            if abs(excess) > 0.05
        )
        return sheet.grid, said
    if fold_over:
        return on_cards.foldover_grid(pages, sheet), ()
    return on_cards.plain_grid(pages.width, pages.height, sheet), ()


def home_booklet(
    pdf: bytes,
    sheet: Paper,
    words: SheetWords,
    properties: Properties,
    *,
    thickness: float = 0.1,
) -> Output:
    """Arrange a booklet's pages as spreads to fold and staple, printed on both sides and turned on the short edge.

    `thickness` of the paper in mm is what pages creep by from sheet to sheet; more than MOST_SHEETS sheets become
    several signatures. The first sheet is a guide with the ruler, which the pages have no room for. Raises PressError
    when a spread does not fit.
    """
    pages = measure(pdf)
    plan = plan_booklet(pages, sheet, words, thickness, MOST_SHEETS)
    paper = spread_paper(pages, sheet)
    flip: Flip = "short-edge" if sideways(paper, "short-edge") else "long-edge"
    plan.insert(0, plan_guide(pages, paper, words, flip, len(plan), parts(pages, MOST_SHEETS)))
    data = write_plan(pdf, plan, pages_of(properties, flip))
    return Output(data, 2 * len(plan), pages.width, pages.height, notes=blank_note(pages, words))


def home_pocket(pdf: bytes, sheet: Paper, words: SheetWords, properties: Properties) -> Output:
    """Put eight pages on one side of a sheet that is folded three times and cut once.

    Raises PressError for pages of another number, or of another size than `panel_paper(sheet)`.
    """
    pages = measure(pdf)
    check_panels(pages, sheet)
    data = write_plan(pdf, [plan_pocket(pages, sheet, words)], pages_of(properties, None))
    return Output(data, 1, pages.width, pages.height)


def tiled(pages: Output, given: Instructions) -> Output:
    """Put a poster's page on several sheets, to be cut and glued."""
    sheet = sheet_paper(given.project, given.choices.sheet)
    return _finished(
        pages, home_poster(pages.data, sheet, given.words, given.properties, overlap=given.choices.overlap)
    )


def carded(pages: Output, given: Instructions) -> Output:
    """Put cards on card stock, or on plain paper with their backs behind them or beside them to be folded."""
    choices = given.choices
    holder = find_stock(given.project, choices.stock) if choices.stock else sheet_paper(given.project, choices.sheet)
    if choices.fold_over:
        made = home_cards(pages.data, holder, given.words, given.properties, fold_over=True)
    else:
        made = home_cards(
            pages.data,
            holder,
            given.words,
            given.properties,
            flip=choices.flip,
            back_offset=choices.back_offset,
        )
    return _finished(pages, made)


def folded(pages: Output, given: Instructions) -> Output:
    """Put the panels of a pocket edition on one sheet."""
    sheet = sheet_paper(given.project, given.choices.sheet)
    return _finished(pages, home_pocket(pages.data, sheet, given.words, given.properties))


def stapled(pages: Output, given: Instructions) -> Output:
    """Put a booklet's pages on sheets that hold two, to be folded and stapled."""
    tray = sheet_paper(given.project, given.choices.sheet)
    sheet = sheet_for(Paper("page", pages.width, pages.height), tray, given.project)
    thickness = given.choices.thickness
    made = home_booklet(pages.data, sheet, given.words, given.properties, thickness=thickness)
    if sheet != tray:
        note = f"on {sheet.name.upper()}: {tray.name.upper()} does not hold two of its pages"
        made = replace(made, notes=(note, *made.notes))
    return _finished(pages, made)


def _finished(pages: Output, sheets: Output) -> Output:
    """Take the sheets for the pages that stand on them; nothing is left to staple but what the sheets say."""
    return replace(pages, data=sheets.data, pages=sheets.pages, notes=sheets.notes, facing=False)
