"""The foot of a poster: guidance, credits, version and contact, the logo, and the code with what it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.enums import TA_LEFT, TA_RIGHT

from generator.documents.blocks import Foot, Paragraph, Picture
from generator.layouts.cells import cap_of, leading_of
from generator.layouts.codes import QUIET_ZONE
from generator.layouts.fit import HIGH, too_wide, width_of, wrapped
from generator.layouts.imprint import SmallPrint, small_print
from generator.layouts.page import Area, Item, PictureItem, RuleItem, TextItem
from generator.layouts.typesetter import Typesetter
from generator.pdf.flowables import Text

CODE = 17.0
"""Side of the code on A3 without its quiet zone, mm."""
GAP = 4.0
GUTTER = 6.0
"""Between the columns of small print, mm."""
LOGO_WIDTH = 45.0
CODE_SHARE = 0.26
"""Most of a wide foot's width that the words of the code take."""
SHARES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68)
"""Shares of the width tried for the first of two columns of small print, the most even ones first."""
MEASURE = 100.0
"""Widest column of small print, mm: about seventy characters."""


def code_item(setter: Typesetter, picture: Picture, right: float, top: float, side: float) -> PictureItem:
    """Place a code, `side` mm without its quiet zone, which reaches beyond the right and top given."""
    artwork = setter.setting.pictures.code(picture.name)
    modules = artwork.bounds[2] - artwork.bounds[0] - 2 * QUIET_ZONE
    unit = side / modules
    quiet = QUIET_ZONE * unit
    return PictureItem(artwork, right - side - quiet, top + side + quiet, unit, picture)


def logo_item(setter: Typesetter, picture: Picture, box: Area) -> PictureItem:
    """Place a logo as large as a box allows, at its top left."""
    artwork = setter.setting.pictures.logo(picture.name)
    x0, y0, x1, y1 = artwork.bounds
    scale = min(box.width / (x1 - x0), box.height / (y1 - y0))
    return PictureItem(artwork, box.left, box.top + (y1 - y0) * scale, scale, picture)


@dataclass(frozen=True, slots=True)
class FootPlan:
    """A foot set for a width in mm; `unit` is the paper's size as a share of A3, `stacked` is for narrow places.

    The small print stands in one column or in two side by side.
    """

    setter: Typesetter
    foot: Foot
    width: float
    unit: float
    stacked: bool
    columns: tuple[SmallPrint, ...]
    code_lines: tuple[Text, ...]
    code_width: float

    @property
    def fits(self) -> bool:
        return all(column.fits for column in self.columns) and not any(
            too_wide(text, self.code_width) for text in self.code_lines
        )

    @property
    def lines_height(self) -> float:
        return max((column.count * column.leading for column in self.columns), default=0.0)

    @property
    def code_height(self) -> float:
        """Height of the code and the words beside it."""
        if self.foot.code is None:
            return 0.0
        leading = leading_of(self.setter, "code-text", self.unit)
        return max(CODE * self.unit, sum(text.line_count for text in self.code_lines) * leading)

    @property
    def logo_height(self) -> float:
        return CODE * self.unit if self.foot.logo is not None else 0.0

    @property
    def height(self) -> float:
        """From the rule to the bottom."""
        if not self.stacked:
            return GAP * self.unit + max(self.lines_height, self.code_height, self.logo_height)
        parts = [part for part in (self.code_height, self.logo_height, self.lines_height) if part]
        return GAP * self.unit * len(parts) + sum(parts)

    def place(self, left: float, top: float) -> Iterator[Item]:
        """Place the rule at `top` and all else below it."""
        theme, space = self.setter.setting.theme, self.setter.setting.space
        yield RuleItem(left, left + self.width, top, self.unit, theme.inks["ink"].reportlab(space))
        yield from (self._stacked if self.stacked else self._wide)(left, top + GAP * self.unit)

    def _wide(self, left: float, top: float) -> Iterator[Item]:
        logo = self._logo(left, top)
        yield from self._small(logo.box.right + GAP * self.unit if logo is not None else left, top)
        if logo is not None:
            yield logo
        if self.foot.code is not None:
            right = left + self.width
            yield code_item(self.setter, self.foot.code.picture, right, top, CODE * self.unit)
            yield from self._words(right - (CODE + GAP) * self.unit - self.code_width, top)

    def _stacked(self, left: float, top: float) -> Iterator[Item]:
        gap, side = GAP * self.unit, CODE * self.unit
        logo_top = top + (self.code_height + gap if self.foot.code else 0.0)
        logo = self._logo(left, logo_top)
        yield from self._small(left, logo_top + (side + gap if logo is not None else 0.0))
        if logo is not None:
            yield logo
        if self.foot.code is not None:
            yield code_item(self.setter, self.foot.code.picture, left + side, top, side)
            yield from self._words(left + side + gap, top)

    def _logo(self, left: float, top: float) -> PictureItem | None:
        if self.foot.logo is None:
            return None
        width = self.width if self.stacked else LOGO_WIDTH * self.unit
        return logo_item(self.setter, self.foot.logo, Area(left, top, left + width, top + CODE * self.unit))

    def _small(self, left: float, top: float) -> Iterator[TextItem]:
        baseline = top + cap_of(self.setter, "foot", self.unit)
        for column in self.columns:
            yield from column.place(left, baseline)
            left += column.width + GUTTER * self.unit

    def _words(self, left: float, top: float) -> Iterator[TextItem]:
        baseline = top + cap_of(self.setter, "code-heading", self.unit)
        for text in self.code_lines:
            yield TextItem(text, left, baseline)
            baseline += text.line_count * leading_of(self.setter, "code-text", self.unit)


