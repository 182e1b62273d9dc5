"""The graphics state, as far as it matters for what reaches paper or a standard forbids it, and where words stand.

Source: ISO 32000-2, 8.4, 10.5, 10.6.
"""

from __future__ import annotations

from typing import Any

from generator.finishing.preflight.content.fonts import DESCENT, NO_FONT, FontFace
from generator.finishing.preflight.content.geometry import (
    EVERYWHERE,
    IDENTITY,
    Bounds,
    Matrix,
    common,
    enlargement,
    moved,
    product,
)
from generator.finishing.preflight.content.painted import Painted, Trait
from generator.finishing.preflight.content.resources import entries_of
from generator.finishing.preflight.content.spaces import BLACK, Colour, name_text

INTENTS = frozenset(("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"))
NOT_SOLID = "colour that is not solid"
INVISIBLE = (3, 7)
OUTLINED, BOTH = (1, 5), (2, 6)
"""Modes of words that are stroked, and of those that are filled and stroked."""
PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black", "Gray")
"""Inks whose halftone needs no curve of its own (ISO 32000-2, table 128)."""
TEXT_FIELDS = {
    b"TL": "leading",
    b"Ts": "rise",
    b"Tc": "character_space",
    b"Tw": "word_space",
    b"Tz": "stretch",
    b"Tr": "mode",
}
TEXT_STATE = ("font", "font_size", *TEXT_FIELDS.values())


class State:
    """What `q` saves: matrix and clip, colours, width of lines, and all that is set for words."""

    __slots__ = ("clip", "fill", "matrix", "stroke", "width", *TEXT_STATE)

    def __init__(
        self,
        matrix: Matrix = IDENTITY,
        clip: Bounds = EVERYWHERE,
        fill: Colour = BLACK,
        stroke: Colour = BLACK,
        width: float = 1.0,
    ) -> None:
        self.matrix = matrix
        self.clip = clip
        self.fill = fill
        self.stroke = stroke
        self.width = width
        self.font: FontFace = NO_FONT
        self.font_size = self.leading = self.rise = 0.0
        self.character_space = self.word_space = 0.0
        self.stretch = 100.0
        self.mode = 0.0

    def copy(self) -> State:
        """Give a state to go on with while this one is kept."""
        new = State.__new__(State)
        new.matrix, new.clip, new.fill, new.stroke = self.matrix, self.clip, self.fill, self.stroke
        new.width, new.font, new.font_size, new.mode = self.width, self.font, self.font_size, self.mode
        new.leading, new.rise, new.stretch = self.leading, self.rise, self.stretch
        new.character_space, new.word_space = self.character_space, self.word_space
        return new

    def with_text_of(self, other: State) -> State:
        """Take over all that is set for words."""
        for field in TEXT_STATE:
            setattr(self, field, getattr(other, field))
        return self


class Cursor:
    """Where a text object stands: the start of its line, and the end of what it has shown."""

    __slots__ = ("end", "line")

    def __init__(self) -> None:
        self.line: Matrix = IDENTITY
        self.end: Matrix = IDENTITY

    def move(self, matrix: Matrix) -> None:
        """Start a line at a matrix."""
        self.line = self.end = matrix

    def step(self, right: float, up: float) -> None:
        """Start a line beside the last one."""
        a, b, c, d, e, f = self.line
        self.line = self.end = (a, b, c, d, a * right + c * up + e, b * right + d * up + f)

    def show(self, strings: list[Any], state: State) -> tuple[Painted | None, Matrix]:
        """Show strings (and shifts between them); give what is seen of them, or None, and the matrix they start at."""
        total, last = state.font.advance(strings, state.font_size, state.character_space, state.word_space)
        matrix = product(self.end, state.matrix)
        stretch, size = state.stretch / 100, state.font_size
        a, b, c, d, e, f = self.end
        self.end = (a, b, c, d, a * total * stretch + e, b * total * stretch + f)
        if not last or state.mode in INVISIBLE:
            return None, matrix
        box = (0.0, state.rise + DESCENT * size, last * stretch, state.rise + state.font.ascent * size)
        seen = common(moved(box, matrix), state.clip)
        if seen is None:
            return None, matrix
        em = state.font.glyphs.em if state.font.glyphs else 1.0
        colour = state.stroke if state.mode in OUTLINED else state.fill
        return Painted(seen, colour, abs(size) * em * enlargement(matrix)), matrix


def state_traits(entries: dict[str, Any]) -> set[Trait]:
    """Give what a standard may forbid in the dictionary of a graphics state."""
    traits: set[Trait] = set()
    if any(float(entries.get(key, 1)) < 1 for key in ("/ca", "/CA")):
        traits.add(Trait("alpha", NOT_SOLID))
    if "/BM" in entries and (mode := _first_name(entries["/BM"])) not in ("Normal", "Compatible"):
        traits.add(Trait("blend mode", f"the blend mode {mode}"))
    if "/TR" in entries or ("/TR2" in entries and _first_name(entries["/TR2"]) != "Default"):
        traits.add(Trait("transfer", "a graphics state"))
    if "/HTP" in entries:
        traits.add(Trait("phase", "a graphics state"))
    if "/HT" in entries:
        _halftone(entries["/HT"], traits)
    if "/RI" in entries and name_text(entries["/RI"]) not in INTENTS:
        traits.add(Trait("intent", name_text(entries["/RI"])))
    return traits


def _first_name(value: Any) -> str:
    from pikepdf import Array

    if isinstance(value, Array):
        return name_text(value[0]) if len(value) else ""
    return name_text(value) if type(value).__name__ != "Dictionary" else ""


def _halftone(halftone: Any, traits: set[Trait]) -> None:
    """Note what is told of a halftone, and of those for single inks that it holds."""
    entries = entries_of(halftone)
    if not entries:
        return
    if entries.get("/HalftoneType") not in (1, 5):
        traits.add(Trait("halftone", f"of type {entries.get('/HalftoneType')}"))
    for part in (entries, *(entries_of(value) for value in list(entries.values())[:64])):
        if "/HalftoneName" in part:
            traits.add(Trait("halftone name", "a halftone"))
    for ink in (None, *PROCESS_INKS):
        curve = entries_of(entries.get(f"/{ink}") if ink else halftone).get("/TransferFunction")
        if curve is not None and name_text(curve) != "Identity":
            traits.add(Trait("transfer", "a halftone"))
