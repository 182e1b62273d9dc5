"""From a document to plain text: the same words in the same order, for mail, terminals and screen readers.

Lines end where a sentence or the measure does; pictures are told by their alternate text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch
from textwrap import fill

from generator.documents import blocks
from generator.documents.blocks import Block, Document, Words
from generator.documents.manuscript import Manuscript
from generator.output import Output

MEASURE = 72
"""Longest line in characters: what mail programs quote without breaking (RFC 3676, 4.2)."""


def text_file(manuscript: Manuscript) -> Output:
    """Write what a template says as plain text."""
    from generator.documents.templating import render

    document = render(manuscript.template, manuscript.programme, manuscript.project, manuscript.said)
    return Output(plain_text(document).encode("utf-8"), 1, 0, 0)


def plain_text(document: Document) -> str:
    """Write a document as UTF-8 text, paragraphs parted by empty lines; it ends in a line feed."""
    paragraphs = [paragraph for paragraph in lines_of(document) if paragraph]
    return "\n\n".join(paragraphs) + "\n"


def say(words: Words) -> str:
    """Give words as text, with the address behind a link's words when they do not show it."""
    parts = []
    for run in words.runs:
        outside = run.link and not run.link.startswith("#") and run.text not in run.link
        parts.append("\n" if run.breaks else f"{run.text} ({run.link})" if outside else run.text)
    return "".join(parts)


def wrapped(text: str, indent: str = "", first: str = "") -> str:
    """Break text at the measure; `first` hangs before the indented lines. No-break spaces hold."""
    lines = [
        fill(
            line,
            MEASURE,
            initial_indent=first or indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for line in text.replace("\u00a0", "\u2060\u00a0").split("\n")
    ]
    return "\n".join(lines).replace("\u2060\u00a0", "\u00a0")


def children_of(block: Block) -> Iterator[str]:
    """Yield the paragraphs of everything a block holds."""
    for child in block.children():
        yield wrapped(say(child)) if isinstance(child, Words) else "\n\n".join(filter(None, lines_of(child)))


@singledispatch
def lines_of(block: Block) -> Iterator[str]:
    """Yield the paragraphs of a block; containers add nothing of their own."""
    yield from children_of(block)


@lines_of.register
def _move(block: blocks.Move) -> Iterator[str]:
    yield from children_of(replace(block, cue=None) if block.text is not None else block)


@lines_of.register
def _heading(block: blocks.Heading) -> Iterator[str]:
    number = f"{say(block.number)} " if block.number else ""
    text = number + say(block.words).replace("\n", " ")
    underline = {1: "=", 2: "-"}.get(block.level)
    yield f"{text}\n{underline * min(len(text), MEASURE)}" if underline else wrapped(text)


@lines_of.register
def _list(block: blocks.ItemList) -> Iterator[str]:
    items = []
    for item in block.items:
        label = f"{say(item.label)}. " if item.label else "- "
        items.append(wrapped(say(item.words), " " * len(label), label))
    yield "\n".join(items)


@lines_of.register
def _picture(block: blocks.Picture) -> Iterator[str]:
    if block.kind == "code":
        yield block.name
        return
    number = f"{say(block.number)} " if block.number else ""
    caption = f"{number}{say(block.caption).rstrip('.:')}: " if block.caption else ""
    yield wrapped(f"[{caption}{block.alt}]") if block.alt else ""


@lines_of.register
def _fact(block: blocks.Fact) -> Iterator[str]:
    yield wrapped(f"{say(block.label.words)}: {say(block.value.words)}")


@lines_of.register
def _table(block: blocks.Table) -> Iterator[str]:
    if block.kind == "diary":
        return
    rows = [row for row in (block.head, *block.rows) if row is not None]
    yield "\n".join(
        wrapped(" · ".join(say(cell.words) for cell in row.cells if cell.words is not None), "  ", " ").strip()
        for row in rows
    )


@lines_of.register
def _definitions(block: blocks.Definitions) -> Iterator[str]:
    for item in block.items:
        spoken = f" ({say(item.say)})" if item.say else ""
        yield wrapped(f"{say(item.term)}{spoken}: {say(item.meaning)}")


@lines_of.register
def _notes(block: blocks.Notes) -> Iterator[str]:
    yield "\n".join(wrapped(say(item.words), "    ", f"[{say(item.label)}] ") for item in block.items)


@lines_of.register
def _section(block: blocks.Section) -> Iterator[str]:
    if block.kind not in ("contents", "diary", "notes"):
        yield from children_of(block)
