"""The words on sheets, from the `printing` part of a language's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.locale_file import Form, filled, read_locale
from generator.content.project import Project
from generator.errors import TemplateError, suggestion


@dataclass(frozen=True)
class SheetWords:
    """The printing words of a language, and the file they come from."""

    file: str
    texts: Mapping[str, Form]
    language: str = "en"

    def say(self, key: str, **values: object) -> str:
        """Fill in a text; a value `n` chooses its plural form. Raises TemplateError for an unknown key or blank."""
        if key not in self.texts:
            raise TemplateError(f'{self.file}: printing lacks "{key}"{suggestion(key, self.texts)}')
        try:
            n = values.get("n")
            return filled(self.texts[key], self.language, values, n if isinstance(n, int) else None)
        except (AttributeError, LookupError, TypeError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in values) or "nothing in braces"
            raise TemplateError(
                f'{self.file}: printing.{key} cannot be filled in: "{self.texts[key]}"; allowed: {known}'
            ) from None


def number(value: float) -> str:
    """Write a length without idle decimals and with a true minus sign."""
    return f"{round(value, 2):g}".replace("-", "−")


def size(width: float, height: float) -> str:
    """Write a size in millimetres: `85 × 55`."""
    return f"{number(width)} × {number(height)}"


def load_words(project: Project, language: str) -> SheetWords:
    """Read the printing words of a language. Raises PressError for a language without a file, and ContentError."""
    read = read_locale(project, language)
    return SheetWords(read.file, read.sections["printing"], language)
