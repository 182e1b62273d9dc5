"""What a page or form calls by name, as Python dictionaries; keys are names with their slash."""

from __future__ import annotations

from typing import Any

from generator.finishing.preflight.content.spaces import DEFAULTS

NOTHING: dict[str, Any] = {}


class Resources:
    """The resources of one content stream."""

    def __init__(self, entries: Any) -> None:
        self._all = entries
        self._kinds: dict[str, dict[str, Any]] = {}
        self.made: dict[tuple[str, str], Any] = {}
        """What was made of a thing before, by kind and name."""

    def named(self, kind: str) -> dict[str, Any]:
        """Give the things of a kind (`Font`, `XObject` …) by name."""
        found = self._kinds.get(kind)
        if found is None:
            all_kinds = self._all
            found = entries_of(all_kinds.get(f"/{kind}")) if hasattr(all_kinds, "get") else NOTHING
            self._kinds[kind] = found
        return found

    @property
    def default_spaces(self) -> list[str]:
        """Names of spaces that stand in for device spaces."""
        spaces = self.named("ColorSpace")
        return [name for name in DEFAULTS.values() if f"/{name}" in spaces] if spaces else []


def entries_of(thing: Any) -> dict[str, Any]:
    """Give the entries of a dictionary or stream; of anything else, none."""
    from pikepdf import Dictionary, Stream

    if isinstance(thing, dict):
        return thing
    if isinstance(thing, Stream):
        thing = thing.stream_dict
    return dict(thing.items()) if isinstance(thing, Dictionary) else NOTHING
