"""Advice on routines: each rule by a routine that it is for, and silence on what is fine."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.library import Library
from generator.content.lint import lint, opened, picture_words
from tests.conftest import EXERCISE, ROUTINE

LYING = "positions: [supine]"


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def advised(sample: Any) -> list[str]:
    """Give all advice on the sample."""
    library = Library(sample.project)
    return [str(problem) for problem in lint(library.programme("sample"), library)]


def exercises(sample: Any, *entries: str) -> None:
    """Let the routine have some exercises."""
    lines = "".join(f"      - {entry}\n" for entry in entries)
    sample.write(sample.routine, ROUTINE.replace("exercises: [bridge]", f"exercises:\n{lines}".rstrip()))


def like_bridge(sample: Any, name: str, old: str, new: str) -> None:
    """Write another exercise, which differs from the bridge in one place."""
    assert old in EXERCISE
    sample.write(f"content/exercises/{name}.yaml", EXERCISE.replace(old, new))


def test_what_is_fine_is_not_advised_on(sample: Any) -> None:
    assert advised(sample) == []
    assert run("check", "sample", "--lint", "--strict").exit_code == 0


@pytest.mark.parametrize(
    "name",
    [
        "psoas-for-runners",
        "after-birth",
        "ankle-and-calf-warm-up",
        "balance-at-the-kitchen-table",
        "chair-exercises",
        "desk-break",
        "first-strength-circuit",
        "shoulders-with-a-band",
        "ten-quiet-minutes",
        "three-holds-for-the-back",
    ],
)
def test_what_ships_is_as_it_advises(name: str) -> None:
    library = Library()
    assert [str(problem) for problem in lint(library.programme(name), library)] == []


def test_up_and_down_off_the_floor(sample: Any) -> None:
    like_bridge(sample, "stand", LYING, "positions: [standing]")
    exercises(sample, *["bridge", "stand"] * 2)
    assert advised(sample) == []
    exercises(sample, *["bridge", "stand"] * 3)
    assert advised(sample) == [
        "content/routines/sample.yaml:15:9: parts[1].exercises[6] makes people get up from the floor for the 3rd time: "
        "put floor moves together"
    ]


def test_sitting_on_a_chair_is_not_on_the_floor(sample: Any) -> None:
    like_bridge(sample, "stand", LYING, "positions: [standing]")
    exercises(sample, *["seated-march", "stand"] * 3)
    assert [line for line in advised(sample) if "floor" in line] == []


def test_rolling_from_side_to_side(sample: Any) -> None:
    like_bridge(sample, "side", LYING, "positions: [side-lying]")
    both = "{exercise: side, dose: {reps: 8, per: side}}"
    left, right = (f"{{exercise: side, dose: {{reps: 8, side: {side}}}}}" for side in ("left", "right"))
    exercises(sample, both, both)
    assert advised(sample) == []
    exercises(sample, left, left, right, right)
    assert advised(sample) == []
    exercises(sample, "bridge", left, right, left, right)
    assert advised(sample) == [
        "content/routines/sample.yaml:11:20: parts[1].exercises[2].exercise begins moves in which people roll over 3 "
        "times: do all of one side, then all of the other"
    ]


def test_more_exercises_than_people_do(sample: Any) -> None:
    for number in range(13):
        sample.write(f"content/exercises/move-{number}.yaml", EXERCISE)
    exercises(sample, *(f"move-{number}" for number in range(12)))
    assert advised(sample) == []
    exercises(sample, *(f"move-{number}" for number in range(13)))
    assert advised(sample) == [
        "content/routines/sample.yaml:22:9: parts[1].exercises[13] is exercise 13 of 13: few people do so many; "
        "make two routines"
    ]


def test_a_side_that_is_not_named(sample: Any) -> None:
    pose = "{root: supine, hips: {right: 40}, knees: {right: 60}}"
    sample.spoil(sample.exercise, "{root: supine}", pose)
    assert advised(sample) == [
        "content/exercises/bridge.yaml:9:14: dose is for both sides, and the picture shows one: "
        "add per: side (or leg, arm …), or side: alternate"
    ]
    sample.spoil(sample.exercise, pose, "{turn: 180}")
    assert advised(sample) == [], "the other way round is no side"
    sample.spoil(sample.exercise, "{turn: 180}", pose)
    for dose in ("{reps: 8, per: leg}", "{reps: 8, side: alternate}", "{reps: 8, side: left}"):
        exercises(sample, f"{{exercise: bridge, dose: {dose}}}")
        assert advised(sample) == [], dose
    exercises(sample, "bridge", "{exercise: bridge, other: leg}")
    assert advised(sample) == []


def test_a_stop_rule_that_says_nothing(sample: Any) -> None:
    sample.spoil(sample.routine, "  signs: [Sharp pain]", "  signs: [It hurts]")
    sample.spoil(sample.routine, "card: Sharp pain.", "card: Stop!")
    remedy = "says no more than the heading: name what is felt, such as sharp pain, dizziness, a numb leg"
    assert advised(sample) == [
        f"content/routines/sample.yaml:12:9: stop.card {remedy}",
        f"content/routines/sample.yaml:13:11: stop.signs[1] {remedy}",
    ]


def test_words_for_a_picture_that_say_that_it_is_one(sample: Any) -> None:
    sample.spoil(sample.exercise, "alt: A person lies", "alt: A picture of a person who lies")
    (line,) = advised(sample)
    assert line == (
        'content/exercises/bridge.yaml:14:8: figure.alt begins with "picture of", which every reader knows: '
        "begin with who does what"
    )


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Photo of a man", True),
        ("en", "A man takes a picture of a cat", False),
        ("de", "Ein Bild von einer Frau", True),
        ("de", "Bildhübsche Frau, die liegt", False),
        ("fr", "Une image d'une femme", True),
        ("es", "Dibujo de una mujer", True),
        ("it", "Un disegno di una donna", True),
        ("nl", "Tekening van een vrouw", True),
        ("pl", "Rysunek kobiety", True),
        ("pt", "Uma foto de uma mulher", True),
        ("ru", "Рисунок женщины", True),
        ("de-x-sie", "Zeichnung einer Frau", True),
    ],
)
def test_such_words_in_every_language(language: str, text: str, found: bool) -> None:
    assert bool(opened(text, picture_words(Library(), language))) is found


def test_a_hard_text_and_a_long_sentence(sample: Any) -> None:
    hard = "Synchronise inspiratory diaphragmatic activation with contralateral gluteal musculature recruitment."
    sample.spoil(sample.exercise, "Lift less.", hard)
    (line,) = advised(sample)
    assert line.startswith("content/exercises/bridge.yaml:10:9: easier is the hardest text, and bridge reads at grade ")
    sample.spoil(sample.exercise, hard, " ".join(["go on and on"] * 7) + ".")
    assert advised(sample)[-1] == (
        "content/exercises/bridge.yaml:10:9: easier has a sentence of 28 words; most people lose one after 25: "
        "make it two"
    )


def test_advice_fails_only_where_it_is_asked_to(sample: Any) -> None:
    sample.spoil(sample.exercise, "alt: A person", "alt: A picture of a person")
    told = run("check", "sample", "--lint")
    assert told.exit_code == 0
    assert 'begins with "picture of"' in told.stdout
    assert run("check", "sample", "--lint", "--strict").exit_code == 1
    quiet = run("check", "sample", "--lint", "--strict", "--quiet")
    assert (quiet.exit_code, quiet.stdout) == (1, "")
    assert 'begins with "picture of"' in quiet.stderr


def test_lint_lays_out_no_page(sample: Any) -> None:
    sample.spoil(sample.routine, "title: Sample", f"title: {'Unbreakable' * 9}")
    assert run("check", "sample").exit_code == 2
    assert run("check", "sample", "--lint").exit_code == 0


def test_check_as_json(sample: Any) -> None:
    sample.spoil(sample.exercise, "alt: A person", "alt: A picture of a person")
    said = json.loads(run("check", "sample", "--lint", "--json").stdout)
    (routine,) = said["routines"]
    assert (routine["routine"], routine["exercises"], routine["minutes"], said["problems"]) == ("sample", 1, 1, [])
    assert routine["advice"][0]["file"] == "content/exercises/bridge.yaml"
    assert (routine["advice"][0]["line"], routine["advice"][0]["field"]) == (14, "figure.alt")
    sample.spoil(sample.exercise, "reps: 8", "reps: ten")
    broken = run("check", "sample", "--json")
    assert broken.exit_code == 2
    (problem,) = json.loads(broken.stdout)["problems"]
    assert (problem["line"], problem["field"]) == (9, "dose.reps")
