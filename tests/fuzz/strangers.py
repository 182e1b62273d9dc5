"""Routines that nobody here wrote: projects with any moves, any number of them, in other languages and lengths."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.content.project import Project

POSES: dict[str, dict[str, Any]] = {
    "tall": {"root": "standing"},
    "arms-up": {"root": "standing", "shoulders": {"both": 165}},
    "lunge": {
        "root": "standing",
        "hips": {"left": 40, "right": -10},
        "knees": {"left": 60, "right": 30},
        "rest": ["feet"],
    },
    "bridge": {"root": "supine", "knees": {"both": 90}, "hips": {"both": 45}},
    "leg-up": {"root": "supine", "hips": {"left": 80}},
    "side": {"root": "side-lying"},
    "all-fours": {"root": "all-fours"},
    "reach": {"root": "all-fours", "shoulders": {"left": 170}, "hips": {"right": -10}, "knees": {"right": 10}},
    "prone": {"root": "prone"},
    "kneel": {"root": "kneeling"},
    "sit": {"root": "sitting"},
}
STANDING, LYING = ("tall", "arms-up", "lunge"), ("bridge", "leg-up", "side", "prone")
MIXED = tuple(POSES)
ENGLISH = (
    "Bridge", "Side Plank", "Bird Dog", "Dead Bug", "Clam", "Wall Sit", "Calf Raise", "Reverse Lunge", "Hip Hinge",
    "Standing March", "Heel Slide", "Push-up on a Table", "Cat and Cow", "Child's Pose", "Thread the Needle",
)  # fmt: skip
GERMAN = (
    "Oberschenkelvorderseitendehnung", "Schulterblattstabilisation", "Wadenheben", "Beckenboden-Atmung",
    "Hüftbeugerdehnung im Halbkniestand", "Rückenstreckerkräftigung", "Einbeinstand",
)  # fmt: skip
RUSSIAN = (
    "Мостик", "Планка на боку", "Подъём на носки", "Растяжка сгибателей бедра", "Кошка и корова", "Приседание у стены",
)  # fmt: skip
WORDS = {
    "en": "Keep your back long and breathe out as you lift then lower slowly and stay close to the wall",
    "de": "Halte den Rücken lang und atme beim Heben aus dann senke das Bein langsam und bleib nah an der Wand",
    "ru": "Держите спину ровно и выдыхайте при подъёме затем медленно опустите ногу и стойте ближе к стене",
}


@dataclass(frozen=True)
class Stranger:
    """What a strange routine is like: the moves of each part, poses, names, the words of sentences, the language."""

    parts: tuple[int, ...]
    poses: tuple[str, ...] = MIXED
    names: tuple[str, ...] = ENGLISH
    words: int = 10
    language: str = "en"
    title: tuple[str, ...] = ("Strong hips", "for everyone")
    part_names: tuple[str, ...] = ("Warm up", "Strength", "Balance", "Stretch", "Breathe", "Cool down")
    mats: bool = False
    doses: tuple[dict[str, Any], ...] = ({"reps": 10, "per": "side"}, {"sets": 3, "reps": 8}, {"hold_s": [30, 60]})
    changes: dict[str, Any] = field(default_factory=dict)
    seed: int = 0

    @property
    def moves(self) -> int:
        return sum(self.parts)


def sentence(words: int, language: str, pick: random.Random) -> str:
    """Make a sentence of so many words."""
    known = WORDS[language].split()
    found = [pick.choice(known) for _ in range(words)]
    return " ".join(found).capitalize() + "." if found else ""


def exercise(number: int, of: Stranger, pick: random.Random) -> dict[str, Any]:
    """Make an exercise's file."""
    pose = of.poses[number % len(of.poses)]
    text = sentence(of.words, of.language, pick) or "Move."
    figure: dict[str, Any] = {
        "alt": "A person exercising.",
        "view": {"yaw": 20, "pitch": 9},
        "frames": [{"name": "one", "caption": "Move", "pose": POSES[pose]}],
    }
    if of.mats or POSES[pose]["root"] not in ("standing", "sitting"):
        figure["props"] = ["mat"]
    return {
        "name": of.names[number % len(of.names)], "poster": text, "aim": "It helps.",
        "card": sentence(min(of.words, 8), of.language, pick) or "Move.",
        "positions": ["standing"], "muscles": ["hip muscles"],
        "dose": of.doses[number % len(of.doses)], "breath": "Out as you lift.",
        "steps": ["Start tall.", text], "cues": ["Stay tall."],
        "mistakes": [{"problem": "Too fast?", "fix": "Slow down."}],
        "easier": "Do less.", "figure": figure,
    }  # fmt: skip


def project(folder: Path, of: Stranger) -> Project:
    """Write a project with the one routine `strange`, and give it."""
    pick = random.Random(of.seed)
    content = folder / "content"
    for name in ("exercises", "routines"):
        (content / name).mkdir(parents=True, exist_ok=True)
    parts, number = [], 0
    for place, count in enumerate(of.parts):
        ids = []
        for _ in range(count):
            ids.append(f"move-{number}")
            write(content / f"exercises/move-{number}.yaml", exercise(number, of, pick))
            number += 1
        part: dict[str, Any] = {"name": of.part_names[place % len(of.part_names)], "exercises": ids}
        if count > 1:
            part["note"] = "In order"
        parts.append(part)
    routine = {
        "title": list(of.title), "strapline": "A routine from elsewhere", "summary": "Moves for a test.",
        "language": of.language if of.language in ("en", "de") else "en", "version": "1.0", "date": "November 2026",
        "guidance": "General guidance, not medical advice.", "parts": parts,
        "stop": {
            "heading": "Stop if it hurts", "card": "Sharp pain, or feeling dizzy.",
            "signs": ["Sharp pain", "Feeling dizzy", "Tingling down a leg"],
            "all_signs": ["Sharp pain"], "urgent": ["Chest pain."],
            "ask_first": ["If you are unsure."],
        },
        "how_to": [{"heading": "How to use it", "text": "Look, read, move."}], "credits": ["Written for tests."],
        **of.changes,
    }  # fmt: skip
    write(content / "routines/strange.yaml", routine)
    return Project.find(folder)


def write(path: Path, value: Any) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
