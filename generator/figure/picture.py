"""Draw a frame of a figure, or take it from the cache of those drawn before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.figure import cache as drawings
from generator.figure.words.problems import FigureError, FigureProblem
from generator.figure.words.style import scene_of

if TYPE_CHECKING:
    from generator.figure.drawing import Drawing
    from generator.figure.words.model import Figure, Frame
    from generator.figure.words.style import Style


def draw_figure(figure: Figure, style: Style, frame: int | str | None = None, cache: Path | None = None) -> Drawing:
    """Return the picture of one frame of a figure: by index or name, or the main one.

    With `cache`, a folder, drawings are kept there and used again; losing it costs only time. Raises FigureError when
    the pose cannot be solved, KeyError or IndexError when there is no such frame.
    """
    scene = scene_of(figure, style, frame)

    def draw() -> Drawing:
        from generator.figure.paint.scene import draw_scene

        return draw_scene(scene, style)

    return drawings.drawn_once(cache, scene.key(style), draw)


def check_figure(figure: Figure, cache: Path | None = None) -> None:
    """Solve every frame of a figure without drawing it; with `cache`, a folder, what was solved before is not again.

    Raises FigureError with every hand that cannot reach, every part that cannot rest, all that no body can
    do, and every claim that a picture does not bear out.
    """
    digest = _checked(figure) if cache else ""
    if cache and drawings.noted(cache, digest):
        return
    from generator.figure.measure.checks import problems_of_frame

    problems = [problem for frame in figure.frames for problem in problems_of_frame(figure, frame)]
    if problems:
        raise FigureError(problems)
    if cache:
        drawings.note(cache, digest)


def can_be_drawn(figure: Figure, cache: Path | None = None) -> bool:
    """Tell whether a figure passes its check; what did not is known by the `cache` too."""
    if cache and drawings.noted(cache, _checked(figure), "refused"):
        return False
    try:
        check_figure(figure, cache)
    except FigureError:
        if cache:
            drawings.note(cache, _checked(figure), "refused")
        return False
    return True


def _checked(figure: Figure) -> str:
    """Name the check of a figure by all that decides it."""
    frames = tuple((*_decisive(figure, frame), frame.name, frame.shows, frame.arrows) for frame in figure.frames)
    return drawings.digest(("check", figure.drawn(), frames))


def advise_figure(figure: Figure) -> list[FigureProblem]:
    """Return what is no fault and might be better: angles that say nothing, bodies that would fall over."""
    from generator.figure.measure.advice import advised

    return advised(figure)


def _decisive(figure: Figure, frame: Frame) -> tuple[object, ...]:
    """Return what decides where a frame's body is, what is around it, and who looks."""
    view, props = figure.surroundings(frame)
    return (frame.pair(), tuple(prop.key() for prop in props), view)
