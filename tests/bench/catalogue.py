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


def cut(text: str, words: int) -> str:
    """Keep the first words of a text, without what no field may hold."""
    return " ".join(re.sub(r"[^\x20-\uffff]", "", text).split()[:words]) or "Move."


def exercise(entry: dict[str, Any]) -> dict[str, Any]:
    """Write an entry of the collection as an exercise file."""
    steps = [cut(step, 18) for step in entry["instructions"]][:6] or ["Move."]
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


def write(folder: Path, collection: Path) -> str:
    """Write the collection as a project of one routine and give its name."""
    for kind in ("exercises", "routines"):
        (folder / "content" / kind).mkdir(parents=True)
    entries = json.loads(collection.read_text("utf-8"))
    for entry in entries:
        # JSON is YAML, so the files are written without a YAML writer.
        path = folder / f"content/exercises/{entry['id']}.yaml"
        path.write_text(json.dumps(exercise(entry), ensure_ascii=False), encoding="utf-8")
    name = "catalogue"
    path = folder / f"content/routines/{name}.yaml"
    path.write_text(json.dumps(routine(name, [entry["id"] for entry in entries])), encoding="utf-8")
    return name


def main() -> None:
    """Load, say and lay out the whole collection."""
    from generator.content.project import Project
    from generator.jobs import Job
    from generator.options import Options
    from generator.press import Press, planner

    with TemporaryDirectory() as name:
        folder = Path(name)
        routine = write(folder, Path(sys.argv[1]))
        press = Press(Project.find(folder), Options())
        with stage("content") as note:
            programme = press.library.programme(routine)
            note.text = f"{len(programme.moves)} exercises"
        with stage("templates"):
            document = press.document(programme, Job.named("booklet"))
        with stage("layout and PDF") as note:
            laid = planner(Job.named("booklet").product)(
                document, press.setting(programme, Job.named("booklet"))
            ).paint()
            note.text = f"{laid.pages} pages, {len(laid.data) / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
