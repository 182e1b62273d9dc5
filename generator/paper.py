"""Papers: named sizes in millimetres, from templates/papers.yaml of the user and of the program.

The file has a section for each product, and `sheet` for what goes into home printers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, ClassVar

from pydantic import create_model, model_validator

from generator.content.base import Content
from generator.content.loading import read_model
from generator.content.project import Project
from generator.content.reader import Tree, read_tree
from generator.content.values import Number, wrong
from generator.errors import ChoiceError
from generator.products import SIZED

FILE = "papers.yaml"
SIDES = (40.0, 3000.0)
"""Least and most side of a size in millimetres."""
SAME = 0.01
"""Lengths in mm that differ by less are equal: paper is not cut that exactly."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A named size in millimetres."""

    name: str
    width: float
    height: float

    def turned(self) -> Paper:
        """Exchange width and height."""
        return replace(self, width=self.height, height=self.width)


class SizeFile(Content):
    """A size in papers.yaml, in millimetres; `slimmest` is the longer side over the shorter, at most."""

    slimmest: ClassVar[float] = 3.0
    width: Number
    height: Number

    @model_validator(mode="after")
    def _fillable(self) -> SizeFile:
        short, long = sorted((self.width, self.height))
        if short < SIDES[0] or long > SIDES[1] or long > self.slimmest * short:
            raise wrong(
                f"must have sides of {SIDES[0]:g} to {SIDES[1]:g} mm, one at most {self.slimmest:g} times the other"
            )
        return self


SHEET = "sheet"
"""The section of the papers that home printers take."""


@cache
def papers_file() -> type[Content]:
    """Give the model of the file; a user's adds to the shipped one, entry by entry."""
    sections: dict[str, Any] = {SHEET: (Mapping[str, SizeFile], {})}
    for product in SIZED:
        size = create_model("SizeFile", __base__=SizeFile)
        size.slimmest = product.slimmest
        sections[product.name] = (Mapping[str, size], {})  # type: ignore[valid-type]
    return create_model("PapersFile", __base__=Content, **sections)


def papers(project: Project, section: str) -> dict[str, Paper]:
    """Give the papers of a product by name; the first is its default. Raises ContentError for a faulty file."""
    sizes: dict[str, SizeFile] = {}
    for folder in reversed(project.template_folders):
        path = folder / FILE
        if path.is_file():
            sizes |= getattr(checked(read_tree(path, project.display_name(path))), section)
    return {name: Paper(name, size.width, size.height) for name, size in sizes.items()}


@lru_cache(maxsize=4)
def checked(tree: Tree) -> Any:
    """Check a file of papers. Raises ContentError."""
    return read_model(papers_file(), tree.value, tree.file)


def paper(project: Project, section: str, name: str = "") -> Paper:
    """Give one paper, by default the product's first. Raises ChoiceError."""
    known = papers(project, section)
    if name and name.lower() not in known:
        raise ChoiceError(f"{section} size", name, list(known))
    return known[name.lower()] if name else next(iter(known.values()))


def sheets(project: Project) -> dict[str, Paper]:
    """Give the papers that home printers take. Raises ContentError for a faulty file."""
    return papers(project, SHEET)


def sheet_paper(project: Project, name: str) -> Paper:
    """Give the paper of a home printer by name. Raises ChoiceError or ContentError."""
    known = sheets(project)
    if name.lower() not in known:
        raise ChoiceError("sheet of paper", name, list(known))
    return known[name.lower()]


def sheet_for(pages: Paper, default: Paper, project: Project) -> Paper:
    """Give the paper that holds two pages beside each other: `default`, or else the smallest that does."""
    for sheet in (default, *sorted(sheets(project).values(), key=lambda sheet: sheet.width * sheet.height)):
        if 2 * pages.width <= sheet.height + SAME and pages.height <= sheet.width + SAME:
            return sheet
    return default
