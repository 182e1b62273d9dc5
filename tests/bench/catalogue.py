"""A public collection of 873 exercises as one booklet: `python -m tests.bench.catalogue COLLECTION.json`.

Their texts are cut to the lengths that fields allow; one small pose stands for all, as the collection has none.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.clock import stage

FIGURE = {"alt": "A person stands.", "frames": [{"name": "start", "pose": {"root": "standing"}}]}
PART = 24
"""Exercises in a part of the catalogue; a routine has 26 letters, so every catalogue part is a routine of its own."""


def cut(text: str, words: int) -> str:
    """Keep the first words of a text, without what no field may hold."""
    return " ".join(re.sub(r"[^\x20-\uffff]", "", text).split()[:words]) or "Move."


def exercise(entry: dict[str, Any]) -> dict[str, Any]:
    """Write an entry of the collection as an exercise file."""
    steps = [cut(step, 40) for step in entry["instructions"]][:9] or ["Move."]
    return {
        "name": cut(entry["name"], 8),
        "card": cut(steps[0], 8),
        "poster": cut(steps[0], 20),
        "aim": cut(f"For the {', '.join(entry['primaryMuscles'])}.", 40),
        "steps": steps,
        "breath": "Breathe evenly.",
        "dose": {"reps": "8"},
        "easier": "Do fewer.",
        "muscles": entry["primaryMuscles"] or ["whole body"],
        "positions": ["standing"],
        "figure": FIGURE,
    }


def routine(name: str, exercises: list[str]) -> dict[str, Any]:
    """Write a routine file around some exercises."""
    return {
        "title": name,
        "strapline": "One of a catalogue",
        "summary": "A catalogue.",
        "version": "1",
        "date": "2026",
        "guidance": "General guidance, not medical advice.",
        "parts": [{"name": "All", "exercises": exercises}],
        "stop": {
            "heading": "Stop if it hurts",
            "card": "Stop if it hurts.",
            "signs": ["Sharp pain"],
            "all_signs": ["Sharp pain"],
            "urgent": ["Chest pain"],
            "ask_first": ["You are unsure"],
        },
        "how_to": ["Go down the page."],
        "credits": ["free-exercise-db, public domain."],
    }


def write(folder: Path, collection: Path) -> list[str]:
    """Write the collection as a project and give its routines' names."""
    names = []
    for kind in ("exercises", "routines"):
        (folder / "content" / kind).mkdir(parents=True)
    entries = json.loads(collection.read_text("utf-8"))
    for entry in entries:
        # JSON is YAML, so the files are written without a YAML writer.
        path = folder / f"content/exercises/{entry['id']}.yaml"
        path.write_text(json.dumps(exercise(entry), ensure_ascii=False), encoding="utf-8")
    for number in range(0, len(entries), PART):
        names.append(f"catalogue-{number // PART + 1:02}")
        chosen = [entry["id"] for entry in entries[number : number + PART]]
        path = folder / f"content/routines/{names[-1]}.yaml"
        path.write_text(json.dumps(routine(names[-1], chosen), ensure_ascii=False), encoding="utf-8")
    return names


def main() -> None:
    """Load, say and lay out the whole collection."""
    from generator.builder import Options, Press, composer
    from generator.content.project import Project

    with TemporaryDirectory() as name:
        folder = Path(name)
        names = write(folder, Path(sys.argv[1]))
        press = Press(Project.find(folder), Options(), folder)
        with stage("content") as note:
            programmes = press.library.check(names)
            note.text = f"{sum(len(programme.moves) for programme in programmes)} exercises"
        with stage("templates"):
            documents = [press.document(programme, "booklet") for programme in programmes]
        with stage("layout and PDF") as note:
            settings = [press.setting(programme, "booklet") for programme in programmes]
            laid = [composer("booklet")(*pair) for pair in zip(documents, settings, strict=True)]
            note.text = f"{sum(one.pages for one in laid)} pages, {sum(len(one.pdf) for one in laid) / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
