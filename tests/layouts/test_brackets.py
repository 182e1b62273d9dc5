"""What belongs together stands together, and a bracket says so."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.content.library import Library
from generator.documents.blocks import Document, Move, Step
from generator.documents.templating import render
from generator.layouts import brackets
from generator.layouts.bands.plan import grouped, in_one_group, plans, unevenness
from tests.products.programmes import PROGRAMMES
from tests.products.routines import write


@pytest.fixture(scope="module")
def poster(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder: Path = tmp_path_factory.mktemp("pairs")
    project = write(PROGRAMMES["pairs"](), folder)
    return render("poster", Library(project).programme("sample"), project)


def letters(step: Step) -> list[str]:
    return ["".join(str(move.heading.number and move.heading.number.text) for move in g) for g in grouped(step.moves)]


@pytest.mark.parametrize(
    ("groups", "begun", "runs"),
    [
        ("", [], []),
        ("1122", [1, 0, 0, 0], [range(2), range(2, 4)]),
        ("1 2", [1, 0, 0], []),
        ("1 22 ", [0, 0, 0, 0, 0], [range(2, 4)]),
        ("1111", [1, 0, 1, 0], [range(2), range(2, 4)]),
        ("11", [1, 1], []),
    ],
)
def test_neighbours_of_a_group_share_a_bracket_within_their_part(
    groups: str, begun: list[int], runs: list[range]
) -> None:
    assert list(brackets.runs([group.strip() for group in groups], [bool(each) for each in begun])) == runs


def test_moves_are_grouped_and_others_stay_alone(poster: Document) -> None:
    pairs, last = poster.steps
    assert (letters(pairs), letters(last)) == (["A1A2", "B1B2"], ["None"])


def test_a_pair_is_parted_only_where_one_column_is_all_there_is(poster: Document) -> None:
    found = list(plans(poster.steps, None, 4, stop=False, few=9))
    parted = [
        shape.columns
        for shape, plan in found
        if any(in_one_group(above, under) for above, under in pairwise(plan) if not under.heads)
    ]
    assert len(found) >= 3
    assert set(parted) <= {1}


def test_a_pair_in_two_rows_is_a_break(poster: Document) -> None:
    (single,) = (plan for shape, plan in plans(poster.steps, None, 1, stop=False, few=9) if shape.columns == 1)
    alone = [step.moves for step in poster.steps]
    assert sum(len(moves) for moves in alone) == sum(isinstance(s.content, Move) for band in single for s in band.slots)
    assert unevenness(single) == pytest.approx(0.4 * 2), "two pairs, each in two rows"
