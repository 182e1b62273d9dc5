"""The wall poster: one page, filled, with the largest type at which everything fits.

A poster is tried in a few forms, the richest first (`poster_form`). In each, the figures are made as large as fits and
then the type (`poster_fit`). What height is left over goes to the gaps between the rows, all alike, and to the title.
"""

from __future__ import annotations

from dataclasses import replace

from generator.documents.blocks import Document
from generator.errors import FitError, Problem
from generator.layouts.arrangement import single
from generator.layouts.cells import Column
from generator.layouts.name_strip import with_strip
from generator.layouts.page import Page, paint
from generator.layouts.panels import PADDING
from generator.layouts.poster_fit import Attempt
from generator.layouts.poster_form import Form, Poster
from generator.layouts.setting import Setting
from generator.layouts.tight import (
    Allowance,
    at,
    heading_problems,
    move_problems,
    stop_problems,
    title_problem,
    words_problems,
)
from generator.layouts.typesetter import Typesetter
from generator.output import Output
from generator.paper import Paper

LEAST_BODY = 11.5
"""Smallest size (pt) of sentences on a poster: a handout on Letter has 11.8."""


def compose(document: Document, setting: Setting) -> Output:
    """Set a poster. Raises GlyphError, and FitError with the fields and the words to cut."""
    setter = Typesetter(setting, "poster")
    setter.check(document)
    poster = Poster(document, setting, setter)
    if (body := setting.theme.size("poster", "body") * poster.unit) < LEAST_BODY:
        raise FitError([too_small(setting.paper, body)])
    laid = paint(document, setting, [plan(poster)])
    return with_strip(laid, poster.area, poster.unit, setting)


def too_small(paper: Paper, body: float) -> Problem:
    """Say that a paper is too small: type follows its size, and sentences would come out at `body` pt."""
    least = f"sentences would be set in {body:.1f} pt and need {LEAST_BODY:g}: take A4, Letter or a larger paper"
    return Problem("templates/papers.yaml", 0, 0, f"poster.{paper.name}", f"is too small for a poster; {least}")


def plan(poster: Poster) -> Page:
    """Choose the form and the scale, and place everything.

    Sentences are lost to the number of moves, never to the length of one sentence: that is for its writer to mend.
    """
    forms = list(poster.forms())
    for form in forms:
        if form.sentences != "all" and forms[0].sentences == "all" and (found := problems(poster, form)):
            raise FitError(found)
        if (scaled := Attempt(poster, form).largest()) is not None:
            return scaled.page()
    raise FitError(problems(poster, forms[-1]) or [crowded(poster)])


def problems(poster: Poster, form: Form) -> list[Problem]:
    """List the words that take more lines than a poster of this form has for them."""
    document = poster.document
    grid = Attempt(poster, form).at(1.0).rows.grid
    column = Column(poster.setter, grid.text_width, grid.scale)
    inside = Column(poster.setter, grid.column - 2 * PADDING * poster.unit, column.scale)

    def titled(other: Document) -> bool:
        return Attempt(replace(poster, document=other), form).head is not None

    found = list(title_problem(document, titled, "a title that can be read at 4 m"))
    for step in document.steps:
        narrow = Column(poster.setter, grid.span(1 if single(step) else form.columns), column.scale)
        found += heading_problems(step.heading, narrow, ("step-name", "step-number"), 1)
        lines = 4 if single(step) else 2 if grid.columns > 2 else 3
        found += move_problems(step.moves, column, Allowance(2, 2, lines))
    found += stop_problems(document.stop, inside, 3)
    if document.inset is not None and form.inset:
        found += words_problems(document.inset.text.words, column, "body", 4)
    return found


def crowded(poster: Poster) -> Problem:
    """Say that there are too many moves, at the name of the last one."""
    moves = [move for step in poster.document.steps for move in step.moves]
    message = f"is one of {len(moves)} moves, which are too many for {poster.setting.paper.name.upper()}"
    return at(moves[-1].heading.words, f"{message}: take a larger paper or fewer moves")
