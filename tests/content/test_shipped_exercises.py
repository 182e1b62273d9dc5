"""Every exercise that ships can be done, says what to do in plain words, and can be found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.content.exercise import LibraryExercise
from generator.content.library import Library
from generator.content.project import Project
from generator.content.readability import grade
from generator.figure import advise_figure, check_figure

LIBRARY = Library(Project(None, Path(__file__).parents[2]))
NAMES = list(LIBRARY.exercise_files)
HARDEST = 8.0
"""Reading grade that most people follow."""


@cache
def exercise(name: str) -> LibraryExercise:
    loaded = LIBRARY.exercise(name)
    assert not loaded.problems, [str(problem) for problem in loaded.problems]
    assert loaded.value is not None
    return loaded.value


@pytest.mark.parametrize("name", NAMES)
def test_its_pictures_can_be_posed_and_stand(name: str) -> None:
    told = exercise(name)
    assert told.figure
    for figure in (told.figure, *(one.figure for one in told.ways.values() if one.figure)):
        check_figure(figure)
        assert not [advice for advice in advise_figure(figure) if "would fall" in advice.message]
        assert figure.alt
        others = (frame for frame in figure.frames if frame is not figure.frame())
        assert all(frame.alt for frame in others), "each picture has its own words"


@pytest.mark.parametrize("name", NAMES)
def test_its_words_are_whole_sentences_that_people_can_follow(name: str) -> None:
    told = exercise(name)
    for text in (*told.steps, *told.cues, told.aim, told.poster, told.card, *told.ask_first):
        assert text.endswith((".", "!")), text
    for mistake in told.mistakes:
        assert mistake.problem.endswith("?")
    assert grade(" ".join((*told.steps, told.aim)), []) <= HARDEST


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_found(name: str) -> None:
    told = exercise(name)
    assert LIBRARY.family(name)
    assert told.level
    assert len(told.tags) >= 3
    assert told.mistakes
    assert told.ask_first
