"""What a page or form calls by name, as Python dictionaries; keys are names with their slash."""

from __future__ import annotations

from typing import Any

from generator.finishing.preflight.content.spaces import DEFAULTS

NOTHING: dict[str, Any] = {}


class Resources:
    """The resources of one content stream."""

    def __init__(self, entries: Any) -> None:
        self._entries = entries_of(entries)
        self._kinds: dict[str, dict[str, Any]] = {}
        self.made: dict[tuple[str, str], Any] = {}
        """What was made of a thing before, by kind and name."""

    def named(self, kind: str) -> dict[str, Any]:
        """Give the things of a kind (`Font`, `XObject` …) by name."""
        if kind not in self._kinds:
            self._kinds[kind] = entries_of(self._entries.get(f"/{kind}"))
        return self._kinds[kind]

    @property
    def default_spaces(self) -> list[str]:
        """Names of spaces that stand in for device spaces."""
        return [name for name in DEFAULTS.values() if f"/{name}" in self.named("ColorSpace")]


def entries_of(thing: Any) -> dict[str, Any]:
    """Give the entries of a dictionary or stream; of anything else, none."""
    from pikepdf import Dictionary, Stream

    if isinstance(thing, dict):
        return thing
    if isinstance(thing, Stream):
        thing = thing.stream_dict
    return dict(thing.items()) if isinstance(thing, Dictionary) else NOTHING
