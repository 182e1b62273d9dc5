"""Seven kinds of real programmes, on all products: what is said of rounds, pairs, levels, breath and doses."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.content.library import Library
from generator.documents.blocks import Document, Move, Step, Words, walk
from generator.documents.plain_text import plain_text
from generator.documents.templating import render
from tests.products.programmes import PROGRAMMES
from tests.products.routines import write

SAID = {
    ("circuit", "poster"): ["3 rounds, 40 s work, 20 s rest, 1 min rest between rounds", "2–3 days a week"],
    ("circuit", "card"): ["3 rounds", "20 times, as fast as you can"],
    ("circuit", "booklet"): ["40 s · 3 rounds, 40 s work", "Do it 2–3 days a week, for 6 weeks"],
    ("pairs", "poster"): ["in turn, 3 rounds, rest 90 s after each round", "8 times, tempo 3-1-1-0, 20 kg, RPE 7"],
    ("pairs", "card"): ["8–10 each arm, 12.5 kg", "sets of 15, 12 and 10, body weight", "6 each leg, 70 % 1RM"],
    ("pairs", "booklet"): ["effort 7 of 10 (RPE)", "load × reps", "How to go on", "add 2.5 kg", "Pain: 0 is none"],
    ("intervals", "poster"): ["Tabata: 8 rounds, 20 s work, 10 s rest", "EMOM: start anew every 1 min, 10 rounds"],
    ("intervals", "card"): ["AMRAP: as many rounds as you can in 8 min", "6 × 400 m, hard, rest 90 s"],
    ("intervals", "pocket"): ["up to 10 times", "12 times, 45 lb"],
    ("levels", "poster"): ["Beginner: 3 sets, hold 20–30 s each leg", "7.3", "Advanced: 2 sets of 10 each leg"],
    ("levels", "card"): ["choose one level", "2 × 30 m each cone, each way"],
    ("levels", "booklet"): ["7.1–7.3"],
    ("flow", "poster"): ["in one flow, 3–5 rounds", "breathe in, 1 breath", "As 3, other leg.", "as long as you like"],
    ("flow", "booklet"): ["As 3, other leg.", "Mirror image: Person: Step back"],
    ("rehabilitation", "poster"): ["up to 10 times, affected side, 3–4 times a day", "growing to 10 s in 2 weeks"],
    ("rehabilitation", "card"): ["2–3 × 8–12 each side, each way, rest 1 min", "→ 10 s in 2 weeks"],
    ("rehabilitation", "booklet"): ["Standard text, not written for this routine.", "PAR-Q", "Get urgent help"],
    ("rehabilitation", "pocket"): ["Standard text, not written for this routine."],
    ("seated", "poster"): ["8 times, sides in turn", "5 each arm, each way"],
    ("seated", "booklet"): ["a firm chair"],
}  # fmt: skip


@cache
def said(kind: str, product: str, folder: Path) -> Document:
    project = write(PROGRAMMES[kind](), folder / kind)
    return render(product, Library(project).programme("sample"), project)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("programmes")


@pytest.mark.parametrize(("kind", "product"), SAID, ids=str)
def test_a_programme_says_how_it_is_done(kind: str, product: str, folder: Path) -> None:
    document = said(kind, product, folder)
    words = [block.text for block in walk(document) if isinstance(block, Words)]
    text = " ".join(" ".join([plain_text(document), *words]).split())
    assert [each for each in SAID[kind, product] if each not in text] == []


def test_nothing_medical_is_said_that_nobody_wrote(folder: Path) -> None:
    for product in ("booklet", "pocket"):
        text = plain_text(said("seated", product, folder))
        assert [word for word in ("Breathe", "Easier", "urgent help", "professional") if word in text] == []


def test_pairs_are_groups_of_blocks(folder: Path) -> None:
    steps = [block for block in walk(said("pairs", "poster", folder)) if isinstance(block, Step)]
    groups = [[(move.heading.number and move.heading.number.text, move.group) for move in step.moves] for step in steps]
    assert groups == [[("A1", "1"), ("A2", "1"), ("B1", "2"), ("B2", "2")], [(None, "")]]


def test_a_move_without_a_dose_has_no_line_for_one(folder: Path) -> None:
    moves = [block for block in walk(said("seated", "card", folder)) if isinstance(block, Move)]
    assert [move.dose is None for move in moves] == [True, False, False, False]
