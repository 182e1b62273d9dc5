"""What PDF/X demands and forbids: a row for each demand, with its clause, its editions and its test.

Written from public descriptions: the application notes of CGATS, the tables of producers of PDF/X, and the handbooks
of prepress software; the standards themselves were not at hand, so clause numbers (of ISO 15930-4:2003; the other parts
treat the same subjects) are inferred. A row is about what a file can be seen to break; a demand on readers, or on what
is meant, has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.finishing.preflight.examined import Examined
from generator.finishing.preflight.pdfx import breaches
from generator.finishing.preflight.pdfx.breaches import Test, without, without_filter, without_trait
from generator.finishing.preflight.pdfx.editions import EDITIONS, EVERY, OPAQUE, X1A, X3, X4, Edition
from generator.finishing.preflight.reading.xmp import XAP
from generator.finishing.preflight.report import Finding

ADVICE = "Make the file anew."


@dataclass(frozen=True, slots=True)
class Demand:
    """A row: its name here, the clause with its subject, what is demanded, of which editions, and the test.

    `also` names the rule of preflight that tells the same of a file for a shop, with its place.
    """

    id: str
    clause: str
    what: str
    editions: tuple[Edition, ...]
    test: Test
    also: str = ""


FILE, COLOUR, FONTS = "6.1 structure", "6.2 colour", "6.3 fonts"
ELSEWHERE, PACKING, TRAPPING, NAMED = "6.4 file specifications", "6.5 compression", "6.6 trapping", "6.7 identification"
BOXES, STATE, POSTSCRIPT, LOCKED = "6.8 boxes", "6.9 graphics state", "6.10 PostScript", "6.11 encryption"
ALTERNATES, NOTES, ACTIONS = "6.12 alternate images", "6.13 annotations", "6.14 actions"
OPERATORS, CLEAR, VIEWING = "6.15 operators", "6.16 transparency", "6.17 viewer preferences"

DEMANDS: tuple[Demand, ...] = (
    Demand("version", FILE, "The PDF is no newer than the one the edition builds on.", EVERY, breaches.version),
    Demand(
        "object-streams",
        FILE,
        "Objects stand in the file itself, with a table of where they are.",
        OPAQUE,
        without("object streams", "it keeps objects in streams, which came with PDF 1.5"),
    ),
    Demand("layers", FILE, "There are no layers.", OPAQUE, without("layers", "it has layers, which came with PDF 1.5")),
    Demand(
        "deep-pictures",
        FILE,
        "Pictures have 8 bits a channel at most.",
        OPAQUE,
        without_trait("16 bits", "a picture has 16 bits a channel, which came with PDF 1.5"),
    ),
    Demand(
        "user-unit",
        FILE,
        "Lengths are in points.",
        OPAQUE,
        without("user unit", "a page has a unit of its own, which came with PDF 1.6"),
    ),
    Demand(
        "presentations",
        FILE,
        "Pages are no steps of a presentation.",
        OPAQUE,
        without("presentations", "it is a presentation in steps, which came with PDF 1.5"),
    ),
    Demand(
        "xfa", FILE, "Forms are of PDF alone.", OPAQUE, without("xfa", "it has an XFA form, which came with PDF 1.5")
    ),
    Demand(
        "layer-events",
        FILE,
        "Layers are switched by nobody but the reader.",
        (X4,),
        without("layer events", "its layers switch themselves (AS)"),
    ),
    Demand("composite", FILE, "Pages are not separated into plates.", EVERY, breaches.not_separated),
    Demand("one-intent", COLOUR, "There is one output intent for PDF/X.", EVERY, breaches.one_condition),
    Demand("condition", COLOUR, "The output intent names its condition.", EVERY, breaches.condition_named),
    Demand("registry", COLOUR, "A condition is registered, or has a profile.", OPAQUE, breaches.condition_known),
    Demand("condition-info", COLOUR, "One that is not registered is told in words.", EVERY, breaches.condition_told),
    Demand("profile", COLOUR, "The output profile is in the file.", (X4,), breaches.profile_there),
    Demand("profile-class", COLOUR, "The output profile is of an output device.", EVERY, breaches.profile_of_output),
    Demand("profile-space", COLOUR, "The output profile is for inks of the edition.", EVERY, breaches.profile_space),
    Demand("profile-channels", COLOUR, "N is the number of its channels.", EVERY, breaches.profile_channels),
    Demand("profile-version", COLOUR, "It is no newer than the edition.", EVERY, breaches.profile_version),
    Demand("inks", COLOUR, "Colours are CMYK, grey, or inks by name.", X1A, breaches.inks_only, "colour"),
    Demand("indexed", COLOUR, "So are those of tables and patterns.", X1A, breaches.indexed_inks, "colour"),
    Demand("mixed-inks", COLOUR, "Inks by name are mixed in CMYK or grey.", X1A, breaches.mixed_inks, "colour"),
    Demand(
        "default-spaces",
        COLOUR,
        "No default stands in for CMYK or grey.",
        X1A,
        without_trait("default space", "a page has a {}"),
    ),
    Demand(
        "device-colour",
        COLOUR,
        "Colours of a device are those of the output intent, or have a default.",
        (*X3, X4),
        breaches.device_colour,
        "colour",
    ),
    Demand(
        "managed-colour",
        COLOUR,
        "Colours told by how they look need an output profile.",
        X3,
        breaches.managed_needs_profile,
    ),
    Demand(
        "own-profile",
        COLOUR,
        "CMYK with a profile has another than the output intent.",
        (X4,),
        breaches.not_the_output_profile,
    ),
    Demand("blend-space", COLOUR, "Transparency is mixed in a fitting space.", (X4,), breaches.blend_space),
    Demand("embedded", FONTS, "Fonts are in the file.", EVERY, breaches.embedded, "font"),
    Demand(
        "opentype",
        FONTS,
        "Font programs are Type 1, TrueType or CFF.",
        OPAQUE,
        without("opentype", "a font is an OpenType file, which came with PDF 1.6"),
    ),
    Demand("attachments", ELSEWHERE, "No file is attached.", OPAQUE, without("attachments", "it has a file attached")),
    Demand(
        "external",
        ELSEWHERE,
        "Data are in the file.",
        EVERY,
        without("external", "some of its data are in another file"),
    ),
    Demand(
        "reference",
        ELSEWHERE,
        "No page of another file is placed.",
        EVERY,
        without_trait("reference", "it places a page of another file"),
    ),
    Demand("opi", ELSEWHERE, "No picture waits to be replaced.", EVERY, without_trait("opi", "{} is a stand-in (OPI)")),
    Demand(
        "lzw", PACKING, "Nothing is packed by LZW.", EVERY, without_filter("it is packed by LZW", "LZWDecode", "LZW")
    ),
    Demand(
        "jbig2", PACKING, "Nothing is packed by JBIG2.", OPAQUE, without_filter("it is packed by JBIG2", "JBIG2Decode")
    ),
    Demand(
        "newer-filters",
        PACKING,
        "Nothing is packed as only newer PDF is.",
        OPAQUE,
        without_filter("it is packed as {}, which came with PDF 1.5", "JPXDecode", "Crypt"),
    ),
    Demand("crypt", PACKING, "No stream is encrypted alone.", (X4,), without_filter("it has a Crypt filter", "Crypt")),
    Demand("trapped", TRAPPING, "The file says whether it is trapped.", EVERY, breaches.trapped),
    Demand("traps", TRAPPING, "One with traps says that it is.", OPAQUE, breaches.traps_told),
    Demand(
        "trap-fonts",
        TRAPPING,
        "Traps were made with the fonts of the file.",
        OPAQUE,
        without_trait("trap fonts", "its traps were made with other fonts"),
    ),
    Demand(
        "trap-colours",
        TRAPPING,
        "Traps are in CMYK.",
        X1A,
        without_trait("trap colours", "its traps are in {}"),
    ),
    Demand("identified", NAMED, "The edition is named where its readers look.", EVERY, breaches.identified),
    Demand("title", NAMED, "There is a title.", EVERY, breaches.told(breaches.TITLE)),
    Demand("dates", NAMED, "There are dates of creation and change.", EVERY, breaches.told(*breaches.DATES)),
    Demand("file-id", NAMED, "There is a file identifier.", EVERY, breaches.file_identifier),
    Demand("metadata-date", NAMED, "Metadata are dated.", (X4,), breaches.metadata(XAP, "MetadataDate")),
    *(
        Demand(name.lower(), NAMED, f"Metadata tell the {name}.", (X4,), breaches.metadata(namespace, name))
        for namespace, name in breaches.HISTORY
    ),
    Demand("boxes", BOXES, "A page has a MediaBox and says where it is cut.", EVERY, breaches.boxes_there, "boxes"),
    Demand("one-trim", BOXES, "It has a TrimBox or an ArtBox, not both.", EVERY, breaches.one_trim),
    Demand("nested", BOXES, "Boxes lie in one another.", EVERY, breaches.nested_boxes, "boxes"),
    Demand("crop", BOXES, "The CropBox hides nothing of it.", OPAQUE, breaches.crop_outside, "boxes"),
    Demand(
        "transfer", STATE, "There are no transfer curves.", EVERY, without_trait("transfer", "it has a transfer curve")
    ),
    Demand("phase", STATE, "There is no phase of halftones.", EVERY, without_trait("phase", "it has a halftone phase")),
    Demand(
        "halftone", STATE, "Halftones are of type 1 or 5.", EVERY, without_trait("halftone", "it has a halftone {}")
    ),
    Demand(
        "halftone-name", STATE, "They have no name.", EVERY, without_trait("halftone name", "a halftone has a name")
    ),
    Demand(
        "intent",
        STATE,
        "Rendering intents are of the four known.",
        EVERY,
        without_trait("intent", "it asks for the rendering intent {}, which there is not"),
    ),
    Demand(
        "postscript", POSTSCRIPT, "There is no PostScript.", EVERY, without_trait("postscript", "it has PostScript")
    ),
    Demand("encrypted", LOCKED, "The file is not encrypted.", EVERY, without("encrypted", "it is encrypted")),
    Demand(
        "alternate",
        ALTERNATES,
        "No other picture is printed in place of one.",
        EVERY,
        without_trait("alternate", "another picture is printed in place of one"),
    ),
    Demand("annotations", NOTES, "Annotations stand outside the bleed.", EVERY, breaches.notes_outside, "annotation"),
    Demand("printer-marks", NOTES, "Marks stand outside the trimmed page.", EVERY, breaches.marks_outside),
    Demand("actions", ACTIONS, "Nothing acts.", EVERY, without("actions", "it has an action")),
    Demand("scripts", ACTIONS, "There is no JavaScript.", EVERY, without("scripts", "it has JavaScript")),
    Demand(
        "operators",
        OPERATORS,
        "Content holds operators of PDF alone.",
        EVERY,
        without_trait("operator", "there is an operator that is none: {}"),
    ),
    *(
        Demand(id_, CLEAR, what, OPAQUE, without_trait(kind, "there is {}"), "transparency")
        for id_, kind, what in (
            ("alpha", "alpha", "Colours are solid."),
            ("blend-mode", "blend mode", "Colours are laid over one another, not mixed."),
            ("soft-mask", "soft mask", "Nothing has a soft mask."),
            ("picture-mask", "picture mask", "Nor has a picture."),
            ("group", "group", "There are no transparency groups."),
        )
    ),
    Demand(
        "areas",
        VIEWING,
        "Viewers show and print the media or the bleed.",
        EVERY,
        without("areas", "viewers are told to show or print another box than the media or the bleed"),
    ),
)


def broken_claims(file: Examined, told: Collection[tuple[str, int]]) -> Iterator[Finding]:
    """Yield each demand that a file claims to keep and breaks, but for what other rules have told of a page.

    `told` are the names of rules that found errors, with the pages.
    """
    if not file.standard:
        return
    claim = f"{file.standard} is claimed, but"
    edition = EDITIONS.get(file.standard)
    if edition is None:
        yield Finding("pdfx", "error", f"{claim} that is no version of the standard that is known here", ADVICE)
        return
    for demand in DEMANDS:
        if edition in demand.editions:
            for message, page, place in demand.test(file, edition):
                if (demand.also, page) not in told:
                    yield Finding("pdfx", "error", f"{claim} {message}", ADVICE, page, place)
