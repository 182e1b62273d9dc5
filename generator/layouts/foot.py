"""The foot of a poster: version, contact, guidance and credits, the logo, and the code with what it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_LEFT, TA_RIGHT

from generator.documents.blocks import Foot, Picture
from generator.layouts.cells import cap_of, leading_of
from generator.layouts.codes import QUIET_ZONE
from generator.layouts.fit import too_wide, wrapped
from generator.layouts.page import Box, Item, PictureItem, RuleItem, TextItem
from generator.layouts.typesetter import Typesetter
from generator.pdf.flowables import Text

CODE = 17.0
"""Side of the code on A3 without its quiet zone, mm."""
GAP = 4.0
LOGO_WIDTH = 45.0
TEXT_SHARE = 0.54
"""Share of a wide foot that its small lines may take."""


def code_item(setter: Typesetter, picture: Picture, right: float, top: float, side: float) -> PictureItem:
    """Place a code, `side` mm without its quiet zone, which reaches beyond the right and top given."""
    artwork = setter.setting.pictures.code(picture.name)
    modules = artwork.bounds[2] - artwork.bounds[0] - 2 * QUIET_ZONE
    unit = side / modules
    quiet = QUIET_ZONE * unit
    return PictureItem(artwork, right - side - quiet, top + side + quiet, unit, picture)


def logo_item(setter: Typesetter, picture: Picture, box: Box) -> PictureItem:
    """Place a logo as large as a box allows, at its top left."""
    artwork = setter.setting.pictures.logo(picture.name)
    x0, y0, x1, y1 = artwork.bounds
    scale = min(box.width / (x1 - x0), box.height / (y1 - y0))
    return PictureItem(artwork, box.left, box.top + (y1 - y0) * scale, scale, picture)


@dataclass(frozen=True, slots=True)
class FootPlan:
    """A foot set for a width in mm; `unit` is the paper's size as a share of A3, `stacked` is for narrow places."""

    setter: Typesetter
    foot: Foot
    width: float
    unit: float
    stacked: bool
    lines: tuple[Text, ...]
    code_lines: tuple[Text, ...]

    @property
    def fits(self) -> bool:
        return not any(too_wide(text, self.width) for text in (*self.lines, *self.code_lines))

    @property
    def lines_height(self) -> float:
        return sum(text.line_count for text in self.lines) * leading_of(self.setter, "foot", self.unit)

    @property
    def code_height(self) -> float:
        """Height of the code and the words beside it."""
        if self.foot.code is None:
            return 0.0
        leading = leading_of(self.setter, "code-text", self.unit)
        return max(CODE * self.unit, sum(text.line_count for text in self.code_lines) * leading)

    @property
    def height(self) -> float:
        """From the rule to the bottom."""
        logo = CODE * self.unit if self.foot.logo is not None else 0.0
        if not self.stacked:
            return GAP * self.unit + max(self.lines_height, self.code_height, logo)
        parts = [part for part in (self.code_height, logo, self.lines_height) if part]
        return GAP * self.unit * len(parts) + sum(parts)

    def place(self, left: float, top: float) -> Iterator[Item]:
        """Place the rule at `top` and all else below it."""
        theme, space = self.setter.setting.theme, self.setter.setting.space
        yield RuleItem(left, left + self.width, top, self.unit, theme.inks["ink"].reportlab(space))
        yield from (self._stacked if self.stacked else self._wide)(left, top + GAP * self.unit)

    def _wide(self, left: float, top: float) -> Iterator[Item]:
        x = left
        if self.foot.logo is not None:
            box = Box(left, top, left + LOGO_WIDTH * self.unit, top + CODE * self.unit)
            logo = logo_item(self.setter, self.foot.logo, box)
            x = logo.box.right + GAP * self.unit
            yield from self._small(x, top)
            yield logo
        else:
            yield from self._small(x, top)
        if self.foot.code is not None:
            right = left + self.width
            yield code_item(self.setter, self.foot.code.picture, right, top, CODE * self.unit)
            words = right - (CODE + GAP) * self.unit - code_width(self.width, self.unit)
            yield from self._words(words, top)

    def _stacked(self, left: float, top: float) -> Iterator[Item]:
        gap = GAP * self.unit
        lines_top = top + self.code_height + (gap if self.foot.code else 0.0)
        if self.foot.logo is not None:
            lines_top += CODE * self.unit + gap
        yield from self._small(left, lines_top)
        if self.foot.logo is not None:
            logo_top = lines_top - gap - CODE * self.unit
            box = Box(left, logo_top, left + self.width, logo_top + CODE * self.unit)
            yield logo_item(self.setter, self.foot.logo, box)
        if self.foot.code is not None:
            side = CODE * self.unit
            yield code_item(self.setter, self.foot.code.picture, left + side, top, side)
            yield from self._words(left + side + gap, top)

    def _small(self, left: float, top: float) -> Iterator[TextItem]:
        baseline = top + cap_of(self.setter, "foot", self.unit)
        for text in self.lines:
            yield TextItem(text, left, baseline)
            baseline += text.line_count * leading_of(self.setter, "foot", self.unit)

    def _words(self, left: float, top: float) -> Iterator[TextItem]:
        baseline = top + cap_of(self.setter, "code-heading", self.unit)
        for text in self.code_lines:
            yield TextItem(text, left, baseline)
            baseline += text.line_count * leading_of(self.setter, "code-text", self.unit)


def code_width(width: float, unit: float) -> float:
    """Give the width of the words beside a code in a wide foot."""
    return width * (1 - TEXT_SHARE) - (CODE + 3 * GAP) * unit


def plan_foot(setter: Typesetter, foot: Foot, width: float, unit: float, stacked: bool) -> FootPlan:
    """Set a foot: in a wide one the words of the code stand at the right, next to it."""
    small = width
    if not stacked:
        logo = (LOGO_WIDTH + GAP) * unit if foot.logo is not None else 0.0
        small = width * TEXT_SHARE - logo / 2 if foot.code is not None else width - logo
    beside = width - (CODE + GAP) * unit if stacked else code_width(width, unit)
    options: dict[str, Any] = {"alignment": TA_LEFT if stacked else TA_RIGHT}
    lines = tuple(wrapped(setter.text(each.words, "foot", unit), small) for each in foot.paragraphs)
    code_lines: tuple[Text, ...] = ()
    if foot.code is not None:
        code_lines = (
            wrapped(setter.text(foot.code.heading.words, "code-heading", unit, **options), beside),
            wrapped(setter.text(foot.code.text.words, "code-text", unit, **options), beside),
        )
    return FootPlan(setter, foot, width, unit, stacked, lines, code_lines)
