"""The type of words: the theme's style of a role, voices within it, and characters that cannot be set."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from reportlab.lib.colors import Color

from generator.documents.blocks import Block, Document, Run, Words, walk
from generator.errors import GlyphError, Problem
from generator.layouts.engine.lines import Lines
from generator.layouts.setting import Setting
from generator.pdf import fonts
from generator.pdf.spans import Span
from generator.units import to_mm

STRONG = 700
QUIET = 0.91
"""Size of quiet words, as a share of the words around them."""
REMEMBERED = 6000
"""So many texts of documents before stay measured."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """The type of a role at a scale: its font's name, its size and leading in pt, the height of its capitals in mm."""

    face: str
    size: float
    leading: float
    cap: float


class Typesetter:
    """Sets the words of one product in one setting, and collects the characters that no font has."""

    def __init__(self, setting: Setting, product: str, language: str = "en") -> None:
        self.setting = setting
        self.product = product
        self.language = language
        self.problems: list[Problem] = []
        self.measured: dict[Hashable, Any] = {}
        """What was measured of words, for every scale and width at once."""
        self.types: dict[Hashable, Any] = {}
        """The type and the colours of roles."""
        self.known: dict[Hashable, Lines] = setting.memory.of(("measured", product), dict)
        """What was measured for documents before, under what words say."""
        self.forget(REMEMBERED)

    def forget(self, most: int) -> None:
        """Forget what was measured of words when it is of more than so many texts."""
        for kept in (self.measured, self.known):
            if len(kept) > most:
                kept.clear()

    def lines(self, key: tuple[Hashable, ...], runs: Sequence[Run], make: Callable[[], Lines]) -> Lines:
        """Give the lines of the words that a key begins with: known, of words that say the same, or new.

        The key also holds all else that lines depend on.
        """
        made: Lines | None = self.measured.get(key)
        if made is None:
            if self.setting.memory.size:
                says = (*key[1:], *((run.text, run.strong, run.quiet, run.breaks) for run in runs))
                made = self.known.get(says) or self.known.setdefault(says, make())
            else:
                made = make()
            self.measured[key] = made
        return made

    def type_of(self, role: str, scale: float = 1.0) -> TypeStyle:
        """Give the type of a role at a scale, without making a paragraph style."""
        key = (role, scale)
        if key not in self.types:
            theme, style = self.setting.theme, self.setting.theme.role(self.product, role)
            face, size = theme.face(self.product, role, scale), style.size * scale
            self.types[key] = TypeStyle(face, size, style.leading * scale, to_mm(fonts.cap_height(face, size)))
        made: TypeStyle = self.types[key]
        return made

    def colour_of(self, role: str) -> Color:
        """Give the colour of a role's type."""
        key = ("colour", role)
        if key not in self.types:
            theme = self.setting.theme
            colour = theme.inks[str(theme.role(self.product, role).colour)]
            self.types[key] = colour.reportlab(self.setting.space)
        made: Color = self.types[key]
        return made

    @staticmethod
    def respanned(span: Span, text: str) -> Span:
        """Give other words in the voice of a span."""
        return replace(span, text=text)

    def span(self, run: Run, role: str, scale: float) -> Span:
        """Give a run its voice: strong, accent, quiet, a link."""
        if run.breaks:
            return Span("", breaks=True)
        theme, product = self.setting.theme, self.product
        face = theme.face(product, role, scale, STRONG) if run.strong else ""
        quiet = run.quiet and not self.setting.large_print
        voice = "accent" if run.accent else "grey" if quiet else ""
        colour = theme.inks[voice].reportlab(self.setting.space) if voice else None
        size = theme.size(product, role) * scale * QUIET if quiet else 0.0
        link = run.link if self.setting.screen else ""
        block = run if link or run.says or run.language else None
        return Span(run.text, face=face, size=size, colour=colour, link=link, block=block)

    def check(self, document: Document) -> None:
        """Raise GlyphError, before anything is measured, when any words of a document cannot be set."""
        for part in document.children():
            self.problems += self.setting.memory.of(("characters", part), partial(self.unknown, part))
        self.finish()

    def unknown(self, part: Block | Words) -> list[Problem]:
        """Name the words of a part that hold characters which cannot be set."""
        face = self.setting.theme.face(self.product, "body")
        alone = Typesetter(self.setting, self.product)
        for words in walk(part):
            if isinstance(words, Words):
                alone._check(words, face)
        return alone.problems

    def _check(self, words: Words, face: str) -> None:
        if missing := fonts.missing_characters(fonts.printable(words.text), face):
            names = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing)
            source = words.source
            message = f"holds characters that the fonts lack: {names}"
            self.problems.append(Problem(source.file, source.line, source.column, source.field, message))

    def finish(self) -> None:
        """Raise GlyphError when any words could not be set."""
        if self.problems:
            raise GlyphError(self.problems)
