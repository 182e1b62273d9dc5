"""Files for print shops: single pages in reading order, with bleed, in CMYK, as PDF/X.

PDF/X-1a:2003 names a printing condition of the ICC registry, which every shop knows, and needs no profile. With a
profile of the shop's own the file is PDF/X-4, which must hold one. A file that would break the standard is refused
rather than mislabelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from generator.errors import PressError
from generator.finishing.conditions import Condition, profile_name
from generator.finishing.marks import CROP_LENGTH, REGISTRATION, Label, Mark, colour_bar, crop_marks, registration
from generator.finishing.placement import Placement, Rectangle
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.preflight import Limits, preflight
from generator.finishing.source import Pages, measure
from generator.finishing.words import number
from generator.finishing.writer import impose
from generator.options import MarkSet
from generator.output import Output
from generator.paper import Paper
from generator.pdf.metadata import Properties, describe, save
from generator.targets.shop import TARGET as SHOP
from generator.units import MM

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Pdf

SLUG = 10.0
"""Mm outside the bleed for marks."""
AIR = 1.0
"""Mm between the bleed and a mark."""
MOST_BLEED = 5.0
REGISTRY = "http://www.color.org"
BREAKS_STANDARD = frozenset(("colour", "transparency", "font", "annotation", "content", "boxes", "bleed"))
"""Rules of preflight whose errors would make a PDF/X claim untrue, or the order fail."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A PDF/X standard: its name, its PDF version, and its printing condition or profile."""

    name: Literal["PDF/X-1a:2003", "PDF/X-4"]
    version: str
    condition: Condition
    profile: bytes | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A page to print: its number in the source (from 0), and lines to add, in mm from its lower left corner."""

    page: int
    labels: tuple[Label, ...] = ()


def shop(
    pdf: bytes,
    condition: Condition,
    properties: Properties,
    *,
    bleed: float = 3.0,
    marks: Sequence[MarkSet] = (),
    profile: bytes | None = None,
    printed: Sequence[Printed] = (),
) -> Output:
    """Make the file for a shop of pages composed in CMYK with at least as much bleed as asked for (mm).

    `printed` are the pages of the file in order, by default those of the source as they are. Raises PressError when
    pages have too little bleed, the profile is none for a press, or a page would break the standard (RGB,
    transparency, fonts left out …), with every place.
    """
    pages = measure(pdf)
    _check_bleed(pages, bleed)
    standard = Standard("PDF/X-1a:2003", "1.4", condition)
    if profile is not None:
        own = replace(condition, id="profile", identifier="Custom", name=profile_name(profile))
        standard = Standard("PDF/X-4", "1.6", own, profile)
    wanted = list(printed) or [Printed(page) for page in range(pages.count)]
    digest = sha256(pdf).hexdigest()

    def made(some: Sequence[Printed]) -> bytes:
        slug = SLUG if marks else 0.0
        with impose(pdf, _plan(some, pages, bleed, slug, marks), SHOP.space) as imposed:
            _set_boxes(imposed, pages, bleed, slug)
            return _as_standard(imposed, standard, properties, digest)

    data = made(wanted)
    different = list({one.page: one for one in reversed(wanted)}.values())[::-1]
    report = preflight(
        data if len(different) == len(wanted) else made(different),  # of pages that differ in their lines one will do
        SHOP,
        limits=Limits(bleed=bleed, ink=condition.ink),
        quick=True,
    )
    broken = [finding for finding in report.findings if finding.severity == "error"]
    if any(finding.rule in BREAKS_STANDARD for finding in broken):
        raise PressError("\n".join(["the pages cannot go to a shop:", *map(str, broken)]))
    notes = tuple(map(str, report.findings))
    return Output(data, len(wanted), pages.width, pages.height, notes=notes)


def _check_bleed(pages: Pages, bleed: float) -> None:
    if not 0 <= bleed <= MOST_BLEED:
        raise PressError(f"bleed is between 0 and {number(MOST_BLEED)} mm, not {number(bleed)} mm")
    if pages.bleed < bleed - 0.05:
        raise PressError(f"the pages have {number(pages.bleed)} mm bleed, the shop wants {number(bleed)} mm")


def _plan(wanted: Sequence[Printed], pages: Pages, bleed: float, slug: float, marks: Sequence[MarkSet]) -> list[Sheet]:
    around = bleed + slug
    trim = Rectangle(around, around, pages.width, pages.height)
    paper = Paper("shop", pages.width + 2 * around, pages.height + 2 * around)
    drawn = tuple(_marks(trim, bleed, marks))

    def side(one: Printed) -> SheetSide:
        lines = tuple(replace(label, x=trim.x + label.x, y=trim.y + label.y) for label in one.labels)
        return SheetSide((Placement(one.page, trim, visible=trim.grown(bleed)),), drawn, lines)

    return [Sheet(paper, side(one)) for one in wanted]


def _marks(trim: Rectangle, bleed: float, wanted: Sequence[MarkSet]) -> list[Mark]:
    block = trim.grown(bleed)
    marks: list[Mark] = []
    if "crop" in wanted:
        marks += crop_marks([trim], block, AIR, CROP_LENGTH, REGISTRATION)
    x, y = trim.centre
    away = AIR + 4.0
    if "registration" in wanted:
        for spot in (
            (x, block.top + away),
            (x, block.y - away),
            (block.x - away, y),
            (block.right + away, y),
        ):
            marks += registration(*spot)
    if "colorbar" in wanted:
        side = min(5.0, (trim.width / 2 - 8) / 11)
        marks += colour_bar(trim.x + 3, block.y - AIR - 4 - side / 2, side)
    return marks


def _set_boxes(pdf: Pdf, pages: Pages, bleed: float, slug: float) -> None:
    from pikepdf import Array

    bleed_box = Rectangle(slug, slug, pages.width + 2 * bleed, pages.height + 2 * bleed)
    for page in pdf.pages:
        for key, area in (("/BleedBox", bleed_box), ("/TrimBox", bleed_box.grown(-bleed))):
            page.obj[key] = Array([round(side * MM, 4) for side in (area.x, area.y, area.right, area.top)])


def _as_standard(pdf: Pdf, standard: Standard, properties: Properties, digest: str) -> bytes:
    """Describe a file as PDF/X and give its bytes."""
    import pikepdf

    plain = replace(properties, page_labels=(), page_layout=None, show_outline=False, duplex="", actual_size=False)
    describe(pdf, plain, _claims(standard, digest))
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
    if standard.profile is None:
        pdf.docinfo["/GTS_PDFXVersion"] = standard.name
    pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf, standard)])
    return save(pdf, streamed=False, version=standard.version)


def _intent(pdf: Pdf, standard: Standard) -> pikepdf.Dictionary:
    import pikepdf

    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=standard.condition.identifier,
        Info=standard.condition.name,
    )
    if standard.profile is None:
        intent.RegistryName = REGISTRY
    else:
        intent.DestOutputProfile = pdf.make_stream(standard.profile, N=4, Alternate=pikepdf.Name.DeviceCMYK)
    return pdf.make_indirect(intent)


def _claims(standard: Standard, digest: str) -> tuple[str, ...]:
    """Give the XMP elements: PDF/X-4 is claimed there, PDF/X-1a:2003 in the Info dictionary."""
    trapped = "<pdf:Trapped>False</pdf:Trapped>"
    if standard.profile is None:
        return (trapped,)
    media = 'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    return (
        trapped,
        f'<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">{standard.name}</pdfxid:GTS_PDFXVersion>',
        f"<xmpMM:DocumentID {media}>uuid:{UUID(digest[:32])}</xmpMM:DocumentID>",
        f"<xmpMM:VersionID {media}>1</xmpMM:VersionID>",
        f"<xmpMM:RenditionClass {media}>default</xmpMM:RenditionClass>",
    )
