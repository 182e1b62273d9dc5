"""What a product keeps to and what may go, as its `prints.py` says it for its layout and for the documentation."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


def floor(said: str, unit: str = "pt") -> Any:
    """Declare a floor: the least size on paper of what is `said`, in a unit."""
    return field(metadata={"said": said, "unit": unit})


def told(usual: Any, large: Any) -> list[tuple[str, float, float, str]]:
    """List floors: of what, the least size, that in large print, and the unit."""
    return [
        (each.metadata["said"], getattr(usual, each.name), getattr(large, each.name), each.metadata["unit"])
        for each in fields(usual)
    ]


@dataclass(frozen=True, slots=True)
class MayGo:
    """Something that may be left out when there is no room: content fields, and when it goes."""

    fields: tuple[str, ...]
    when: str
