"""What blocks are to someone who cannot see them: tables cell by cell."""

from __future__ import annotations

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
