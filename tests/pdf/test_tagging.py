"""What blocks are to someone who cannot see them: tables cell by cell, lists, links, words in other languages."""

from __future__ import annotations

from generator.content.values import Source, Text
from generator.documents.markup import Sources, parse
from generator.pdf.structure import Element
from generator.pdf.tagging import tree_of

FRAME = '<document product="booklet" language="en" title="T" subject="S" author=""><section kind="glance">{}</section>'
TABLE = """<table kind="glance">
<row as="head"><cell header="column">Move</cell><cell header="column">Dose</cell><cell header="column">Days</cell></row>
<row as="rows"><cell header="row">Bridge</cell><cell/><cell>8 times</cell></row>
<row as="rows"><cell/><cell><picture kind="pose" name="bridge" alt="A bridge"/></cell><cell/></row>
<row as="rows"><cell header="row">Rest</cell><cell>of the week</cell></row>
</table>"""


def table() -> Element:
    """Give the element that stands for a table with empty cells."""
    document = parse(FRAME.format(TABLE) + "</document>", Sources())
    (found,) = [element for element in tree_of(document).root.walk() if element.role == "Table"]
    return found


def test_an_empty_cell_stands_between_its_neighbours() -> None:
    found = table()
    rows = [[(cell.role, cell.scope) for cell in row.children] for row in found.walk() if row.role == "TR"]
    assert rows == [
        [("TH", "Column"), ("TH", "Column"), ("TH", "Column")],
        [("TH", "Row"), ("TD", ""), ("TD", "")],
        [("TD", ""), ("TD", ""), ("TD", "")],
        [("TH", "Row"), ("TD", "")],
    ]
    assert [part.role for part in found.children] == ["THead", "TBody"]


def test_only_the_last_cell_of_a_short_row_spans_the_columns_left() -> None:
    found = table()
    spans = [[cell.column_span for cell in row.children] for row in found.walk() if row.role == "TR"]
    assert spans == [[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 2]]


def test_a_cell_holds_its_picture_and_no_other_holds_any() -> None:
    found = table()
    _, first, second, _ = [row for row in found.walk() if row.role == "TR"]
    assert [figure.alternative for figure in second.children[1].children] == ["A bridge"]
    assert not any(cell.children for cell in (*first.children, second.children[0], second.children[2]))


def elements(blocks: str, sources: Sources | None = None) -> list[Element]:
    """Give the elements of a document with some blocks, in reading order."""
    return list(tree_of(parse(FRAME.format(blocks) + "</document>", sources or Sources())).root.walk())


def test_bullets_and_numerals_are_labels_and_plain_lines_have_none() -> None:
    for kind, numbering, parts in [
        ("bullets", "Disc", ["Lbl", "LBody"]),
        ("steps", "Decimal", ["Lbl", "LBody"]),
        ("plain", "None", ["LBody"]),
    ]:
        label = ' label="1"' if kind == "steps" else ""
        found = elements(f'<item-list kind="{kind}"><item{label}>Lift</item></item-list>')
        (made,) = [one for one in found if one.role == "L"]
        assert made.list_numbering == numbering
        assert [part.role for part in made.children[0].children] == parts


def test_a_reference_says_what_its_source_is_and_the_source_what_its_address_leads_to() -> None:
    found = tree_of(
        parse(
            FRAME.format(
                '<paragraph>So. <a href="#source-a">[1]</a> <a href="https://club.example">Our club</a></paragraph>'
                '<notes><note key="source-a" label="1">Gray H. Anatomy. <a href="https://a.example">a.example</a>'
                "</note></notes>"
            )
            + "</document>",
            Sources(),
        )
    )
    links = [one.description for one in found.blocks() if one.role == "Link"]
    assert links == [
        "1. Gray H. Anatomy.",
        "Our club (https://club.example)",
        "1. Gray H. Anatomy. (https://a.example)",
    ]


def test_words_in_another_language_say_so() -> None:
    sources = Sources()
    key = sources.key(Text("Hüfte heben", Source("x.yaml", 1, 1, "name", "de")))
    found = elements(
        f'<heading level="2" from="{key}">Hüfte heben</heading><paragraph>Lift.</paragraph>'
        f'<picture kind="pose" name="x" alt="Jemand liegt" from="{key}"/>',
        sources,
    )
    assert [(one.role, one.language) for one in found if one.role in ("H2", "P", "Figure")] == [
        ("H2", "de"),
        ("P", ""),
        ("Figure", "de"),
    ]
