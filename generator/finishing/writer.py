"""Carry out a plan: every page of the source becomes one form, placed as often as the plan asks, as vectors.

Pages that are painted alike are stored once, marks that sides share too; so a thousand cards cost little more than
one, and the bytes depend on nothing but the source and the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from math import cos, radians, sin
from typing import TYPE_CHECKING

from reportlab.lib.colors import CMYKColorSep, Color

from generator.errors import PressError
from generator.finishing.marks import REGISTRATION, Label, LineMark, Mark, Patch, Ring
from generator.finishing.placement import Placement, Rectangle
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.source import SAME, open_pdf, trimmed
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.pdf.colour import Ink
from generator.pdf.metadata import Properties, describe, save
from generator.target import ColourSpace
from generator.units import MM

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

Marks = tuple[Mark, ...]


def write_plan(source: bytes, plan: Sequence[Sheet], properties: Properties, space: ColourSpace = "rgb") -> bytes:
    """Give the file of a plan, for home printers: at its true size, with object streams.

    Raises PressError when a placement is not the size of its page.
    """
    with impose(source, plan, space) as pdf:
        describe(pdf, properties)
        return save(pdf, streamed=True, version="1.7")


def impose(source: bytes, plan: Sequence[Sheet], space: ColourSpace) -> Pdf:
    """Give an unsaved PDF with a page for each side of the plan; `space` is the colour space of marks."""
    import pikepdf

    groups = dict.fromkeys(g for sheet in plan for side in sheet.sides for g in (side.marks, side.captions) if g)
    pdf = pikepdf.new()
    pages = _Forms(pdf, open_pdf(source)) if source else None
    drawn = _Forms(pdf, open_pdf(_painted(list(groups), plan, space))) if groups else None
    imposition = _Imposition(pdf, pages, drawn, {group: number for number, group in enumerate(groups)})
    for sheet in plan:
        for side in sheet.sides:
            imposition.add(sheet, side)
    return pdf


class _Forms:
    """Pages of a file as forms of another, made when first asked for; pages that paint alike are one form."""

    def __init__(self, target: Pdf, source: Pdf) -> None:
        self.target = target
        self.source = source  # pages do not outlive their file
        self.pages = list(source.pages)
        self._by_page: dict[int, Object] = {}
        self._by_look: dict[tuple[bytes, ...], Object] = {}

    def form(self, number: int) -> Object:
        """Give the form of a page (from 0)."""
        if number not in self._by_page:
            page = self.pages[number]
            page.contents_coalesce()
            resources = page.resources.unparse(resolved=False)
            painted = page.Contents.read_bytes() if "/Contents" in page else b""
            look = painted, resources, page.mediabox.unparse(), page.trimbox.unparse()
            if look not in self._by_look:
                form = page.as_form_xobject()
                form.BBox = page.mediabox
                self._by_look[look] = self.target.copy_foreign(form)
            self._by_page[number] = self._by_look[look]
        return self._by_page[number]


class _Imposition:
    """The file being made. Sides that say the same share their operators, as the names of forms begin anew on each."""

    def __init__(self, pdf: Pdf, pages: _Forms | None, drawn: _Forms | None, numbers: dict[Marks, int]) -> None:
        self.pdf = pdf
        self.pages = pages
        self.drawn = drawn
        self.numbers = numbers
        self._streams: dict[str, Object] = {}

    def add(self, sheet: Sheet, side: SheetSide) -> None:
        """Add a page for a side."""
        from pikepdf import Array, Dictionary

        operators, objects = self._content(side)
        width, height = round(sheet.paper.width * MM, 4), round(sheet.paper.height * MM, 4)
        self.pdf.add_blank_page(page_size=(width, height))
        page = self.pdf.pages[-1].obj
        page.MediaBox = Array([0, 0, width, height])
        page.Resources = Dictionary(XObject=Dictionary(objects))
        if not operators:
            del page.Contents
            return
        if operators not in self._streams:
            self._streams[operators] = self.pdf.make_stream(operators.encode())
        page.Contents = self._streams[operators]

    def _content(self, side: SheetSide) -> tuple[str, dict[str, Object]]:
        operators: list[str] = []
        objects: dict[str, Object] = {}
        names: dict[tuple[int, int], str] = {}
        for placement in side.placements if self.pages else ():
            assert self.pages is not None
            form = self.pages.form(placement.page)
            name = names.setdefault(form.objgen, f"/P{len(names)}")
            objects[name] = form
            operators.append(_placed(placement, trimmed(self.pages.pages[placement.page]), name))
        for name, group in (("/Marks", side.marks), ("/Words", side.captions)):
            if group:
                assert self.drawn is not None
                objects[name] = self.drawn.form(self.numbers[group])
                operators.append(f"{name} Do")
        return "\n".join(operators), objects


def _placed(placement: Placement, trim: Rectangle, name: str) -> str:
    """Give the operators that show a form so that its trimmed page covers the placement's area."""
    scale, turn = placement.scale, radians(placement.rotation)
    width, height = (trim.width, trim.height) if placement.rotation % 180 == 0 else (trim.height, trim.width)
    area = placement.area
    if abs(width * scale - area.width) > SAME or abs(height * scale - area.height) > SAME:
        raise PressError(f"page {placement.page + 1} does not have the size that was planned for it")
    a, b = scale * round(cos(turn), 9), scale * round(sin(turn), 9)
    (x, y), (page_x, page_y) = area.centre, trim.centre
    right = (x - (a * page_x - b * page_y)) * MM
    up = (y - (b * page_x + a * page_y)) * MM
    area = placement.visible_area
    clip = _numbers(area.x * MM, area.y * MM, area.width * MM, area.height * MM)
    return f"q {clip} re W n {_numbers(a, b, -b, a, right, up)} cm {name} Do Q"


