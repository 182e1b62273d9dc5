"""Read a file as a whole: what it claims, which condition it is for, what it does when opened, and its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from math import inf
from typing import TYPE_CHECKING, Any

from generator.errors import PressError
from generator.finishing.preflight.budget import Budget, reason
from generator.finishing.preflight.content.resources import entries_of
from generator.finishing.preflight.content.spaces import name_text
from generator.finishing.preflight.content.walk import SPENT, Walker
from generator.finishing.preflight.examined import Examined, ExaminedPage, OutputCondition
from generator.finishing.preflight.reading.features import features_of
from generator.finishing.preflight.reading.pages import read_page
from generator.finishing.preflight.reading.xmp import DC, PDFX_ID, Metadata, read_xmp
from generator.finishing.source import open_pdf
from generator.target import Target
from generator.targets import TARGETS

if TYPE_CHECKING:
    from pikepdf import Pdf

NO_MEDIA = "a page without a MediaBox"
"""pikepdf gives such a page one, and says so."""
MOST_UNPACKED = 400_000_000
"""Bytes that one stream may unpack to; a large poster's picture has half as many."""
KEPT = 4
"""Files whose reading is kept: the press, the shop's rules and the order form look at the same one in turn."""


@lru_cache(KEPT)
def examine(pdf: bytes, for_press: bool = True, quick: bool = False) -> Examined:
    """Read a file; for a press, its colours too; quickly, with a glance at what is nowhere near an edge.

    Raises PressError when it cannot be read.
    """
    with opened(pdf) as file:
        budget = Budget(seconds=inf) if quick else Budget()  # what is said of our own files is no matter of a busy hour
        walker = Walker(file, budget, _hidden_layers(file), for_press, quick)
        pages = []
        for number, page in enumerate(file.pages, 1):
            pages.append(read_page(number, page, walker))
            if SPENT in pages[-1].facts.faults:
                break
        return _file(file, tuple(pages))


@contextmanager
def opened(pdf: bytes) -> Iterator[Pdf]:
    """Open a file to read what it says. Raises PressError when it is none, is locked, or is damaged beyond reading."""
    from pikepdf import settings

    before = settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        dct_max_memory=MOST_UNPACKED,
    )
    try:
        with open_pdf(pdf) as file:
            yield file
    except PressError:
        raise
    except Exception as error:  # whatever a library raises on a broken file is told, never a traceback
        raise PressError(f"is a damaged PDF: {reason(error)}") from error
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]


def _file(pdf: Pdf, pages: tuple[ExaminedPage, ...]) -> Examined:
    info = entries_of(pdf.trailer.get("/Info"))
    xmp, faults = _metadata(pdf)
    told = {key[1:]: _text(value) for key, value in info.items()}
    preferences = entries_of(pdf.Root.get("/ViewerPreferences"))
    standard = _claimed(told) or xmp.say(PDFX_ID, "GTS_PDFXVersion")
    if any("MediaBox is undefined" in str(warning) for warning in pdf.get_warnings()):
        faults.append(NO_MEDIA)
    if len(pages) < len(pdf.pages):
        faults.append(f"{SPENT}: pages {len(pages) + 1} to {len(pdf.pages)} were not looked at")
    features: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    if standard:
        features, filters = features_of(pdf)
    return Examined(
        pages,
        standard,
        pdf.pdf_version,
        _conditions(pdf),
        told,
        xmp.properties,
        name_text(info["/Trapped"]) if _is_name(info.get("/Trapped")) else "",
        len(pdf.trailer.get("/ID", ())) == 2,
        name_text(preferences.get("/PrintScaling", "")),
        name_text(preferences.get("/Duplex", "")),
        _runs_scripts(pdf),
        told.get("Title", "") or xmp.say(DC, "title"),
        features=features,
        filters=filters,
        faults=tuple(faults),
        encrypted=pdf.is_encrypted,
    )


def _metadata(pdf: Pdf) -> tuple[Metadata, list[str]]:
    from pikepdf import Stream

    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, Stream):
        return Metadata(), []
    try:
        found = read_xmp(packet.read_bytes())
    except Exception as error:  # whatever a library raises on a broken stream is a finding
        return Metadata(), [f"metadata that cannot be read: {reason(error)}"]
    return found, [f"metadata that cannot be read: {found.fault}"] if found.fault else []


def _conditions(pdf: Pdf) -> tuple[OutputCondition, ...]:
    found = []
    for intent in list(pdf.Root.get("/OutputIntents", ()))[:100]:
        entries = entries_of(intent)
        if name_text(entries.get("/S", "")) == "GTS_PDFX":
            found.append(_condition(entries))
    return tuple(found)


def _condition(entries: dict[str, Any]) -> OutputCondition:
    from pikepdf import Stream

    identifier, registry, name = (
        _text(entries.get(f"/{key}", "")) for key in ("OutputConditionIdentifier", "RegistryName", "Info")
    )
    profile = entries.get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        return OutputCondition(identifier, registry, name, profile is not None)
    data = profile.read_bytes()
    is_profile = data[36:40] == b"acsp"
    return OutputCondition(
        identifier,
        registry,
        name,
        True,
        data[12:16].decode("latin-1") if is_profile else "",
        data[16:20].decode("latin-1").strip() if is_profile else "",
        data[8] if is_profile else 0,
        int(entries_of(profile).get("/N", 0)),
        sha256(data).hexdigest(),
    )


def _text(value: Any) -> str:
    """Give a text, a name or anything else of a file as text."""
    from pikepdf import Name, String

    if isinstance(value, Name):
        return name_text(value)
    if isinstance(value, String):
        return str(value)
    return value if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""


def _is_name(value: Any) -> bool:
    from pikepdf import Name

    return isinstance(value, Name)


def _claimed(info: dict[str, str]) -> str:
    """Give the PDF/X version that the Info dictionary names; the first edition of PDF/X-1a names it in two entries."""
    version, conformance = info.get("GTS_PDFXVersion", ""), info.get("GTS_PDFXConformance", "")
    return conformance if version == "PDF/X-1:2001" and conformance else version


def _runs_scripts(pdf: Pdf) -> bool:
    """Say whether opening the file does anything but show a page: a destination is a place, not an action."""
    from pikepdf import Dictionary

    opening = pdf.Root.get("/OpenAction")
    names = entries_of(pdf.Root.get("/Names"))
    acts = isinstance(opening, Dictionary) and name_text(opening.get("/S", "GoTo")) != "GoTo"
    return acts or "/JavaScript" in names or "/AA" in pdf.Root


def _hidden_layers(pdf: Pdf) -> frozenset[tuple[int, int]]:
    """Give the layers that are switched off when the file is opened."""
    properties = entries_of(pdf.Root.get("/OCProperties"))
    usual = entries_of(properties.get("/D"))
    off = {layer.objgen for layer in list(usual.get("/OFF", ()))[:10_000] if layer is not None}
    if name_text(usual.get("/BaseState", "ON")) == "OFF":
        on = {layer.objgen for layer in list(usual.get("/ON", ()))[:10_000] if layer is not None}
        off |= {layer.objgen for layer in list(properties.get("/OCGs", ()))[:10_000] if layer is not None} - on
    return frozenset(off)


def target_of(examined: Examined) -> Target:
    """Guess what a file is for from what it says."""
    press = bool(examined.standard or examined.intents)
    actual_size = not press and examined.print_scaling == "None"
    return next(each for each in TARGETS.values() if (each.press, each.actual_size) == (press, actual_size))
