"""Faces ready to set: weight, optical size, tracking and figures are built in when a face is first asked for.

Layouts name a face by what they want of it and get back the name to give to ReportLab. Everything that
measures or draws with that name (paragraphs, tables, plain strings) then gets kerned, tracked text, because
the face does the kerning itself. Text stays as written when copied: no ligatures, no contextual forms.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics

from generator.files import keep, kept
from generator.pdf.face import Face


@dataclass(frozen=True, slots=True)
class FontFiles:
    """Where a family's files are: its package and, by the least weight it serves, a file.

    A variable font is one file for all weights, from `least` to `most`.
    """

    package: str
    files: tuple[tuple[int, str], ...]
    least: int = 100
    most: int = 900

    def at(self, weight: int) -> Traversable:
        """Give the file that serves a weight."""
        name = next(name for least, name in reversed(self.files) if weight >= least or least == self.files[0][0])
        return resources.files(self.package) / "files" / name


FAMILIES = {
    "inter": FontFiles("fontpkg_inter", ((100, "Inter[opsz,wght].ttf"),)),
    "atkinson": FontFiles(
        "fontpkg_atkinson_hyperlegible",
        ((100, "AtkinsonHyperlegible-Regular.ttf"), (550, "AtkinsonHyperlegible-Bold.ttf")),
    ),
    "manrope": FontFiles("fontpkg_manrope", ((200, "Manrope[wght].ttf"),), 200, 800),
    "oswald": FontFiles("fontpkg_oswald", ((200, "Oswald[wght].ttf"),), 200, 700),
    "source-serif": FontFiles("fontpkg_source_serif_4", ((200, "SourceSerif4[opsz,wght].ttf"),), 200, 900),
}
"""The families that a theme may name. What one of them lacks comes from Inter at the same weight."""

_NARROW_NO_BREAK_SPACE = "\u202f"
NARROW_STAND_IN = "\uf8f0"
"""Private character that stands for U+202F up to the page, as ReportLab would break a line there."""

_AS_SET = {
    **dict.fromkeys(map(ord, "\t\n\r\v\f\u2028\u2029"), " "),
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},  # typed ligatures
    ord(_NARROW_NO_BREAK_SPACE): NARROW_STAND_IN,
}


@cache
def face(
    family: str = "inter",
    weight: int = 400,
    optical_size: float = 14,
    tracking: float = 0.0,
    tabular: bool = False,
) -> str:
    """Return the ReportLab name of a face, building and registering it when first asked for.

    `weight` 100 to 900 (of those that a family lacks the nearest is taken), `optical_size` 14 (text)
    to 32 (display), `tracking` in em added to every advance (-0.035 is tight), `tabular`: figures of one width.
    Characters that another family lacks (arrows, Greek, fractions) come from Inter at the same weight.
    """
    name = f"{family.title().replace('-', '')}-{weight}-{optical_size:g}" + f"{tracking:+.4g}".replace(".", "p") * bool(
        tracking
    )
    name += "-Tabular" * tabular
    fallback = None
    if family != "inter":
        fallback = _registered(face("inter", weight, optical_size, tracking, tabular))
    program = kept_instance(family, weight, optical_size, tracking, tabular)
    built = Face(name, program, tabular=tabular, fallback=fallback)
    pdfmetrics.registerFont(built)
    return name


def _registered(name: str) -> Face:
    found = pdfmetrics.getFont(name)
    assert isinstance(found, Face), f"{name} did not come from generator.pdf.fonts.face"
    return found


def printable(text: str) -> str:
    """Return text as paragraphs need it: composed (NFC), line ends as spaces, no typed ligatures, U+202F unbroken."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).translate(_AS_SET)


def missing_characters(text: str, name: str) -> str:
    """Return the characters of text that the face `name` cannot set, each once, in order of appearance.

    Control characters, everything above U+FFFF and marks that do not compose are never set.
    """
    font = _registered(name)
    printed = printable(text)
    missing = {c for c in set(printed) - font.known if not font.can_set(c)}
    font.known.update(set(printed) - missing)
    return "".join(dict.fromkeys(filter(missing.__contains__, printed)))


def text_width(text: str, name: str, size: float) -> float:
    """Return the width in pt of text on one line at `size` pt, kerning and tracking included."""
    return _registered(name).stringWidth(printable(text), size)


def measure_of(name: str, size: float) -> Callable[[str], float]:
    """Return what gives the width in pt of printable characters without spaces at `size` pt, the quick way."""
    font, share = _registered(name), size / 1000
    return lambda text: font.word_width(text) * share


def cap_height(name: str, size: float) -> float:
    """Return the height in pt of a capital H above the baseline."""
    return _registered(name).height_of("H") * size