def _numbers(*values: float) -> str:
    texts = (f"{value:.4f}".rstrip("0").rstrip(".") for value in values)
    return " ".join("0" if text == "-0" else text for text in texts)


def _painted(groups: Iterable[Marks], plan: Sequence[Sheet], space: ColourSpace) -> bytes:
    """Paint each group of marks on a page of its own, large enough for every sheet."""
    out = BytesIO()
    size = max(s.paper.width for s in plan) * MM, max(s.paper.height for s in plan) * MM
    canvas = PressCanvas(out, pagesize=size, setup=PageSetup(space=space, links=False))
    setattr(canvas, "_enforceColorSpace", None)  # noqa: B010  # it would turn registration, a plate, into four inks
    for group in groups:
        for mark in group:
            _paint(canvas, mark, space)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _paint(canvas: PressCanvas, mark: Mark, space: ColourSpace) -> None:
    if isinstance(mark, Label):
        _paint_label(canvas, mark, space)
    elif isinstance(mark, Patch):
        canvas.setFillColor(_colour(mark.ink, space))
        area = mark.area
        canvas.rect(area.x * MM, area.y * MM, area.width * MM, area.height * MM, stroke=0, fill=1)
    else:
        canvas.setStrokeColor(_colour(mark.ink, space))
        canvas.setLineWidth(mark.width)
        if isinstance(mark, Ring):
            canvas.circle(mark.x * MM, mark.y * MM, mark.radius * MM)
        else:
            _paint_line(canvas, mark)


def _paint_line(canvas: PressCanvas, mark: LineMark) -> None:
    canvas.setDash([length * MM for length in mark.dash or ()])
    canvas.line(mark.x1 * MM, mark.y1 * MM, mark.x2 * MM, mark.y2 * MM)
    canvas.setDash([])


def _paint_label(canvas: PressCanvas, mark: Label, space: ColourSpace) -> None:
    from generator.pdf import fonts

    name = fonts.face("inter", mark.weight)
    text = fonts.printable(mark.text)
    if missing := fonts.missing_characters(text, name):
        raise PressError(f'no print font has "{missing}", which stands in the words on sheets: {mark.text}')
    shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[mark.align] * fonts.text_width(text, name, mark.size)
    canvas.saveState()
    canvas.translate(mark.x * MM, mark.y * MM)
    canvas.rotate(mark.rotation)
    canvas.setFillColor(_colour(mark.ink, space))
    canvas.setFont(name, mark.size)
    canvas.drawString(-shift, 0, text)
    canvas.restoreState()


def _colour(ink: Ink, space: ColourSpace) -> Color:
    if ink is REGISTRATION and space == "cmyk":
        return CMYKColorSep(1, 1, 1, 1, spotName="All")
    return ink.reportlab(space)
