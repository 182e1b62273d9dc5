"""How the moves of a part belong together: in order, in rounds, in pairs, by the clock, by breath, as levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import model_validator

from generator.content.base import Content
from generator.content.kinds import at_most
from generator.content.values import Amount, Count, Range, Text, wrong

Kind = Literal["order", "circuit", "superset", "intervals", "tabata", "emom", "amrap", "flow", "levels"]

TRANSITION_S = 20
"""Seconds from one exercise to the next: to read, turn over and get into place. An estimate of ours."""

TAKES: dict[Kind, tuple[str, ...]] = {
    "order": (),
    "circuit": ("rounds", "work_s", "rest_s", "round_rest_s"),
    "superset": ("rounds", "rest_s"),
    "intervals": ("rounds", "work_s", "rest_s", "round_rest_s"),
    "tabata": ("rounds", "work_s", "rest_s", "round_rest_s"),
    "emom": ("rounds", "every_s"),
    "amrap": ("time_s",),
    "flow": ("rounds",),
    "levels": ("levels",),
}
"""The fields that each kind of part takes."""
NEEDS: dict[Kind, tuple[str, ...]] = {
    "circuit": ("rounds",),
    "superset": ("rounds",),
    "intervals": ("rounds", "work_s"),
    "emom": ("rounds",),
    "amrap": ("time_s",),
}
USUAL: dict[Kind, dict[str, int]] = {"tabata": {"rounds": 8, "work_s": 20, "rest_s": 10}, "emom": {"every_s": 60}}
"""What a kind means when its part says nothing else: Tabata's eight rounds of 20 s on, 10 s off; each minute anew."""
GROUPED: tuple[Kind, ...] = ("superset", "levels")
"""The kinds whose moves stand in groups: pairs, or levels of one exercise."""
LEVELS: tuple[str, ...] = ("beginner", "intermediate", "advanced")
"""What the moves of a group are called where a part of levels has three and says nothing else."""


class Structure(Content):
    """What kind of part it is, with its rounds and times: seconds end in `_s`."""

    kind: Kind = "order"
    rounds: Range | None = None
    work_s: Range | None = None
    rest_s: Range | None = None
    round_rest_s: Range | None = None
    every_s: Count | None = None
    time_s: Range | None = None
    levels: tuple[Annotated[Text, at_most(3)], ...] = ()
    minutes: Count | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Structure:
        given = [name for names in TAKES.values() for name in names if getattr(self, name)]
        if alien := [name for name in dict.fromkeys(given) if name not in TAKES[self.kind]]:
            kinds = [kind for kind, names in TAKES.items() if set(alien) <= set(names)]
            article = "an" if self.kind[0] in "aeio" else "a"
            hint = f"; {' and '.join(alien)} belong to the kinds {', '.join(kinds)}" if kinds else ""
            raise wrong(f"has {' and '.join(alien)}, which {article} {self.kind} part does not take{hint}")
        if missing := [name for name in NEEDS.get(self.kind, ()) if not getattr(self, name)]:
            raise wrong(f"is of kind {self.kind} and needs {' and '.join(missing)}")
        return self

    def get(self, name: str) -> Amount | None:
        """Give a number of the part, or what its kind usually has."""
        value = getattr(self, name)
        usual = USUAL.get(self.kind, {}).get(name)
        if isinstance(value, int):
            return Amount(value, value)
        return value or (Amount(usual, usual) if usual else None)

    def middle(self, name: str, otherwise: float) -> float:
        """Give the middle of a number of the part, or another where there is none."""
        value = self.get(name)
        return value.middle if value else otherwise

    def seconds(self, groups: Sequence[Sequence[float]]) -> float:
        """Give the length of a part from the seconds of its moves, in groups; `minutes` written by hand win."""
        if self.minutes:
            return self.minutes * 60.0
        moves = [seconds for group in groups for seconds in group]
        rounds = self.middle("rounds", 1)
        between = TRANSITION_S * (len(groups) - 1)
        match self.kind:
            case "circuit":
                one = sum(moves) + self.middle("rest_s", TRANSITION_S) * (len(moves) - 1)
                pause = self.middle("round_rest_s", self.middle("rest_s", TRANSITION_S))
                return rounds * one + pause * (rounds - 1)
            case "superset":
                return len(groups) * self.middle("rest_s", 0) * (rounds - 1) + rounds * sum(moves) + between
            case "intervals" | "tabata":
                one = len(moves) * (self.middle("work_s", 0) + self.middle("rest_s", 0))
                return rounds * one + self.middle("round_rest_s", 0) * (rounds - 1)
            case "emom":
                return rounds * self.middle("every_s", 0)
            case "amrap":
                return self.middle("time_s", 0)
            case "flow":
                return rounds * sum(moves)
            case "levels":
                return sum(sum(group) / len(group) for group in groups) + between
        return sum(moves) + TRANSITION_S * (len(moves) - 1)
