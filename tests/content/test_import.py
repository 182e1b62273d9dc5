"""Exercises from open databases become drafts: whole, clean, credited, in nobody's way, and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.content.library import Library
from generator.content.project import Project
from generator.documents.plain_text import plain_text
from generator.documents.templating import render
from generator.importing.draft import folded_name, identifier
from generator.importing.words import blocks, parted

FREE = {
    "id": "Kettle_Wave",
    "name": "Kettle Wave",
    "force": "pull",
    "level": "expert",
    "mechanic": None,
    "equipment": "kettlebells",
    "primaryMuscles": ["glutes"],
    "secondaryMuscles": ["lower back", "glutes"],
    "instructions": [
        "1. Stand tall with a kettlebell. Tip: Keep your arms long.This is the start.",
        "li>Swing it up & down, at < 90 degrees.\nCaution: Never swing a loose handle.",
        "",
    ],
    "category": "strength",
    "images": ["Kettle_Wave/0.jpg"],
}
LICENCE = {"short_name": "CC-BY-SA 4", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}
WGER = {
    "uuid": "1",
    "category": {"name": "Legs"},
    "muscles": [{"name": "Soleus", "name_en": "Calves"}],
    "muscles_secondary": [{"name": "Obliquus", "name_en": ""}],
    "equipment": [{"name": "none (bodyweight exercise)"}],
    "license": LICENCE,
    "license_author": "Ada",
    "images": [],
    "translations": [
        {"name": "Toe Wave", "language": 2, "description": "<p>Sit&nbsp;down.</p><li>Wave <em>one</em> toe.</li>",
         "aliases": [{"alias": "Plank"}], "notes": [{"comment": "Keep the heel down."}], "license_author": "Bea",
         "license": LICENCE},
        {"name": "Zehenwelle", "language": 1, "description": "", "license": None},
    ],
}  # fmt: skip
LONGHAUL = {
    "pk": "2", "name": "Heavy Walk – Dumbbell", "slug": "heavy-walk", "primaryMuscles": ["forearms"],
    "secondaryMuscles": [], "steps": ["Walk with weights."], "notes": "Breathe on.",
}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)

    def call(value: Any, *more: str, code: int = 0) -> str:
        (tmp_path / "in.json").write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
        done = CliRunner().invoke(main, ["import", "in.json", *more])
        assert done.exit_code == code, done.output
        return done.output

    return call


def draft(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load(Path(f"content/exercises/{name}.yaml").read_text("utf-8")))


def test_an_entry_becomes_a_draft_with_clean_words(run: Any) -> None:
    run([FREE])
    made = draft("free-exercise-db/kettle-wave")
    assert made["steps"] == ["Stand tall with a kettlebell. This is the start.", "Swing it up & down, at < 90 degrees."]
    assert made["cues"] == ["Keep your arms long.", "Never swing a loose handle."]
    assert (made["level"], made["equipment"], made["muscles"]) == ("advanced", ["kettlebell"], ["glutes", "lower back"])
    assert made["tags"] == ["strength", "pull"]
    assert "picture" not in made


def test_what_is_left_to_do_is_listed_by_check_with_its_place(run: Any) -> None:
    run([FREE])
    told = CliRunner().invoke(main, ["check"])
    lines = Path("content/exercises/free-exercise-db/kettle-wave.yaml").read_text("utf-8").splitlines()
    for field in ("card", "poster", "aim", "positions", "figure"):
        number = next(place for place, line in enumerate(lines, 1) if line.startswith(field))
        assert f"kettle-wave.yaml:{number}:{len(field) + 3}: {field} is left to do: " in told.output
    assert told.exit_code == 2
    assert len(told.output.splitlines()) == 5


def test_a_name_or_alias_of_ours_offers_its_figure(run: Any) -> None:
    told = json.loads(run([WGER], "--json"))
    assert [(row["id"], row["figure_of"]) for row in told] == [("toe-wave", "plank")]
    assert {problem["field"] for problem in told[0]["lacks"]} == {"card", "poster", "aim"}
    assert draft("wger/toe-wave")["figure"]["frames"]
    assert Library(Project.find()).figure("plank") == Library(Project.find()).draft("toe-wave")


def test_wger_is_read_in_a_language_with_its_licence(run: Any) -> None:
    run([WGER], "-q")
    made = draft("wger/toe-wave")
    assert made["steps"] == ["Sit down.", "Wave one toe."]
    assert (made["cues"], made["muscles"]) == (["Keep the heel down."], ["Calves", "Obliquus"])
    assert made["credit"] == "Bea, wger.de"
    assert made["licence"] == "CC-BY-SA 4, https://creativecommons.org/licenses/by-sa/4.0/"
    assert "equipment" not in made
    run({"results": [WGER]}, "--lang", "de")
    assert draft("wger/zehenwelle")["language"] == "de"
    assert draft("wger/zehenwelle")["credit"] == "Ada, wger.de"
    assert "no exercises in fr" in run([WGER], "--lang", "fr", code=2)


def test_wger_s_fixtures_are_joined(run: Any) -> None:
    tables = {
        "core.license": {1: LICENCE},
        "exercises.muscle": {5: {"name": "Soleus", "name_en": "Calves"}},
        "exercises.exercisecategory": {8: {"name": "Legs"}},
        "exercises.exercise": {3: {"muscles": [5], "muscles_secondary": [], "category": 8, "license": 1}},
        "exercises.translation": {7: {"exercise": 3, "name": "Toe Wave", "description": "<p>Sit.</p>", "language": 2}},
        "exercises.alias": {9: {"translation": 7, "alias": "Wiggle"}},
        "exercises.exercisecomment": {9: {"translation": 7, "comment": "Slowly."}},
    }
    run([{"model": model, "pk": key, "fields": row} for model, rows in tables.items() for key, row in rows.items()])
    made = draft("wger/toe-wave")
    assert (made["muscles"], made["tags"], made["also_called"]) == (["Calves"], ["legs"], ["Wiggle"])
    assert (made["cues"], made["licence"].split(",")[0]) == (["Slowly."], "CC-BY-SA 4")


def test_longhaul_names_what_is_needed_after_a_dash(run: Any) -> None:
    run({"strength": [LONGHAUL], "cardio": []})
    made = draft("longhaul-fitness/heavy-walk-dumbbell")
    assert (made["name"], made["equipment"], made["cues"]) == ("Heavy Walk, Dumbbell", ["dumbbell"], ["Breathe on."])


def test_pictures_are_taken_when_asked_for_and_licensed(run: Any, tmp_path: Path) -> None:
    for name in ("db/Kettle_Wave/0.jpg", "db/toes/main.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"picture")
    said = run([FREE], "--pictures", "db")
    assert "no licence known for the pictures of 1 draft" in said
    assert not (tmp_path / "content/pictures").exists()
    (tmp_path / "content/exercises/free-exercise-db/kettle-wave.yaml").unlink()
    run([FREE], "--pictures", "db", "--picture-licence", "CC0", "--picture-credit", "Cy")
    (shown,) = draft("free-exercise-db/kettle-wave")["picture"]
    assert (shown["file"], shown["credit"], shown["licence"]) == ("pictures/kettle-wave-1.jpg", "Cy", "CC0")
    assert (tmp_path / "content/pictures/kettle-wave-1.jpg").read_bytes() == b"picture"
    images = [{"image": "https://wger.de/media/../toes/main.png", "license": LICENCE, "license_author": "Di"}]
    told = json.loads(run([{**WGER, "images": images}], "--pictures", "db", "--json"))
    assert (told[0]["pictures"], told[0]["figure_of"]) == (["pictures/toe-wave-1.png"], None)
    assert "picture[1].alt" in {problem["field"] for problem in told[0]["lacks"]}
    assert draft("wger/toe-wave")["picture"][0]["credit"] == "Di, wger.de"
    assert "is no folder" in run([FREE], "--pictures", "nowhere", code=2)


def test_no_file_of_anybody_s_is_written_over(run: Any, tmp_path: Path) -> None:
    names = ["Plank", "Kettle Wave", "Kettle  wave!", "漢", "Con", "../../x"]
    run([{**FREE, "name": name} for name in names])
    folder = tmp_path / "content/exercises/free-exercise-db"
    made = {path.stem for path in folder.iterdir()}
    assert made == {"plank-free-exercise-db", "kettle-wave", "kettle-wave-2", "exercise-4", "con-exercise", "x"}
    (folder / "kettle-wave.yaml").write_text("mine", "utf-8")
    assert "kettle-wave.yaml  Kettle Wave: you have it, and it stays" in run([FREE])
    assert (folder / "kettle-wave.yaml").read_text("utf-8") == "mine"


def test_some_are_chosen_and_a_dry_run_writes_nothing(run: Any, tmp_path: Path) -> None:
    both = [FREE, {**FREE, "name": "Bell Curl"}]
    told = run(both, "--only", "curl", "--dry-run")
    assert "bell-curl.yaml" in told
    assert "1 draft would be written" in told
    assert "kettle" not in told
    assert not (tmp_path / "content").exists()
    assert "has walk in its name" in run(both, "--only", "walk", code=2)
    assert "--family must be" in run(both, "--family", "../up", code=2)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("[", "in.json:1:2: is no JSON"),
        ("[1, 2]", "holds no entries"),
        ("{}", "holds no entries"),
        ("3", "holds no entries"),
        ("[" * 100_000, "is no JSON"),
        ([FREE, {"name": "x"}], "is of free-exercise-db, but for entry 2"),
        ([{**FREE, "name": " "}], "entry 1 has no name"),
        ([{**FREE, "name": None}], "entry 1 has no name"),
    ],
)
def test_what_is_no_database_is_told(run: Any, value: Any, message: str) -> None:
    assert message in run(value, code=2)
    assert not Path("content").exists()


def test_html_is_text_and_never_markup() -> None:
    assert blocks("<script>x()</script><p>A &amp; <b>b</b><br>c</p>\n d") == ["A & b", "c", "d"]
    assert blocks("one <two") == ["one <two"]
    assert parted(["Note: Go slow. Then lift.", "Lift."]) == (["Then lift.", "Lift."], ["Go slow."])
    long = "Lift your leg as high as you can and hold it there for a while."
    assert parted([" ".join([long] * 4)])[0] == [f"{long} {long}"] * 2
    assert len(parted([" ".join([long] * 40)])[0]) == 1


def test_names_are_folded() -> None:
    assert len({folded_name(name) for name in ("Push-Ups", "push up", "Pushup (on knees)")}) == 1
    assert identifier("Child's Pose, 3/4 Überzug") == "childs-pose-3-4-uberzug"


def test_the_booklet_credits_what_was_imported(sample: Any) -> None:
    text = (sample.folder / sample.exercise).read_text("utf-8")
    sample.write(sample.exercise, f"credit: Ada & Co\nlicence: CC BY 4.0\n{text}")
    programme = Library(sample.project).programme("sample")
    assert "Bridge: Ada & Co (CC BY 4.0)" in plain_text(render("booklet", programme, sample.project))


def test_the_whole_database_comes_through(run: Any) -> None:
    database = Path(__file__).parents[3] / "shared/data/free-exercise-db.json"
    if not database.is_file():
        pytest.skip("free-exercise-db.json is not here")
    told = json.loads(run(database.read_text("utf-8"), "--json", "--dry-run"))
    assert len(told) == len({row["id"] for row in told}) == 873
    assert all(row["lacks"] for row in told)
    assert sum(bool(row["figure_of"]) for row in told) >= 10
