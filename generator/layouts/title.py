"""The title: one or two lines as large as their place allows, placed by cap height and hung to the left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.documents.blocks import Words
from generator.layouts.page import LineItem
from generator.layouts.typesetter import Typesetter
from generator.pdf import fonts
from generator.units import MM, to_mm

TRACKING = 0.045
"""Closest tracking of titles (em): the last letter reaches so far beyond its advance."""
BELOW = 0.22
"""Depth of descenders as a share of the type size."""
DESCENDERS = frozenset("gjpqyçğşţȷµβγζημξρφχψξруфцщд,;Q")
MOST_LINES = 3
APART = 0.5005
"""Least distance of baselines as a share of the upper line's size: browsers copy closer lines as one word."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line of the title with its font, its size in points and its measures in mm."""

    text: str
    role: str
    face: str
    size: float

    @property
    def hang(self) -> float:
        """How far the line is drawn out to the left, so that its first stem and not its side bearing is flush."""
        return to_mm(fonts.left_bearing(self.text, self.face, self.size))

    @property
    def width(self) -> float:
        return to_mm(ink_width(self.text, self.face, self.size))

    @property
    def cap(self) -> float:
        return to_mm(fonts.cap_height(self.face, self.size))

    @property
    def above(self) -> float:
        """How far accents reach above the capitals: those of capitals, and stacks of them on small letters."""
        return to_mm(fonts.rise(self.text, self.face, self.size))

    @property
    def below(self) -> float:
        """How far the line reaches below its baseline."""
        return BELOW * to_mm(self.size) if DESCENDERS & set(self.text) else 0.0


@dataclass(frozen=True, slots=True)
class Title:
    """The lines of a title, ready to be placed."""

    lines: tuple[TitleLine, ...]
    words: Words
    asked: int = 1
    """The lines in which its author writes it."""

    @property
    def width(self) -> float:
        return max(line.width for line in self.lines)

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last baseline, in mm."""
        return self.lines[0].cap + sum(self._pitches())

    @property
    def below(self) -> float:
        return self.lines[-1].below

    def _pitches(self) -> list[float]:
        """List the distances between baselines: room for descenders, and about a third of the capitals between."""
        return [
            max(under.cap + max(0.33 * under.cap, above.below + 0.12 * under.cap), APART * to_mm(above.size))
            + under.above
            for above, under in zip(self.lines, self.lines[1:], strict=False)
        ]

    def place(self, setter: Typesetter, x: float, top: float) -> Iterator[LineItem]:
        """Place the lines with the capitals of the first at `top`."""
        baseline = top + self.lines[0].cap
        for line, pitch in zip(self.lines, [*self._pitches(), 0.0], strict=True):
            colour = setter.colour_of(line.role)
            last = line is self.lines[-1]
            yield LineItem(
                line.text + " " * (not last), line.face, line.size, colour, x - line.hang, baseline, self.words
            )
            baseline += pitch


@dataclass(frozen=True, slots=True)
class Place:
    """Room for a title: its width in mm, the largest size of each line's role and the smallest size of all (pt).

    From the first capitals to the last baseline it should not be taller than `tallest` (mm).
    """

    width: float
    largest: tuple[tuple[str, float], ...]
    smallest: float
    tallest: float = float("inf")


def set_title(setter: Typesetter, product: str, words: Words, place: Place) -> Title | None:
    """Set a title as large as its place allows; None when it would have to be smaller than the smallest size.

    With one role, all is set on one line where it can be. A line that would come out at less than half its largest
    size is broken into up to three, unless the title then grows taller than its place.
    """
    for wanted in (0.5, 0.0):
        lines = [line for part in parts_of(words, place) for line in best_lines(setter, product, part, wanted, place)]
        title = Title(tuple(lines), words, len(broken(words)))
        if title.height <= place.tallest:
            break
    return title if min(line.size for line in lines) >= place.smallest - 1e-6 else None


def parts_of(words: Words, place: Place) -> list[tuple[str, str, float]]:
    """Give the lines as the content breaks them, each with its role and largest size."""
    parts = broken(words)
    if len(place.largest) == 1:
        parts = [" ".join(parts)]
    return [(part, *place.largest[min(number, len(place.largest) - 1)]) for number, part in enumerate(parts)]


def broken(words: Words) -> list[str]:
    """Give the lines of a title as the content breaks them."""
    parts = [""]
    for run in words.runs:
        if run.breaks:
            parts.append("")
        else:
            parts[-1] += run.text
    return [part.strip() for part in parts if part.strip()]


def best_lines(
    setter: Typesetter, product: str, part: tuple[str, str, float], wanted: float, place: Place
) -> list[TitleLine]:
    """Break a line into as few lines as reach a wanted share of its largest size, or else as large as may be."""
    text, role, largest = part
    theme = setter.setting.theme
    face = theme.face(product, role, largest / theme.size(product, role))
    best: list[str] = [text]
    best_size = 0.0
    for count in range(1, min(MOST_LINES, len(text.split())) + 1):
        parts = balanced(text, face, count)
        size = min(largest, place.width * MM / max(ink_width(each, face, 1) for each in parts))
        if size > best_size * 1.15:
            best, best_size = parts, size
        if best_size >= max(largest * wanted, place.smallest):
            break
    return [TitleLine(each, role, face, best_size) for each in best]


def ink_width(text: str, face: str, size: float) -> float:
    """Give the width of a line in pt without its first side bearing, and with the tracking after its last letter."""
    return fonts.text_width(text, face, size) - fonts.left_bearing(text, face, size) + TRACKING * size


def balanced(text: str, face: str, count: int) -> list[str]:
    """Break a text into `count` lines so that the longest is as short as can be."""
    words = text.split()

    def longest(parts: Sequence[str]) -> float:
        return max(fonts.text_width(part, face, 1) for part in parts)

    choices = (
        [" ".join(words[a:b]) for a, b in zip((0, *cuts), (*cuts, len(words)), strict=True)]
        for cuts in combinations(range(1, len(words)), count - 1)
    )
    return min(choices, key=longest)
