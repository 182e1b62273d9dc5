"""Colour spaces and colours, as far as a press cares: which inks they take, and whether one has to guess at them.

Source: ISO 32000-2, 8.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
RGB = frozenset(("DeviceRGB", "CalRGB", "ICCBased3", "Lab"))
PLAIN = frozenset(("DeviceCMYK", "DeviceGray"))
"""Spaces that PDF/X-1a allows, beside inks by name."""
CHANNELS = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3, "Pattern": 0}
PROCESS = frozenset(("Cyan", "Magenta", "Yellow", "Black"))
NO_INK = "None"
ALL_INKS = "All"
DEFAULTS = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}
DEEPEST_SPACE = 8


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """A colour space: family (`DeviceCMYK`, `ICCBased3`, `Separation` …), number of values, inks by name.

    `base` is what values stand for in the end: of an indexed space its base, of inks their alternate, of a device
    space the default that a page gives in its place. `table` holds an indexed space's colours, `digest` is that
    of the profile of four inks.
    """

    family: str
    channels: int
    inks: tuple[str, ...] = ()
    base: Space | None = None
    table: bytes = b""
    digest: str = ""

    @property
    def name(self) -> str:
        """What to call it: an indexed space by its base, an ink by its name."""
        if self.family == "Indexed" and self.base:
            return self.base.name
        return f"{self.family} {', '.join(self.inks)}" if self.inks else self.family

    @property
    def guessed(self) -> str:
        """The space of red, green and blue, or of seen colour, that a press would have to guess at; or nothing."""
        if self.family in RGB:
            return self.family
        return self.base.guessed if self.base else ""

    @property
    def is_managed(self) -> bool:
        """Say whether colours are told by how they look, so that a shop's own profile turns them into its inks."""
        if self.family.startswith(("ICCBased", "Cal", "Lab")):
            return True
        return self.base is not None and self.base.is_managed

    @property
    def spots(self) -> tuple[str, ...]:
        """Inks beside the four of the process."""
        own = tuple(ink for ink in self.inks if ink not in PROCESS and ink not in (ALL_INKS, NO_INK))
        return own or (self.base.spots if self.base and not self.inks else ())

    def ink(self, values: tuple[float, ...]) -> float:
        """Give the ink of a colour in percent of one plate, as far as the space tells."""
        family = self.family
        if family in ("DeviceCMYK", "ICCBased4"):
            return 100 * sum(values)
        if family in ("DeviceGray", "ICCBased1", "CalGray"):
            return 100 * (1 - values[0]) if values else 100.0
        if self.inks:
            return sum(_of_ink(ink, value) for ink, value in zip(self.inks, values, strict=False))
        if family == "Indexed" and self.base and self.base.channels and values:
            start = int(max(0.0, min(values[0], 1e6))) * self.base.channels
            return self.base.ink(tuple(byte / 255 for byte in self.table[start : start + self.base.channels]))
        return self.base.ink(values) if self.base and family in ("Pattern", *DEFAULTS) else 0.0

    def start(self) -> tuple[float, ...]:
        """Give the values a space starts with."""
        if self.family in ("DeviceCMYK", "ICCBased4"):
            return 0.0, 0.0, 0.0, 1.0
        return (1.0 if self.inks else 0.0,) * self.channels


def _of_ink(ink: str, value: float) -> float:
    return 0.0 if ink == NO_INK else 400 * value if ink == ALL_INKS else 100 * value


class Colour:
    """A colour: its space and values from 0 to 1, and the ink it takes in percent of one plate."""

    __slots__ = ("ink", "pattern", "space", "values")

    def __init__(
        self, space: Space, values: tuple[float, ...] = (), pattern: Any = None, ink: float | None = None
    ) -> None:
        self.space = space
        self.values = values
        self.pattern = pattern
        self.ink = space.ink(values) if ink is None else ink

    @property
    def is_white(self) -> bool:
        """Say whether it leaves the paper as it is."""
        return self.ink <= 0 and self.space.family in PLAIN


