"""What a press and its paper do with ink, by the names of the ICC registry, or as a profile says."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from generator.content.base import Content
from generator.content.project import Project
from generator.content.values import Count, Text, Truth
from generator.errors import ChoiceError, ContentError, PressError

DEFAULT = "fogra51"
UNNAMED = "CMYK profile"
"""What a profile is called that has no name."""


class ConditionFile(Content):
    """A printing condition in templates/conditions.yaml."""

    id: Text
    identifier: Text
    name: Text
    coated: Truth
    ink: Count
    advice: Text


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition: identifier in the registry, its name, whether paper is coated, most ink in percent."""

    id: str
    identifier: str
    name: str
    coated: bool
    ink: int
    advice: str


def load_conditions(project: Project) -> dict[str, Condition]:
    """Load the printing conditions by the word that chooses them. Raises ContentError."""
    from generator.content.loading import load_table

    path = project.template("conditions.yaml")
    loaded = load_table(ConditionFile, path, project.display_name(path))
    if loaded.value is None or loaded.problems:
        raise ContentError(loaded.problems)
    return {
        word: Condition(word, str(one.identifier), str(one.name), one.coated, one.ink, str(one.advice))
        for word, one in loaded.value.items()
    }


def find_condition(project: Project, word: str = DEFAULT) -> Condition:
    """Give one condition. Raises ChoiceError or ContentError."""
    known = load_conditions(project)
    if word.lower() not in known:
        raise ChoiceError("printing condition", word, list(known))
    return known[word.lower()]


def profile_name(profile: bytes) -> str:
    """Give the description of a profile for a four-colour press. Raises PressError for any other file.

    Source: ICC.1:2022, 7.2 (header), 7.3 (tag table), 10.15 and the older textDescriptionType.
    """
    if len(profile) < 132 or profile[36:40] != b"acsp":
        raise PressError("the output profile is not an ICC profile")
    if profile[12:16] != b"prtr" or profile[16:20] != b"CMYK":
        raise PressError("the output profile must be for a press with four inks (class prtr, colour space CMYK)")
    (count,) = struct.unpack(">I", profile[128:132])
    table = profile[132 : 132 + 12 * count]
    for tag, offset, length in struct.iter_unpack(">4sII", table[: len(table) // 12 * 12]):
        if tag == b"desc":
            return _description(profile[offset : offset + length]) or UNNAMED
    return UNNAMED


def _description(tag: bytes) -> str:
    if tag[:4] == b"desc" and len(tag) >= 12:
        (length,) = struct.unpack(">I", tag[8:12])
        return tag[12 : 12 + length].rstrip(b"\0").decode("latin-1")
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, offset = struct.unpack(">II", tag[20:28])
        return tag[offset : offset + length].decode("utf-16-be", "replace")
    return ""
