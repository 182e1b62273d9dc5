"""What a page does not print: found by its layout, told by the build, with where it would be printed."""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.blocks import Block, Words, walk
from generator.errors import Problem
from generator.output import LeftOut


def left_out(what: str, words: Sequence[Words], where: str, *, whole: bool = False) -> LeftOut:
    """Tell that words of a kind (`sentence`) are not printed; `where` says what would print them.

    With `whole` they are one thing together, such as an inset.
    """
    sources = [each.source for each in words if each.source.line]
    first = sources[0] if sources else words[0].source
    count = f"{len(words)} {what}s" if len(words) > 1 and not whole else f"the {what}"
    places = tuple((source.file, source.line, source.column) for source in sources)
    return LeftOut(first.file, first.line, first.column, first.field, f"{count} left out: {where}", places)


def words_of(*blocks: Block) -> list[Words]:
    """List the words of blocks in reading order."""
    return [words for block in blocks for words in walk(block) if isinstance(words, Words)]


def at(words: Words, message: str) -> Problem:
    """Make a problem at the place where words were written."""
    source = words.source
    return Problem(source.file, source.line, source.column, source.field, message)
