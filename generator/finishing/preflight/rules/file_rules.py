"""What is asked of a file as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.finishing.preflight.examined import Examined, Limits
from generator.finishing.preflight.report import Finding, Severity
from generator.finishing.words import size
from generator.target import Target

FileRule = Callable[[Examined, Limits, Target], Iterator[Finding]]
HIGHEST_VERSION = {
    "PDF/X-1a:2001": "1.3",
    "PDF/X-3:2002": "1.3",
    "PDF/X-1a:2003": "1.4",
    "PDF/X-3:2003": "1.4",
    "PDF/X-4": "1.6",
}
REGISTRY = "http://www.color.org"


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
    """What calls itself PDF/X keeps to it."""
    if target.press and not file.standard:
        yield Finding("pdfx", "error", "the file is no PDF/X", "Build it with --target shop, or ask the shop.")
    if not file.standard:
        return
    for message in _broken_claims(file):
        yield Finding("pdfx", "error", f"{file.standard} is claimed, but {message}", "Make the file anew.")


def _broken_claims(file: Examined) -> Iterator[str]:
    if file.standard not in HIGHEST_VERSION:
        yield "that is no version of the standard that is known here"
    elif file.version > HIGHEST_VERSION[file.standard]:
        yield f"the file is PDF {file.version}, above {HIGHEST_VERSION[file.standard]}"
    if len(file.intents) != 1:
        yield f"it has {len(file.intents)} output intents instead of one"
    for intent in file.intents:
        if not intent.identifier:
            yield "its output intent names no printing condition"
        if file.standard == "PDF/X-4" and not intent.profile:
            yield "it holds no output profile"
        elif not intent.profile and intent.registry.rstrip("/") != REGISTRY:
            yield "its printing condition is from no registry, and there is no profile"
    if file.trapped not in ("True", "False"):
        yield "it does not say whether it is trapped"
    elsewhere = {"Title"} if file.title and file.standard == "PDF/X-4" else set()
    if missing := sorted(
        {"Title", "CreationDate", "ModDate"} - {key for key, value in file.info.items() if value} - elsewhere
    ):
        yield f"it lacks {', '.join(missing)}"
    if not file.has_id:
        yield "it has no file identifier"


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


def title(file: Examined, limits: Limits, target: Target) -> Iterator[Finding]:
    """A file without a title is shown by its name."""
    if not file.title:
        yield Finding("title", "warning", "the file has no title", "Give it one.")


FILE_RULES: tuple[FileRule, ...] = (page_count, page_sizes, claims, scripts, true_size, title)
