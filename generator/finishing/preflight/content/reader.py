"""Read one content stream the way a press does, and note what it paints; a method for each kind of operator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from generator.finishing.preflight.budget import Budget, SpentError
from generator.finishing.preflight.content.fonts import FontFace
from generator.finishing.preflight.content.geometry import (
    IDENTITY,
    Bounds,
    Matrix,
    bounds_of,
    common,
    enlargement,
    matrix_of,
    product,
    thickness,
)
from generator.finishing.preflight.content.lexer import INLINE_IMAGE, PATH_RUN, Name, Told, coordinates, instructions
from generator.finishing.preflight.content.painted import Facts, Painted, Trait
from generator.finishing.preflight.content.resources import Resources, entries_of
from generator.finishing.preflight.content.shadings import shading_colour
from generator.finishing.preflight.content.spaces import DEVICE_SPACES, Colour, Space, Spaces
from generator.finishing.preflight.content.state import BOTH, INTENTS, OUTLINED, TEXT_FIELDS, Cursor, State

FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
DEVICE_OPERATORS = {
    b"g": ("DeviceGray", True),
    b"G": ("DeviceGray", False),
    b"rg": ("DeviceRGB", True),
    b"RG": ("DeviceRGB", False),
    b"k": ("DeviceCMYK", True),
    b"K": ("DeviceCMYK", False),
}
MOST_FAULTS = 20
"""Faults of one stream that are told; rubbish has one at each word."""
EACH = 512
"""Operators between two looks at the budget."""
BYTES_A_STEP = 200
"""Bytes of content that cost as much as an operator."""


class Surroundings(Protocol):
    """What a stream asks for that reaches beyond it: things of the file, and whoever paints what it places."""

    budget: Budget
    spaces: Spaces
    hidden_layers: frozenset[tuple[int, int]]
    for_press: bool

    def colour(self, space: Space, values: tuple[float, ...]) -> Colour: ...
    def font(self, font: Any) -> FontFace: ...
    def is_hidden(self, layer: Any) -> bool: ...
    def graphics_state(self, reader: ContentReader, entries: dict[str, Any]) -> None: ...
    def place(self, reader: ContentReader, thing: Any) -> None: ...
    def place_inline(self, reader: ContentReader, about: dict[str, Any], data: bytes) -> None: ...
    def paint_pattern(
        self, reader: ContentReader, where: list[Painted], seen: Bounds, colour: Colour, size: float
    ) -> None: ...
    def paint_glyphs(self, reader: ContentReader, strings: list[Any], seen: Painted, matrix: Matrix) -> None: ...


class ContentReader:
    """One content stream being read.

    Forms that stand in the `quiet` zone of their page are only glanced at: nothing in them can be too near an edge.
    """

    glance = False
    """Whether it matters only what is painted, and not where."""

    def __init__(
        self,
        walker: Surroundings,
        facts: Facts,
        resources: Resources,
        state: State,
        depth: int,
        quiet: Bounds | None = None,
    ) -> None:
        self.walker = walker
        self.facts = facts
        self.resources = resources
        self.state = state
        self.start = state.matrix
        self.depth = depth
        self.quiet = quiet
        self.stack: list[State] = []
        self.runs: list[bytes] = []
        self.points: list[float] = []
        self.clipping = False
        self.cursor = Cursor()
        self.borrowed_font = False
        self.coloured = True
        self.told = self._what_to_tell()
        self.marks: list[bool] = []
        self.hidden = 0

    def _what_to_tell(self) -> Told:
        """Say what of the content matters: marks where there are layers, colours to a press or where patterns are."""
        if self.walker.hidden_layers:
            return "all"
        patterned = self.state.fill.pattern is not None or self.state.stroke.pattern is not None
        if self.walker.for_press or patterned or self.resources.named("Pattern"):
            return "seen"
        return "shapes"

    def handlers(self) -> Mapping[bytes, Handler]:
        """Give who reads each operator."""
        return OPERATORS

    def read(self, data: bytes) -> None:
        """Read content. Raises SpentError when the budget ends."""
        count, spend = 0, self.walker.budget.spend
        handlers, faults = self.handlers(), self.facts.faults
        for operator, operands in instructions(data, faults, self.told):
            count += 1
            if not count % EACH:
                spend(EACH)
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
        spend(count % EACH + len(data) // BYTES_A_STEP)

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
        self.state.matrix = matrix_of(product(matrix_of(values), self.state.matrix))

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
        name, filling = DEVICE_OPERATORS[operator]
        space = self._space(name) if self.resources.named("ColorSpace") else DEVICE_SPACES[name]
        self._set(filling, self.walker.colour(space, tuple(values[-space.channels :])))

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

    def add_run(self, _: bytes, values: list[Any]) -> None:
        self.runs.append(values[0])

    def add_points(self, _: bytes, values: list[Any]) -> None:
        if len(values) % 2:
            raise ValueError("a point without a height")
        self.points += values

    def add_rectangle(self, _: bytes, values: list[Any]) -> None:
        x, y, width, height = values[-4:]
        self.points += (x, y, x + width, y, x + width, y + height, x, y + height)

    def start_clip(self, _: bytes, __: list[Any]) -> None:
        self.clipping = True

    def paint_path(self, operator: bytes, _: list[Any]) -> None:
        points, runs, clipping = self.points, self.runs, self.clipping
        self.points, self.runs, self.clipping = [], [], False
        if self.told == "shapes" and not clipping and operator not in STROKES and any(b"c" in run for run in runs):
            return  # a curved fill is no thin line, and only its colour would be told
        for run in runs:
            points = points + coordinates(run) if points else coordinates(run)
        if len(points) % 2:
            raise ValueError("a point without a height")
        if points:
            self._paint_points(points, operator, clipping)

    def _paint_points(self, points: list[float], operator: bytes, clipping: bool) -> None:
        state = self.state
        bounds = bounds_of(points, state.matrix)
        seen = common(bounds, state.clip)
        if seen is not None and not self.hidden:
            if operator in FILLS:
                self.paint(self.facts.fills, seen, state.fill, thickness(points, state.matrix))
            if operator in STROKES:
                self.paint(self.facts.lines, seen, state.stroke, state.width * enlargement(state.matrix))
        if clipping:
            state.clip = seen or (bounds[0], bounds[1], bounds[0], bounds[1])

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
        self.cursor.move(matrix_of(values))

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
        strings = values[-1]
        if not isinstance(strings, list):
            strings = [strings]
        seen, matrix = self.cursor.show(strings, state)
        if self.hidden:
            return
        self.facts.fonts.add(state.font.used)
        if seen is None:
            return
        if state.font.glyphs is not None:
            self.walker.paint_glyphs(self, strings, seen, matrix)
        else:
            self.paint(self.facts.words, seen.bounds, seen.colour, seen.size)
            if state.mode in OUTLINED:
                self.paint(self.facts.lines, seen.bounds, state.stroke, state.width * enlargement(state.matrix))
            elif state.mode in BOTH:
                self.paint(self.facts.words, seen.bounds, state.stroke, seen.size)

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
Handler = Callable[[Any, bytes, list[Any]], None]
"""Reads an operator with its operands for a reader, of the kind that its table is for."""


def _width_of_glyph(reader: ContentReader, _: bytes, __: list[Any]) -> None:
    """d1: the glyph is painted in the colour of the words it stands in, whatever it sets itself."""
    reader.coloured = False


def ignored(_: ContentReader, __: bytes, ___: list[Any]) -> None:
    """Pass an operator over."""


OPERATORS: dict[bytes, Handler] = {
    **dict.fromkeys(IDLE, ignored),
    b"q": ContentReader.save,
    b"Q": ContentReader.restore,
    b"cm": ContentReader.concatenate,
    b"w": ContentReader.line_width,
    b"ri": ContentReader.rendering_intent,
    b"gs": ContentReader.graphics_state,
    **dict.fromkeys(DEVICE_OPERATORS, ContentReader.device_colour),
    **dict.fromkeys((b"cs", b"CS"), ContentReader.choose_space),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), ContentReader.colour_values),
    PATH_RUN: ContentReader.add_run,
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), ContentReader.add_points),
    b"re": ContentReader.add_rectangle,
    **dict.fromkeys((b"W", b"W*"), ContentReader.start_clip),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n"), ContentReader.paint_path),
    b"sh": ContentReader.shade,
    b"BT": ContentReader.begin_text,
    **dict.fromkeys(TEXT_FIELDS, ContentReader.text_state),
    b"Tf": ContentReader.choose_font,
    b"Tm": ContentReader.text_matrix,
    **dict.fromkeys((b"Td", b"TD"), ContentReader.step),
    b"T*": ContentReader.next_line,
    **dict.fromkeys((b"Tj", b"TJ"), ContentReader.show),
    **dict.fromkeys((b"'", b'"'), ContentReader.show_on_next_line),
    b"Do": ContentReader.place,
    INLINE_IMAGE: ContentReader.inline_image,
    **dict.fromkeys((b"BMC", b"BDC"), ContentReader.begin_marked),
    b"EMC": ContentReader.end_marked,
    b"d1": _width_of_glyph,
}
