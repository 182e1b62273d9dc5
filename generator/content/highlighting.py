"""The muscles that a routine shows at work: in every move where they work, or in none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.content.own_picture import Photographs
from generator.figure.words.muscles import UNSIDED, muscles_of

if TYPE_CHECKING:
    from generator.content.anatomy import Muscle
    from generator.content.loading import Findings
    from generator.content.programme import ProgrammeMove
    from generator.content.routine import Routine
    from generator.figure import Figure, Frame


def check_highlight(
    routine: Routine, moves: Sequence[ProgrammeMove], anatomy: Mapping[str, Muscle], findings: Findings
) -> None:
    """Note muscles to highlight that there are not, or that work in no move of the routine."""
    findings.known(routine.highlight, UNSIDED, "muscle to highlight")
    for word in routine.highlight:
        wanted = set(muscles_of(word)[1])
        if word in UNSIDED and not any(_shown(move, frame, wanted, anatomy) for move, frame in _frames(moves)):
            findings.note(
                word,
                f"{word} works in no move of this routine: name it among the `muscles` of an exercise, "
                "or as `highlight` in its figure",
            )


def highlighted(
    routine: Routine,
    moves: Sequence[ProgrammeMove],
    figures: Mapping[str, Figure | Photographs],
    anatomy: Mapping[str, Muscle],
) -> dict[str, Figure]:
    """Return the figures of the moves, by id, with the muscles that the routine shows, and no others."""
    wanted = {name for word in routine.highlight for name in muscles_of(word)[1]}
    found = {}
    for move in moves:
        figure = figures[move.picture]
        if isinstance(figure, Photographs):
            continue
        frames = tuple(replace(frame, highlight=_shown(move, frame, wanted, anatomy)) for frame in figure.frames)
        found[move.picture] = replace(figure, frames=frames)
    return found


def frames_of(shown: Figure | Photographs) -> tuple[Frame, ...]:
    """Give the frames that are drawn: photographs have none."""
    return () if isinstance(shown, Photographs) else shown.frames


def _frames(moves: Iterable[ProgrammeMove]) -> Iterable[tuple[ProgrammeMove, Frame]]:
    return ((move, frame) for move in moves for frame in frames_of(move.shown))


def _shown(move: ProgrammeMove, frame: Frame, wanted: set[str], anatomy: Mapping[str, Muscle]) -> tuple[str, ...]:
    """Return what a frame shows of the muscles that are wanted: those that it names, or else those of its exercise."""
    words = frame.highlight or tuple(_worked(move, anatomy))
    pairs = [(side, name) for side, names in map(muscles_of, words) for name in names if name in wanted]
    return tuple(dict.fromkeys(f"{side}-{name}" if side else name for side, name in pairs))


def _worked(move: ProgrammeMove, anatomy: Mapping[str, Muscle]) -> Iterable[str]:
    """Yield the muscles of the atlas that an exercise names, by themselves or by a note that has a plate of them."""
    for name in move.exercise.muscles:
        if name in anatomy:
            plate = anatomy[name].plate
            yield from (str(each) for each in (plate.show if plate else ()))
        if name in UNSIDED:
            yield from muscles_of(str(name))[1]
