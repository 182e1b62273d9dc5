"""How a demand of PDF/X is tested: functions that look at a file and yield where it is not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.finishing.preflight.content.geometry import HAIR, Bounds, common
from generator.finishing.preflight.content.spaces import NO_INK, PLAIN, Space
from generator.finishing.preflight.examined import Examined, ExaminedPage
from generator.finishing.preflight.pdfx.editions import Edition
from generator.finishing.preflight.reading.xmp import DC, MEDIA, PDF, PDFX_ID, XAP

REGISTRY = "http://www.color.org"


class Breach(NamedTuple):
    """Where a demand is not kept: what to say after `is claimed, but`, the page, and the place on it."""

    message: str
    page: int = 0
    place: tuple[float, float] | None = None


Test = Callable[[Examined, Edition], Iterator[Breach]]


def without(feature: str, message: str) -> Test:
    """Test that a file lacks a feature."""

    def test(file: Examined, _: Edition) -> Iterator[Breach]:
        if feature in file.features:
            yield Breach(message)

    return test


def without_filter(message: str, *names: str) -> Test:
    """Test that no stream is packed by a filter."""

    def test(file: Examined, _: Edition) -> Iterator[Breach]:
        for name in sorted(file.filters & set(names)):
            yield Breach(message.format(name))

    return test


def without_trait(kind: str, message: str) -> Test:
    """Test that no page paints with a trait; `{}` in the message is what the trait is."""

    def test(file: Examined, _: Edition) -> Iterator[Breach]:
        for page in file.pages:
            for what in page.traits(kind):
                yield Breach(message.format(what), page.number)

    return test


# The file


def version(file: Examined, edition: Edition) -> Iterator[Breach]:
    """The version is no newer than that of the edition."""
    numbers = [int(part) if part.isdigit() else 0 for part in file.version.split(".")]
    if numbers > [int(part) for part in edition.version.split(".")]:
        yield Breach(f"the file is PDF {file.version}, above {edition.version}")


def identified(file: Examined, edition: Edition) -> Iterator[Breach]:
    """The claim stands where readers of the edition look for it."""
    if edition.transparent:
        if file.metadata.get((PDFX_ID, "GTS_PDFXVersion")) != edition.name:
            yield Breach("its metadata do not say so")
        return
    wanted = {"GTS_PDFXVersion": edition.name}
    if edition.name == "PDF/X-1a:2001":
        wanted = {"GTS_PDFXVersion": "PDF/X-1:2001", "GTS_PDFXConformance": edition.name}
    for key, value in wanted.items():
        if file.info.get(key) != value:
            yield Breach(f"its Info dictionary does not say {key} ({value})")
    if (other := file.metadata.get((PDFX_ID, "GTS_PDFXVersion"))) not in (None, "", edition.name):
        yield Breach(f"its metadata claim {other}")


def told(*entries: tuple[str, tuple[str, str]]) -> Test:
    """Test that Info entries are there and not empty; in newer editions the metadata may hold them instead."""

    def test(file: Examined, edition: Edition) -> Iterator[Breach]:
        missing = [
            entry
            for entry, name in entries
            if not file.info.get(entry) and not (edition.transparent and file.metadata.get(name))
        ]
        if missing:
            yield Breach(f"it lacks {', '.join(missing)}")

    return test


TITLE = ("Title", (DC, "title"))
DATES = (("CreationDate", (XAP, "CreateDate")), ("ModDate", (XAP, "ModifyDate")))


def metadata(namespace: str, name: str) -> Test:
    """Test that the metadata hold a property."""

    def test(file: Examined, _: Edition) -> Iterator[Breach]:
        if not file.metadata.get((namespace, name)):
            yield Breach(f"its metadata lack {name}")

    return test


HISTORY = tuple((MEDIA, name) for name in ("DocumentID", "VersionID", "RenditionClass"))


def file_identifier(file: Examined, _: Edition) -> Iterator[Breach]:
    """The trailer has an ID."""
    if not file.has_id:
        yield Breach("it has no file identifier")


def trapped(file: Examined, edition: Edition) -> Iterator[Breach]:
    """The file says that it is trapped, or that it is not."""
    says = (file.trapped, file.metadata.get((PDF, "Trapped"), "") if edition.transparent else "")
    if not any(said in ("True", "False") for said in says):
        yield Breach("it does not say whether it is trapped")


# The output intent


def one_condition(file: Examined, _: Edition) -> Iterator[Breach]:
    """There is one output intent for PDF/X."""
    if len(file.intents) != 1:
        yield Breach(f"it has {len(file.intents)} output intents instead of one")


def condition_named(file: Examined, _: Edition) -> Iterator[Breach]:
    """The output intent names a condition."""
    if any(not one.identifier for one in file.intents):
        yield Breach("its output intent names no printing condition")


def condition_known(file: Examined, _: Edition) -> Iterator[Breach]:
    """The condition is one of the registry, or comes with a profile."""
    if any(not one.profile and one.registry.rstrip("/") != REGISTRY for one in file.intents):
        yield Breach("its printing condition is from no registry, and there is no profile")


def condition_told(file: Examined, _: Edition) -> Iterator[Breach]:
    """A condition of no registry is told in words."""
    if any(one.registry.rstrip("/") != REGISTRY and not one.name for one in file.intents):
        yield Breach("its output intent does not say in words what its printing condition is")


def profile_there(file: Examined, _: Edition) -> Iterator[Breach]:
    """The profile is in the file."""
    if any(not one.profile for one in file.intents):
        yield Breach("it holds no output profile")


def profile_of_output(file: Examined, _: Edition) -> Iterator[Breach]:
    """The profile is an ICC profile of an output device."""
    for one in file.intents:
        if one.profile and one.profile_class != "prtr":
            yield Breach(f"its output profile is {'no ICC profile' if not one.profile_class else 'none of a press'}")


def profile_space(file: Examined, edition: Edition) -> Iterator[Breach]:
    """The profile is for the inks the edition knows."""
    known = ("GRAY", "RGB", "CMYK") if edition.managed else ("GRAY", "CMYK")
    for one in file.intents:
        if one.profile_space and one.profile_space not in known:
            yield Breach(f"its output profile is for {one.profile_space}")


def profile_channels(file: Examined, _: Edition) -> Iterator[Breach]:
    """The file says of the profile what the profile says itself."""
    channels = {"GRAY": 1, "RGB": 3, "CMYK": 4}
    for one in file.intents:
        if one.profile_space in channels and one.channels != channels[one.profile_space]:
            yield Breach(f"it says that its output profile has {one.channels} channels")


def profile_version(file: Examined, edition: Edition) -> Iterator[Breach]:
    """The profile is no newer than the edition knows."""
    for one in file.intents:
        if one.profile_version > edition.profile_version:
            yield Breach(f"its output profile is of version {one.profile_version}, above {edition.profile_version}")


# Colour


def _painted(page: ExaminedPage) -> Iterator[tuple[Space, Bounds]]:
    """Yield the spaces that a page paints in, each once, with where."""
    seen: set[int] = set()
    for facts in page.all_facts:
        for item in facts.painted:
            if id(item.colour.space) not in seen:
                seen.add(id(item.colour.space))
                yield item.colour.space, item.bounds
        for picture in facts.pictures:
            if id(picture.space) not in seen:
                seen.add(id(picture.space))
                yield picture.space, picture.bounds


def _spaces(file: Examined) -> Iterator[tuple[ExaminedPage, Space, Bounds]]:
    for page in file.pages:
        yield from ((page, space, bounds) for space, bounds in _painted(page))


def _is_of_press(space: Space) -> bool:
    return space.family in (*PLAIN, "mask") or bool(space.inks) or space.family == "Pattern"


def inks_only(file: Examined, _: Edition) -> Iterator[Breach]:
    """Everything is painted in CMYK, grey or inks by name."""
    for page, space, bounds in _spaces(file):
        if not _is_of_press(space) and space.family != "Indexed":
            yield Breach(f"something is painted in {space.name}", page.number, page.place(bounds))


def indexed_inks(file: Examined, _: Edition) -> Iterator[Breach]:
    """Tables of colours, and patterns without a colour of their own, hold CMYK, grey or inks by name."""
    for page, space, bounds in _spaces(file):
        if space.family in ("Indexed", "Pattern") and space.base and not _is_of_press(space.base):
            yield Breach(f"a table of colours is in {space.base.name}", page.number, page.place(bounds))


def mixed_inks(file: Examined, _: Edition) -> Iterator[Breach]:
    """Inks by name are mixed, where they are not to be had, in CMYK or grey."""
    for page, space, bounds in _spaces(file):
        one = space.base if space.family == "Indexed" and space.base else space
        if one.inks and one.base and one.base.family not in PLAIN and set(one.inks) != {NO_INK}:
            yield Breach(f"the ink {', '.join(one.inks)} is mixed in {one.base.name}", page.number, page.place(bounds))


def _condition_space(file: Examined) -> str:
    """Give the space of the printing condition; one of the registry without a profile is for CMYK."""
    for one in file.intents:
        return one.profile_space or "CMYK"
    return "CMYK"


def device_colour(file: Examined, _: Edition) -> Iterator[Breach]:
    """Colours of a device are of the one that the output intent names, or have a default that tells how they look."""
    fits = {"DeviceRGB": ("RGB",), "DeviceCMYK": ("CMYK",), "DeviceGray": ("GRAY", "CMYK")}
    condition = _condition_space(file)
    for page, space, bounds in _spaces(file):
        for one in _with_bases(space):
            if one.family in fits and one.base is None and condition not in fits[one.family]:
                yield Breach(f"something is painted in {one.family}", page.number, page.place(bounds))


def _with_bases(space: Space) -> Iterator[Space]:
    one: Space | None = space
    while one is not None:
        yield one
        one = one.base


def managed_needs_profile(file: Examined, _: Edition) -> Iterator[Breach]:
    """Colours told by how they look need the profile that turns them into inks."""
    if all(one.profile for one in file.intents):
        return
    for page, space, bounds in _spaces(file):
        if space.is_managed:
            message = f"{space.name} needs an output profile, and there is none"
            yield Breach(message, page.number, page.place(bounds))


def not_the_output_profile(file: Examined, _: Edition) -> Iterator[Breach]:
    """CMYK with a profile is from elsewhere: what is meant for this press is DeviceCMYK."""
    digests = {one.digest for one in file.intents if one.digest}
    for page, space, bounds in _spaces(file):
        for one in _with_bases(space):
            if one.family == "ICCBased4" and one.digest in digests:
                message = "something in CMYK names the output profile itself as where it comes from"
                yield Breach(message, page.number, page.place(bounds))


def blend_space(file: Examined, _: Edition) -> Iterator[Breach]:
    """Transparency is mixed in the space of the printing condition, or in one that tells how colours look."""
    fits = {"DeviceRGB": ("RGB",), "DeviceCMYK": ("CMYK",), "DeviceGray": ("GRAY", "CMYK")}
    condition = _condition_space(file)
    for page in file.pages:
        for what in page.traits("blend space"):
            if what in fits and condition not in fits[what]:
                yield Breach(f"transparency is mixed in {what}", page.number)


# Fonts


def embedded(file: Examined, _: Edition) -> Iterator[Breach]:
    """Every font that is used is in the file."""
    for page in file.pages:
        for name in sorted({font.name for facts in page.all_facts for font in facts.fonts if not font.embedded}):
            yield Breach(f"the font {name} is not embedded", page.number)


# Pages


def boxes_there(file: Examined, _: Edition) -> Iterator[Breach]:
    """A page has a MediaBox, and says where it is cut."""
    if any("without a MediaBox" in fault for fault in file.faults):
        yield Breach("a page has no MediaBox")
    for page in file.pages:
        if not page.present & {"TrimBox", "ArtBox"}:
            yield Breach("there is no TrimBox", page.number)


def one_trim(file: Examined, _: Edition) -> Iterator[Breach]:
    """A page has a TrimBox or an ArtBox, not both."""
    for page in file.pages:
        if {"TrimBox", "ArtBox"} <= page.present:
            yield Breach("there are a TrimBox and an ArtBox", page.number)


def nested_boxes(file: Examined, _: Edition) -> Iterator[Breach]:
    """The TrimBox lies in the BleedBox, and that in the MediaBox."""
    for page in file.pages:
        if not page.is_nested:
            yield Breach("the TrimBox must lie in the BleedBox, and that in the MediaBox", page.number)


def crop_outside(file: Examined, _: Edition) -> Iterator[Breach]:
    """The CropBox hides nothing of the trimmed page."""
    for page in file.pages:
        if page.is_cropped:
            yield Breach("the CropBox hides a part of the trimmed page", page.number)


def not_separated(file: Examined, _: Edition) -> Iterator[Breach]:
    """A page is all of its plates."""
    for page in file.pages:
        if page.separated:
            yield Breach("the page is one plate of several", page.number)


def notes_outside(file: Examined, _: Edition) -> Iterator[Breach]:
    """Annotations stand outside the bleed, but for traps and printer's marks."""
    for page in file.pages:
        for note in page.notes:
            if note.kind not in ("TrapNet", "PrinterMark") and _reaches(note.bounds, page.bleed):
                message = f"an annotation ({note.kind or 'of no kind'}) stands on the page"
                yield Breach(message, page.number, page.place(note.bounds))


def marks_outside(file: Examined, _: Edition) -> Iterator[Breach]:
    """Printer's marks stand outside the trimmed page."""
    for page in file.pages:
        for note in page.notes:
            if note.kind == "PrinterMark" and _reaches(note.bounds, page.trim):
                yield Breach("a printer's mark stands on the trimmed page", page.number, page.place(note.bounds))


def traps_told(file: Examined, _: Edition) -> Iterator[Breach]:
    """A file with traps says that it is trapped."""
    for page in file.pages:
        if any(note.kind == "TrapNet" for note in page.notes) and file.trapped != "True":
            yield Breach("it holds traps, and does not say that it is trapped", page.number)


def _reaches(bounds: Bounds, box: Bounds) -> bool:
    shared = common(bounds, box)
    return shared is not None and shared[2] - shared[0] > HAIR and shared[3] - shared[1] > HAIR
