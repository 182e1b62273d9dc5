"""What both sides of a card have in common: margins, the safe area, spaces, colours."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color

from generator.documents.blocks import Document, Move, Step
from generator.layouts.grid import Grid, Spaces, figure_bounds
from generator.layouts.name_strip import below
from generator.layouts.page import Area
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter

MARGIN = 4.0
SAFE = 3.0
"""Nothing but colour may come nearer to the trim than this, mm."""
SCALES = (1.0, 7 / 7.2)
"""Scales of type tried: the theme's, and 7 pt where that saves a line."""
SPACES = Spaces(
    rule_to_head=1.3,
    head_to_figure=0.7,
    floor_to_text=1.0,
    band_gap=1.8,
    row_gap=1.5,
    inset_height=0.0,
    figure_mat=17.6,
    small_figures=True,
    rule_below=False,
    rules=(0.75, 0.75),
)
"""Measures on an ID-1 card, mm."""


@dataclass(frozen=True)
class Side:
    """A card's document and setting; `unit` is the card's size as a share of ID-1. A front may have a name's strip."""

    document: Document
    setting: Setting
    setter: Typesetter
    unit: float
    front: bool = False

    @property
    def area(self) -> Area:
        """The card within its margins, on the front below a strip for a name."""
        paper, margin = self.setting.paper, MARGIN * self.unit
        whole = Area(margin, margin, paper.width - margin, paper.height - margin)
        return below(whole, self.unit, self.setting) if self.front else whole

    @property
    def safe_bottom(self) -> float:
        """The lowest place for words."""
        return self.setting.paper.height - SAFE

    def colour(self, role: str) -> Color:
        """Give a colour of the theme."""
        return self.setting.theme.inks[role].reportlab(self.setting.space)

    def grid(self, spaces: Spaces, columns: int, gutter: float, share: float, scale: float, sentences: bool) -> Grid:
        """Make a grid over the width of the area, with mats of a share of its columns."""
        area = self.area
        column = (area.width - (columns - 1) * gutter * self.unit) / columns
        mat = column * share
        drop = self.drop * mat / spaces.figure_mat
        return Grid(
            self.setter, spaces, columns, area.left, area.width, gutter * self.unit, mat, self.unit,
            scale * self.unit, "all" if sentences else "none", drop,
        )  # fmt: skip

    @property
    def moves(self) -> list[Move]:
        return [move for step in self.document.steps for move in step.moves]

    @property
    def drop(self) -> float:
        """How far mats reach below the ground, at the width of mat that figures are drawn at."""
        return max((-figure_bounds(self.setter, SPACES, move)[1] for move in self.moves), default=0.0)


def moves_of(steps: tuple[Step, ...]) -> list[Move]:
    """List the moves of some steps in order."""
    return [move for step in steps for move in step.moves]
