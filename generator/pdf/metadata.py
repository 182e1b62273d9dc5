"""Finish a file: what it says about itself, its structure, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from generator.pdf.canvas import PressCanvas
from generator.pdf.dated import moment
from generator.pdf.object_streams import with_object_streams, without_padding
from generator.pdf.page_labels import PageLabels
from generator.pdf.structure_writer import structure

if TYPE_CHECKING:
    from pikepdf import Pdf

PageLayout = Literal["SinglePage", "OneColumn", "TwoColumnLeft", "TwoColumnRight", "TwoPageLeft", "TwoPageRight"]
PRODUCER = "Routine Press"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says about itself and how a viewer should open and print it."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en"
    date: datetime | None = None
    page_labels: tuple[PageLabels, ...] = ()
    page_layout: PageLayout | None = None
    show_outline: bool = False
    duplex: Literal["", "Simplex", "DuplexFlipShortEdge", "DuplexFlipLongEdge"] = ""
    actual_size: bool = False


def finish(painted: bytes, properties: Properties, canvas: PressCanvas) -> bytes:
    """Return the finished file of what `canvas` painted: properties, structure when tagged, deterministic.

    Files for the screen are linearised with object streams (PDF 1.7); those for a press (PDF 1.4) have neither.
    """
    import pikepdf

    tagged = canvas.tree is not None
    with pikepdf.open(BytesIO(painted)) as pdf:
        _tidy(pdf)
        describe(pdf, properties, ("<pdfuaid:part>1</pdfuaid:part>",) if tagged else ())
        if not (tagged or canvas.setup.links):
            return save(pdf)
        file = with_object_streams(pdf, structure(pdf, canvas.tree, canvas.drawn) if canvas.tree is not None else {})
    return _linearised(file)


def _tidy(pdf: Pdf) -> None:
    """Leave out what ReportLab writes and no reader needs, and name the filter of a stream where it has a list of one.

    Streams with a list of filters would all be compressed anew by qpdf.
    """
    import pikepdf

    for page in pdf.pages:
        _leave_out(page.obj, "/Rotate", "/Trans")
        _leave_out(page.obj.Resources, "/ProcSet")
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            filters = thing.get("/Filter")
            if isinstance(filters, pikepdf.Array) and len(filters) == 1:
                thing.Filter = filters[0]
            if thing.get("/Subtype") == "/Form":
                _leave_out(thing, "/FormType", "/Matrix")
                _leave_out(thing.get("/Resources", {}), "/ProcSet")


def _leave_out(thing: Any, *keys: str) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def describe(pdf: Pdf, properties: Properties, claims: Sequence[str] = ()) -> None:
    """Write what a file says about itself and how to open and print it.

    `claims` are XMP elements of the standards it keeps; their namespace is declared in the packet or on the element.
    """
    _describe(pdf, properties)
    _set_view(pdf, properties)
    _write_metadata(pdf, properties, claims)


def save(pdf: Pdf, *, streamed: bool = False, version: str = "") -> bytes:
    """Return a file's bytes, the same for the same content.

    `streamed`: object streams, and linearised; `version`: the PDF version that its features need, such as 1.7.
    """
    return _linearised(with_object_streams(pdf, {}), version) if streamed else _written(pdf, False, version)


def save_again(pdf: Pdf) -> bytes:
    """Return the bytes of a file that was saved before, with what changed since; object streams stay as they are."""
    return _written(pdf, "/StructTreeRoot" in pdf.Root)


def _linearised(file: bytes, version: str = "") -> bytes:
    import pikepdf

    with pikepdf.open(BytesIO(file)) as pdf:
        return _written(pdf, True, version)


def _written(pdf: Pdf, linearised: bool, version: str = "") -> bytes:
    """Return a file's bytes: linearised with the object streams that it has, or without any."""
    import pikepdf

    out = BytesIO()
    mode = pikepdf.ObjectStreamMode
    pdf.save(
        out,
        min_version=version,
        object_stream_mode=mode.preserve if linearised else mode.disable,
        linearize=linearised,
        deterministic_id=True,
        fix_metadata_version=False,
        recompress_flate=False,
    )
    return without_padding(out.getvalue()) if linearised else out.getvalue()


def _describe(pdf: Pdf, properties: Properties) -> None:
    at = moment(properties.date)
    date = f"D:{at:%Y%m%d%H%M%S}+00'00'" if at else ""
    values = {
        "/Title": properties.title,
        "/Author": properties.author,
        "/Subject": properties.subject,
        "/Keywords": ", ".join(properties.keywords),
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
    }
    for key, value in values.items():
        if value:
            pdf.docinfo[key] = value
        elif key in pdf.docinfo:
            del pdf.docinfo[key]


def _set_view(pdf: Pdf, properties: Properties) -> None:
    """Say how to open and print: the title in the window, page names, spreads, paper at its true size."""
    from pikepdf import Array, Dictionary, Name, String

    pdf.Root.Lang = String(properties.language)
    preferences = Dictionary(DisplayDocTitle=True)
    if properties.actual_size:
        preferences.PrintScaling = Name("/None")
    if properties.duplex:
        preferences.Duplex = Name(f"/{properties.duplex}")
    pdf.Root.ViewerPreferences = preferences
    pdf.Root.PageMode = Name.UseOutlines if properties.show_outline else Name.UseNone
    if properties.page_layout:
        pdf.Root.PageLayout = Name(f"/{properties.page_layout}")
    numbers = []
    for labels in properties.page_labels:
        label = Dictionary()
        if labels.style:
            label.S = Name(f"/{labels.style}")
        if labels.prefix:
            label.P = String(labels.prefix)
        numbers += [labels.first, label]
    if numbers:
        pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _write_metadata(pdf: Pdf, properties: Properties, claims: Sequence[str]) -> None:
    """Write the XMP packet; it says the same as the Info dictionary, as PDF/UA and PDF/X ask."""
    from pikepdf import Name

    at = moment(properties.date)
    date = f"{at:%Y-%m-%dT%H:%M:%S}+00:00" if at else ""
    lines = [
        "<dc:format>application/pdf</dc:format>",
        _alternatives("dc:title", properties.title),
        _list("dc:creator", "Seq", [properties.author] if properties.author else []),
        _alternatives("dc:description", properties.subject),
        _list("dc:subject", "Bag", properties.keywords),
        _list("dc:language", "Bag", [properties.language]),
        _simple("pdf:Keywords", ", ".join(properties.keywords)),
        _simple("pdf:Producer", PRODUCER),
        _simple("xmp:CreatorTool", PRODUCER),
        *(_simple(name, date) for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")),
        *claims,
    ]
    packet = _PACKET.format(properties="\n".join(filter(None, lines)))
    stream = pdf.make_stream(packet.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = stream


def _simple(name: str, value: str) -> str:
    from html import escape

    return f"<{name}>{escape(value, quote=False)}</{name}>" if value else ""


def _alternatives(name: str, value: str) -> str:
    inner = _simple("rdf:li", value).replace("<rdf:li>", '<rdf:li xml:lang="x-default">', 1)
    return f"<{name}><rdf:Alt>{inner}</rdf:Alt></{name}>" if value else ""


def _list(name: str, kind: Literal["Seq", "Bag"], values: Sequence[str]) -> str:
    inner = "".join(_simple("rdf:li", value) for value in values)
    return f"<{name}><rdf:{kind}>{inner}</rdf:{kind}></{name}>" if values else ""
