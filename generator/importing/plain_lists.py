"""Databases that are plain lists: free-exercise-db and longhaul-fitness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.draft import Draft, DraftPicture
from generator.importing.words import blocks, parted

Entry = Mapping[str, Any]

LEVELS = {"beginner": "beginner", "intermediate": "intermediate", "expert": "advanced", "advanced": "advanced"}
THINGS = {
    "body only": "",
    "bands": "band",
    "kettlebells": "kettlebell",
    "foam roll": "foam roller",
    "e-z curl bar": "EZ curl bar",
    "other": "",
    "none": "",
}
"""Equipment in our words; what is not here stays as it is."""


def is_free_exercise_db(entry: Entry) -> bool:
    """Tell an entry of free-exercise-db by its fields."""
    return {"instructions", "primaryMuscles", "category"} <= entry.keys()


def free_exercise_db(entries: list[Entry], language: str) -> Iterator[Draft]:
    """Give the drafts of free-exercise-db (which is English), entry by entry."""
    for entry in entries:
        steps, tips = parted(text for step in texts(entry, "instructions") for text in blocks(step))
        kind = [*texts(entry, "category"), *texts(entry, "mechanic"), *texts(entry, "force")]
        yield Draft(
            name=name_of(entry),
            credit="free-exercise-db",
            licence="Unlicense (public domain), https://github.com/yuhonas/free-exercise-db",
            also_called=tuple(texts(entry, "aliases")),
            steps=tuple(steps),
            cues=tuple(tips),
            equipment=things(texts(entry, "equipment")),
            muscles=muscles(entry),
            level=LEVELS.get(str(entry.get("level")).lower(), ""),
            tags=tuple(kind),
            pictures=tuple(DraftPicture(file) for file in texts(entry, "images")),
        )


def is_longhaul(entry: Entry) -> bool:
    """Tell an entry of longhaul-fitness by its fields."""
    return {"pk", "slug"} <= entry.keys() and bool({"steps", "instructions"} & entry.keys())


def longhaul(entries: list[Entry], language: str) -> Iterator[Draft]:
    """Give the drafts of longhaul-fitness (which is English): after a dash in a name stands what it is done with."""
    for entry in entries:
        said = texts(entry, "steps") or texts(entry, "instructions")
        steps, tips = parted(text for step in said for text in blocks(step))
        notes = [text for note in texts(entry, "notes") for text in blocks(note)]
        title, _, thing = name_of(entry).partition(" – ")
        yield Draft(
            name=title if not thing else f"{title}, {thing}",
            credit="longhaul-fitness",
            licence="MIT, https://github.com/longhaul-fitness/exercises",
            steps=tuple(steps),
            cues=tuple(dict.fromkeys((*tips, *notes))),
            equipment=things([thing] if thing else []),
            muscles=muscles(entry),
            tags=tuple(texts(entry, "category")),
        )


def name_of(entry: Entry) -> str:
    """Give an entry's name without markup; empty where it has none."""
    return " ".join(text for name in texts(entry, "name") for text in blocks(name))


def muscles(entry: Entry) -> tuple[str, ...]:
    """Give the muscles of an entry, those that do most first, each once."""
    found = (*texts(entry, "primaryMuscles"), *texts(entry, "secondaryMuscles"))
    return tuple(dict.fromkeys(name.replace("-", " ").replace("_", " ").lower() for name in found))


def things(names: list[str]) -> tuple[str, ...]:
    """Name what is needed in our words."""
    return tuple(dict.fromkeys(filter(None, (THINGS.get(name.lower(), name.lower()) for name in names))))


def texts(entry: Entry, field: str) -> list[str]:
    """Give the texts of a field, whatever it holds; white space alone is none."""
    value = entry.get(field)
    each = value if isinstance(value, list) else [value]
    return [str(text).strip() for text in each if isinstance(text, (str, int, float)) and str(text).strip()]
