"""A card's two sides: margins, the safe area, and all that its arrangements share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from generator.documents.blocks import Move, Step
from generator.layouts import name_strip
from generator.layouts.bands.figures import Figures
from generator.layouts.bands.manner import BandSpaces, Manner
from generator.layouts.bands.plan import Slot
from generator.layouts.card.forms import Naturals
from generator.layouts.card.prints import (
    DRAWN,
    FLOORS,
    GUTTER,
    HEAD_TO_LINE,
    HOME,
    LARGE_FLOORS,
    LARGE_PRINT,
    LARGEST_TYPE,
    LINE_GAP,
    LIST_GUTTER,
    MARGIN,
    NARROW_SHARE,
    NARROWEST_GAP,
    SAFE,
    SMALL_HEADS,
    SPACES,
    TYPE_STEPS,
    CardFloors,
)
from generator.layouts.page import Area
from generator.layouts.sheet import DocumentSheet

FINEST = 1.05
"""Least ratio of neighbouring scales of type."""


@dataclass(frozen=True)
class Share:
    """The moves that one side has; `again` says that the first step began on the other side.

    `first` is the number of the first move among all.
    """

    steps: tuple[Step, ...]
    first: int = 0
    again: bool = False

    @property
    def moves(self) -> tuple[Move, ...]:
        return tuple(move for step in self.steps for move in step.moves)


@dataclass(frozen=True)
class CardSheet(DocumentSheet):
    """A document to be set as a card, with `narrow_gaps` where it would not hold its moves otherwise.

    With `whole` it has all its cues.
    """

    narrow_gaps: bool = False
    whole: bool = False

    @cached_property
    def unit(self) -> float:
        """The card's size as a share of ID-1, at least 1: wishes grow with it."""
        paper = self.setting.paper
        return max(1.0, min(paper.width / HOME[0], paper.height / HOME[1]))

    @cached_property
    def back(self) -> Area:
        """The back within its margins."""
        paper, margin = self.setting.paper, MARGIN * self.unit
        return Area(margin, margin, paper.width - margin, paper.height - margin)

    @cached_property
    def front(self) -> Area:
        """The front within its margins, below a strip for a name."""
        return name_strip.below(self.back, self.unit, self.setting)

    @property
    def safe_bottom(self) -> float:
        """The lowest place for words."""
        return self.setting.paper.height - SAFE

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        return tuple(move for step in self.document.steps for move in step.moves)

    # Type

    @property
    def wished(self) -> float:
        """The scale of type that is wished for."""
        return self.unit * (LARGE_PRINT if self.setting.large_print else 1.0)

    @property
    def floors(self) -> CardFloors:
        return LARGE_FLOORS if self.setting.large_print else FLOORS

    def least_for(self, role: str) -> float:
        """The least scale of a role's type."""
        return self.floors.text / self.setting.theme.size("card", role)

    @property
    def least(self) -> float:
        """The least scale of the type of moves."""
        return max(map(self.least_for, ("name", "dose", "body")))

    @cached_property
    def scales(self) -> tuple[float, ...]:
        """The scales of type that are tried, from the least to the largest."""
        most = self.wished * LARGEST_TYPE
        below, above = self._ladder(self.least, self.wished), self._ladder(self.wished, most)
        return tuple(sorted({*below, *above}))

    @staticmethod
    def _ladder(low: float, high: float) -> list[float]:
        ratio = (high / low) ** (1 / (TYPE_STEPS - 1))
        return [low * ratio**number for number in range(TYPE_STEPS)] if ratio > FINEST else [low, high]

    # What moves are set with

    def figures(self, share: Share, full: bool, right: bool) -> Figures:
        """Give the figures of a share, drawn small or in full."""
        pictures, drawn = self.setting.pictures, DRAWN[full]
        return self.once(
            ("figures", share, full, right), lambda: Figures(pictures, drawn, share.moves, not full, right)
        )

    def spaces(self, scale: float, front: bool, listed: bool) -> BandSpaces:
        """Give the spaces round moves; they grow with the type."""

        def made() -> BandSpaces:
            share = scale * (NARROW_SHARE if self.narrow_gaps else 1.0)
            spaces = replace(SPACES.times(share), rule_below=not front)
            if listed:
                gutter, below = LIST_GUTTER * share, HEAD_TO_LINE * share
                gap = scale * (NARROWEST_GAP if self.narrow_gaps else LINE_GAP)
                return replace(spaces, gutter=gutter, row_gap=gap, head_to_figure=below)
            return replace(spaces, gutter=GUTTER * self.unit) if front else spaces

        return self.once(("spaces", scale, front, listed), made)

    @cached_property
    def naturals(self) -> Naturals:
        """The words and figures of all moves, for quick estimates."""
        manner = Manner(
            self.setter, self.figures(Share(self.document.steps), False, False), SPACES, 1.0, 1.0, "below", True
        )
        stacks = [manner.stack(Slot(move, 0)) for move in self.moves]
        widths = tuple(tuple(text.natural for text in stack.parts) for stack in stacks)
        rises = tuple(manner.figures.rise(move) for move in self.moves)
        name = stacks[0].parts[0]
        return Naturals(widths, name.cap, name.leading, rises, 0.0)

    def naturals_of(self, share: Share) -> Naturals:
        """Give the words and figures of some moves."""
        every, numbers = self.naturals, slice(share.first, share.first + len(share.moves))
        figures = self.figures(share, False, False)
        return replace(every, widths=every.widths[numbers], rises=every.rises[numbers], figure=figures.width)

    def manner(
        self, share: Share, scale: float, *, cues: bool, front: bool, listed: bool, right: bool, full: bool
    ) -> Manner:
        """Give how moves are set at a scale of type."""

        def made() -> Manner:
            figures, heads = self.figures(share, full, right), scale
            if listed and len(share.steps) > 1:
                least = self.least_for("step-name")
                heads = least if self.narrow_gaps else max(scale * SMALL_HEADS, least)
            spaces = self.spaces(scale, front, listed)
            return Manner(self.setter, figures, spaces, scale, heads, "below", cues)

        return self.once(("manner", share, scale, cues, front, listed, right, full), made)
