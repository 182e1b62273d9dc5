"""Themes and papers of a user's own: one file or one entry is enough, and a slip in it is answered with its place."""

from __future__ import annotations

from typing import Any

import pytest

from generator.content.project import Project
from generator.errors import PressError, TemplateError
from generator.layouts.theme import load_theme
from generator.paper import paper, papers

THEME = """\
extends: colour
name: Club
description: Blue in place of the red.
colours:
  accent: {rgb: "#0B5CAD", cmyk: [95, 60, 0, 5]}
type:
  poster:
    body: {size: 18}
"""


def test_a_theme_of_a_few_lines_takes_the_rest_from_another(sample: Any) -> None:
    sample.write("templates/themes/club.yaml", THEME)
    theme, base = load_theme(sample.project, "club"), load_theme(sample.project, "colour")
    assert theme.inks["accent"].rgb == "#0B5CAD"
    assert theme.size("poster", "body") == 18
    assert theme.inks["ink"] == base.inks["ink"]
    assert theme.file.type["poster"]["body"].leading == base.file.type["poster"]["body"].leading


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  accent:", "  acccent:", 'club.yaml:5:3: colours.acccent is not known to any page; did you mean "accent"?'),
        ("    body:", "    bdy:", 'club.yaml:8:5: type.poster.bdy is not known to any page; did you mean "body"?'),
        ("  poster:", "  postr:", 'club.yaml:7:3: type.postr is not known to any page; did you mean "poster"?'),
        ("size:", "sise:", 'club.yaml:8:18: type.poster.body.sise is not a known field; did you mean "size"?'),
        ("size: 18", "size: big", 'club.yaml:8:18: type.poster.body.size must be a number, not "big"'),
        ("size: 18", "colour: red", 'club.yaml:8:20: type.poster.body.colour names no colour: there is no "red"'),
        ("#0B5CAD", "blue", "club.yaml:5:17: colours.accent must have an rgb of six digits"),
        ("#0B5CAD", "#9BBCED", "club.yaml: colours.accent on paper has a contrast of 1.9:1; text needs 4.5:1"),
        ("[95, 60, 0, 5]", "[95, 60, 5]", "club.yaml:5:35: colours.accent.cmyk must be a list of 4"),
        ("[95, 60, 0, 5]", "[950, 60, 0, 5]", "colours.accent must have a cmyk of four numbers from 0 to 100"),
        ("[95, 60, 0, 5]", "[95, 90, 90, 90]", "together at most 300"),
        ("extends: colour", "extends: color", 'club.yaml:1:10: extends names no theme; did you mean "colour"?'),
        ("extends: colour", "extends: club", "the theme club extends itself: club → club"),
        ("extends: colour\n", "", "more; `extends: colour` at the top brings them"),
        (
            "name: Club",
            "name: Club\nfamily: helvetica",
            'club.yaml:3:9: family names no family of type: there is no "h',
        ),
        ("name: Club", "name: Club\ndisplay: oswalt", "club.yaml:3:10: display names no family of type"),
    ],
)
def test_a_slip_in_a_theme_is_told_with_its_place(sample: Any, old: str, new: str, message: str) -> None:
    assert THEME.count(old) == 1
    sample.write("templates/themes/club.yaml", THEME.replace(old, new))
    with pytest.raises(PressError) as error:
        load_theme(sample.project, "club")
    assert message in str(error.value)


def test_one_entry_adds_a_paper_to_those_that_ship(sample: Any) -> None:
    shipped = papers(sample.project, "poster")
    sample.write("templates/papers.yaml", "poster:\n  b3: {width: 353, height: 500}\n  a4: {width: 200, height: 300}\n")
    known = papers(sample.project, "poster")
    assert list(known) == [*shipped, "b3"]
    assert (known["b3"].width, known["b3"].height, known["a4"].width) == (353, 500, 200)
    assert paper(sample.project, "card") == paper(sample.project, "card", "id1")


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ("{wdth: 353, height: 500}", ':2:14: poster.b3.wdth is not a known field; did you mean "width"?'),
        ("{width: wide, height: 500}", ':2:15: poster.b3.width must be a number, not "wide"'),
        (
            "{width: 20, height: 2000}",
            ":2:15: poster.b3 must have sides of 40 to 3000 mm, one at most 3 times the other",
        ),
        ("{width: -353, height: 500}", "poster.b3 must have sides of 40 to 3000 mm"),
    ],
)
def test_a_slip_in_a_paper_is_told_with_its_place(sample: Any, size: str, message: str) -> None:
    sample.write("templates/papers.yaml", f"poster:\n  b3: {size}\n")
    with pytest.raises(PressError) as error:
        papers(sample.project, "poster")
    assert message in str(error.value)


def test_a_product_without_type_is_told_where_it_is_missing() -> None:
    theme = load_theme(Project.find(), "photocopy")
    with pytest.raises(TemplateError) as told:
        theme.size("bookmark", "title")
    where = "templates/themes/colour.yaml: type.bookmark.title"
    assert str(told.value) == f"{where}: the theme photocopy has no type for the product"
    with pytest.raises(TemplateError, match=r"type.card.zoo: the theme photocopy lacks it"):
        theme.face("card", "zoo")