def plan_foot(setter: Typesetter, foot: Foot, width: float, unit: float, stacked: bool) -> FootPlan:
    """Set a foot: in a wide one the words of the code stand at the right, next to it."""
    code_lines, code_width = code_words(setter, foot, width, unit, stacked)
    if stacked:
        column = small_print(setter, foot.paragraphs, width, unit)
        return FootPlan(setter, foot, width, unit, stacked, (column,), code_lines, code_width)
    room = width
    if foot.logo is not None:
        box = Area(0, 0, LOGO_WIDTH * unit, CODE * unit)
        room -= logo_item(setter, foot.logo, box).box.width + GAP * unit
    if foot.code is not None:
        room -= code_width + (CODE + GAP + GUTTER) * unit
    first = (width - 3 * GUTTER * unit) / 4 if foot.logo is None else room / 2
    columns = two_columns(setter, foot.paragraphs, room, first, unit)
    return FootPlan(setter, foot, width, unit, stacked, columns, code_lines, code_width)


def code_words(
    setter: Typesetter, foot: Foot, width: float, unit: float, stacked: bool
) -> tuple[tuple[Text, ...], float]:
    """Set the words beside a code, and give the width (mm) of their column."""
    if foot.code is None:
        return (), 0.0
    side = TA_LEFT if stacked else TA_RIGHT
    texts = (
        setter.text(foot.code.heading.words, "code-heading", unit, alignment=side),
        setter.text(foot.code.text.words, "code-text", unit, alignment=side),
    )
    room = width - (CODE + GAP) * unit if stacked else width * CODE_SHARE
    column = min(room, max(width_of(wrapped(text, HIGH)) for text in texts) + 0.1)
    return tuple(wrapped(text, column) for text in texts), column


def two_columns(
    setter: Typesetter, paragraphs: tuple[Paragraph, ...], width: float, first: float, unit: float
) -> tuple[SmallPrint, ...]:
    """Share small print out to two columns so that it takes the fewest lines.

    The first column is `first` mm wide, and so ends with one of the page's, unless another width saves a line.
    """
    room = min(width, (2 * MEASURE + GUTTER) * unit) - GUTTER * unit
    choices = [
        (small_print(setter, paragraphs[:split], one, unit), small_print(setter, paragraphs[split:], room - one, unit))
        for one in (min(first, 0.6 * room), *(share * room for share in SHARES))
        for split in range(1, len(paragraphs))
    ]
    fitting = [choice for choice in choices if all(column.fits for column in choice)]
    if not fitting:
        return (small_print(setter, paragraphs, width, unit),)
    return min(fitting, key=lambda choice: max(column.count for column in choice))
