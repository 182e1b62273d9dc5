"""Sample routines: each a small project folder, made from the shipped library and spoiled in one way."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from generator.builder import PRODUCTS
from generator.content.project import Project

SHIPPED = Project.find(Path(__file__).resolve().parents[2])
PSOAS, ANKLES = "psoas-for-runners", "ankle-and-calf-warm-up"
SHIPPED_ROUTINES = (PSOAS, ANKLES)

HOSTILE = ("<b>", "&amp;", "{{ 7*7 }}", '<img src="file:///etc/passwd">', "]]>")
"""Texts that must come out as they were typed."""

Files = dict[str, str | bytes]


def shipped_exercise(name: str) -> dict[str, Any]:
    """Load one of the shipped exercises, every scalar as it was typed."""
    path = next((SHIPPED.shipped / "content/exercises").rglob(f"{name}.yaml"))
    return dict(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))


def routine(exercises: list[Any], **changes: Any) -> dict[str, Any]:
    """Write a short routine: one part, no link, picture, inset, chapters or glossary."""
    return {
        "title": "Sample",
        "strapline": "A few moves",
        "summary": "A routine for tests.",
        "version": "1.0",
        "date": "November 2026",
        "guidance": "General guidance, not medical advice.",
        "parts": [{"name": "Moves", "exercises": exercises}],
        "stop": {
            "heading": "Stop if it hurts",
            "card": "Sharp pain, or tingling down a leg.",
            "signs": ["Sharp pain", "Tingling down a leg"],
            "all_signs": ["Sharp pain, anywhere.", "Tingling down a leg."],
            "urgent": ["A leg that turns weak."],
            "ask_first": ["A hernia."],
        },
        "how_to": ["Go down the page, one move at a time."],
        "credits": ["Written for a test."],
        **changes,
    }


def three() -> Files:
    """Give a routine of three moves and nothing else: no link, hero, inset, chapters, glossary or brand."""
    return project(routine(["hundred", "scissors", "criss-cross"], title="Three moves"))


def fourteen() -> Files:
    """Give fourteen moves in two parts; two exercises come again, with another name and dose."""
    again = [
        {"exercise": "hundred", "name": "Hundred once more", "short_name": "Hundred 2"},
        {"exercise": "heel-raises", "name": "Heel Raises again", "dose": {"reps": [4, 5], "per": "side"}},
    ]
    legs = ["ankle-circles", "heel-raises", "calf-stretch-at-wall", "heel-drops-off-step", "supported-psoas-stretch"]
    trunk = ["hundred", "single-leg-circle", "single-leg-stretch", "double-leg-stretch", "scissors", "lower-lift"]
    parts = [{"name": "Moves", "exercises": [*legs, *trunk, "criss-cross", *again]}]
    return project(routine([], parts=parts, title=["Fourteen", "moves in a row"], link="https://example.org/fourteen"))


def long_texts() -> Files:
    """Give three moves whose every text is three times as long, as far as the schema allows it."""
    limits = {"card": 8, "poster": 20, "aim": 40, "breath": 12, "easier": 40, "harder": 40}
    exercises = {}
    for name in ("hundred", "scissors", "criss-cross"):
        exercise = shipped_exercise(name)
        exercise |= {field: stretched(exercise[field], words) for field, words in limits.items() if field in exercise}
        exercise |= {"steps": [stretched(step, 40) for step in exercise["steps"]]}
        exercise |= {"cues": [stretched(cue, 20) for cue in exercise["cues"]]}
        exercise |= {"ask_first": [stretched(text, 40) for text in exercise["ask_first"]]}
        exercise |= {
            "mistakes": [{"problem": m["problem"], "fix": stretched(m["fix"], 16)} for m in exercise["mistakes"]]
        }
        exercises[f"long-{name}"] = exercise
    return project(routine(list(exercises), title="Long texts"), exercises)


def long_chapters() -> Files:
    """Give three moves with chapters, lists and a glossary that run over many pages."""
    passages = [
        {"heading": f"Passage {number}", "text": f"{number}: " + stretched("Read this slowly, then once more.", 120, 9)}
        for number in range(1, 13)
    ]
    points = {"points": [f"Point {number} of a list that goes on to the next page." for number in range(1, 41)]}
    chapters = [{"heading": f"Chapter {number}", "passages": [*passages, points]} for number in (1, 2)]
    glossary = [{"term": f"word {number}", "meaning": f"It means {number}."} for number in range(1, 61)]
    changes = {"title": "Long chapters", "chapters": chapters, "glossary": glossary}
    return project(routine(["hundred", "scissors", "criss-cross"], **changes))


def scripts() -> Files:
    """Give names and texts in Greek, Cyrillic, Vietnamese, Polish and Turkish."""
    changed = {
        "greek": ("hundred", {"name": "Γέφυρα γοφών", "poster": "Σήκωσε τη λεκάνη. Μείνε ψηλά."}),
        "russian": ("scissors", {"name": "Ножницы лёжа", "card": "Поднимай ноги по очереди."}),
        "vietnamese": ("criss-cross", {"name": "Nâng gót chậm rãi", "aim": "Giữ lưng thẳng và thở đều."}),
        "polish": ("lower-lift", {"name": "Żółwie unoszenie pięt", "easier": "Zegnij łokcie, źródło siły."}),
        "turkish": ("heel-raises", {"name": "Diz çekişi, ağır İKİ", "poster": "Işığı sığdır, ıslık çal."}),
    }
    exercises = {name: shipped_exercise(base) | texts for name, (base, texts) in changed.items()}
    title = ["Σταθερά", "и сильные: Łódź, İzmir, Huế"]
    return project(routine(list(exercises), title=title, link="https://example.org/γοφοί?q=сила"), exercises)


def hostile() -> Files:
    """Give texts that would do harm if they were read as markup, template or entity."""
    exercise = shipped_exercise("hundred") | {
        "name": "<b>Lift</b> &amp; hold",
        "short_name": "<b> &amp; ]]>",
        "card": "{{ 7*7 }} <i>up",
        "poster": 'Lift <img src="file:///etc/passwd"> and ]]> hold.',
        "aim": " and ".join(HOSTILE),
        "steps": [f"Say {text} once." for text in HOSTILE],
        "cues": ["{% raw %}{% endraw %}", "<a href='javascript:1'>here</a>"],
        "ask_first": ["<para>&lt;&#60;<br/>"],
    }
    changes = {
        "title": ["<b>&amp;", "{{ 7*7 }} ]]>"],
        "summary": " ".join(HOSTILE),
        "guidance": "<!-- no comment --> &copy; {# nor here #}",
        "how_to": [{"heading": "<h1>", "text": " ".join(HOSTILE)}],
        "glossary": [{"term": "<dt>", "say": "<dd>", "meaning": "&quot;]]>&quot;"}],
        "credits": ["<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;"],
        "link": "https://example.org/?a=1&b={{7*7}}&c=]]%3E",
        "link_label": "<u>Here</u> &gt;",
    }
    return project(routine(["hostile", "scissors", "criss-cross"], **changes), {"hostile": exercise})


def branded(kind: str) -> Files:
    """Give three moves with a brand whose logo is a png (with alpha), a jpg or an svg."""
    brand = {
        "name": "Northside Runners",
        "contact": "Hall 2, Mill Lane",
        "email": "hello@example.org",
        "phone": "+44 20 7946 0000",
        "link": "https://example.org",
        "logo": f"club.{kind}",
        "logo_alt": "A round badge with a hill",
    }
    files = project(routine(["hundred", "scissors", "criss-cross"], title="With a brand"))
    return files | {"content/brand.yaml": dumped(brand), f"content/club.{kind}": logo(kind)}


SAMPLES: dict[str, Callable[[], Files]] = {
    "three": three,
    "fourteen": fourteen,
    "long-texts": long_texts,
    "long-chapters": long_chapters,
    "scripts": scripts,
    "hostile": hostile,
    "branded-png": lambda: branded("png"),
    "branded-jpg": lambda: branded("jpg"),
    "branded-svg": lambda: branded("svg"),
}
ROUTINES = (*SHIPPED_ROUTINES, *SAMPLES)
NOT_TRIED = {("long-texts", "booklet"), ("long-chapters", "poster"), ("long-chapters", "card")}
"""What cannot be made, and says so, or would tell no more than the routine of three moves."""
IN_BLACK = {PSOAS, ANKLES, "three"}
"""Routines whose booklets are made in the photocopy theme too; posters and cards all are."""
CASES = [
    (routine, product, theme)
    for theme in ("colour", "photocopy")
    for routine in ROUTINES
    for product in PRODUCTS
    if (routine, product) not in NOT_TRIED and (theme == "colour" or product != "booklet" or routine in IN_BLACK)
]
"""Every routine, product and theme."""
FROM_THE_END = CASES[::-1]
"""The same for files of tests that run beside others: two workers then seldom want the same product at once."""


def project(routine: dict[str, Any], exercises: dict[str, Any] | None = None) -> Files:
    """Give the files of a project with one routine."""
    files: Files = {f"content/exercises/{name}.yaml": dumped(values) for name, values in (exercises or {}).items()}
    return files | {"content/routines/sample.yaml": dumped(routine)}


def dumped(values: dict[str, Any]) -> str:
    """Write YAML."""
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def stretched(text: str, most: int, times: int = 3) -> str:
    """Say a text three times over, but in no more than `most` words."""
    words = text.split() * times
    return " ".join(words[:most])


@cache
def logo(kind: str) -> bytes:
    """Draw a club's badge: a disc with a bar, its edge soft where the format allows it."""
    if kind == "svg":
        return (
            b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120">'
            b'<circle cx="60" cy="60" r="58" fill="#1B5E4B"/>'
            b'<rect x="25" y="50" width="70" height="20" fill="#FFF"/></svg>'
        )
    from PIL import Image, ImageDraw, ImageFilter

    picture = Image.new("RGBA", (240, 240), (27, 94, 75, 0) if kind == "png" else (255, 255, 255, 255))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((8, 8, 232, 232), fill=(27, 94, 75, 255))
    draw.rectangle((50, 100, 190, 140), fill=(255, 255, 255, 128))
    out = BytesIO()
    if kind == "png":
        picture.putalpha(picture.getchannel("A").filter(ImageFilter.GaussianBlur(2)))
        picture.save(out, "PNG")
    else:
        picture.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def write(files: Files, folder: Path) -> Project:
    """Write a project's files and give the project."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return Project.find(folder)
