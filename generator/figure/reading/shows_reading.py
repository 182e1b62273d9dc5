"""Read what a frame is said to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.figure.reading.reader import Reader
from generator.figure.words.joints import Range
from generator.figure.words.model import Prop
from generator.figure.words.problems import Path
from generator.figure.words.shows import (
    ARROW,
    BENDS,
    LINES,
    MEASURES,
    MORE_WORDS,
    PLACE,
    PLURALS,
    SPANS,
    SUBJECTS,
    Claim,
)

GROUND = ("floor", "mat")


def read_shows(reader: Reader, value: Any, path: Path, props: tuple[Prop, ...]) -> tuple[Claim, ...]:
    """Return the claims of a frame; faults go to the reader."""
    things = [prop.kind for prop in props]
    found: list[Claim] = []
    for subject, detail in reader.mapping(value, path, (*SUBJECTS, *things)).items():
        here = (*path, subject)
        data = reader.mapping(detail, here, (*MEASURES, *MORE_WORDS))
        for measure in [word for word in data if word in MEASURES]:
            if not _fits(subject, measure):
                reader.fault((*here, measure), f"is nothing that can be measured of {subject}")
            elif MEASURES[measure][0] == PLACE:
                places = (*GROUND, *SUBJECTS, *things)
                place = reader.word(data[measure], (*here, measure), places)
                span = _span(reader, data["cm"], (*here, "cm"), SPANS["centimetres"]) if "cm" in data else None
                found.append(Claim(subject, measure, span, place))
            else:
                span = _span(reader, data[measure], (*here, measure), SPANS[MEASURES[measure][0]])
                frame = reader.text(data["from"], (*here, "from")) if "from" in data and measure == "moved" else ""
                if measure == "moved" and "from" not in data:
                    reader.fault((*here, "from"), "is missing: it names the frame that this moved from")
                found.append(Claim(subject, measure, span, frame))
    return tuple(found)


def _fits(subject: str, measure: str) -> bool:
    part = PLURALS.get(subject) or subject.partition("-")[2] or subject
    if measure in ("length", "width"):
        return subject == ARROW
    if subject not in SUBJECTS:
        return measure == "height"
    if measure == "angle":
        return part in LINES or subject == "trunk"
    if measure == "bend":
        return part in BENDS
    if measure == "apart":
        return subject in PLURALS
    return measure != "height" and subject != ARROW


def _span(reader: Reader, value: Any, path: Path, span: Range) -> Range:
    """Read a number, or a lowest and a highest."""
    unit = "degrees" if span[0] < 0 else "centimetres"
    if isinstance(value, Mapping | str) or not isinstance(value, Sequence):
        number = reader.number(value, path, span, unit)
        return number, number
    numbers = [reader.number(item, where, span, unit) for where, item in reader.items(value, path)]
    if len(numbers) != 2 or numbers[0] > numbers[1]:
        reader.fault(path, f"must be a number of {unit}, or a lowest and a highest, such as [8, 10]")
        return span
    return numbers[0], numbers[1]
