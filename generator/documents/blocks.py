"""The vocabulary between words and pages: what templates say and layouts place.

Every block knows its role (heading and level, paragraph, list, figure, table …) and none knows where it stands.
Leaves that hold words are `Words`; their order in the document is the order in which a person would read them,
whatever the page looks like. Blocks compare by identity, so that a layout and the tag tree can speak of the same
one: build one document per file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeVar, dataclass_transform

from generator.content.values import Source

Kind = TypeVar("Kind", bound=type)


@dataclass_transform(eq_default=False, kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def block(kind: Kind) -> Kind:
    """Make a frozen value class whose instances compare by identity."""
    return dataclass(frozen=True, eq=False, kw_only=True)(kind)  # type: ignore[return-value]


@block
class Run:
    """Words in one voice: strong, accented, quiet, a link, an expansion to be read instead, another language."""

    text: str
    strong: bool = False
    accent: bool = False
    quiet: bool = False
    link: str = ""
    says: str = ""
    language: str = ""
    breaks: bool = False


@block
class Words:
    """A leaf: runs of text set as one paragraph, and the content field they came from."""

    runs: tuple[Run, ...]
    source: Source = field(default_factory=Source)

    @property
    def text(self) -> str:
        """The words as plain text; a forced break reads as a space."""
        return "".join(" " if run.breaks else run.text for run in self.runs)


@block
class Block:
    """Anything that stands on a page or holds what does."""

    def children(self) -> Iterator[Block | Words]:
        """Yield what this block holds, in reading order (the order of its fields)."""
        for value in vars(self).values():
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, (Block, Words)):
                    yield item


ParagraphKind = Literal[
    "body", "lead", "strapline", "note", "dose", "caption", "label", "small", "version", "credit", "summary", "series"
]


@block
class Heading(Block):
    """A heading of level 1 to 4; `number` is a step's numeral or a move's letter, read before the words.

    A heading with a `key` can be linked to and stands in the outline; `short` is its running head.
    """

    level: int
    key: str = ""
    number: Words | None = None
    words: Words
    short: str = ""


@block
class Paragraph(Block):
    """A paragraph of some kind."""

    kind: ParagraphKind = "body"
    words: Words


@block
class Item(Block):
    """An item of a list: its label (a numeral, or empty for a bullet) and its words."""

    label: Words | None = None
    words: Words


@block
class ItemList(Block):
    """A list: numbered steps, bullets, or plain lines."""

    kind: Literal["steps", "bullets", "plain"] = "bullets"
    items: tuple[Item, ...]


PictureKind = Literal["pose", "plate", "chart", "hero", "inset", "logo", "code"]


@block
class Picture(Block):
    """A figure, plate, chart, logo or QR code: what to draw, what to say instead, and its caption.

    `name` is an exercise's id, a plate's name, a logo's path or a code's address; `frame` picks one of a figure's
    frames (empty: the picture that stands for the whole exercise). A plate names its parts by `labels` (`id=words`)
    and may have a caption for each of its figures.
    """

    kind: PictureKind
    name: str
    frame: str = ""
    alt: str
    labels: tuple[str, ...] = ()
    number: Words | None = None
    caption: Words | None = None
    captions: tuple[Words, ...] = ()
    source: Source = field(default_factory=Source)


@block
class Move(Block):
    """One exercise as a small cell: letter and name, dose, a few words, a picture.

    Moves of a step that have the same `group` belong together: a pair, or levels. The `cue` says less than `text` and
    is printed in its place where there is little room.
    """

    group: str = ""
    heading: Heading
    picture: Picture
    dose: Paragraph | None = None
    text: Paragraph | None = None
    cue: Paragraph | None = None


@block
class Step(Block):
    """A numbered part of the routine with its moves."""

    heading: Heading
    note: Paragraph | None = None
    intro: Paragraph | None = None
    moves: tuple[Move, ...]


@block
class Inset(Block):
    """A small picture with a heading and a few words, beside the steps."""

    heading: Heading
    picture: Picture
    text: Paragraph


@block
class Callout(Block):
    """Words set apart: the stop rule, a safety box, a note."""

    kind: Literal["stop", "safety", "note"]
    heading: Heading
    blocks: tuple[Block, ...]


@block
class Code(Block):
    """A QR code with what it leads to."""

    picture: Picture
    heading: Paragraph
    text: Paragraph


@block
class Foot(Block):
    """The closing lines of a page: version, date, brand, guidance, credits, and the code."""

    paragraphs: tuple[Paragraph, ...]
    logo: Picture | None = None
    code: Code | None = None


@block
class Fact(Block):
    """A labelled value: `Do: 5 times`."""

    label: Paragraph
    value: Paragraph


@block
class Advice(Block):
    """A short heading and its words, set side by side with others: easier, harder, a mistake and its mend."""

    heading: Heading
    text: Paragraph


@block
class Cell(Block):
    """A table cell; a header cell names its column or row."""

    words: Words | None = None
    picture: Picture | None = None
    header: Literal["", "column", "row"] = ""


@block
class Row(Block):
    """A table row; rows of the same `group`, next to one another, belong together."""

    group: str = ""
    cells: tuple[Cell, ...]


@block
class Table(Block):
    """A table; `kind` says what is in it and so how it is set."""

    kind: Literal["glance", "diary", "facts"]
    head: Row | None = None
    rows: tuple[Row, ...]


@block
class MuscleNote(Block):
    """A muscle: a small plate beside its name, what it is in plain words, its facts, and remarks on it."""

    heading: Heading
    picture: Picture | None = None
    text: Paragraph
    facts: Table | None = None
    remarks: tuple[Paragraph, ...] = ()


@block
class Definition(Block):
    """A term, how it is said, and what it means."""

    term: Words
    say: Words | None = None
    meaning: Words


@block
class Definitions(Block):
    """A glossary."""

    items: tuple[Definition, ...]


@block
class Note(Block):
    """A numbered source; `key` is what references point to."""

    key: str
    label: Words
    words: Words


@block
class Notes(Block):
    """The list of sources."""

    items: tuple[Note, ...]


@block
class ContentsEntry(Block):
    """A line of the contents that leads to the heading with its key: number, words and page."""

    key: str
    level: int
    number: Words | None = None
    words: Words
    page: Words


@block
class Contents(Block):
    """The table of contents: an entry for every heading with a key down to level `depth`, and for every exercise.

    The layout writes the entries, once it knows the pages.
    """

    depth: int = 2
    entries: tuple[ContentsEntry, ...] = ()


@block
class Exercise(Block):
    """An exercise in full, over a spread: what it is and looks like, then how it is done and when to stop."""

    heading: Heading
    optional: Paragraph | None = None
    aim: Paragraph
    facts: tuple[Fact, ...] = ()
    pictures: tuple[Picture, ...]
    cues: ItemList | None = None
    ask_first: Advice | None = None
    steps: ItemList
    options: tuple[Advice, ...] = ()
    mistakes: tuple[Advice, ...] = ()
    stop: Callout
    muscles: Paragraph | None = None


SectionKind = Literal[
    "cover",
    "contents",
    "chapter",
    "session",
    "exercise",
    "moves",
    "glance",
    "diary",
    "glossary",
    "sources",
    "notes",
    "back",
]


@block
class Section(Block):
    """A stretch of a booklet that begins on a new page (`exercise` on a left-hand one where pages face each other).

    The heading of an exercise's section is that of the part it opens. `running` is the page foot's short name for it.
    A `session` is a chapter that may as well stand before the `glance` that it follows.
    """

    kind: SectionKind
    running: str = ""
    heading: Heading | None = None
    blocks: tuple[Block, ...] = ()


@block
class Document(Block):
    """All that one product says, in reading order."""

    product: str
    language: str
    title: str
    subject: str
    author: str
    keywords: tuple[str, ...] = ()
    date: str = ""
    running: str = ""
    heading: Heading | None = None
    strapline: Paragraph | None = None
    hero: Picture | None = None
    steps: tuple[Step, ...] = ()
    inset: Inset | None = None
    stop: Callout | None = None
    foot: Foot | None = None
    sections: tuple[Section, ...] = ()


def walk(start: Block | Words) -> Iterator[Block | Words]:
    """Yield a block and everything in it, in reading order."""
    waiting = [start]
    while waiting:
        yield (one := waiting.pop())
        if isinstance(one, Block):
            waiting += reversed([*one.children()])
