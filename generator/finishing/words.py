"""The words on sheets, from the `printing` part of a language's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.project import Project
from generator.errors import TemplateError, suggestion


@dataclass(frozen=True)
class SheetWords:
    """The printing words of a language, and the file they come from."""

    file: str
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Fill in a text. Raises TemplateError, with the file, for an unknown key or place to fill."""
        if key not in self.texts:
            raise TemplateError(f'{self.file}: printing lacks "{key}"{suggestion(key, self.texts)}')
        try:
            return str(self.texts[key]).format(**values)
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
    """Read the printing words of a language; one that has none borrows the English ones."""
    from generator.content.reader import read_yaml

    english = project.template("locales/en.yaml")
    own = project.find_file(f"templates/locales/{language}.yaml") or english
    texts: dict[str, str] = {}
    for path in (english, own):
        found = read_yaml(path, project.display_name(path)).get("printing", {})
        texts |= found if isinstance(found, dict) else {}
    return SheetWords(project.display_name(own), texts)
