"""What belongs together stands together, and a bracket says so."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.content.library import Library
from generator.documents.blocks import Document, Move, Step
from generator.documents.templating import render
from generator.layouts import brackets
from generator.layouts.bands.band import BandBox
from generator.layouts.bands.listing import kept_together
from generator.layouts.bands.plan import grouped, in_one_group, plans, unevenness
from generator.layouts.card.sheet import CardSheet, Share
from generator.layouts.engine.set_text import SetText
from generator.layouts.page import PagePlan, RuleItem
from generator.layouts.typesetter import Typesetter
from generator.press import Press
from tests.fuzz.editions import Edition
from tests.fuzz.oracles import Finished, all_wrong
from tests.fuzz.strangers import ENGLISH, Stranger, project
from tests.fuzz.test_strangers import floors_of, looked_at
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


def test_columns_begin_where_least_that_belongs_together_is_parted() -> None:
    heights, costs = [10.0] * 6, [0, 2, 0, 2, 0, 2]
    assert kept_together((0, 3), heights, costs, 40) == (0, 2)
    assert kept_together((0, 3), heights, costs, 30) == (0, 3), "no column may be higher than there is room"
    assert kept_together((0, 3), heights, [0, 1, 1, 0, 0, 1], 40) == (0, 3)


def test_pairs_of_a_card_stand_on_one_side_and_in_one_column(tmp_path: Path) -> None:
    stranger = Stranger((6, 6), kinds=({"kind": "superset", "rounds": [2, 3], "rest_s": 90},))
    edition = Edition("card", "id1")
    press = Press(project(tmp_path, stranger), edition.options)
    plan = press.plan(press.library.programme("strange"), edition.job)
    assert isinstance(plan, PagePlan)
    finished = Finished(plan.document, plan.paint(), floors_of(edition))
    assert all_wrong(finished) == []
    words = [words for page in (1, 2) for words in finished.on(page)]
    for letter in "ABCDEF":
        one, other = (next(each for each in words if each.text.strip() == f"{letter}{number}") for number in "12")
        level, column = abs(one.box[1] - other.box[1]) < 0.1, abs(one.box[0] - other.box[0]) < 0.1
        assert one.page == other.page
        assert level or column, f"{letter}1 and {letter}2 stand in two columns"


@pytest.mark.parametrize(
    ("parts", "names", "kind"),
    [
        ((4, 6, 5), ("Clam", "Bridge"), {"kind": "superset", "rounds": 2}),
        ((1, 6, 6), ENGLISH, {}),
    ],
)
def test_rules_and_brackets_keep_clear_of_headings_however_tight(
    parts: tuple[int, ...], names: tuple[str, ...], kind: dict[str, object]
) -> None:
    stranger = Stranger(parts, names=names, kinds=(kind,), part_names=("Strength, plyometrics, balance",))
    assert looked_at(stranger, Edition("card", "id1", theme="high-contrast")) == []


def test_a_bracket_stands_below_its_own_moves(tmp_path: Path) -> None:
    names = ("Hip Thrust", "Pull-up", "Side Plank with the Upper Leg Lifted", "Step")
    stranger = Stranger((2, 2), names=names, kinds=({"kind": "superset", "rounds": 2}, {}), words=3)
    edition = Edition("card", "id1")
    press = Press(project(tmp_path, stranger), edition.options)
    programme = press.library.programme("strange")
    document, setting = press.document(programme, edition.job), press.setting(programme, edition.job)
    sheet = CardSheet(document, setting, Typesetter(setting, "card", document.language))
    manner = sheet.manner(Share(document.steps), 1.0, cues=False, front=False, listed=False, right=False, full=False)
    plan = next(plan for shape, plan in plans(document.steps, None, 4, stop=False, few=9) if len(plan) == 1)
    box = BandBox(plan[0], manner, 77.6)
    items = list(box.place_moves(4.0, 4.0, 12.0))
    pair, other = (
        max(i.baseline for i in items if isinstance(i, SetText) and (i.x < 40) == left) for left in (True, False)
    )
    (bracket,) = (item.y for item in items if isinstance(item, RuleItem) and item.colour == sheet.colour("accent"))
    assert pair < bracket < other
