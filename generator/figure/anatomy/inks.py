"""The paints and line widths of an anatomy plate, in colour and for the photocopier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from generator.figure.drawing import Paint, Stroke


class HasKind(Protocol):
    """What the plates need to know of a style: its kind ("line" is for photocopies, all else is colour)."""

    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Inks:
    """Every paint and stroke of a plate, by the part it serves; None leaves that tone out.

    `fibre_weight` is a factor on the breadth of the fibres: black ones look heavier than pale ones. `solid` inks leave
    fibres out of small muscles, where a copier would close them or eat the black.
    """

    bone: Paint
    bone_shade: Paint | None
    bone_hollow: Paint
    bone_edge: Stroke
    bone_line: Paint
    cartilage: Paint
    muscle: Paint
    muscle_shade: Paint | None
    muscle_fibre: Paint
    second: Paint
    second_shade: Paint | None
    second_fibre: Paint
    tendon: Paint
    muscle_gap: Stroke
    second_gap: Stroke
    ghost: Paint | None
    ghost_on_bone: Paint | None
    ghost_edge: Stroke
    ghost_fibre: Paint
    fibre_weight: float
    solid: bool
    leader: Stroke
    leader_gap: Stroke
    text: Paint
    key_text: Paint


INK, PAPER = Paint("ink"), Paint("paper")
COLOUR = Inks(
    bone=Paint("bone"),
    bone_shade=Paint("bone", "bone-edge", 0.3),
    bone_hollow=Paint("bone-edge", "bone", 0.25),
    bone_edge=Stroke(Paint("bone-edge"), 0.55),
    bone_line=Paint("bone-edge"),
    cartilage=Paint("cartilage"),
    muscle=Paint("muscle"),
    muscle_shade=Paint("muscle", "ink", 0.14),
    muscle_fibre=Paint("muscle", "paper", 0.5),
    second=Paint("muscle", "bone", 0.42),
    second_shade=Paint("muscle", "bone", 0.24),
    second_fibre=Paint("muscle", "paper", 0.66),
    tendon=Paint("bone", "muscle", 0.17),
    muscle_gap=Stroke(PAPER, 1.5),
    second_gap=Stroke(PAPER, 1.2),
    ghost=Paint("muscle", "paper", 0.88),
    ghost_on_bone=Paint("bone", "muscle", 0.14),
    ghost_edge=Stroke(Paint("muscle", "paper", 0.42), 0.5),
    ghost_fibre=Paint("muscle", "paper", 0.6),
    fibre_weight=1.0,
    solid=False,
    leader=Stroke(INK, 0.6),
    leader_gap=Stroke(PAPER, 1.7, round_ends=False),
    text=INK,
    key_text=Paint("accent"),
)
"""A plate in the theme's colours. Widths are in points; shares of paints, by eye."""

COPIED = Inks(
    bone=PAPER,
    bone_shade=None,
    bone_hollow=INK,
    bone_edge=Stroke(INK, 0.75),
    bone_line=INK,
    cartilage=PAPER,
    muscle=INK,
    muscle_shade=None,
    muscle_fibre=PAPER,
    second=PAPER,
    second_shade=None,
    second_fibre=INK,
    tendon=PAPER,
    muscle_gap=Stroke(PAPER, 2.0),
    second_gap=Stroke(INK, 0.75),
    ghost=None,
    ghost_on_bone=None,
    ghost_edge=Stroke(INK, 0.5, (1.6, 1.6), round_ends=False),
    ghost_fibre=INK,
    fibre_weight=0.6,
    solid=True,
    leader=Stroke(INK, 0.6),
    leader_gap=Stroke(PAPER, 2.2, round_ends=False),
    text=INK,
    key_text=Paint("accent"),
)
"""A plate for the photocopier: one-colour outlines and a solid psoas."""


def inks_of(style: HasKind) -> Inks:
    """Return the inks of a style: one-colour outlines with a solid psoas for "line", the theme's colours otherwise."""
    return COPIED if style.kind == "line" else COLOUR
