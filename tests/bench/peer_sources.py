"""A routine's documents as sources of Typst and of HTML with CSS: the same words, the same figures as SVG.

`python -m tests.bench.peer_sources ROUTINE FOLDER poster,card,booklet` writes PRODUCT.typ, PRODUCT.html, the figures
and two weights of the theme's fonts into FOLDER. The pages are plain, but hold what ours hold: headings and contents
with page numbers, lists, tables, links, pictures with alternate text, tags.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Protocol

from generator.documents import blocks
from generator.documents.blocks import Block, Document, Words, walk
from generator.figure import Style, draw_figure
from generator.figure.drawing import Drawing
from generator.layouts.setting import Setting

COLUMNS = {"poster": 4, "card": 4, "booklet": 3}
TYPE = {"poster": 11.0, "card": 3.6, "booklet": 9.5}
"""Size of body type in pt."""
MARGINS = {"poster": 12.0, "card": 3.0, "booklet": 14.0}
FIGURE = {"poster": 48.0, "card": 8.0, "booklet": 34.0}
"""Width of a figure in mm."""
WEIGHTS = (400, 700)


class Markup(Protocol):
    """How a language of pages writes what a document holds; every method gives a piece of source."""

    suffix: str

    def words(self, words: Words) -> str: ...
    def heading(self, level: int, inner: str, key: str) -> str: ...
    def paragraph(self, inner: str) -> str: ...
    def items(self, items: Sequence[tuple[str, str]]) -> str: ...
    def picture(self, file: str, width: float, alt: str) -> str: ...
    def grid(self, cells: Sequence[str], columns: int) -> str: ...
    def table(self, rows: Sequence[Sequence[str]]) -> str: ...
    def framed(self, inner: str) -> str: ...
    def new_page(self) -> str: ...
    def contents(self, entries: Sequence[tuple[str, str]]) -> str: ...
    def whole(self, document: Document, body: str, width: float, height: float) -> str: ...


class Typst:
    """Write Typst."""

    suffix = ".typ"

    def words(self, words: Words) -> str:
        return "".join(map(self.run, words.runs))

    def run(self, run: blocks.Run) -> str:
        if run.breaks:
            return "#linebreak()"
        text = f"#{self.text(run.text)}"
        if run.strong:
            text = f"#strong[{text}]"
        return f"#link({self.text(run.link)})[{text}]" if run.link and not run.link.startswith("#") else text

    @staticmethod
    def text(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def heading(self, level: int, inner: str, key: str) -> str:
        return f"#heading(level: {level}, outlined: {'true' if key else 'false'})[{inner}]\n"

    def paragraph(self, inner: str) -> str:
        return f"#par[{inner}]\n"

    def items(self, items: Sequence[tuple[str, str]]) -> str:
        lines = [f"{'+' if label else '-'} {inner}\n" for label, inner in items]
        return "\n" + "".join(lines) + "\n"

    def picture(self, file: str, width: float, alt: str) -> str:
        return f'#image("{file}", width: calc.min({width:g}, 100) * 1mm, alt: {self.text(alt)})\n'

    def grid(self, cells: Sequence[str], columns: int) -> str:
        inner = "".join(f"[{cell}]," for cell in cells)
        return f"#grid(columns: (1fr,) * {columns}, column-gutter: 3mm, row-gutter: 3mm, {inner})\n"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        head, *rest = ["".join(f"[{cell}]," for cell in row) for row in rows]
        return f"#table(columns: (1fr,) * {len(rows[0])}, table.header({head}), {''.join(rest)})\n"

    def framed(self, inner: str) -> str:
        return f"#block(fill: rgb(199, 53, 43), inset: 2mm, width: 100%)[#set text(fill: white)\n{inner}]\n"

    def new_page(self) -> str:
        return "#pagebreak(weak: true)\n"

    def contents(self, entries: Sequence[tuple[str, str]]) -> str:
        return "#outline(title: none, depth: 3)\n" if entries else ""

    def whole(self, document: Document, body: str, width: float, height: float) -> str:
        product, title = document.product, self.text(document.title)
        return (
            f"#set document(title: {title}, author: {self.text(document.author)})\n"
            f"#set page(width: {width}mm, height: {height}mm, margin: {MARGINS[product]}mm, numbering: "
            f"{'none' if product != 'booklet' else self.text('1')})\n"
            f'#set text(font: "Inter", size: {TYPE[product]}pt, lang: "{document.language}")\n{body}'
        )


class Html:
    """Write HTML with CSS for paged media."""

    suffix = ".html"

    def words(self, words: Words) -> str:
        return "".join(map(self.run, words.runs))

    def run(self, run: blocks.Run) -> str:
        if run.breaks:
            return "<br/>"
        text = escape(run.text)
        if run.strong:
            text = f"<strong>{text}</strong>"
        outside = run.link and not run.link.startswith("#")
        return f'<a href="{escape(run.link)}">{text}</a>' if outside else text

    def heading(self, level: int, inner: str, key: str) -> str:
        return f'<h{level}{f""" id="{key}" """ if key else ""}>{inner}</h{level}>\n'

    def paragraph(self, inner: str) -> str:
        return f"<p>{inner}</p>\n"

    def items(self, items: Sequence[tuple[str, str]]) -> str:
        kind = "ol" if items and items[0][0] else "ul"
        return f"<{kind}>{''.join(f'<li>{inner}</li>' for _label, inner in items)}</{kind}>\n"

    def picture(self, file: str, width: float, alt: str) -> str:
        return f'<img src="{file}" style="width:{width:g}mm" alt="{escape(alt)}"/>\n'

    def grid(self, cells: Sequence[str], columns: int) -> str:
        return (
            f'<div style="display:grid;gap:3mm;grid-template-columns:repeat({columns},1fr)">'
            f"{''.join(f'<div>{cell}</div>' for cell in cells)}</div>\n"
        )

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        head, *rest = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
        body = "".join(f"<tr>{row}</tr>" for row in rest)
        return f"<table><thead><tr>{head.replace('td>', 'th>')}</tr></thead><tbody>{body}</tbody></table>\n"

    def framed(self, inner: str) -> str:
        return f'<div class="stop">{inner}</div>\n'

    def new_page(self) -> str:
        return '<div class="page"></div>\n'

    def contents(self, entries: Sequence[tuple[str, str]]) -> str:
        return "".join(f'<p><a class="entry" href="#{key}">{inner}</a></p>\n' for key, inner in entries)

    def whole(self, document: Document, body: str, width: float, height: float) -> str:
        product = document.product
        folio = "@bottom-center{content:counter(page)}" if product == "booklet" else ""
        faces = "".join(
            f"@font-face{{font-family:Press;font-weight:{weight};src:url(fonts/{weight}.ttf)}}" for weight in WEIGHTS
        )
        return (
            f'<!DOCTYPE html><html lang="{document.language}"><head><meta charset="utf-8"/>'
            f'<title>{escape(document.title)}</title><meta name="author" content="{escape(document.author)}"/><style>'
            f"{faces}@page{{size:{width}mm {height}mm;margin:{MARGINS[product]}mm;{folio}}}"
            f"body{{font:{TYPE[product]}pt Press;hyphens:auto}}td,th{{border:0.3pt solid;text-align:left}}"
            f"table{{width:100%}}.stop{{background:#c7352b;color:white;padding:2mm}}.page{{break-after:page}}"
            f'.entry::after{{content:" " target-counter(attr(href),page)}}'
            f"</style></head><body>\n{body}</body></html>\n"
        )


@dataclass
class Writer:
    """Writes one document in one markup; figures are drawn by `figures`, which both markups share."""

    markup: Markup
    figures: Figures
    document: Document

    def source(self) -> str:
        """Give the whole source."""
        paper = self.figures.setting.paper
        return self.markup.whole(self.document, self.block(self.document), paper.width, paper.height)

    def all_of(self, inner: Iterable[Block | Words | None]) -> str:
        return "".join(self.block(each) for each in inner if each)

    def block(self, block: Block | Words) -> str:
        """Write a block and all in it."""
        to, columns = self.markup, COLUMNS[self.document.product]
        match block:
            case Words():
                return to.paragraph(to.words(block))
            case blocks.Heading():
                number = f"{to.words(block.number)} " if block.number else ""
                return to.heading(block.level, number + to.words(block.words), block.key)
            case blocks.ItemList():
                return to.items([(each.label.text if each.label else "", to.words(each.words)) for each in block.items])
            case blocks.Picture():
                return self.picture(block)
            case blocks.Step():
                return self.all_of([block.heading, block.note, block.intro]) + to.grid(
                    [self.block(move) for move in block.moves], columns
                )
            case blocks.Exercise():
                pictures = to.grid([self.block(picture) for picture in block.pictures], columns)
                parted = [child for child in block.children() if child not in block.pictures]
                return pictures + self.all_of(parted)
            case blocks.Callout(kind="stop"):
                return to.framed(self.all_of(block.children()))
            case blocks.Table():
                rows = [row for row in (block.head, *block.rows) if row]
                return to.table([[self.all_of([cell.words, cell.picture]) for cell in row.cells] for row in rows])
            case blocks.Contents():
                return to.contents(list(self.entries()))
            case blocks.Section():
                return self.all_of(block.children()) + to.new_page()
        return self.all_of(block.children())

    def picture(self, block: blocks.Picture) -> str:
        """Write a picture with its captions."""
        whole = {"plate": 110.0, "chart": 110.0, "code": 0.4 * FIGURE[self.document.product]}
        width = whole.get(block.kind, FIGURE[self.document.product])
        made = self.markup.picture(self.figures.file(block, width), width, block.alt)
        return made + self.all_of([block.caption, *block.captions])

    def entries(self) -> Iterator[tuple[str, str]]:
        """Yield key and words of every heading that the contents lead to."""
        for block in walk(self.document):
            if isinstance(block, blocks.Heading) and block.key:
                yield block.key, self.markup.words(block.words)


@dataclass
class Figures:
    """Draws the pictures of a document into a folder as SVG, each once."""

    setting: Setting
    folder: Path
    made: dict[tuple[str, ...], str] = field(default_factory=dict)

    def file(self, block: blocks.Picture, width: float) -> str:
        """Draw a picture, and give the name of its file."""
        from generator.figure.pens.svg import svg_of

        key = (block.kind, block.name, block.frame, f"{width:g}")
        if key not in self.made:
            palette = {role: ink.rgb for role, ink in self.setting.theme.inks.items()}
            drawn = svg_of(self.drawing(block, width), palette)
            same = next((name for name in self.made.values() if (self.folder / name).read_text("utf-8") == drawn), "")
            self.made[key] = same or f"figure-{width:g}-{len(self.made)}.svg"
            (self.folder / self.made[key]).write_text(drawn, encoding="utf-8")
        return self.made[key]

    def drawing(self, block: blocks.Picture, width: float) -> Drawing:
        """Draw what a picture shows; `width` in mm is that of a mat or of a whole plate."""
        from generator.content.charts import StrideCurve
        from generator.figure.anatomy.front_plate import front_plate
        from generator.figure.anatomy.length_chart import LengthRow, length_chart
        from generator.figure.anatomy.stride_curve import stride_curve
        from generator.figure.side_row import side_row
        from generator.layouts import codes

        pictures, style = self.setting.pictures, Style(kind=self.setting.theme.figure_kind)
        labels = dict(label.split("=", 1) for label in block.labels)
        if block.kind == "code":
            return codes.code(block.name)
        if block.kind == "chart":
            told = pictures.charts[block.name]
            if isinstance(told, StrideCurve):
                labels |= {"shortest": str(told.shortest), "longest": str(told.longest)}
                points = [(point.at, point.percent) for point in told.points]
                return stride_curve(points, labels, style, measure=pictures.measure, width=width, height=30)
            rows = [LengthRow(str(row.label), row.percent, labels[f"{at}"]) for at, row in enumerate(told.rows)]
            return length_chart(rows, labels, style, measure=pictures.measure, width=width)
        if block.kind in ("plate", "inset") and block.name == "psoas-front":
            return front_plate(labels, style, measure=pictures.measure, width=width, height=width * 0.8)
        if block.kind == "plate":
            bodies = [pictures.figures[name] for name in ("sitting", "standing", "runner")]
            return side_row(bodies, style, width=width, height=64, cache=pictures.cache).drawing
        mat = Style.for_mat(width, self.setting.theme.figure_kind)
        return draw_figure(pictures.figures[block.name], mat, block.frame or None, pictures.cache)


def write(routine: str, folder: Path, products: Sequence[str]) -> None:
    """Write the sources of a routine of the project in the working folder."""
    from generator.content.project import Project
    from generator.jobs import Job
    from generator.options import Options
    from generator.pdf.fonts import instance
    from generator.press import Press

    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        (folder / f"fonts/{weight}.ttf").write_bytes(instance("inter", weight, 14, 0.0, False))
    press = Press(Project.find(), Options())
    programme = press.library.programme(routine)
    for product in products:
        job = Job.named(product)
        document, figures = press.document(programme, job), Figures(press.setting(programme, job), folder)
        for markup in (Typst(), Html()):
            source = Writer(markup, figures, document).source()
            (folder / f"{product}{markup.suffix}").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]), sys.argv[3].split(","))
