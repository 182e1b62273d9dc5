"""Routines that nobody here wrote: projects with any moves, any number of them, in other languages and lengths."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.content.project import Project, shipped_folder

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
GREEK = ("Γέφυρα", "Άσκηση ισορροπίας", "Διάταση καμπτήρων ισχίου")
VIETNAMESE = ("Tư thế cây cầu", "Tập\u00a0thở – nằm ngửa ; «chậm»", "Đứng một chân")
NAMES = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN, "el": GREEK, "vi": VIETNAMESE}
WORDS = {
    "en": "Keep your back long and breathe out as you lift then lower slowly and stay close to the wall",
    "de": "Halte den Rücken lang und atme beim Heben aus dann senke das Bein langsam und bleib nah an der Wand",
    "ru": "Держите спину ровно и выдыхайте при подъёме затем медленно опустите ногу и стойте ближе к стене",
    "el": "Κράτα την πλάτη ίσια και εκπνεύσε όταν σηκώνεις το πόδι ύστερα κατέβασέ το αργά κοντά στον τοίχο",
    "vi": "Giữ lưng thẳng và thở ra khi nâng chân lên rồi từ từ hạ xuống và đứng gần bức tường",
}
LANGUAGES = frozenset(Project.find(shipped_folder()).files("templates/locales"))
LINK = "https://example.org/programmes/2026/winter?sheet=all_moves&print=yes"
STOP = {
    "heading": "Stop if it hurts", "card": "Sharp pain, or feeling dizzy.",
    "signs": ["Sharp pain", "Feeling dizzy", "Tingling down a leg"],
    "all_signs": ["Sharp pain"], "urgent": ["Chest pain."], "ask_first": ["If you are unsure."],
}  # fmt: skip
ODD_SHARE = 0.08
"""Share of odd words, where a stranger has any."""
STEPS = 6
"""Steps of an exercise whose figure ships: its pictures may show any of them."""
LIMITS = {"heading": 5, "card": 16, "signs": 8}
"""Most words of the Stop rule's texts."""


@dataclass(frozen=True)
class Stranger:
    """What a strange routine is like.

    `parts` are the moves of each part and `kinds`, in turn, how they belong together; `figures` add those of shipped
    exercises to the poses, `words` is the length of sentences, `odd` are words that stand in some of them, `wordy`
    fills every text to its limit; `extras` name what routines may have and need not.
    """

    parts: tuple[int, ...]
    poses: tuple[str, ...] = MIXED
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ENGLISH
    words: int = 10
    odd: tuple[str, ...] = ()
    wordy: bool = False
    language: str = "en"
    title: tuple[str, ...] = ("Strong hips", "for everyone")
    part_names: tuple[str, ...] = ("Warm up", "Strength", "Balance", "Stretch", "Breathe", "Cool down")
    mats: bool = False
    doses: tuple[dict[str, Any], ...] = ({"reps": 10, "per": "side"}, {"sets": 3, "reps": 8}, {"hold_s": [30, 60]})
    kinds: tuple[dict[str, Any], ...] = ({},)
    extras: frozenset[str] = frozenset()
    changes: dict[str, Any] = field(default_factory=dict)
    seed: int = 0

    @property
    def moves(self) -> int:
        return sum(self.parts)


EXTRAS = ("link", "hero", "inset", "brand", "notes", "safety", "chapters", "harder", "frames", "glossary", "weeks")


@dataclass
class Writer:
    """Writes texts in the manner of a stranger: the same for a seed, and shorter ones begin as longer ones do."""

    of: Stranger
    written: int = 0

    @property
    def pick(self) -> random.Random:
        """Chance for the next text."""
        self.written += 1
        return random.Random(self.of.seed * 1000 + self.written)

    def text(self, words: int, most: int = 1000) -> str:
        """Write a sentence of so many words, or as many as there may be."""
        pick, known = self.pick, WORDS[self.of.language].split()
        count = max(1, most if self.of.wordy and most < 1000 else min(words, most))
        words_of = (self.of.odd if self.of.odd and pick.random() < ODD_SHARE else known for _ in range(count))
        text = " ".join(pick.choice(each) for each in words_of)
        text = "".join(re.findall(r"\S+\s*", text)[:count]).rstrip()
        return text[0].upper() + text[1:] + "."

    def texts(self, least: int, most: int, words: int, limit: int = 1000) -> list[str]:
        """Write some sentences."""
        count = most if self.of.wordy else self.pick.randint(least, most)
        return [self.text(words, limit) for _ in range(count)]


@cache
def shipped_figure(name: str) -> str:
    """Read the figure of a shipped exercise, as its author wrote it: the last field of the file."""
    path = next((shipped_folder() / "content/exercises").rglob(f"{name}.yaml"))
    _, figure = path.read_text(encoding="utf-8").split("\nfigure:\n")
    return f"figure:\n{figure}"


def figure_of(number: int, of: Stranger) -> dict[str, Any]:
    """Make the figure of an exercise."""
    pose = POSES[of.poses[number % len(of.poses)]]
    frames = [{"name": "one", "caption": "Move", "pose": pose}]
    if "frames" in of.extras:
        frames.append({"name": "two", "caption": "And back again, slowly", "pose": POSES["tall"]})
    figure: dict[str, Any] = {"alt": "A person exercising.", "view": {"yaw": 20, "pitch": 9}, "frames": frames}
    if of.mats or pose["root"] not in ("standing", "sitting"):
        figure["props"] = ["mat"]
    return figure


