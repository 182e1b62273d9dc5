"""What copies depend on beside the person, who goes with whom, and which names cannot be set."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.content.library import load_routine
from generator.content.project import Project
from generator.delivery.addresses import parse_address
from generator.delivery.order import CopyOrder, by_content, check_names, copies_for, person_digest, placed
from generator.delivery.people import Recipient
from generator.errors import FitError, GlyphError, Problem
from generator.jobs import Job
from generator.options import Options
from tests.conftest import Sample

ROUTINE = "ankle-and-calf-warm-up"
DOSE = load_routine(ROUTINE).moves[0].exercise.dose
CARD = CopyOrder(Project.find(), Options(), ROUTINE, Job.named("card"))
ANN = Recipient("Ann", bib="7")


def test_files_are_named_after_the_person_and_as_a_build_names_them() -> None:
    assert CARD.name == f"{ROUTINE}-card.pdf"
    assert CARD.file("7-Ann") == f"7-Ann-{ROUTINE}-card.pdf"
    shop = replace(CARD, options=Options(large_print=True), job=Job.named("card", "shop"))
    assert shop.name == f"{ROUTINE}-card-large-shop.pdf"


def order(sample: Sample, product: str = "card", **options: str) -> str:
    return CopyOrder(sample.project, Options(**options), "sample", Job.named(product)).digest  # type: ignore[arg-type]


def test_the_digest_is_of_all_that_copies_are_made_from(sample: Sample) -> None:
    seen = [order(sample)]
    assert order(sample) == seen[0]
    assert order(sample, orientation="landscape") == seen[0], "a card has no orientation"

    def is_new() -> bool:
        seen.append(order(sample))
        return seen[-1] not in seen[:-1]

    assert order(sample, "poster") != seen[0]
    assert order(sample, theme="photocopy") != seen[0]
    sample.spoil(sample.routine, "title: Sample", "title: Other")
    assert is_new()
    sample.write("content/routines/sample-de.yaml", "language: de\n")
    assert is_new(), "someone may want it in German"
    sample.write("content/routines/sample-de.yaml", "language: de \n")
    assert is_new()
    sample.write("content/routines/other.yaml", "title: x\n")
    assert not is_new(), "another routine is none of ours"


def test_a_process_has_one_press_for_an_order() -> None:
    one = copies_for(CARD.project, CARD.options, CARD.routine)
    assert copies_for(CARD.project, Options(), ROUTINE) is one
    assert copies_for(CARD.project, Options(theme="photocopy"), ROUTINE) is not one


def test_names_are_tried_on_everything_that_is_ordered() -> None:
    larger = replace(CARD, options=Options(large_print=True))
    long = Recipient("m" * 99, file="people.csv", line=2, column=1)
    strange = Recipient("李", file="people.csv", line=3, column=1)
    check_names([CARD, larger], [ANN])
    check_names([CARD, larger], [])
    check_names([], [long])
    with pytest.raises(FitError) as caught:
        check_names([larger, CARD], [ANN, long])
    rooms = {re.sub(r".*(of \d+ mm on the card at [\d.]+ pt).*", r"\1", one.message) for one in caught.value.problems}
    assert len(rooms) == 2
    assert "of 78 mm on the card at 6 pt" in rooms
    with pytest.raises(GlyphError) as glyphs:
        check_names([CARD], [long, strange])
    assert [problem.line for problem in glyphs.value.problems] == [2, 3]


def test_a_problem_says_whose_copy_it_is_on_unless_the_list_does() -> None:
    ann = Recipient("Ann", file="people.csv", line=2)
    in_content = Problem("a.yaml", 3, 4, "card", "is too long")
    assert placed(in_content, ann) == Problem("a.yaml", 3, 4, "card", "is too long (copy of Ann)")
    in_list = Problem("people.csv", 2, 1, "", "is too long")
    assert placed(in_list, ann) is in_list


def test_those_with_the_same_content_go_together_in_their_own_order() -> None:
    german, changed = Recipient("Hans", language="de"), Recipient("Cy", doses=(("x", DOSE),))
    skipping = Recipient("Di", skip=("x",))
    people = [ANN, german, changed, skipping, Recipient("Bo"), replace(german, name="Ute"), replace(changed, name="Ed")]
    kinds = [
        (person.language, person.skip, person.doses) for person in by_content([*people, replace(skipping, bib="1")])
    ]
    assert all(kinds.count(kind) == 2 for kind in kinds)
    assert sum(one != other for one, other in pairwise(kinds)) == 3
    assert [person.name for person in by_content([Recipient("b"), Recipient("a")])] == ["b", "a"]


def test_a_copy_depends_on_what_is_seen_of_a_person() -> None:
    digests = {
        person_digest("base", person)
        for person in (
            ANN,
            replace(ANN, name="Bo"),
            replace(ANN, bib="8"),
            replace(ANN, language="de"),
            replace(ANN, skip=("x",)),
            replace(ANN, doses=(("x", DOSE),)),
        )
    }
    assert len(digests) == 6
    assert person_digest("other", ANN) not in digests
    unseen = replace(ANN, note="x", email=parse_address("a@b.org"), file="x", line=9, column=9)
    assert person_digest("base", unseen) == person_digest("base", ANN)
