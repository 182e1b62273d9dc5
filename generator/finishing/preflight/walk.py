"""Read content streams the way a press does, and note what they paint.

A form is read once for each state it is painted in, however often it is placed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.finishing.preflight.colours import colour_space, first_values
from generator.finishing.preflight.facts import (
    IDENTITY,
    Bounds,
    Colour,
    Facts,
    Font,
    Matrix,
    Painted,
    Picture,
    bounds_of,
    common,
    enlargement,
    point,
    product,
)
from generator.finishing.preflight.glyphs import Widths, widths_of
from generator.finishing.preflight.state import Cursor, State

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Page

DEEPEST = 20
"""Forms nested deeper are refused: they may hold themselves."""
FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))


class Walker:
    """Walks pages of one file."""

    def __init__(self) -> None:
        self._forms: dict[tuple[object, ...], Facts] = {}
        self._fonts: dict[object, tuple[Font, Widths]] = {}

    def page(self, page: Page) -> Facts:
        """Give what a page paints."""
        facts = Facts()
        if _transparency_group(page.obj):
            facts.transparency.add("a transparency group of the page")
        _Stream(self, facts, page.resources, State(), 0).read(page.obj)
        return facts

    def font(self, font: Object) -> tuple[Font, Widths]:
        """Give a font and the widths of its characters."""
        if not font.is_indirect or font.objgen not in self._fonts:
            name = _name_of(font.get("/BaseFont", font.get("/Name")))
            found = Font(name, _is_embedded(font)), widths_of(font)
            if not font.is_indirect:
                return found
            self._fonts[font.objgen] = found
        return self._fonts[font.objgen]

    def form(self, form: Object, resources: Dictionary, state: State, depth: int) -> Facts:
        """Give what a form paints, in its own coordinates."""
        key = (form.objgen if form.is_indirect else id(form), state)
        if form.is_indirect and key in self._forms:
            return self._forms[key]
        facts = Facts()
        if _transparency_group(form):
            facts.transparency.add("a transparency group")
        box = form.get("/BBox")
        clip = None if box is None else _box(box)
        _Stream(self, facts, form.get("/Resources", resources), replace(state, clip=clip), depth).read(form)
        self._forms[key] = facts
        return facts


def _name_of(name: Any) -> str:
    """Give a name as text: its bytes are UTF-8 by custom only, and are shown as they are written where they are not."""
    if name is None:
        return "?"
    try:
        return str(name)[1:]
    except UnicodeDecodeError:
        return str(name.unparse()[1:].decode("ascii", "backslashreplace"))


def _transparency_group(thing: Object) -> bool:
    group = thing.get("/Group")
    return group is not None and str(group.get("/S", "")) == "/Transparency"


def _box(box: Any) -> Bounds:
    left, bottom, right, top = (float(value) for value in box)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


class _Stream:
    """One content stream being read; a method for each kind of operator."""

    def __init__(self, walker: Walker, facts: Facts, resources: Any, state: State, depth: int) -> None:
        self.walker = walker
        self.facts = facts
        self.resources = resources
        self.state = state
        self.depth = depth
        self.stack: list[State] = []
        self.path: list[tuple[float, float]] = []
        self.clipping = False
        self.cursor = Cursor()

    def read(self, stream: Object) -> None:
        """Read a page or a form."""
        import pikepdf

        try:
            instructions = pikepdf.parse_content_stream(stream)
        except Exception as error:  # whatever a library raises on broken content is a finding, never a traceback
            self.facts.faults.add(f"content that cannot be read: {error}")
            return
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._inline(instruction)
                continue
            try:
                operator = str(instruction.operator)
                handler = _OPERATORS.get(operator)
                if handler is not None:
                    handler(self, operator, list(instruction.operands))
            except UnicodeDecodeError:
                self.facts.faults.add("an operator that is none")
            except (ValueError, TypeError, KeyError, IndexError, AttributeError):
                self.facts.faults.add(f"an operator with wrong operands or missing resources: {operator}")

    # State

    def save(self, _: str, __: list[Any]) -> None:
        self.stack.append(self.state)

    def restore(self, _: str, __: list[Any]) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def concatenate(self, _: str, values: list[Any]) -> None:
        self.state = replace(self.state, matrix=product(_matrix(values), self.state.matrix))

    def line_width(self, _: str, values: list[Any]) -> None:
        self.state = replace(self.state, width=float(values[0]))

    def graphics_state(self, _: str, values: list[Any]) -> None:
        entries = self.resources["/ExtGState"][str(values[0])]
        if "/LW" in entries:
            self.state = replace(self.state, width=float(entries["/LW"]))
        if any(float(entries.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            self.facts.transparency.add("colour that is not solid")
        mode = entries.get("/BM")
        if mode is not None and not {str(mode)} & {"/Normal", "/Compatible"}:
            self.facts.transparency.add(f"the blend mode {str(mode)[1:]}")
        mask = entries.get("/SMask")
        if mask is not None and str(mask) != "/None":
            self.facts.transparency.add("a soft mask")

    # Colour

    def device_colour(self, operator: str, values: list[Any]) -> None:
        space = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}[operator.lower()]
        self._set(operator.islower(), Colour(space, tuple(map(float, values))))

    def choose_space(self, operator: str, values: list[Any]) -> None:
        space = colour_space(values[0], self.resources)
        self._set(operator.islower(), Colour(space, first_values(space)))

    def colour_values(self, operator: str, values: list[Any]) -> None:
        current = self.state.fill if operator.islower() else self.state.stroke
        numbers = tuple(float(value) for value in values if not str(value).startswith("/"))
        self._set(operator.islower(), replace(current, values=numbers))

    def _set(self, filling: bool, colour: Colour) -> None:
        self.state = replace(self.state, fill=colour) if filling else replace(self.state, stroke=colour)

    # Paths

    def add_points(self, _: str, values: list[Any]) -> None:
        numbers = [float(value) for value in values]
        self.path += [point(self.state.matrix, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    def add_rectangle(self, _: str, values: list[Any]) -> None:
        x, y, width, height = (float(value) for value in values)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.path += [point(self.state.matrix, *corner) for corner in corners]

    def start_clip(self, _: str, __: list[Any]) -> None:
        self.clipping = True

    def paint_path(self, operator: str, _: list[Any]) -> None:
        if self.path:
            bounds = bounds_of(self.path)
            seen = common(bounds, self.state.clip)
            if seen is not None and operator in FILLS:
                self.facts.fills.append(Painted(seen, self.state.fill, _thickness(self.path, bounds)))
            if seen is not None and operator in STROKES:
                width = self.state.width * enlargement(self.state.matrix)
                self.facts.lines.append(Painted(seen, self.state.stroke, width))
            if self.clipping:
                self.state = replace(self.state, clip=seen or (bounds[0], bounds[1], bounds[0], bounds[1]))
        self.path, self.clipping = [], False

    def shade(self, _: str, values: list[Any]) -> None:
        shading = self.resources["/Shading"][str(values[0])]
        space = colour_space(shading["/ColorSpace"], self.resources)
        self.facts.fills.append(Painted(self.state.clip or (0, 0, 0, 0), Colour(space)))

    # Words

    def begin_text(self, _: str, __: list[Any]) -> None:
        self.cursor.move(IDENTITY)

    def text_state(self, operator: str, values: list[Any]) -> None:
        number = float(values[-1])
        if operator == "Tf":
            font, widths = self.walker.font(self.resources["/Font"][str(values[0])])
            self.state = replace(self.state, font=font, widths=widths, font_size=number)
        else:
            self.state = self.state.with_text(operator, number)

    def text_matrix(self, _: str, values: list[Any]) -> None:
        self.cursor.move(_matrix(values))

    def next_line(self, operator: str, values: list[Any]) -> None:
        right, up = (0.0, -self.state.leading) if operator == "T*" else (float(values[0]), float(values[1]))
        if operator == "TD":
            self.state = self.state.with_text("TL", -up)
        self.cursor.step(right, up)

    def show(self, operator: str, values: list[Any]) -> None:
        if operator in ("'", '"'):
            self.next_line("T*", [])
        self.facts.fonts.add(self.state.font)
        if (seen := self.cursor.show(_pieces(values[-1]), self.state)) is not None:
            self.facts.words.append(seen)

    # What is placed

    def place(self, _: str, values: list[Any]) -> None:
        thing = self.resources["/XObject"][str(values[0])]
        if str(thing.get("/Subtype")) == "/Image":
            space = "DeviceGray" if "/ColorSpace" not in thing else colour_space(thing["/ColorSpace"], self.resources)
            if thing.get("/ImageMask", False):
                space = self.state.fill.space
            pixels = int(thing["/Width"]), int(thing["/Height"])
            self._add_picture(Picture(self.state.matrix, space, pixels, "/SMask" in thing))
        elif self.depth < DEEPEST:
            self._place_form(thing)
        else:
            self.facts.faults.add(f"forms nested more than {DEEPEST} deep")

    def _place_form(self, form: Any) -> None:
        own = _matrix(form.get("/Matrix", IDENTITY))
        painted = self.walker.form(form, self.resources, self.state.painting(), self.depth + 1)
        self.facts.add(painted, product(own, self.state.matrix), self.state.clip)

    def _inline(self, instruction: Any) -> None:
        image = instruction.iimage
        self._add_picture(Picture(self.state.matrix, str(image.colorspace)[1:], (image.width, image.height), False))

    def _add_picture(self, picture: Picture) -> None:
        if picture.masked:
            self.facts.transparency.add("a picture with a soft mask")
        if common(picture.bounds, self.state.clip) is not None:
            self.facts.pictures.append(picture)


def _thickness(path: list[tuple[float, float]], bounds: Bounds) -> float:
    """Give the shorter side of a path that is one upright rectangle, else 0."""
    left, bottom, right, top = bounds
    rectangle = len(path) == 4 and all(x in (left, right) and y in (bottom, top) for x, y in path)
    return min(right - left, top - bottom) if rectangle else 0.0


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _pieces(value: Any) -> list[Any]:
    from pikepdf import Array

    return list(value) if isinstance(value, Array) else [value]


def _is_embedded(font: Any) -> bool:
    if str(font.get("/Subtype")) == "/Type3":
        return True
    holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = holder.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


_Handler = Callable[[_Stream, str, list[Any]], None]
_OPERATORS: dict[str, _Handler] = {
    "q": _Stream.save,
    "Q": _Stream.restore,
    "cm": _Stream.concatenate,
    "w": _Stream.line_width,
    "gs": _Stream.graphics_state,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _Stream.device_colour),
    **dict.fromkeys(("cs", "CS"), _Stream.choose_space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), _Stream.colour_values),
    **dict.fromkeys(("m", "l", "c", "v", "y"), _Stream.add_points),
    "re": _Stream.add_rectangle,
    **dict.fromkeys(("W", "W*"), _Stream.start_clip),
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"), _Stream.paint_path),
    "sh": _Stream.shade,
    "BT": _Stream.begin_text,
    **dict.fromkeys(("Tf", "TL", "Ts", "Tr", "Tc", "Tw", "Tz"), _Stream.text_state),
    "Tm": _Stream.text_matrix,
    **dict.fromkeys(("Td", "TD", "T*"), _Stream.next_line),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), _Stream.show),
    "Do": _Stream.place,
}
