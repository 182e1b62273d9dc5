"""Put a person's name on a copy of a finished document, as one more tagged line of its first page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from generator.finishing.marks import Label
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.pdf.metadata import save_again
from generator.target import ColourSpace
from generator.units import MM

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

FORM = "/Person"


def stamped(document: bytes, labels: Sequence[Label], space: ColourSpace = "rgb") -> bytes:
    """Give a copy of a document with lines added to its first page, read after everything else on it.

    Labels are in mm from the trimmed page's lower left corner. The bytes depend on the arguments alone.
    """
    import pikepdf

    with pikepdf.open(BytesIO(document)) as pdf, pikepdf.open(BytesIO(painted(labels, pdf.pages[0], space))) as line:
        if not labels:
            return document
        page = pdf.pages[0]
        form = pdf.copy_foreign(line.pages[0].as_form_xobject())
        if "/XObject" not in page.Resources:
            page.Resources.XObject = pikepdf.Dictionary()
        page.Resources.XObject[FORM] = form
        page.contents_add(b"q", prepend=True)  # the page may leave its own origin behind
        page.contents_add(f"Q {opened(pdf, page)} q {FORM} Do Q EMC".encode())
        return save_again(pdf)


def painted(labels: Sequence[Label], page: Page, space: ColourSpace) -> bytes:
    """Paint labels alone, on a page of the same size."""
    from generator.pdf import fonts

    x0, y0, x1, y1 = (float(value) for value in page.mediabox)
    trim_x, trim_y = float(page.trimbox[0]), float(page.trimbox[1])
    out = BytesIO()
    canvas = PressCanvas(out, pagesize=(x1 - x0, y1 - y0), setup=PageSetup(space, (1, 4), links=False))
    for label in labels:
        canvas.setFillColor(label.ink.reportlab(space))
        canvas.setFont(fonts.face("inter", label.weight), label.size)
        canvas.drawString(trim_x + label.x * MM, trim_y + label.y * MM, fonts.printable(label.text))
    canvas.save()
    return out.getvalue()


def opened(pdf: Pdf, page: Page) -> str:
    """Give the operator that opens the line's marked content: a paragraph of its own, or an artifact when untagged."""
    import pikepdf

    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return "/Artifact BMC"
    key = int(page.obj.StructParents)
    owners = parents(root)[key]
    number = len(owners)
    above = section_of(owners)
    element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, P=above, Pg=page.obj, K=number))
    owners.append(element)
    kids = above.K
    if not isinstance(kids, pikepdf.Array):
        above.K = pikepdf.Array([kids])
    above.K.append(element)
    return f"/P <</MCID {number}>> BDC"


def parents(root: Object) -> dict[int, Object]:
    """Give the parent tree's arrays by the key of their page."""
    numbers = list(root.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def section_of(owners: Object) -> Object:
    """Give the grouping element that the page's last words belong to."""
    element = owners[len(owners) - 1]
    while str(element.S) not in ("/Sect", "/Part", "/Art", "/Div", "/Document"):
        element = element.P
    return element
