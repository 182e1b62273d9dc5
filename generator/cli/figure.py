"""The command that draws figures on their own, for authors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.completing import EXERCISES
from generator.cli.unused import flag, typed
from generator.content.project import Project
from generator.errors import ChoiceError, ContentError, PressError

if TYPE_CHECKING:
    from generator.content.library import Library
    from generator.figure import Figure, Style, View
    from generator.layouts.theme import Theme

KINDS = ("colour", "line", "small")
FORMATS = (".svg", ".pdf", ".png")


def view(ctx: click.Context, parameter: click.Parameter, value: str) -> View | None:
    """Take a camera as `yaw,pitch` in degrees."""
    from generator.figure import View

    if not value:
        return None
    try:
        yaw, pitch = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(f'must be two numbers of degrees, such as 14,11, not "{value}"') from None
    return View(yaw, pitch)


@click.command()
@click.argument("exercise", required=False, shell_complete=EXERCISES)
@click.option("--all", "everything", is_flag=True, help="Draw every figure there is on a contact sheet (PDF).")
@click.option("--style", "kind", default="colour", metavar="NAME", help="colour, line or small (default colour).")
@click.option("--frame", default="", metavar="NAME", help="Which frame of the figure (default: its main one).")
@click.option("--variant", default="", metavar="NAME", help="The figure of the easier or the harder variant.")
@click.option("--view", default="", callback=view, metavar="YAW,PITCH", help="Another camera, in degrees.")
@click.option("--person", default="", metavar="a-k", help="Another person; docs/posing.md shows them.")
@click.option("--size", default=150.0, type=click.FloatRange(5, 2000), metavar="MM", help="Width of the mat (150).")
@click.option("--theme", default="colour", metavar="NAME", help="Theme of the colours (default colour).")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="File to write: .svg, .pdf or .png.")
def figure(
    exercise: str | None,
    everything: bool,
    kind: Any,
    frame: str,
    variant: str,
    view: View | None,
    person: str,
    size: float,
    theme: str,
    out: Path,
) -> None:
    """Draw the figure of EXERCISE on its own, or all figures on a contact sheet.

    A pose that no body can do is drawn as far as it goes, with what fails in red; the exit code is then 2.

    \b
    Examples:
      routine-press figure hundred -o hundred.svg
      routine-press figure scissors --frame end --style line --size 60 -o scissors.pdf
      routine-press figure runner --view 35,11 -o runner.png
      routine-press figure --all -o sheet.pdf
    """
    from generator.content.library import Library
    from generator.figure import PEOPLE, Style
    from generator.files import write_whole
    from generator.layouts.theme import load_theme

    if kind not in KINDS:
        raise ChoiceError("style", kind, KINDS)
    if person and person not in PEOPLE:
        raise ChoiceError("person", person, list(PEOPLE))
    if out.suffix.lower() not in FORMATS:
        raise ChoiceError("picture format", out.suffix, FORMATS)
    library, chosen = Library(Project.find()), load_theme(Project.find(), theme)
    if everything:
        if odd := [flag(name) for name in typed(("frame", "variant", "view", "person", "size"))] + (
            [exercise] if exercise else []
        ):
            raise PressError(f"--all draws every figure as it is: leave out {' and '.join(odd)}")
        write_whole(out, sheet_of(library, kind, chosen, out))
        return
    if exercise is None:
        raise PressError("name an exercise, or use --all for a contact sheet")
    style = replace(Style.for_mat(size, kind, view), person=person)
    named = (exercise, out.suffix.lower())
    try:
        write_whole(out, drawn(library.figure(exercise, variant), frame, style, chosen, named))
    except ContentError:
        draft = library.draft(exercise, variant)
        write_whole(out, drawn(draft, frame, replace(style, draft=True), chosen, named))
        raise


def drawn(figure: Figure, frame: str, style: Style, theme: Theme, named: tuple[str, str]) -> bytes:
    """Draw a figure as a file of the format `named[1]`, titled `named[0]`."""
    from generator.figure import draw_figure
    from generator.layouts.specimen import figure_pdf, figure_svg, frame_names

    if frame and frame not in frame_names(figure):
        raise ChoiceError("frame", frame, frame_names(figure))
    drawing = draw_figure(figure, style, frame or None)
    title, suffix = named
    if suffix == ".svg":
        return figure_svg(drawing, theme, title).encode("utf-8")
    pdf = figure_pdf(drawing, theme, title)
    return pdf if suffix == ".pdf" else picture_of(pdf)


def picture_of(pdf: bytes) -> bytes:
    """Turn the only page of a PDF into a PNG."""
    from generator.finishing.proofs import page_pictures

    return next(page_pictures(pdf, 300))


def sheet_of(library: Library, kind: Any, theme: Theme, out: Path) -> bytes:
    """Draw every figure of the library on a contact sheet."""
    from generator.figure import Style
    from generator.layouts.contact_sheet import MAT, contact_sheet
    from generator.paper import sheet_paper

    if out.suffix.lower() != ".pdf":
        raise ChoiceError("format of a contact sheet", out.suffix, [".pdf"])
    style = Style.for_mat(MAT, kind)
    return contact_sheet(library.figures(), style, theme, sheet_paper(library.project, "a3"))
