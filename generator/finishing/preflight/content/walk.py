"""Walk all that is painted: a page's content, and forms, cells, glyphs, masks and annotations that it places.

What is placed often is read once for each state it is painted in.
"""

from __future__ import annotations

from typing import Any

from generator.finishing.preflight.budget import Budget, SpentError, reason
from generator.finishing.preflight.content.fonts import FontFace, read_font
from generator.finishing.preflight.content.geometry import (
    EVERYWHERE,
    IDENTITY,
    Bounds,
    Matrix,
    inside,
    matrix_of,
    moved,
    product,
)
from generator.finishing.preflight.content.glance import GlancingReader
from generator.finishing.preflight.content.images import filters_of
from generator.finishing.preflight.content.painted import Facts, Painted, Trait
from generator.finishing.preflight.content.placed_images import PlacedImages
from generator.finishing.preflight.content.reader import ContentReader
from generator.finishing.preflight.content.resources import Resources, entries_of
from generator.finishing.preflight.content.shadings import shading_colour
from generator.finishing.preflight.content.spaces import (
    BLACK,
    MASK,
    UNKNOWN_SPACE,
    Colour,
    Space,
    Spaces,
    name_text,
)
from generator.finishing.preflight.content.state import State, state_traits

DEEPEST = 20
"""Forms nested deeper are refused: they may hold themselves."""
UNDONE = frozenset(("FlateDecode", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode"))
"""Filters of content that pikepdf undoes."""
NO_RESOURCES = Resources({})
IN_MASK = Colour(MASK, (), ink=0.0)


class Walker:
    """Walks what a file paints. `pdf` owns images that stand in the content; `hidden_layers` are those switched off.

    For a press all is told; otherwise colours, and fills that are no thin lines, are left out. A `quick` walk only
    glances at what stands clear of the edges.
    """

    def __init__(
        self,
        pdf: Any,
        budget: Budget,
        hidden_layers: frozenset[tuple[int, int]] = frozenset(),
        for_press: bool = True,
        quick: bool = False,
    ) -> None:
        self.for_press = for_press
        self.quick = quick
        self.budget = budget
        self.hidden_layers = hidden_layers
        self.spaces = Spaces()
        self.images = PlacedImages(pdf, budget, self.spaces)
        self._colours: dict[object, Colour] = {}
        self._forms: dict[object, Facts] = {}
        self._fonts: dict[object, FontFace] = {}
        self._seen_once: set[object] = set()
        """Forms read with a quiet zone: where they stand again, the zone is another, and they are read exactly."""
        self._glyphs: dict[object, tuple[Facts, bool]] = {}

    # Content

    def content(self, data: bytes, resources: Any, matrix: Matrix, clip: Bounds, quiet: Bounds | None = None) -> Facts:
        """Give what a page's content paints. In the quiet zone no thing is too near an edge: there a glance will do."""
        facts = Facts()
        try:
            self._read(ContentReader(self, facts, Resources(resources), State(matrix, clip), 0, quiet), data)
        except SpentError:
            facts.faults.add(SPENT)
        return facts

    def _read(self, reader: ContentReader, data: bytes) -> ContentReader:
        reader.facts.traits.update(Trait("default space", name) for name in reader.resources.default_spaces)
        reader.read(data)
        return reader

    def form(
        self,
        form: Any,
        state: State,
        resources: Resources,
        depth: int,
        quiet: Bounds | None = None,
        glance: bool = False,
    ) -> Facts:
        """Give what a form paints, in its own coordinates, in the colours and with the lines of a state."""
        key = (form.objgen, state.fill, state.stroke, state.width, glance) if form.is_indirect else None
        if key is not None and key in self._forms:
            return self._forms[key]
        quiet = None if key in self._seen_once else quiet
        facts = Facts(glanced=glance)
        entries = entries_of(form)
        own = Resources(entries["/Resources"]) if "/Resources" in entries else resources
        clip = _box(entries["/BBox"]) if "/BBox" in entries else EVERYWHERE
        if _is_group(entries):
            facts.traits.add(Trait("group", "a transparency group"))
            self._group_space(entries, facts)
        self._form_traits(entries, facts)
        data = unpacked(form, facts)
        inner = State(IDENTITY, clip, state.fill, state.stroke, state.width)
        reading = GlancingReader if glance else ContentReader
        reader = self._read(reading(self, facts, own, inner, depth, quiet), data)
        if reader.borrowed_font and state.font_size:
            facts = Facts(traits=facts.traits, faults=facts.faults)
            inner = State(IDENTITY, clip, state.fill, state.stroke, state.width).with_text_of(state)
            self._read(ContentReader(self, facts, own, inner, depth), data)
        elif key is not None and facts.glanced == glance:
            self._forms[key] = facts
        self._seen_once.add(key)
        return facts

    def _form_traits(self, entries: dict[str, Any], facts: Facts) -> None:
        for key, kind in (("/OPI", "opi"), ("/Ref", "reference"), ("/PS", "postscript")):
            if key in entries:
                facts.traits.add(Trait(kind, "a form"))
        if name_text(entries.get("/Subtype2", "")) == "PS":
            facts.traits.add(Trait("postscript", "a form"))

    def _group_space(self, entries: dict[str, Any], facts: Facts) -> None:
        group = entries_of(entries["/Group"])
        if "/CS" in group:
            space = self.spaces.read(group["/CS"], {})
            facts.traits.add(Trait("blend space", space.name))

    # What streams place

    def place(self, reader: ContentReader, thing: Any) -> None:
        """Paint an XObject: an image, or a form."""
        entries = entries_of(thing)
        if self.hidden_layers and self.is_hidden(entries.get("/OC")):
            return
        kind = name_text(entries.get("/Subtype", ""))
        if kind == "Image":
            self.images.paint(reader, thing, entries, entries.get("/ColorSpace"))
        elif kind == "PS":
            reader.facts.traits.add(Trait("postscript", "an object"))
        elif reader.depth >= DEEPEST:
            reader.facts.faults.add(f"forms nested more than {DEEPEST} deep")
        else:
            own = matrix_of(entries["/Matrix"]) if "/Matrix" in entries else IDENTITY
            self._place_form(reader, thing, product(own, reader.state.matrix), entries.get("/BBox"))

    def _place_form(self, reader: ContentReader, form: Any, matrix: Matrix, box: Any) -> None:
        quiet, glance = None, reader.glance
        if reader.quiet is not None and box is not None:
            glance = inside(moved(_box(box), matrix), reader.quiet)
            quiet = None if glance else _unmoved(reader.quiet, matrix)
        facts = self.form(form, reader.state, reader.resources, reader.depth + 1, quiet, glance)
        self.budget.spend(1 + len(facts))
        reader.facts.add(facts, matrix, reader.state.clip)

    def place_inline(self, reader: ContentReader, about: dict[str, Any], data: bytes) -> None:
        """Paint an image that stands in the content."""
        self.images.paint_inline(reader, about, data)

    def paint_pattern(
        self, reader: ContentReader, where: list[Painted], seen: Bounds, colour: Colour, size: float
    ) -> None:
        """Paint bounds with a pattern: a gradient, or a cell that is repeated."""
        entries = entries_of(colour.pattern)
        if int(entries.get("/PatternType", 0)) == 2:
            spaces = reader.resources.named("ColorSpace")
            where.append(Painted(seen, shading_colour(entries["/Shading"], self.spaces, spaces), size))
            if "/ExtGState" in entries:
                self.graphics_state(reader, entries_of(entries["/ExtGState"]))
            return
        if reader.depth >= DEEPEST:
            reader.facts.faults.add(f"patterns nested more than {DEEPEST} deep")
            return
        own = matrix_of(entries["/Matrix"]) if "/Matrix" in entries else IDENTITY
        base = BLACK
        if int(entries.get("/PaintType", 1)) == 2:
            base = self.colour(colour.space.base or UNKNOWN_SPACE, colour.values)
        cell = self.form(colour.pattern, State(fill=base, stroke=base), reader.resources, reader.depth + 1)
        self.budget.spend(1 + len(cell))
        reader.facts.add_repeated(cell, product(own, reader.start), seen)
        if where is not reader.facts.inner:
            where.append(Painted(seen, IN_MASK, size))

    def paint_glyphs(self, reader: ContentReader, strings: list[Any], seen: Painted, matrix: Matrix) -> None:
        """Paint words of a font whose glyphs are drawings."""
        state = reader.state
        font, glyphs = state.font, state.font.glyphs
        if glyphs is None:
            return
        colour, scale = seen.colour, state.font_size
        placed = product(glyphs.matrix, (scale * state.stretch / 100, 0, 0, scale, 0, state.rise))
        for code in {code for piece in strings if isinstance(piece, bytes) for code in font.codes_of(piece)}:
            if code in glyphs.streams:
                facts, is_coloured = self._glyph(reader, font, code)
                self.budget.spend(1 + len(facts))
                reader.facts.add_repeated(facts, product(placed, matrix), seen.bounds)
                colour = IN_MASK if is_coloured else colour
        reader.paint(reader.facts.words, seen.bounds, colour, seen.size)

    def _glyph(self, reader: ContentReader, font: FontFace, code: int) -> tuple[Facts, bool]:
        """Give what a drawn glyph is painted with, words and lines in it too, and whether it has colours of its own."""
        fill = reader.state.fill
        key = (font, code, fill)
        if key in self._glyphs:
            return self._glyphs[key]
        self._glyphs[key] = Facts(), False
        if reader.depth >= DEEPEST or font.glyphs is None:
            reader.facts.faults.add(f"glyphs nested more than {DEEPEST} deep")
            return self._glyphs[key]
        facts = Facts()
        resources = Resources(font.glyphs.resources) if font.glyphs.resources is not None else reader.resources
        inner = ContentReader(self, facts, resources, State(fill=fill, stroke=fill), reader.depth + 1)
        self._read(inner, unpacked(font.glyphs.streams[code], facts))
        facts.fills = facts.words + facts.lines + facts.fills
        facts.words, facts.lines = [], []
        self._glyphs[key] = facts, inner.coloured
        return self._glyphs[key]

    # States

    def graphics_state(self, reader: ContentReader, entries: dict[str, Any]) -> None:
        """Set what a dictionary of a graphics state says, and note what standards forbid in it."""
        if "/LW" in entries:
            reader.state.width = float(entries["/LW"])
        if "/Font" in entries:
            font, size = entries["/Font"]
            reader.state.font, reader.state.font_size = self.font(font), float(size)
        reader.facts.traits |= state_traits(entries)
        if "/SMask" in entries:
            self._soft_mask(reader, entries_of(entries["/SMask"]))

    def _soft_mask(self, reader: ContentReader, mask: dict[str, Any]) -> None:
        """Walk the form of a soft mask: its fonts, sizes and pictures count, its colours are no ink."""
        if not mask:
            return
        reader.facts.traits.add(Trait("soft mask", "a soft mask"))
        if "/G" not in mask or reader.depth >= DEEPEST:
            return
        facts = self.form(mask["/G"], State(), NO_RESOURCES, reader.depth + 1)
        self.budget.spend(1 + len(facts))
        for space in {item.colour.space for item in facts.painted} | {picture.space for picture in facts.pictures}:
            if space.guessed:
                reader.facts.traits.add(Trait("mask colour", space.name))
        own = matrix_of(entries_of(mask["/G"]).get("/Matrix", IDENTITY))
        shapes = Facts(
            words=[item._replace(colour=IN_MASK) for item in facts.words],
            lines=[item._replace(colour=IN_MASK) for item in facts.lines],
            pictures=[picture._replace(space=MASK, ink=0.0) for picture in facts.pictures],
            fonts=facts.fonts,
            faults=facts.faults,
        )
        reader.facts.add(shapes, product(own, reader.state.matrix), reader.state.clip)

    def is_hidden(self, layer: Any) -> bool:
        """Say whether a layer, or every layer of a group of them, is switched off."""
        if layer is None or not hasattr(layer, "objgen"):
            return False
        if layer.objgen in self.hidden_layers:
            return True
        members = entries_of(layer).get("/OCGs")
        if members is None:
            return False
        from pikepdf import Array

        found = list(members)[:1000] if isinstance(members, Array) else [members]
        return bool(found) and all(member.objgen in self.hidden_layers for member in found if member is not None)

    # What is read once

    def font(self, font: Any) -> FontFace:
        """Give a font."""
        if not font.is_indirect:
            return read_font(font)
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = read_font(font)
        return self._fonts[font.objgen]

    def colour(self, space: Space, values: tuple[float, ...]) -> Colour:
        """Give a colour; colours that are alike are one."""
        key = (space, values)
        found = self._colours.get(key)
        if found is None:
            found = self._colours[key] = Colour(space, values)
        return found


SPENT = "more to look at than there is time for"


def unpacked(stream: Any, faults: Facts) -> bytes:
    """Give the content of a stream, or of streams that make one; what cannot be unpacked is noted."""
    from pikepdf import Array, Stream

    parts = list(stream)[:100_000] if isinstance(stream, Array) else [stream]
    found = []
    for part in parts:
        if not isinstance(part, Stream):
            continue
        try:
            found.append(part.read_bytes())
        except Exception as error:  # whatever a library raises on broken content is a finding
            packed = [name for name in filters_of(part) if name not in UNDONE]
            told = f"it is packed as {packed[0]}" if packed else reason(error)
            faults.faults.add(f"content that cannot be read: {told}")
    return b"\n".join(found)


def _is_group(entries: dict[str, Any]) -> bool:
    return name_text(entries_of(entries.get("/Group")).get("/S", "")) == "Transparency"


def page_traits(entries: dict[str, Any], walker: Walker) -> set[Trait]:
    """Give traits of a page itself."""
    facts = Facts()
    if _is_group(entries):
        facts.traits.add(Trait("group", "a transparency group of the page"))
        walker._group_space(entries, facts)
    return facts.traits


def _unmoved(bounds: Bounds, matrix: Matrix) -> Bounds | None:
    """Give the bounds that a matrix moves to others, where it turns nothing."""
    a, b, c, d, e, f = matrix
    if b or c or not a or not d:
        return None
    return moved((bounds[0] - e, bounds[1] - f, bounds[2] - e, bounds[3] - f), (1 / a, 0, 0, 1 / d, 0, 0))


def _box(box: Any) -> Bounds:
    left, bottom, right, top = (float(value) for value in box)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
