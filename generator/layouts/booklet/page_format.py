"""The booklet's page: margins, where heads and feet stand, and how large type is on each paper.

The grid is drawn on A5 and grows with the paper; type grows more slowly, so that lines keep 45 to 70 characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.layouts.setting import Setting
from generator.units import MM

WIDTH, HEIGHT = 148.0, 210.0
"""The page on which the grid is drawn (A5), mm."""
BODY = 12.0
"""Body size of the home style, pt."""
SMALLEST_BODY, SMALLEST_BODY_A4, SMALLEST_BODY_LARGE = 11.0, 12.0, 16.0
"""The least body sizes, pt: on A5, on A4 and Letter, and in large print (UKAAF: 16 at least, 18 ideal)."""
LARGE_BODY = 17.0
NARROW, NARROW_DISPLAY = 0.8, 0.74
"""Pages with units up to this one are for phones: read one by one, with smaller heads."""
TAP = 9.0
"""Mm that a finger needs (WCAG 2.2, 2.5.8: 24 CSS pixels are 6.4 mm; platform guides ask for 7 to 10)."""
TYPE_SHARE = 0.48
"""How much of the paper's growth type takes part in: A4 sets body at 14.4 pt, with 63 characters a line."""


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page of the booklet. Lengths are mm from the trimmed page's top left corner.

    `unit` is the grid's scale (1 on A5), `type_scale` the usual scale of type and `floor` the least; `spreads` says
    whether pages face each other, `single_column` that no words stand beside others. `display` is the scale of large
    type beside `type_scale`, `tap` the least height of a line that is a link.
    """

    width: float
    height: float
    unit: float
    type_scale: float
    floor: float
    spreads: bool = True
    single_column: bool = False
    display: float = 1.0
    tap: float = 0.0

    @classmethod
    def of(cls, setting: Setting) -> PageFormat:
        """Choose the format for a setting's paper and edition."""
        width, height = setting.paper.width, setting.paper.height
        unit = min(width / WIDTH, height / HEIGHT)
        if setting.large_print:
            return cls(
                width, height, unit, max(LARGE_BODY / BODY, unit), SMALLEST_BODY_LARGE / BODY, single_column=True
            )
        smallest = SMALLEST_BODY_A4 if unit > 1.2 else SMALLEST_BODY
        usual = 1 + max(0.0, unit - 1) * TYPE_SHARE
        if unit <= NARROW:
            return cls(width, height, unit, usual, smallest / BODY, False, True, NARROW_DISPLAY, TAP)
        return cls(width, height, unit, usual, smallest / BODY)

    def mm(self, length: float) -> float:
        """Scale a length of the A5 grid to this page."""
        return length * self.unit

    @property
    def margin(self) -> float:
        return self.mm(14)

    @property
    def measure(self) -> float:
        return self.width - 2 * self.margin

    @property
    def gutter(self) -> float:
        return self.mm(6)

    @property
    def half(self) -> float:
        """Width of half columns."""
        return (self.measure - self.gutter) / 2

    @property
    def head(self) -> float:
        """Cap height of page heads."""
        return self.mm(16)

    @property
    def top(self) -> float:
        """Top of columns of text, whose first capitals stand level with heads."""
        return self.head - self.mm(1.2)

    @property
    def foot(self) -> float:
        """Baseline of folios."""
        return self.height - self.mm(11)

    @property
    def bottom(self) -> float:
        """Lowest edge of content."""
        return self.height - self.mm(17)

    @property
    def depth(self) -> float:
        """Height of a column in points."""
        return (self.bottom - self.top) * MM

    @property
    def stop(self) -> float:
        """Top of the Stop panel of exercise spreads: 154 mm on A5."""
        return self.height * 154 / HEIGHT

    @property
    def points(self) -> float:
        """Width of a line in points."""
        return self.measure * MM
