"""What is asked of a file as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.finishing.preflight.examined import Examined, Limits
from generator.finishing.preflight.reading.xmp import DC, PDF
from generator.finishing.preflight.report import Finding, Severity, for_press
from generator.finishing.words import size
from generator.target import Target

FileRule = Callable[[Examined, Limits, Target], Iterator[Finding]]


def page_count(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """A stapled booklet has four pages to a sheet."""
    count = len(file.pages)
    if count == 0:
        yield Finding("pages", "error", "the file has no pages")
    elif limits.stapled and count % 4:
        message = f"{count} pages cannot be stapled: that takes a multiple of four"
        yield Finding("pages", "error", message, f"Add {-count % 4} pages, such as a diary.")


def page_sizes(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """Pages of several sizes are a mistake more often than not."""
    sizes = sorted({(round(width, 1), round(height, 1)) for width, height in (page.size for page in file.pages)})
    if len(sizes) > 1 and target.press:
        told = ", ".join(size(*one) for one in sizes)
        yield Finding("sizes", "warning", f"pages have several sizes: {told} mm", "Send a file for each size.")


def claims(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """A shop wants PDF/X; whether a claim is kept is told by `pdfx`."""
    if target.press and not file.standard:
        yield Finding("pdfx", "error", "the file is no PDF/X", "Build it with --target shop, or ask the shop.")


def scripts(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """Nothing on paper can run."""
    if file.scripts:
        severity: Severity = "error" if target.press else "warning"
        yield Finding("script", severity, "the file runs a script or an action when opened", "Take it out.")


def true_size(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """What is cut or folded at home must be printed at its true size."""
    if target.actual_size and file.print_scaling != "None":
        yield Finding("scaling", "error", "the print dialogue may change the size", "Set PrintScaling to None.")
    if target.actual_size and not file.duplex:
        yield Finding("duplex", "warning", "the file does not say on which edge to turn the paper", "Set Duplex.")


def unread(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """What could not be read of the file is told: it is not known whether that is sound."""
    for fault in file.faults:
        yield Finding("unread", for_press(target), f"there is {fault}", "Look at it yourself, or make the file anew.")


def locked(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """A shop has to arrange pages on sheets, which a locked file does not allow."""
    if target.press and file.encrypted:
        yield Finding("locked", "error", "the file is encrypted", "Save it without a password.")


def title(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """A file without a title is shown by its name."""
    if not file.title:
        yield Finding("title", "warning", "the file has no title", "Give it one.")


def agreeing(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """What a file says of itself twice is the same: each program shows one of them."""
    twice = (
        ("title", file.info.get("Title", ""), file.metadata.get((DC, "title"), "")),
        ("entry Trapped", file.trapped, file.metadata.get((PDF, "Trapped"), "")),
    )
    for what, in_info, in_metadata in twice:
        if in_info and in_metadata and in_info.split() != in_metadata.split():
            message = f'the {what} is "{in_info}" in one place and "{in_metadata}" in the metadata'
            yield Finding("metadata", "warning", message, "Make the file anew, or take one out.")


FILE_RULES: tuple[FileRule, ...] = (page_count, page_sizes, claims, scripts, true_size, unread, locked, title, agreeing)
