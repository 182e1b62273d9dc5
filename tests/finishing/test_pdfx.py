"""Each demand of PDF/X: a file that breaks it, and nothing else, is told so, under each edition that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from profiles import profile
from sound_files import GLYPH, PAINTED, VERSIONS, XMP, Change, blank, broken, told, type3, written

from generator.finishing.preflight.pdfx.demands import DEMANDS, Demand
from generator.finishing.preflight.pdfx.editions import EDITIONS, X1A, X1A_2001, X3, X4

BOX = b"60 60 20 20 re f"


class Break(NamedTuple):
    """How to break a demand: what is told, what to change, to paint, how to save it, and bytes to change at last."""

    message: str
    change: Change = lambda pdf: None
    content: bytes = PAINTED
    save: Mapping[str, Any] = MappingProxyType({})
    alone: bool = True
    patch: tuple[bytes, bytes] = (b"", b"")


def page(**entries: Any) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value(pdf) if callable(value) else value

    return change


def without_page(key: str) -> Change:
    return lambda pdf: pdf.pages[0].obj.__delitem__(f"/{key}")


def root(**entries: Any) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value

    return change


def info(**entries: Any) -> Change:
    """Set entries of the Info dictionary; None takes one out, of the metadata too."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.docinfo[f"/{key}"]
            else:
                pdf.docinfo[f"/{key}"] = value

    return change


def in_metadata(old: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        if "/Metadata" in pdf.Root:
            assert old in XMP
            pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(old.encode(), new.encode()))

    return change


def both(*changes: Change) -> Change:
    def change(pdf: Pdf) -> None:
        for one in changes:
            one(pdf)

    return change