def exercise(number: int, of: Stranger, write: Writer) -> dict[str, Any]:
    """Make an exercise's file."""
    made = {
        "name": of.names[number % len(of.names)], "poster": write.text(of.words, 20), "aim": write.text(4, 40),
        "card": write.text(of.words, 8), "positions": ["standing"], "muscles": ["hip muscles"],
        "dose": of.doses[number % len(of.doses)], "breath": write.text(4, 12),
        "steps": write.texts(1, 4, of.words, 40), "cues": write.texts(0, 3, of.words, 20),
        "mistakes": [{"problem": "Too fast?", "fix": write.text(3, 16)}],
        "easier": write.text(3, 40),
    }  # fmt: skip
    if "harder" in of.extras:
        made |= {"harder": write.text(5, 40), "ask_first": write.texts(1, 2, 8), "equipment": ["chair", "wall"]}
    if "safety" in of.extras and number % 3 == 1:
        made["safety"] = [{"heading": "Leave it out if", "points": write.texts(1, 6, 8)}]
    if "notes" in of.extras and number % 4 == 2:
        made["optional"] = True
    return made


def stop_rule(of: Stranger, write: Writer) -> dict[str, Any]:
    """Make the Stop rule: a plain one, or one of as many words as there may be."""
    if not of.wordy:
        return STOP
    words = {name: write.text(limit, limit) for name, limit in LIMITS.items() if name != "signs"}
    signs = write.texts(5, 5, 8, LIMITS["signs"])
    return {**STOP, **words, "signs": signs, "all_signs": signs, "urgent": write.texts(3, 3, 12)}


def extra_fields(of: Stranger, write: Writer) -> dict[str, Any]:
    """Make what a routine may have and need not."""
    muscle = [{"heading": "Why it helps", "text": write.text(40)}, {"points": write.texts(1, 6, 12)}]
    fields = {
        "link": {"link": LINK, "link_label": "Everything, and more"},
        "hero": {"hero": "runner"},
        "inset": {"inset": {"heading": "The psoas", "text": write.text(8, 16), "label": "psoas", "alt": "A spine."}},
        "chapters": {"chapters": [{"heading": "Your back", "lead": write.text(12, 40), "passages": muscle}]},
        "glossary": {"glossary": [{"term": term, "meaning": write.text(9, 30)} for term in (*of.odd, "Core")]},
        "weeks": {"diary_weeks": 8, "poster_credits": write.texts(1, 2, 6)},
    }
    return {name: value for extra in sorted(of.extras & fields.keys()) for name, value in fields[extra].items()}


def structured(ids: list[str], kind: dict[str, Any]) -> dict[str, Any]:
    """Give a part its kind, and its moves in pairs or levels of three where the kind has groups."""
    size = {"superset": 2, "levels": 3}.get(kind.get("kind", ""), 0)
    if not size or len(ids) <= size:
        return kind
    groups = [ids[start : start + size] for start in range(0, len(ids), size)]
    return {**kind, "exercises": [group if len(group) > 1 else group[0] for group in groups]}


def project(folder: Path, of: Stranger) -> Project:
    """Write a project with the one routine `strange`, and give it."""
    writer = Writer(of)
    content = folder / "content"
    for name in ("exercises", "routines"):
        (content / name).mkdir(parents=True, exist_ok=True)
    parts, number = [], 0
    for place, count in enumerate(of.parts):
        ids = []
        for _ in range(count):
            ids.append(f"move-{number}")
            shipped = shipped_figure(of.figures[number // 2 % len(of.figures)]) if of.figures and number % 2 else ""
            drawn: dict[str, Any] = {"figure": figure_of(number, of)}
            if shipped:
                drawn = {"steps": writer.texts(STEPS, STEPS, of.words, 40)}
            write(content / f"exercises/move-{number}.yaml", exercise(number, of, writer) | drawn, shipped)
            number += 1
        part: dict[str, Any] = {"name": of.part_names[place % len(of.part_names)], "exercises": ids}
        part |= structured(ids, of.kinds[place % len(of.kinds)])
        if count > 1:
            part["note"] = writer.text(6, 12) if "notes" in of.extras else "In order"
        if "notes" in of.extras:
            part["intro"] = writer.text(20)
        parts.append(part)
    routine = {
        "title": list(of.title), "strapline": "A routine from elsewhere", "summary": writer.text(9, 40),
        "language": of.language if of.language in LANGUAGES else "en", "version": "1.0", "date": "November 2026",
        "guidance": "General guidance, not medical advice.", "parts": parts, "stop": stop_rule(of, writer),
        "how_to": [{"heading": "How to use it", "text": writer.text(20)}], "credits": writer.texts(1, 3, 6),
        **extra_fields(of, writer), **of.changes,
    }  # fmt: skip
    write(content / "routines/strange.yaml", routine)
    if "brand" in of.extras:
        brand = {"name": "Physiotherapie am Alten Marktplatz", "phone": "+49 30 901820", "email": "praxis@example.org"}
        write(content / "brand.yaml", {**brand, "link": "https://example.org/praxis"})
    return Project.find(folder)


def write(path: Path, value: Any, after: str = "") -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text + after, encoding="utf-8")