GRAY = Space("DeviceGray", 1)
DEVICE_SPACES = {"DeviceGray": GRAY, "DeviceRGB": Space("DeviceRGB", 3), "DeviceCMYK": Space("DeviceCMYK", 4)}
PATTERN = Space("Pattern", 0)
UNKNOWN_SPACE = Space("unknown", 1)
MASK = Space("mask", 1)
"""What a soft mask is painted in: it decides what is seen, and takes no ink itself."""
BLACK = Colour(GRAY, (0.0,))


class Spaces:
    """The spaces of a file, each read once."""

    def __init__(self) -> None:
        self._known: dict[object, Space] = {}

    def read(self, space: Any, named: dict[str, Any], depth: int = 0) -> Space:
        """Read a space: a name, looked up among those that a page or form names, or an array."""
        from pikepdf import Array, Name

        if isinstance(space, Name):
            space = name_text(space)
        if isinstance(space, str):
            return self._by_name(SHORT.get(space, space), named, depth)
        if not isinstance(space, (Array, list)) or not len(space) or depth > DEEPEST_SPACE:
            return UNKNOWN_SPACE
        key = space.objgen if isinstance(space, Array) and space.is_indirect else None
        if key is None or key not in self._known:
            made = self._by_array(space, named, depth)
            if key is None:
                return made
            self._known[key] = made
        return self._known[key]

    def _by_name(self, name: str, named: dict[str, Any], depth: int) -> Space:
        if name == "Pattern":
            return PATTERN
        if name in DEVICE_SPACES:
            default = named.get(f"/{DEFAULTS[name]}") if named and depth <= DEEPEST_SPACE else None
            if default is None:
                return DEVICE_SPACES[name]
            return Space(name, CHANNELS[name], base=self.read(default, {}, depth + 1))
        if f"/{name}" in named and depth <= DEEPEST_SPACE:
            return self.read(named[f"/{name}"], named, depth + 1)
        return Space(name or "unknown", CHANNELS.get(name, 1))

    def _by_array(self, array: Any, named: dict[str, Any], depth: int) -> Space:
        family = str(array[0]).lstrip("/")
        family = SHORT.get(family, family)
        if len(array) == 1:
            return self._by_name(family, named, depth + 1)
        if family == "ICCBased":
            channels = int(array[1].get("/N", 0))
            digest = sha256(array[1].read_bytes()).hexdigest() if channels == 4 else ""
            return Space(f"ICCBased{channels}", channels, digest=digest)
        if family == "Indexed":
            base = self.read(array[1], named, depth + 1)
            return Space("Indexed", 1, base=base, table=_bytes_of(array[3]) if len(array) > 3 else b"")
        if family == "Separation":
            return Space(family, 1, (ink_name(array[1]),), self.read(array[2], named, depth + 1))
        if family == "DeviceN":
            inks = tuple(ink_name(ink) for ink in list(array[1])[:64])
            return Space(family, len(inks), inks, self.read(array[2], named, depth + 1))
        if family == "Pattern":
            return Space(family, 0, base=self.read(array[1], named, depth + 1))
        return Space(family, CHANNELS.get(family, 1))


def _bytes_of(table: Any) -> bytes:
    from pikepdf import Stream, String

    if isinstance(table, Stream):
        return table.read_bytes()
    return bytes(table) if isinstance(table, (String, bytes)) else b""


def ink_name(name: Any) -> str:
    """Give an ink's name as it is read."""
    return name_text(name).replace("#20", " ")


def name_text(name: Any) -> str:
    """Give a name as text, without its slash; one that is no UTF-8, which names need not be, as it is written."""
    if isinstance(name, str):
        return name.lstrip("/")
    try:
        return str(name)[1:]
    except UnicodeDecodeError:
        return str(name.unparse()[1:].decode("ascii", "backslashreplace"))
