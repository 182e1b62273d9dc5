"""Small files that keep what they claim, for tests to break in one way each."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from profiles import profile

from generator.finishing.preflight import Finding, Report, preflight
from generator.targets import TARGETS

Change = Callable[[Pdf], object]
VERSIONS = {
    "": "1.4",
    "PDF/X-1a:2001": "1.3",
    "PDF/X-1a:2003": "1.4",
    "PDF/X-3:2002": "1.3",
    "PDF/X-3:2003": "1.4",
    "PDF/X-4": "1.6",
}
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
  xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="PDF/X-4" pdf:Trapped="False"
  xmp:CreateDate="2026-11-01T12:00:00Z" xmp:ModifyDate="2026-11-01T12:00:00Z" xmp:MetadataDate="2026-11-01T12:00:00Z"
  xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Test card</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
GLYPH = b"700 0 0 0 700 700 d1 0 0 700 700 re f"
PAINTED = b"0 0 0 .5 k 40 40 100 60 re f"


def blank(claim: str = "PDF/X-1a:2003", content: bytes = PAINTED) -> Pdf:
    """Make a page of 90 × 55 mm with 3 mm bleed in a larger sheet, and all that the claim demands (none: no claim)."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(311.811, 212.598))
    page = pdf.pages[0]
    page.obj.BleedBox = Array([19.843, 19.843, 291.969, 192.756])
    page.obj.TrimBox = Array([28.346, 28.346, 283.465, 184.252])
    page.obj.Resources = Dictionary()
    page.obj.Contents = pdf.make_stream(content)
    pdf.docinfo["/Title"] = "Test card"
    for key in ("/CreationDate", "/ModDate"):
        pdf.docinfo[key] = "D:20261101120000Z"
    pdf.docinfo["/Trapped"] = Name("/False")
    if claim:
        _claim(pdf, claim)
    return pdf


def _claim(pdf: Pdf, claim: str) -> None:
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39", Info="Coated FOGRA39"
    )
    intent.RegistryName = "http://www.color.org"
    if claim == "PDF/X-4":
        intent.DestOutputProfile = pdf.make_stream(profile(), N=4)
        pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    elif claim == "PDF/X-1a:2001":
        pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1:2001"
        pdf.docinfo["/GTS_PDFXConformance"] = claim
    else:
        pdf.docinfo["/GTS_PDFXVersion"] = claim
    pdf.Root.OutputIntents = Array([intent])


def written(pdf: Pdf, claim: str = "PDF/X-1a:2003", **save: object) -> bytes:
    """Write a file as its claim wants it: its version, and no streams of objects."""
    out = BytesIO()
    settings: dict[str, object] = {
        "force_version": VERSIONS[claim],
        "object_stream_mode": pikepdf.ObjectStreamMode.disable,
        "fix_metadata_version": False,
        "static_id": True,
    }
    pdf.save(out, **(settings | save))  # type: ignore[arg-type]
    return out.getvalue()


def broken(change: Change, claim: str = "PDF/X-1a:2003", content: bytes = PAINTED, **save: object) -> bytes:
    """Make a sound file, change it, and write it."""
    with blank(claim, content) as pdf:
        change(pdf)
        return written(pdf, claim, **save)


def drawn(content: bytes, claim: str = "PDF/X-1a:2003", **resources: object) -> bytes:
    """Make a file that paints this, with these resources; values may be functions that make them in the file."""

    def change(pdf: Pdf) -> None:
        made = {f"/{name}": value(pdf) if callable(value) else value for name, value in resources.items()}
        pdf.pages[0].obj.Resources = Dictionary(made)  # type: ignore[arg-type]

    return broken(change, claim, content)


def type3(pdf: Pdf, glyph: bytes = GLYPH, **entries: object) -> Dictionary:
    """Make a font of one square glyph, `a`, of 700 by 700 units."""
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 700, 700],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=pdf.make_stream(glyph)),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
        FirstChar=97,
        LastChar=97,
        Widths=[700],
        Resources=Dictionary(),
    )
    for key, value in entries.items():
        font[f"/{key}"] = value
    return font


def messages(report: Report, rule: str = "", severity: str = "") -> list[str]:
    """Give what was found, by rule and severity."""
    return [one.message for one in chosen(report, rule, severity)]


def chosen(report: Report, rule: str = "", severity: str = "") -> list[Finding]:
    return [
        one for one in report.findings if (not rule or one.rule == rule) and (not severity or one.severity == severity)
    ]


def told(pdf: bytes, rule: str = "", target: str = "", severity: str = "") -> list[str]:
    """Preflight and give what was found."""
    return messages(preflight(pdf, TARGETS[target] if target else None), rule, severity)
