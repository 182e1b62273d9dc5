"""Copies that are alike share what is laid out; each is byte for byte what a build of its own would make."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.content.dose import Dose
from generator.content.programme import Programme
from generator.content.project import Project
from generator.content.values import Amount
from generator.delivery.copies import Copies
from generator.delivery.people import Recipient
from generator.documents.blocks import Paragraph, Run, Section, Words
from generator.jobs import Job
from generator.layouts.memory import Memory, said
from generator.layouts.setting import Setting
from generator.options import Options

PSOAS, ANKLES = "psoas-for-runners", "ankle-and-calf-warm-up"
HUNDRED, CIRCLE, SCISSORS = "hundred", "single-leg-circle", "scissors"
EXAMPLES = int(os.environ.get("ROUTINE_PRESS_EXAMPLES", "3"))
"""People who are tried; more when asked for."""
FEWER = Recipient(doses=(("heel-raises", Dose(reps=Amount(4, 4))),), skip=("heel-drops-off-step",))
"""Someone who does less for ankles and calves."""
KEYS = ("psoas-ball-release", HUNDRED, CIRCLE, SCISSORS, "criss-cross")


@cache
def copies(options: Options = Options(), routine: str = PSOAS) -> Copies:  # noqa: B008
    """One press for all copies of these tests, as in a run: what it knows from one must not show in the next."""
    return Copies(Project.find(), options, routine)


class Forgetful(Copies):
    """A press that lays out every copy from scratch, as a build does."""

    def setting(self, programme: Programme, job: Job) -> Setting:
        return replace(super().setting(programme, job), memory=Memory())


def built(person: Recipient, job: Job, options: Options = Options(), routine: str = PSOAS) -> bytes:  # noqa: B008
    """Make a document from scratch."""
    return Forgetful(Project.find(), options, routine).base(person, job).laid.data


def dose(**changes: Any) -> Dose:
    usual = {move.key: move.exercise.dose for move in copies().programme().moves}
    key = CIRCLE if "reps" in changes else HUNDRED
    return usual[key].model_copy(update=changes)


def counted(counts: int) -> Dose:
    return dose(counts=Amount(counts, counts))


people = st.builds(
    Recipient,
    doses=st.one_of(
        st.just(()),
        st.integers(2, 30).map(lambda n: ((HUNDRED, counted(10 * n)),)),
        st.integers(2, 12).map(lambda n: ((HUNDRED, counted(10 * n)), (CIRCLE, dose(reps=Amount(n, n + 1))))),
    ),
    skip=st.lists(st.sampled_from(KEYS), max_size=2, unique=True).map(
        lambda keys: tuple(key for key in KEYS if key in keys)
    ),
)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, phases=[Phase.generate])
@given(people)
def test_a_booklet_that_shares_is_one_that_was_built(person: Recipient) -> None:
    job = Job.named("booklet")
    assert copies().base(person, job).laid.data == built(person, job)


@pytest.mark.parametrize("target", ["home", "shop"])
def test_pages_for_printers_too(target: Any) -> None:
    job = Job.named("booklet", target)
    copies(routine=ANKLES).base(Recipient(), job)
    assert copies(routine=ANKLES).base(FEWER, job).laid.data == built(FEWER, job, routine=ANKLES)


def test_the_edition_for_phones_too() -> None:
    options, job = Options(booklet_size="phone"), Job.named("booklet")
    copies(options, ANKLES).base(Recipient(), job)
    for person in (replace(FEWER, skip=()), replace(FEWER, doses=())):
        assert copies(options, ANKLES).base(person, job).laid.data == built(person, job, options, ANKLES)


def test_what_was_forgotten_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.delivery.copies.REMEMBERED", 12)
    small = Copies(Project.find(), Options(), ANKLES)
    first = next(move.key for move in small.programme().moves)
    for person in (Recipient(), Recipient(skip=(first,)), Recipient(bib="2")):
        pdf = small.base(person, Job.named("booklet")).laid.data
        assert pdf == built(person, Job.named("booklet"), routine=small.routine)


@pytest.mark.parametrize("product", ["poster", "card"])
def test_one_page_products_depend_on_nobody_else(product: str) -> None:
    job = Job.named(product)
    changed, usual = Recipient(doses=((HUNDRED, counted(50)),)), Recipient()
    alone = Copies(Project.find(), Options(), PSOAS).base(changed, job).laid.data
    copies().base(usual, job)
    assert copies().base(changed, job).laid.data == alone


def section(text: str) -> Section:
    return Section(kind="chapter", blocks=(Paragraph(words=Words(runs=(Run(text=text),))),))


def test_sections_are_known_by_what_they_say_and_twice_in_one_document_are_two() -> None:
    from generator.documents.blocks import Document

    def document(*texts: str) -> Document:
        parts = tuple(map(section, texts))
        return Document(product="booklet", language="en", title="T", subject="", author="", sections=parts)

    memory = Memory(10)
    first = memory.familiar(document("a", "a", "b"))
    second = memory.familiar(document("b", "a", "c"))
    assert len(set(map(id, first.sections))) == 3
    assert second.sections[0] is first.sections[2]
    assert second.sections[1] is first.sections[0]
    assert said(section("a")) == said(section("a")) != said(section("b"))
    assert len(memory.things) <= 10
