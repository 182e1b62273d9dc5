"""What was laid out before, for documents that are much alike: copies for people of one routine."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from generator.documents.blocks import Block, Document, Run, Section, Words

Made = TypeVar("Made")


class Memory:
    """Keeps things under all that they depend on; at most `size`, those asked for last.

    What was forgotten is made again, so a memory saves time and changes nothing.
    """

    def __init__(self, size: int = 0) -> None:
        self.size = size
        self.things: OrderedDict[Hashable, Any] = OrderedDict()
        self.words: WeakKeyDictionary[Section, Hashable] = WeakKeyDictionary()
        """What the sections say."""

    def of(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is known under a key, or make it."""
        if key in self.things:
            self.things.move_to_end(key)
            known: Made = self.things[key]
            return known
        made = make()
        if self.size:
            self.things[key] = made
            if len(self.things) > self.size:
                self.things.popitem(last=False)
        return made

    def familiar(self, document: Document) -> Document:
        """Put the very sections of documents before in the place of those that say the same.

        Blocks compare by identity; so all that is known of a section is found again.
        """
        if not self.size:
            return document
        met: Counter[Hashable] = Counter()
        sections = []
        for section in document.sections:
            words = self.words.get(section) or said(section)
            met[words] += 1  # a section said twice in one document is two sections
            known = self.of(("section", words, met[words]), partial(same, section))
            self.words[known] = words
            sections.append(known)
        return replace(document, sections=tuple(sections))


def same(thing: Made) -> Made:
    """Give a thing itself."""
    return thing


def said(value: Any) -> Any:
    """Give a block as a value that equals that of a block which says the same, and comes from the same place."""
    if isinstance(value, (Block, Words, Run)):
        return (type(value), *map(said, vars(value).values()))
    return tuple(map(said, value)) if isinstance(value, tuple) else value
