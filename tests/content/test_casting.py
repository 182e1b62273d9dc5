"""People are dealt out over the moves of a routine: neighbours differ, and each is drawn as who can do the move."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.casting import dealt
from generator.content.library import Library, load_routine
from generator.errors import ContentError
from generator.figure import PEOPLE, read_figure

STANDING = {"root": "standing"}


def figure(pose: dict[str, Any] | None = None, **more: Any) -> Any:
    return read_figure({"alt": "x", "frames": [{"pose": pose or STANDING}, {"name": "end", "pose": STANDING}], **more})


WALKERS = sorted(name for name, person in PEOPLE.items() if "standing" not in person.never)


@given(st.lists(st.sampled_from(WALKERS), min_size=2, unique=True), st.lists(st.sampled_from("pqrstuvw"), unique=True))
@settings(max_examples=60, deadline=None)
def test_neighbours_differ_wherever_the_cast_can_part_them(cast: list[str], moves: list[str]) -> None:
    """Of three or more, nobody stands next to himself."""
    found = dealt([(name, figure()) for name in moves], cast)
    assert {one.person for one in found.values()} <= set(cast)
    if len(cast) > 2:
        assert all(found[one].person != found[next].person for one, next in pairwise(moves))


def test_everyone_gets_a_turn() -> None:
    found = dealt([(str(k), figure()) for k in range(6)], ["a", "d", "f"])
    assert [one.person for one in found.values()] == ["a", "d", "f", "a", "d", "f"]


def test_whom_an_author_names_stays_and_neighbours_keep_off() -> None:
    found = dealt([("p", figure()), ("q", figure(person="a")), ("r", figure())], ["a", "d", "f"])
    assert [one.person for one in found.values()] == ["d", "a", "f"]


def test_nobody_is_drawn_in_what_they_cannot_do() -> None:
    lying = figure({"root": "prone"})
    assert dealt([("p", lying)], ["k", "c"])["p"].person == "c", "not the pregnant woman"
    assert dealt([("p", figure())], ["i", "c"])["p"].person == "c", "not who uses a wheelchair"
    assert dealt([("p", figure())], ["i"])["p"].person == "a", "of nobody who can, the figure's own"


def test_without_a_cast_figures_stay_as_they_are() -> None:
    one = figure()
    assert dealt([("p", one)], [])["p"] is one


@pytest.mark.parametrize("name", ["psoas-for-runners", "ankle-and-calf-warm-up"])
def test_the_shipped_routines_have_a_mixed_cast(name: str) -> None:
    programme = load_routine(name)
    people = [programme.figures[move.exercise.id].person for move in programme.moves]
    assert len(set(people)) >= 4
    assert all(one != other for one, other in pairwise(people))


def test_the_command_line_wins_over_the_routine_and_the_routine_over_the_brand(sample: Any) -> None:
    def people(cast: tuple[str, ...] = ()) -> set[str]:
        programme = Library(sample.project, cast).programme("sample")
        return {programme.figures[move.exercise.id].person for move in programme.moves}

    assert people() == {"a"}
    sample.write("content/brand.yaml", "name: Club\npeople: [f]\n")
    assert people() == {"f"}
    sample.spoil("content/routines/sample.yaml", "\nparts:", "\npeople: [d]\nparts:")
    assert people() == {"d"}
    assert people(("h",)) == {"h"}


def test_people_whom_nobody_can_draw_are_told_with_their_place(sample: Any) -> None:
    sample.spoil("content/routines/sample.yaml", "\nparts:", "\npeople: [a, zoe]\nparts:")
    with pytest.raises(ContentError) as told:
        load_routine("sample", sample.project)
    assert 'people[2] names no person: there is no "zoe"' in str(told.value)


def test_a_move_that_comes_twice_has_one_person_who_stands_next_to_nobody_alike() -> None:
    found = dealt([(name, figure()) for name in "pqprs"], ["a", "d", "f"])
    people = [found[name].person for name in "pqprs"]
    assert all(one != other for one, other in pairwise(people))