def intent(**entries: Any) -> Change:
    """Set entries of the output intent; None takes one out."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            one = pdf.Root.OutputIntents[0]
            if value is None:
                if f"/{key}" in one:
                    del one[f"/{key}"]
            else:
                one[f"/{key}"] = value(pdf) if callable(value) else value

    return change


def icc(data: bytes, channels: int = 4) -> Callable[[Pdf], Any]:
    return lambda pdf: pdf.make_stream(data, N=channels)


def resources(kind: str, **entries: Any) -> Change:
    def change(pdf: Pdf) -> None:
        made = {f"/{key}": value(pdf) if callable(value) else value for key, value in entries.items()}
        pdf.pages[0].obj.Resources[f"/{kind}"] = Dictionary(made)

    return change


def xobject(**entries: Any) -> Change:
    def make(pdf: Pdf) -> Any:
        form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9])} | entries
        return pdf.make_stream(b"", **{key: value(pdf) if callable(value) else value for key, value in form.items()})

    return resources("XObject", X=make)


def picture(data: bytes = b"\x80", **entries: Any) -> Change:
    about = {"Subtype": Name.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
    return resources(
        "XObject",
        X=lambda pdf: pdf.make_stream(
            data, **{key: value(pdf) if callable(value) else value for key, value in (about | entries).items()}
        ),
    )


def note(kind: str, rect: tuple[int, ...] = (60, 60, 90, 90), **entries: Any) -> Change:
    return page(Annots=Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(rect), **entries)]))


def packed(name: str) -> Change:
    """Add a stream that is packed so; nobody need unpack it."""

    def change(pdf: Pdf) -> None:
        stream = pdf.make_stream(b"")
        stream.write(b"\x80\x0b", filter=Name(f"/{name}"))
        pdf.Root.Extra = stream

    return change


AS_IT_IS = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


def plate(base: str, function: Dictionary | None = None) -> Array:
    mix = function or Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0], C1=[0, 1, 1])
    return Array([Name.Separation, Name.Gold, Name(f"/{base}"), mix])


def font(**descriptor: Any) -> Change:
    def make(pdf: Pdf) -> Any:
        made = {f"/{key}": value(pdf) if callable(value) else value for key, value in descriptor.items()}
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Acme,
            FirstChar=97,
            LastChar=97,
            Widths=[500],
            FontDescriptor=Dictionary(made),
        )

    return resources("Font", F=make)


WORDS = b"BT /F 12 Tf 60 60 Td (a) Tj ET"
MARKED_STATE = b"/G gs " + PAINTED
SCRIPT = Dictionary(S=Name.JavaScript, JS="app.beep()")
BY_INFO_OR_METADATA = both(info(Trapped=None), in_metadata('pdf:Trapped="False"', ""))


def gs(**entries: Any) -> Change:
    return resources("ExtGState", G=Dictionary({f"/{key}": value for key, value in entries.items()}))


BREAKS: dict[str, list[Break]] = {
    "version": [Break("the file is PDF 1.7, above ", save={"force_version": "1.7"})],
    "object-streams": [
        Break(
            "it keeps objects in streams, which came with PDF 1.5",
            save={"object_stream_mode": pikepdf.ObjectStreamMode.generate, "force_version": "1.5"},
            alone=False,
        )
    ],
    "layers": [Break("it has layers, which came with PDF 1.5", root(OCProperties=Dictionary(D=Dictionary())))],
    "deep-pictures": [
        Break("a picture has 16 bits a channel", picture(b"\x80\0", BitsPerComponent=16), b"/X Do"),
    ],
    "user-unit": [Break("a page has a unit of its own", page(UserUnit=1.5))],
    "layer-events": [
        Break("its layers switch themselves (AS)", root(OCProperties=Dictionary(D=Dictionary(AS=Array([]))))),
        Break(
            "its layers switch themselves (AS)",
            root(OCProperties=Dictionary(D=Dictionary(), Configs=Array([Dictionary(AS=Array([]))]))),
        ),
    ],
    "composite": [Break("the page is one plate of several", page(SeparationInfo=Dictionary(DeviceColorant="Cyan")))],
    "one-intent": [
        Break("it has 0 output intents instead of one", root(OutputIntents=Array([]))),
        Break(
            "it has 2 output intents instead of one",
            lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0]),
        ),
        Break("it has 0 output intents instead of one", intent(S=Name.GTS_PDFA1)),
    ],
    "condition": [Break("its output intent names no printing condition", intent(OutputConditionIdentifier=None))],
    "registry": [
        Break(
            "its printing condition is from no registry, and there is no profile",
            intent(RegistryName=None, DestOutputProfile=None),
        )
    ],
    "condition-info": [
        Break(
            "its output intent does not say in words what its printing condition is",
            intent(RegistryName=None, Info=None, DestOutputProfile=icc(profile())),
        )
    ],
    "profile": [Break("it holds no output profile", intent(DestOutputProfile=None))],
    "profile-class": [
        Break("its output profile is none of a press", intent(DestOutputProfile=icc(profile(b"mntr")))),
        Break("its output profile is no ICC profile", intent(DestOutputProfile=icc(b"\0" * 200))),
    ],
    "profile-space": [
        Break("its output profile is for Lab", intent(DestOutputProfile=icc(profile(space=b"Lab "), 3)), b"")
    ],
    "profile-channels": [
        Break("it says that its output profile has 3 channels", intent(DestOutputProfile=icc(profile(), 3)))
    ],
    "profile-version": [
        Break(
            "its output profile is of version 5",
            intent(DestOutputProfile=icc(profile()[:8] + b"\5" + profile()[9:])),
        )
    ],
    "inks": [
        Break("something is painted in DeviceRGB", content=b"1 0 0 rg " + BOX),
        Break(
            "something is painted in Lab",
            resources("ColorSpace", C=Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])),
            b"/C cs 50 0 0 sc " + BOX,
        ),
        Break(
            "something is painted in ICCBased4",
            resources("ColorSpace", C=lambda pdf: Array([Name.ICCBased, icc(profile(name="Other"))(pdf)])),
            b"/C cs 0 0 0 1 sc " + BOX,
        ),
        Break("something is painted in DeviceRGB", picture(b"abc", ColorSpace=Name.DeviceRGB), b"/X Do"),
    ],
    "indexed": [
        Break(
            "a table of colours is in DeviceRGB",
            resources("ColorSpace", C=Array([Name.Indexed, Name.DeviceRGB, 0, pikepdf.String(b"abc")])),
            b"/C cs 0 sc " + BOX,
        )
    ],
    "mixed-inks": [
        Break(
            "the ink Gold is mixed in DeviceRGB",
            resources("ColorSpace", C=plate("DeviceRGB")),
            b"/C cs 1 scn " + BOX,
        )
    ],
    "default-spaces": [
        Break("a page has a DefaultGray", resources("ColorSpace", DefaultGray=Name.DeviceGray)),
    ],
    "device-colour": [
        Break("something is painted in DeviceRGB", content=b"1 0 0 rg " + BOX),
        Break(
            "something is painted in DeviceRGB",
            resources("ColorSpace", C=plate("DeviceRGB")),
            b"/C cs 1 scn " + BOX,
        ),
        Break(
            "something is painted in DeviceCMYK",
            intent(DestOutputProfile=icc(profile(space=b"RGB "), 3)),
        ),
    ],
    "managed-colour": [
        Break(
            "Lab needs an output profile, and there is none",
            resources("ColorSpace", C=Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])),
            b"/C cs 50 0 0 sc " + BOX,
        )
    ],
    "own-profile": [
        Break(
            "something in CMYK names the output profile itself as where it comes from",
            resources("ColorSpace", C=lambda pdf: Array([Name.ICCBased, icc(profile())(pdf)])),
            b"/C cs 0 0 0 1 sc " + BOX,
        )
    ],
    "blend-space": [
        Break(
            "transparency is mixed in DeviceRGB",
            page(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
        )
    ],
    "embedded": [Break("the font Acme is not embedded", font(Flags=32), WORDS)],
    "opentype": [
        Break(
            "a font is an OpenType file",
            font(FontFile3=lambda pdf: pdf.make_stream(b"OTTO", Subtype=Name.OpenType)),
            WORDS,
        )
    ],
    "attachments": [
        Break("it has a file attached", root(Names=Dictionary(EmbeddedFiles=Dictionary(Names=Array([]))))),
        Break("it has a file attached", note("FileAttachment", (0, 0, 9, 9))),
    ],
    "external": [
        Break("some of its data are in another file", root(Extra=lambda pdf: pdf.make_stream(b"", F="a.dat"))),
    ],
    "reference": [Break("it places a page of another file", xobject(Ref=Dictionary()), b"/X Do")],
    "opi": [
        Break("a form is a stand-in (OPI)", xobject(OPI=Dictionary()), b"/X Do"),
        Break("a picture is a stand-in (OPI)", picture(OPI=Dictionary()), b"/X Do"),
    ],
    "lzw": [Break("it is packed by LZW", packed("LZWDecode"), save=AS_IT_IS)],
    "jbig2": [Break("it is packed by JBIG2", packed("JBIG2Decode"))],
    "newer-filters": [Break("it is packed as JPXDecode, which came with PDF 1.5", packed("JPXDecode"))],
    "crypt": [Break("it has a Crypt filter", packed("JPXDecode"), patch=(b"/JPXDecode", b"/Crypt    "))],
    "trapped": [
        Break("it does not say whether it is trapped", BY_INFO_OR_METADATA),
        Break(
            "it does not say whether it is trapped",
            both(info(Trapped=Name.Unknown), in_metadata('pdf:Trapped="False"', 'pdf:Trapped="Unknown"')),
        ),
        Break(
            "it does not say whether it is trapped",
            both(info(Trapped="True"), in_metadata('pdf:Trapped="False"', "")),
        ),
    ],
    "traps": [Break("it holds traps, and does not say that it is trapped", note("TrapNet", (0, 0, 311, 212)))],
    "trap-fonts": [
        Break(
            "its traps were made with other fonts",
            both(note("TrapNet", (0, 0, 311, 212), FontFauxing=Array([Name.F])), info(Trapped=Name("/True"))),
        )
    ],
    "trap-colours": [
        Break(
            "its traps are in DeviceRGB",
            lambda pdf: both(
                note(
                    "TrapNet",
                    (0, 0, 311, 212),
                    AP=Dictionary(N=pdf.make_stream(b"", Subtype=Name.Form, BBox=[0, 0, 311, 212], PCM=Name.DeviceRGB)),
                ),
                info(Trapped=Name("/True")),
            )(pdf),
        )
    ],
    "identified": [],
    "title": [
        Break("it lacks Title", both(info(Title=None), in_metadata("Test card", ""))),
        Break("it lacks Title", both(info(Title=""), in_metadata("Test card", " "))),
    ],
    "dates": [
        Break("it lacks CreationDate", both(info(CreationDate=None), in_metadata("xmp:CreateDate", "xmp:Other"))),
        Break("it lacks ModDate", both(info(ModDate=None), in_metadata("xmp:ModifyDate", "xmp:Other"))),
    ],
    "file-id": [Break("it has no file identifier", patch=(b"/ID [", b"/XD ["))],
    "metadata-date": [Break("its metadata lack MetadataDate", in_metadata("xmp:MetadataDate", "xmp:Other"))],
    "documentid": [Break("its metadata lack DocumentID", in_metadata("xmpMM:DocumentID", "xmpMM:Other"))],
    "versionid": [Break("its metadata lack VersionID", in_metadata("xmpMM:VersionID", "xmpMM:Other"))],
    "renditionclass": [Break("its metadata lack RenditionClass", in_metadata("xmpMM:RenditionClass", "xmpMM:Other"))],
    "boxes": [
        Break("there is no TrimBox", without_page("TrimBox")),
        Break("a page has no MediaBox", patch=(b"/MediaBox", b"/XediaBox"), alone=False),
    ],
    "one-trim": [Break("there are a TrimBox and an ArtBox", page(ArtBox=Array([60, 60, 90, 90])))],
    "nested": [
        Break("the TrimBox must lie in the BleedBox", page(TrimBox=Array([10, 30, 280, 180]))),
        Break("the TrimBox must lie in the BleedBox", page(BleedBox=Array([-10, 10, 300, 200]))),
    ],
    "crop": [Break("the CropBox hides a part of the trimmed page", page(CropBox=Array([60, 20, 290, 190])))],
    "transfer": [
        Break("it has a transfer curve", gs(TR=Name.Identity), MARKED_STATE),
        Break("it has a transfer curve", gs(TR2=Name.Identity), MARKED_STATE),
        Break(
            "it has a transfer curve", gs(HT=Dictionary(HalftoneType=1, TransferFunction=Dictionary())), MARKED_STATE
        ),
        Break(
            "it has a transfer curve",
            gs(HT=Dictionary(HalftoneType=5, Cyan=Dictionary(HalftoneType=1, TransferFunction=Dictionary()))),
            MARKED_STATE,
        ),
    ],
    "phase": [Break("it has a halftone phase", gs(HTP=Array([0, 0])), MARKED_STATE)],
    "halftone": [Break("it has a halftone of type 6", gs(HT=Dictionary(HalftoneType=6)), MARKED_STATE)],
    "halftone-name": [
        Break("a halftone has a name", gs(HT=Dictionary(HalftoneType=1, HalftoneName="Diamond")), MARKED_STATE),
        Break(
            "a halftone has a name",
            gs(HT=Dictionary(HalftoneType=5, Default=Dictionary(HalftoneType=1, HalftoneName="Diamond"))),
            MARKED_STATE,
        ),
    ],
    "intent": [
        Break("it asks for the rendering intent Vivid", content=b"/Vivid ri " + PAINTED),
        Break("it asks for the rendering intent Vivid", gs(RI=Name.Vivid), MARKED_STATE),
        Break("it asks for the rendering intent Vivid", picture(Intent=Name.Vivid), b"/X Do"),
    ],
    "postscript": [
        Break("it has PostScript", content=b"(showpage) PS " + PAINTED),
        Break("it has PostScript", xobject(Subtype=Name.PS), b"/X Do"),
        Break("it has PostScript", xobject(Subtype2=Name.PS), b"/X Do"),
    ],
    "encrypted": [
        Break(
            "it is encrypted",
            save={"encryption": pikepdf.Encryption(owner="a", user="", R=2, aes=False, metadata=False)},
        )
    ],
    "alternate": [
        Break(
            "another picture is printed in place of one",
            picture(Alternates=Array([Dictionary(DefaultForPrinting=True)])),
            b"/X Do",
        )
    ],
    "annotations": [
        Break("an annotation (Text) stands on the page", note("Text")),
        Break("an annotation (Widget) stands on the page", note("Widget", (10, 10, 22, 22))),
    ],
    "printer-marks": [Break("a printer's mark stands on the trimmed page", note("PrinterMark"))],
    "actions": [
        Break("it has an action", note("Link", (0, 0, 9, 9), A=Dictionary(S=Name.URI, URI="a:b"))),
        Break("it has an action", root(OpenAction=Dictionary(S=Name.GoTo, D=Array([0, Name.Fit])))),
        Break("it has an action", page(AA=Dictionary(O=Dictionary(S=Name.Named, N=Name.Print)))),
        Break(
            "it has an action",
            root(Outlines=lambda pdf: pdf.make_indirect(Dictionary(A=Dictionary(S=Name.URI, URI="a:b")))),
        ),
    ],
    "scripts": [
        Break("it has JavaScript", root(Names=Dictionary(JavaScript=Dictionary(Names=Array([]))))),
        Break("it has JavaScript", root(OpenAction=SCRIPT), alone=False),
    ],
    "presentations": [
        Break("it is a presentation in steps", page(PresSteps=Dictionary(Type=Name.NavNode))),
        Break("it is a presentation in steps", root(Names=Dictionary(AlternatePresentations=Dictionary()))),
    ],
    "xfa": [Break("it has an XFA form", root(AcroForm=Dictionary(Fields=Array([]), XFA="<x/>")))],
    "operators": [Break("there is an operator that is none: glow", content=b"BX 1 glow EX " + PAINTED)],
    "alpha": [
        Break("there is colour that is not solid", gs(ca=0.5), MARKED_STATE),
        Break("there is colour that is not solid", gs(CA=0.99), MARKED_STATE),
    ],
    "blend-mode": [
        Break("there is the blend mode Multiply", gs(BM=Name.Multiply), MARKED_STATE),
        Break("there is the blend mode Screen", gs(BM=Array([Name.Screen, Name.Normal])), MARKED_STATE),
    ],
    "soft-mask": [Break("there is a soft mask", gs(SMask=Dictionary(S=Name.Alpha)), MARKED_STATE)],
    "picture-mask": [
        Break(
            "there is a picture with a soft mask",
            picture(SMask=lambda pdf: pdf.make_stream(b"\x80", Subtype=Name.Image, Width=1, Height=1)),
            b"/X Do",
        )
    ],
    "group": [
        Break("there is a transparency group of the page", page(Group=Dictionary(S=Name.Transparency))),
        Break("there is a transparency group", xobject(Group=Dictionary(S=Name.Transparency)), b"/X Do"),
    ],
    "areas": [
        Break(
            "viewers are told to show or print another box than the media or the bleed",
            root(ViewerPreferences=Dictionary(PrintArea=Name.TrimBox)),
        )
    ],
}
CASES = [
    pytest.param(demand, edition.name, one, id=f"{demand.id}-{edition.name}-{number}")
    for demand in DEMANDS
    for edition in demand.editions
    for number, one in enumerate(BREAKS.get(demand.id, ()))
]


def test_every_demand_has_a_file_that_breaks_it() -> None:
    assert set(BREAKS) == {demand.id for demand in DEMANDS}
    assert len({demand.id for demand in DEMANDS}) == len(DEMANDS)
    assert [name for name, breaks in BREAKS.items() if not breaks] == ["identified"]


@pytest.mark.parametrize("claim", EDITIONS)
def test_a_file_that_keeps_all_demands_is_told_so(claim: str) -> None:
    assert told(written(blank(claim), claim), "pdfx") == []


@pytest.mark.parametrize(("demand", "claim", "one"), CASES)
def test_a_demand_that_is_broken_is_told(demand: Demand, claim: str, one: Break) -> None:
    pdf = broken(one.change, claim, one.content, **one.save)
    pdf = pdf.replace(*one.patch) if one.patch[0] else pdf
    found = told(pdf, target="screen")
    if demand.also and one.message in found:
        return
    claims = [message for message in found if message.startswith(f"{claim} is claimed, but ")]
    assert any(message.startswith(f"{claim} is claimed, but {one.message}") for message in claims), found
    assert not one.alone or len(claims) == 1, claims


@pytest.mark.parametrize(
    ("claim", "change", "message"),
    [
        ("PDF/X-1a:2001", info(GTS_PDFXVersion="PDF/X-1a:2001"), "does not say GTS_PDFXVersion (PDF/X-1:2001)"),
        ("PDF/X-4", both(in_metadata("PDF/X-4", ""), info(GTS_PDFXVersion="PDF/X-4")), "its metadata do not say so"),
        ("PDF/X-1a:2003", info(GTS_PDFXVersion="PDF/X-99"), "that is no version of the standard that is known here"),
        ("PDF/X-1a:2001", info(GTS_PDFXConformance=None), "that is no version of the standard that is known here"),
    ],
)
def test_claims_that_stand_in_the_wrong_place_or_are_unknown(claim: str, change: Change, message: str) -> None:
    (finding,) = told(broken(change, claim), "pdfx", "screen")
    assert message in finding


OUTSIDE = (0, 0, 15, 15)
ALLOWED: list[tuple[str, tuple[str, ...], Change, bytes]] = [
    ("a link beside the bleed", tuple(EDITIONS), note("Text", OUTSIDE), PAINTED),
    ("a printer's mark in the bleed", tuple(EDITIONS), note("PrinterMark", (21, 21, 27, 27)), PAINTED),
    ("alpha of one", tuple(EDITIONS), gs(ca=1, CA=1, BM=Name.Normal, SMask=Name("/None")), MARKED_STATE),
    ("the usual transfer", tuple(EDITIONS), gs(TR2=Name.Default), MARKED_STATE),
    ("a halftone of type 1", tuple(EDITIONS), gs(HT=Dictionary(HalftoneType=1)), MARKED_STATE),
    ("an ink of its own", tuple(EDITIONS), resources("ColorSpace", C=plate("DeviceCMYK")), b"/C cs 1 scn " + BOX),
    ("an art box", tuple(EDITIONS), lambda pdf: _art(pdf), PAINTED),
    ("a drawn font", tuple(EDITIONS), resources("Font", F=lambda pdf: type3(pdf, GLYPH)), WORDS),
    ("colour by a default", ("PDF/X-4",), lambda pdf: _default_rgb(pdf), b"1 0 0 rg " + BOX),
    ("transparency", ("PDF/X-4",), gs(ca=0.5, BM=Name.Multiply), MARKED_STATE),
    ("layers", ("PDF/X-4",), root(OCProperties=Dictionary(D=Dictionary())), PAINTED),
    ("a newer packing", ("PDF/X-4",), packed("JPXDecode"), PAINTED),
    ("a profile of its own", (X3[0].name,), lambda pdf: _managed(pdf), b"/C cs 1 0 0 scn " + BOX),
]


def _art(pdf: Pdf) -> None:
    pdf.pages[0].obj.ArtBox = pdf.pages[0].obj.TrimBox
    del pdf.pages[0].obj.TrimBox


def _default_rgb(pdf: Pdf) -> None:
    resources("ColorSpace", DefaultRGB=Array([Name.ICCBased, icc(profile(b"mntr", b"RGB "), 3)(pdf)]))(pdf)


def _managed(pdf: Pdf) -> None:
    intent(DestOutputProfile=icc(profile()))(pdf)
    resources("ColorSpace", C=Array([Name.ICCBased, icc(profile(b"mntr", b"RGB "), 3)(pdf)]))(pdf)


@pytest.mark.parametrize(
    ("claim", "change", "content"),
    [
        pytest.param(claim, change, content, id=f"{what}-{claim}")
        for what, claims, change, content in ALLOWED
        for claim in claims
    ],
)
def test_what_is_allowed_is_not_held_against_a_claim(claim: str, change: Change, content: bytes) -> None:
    assert told(broken(change, claim, content), "pdfx", "screen") == []


def test_what_an_edition_allows_is_a_note_at_most_to_a_shop() -> None:
    transparent = broken(gs(ca=0.5), "PDF/X-4", MARKED_STATE)
    assert told(transparent, severity="error") == []
    assert told(transparent, "transparency", severity="note") == ["there is colour that is not solid"]
    managed = broken(_managed, X3[0].name, b"/C cs 1 0 0 scn " + BOX)
    assert told(managed, severity="error") == []
    assert told(managed, "colour", severity="note") == ["something is painted in RGB (ICCBased3)"]


def test_what_a_rule_has_told_of_a_page_is_not_told_twice() -> None:
    painted = broken(lambda pdf: None, X1A[1].name, b"1 0 0 rg " + BOX)
    assert told(painted, target="shop") == ["something is painted in RGB (DeviceRGB)"]


def test_editions_are_all_that_the_sound_files_know() -> None:
    assert {"", *EDITIONS} == set(VERSIONS)
    assert (X1A_2001.version, X4.version) == ("1.3", "1.6")


def test_a_file_that_claims_one_thing_here_and_another_there_is_told() -> None:
    def claimed(pdf: Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)

    assert told(broken(claimed)) == ["PDF/X-1a:2003 is claimed, but its metadata claim PDF/X-4"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Test card", "Another", 'the title is "Test card" in one place and "Another" in the metadata'),
        ('Trapped="False"', 'Trapped="True"', 'the entry Trapped is "False" in one place and "True" in the metadata'),
        ("Test card", "Test  card", ""),
    ],
)
def test_what_is_said_twice_says_the_same(old: str, new: str, message: str) -> None:
    def changed(pdf: Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(XMP.replace(old, new).encode(), Type=Name.Metadata, Subtype=Name.XML)

    assert told(broken(changed, "PDF/X-4"), target="shop") == [message] * bool(message)
