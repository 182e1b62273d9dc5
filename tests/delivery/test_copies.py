"""A person's own programme, and what a press keeps of one copy for the next."""

from __future__ import annotations

import gc
from pathlib import Path

from generator.content.library import load_routine
from generator.content.project import Project
from generator.content.values import Amount
from generator.delivery.copies import KEPT, Copies, personal_programme
from generator.delivery.people import Recipient
from generator.jobs import Job
from generator.options import Options

PSOAS = load_routine("psoas-for-runners")
ROUTINE = "ankle-and-calf-warm-up"
CARD = Job.named("card")
HUNDRED = next(move.exercise.dose for move in PSOAS.moves if move.key == "hundred")


def test_who_changes_nothing_has_the_programme_itself() -> None:
    assert personal_programme(PSOAS, Recipient("Ann", bib="7")) is PSOAS


def test_a_dose_of_ones_own_changes_one_move_and_no_words() -> None:
    dose = HUNDRED.model_copy(update={"counts": Amount(50, 50)})
    own = personal_programme(PSOAS, Recipient(doses=(("hundred", dose),)))
    changed = [
        move.key for move, before in zip(own.moves, PSOAS.moves, strict=True) if move.exercise != before.exercise
    ]
    assert changed == ["hundred"]
    assert {move.key: move.exercise.dose for move in own.moves}["hundred"] == dose
    assert [part.note for part in own.parts] == [part.note for part in PSOAS.parts]
    assert own.labels == PSOAS.labels


def test_a_move_that_is_left_out_takes_the_note_that_counts_moves_with_it() -> None:
    own = personal_programme(PSOAS, Recipient(skip=("scissors",)))
    assert [move.key for move in own.moves] == [move.key for move in PSOAS.moves if move.key != "scissors"]
    for part, before in zip(own.parts, PSOAS.parts, strict=True):
        whole = len(part.moves) == len(before.moves)
        assert part.note == (before.note if whole else None)
    assert [part.note is None for part in own.parts] != [part.note is None for part in PSOAS.parts]


def test_a_part_without_moves_is_gone() -> None:
    first = PSOAS.parts[0]
    own = personal_programme(PSOAS, Recipient(skip=tuple(move.key for move in first.moves)))
    assert [part.name for part in own.parts] == [part.name for part in PSOAS.parts[1:]]


def test_a_document_is_laid_out_once_for_all_who_have_the_same_and_the_most_used_stay() -> None:
    copies = Copies(Project.find(), Options(), ROUTINE)
    moves = [move.key for move in copies.programme().moves]
    kinds = [Recipient(skip=tuple(key for bit, key in enumerate(moves) if number >> bit & 1)) for number in range(8)]
    first = [copies.base(person, CARD) for person in kinds[:KEPT]]
    assert [copies.base(person, CARD) for person in kinds[:KEPT]] == first
    assert copies.base(Recipient("Ann", bib="7", note="x"), CARD) is first[0], "used again, and so kept"
    for person in kinds[KEPT:]:
        copies.base(person, CARD)
    assert copies.base(Recipient(), CARD) is first[0]
    assert copies.base(kinds[3], CARD) is first[3]
    assert copies.base(kinds[1], CARD) is not first[1], "the least used was forgotten"
    assert copies.base(kinds[1], CARD).laid.data == first[1].laid.data
    assert gc.get_freeze_count() > 0


def test_pictures_are_drawn_once_for_each_space_of_colours() -> None:
    copies = Copies(Project.find(), Options(), ROUTINE)
    programme = copies.programme()
    one, other, shop = (
        copies.setting(programme, job) for job in (CARD, Job.named("poster", "home"), Job.named("card", "shop"))
    )
    assert one.pictures is other.pictures
    assert one.pictures is not shop.pictures
    assert one.memory is copies.setting(programme, CARD).memory
    assert one.memory is not other.memory
    assert one.names == CARD.product.names


def test_a_translation_is_the_routine_named_after_the_language(tmp_path: Path) -> None:
    text = Project.find().routine(ROUTINE).read_text("utf-8").replace("language: en", "language: de")
    path = tmp_path / f"content/routines/{ROUTINE}-de.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    copies = Copies(Project.find(tmp_path), Options(), ROUTINE)
    assert str(copies.programme("de").routine.language) == "de"
    assert str(copies.programme().routine.language) == "en"
    assert copies.programme("de") is copies.programme("de")
    assert copies.programme_of(Recipient(language="de")) is copies.programme("de")
