"""The columns of a page and the spaces between what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.documents.blocks import Move
from generator.layouts.cells import cap_of, leading_of
from generator.layouts.typesetter import Typesetter
from generator.units import to_mm

Sentences = Literal["all", "headed", "none"]
"""Which moves keep their sentences: all, those under a heading of their own, none."""
FIGURE_TO_TEXT = 6.0
"""From figures to words at their right, mm at a product's home size."""
MATLESS = 0.8
"""Figures narrower than this share of a mat have none, and begin where the text does."""
BELOW = 0.25
"""Depth kept for descenders below a last line, as a share of its size."""


@dataclass(frozen=True, slots=True)
class Spaces:
    """Spaces in mm at a product's home size, from the top of a row down.

    `figure_mat` is the width of the mat at which figures are drawn; they are placed larger or smaller, lines and all.
    With `rule_below`, a heading's rule stands below it and not above. `rules` are the widths (pt) of a rule over the
    whole page and over a part of it. With `figures_right`, figures stand at the right of their columns, so that they
    may rise beside a heading.
    """

    rule_to_head: float
    head_to_figure: float
    floor_to_text: float
    band_gap: float
    row_gap: float
    inset_height: float
    figure_mat: float
    small_figures: bool
    rule_below: bool
    rules: tuple[float, float]
    figures_right: bool = False


@dataclass(frozen=True)
class Grid:
    """Columns and measures in mm; `unit` is the paper's size as a share of the home size, `scale` that of the type.

    The near edges of mats lie `drop` below the ground that all figures stand on; that is the floor line.
    With a `figure_share`, words stand at the right of figures that take this share of a mat, and not below them.
    `names` is the size of names as a share of the theme's.
    """

    setter: Typesetter
    spaces: Spaces
    columns: int
    left: float
    width: float
    gutter: float
    mat: float
    unit: float
    scale: float
    sentences: Sentences
    drop: float = 0.0
    figure_share: float = 0.0
    names: float = 1.0

    @property
    def column(self) -> float:
        return self.span(1)

    def span(self, count: int) -> float:
        """Give the width of so many columns with the gutters between them."""
        one = (self.width - (self.columns - 1) * self.gutter) / self.columns
        return one * count + self.gutter * (count - 1)

    @property
    def text_left(self) -> float:
        """From a column's left edge to its words."""
        return self.mat * self.figure_share + FIGURE_TO_TEXT * self.unit if self.figure_share else 0.0

    @property
    def text_width(self) -> float:
        """The width of the words of a column."""
        return self.column - self.text_left

    def x(self, column: int) -> float:
        """Give the left edge of a column."""
        return self.left + column * (self.column + self.gutter)

    def mat_left(self, column: int) -> float:
        """Give the left edge of the mat in a column."""
        return self.x(column) + (self.column - self.mat if self.spaces.figures_right else 0.0)

    def rise(self, move: Move) -> float:
        """Give how far a move's figure reaches above the floor line."""
        return figure_bounds(self.setter, self.spaces, move)[3] * self.mat / self.spaces.figure_mat + self.drop

    @property
    def rule_to_head(self) -> float:
        return self.spaces.rule_to_head * self.unit

    @property
    def head_to_figure(self) -> float:
        return self.spaces.head_to_figure * self.unit

    @property
    def floor_to_text(self) -> float:
        return self.spaces.floor_to_text * self.unit

    @cached_property
    def leading(self) -> float:
        return leading_of(self.setter, "body", self.scale)

    @cached_property
    def head_cap(self) -> float:
        return cap_of(self.setter, "step-number", self.scale)

    @cached_property
    def head_leading(self) -> float:
        return leading_of(self.setter, "step-name", self.scale)

    @cached_property
    def head_below(self) -> float:
        """Give the depth of a heading's descenders, in mm."""
        return BELOW * to_mm(self.setter.style("step-name", self.scale).fontSize)

    @cached_property
    def text_cap(self) -> float:
        return cap_of(self.setter, "name", self.scale * self.names)

    @cached_property
    def below(self) -> float:
        return BELOW * to_mm(self.setter.style("body", self.scale).fontSize)


def figure_bounds(setter: Typesetter, spaces: Spaces, move: Move) -> tuple[float, float, float, float]:
    """Give the bounds of a move's figure as drawn, in mm."""
    pictures = setter.setting.pictures
    return pictures.pose(move.picture.name, spaces.figure_mat, move.picture.frame, spaces.small_figures).bounds
