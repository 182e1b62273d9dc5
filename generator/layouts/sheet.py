"""What every layout of one sheet begins from: the document, its setting, and what is measured once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from reportlab.lib.colors import Color

from generator.documents.blocks import Document
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter

Made = TypeVar("Made")


@dataclass(frozen=True)
class DocumentSheet:
    """A document to be set, by whom and on what."""

    document: Document
    setting: Setting
    setter: Typesetter
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, kw_only=True)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made before under a key, or make it."""
        if key not in self._kept:
            self._kept[key] = make()
        made: Made = self._kept[key]
        return made

    def colour(self, role: str) -> Color:
        """Give a colour of the theme."""
        return self.setting.theme.inks[role].reportlab(self.setting.space)
