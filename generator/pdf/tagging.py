"""From a document to its structure tree: one walk in reading order, the same for every product.

Roles are those of PDF 1.7 (ISO 32000-1, 14.8.4). Blocks already know their role, so no layout writes a tag. A
picture without alternate text and words without a block are decoration and stand for nothing here.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Literal, cast

from generator.documents import blocks
from generator.documents.blocks import Block, Document, Run, Words, walk
from generator.documents.web_address import web_address
from generator.pdf.structure import Element, Role, StructureTree

NUMBERING: dict[str, Literal["None", "Disc", "Decimal"]] = {"steps": "Decimal", "bullets": "Disc", "plain": "None"}
"""How lists of each kind are numbered (ISO 32000-1, table 347)."""


def tree_of(document: Document) -> StructureTree:
    """Build the structure tree of a document."""
    notes = {f"#{note.key}": note_description(note) for note in walk(document) if isinstance(note, blocks.Note)}
    tree = StructureTree(Element("Document", language=document.language, title=document.title), notes)
    add_children(document, tree, tree.root)
    return tree


def leaf(words: Words, role: Role, tree: StructureTree, parent: Element, about: str = "") -> Element:
    """Add an element for words, and one for every run that is a link, has an expansion or another language.

    `about` says what an address leads to.
    """
    element = tree.bind(words, parent.add(Element(role, language=words.source.language)))
    for run in words.runs:
        if run.link:
            within: Literal["", "Reference"] = "Reference" if run.link.startswith("#") else ""
            told = tree.notes.get(run.link) or (f"{about} ({run.link})" if about else link_description(run))
            tree.bind(run, Element("Link", description=told, language=run.language, within=within))
        elif run.says or run.language:
            tree.bind(run, Element("Span", expansion=run.says, language=run.language))
    return element


def link_description(run: Run) -> str:
    """Say where a link leads: the words themselves, and the address when it leaves the document."""
    typed = web_address(run.text if "://" in run.text else f"https://{run.text}").partition("://")[2]
    return run.text if run.link.startswith("#") or typed in run.link else f"{run.text} ({run.link})"


def note_description(note: blocks.Note) -> str:
    """Say which note a reference leads to: its number and its words, without its own links."""
    said = "".join(run.text for run in note.words.runs if not run.link).strip()
    return f"{note.label.text}. {said}"


def add_children(block: Block, tree: StructureTree, parent: Element) -> None:
    """Add everything a block holds."""
    for child in block.children():
        if isinstance(child, Words):
            leaf(child, "P", tree, parent)
        else:
            add(child, tree, parent)


@singledispatch
def add(block: Block, tree: StructureTree, parent: Element) -> None:
    """Add a block and all in it below `parent`; containers without a rule of their own are sections."""
    add_children(block, tree, parent.add(Element("Sect")))


@add.register
def _heading(block: blocks.Heading, tree: StructureTree, parent: Element) -> None:
    role = cast(Role, f"H{block.level}")
    if block.number is None:
        leaf(block.words, role, tree, parent)
        return
    heading = parent.add(Element(role))
    leaf(block.number, "Span", tree, heading)
    leaf(block.words, "Span", tree, heading)


@add.register
def _paragraph(block: blocks.Paragraph, tree: StructureTree, parent: Element) -> None:
    leaf(block.words, "P", tree, parent)


@add.register
def _list(block: blocks.ItemList, tree: StructureTree, parent: Element) -> None:
    element = parent.add(Element("L", list_numbering=NUMBERING[block.kind]))
    for item in block.items:
        entry = element.add(Element("LI"))
        if item.label is not None:
            leaf(item.label, "Lbl", tree, entry)
        elif block.kind == "bullets":
            tree.bind(item, entry.add(Element("Lbl")))
        leaf(item.words, "LBody", tree, entry)


@add.register
def _picture(block: blocks.Picture, tree: StructureTree, parent: Element) -> None:
    captioned = block.caption is not None or bool(block.captions)
    group = parent.add(Element("Div")) if captioned else parent
    if block.alt:
        tree.bind(block, group.add(Element("Figure", alternative=block.alt, language=block.source.language)))
    else:
        tree.leave_out(block)
    if not captioned:
        return
    caption = group.add(Element("Caption"))
    if block.number is not None:
        leaf(block.number, "Lbl", tree, caption)
    for words in filter(None, (block.caption, *block.captions)):
        leaf(words, "P", tree, caption)


@add.register
def _fact(block: blocks.Fact, tree: StructureTree, parent: Element) -> None:
    fact = parent.add(Element("P"))
    leaf(block.label.words, "Span", tree, fact)
    leaf(block.value.words, "Span", tree, fact)


@add.register
def _table(block: blocks.Table, tree: StructureTree, parent: Element) -> None:
    table = parent.add(Element("Table"))
    columns = max(len(row.cells) for row in (*([block.head] if block.head else ()), *block.rows))
    if block.head is not None:
        _row(block.head, columns, tree, table.add(Element("THead")))
    body = table.add(Element("TBody"))
    for row in block.rows:
        _row(row, columns, tree, body)


def _row(row: blocks.Row, columns: int, tree: StructureTree, parent: Element) -> None:
    """Add a row; the last cell of a short one spans the columns that are left."""
    element = parent.add(Element("TR"))
    for number, cell in enumerate(row.cells):
        role: Role = "TH" if cell.header else "TD"
        scope = {"column": "Column", "row": "Row", "": ""}[cell.header]
        made = leaf(cell.words, role, tree, element) if cell.words is not None else element.add(Element(role))
        made.scope = cast(Literal["", "Column", "Row", "Both"], scope)
        if number == len(row.cells) - 1:
            made.column_span = columns - number
        if cell.picture is not None:
            add(cell.picture, tree, made)


@add.register
def _definitions(block: blocks.Definitions, tree: StructureTree, parent: Element) -> None:
    element = parent.add(Element("L", list_numbering="None"))
    for item in block.items:
        entry = element.add(Element("LI"))
        label = entry.add(Element("Lbl"))
        leaf(item.term, "Span", tree, label)
        if item.say is not None:
            leaf(item.say, "Span", tree, label)
        leaf(item.meaning, "LBody", tree, entry)


@add.register
def _notes(block: blocks.Notes, tree: StructureTree, parent: Element) -> None:
    for item in block.items:
        note = parent.add(Element("Note", identifier=item.key))
        leaf(item.label, "Lbl", tree, note)
        leaf(item.words, "P", tree, note, about=note_description(item))


@add.register
def _contents(block: blocks.Contents, tree: StructureTree, parent: Element) -> None:
    """Add the contents: every line is an item that refers to its heading by a link."""
    contents = parent.add(Element("TOC"))
    for entry in block.entries:
        link = Element("Link", description=entry.words.text, within="Reference")
        tree.bind(entry, contents.add(Element("TOCI")).add(link))
        for words in filter(None, (entry.number, entry.words, entry.page)):
            leaf(words, "Span", tree, link)
