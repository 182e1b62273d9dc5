"""Images where they are painted: what is seen of them, their space, the ink of their pixels, what standards forbid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.finishing.preflight.budget import Budget, reason
from generator.finishing.preflight.content.geometry import common, moved
from generator.finishing.preflight.content.images import ImageError, filters_of, most_ink
from generator.finishing.preflight.content.lexer import Name
from generator.finishing.preflight.content.painted import Facts, PaintedImage, Trait
from generator.finishing.preflight.content.reader import ContentReader
from generator.finishing.preflight.content.resources import Resources, entries_of
from generator.finishing.preflight.content.spaces import DEVICE_SPACES, MASK, UNKNOWN_SPACE, Space, Spaces, name_text
from generator.finishing.preflight.content.state import INTENTS

if TYPE_CHECKING:
    from pikepdf import Pdf

SHORT_KEYS = {
    "BPC": "BitsPerComponent",
    "CS": "ColorSpace",
    "D": "Decode",
    "DP": "DecodeParms",
    "F": "Filter",
    "H": "Height",
    "IM": "ImageMask",
    "I": "Interpolate",
    "W": "Width",
}
SHORT_FILTERS = {
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}
"""What images in the content may write short (ISO 32000-2, 8.9.7)."""


class PlacedImages:
    """Paints images; each is read once. `pdf` owns images that stand in the content."""

    def __init__(self, pdf: Pdf, budget: Budget, spaces: Spaces) -> None:
        self.pdf = pdf
        self.budget = budget
        self.spaces = spaces
        self._inks: dict[tuple[int, int], float] = {}

    def paint_inline(self, reader: ContentReader, about: dict[str, Any], data: bytes) -> None:
        """Paint an image that stands in the content."""
        import pikepdf

        long = {SHORT_KEYS.get(key, key): value for key, value in about.items()}
        entries = {f"/{key}": _pdf_value(value, key == "Filter") for key, value in long.items() if key != "ColorSpace"}
        stream = pikepdf.Stream(self.pdf, data, pikepdf.Dictionary(entries))
        self.paint(reader, stream, entries_of(stream), long.get("ColorSpace"))

    def paint(self, reader: ContentReader, image: Any, entries: dict[str, Any], space_entry: Any) -> None:
        """Paint an image."""
        facts, state = reader.facts, reader.state
        seen = common(moved((0, 0, 1, 1), state.matrix), state.clip)
        stencil = entries.get("/ImageMask") is True
        space = self._image_space(image, entries, space_entry, reader.resources)
        ink = self._image_ink(image, entries, space, facts)
        self._image_traits(entries, facts)
        pixels = int(entries["/Width"]), int(entries["/Height"])
        if seen is None or min(pixels) <= 0:
            return
        if stencil:
            reader.paint(facts.inner, seen, state.fill, 0.0)
            space = MASK
        facts.pictures.append(PaintedImage(seen, state.matrix, space, pixels, ink))

    def _image_space(self, image: Any, entries: dict[str, Any], entry: Any, resources: Resources) -> Space:
        if entries.get("/ImageMask") is True:
            return MASK
        if entry is not None:
            return self.spaces.read(entry, resources.named("ColorSpace"))
        if "JPXDecode" in filters_of(image):
            return _space_of_jpeg2000(image)
        return DEVICE_SPACES["DeviceGray"]

    def _image_ink(self, image: Any, entries: dict[str, Any], space: Space, facts: Facts) -> float:
        key = image.objgen
        if key not in self._inks:
            self._inks[key] = 0.0
            try:
                self._inks[key] = most_ink(image, space, self.budget)
            except ImageError as error:
                facts.faults.add(f"a picture that cannot be read: {error}")
            except Exception as error:  # whatever a library raises on a broken picture is a finding
                facts.faults.add(f"a picture that cannot be read: {reason(error)}")
        return self._inks[key]

    def _image_traits(self, entries: dict[str, Any], facts: Facts) -> None:
        if "/SMask" in entries or entries.get("/SMaskInData", 0):
            facts.traits.add(Trait("picture mask", "a picture with a soft mask"))
        if "/OPI" in entries:
            facts.traits.add(Trait("opi", "a picture"))
        if entries.get("/BitsPerComponent") == 16:
            facts.traits.add(Trait("16 bits", "a picture"))
        intent = entries.get("/Intent")
        if intent is not None and name_text(intent) not in INTENTS:
            facts.traits.add(Trait("intent", name_text(intent)))
        for other in list(entries.get("/Alternates", ()))[:100]:
            if entries_of(other).get("/DefaultForPrinting") is True:
                facts.traits.add(Trait("alternate", "a picture"))


def _pdf_value(value: Any, is_filter: bool) -> Any:
    import pikepdf

    if isinstance(value, Name):
        return pikepdf.Name("/" + (SHORT_FILTERS.get(value, value) if is_filter else value))
    if isinstance(value, list):
        return pikepdf.Array([_pdf_value(part, is_filter) for part in value])
    if isinstance(value, dict):
        return pikepdf.Dictionary({f"/{key}": _pdf_value(part, False) for key, part in value.items()})
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _space_of_jpeg2000(image: Any) -> Space:
    """Read the enumerated colour space of a JPEG 2000 (ISO 15444-1, I.5.3.3), which an image need not repeat."""
    data = image.read_raw_bytes()[:4096]
    place = data.find(b"colr")
    number = int.from_bytes(data[place + 7 : place + 11]) if place >= 0 and data[place + 4 : place + 5] == b"\1" else 0
    named = {12: "DeviceCMYK", 16: "DeviceRGB", 17: "DeviceGray", 18: "DeviceRGB"}
    return DEVICE_SPACES.get(named.get(number, ""), UNKNOWN_SPACE)