def left_bearing(text: str, name: str, size: float) -> float:
    """Return the distance in pt from where text begins to the left edge of its first letter's outline."""
    font = _registered(name)
    first = printable(text)[:1]
    return font.left_bearing_of(first) * size if first and font._has(first) else 0.0


def depth(text: str, name: str, size: float) -> float:
    """Return the distance in pt that the outlines of text reach below the baseline."""
    font = _registered(name)
    return max((font.depth_of(each) * size for each in printable(text) if font._has(each)), default=0.0)


def rise(text: str, name: str, size: float) -> float:
    """Return the distance in pt that the outlines of text reach above the capitals: accents, in stacks too."""
    if text.isascii():
        return 0.0
    font = _registered(name)
    tops = (font.height_of(each) for each in set(printable(text)) if not each.isascii() and font._has(each))
    return max(0.0, max(tops, default=0.0) - font.height_of("H")) * size


def x_height(name: str, size: float) -> float:
    """Return the height in pt of a small x above the baseline."""
    return _registered(name).height_of("x") * size


# Font programs made to order: one weight and optical size of a variable font, subset, unhinted, tracked.

_RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x1E00, 0x1EFF),  # Latin
    (0x02B0, 0x02FF), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1F00, 0x1FFF),  # modifiers, Greek, Cyrillic
    (0x2000, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F),  # punctuation, raised figures, currencies, fractions
    (0x2190, 0x22FF), (0x2500, 0x27BF),  # arrows, mathematics, shapes, ticks, stars
)  # fmt: skip

_KEPT_FEATURES = ("kern", "mark", "mkmk")
_KEPT_NAMES = (1, 2, 4, 6)


def kept_instance(family: str, weight: int, optical_size: float, tracking: float, tabular: bool) -> bytes:
    """Return an instance that was kept in the user's cache, or make and keep it."""
    wanted = f"{_maker()} {_digest(family, weight)} {weight} {optical_size!r} {tracking!r} {tabular}"
    name = f"fonts/{sha256(wanted.encode()).hexdigest()[:24]}"
    program = kept(name)
    if program is None:
        program = instance(family, weight, optical_size, tracking, tabular)
        keep(name, program)
    return program


@cache
def _maker() -> str:
    """Return what else decides an instance: the versions of HarfBuzz and its binding, and this module."""
    import uharfbuzz as hb

    return f"{hb.__version__} {hb.version_string()} {sha256(Path(__file__).read_bytes()).hexdigest()}"


@cache
def _digest(family: str, weight: int) -> str:
    return sha256(_file(family, weight).read_bytes()).hexdigest()


def instance(family: str, weight: int, optical_size: float, tracking: float, tabular: bool) -> bytes:
    """Return a TrueType program of about 2,000 characters (160 kB, 5 ms); the same bytes every time."""
    import uharfbuzz as hb

    source = _source(family, weight)
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING
    for first, last in _RANGES:
        wanted.unicode_set.add_range(first, last)
    wanted.layout_feature_tag_set.clear()
    for tag in (*_KEPT_FEATURES, *(["tnum"] if tabular else [])):
        wanted.layout_feature_tag_set.add(int.from_bytes(tag.encode(), "big"))
    wanted.name_id_set.clear()
    for identifier in _KEPT_NAMES:
        wanted.name_id_set.add(identifier)
    if source.has_var_data:
        files = FAMILIES[family]
        wanted.pin_axis_location(source, "wght", min(max(weight, files.least), files.most))
        if any(axis.tag == "opsz" for axis in source.axis_infos):
            wanted.pin_axis_location(source, "opsz", optical_size)
    return tracked(bytes(wanted.subset(source).blob.data), round(tracking * source.upem))


@cache
@cache
def letters_of(family: str) -> frozenset[int]:
    """Give the characters that a family has itself."""
    return frozenset(_source(family, 400).unicodes)


def _source(family: str, weight: int) -> Any:
    import uharfbuzz as hb

    return hb.Face(hb.Blob(_file(family, weight).read_bytes()))


def _file(family: str, weight: int) -> Traversable:
    return FAMILIES[family].at(weight)


def tracked(program: bytes, units: int) -> bytes:
    """Return a font program whose advances are all `units` wider (negative: tighter); marks of no width keep none."""
    if not units:
        return program
    tables = _tables(program)
    horizontal_header, metrics = tables["hhea"], tables["hmtx"]
    (count,) = struct.unpack_from(">H", program, horizontal_header + 34)
    changed = bytearray(program)
    for offset in range(metrics, metrics + 4 * count, 4):
        (advance,) = struct.unpack_from(">H", program, offset)
        if advance:
            struct.pack_into(">H", changed, offset, max(0, advance + units))
    return bytes(changed)


def _tables(program: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", program, 4)
    records = (struct.unpack_from(">4s2L", program, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): offset for tag, _checksum, offset in records}
