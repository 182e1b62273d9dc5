"""A draft: what a database knows of an exercise, written as a file of ours with what is left to do marked in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.content.loading import TODO
from generator.files import RESERVED

LONGEST_ID = 60
WIDTH = 110
LEFT_TO_DO = {
    "card": "a cue of at most 8 words",
    "poster": "what to do, in at most 12 words",
    "aim": "what it is good for, in at most 40 words",
    "steps": "what to do, step by step",
    "muscles": "the muscles that work",
    "positions": "one or more of supine, prone, side-lying, sitting, kneeling, standing",
    "alt": "what the picture shows, for who cannot see it",
    "figure": "a figure (docs/posing.md), or a picture of your own in its place",
}
"""What no database knows, and an exercise needs."""


@dataclass(frozen=True, slots=True)
class DraftPicture:
    """A picture that a database names: a path or address, whose it is, and under which licence ("" where unsaid)."""

    file: str
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a database knows of one exercise; `level` is one of ours, or empty."""

    name: str
    credit: str
    licence: str
    language: str = "en"
    also_called: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    level: str = ""
    tags: tuple[str, ...] = ()
    pictures: tuple[DraftPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedFigure:
    """The figure of an exercise that has the same name: whose it is, its lines in the file, and its positions."""

    of: str
    lines: str
    positions: tuple[str, ...]


def written(draft: Draft, offered: OfferedFigure | None = None, pictures: Sequence[DraftPicture] = ()) -> str:
    """Write a draft as YAML, with pictures, or else a figure; what is left to do is marked for `check`."""
    given: dict[str, Any] = {
        "language": draft.language,
        "name": draft.name,
        "also_called": list(draft.also_called),
        **{name: to_do(name) for name in ("card", "poster", "aim")},
        "positions": list(offered.positions) if offered else to_do("positions"),
        "equipment": list(draft.equipment),
        "muscles": list(draft.muscles) or to_do("muscles"),
        "level": draft.level,
        "tags": list(draft.tags),
        "steps": list(draft.steps) or to_do("steps"),
        "cues": list(draft.cues),
        "credit": draft.credit,
        "licence": draft.licence,
    }
    text = dumped({name: value for name, value in given.items() if value})
    if pictures:
        alt = to_do("alt")
        shown = [{"file": one.file, "alt": alt, "credit": one.credit, "licence": one.licence} for one in pictures]
        return text + dumped({"picture": shown})
    if offered:
        return f"{text}# The figure of {offered.of}: does it show what the words say?\n{offered.lines}"
    return text + dumped({"figure": to_do("figure")})


def to_do(field: str) -> str:
    """Mark a field as left to do."""
    return f"{TODO} {LEFT_TO_DO[field]}"


def dumped(values: Mapping[str, Any]) -> str:
    """Write values as YAML, in their order."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(dict(values), Dumper=dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


def identifier(name: str) -> str:
    """Make a file's name of an exercise's: small letters, digits and hyphens; empty where it has none of these."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")[:LONGEST_ID].strip("-")
    return f"{found}-exercise" if found in RESERVED else found


def folded_name(name: str) -> str:
    """Fold a name so that ways to write it are alike: `Push-Ups`, `push up`, `Pushup (knees)`."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", re.sub(r"\([^)]*\)", " ", name)).casefold())
    return "".join(word.removesuffix("s") if len(word) > 2 and not word.endswith("ss") else word for word in words)
