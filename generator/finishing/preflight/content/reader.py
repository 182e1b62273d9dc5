"""Read one content stream the way a press does, and note what it paints; a method for each kind of operator."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any, Protocol

from generator.finishing.preflight.budget import Budget, SpentError
from generator.finishing.preflight.content.fonts import FontFace
from generator.finishing.preflight.content.geometry import (
    IDENTITY,
    Bounds,
    Matrix,
    common,
    enlargement,
    matrix_of,
    moved,
    product,
)
from generator.finishing.preflight.content.lexer import INLINE_IMAGE, PATH_RUN, Name, instructions
from generator.finishing.preflight.content.painted import Facts, Painted, Trait
from generator.finishing.preflight.content.resources import Resources, entries_of
from generator.finishing.preflight.content.shadings import shading_colour
from generator.finishing.preflight.content.spaces import DEVICE_SPACES, Colour, Space, Spaces
from generator.finishing.preflight.content.state import TEXT_FIELDS, Cursor, State

FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
MOST_FAULTS = 20
"""Faults of one stream that are told; rubbish has one at each word."""
EACH = 512
"""Operators between two looks at the budget."""
INTENTS = frozenset(("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"))


class Surroundings(Protocol):
    """What a stream asks for that reaches beyond it: things of the file, and whoever paints what it places."""

    budget: Budget
    spaces: Spaces
    hidden_layers: frozenset[tuple[int, int]]

    def colour(self, space: Space, values: tuple[float, ...]) -> Colour: ...
    def font(self, font: Any) -> FontFace: ...
    def is_hidden(self, layer: Any) -> bool: ...
    def graphics_state(self, reader: Reader, entries: dict[str, Any]) -> None: ...
    def place(self, reader: Reader, thing: Any) -> None: ...
    def place_inline(self, reader: Reader, about: dict[str, Any], data: bytes) -> None: ...
    def paint_pattern(
        self, reader: Reader, where: list[Painted], seen: Bounds, colour: Colour, size: float
    ) -> None: ...
    def paint_glyphs(self, reader: Reader, pieces: list[Any], seen: Painted, matrix: Matrix) -> None: ...


class Reader:
    """One content stream being read."""

    def __init__(self, walker: Surroundings, facts: Facts, resources: Resources, state: State, depth: int) -> None:
        self.walker = walker
        self.facts = facts
        self.resources = resources
        self.state = state
        self.start = state.matrix
        self.depth = depth
        self.stack: list[State] = []
        self.points: list[float] = []
        self.clipping = False
        self.cursor = Cursor()
        self.borrowed_font = False
        self.coloured = True
        self.marks: list[bool] = []
        self.hidden = 0

    def read(self, data: bytes) -> None:
        """Read content. Raises SpentError when the budget ends."""
        count = 0
        handlers, faults = _OPERATORS, self.facts.faults
        for operator, operands in instructions(data, faults, marks=bool(self.walker.hidden_layers)):
            count += 1 + len(operands) // 64
            if count >= EACH:
                self.walker.budget.spend(count)
                count = 0
            handler = handlers.get(operator)
            if handler is None:
                self._unknown(operator)
                continue
            try:
                handler(self, operator, operands)
            except SpentError:
                raise
            except (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RuntimeError):
                if len(faults) < MOST_FAULTS:
                    told = operator.decode("latin-1")
                    faults.add(f"an operator with wrong operands or missing resources: {told}")
        self.walker.budget.spend(count)

    def _unknown(self, operator: bytes) -> None:
        if operator not in IDLE and len(self.facts.traits) < MOST_FAULTS:
            told = operator[:20].decode("ascii", "backslashreplace")
            self.facts.traits.add(Trait("postscript" if operator == b"PS" else "operator", told))

    # State

    def save(self, _: bytes, __: list[Any]) -> None:
        if len(self.stack) < 10_000:
            self.stack.append(self.state.copy())

    def restore(self, _: bytes, __: list[Any]) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def concatenate(self, _: bytes, values: list[Any]) -> None:
        self.state.matrix = matrix_of(product(matrix_of(values[-6:]), self.state.matrix))

    def line_width(self, _: bytes, values: list[Any]) -> None:
        self.state.width = float(values[-1])

    def rendering_intent(self, _: bytes, values: list[Any]) -> None:
        if values[-1] not in INTENTS:
            self.facts.traits.add(Trait("intent", str(values[-1])))

    def graphics_state(self, _: bytes, values: list[Any]) -> None:
        key = ("ExtGState", str(values[-1]))
        if key not in self.resources.made:
            self.resources.made[key] = entries_of(self.resources.named("ExtGState")[f"/{values[-1]}"])
        self.walker.graphics_state(self, self.resources.made[key])

    # Colour

    def device_colour(self, operator: bytes, values: list[Any]) -> None:
        name = {b"g": "DeviceGray", b"r": "DeviceRGB", b"k": "DeviceCMYK"}[operator[:1].lower()]
        space = self._space(name) if self.resources.named("ColorSpace") else DEVICE_SPACES[name]
        numbers = tuple(values[-space.channels :])
        self._set(operator.islower(), self.walker.colour(space, numbers))

    def choose_space(self, operator: bytes, values: list[Any]) -> None:
        space = self._space(str(values[-1]))
        self._set(operator.islower(), self.walker.colour(space, space.start()))

    def _space(self, name: str) -> Space:
        key = ("ColorSpace", name)
        if key not in self.resources.made:
            self.resources.made[key] = self.walker.spaces.read(name, self.resources.named("ColorSpace"))
        made: Space = self.resources.made[key]
        return made

    def colour_values(self, operator: bytes, values: list[Any]) -> None:
        current = self.state.fill if operator.islower() else self.state.stroke
        space = current.space
        numbers = tuple(value for value in values if isinstance(value, float))
        if values and isinstance(values[-1], Name):
            pattern = self.resources.named("Pattern")[f"/{values[-1]}"]
            self._set(operator.islower(), Colour(space, numbers, pattern))
        else:
            self._set(operator.islower(), self.walker.colour(space, numbers))

    def _set(self, filling: bool, colour: Colour) -> None:
        if not self.coloured:
            return
        if filling:
            self.state.fill = colour
        else:
            self.state.stroke = colour

    # Paths

    def add_points(self, _: bytes, values: list[Any]) -> None:
        if len(values) % 2 or (self.points and len(self.points) > 4_000_000):
            raise ValueError("a point without a height")
        if self.points:
            self.points += values
        else:
            self.points = values

    def add_rectangle(self, _: bytes, values: list[Any]) -> None:
        x, y, width, height = values[-4:]
        self.points += (x, y, x + width, y, x + width, y + height, x, y + height)

    def start_clip(self, _: bytes, __: list[Any]) -> None:
        self.clipping = True

    def paint_path(self, operator: bytes, _: list[Any]) -> None:
        points = self.points
        if points:
            state = self.state
            bounds = self._bounds(points)
            seen = common(bounds, state.clip)
            if seen is not None and not self.hidden:
                if operator in FILLS:
                    self.paint(self.facts.fills, seen, state.fill, self._thickness(points))
                if operator in STROKES:
                    self.paint(self.facts.lines, seen, state.stroke, state.width * enlargement(state.matrix))
            if self.clipping:
                state.clip = seen or (bounds[0], bounds[1], bounds[0], bounds[1])
            self.points = []
        self.clipping = False

    def _bounds(self, points: list[float]) -> Bounds:
        xs, ys = points[::2], points[1::2]
        a, b, c, d, e, f = self.state.matrix
        if b == 0 == c:
            return moved((min(xs), min(ys), max(xs), max(ys)), self.state.matrix)
        across = [a * x + c * y for x, y in zip(xs, ys, strict=True)]
        up = [b * x + d * y for x, y in zip(xs, ys, strict=True)]
        return min(across) + e, min(up) + f, max(across) + e, max(up) + f

    def _thickness(self, points: list[float]) -> float:
        """Give the shorter side of a path that is one upright rectangle, else 0."""
        if len(points) not in (8, 10) or (len(points) == 10 and points[:2] != points[8:]):
            return 0.0
        xs, ys = points[:8:2], points[1:8:2]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        if not all(x in (left, right) and y in (bottom, top) for x, y in zip(xs, ys, strict=True)):
            return 0.0
        a, b, c, d, _, _ = self.state.matrix
        return min((right - left) * hypot(a, b), (top - bottom) * hypot(c, d))

    def paint(self, where: list[Painted], seen: Bounds, colour: Colour, size: float) -> None:
        if colour.pattern is None:
            where.append(Painted(seen, colour, size))
        else:
            self.walker.paint_pattern(self, where, seen, colour, size)

    def shade(self, _: bytes, values: list[Any]) -> None:
        if not self.hidden:
            key = ("Shading", str(values[-1]))
            if key not in self.resources.made:
                shading = self.resources.named("Shading")[f"/{values[-1]}"]
                self.resources.made[key] = shading_colour(
                    shading, self.walker.spaces, self.resources.named("ColorSpace")
                )
            self.facts.fills.append(Painted(self.state.clip, self.resources.made[key]))

    # Words

    def begin_text(self, _: bytes, __: list[Any]) -> None:
        self.cursor.move(IDENTITY)

    def text_state(self, operator: bytes, values: list[Any]) -> None:
        setattr(self.state, TEXT_FIELDS[operator], float(values[-1]))

    def choose_font(self, _: bytes, values: list[Any]) -> None:
        name, size = values[-2:]
        key = ("Font", str(name))
        if key not in self.resources.made:
            self.resources.made[key] = self.walker.font(self.resources.named("Font")[f"/{name}"])
        self.state.font = self.resources.made[key]
        self.state.font_size = float(size)

    def text_matrix(self, _: bytes, values: list[Any]) -> None:
        self.cursor.move(matrix_of(values[-6:]))

    def step(self, operator: bytes, values: list[Any]) -> None:
        right, up = values[-2:]
        if operator == b"TD":
            self.state.leading = -up
        self.cursor.step(right, up)

    def next_line(self, _: bytes, __: list[Any]) -> None:
        self.cursor.step(0.0, -self.state.leading)

    def show_on_next_line(self, operator: bytes, values: list[Any]) -> None:
        if operator == b'"':
            self.state.word_space, self.state.character_space = values[-3:-1]
        self.next_line(operator, values)
        self.show(operator, values)

    def show(self, _: bytes, values: list[Any]) -> None:
        state = self.state
        if not state.font_size and not state.font.codes:
            self.borrowed_font = True
        pieces = values[-1]
        if not isinstance(pieces, list):
            pieces = [pieces]
        seen, matrix = self.cursor.show(pieces, state)
        if self.hidden:
            return
        self.facts.fonts.add(state.font.used)
        if seen is None:
            return
        if state.font.glyphs is not None:
            self.walker.paint_glyphs(self, pieces, seen, matrix)
        else:
            self.paint(self.facts.words, seen.bounds, seen.colour, seen.size)

    # What is placed

    def place(self, _: bytes, values: list[Any]) -> None:
        if not self.hidden:
            self.walker.place(self, self.resources.named("XObject")[f"/{values[-1]}"])

    def inline_image(self, _: bytes, values: list[Any]) -> None:
        if not self.hidden:
            self.walker.place_inline(self, values[0], values[1])

    # Layers

    def begin_marked(self, operator: bytes, values: list[Any]) -> None:
        hides = False
        if self.walker.hidden_layers and operator == b"BDC" and len(values) >= 2 and values[-2] == "OC":
            hides = self.walker.is_hidden(self.resources.named("Properties").get(f"/{values[-1]}"))
        self.marks.append(hides)
        self.hidden += hides

    def end_marked(self, _: bytes, __: list[Any]) -> None:
        if self.marks:
            self.hidden -= self.marks.pop()


IDLE = frozenset(
    (b"J", b"j", b"M", b"d", b"i", b"ET", b"BX", b"EX", b"MP", b"DP", b"d0", b"h", b"m", b"l", b"c", b"v", b"y")
)
"""Operators that change nothing a press would tell; m to h stand here for those without operands."""
_Handler = Callable[[Reader, bytes, list[Any]], None]


def _width_of_glyph(reader: Reader, _: bytes, __: list[Any]) -> None:
    """d1: the glyph is painted in the colour of the words it stands in, whatever it sets itself."""
    reader.coloured = False


def _ignore(_: Reader, __: bytes, ___: list[Any]) -> None:
    pass


_OPERATORS: dict[bytes, _Handler] = {
    **dict.fromkeys(IDLE, _ignore),
    b"q": Reader.save,
    b"Q": Reader.restore,
    b"cm": Reader.concatenate,
    b"w": Reader.line_width,
    b"ri": Reader.rendering_intent,
    b"gs": Reader.graphics_state,
    **dict.fromkeys((b"g", b"G", b"rg", b"RG", b"k", b"K"), Reader.device_colour),
    **dict.fromkeys((b"cs", b"CS"), Reader.choose_space),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), Reader.colour_values),
    **dict.fromkeys((PATH_RUN, b"m", b"l", b"c", b"v", b"y"), Reader.add_points),
    b"re": Reader.add_rectangle,
    **dict.fromkeys((b"W", b"W*"), Reader.start_clip),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n"), Reader.paint_path),
    b"sh": Reader.shade,
    b"BT": Reader.begin_text,
    **dict.fromkeys(TEXT_FIELDS, Reader.text_state),
    b"Tf": Reader.choose_font,
    b"Tm": Reader.text_matrix,
    **dict.fromkeys((b"Td", b"TD"), Reader.step),
    b"T*": Reader.next_line,
    **dict.fromkeys((b"Tj", b"TJ"), Reader.show),
    **dict.fromkeys((b"'", b'"'), Reader.show_on_next_line),
    b"Do": Reader.place,
    INLINE_IMAGE: Reader.inline_image,
    **dict.fromkeys((b"BMC", b"BDC"), Reader.begin_marked),
    b"EMC": Reader.end_marked,
    b"d1": _width_of_glyph,
}
