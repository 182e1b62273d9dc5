"""Who gets what in a mailing: notes before it goes, who is to get it now, and what became of everyone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.delivery.addresses import parse_address
from generator.delivery.envelopes import (
    Envelope,
    addressed,
    addressed_again,
    doubted,
    journal_path,
    mailing_of,
    results_table,
    states,
    to_send,
)
from generator.delivery.journal import Journal, JournalStep, Mailing, digest, read_steps
from generator.delivery.messages import Sender
from generator.delivery.order import CopyOrder
from generator.delivery.people import Recipient
from generator.jobs import Job
from generator.options import Options
from tests.conftest import Sample

MAILING = Mailing("Psoas 1.0", "content", "sender")
CLUB = Sender.parse("Club <club@example.org>")


def person(name: str, email: str, bib: str = "") -> Recipient:
    return Recipient(name, parse_address(email), bib=bib)


def look_up(folder: Path, *people: Recipient) -> list[Envelope]:
    return addressed(people, MAILING, folder / "mail", folder / "a.journal")


@contextmanager
def journal(folder: Path) -> Iterator[Journal]:
    with Journal.open(folder / "a.journal", MAILING) as opened:
        yield opened


def send_to(folder: Path, who: Recipient, state: str = "sent") -> None:
    """Let a journal say that someone's message came to an end."""
    assert who.email is not None
    with journal(folder) as opened:
        opened.write(MAILING.key(who.id, who.email), who.id, str(who.email), state, "250 OK")  # type: ignore[arg-type]


def test_everyone_has_a_file_and_a_key_of_their_own(tmp_path: Path) -> None:
    ann, bo = person("Ann Lee", "ann@example.org", "7"), person("Bo", "bo@example.org")
    first, second = look_up(tmp_path, ann, bo)
    assert [one.path for one in (first, second)] == [tmp_path / "mail/7-Ann-Lee.eml", tmp_path / "mail/Bo.eml"]
    assert [one.key for one in (first, second)] == [MAILING.key(one.id, one.email) for one in (ann, bo)]  # type: ignore[arg-type]
    assert (first.person, first.doubts, first.step, first.state) == (ann, (), None, "")
    assert list(tmp_path.iterdir()) == [], "nothing is written"


def test_a_shared_address_is_noted_for_all_who_share_it(tmp_path: Path) -> None:
    found = look_up(
        tmp_path,
        *(person(name, "home@example.org") for name in ("Ann", "Bo", "Cy")),
        person("Di", "di@example.org"),
    )
    assert [one.doubts for one in found] == [("address shared by 3",)] * 3 + [()]


def test_a_corrected_address_is_noted_with_where_it_went_before(tmp_path: Path) -> None:
    old, new = person("Ann", "old@example.org"), person("Ann", "home@example.org")
    send_to(tmp_path, old)
    ann, _ = look_up(tmp_path, new, person("Bo", "home@example.org"))
    assert ann.doubts == ("address shared by 2", "new address; got it at o…@example.org already")
    assert ann.state == ""
    send_to(tmp_path, new)
    assert look_up(tmp_path, new)[0].doubts == (), "they have it at the new one too"


def test_an_address_that_was_refused_is_no_news_when_it_is_corrected(tmp_path: Path) -> None:
    send_to(tmp_path, person("Ann", "old@example.org"), "refused")
    assert look_up(tmp_path, person("Ann", "new@example.org"))[0].doubts == ()


def test_namesakes_are_two_people_and_not_one_who_moved(tmp_path: Path) -> None:
    one, other = person("Ann Lee", "one@example.org"), person("Ann Lee", "other@example.org")
    send_to(tmp_path, one)
    first, second = look_up(tmp_path, one, other)
    assert (first.state, first.doubts) == ("sent", ())
    assert (second.state, second.doubts) == ("", ())
    assert first.path != second.path


def test_one_mailbox_is_one_however_it_is_typed(tmp_path: Path) -> None:
    send_to(tmp_path, person("Ann", "ann@bücher.example"))
    assert look_up(tmp_path, person("Ann", "ANN@BÜCHER.example"))[0].state == "sent"
    ann, bo = look_up(tmp_path, person("Ann", "Home@example.org"), person("Bo", "home@EXAMPLE.org"))
    assert [one.doubts[0] for one in (ann, bo)] == ["address shared by 2"] * 2


@pytest.mark.parametrize(("state", "doubts"), [
    ("sent", ("the address got it already, under another name",)),
    ("unsure", ("the address got it already, under another name",)),
    ("refused", ()), ("later", ()),
])  # fmt: skip
def test_an_address_that_got_it_under_another_name_is_in_doubt(
    tmp_path: Path, state: str, doubts: tuple[str, ...]
) -> None:
    send_to(tmp_path, person("Ann", "ann@example.org"), state)
    who = replace(person("Ann Lee", "ANN@example.org"), file="club.csv", line=3, column=1)
    found = look_up(tmp_path, who)
    assert found[0].doubts == doubts
    assert [str(one) for one in doubted(found)] == [f"club.csv:3:1: Ann Lee: {doubt}" for doubt in doubts]


def test_who_was_put_off_is_not_in_doubt_for_those_at_the_same_address(tmp_path: Path) -> None:
    send_to(tmp_path, person("Bo", "home@example.org"))
    send_to(tmp_path, person("Ann", "home@example.org"), "later")
    assert look_up(tmp_path, person("Ann", "home@example.org"))[0].doubts == ()


def test_a_doubt_outlives_a_crash(tmp_path: Path) -> None:
    """A message that was on its way when the program stopped is of a known mailbox afterwards too."""
    ann = person("Ann", "ann@example.org")
    send_to(tmp_path, ann, "sending")
    with journal(tmp_path) as opened:
        assert [one.state for one in opened.steps.values()] == ["unsure"]
    assert look_up(tmp_path, person("Ann Lee", "ann@example.org"))[0].doubts


def envelopes() -> list[Envelope]:
    """Give one for each state."""
    made = []
    for number, state in enumerate(("", "sent", "later", "refused", "unsure")):
        who = person(state or "new", f"{state or 'new'}@example.org", str(number))
        moment = datetime(2026, 11, 25, 12, number, tzinfo=UTC)
        step = JournalStep(f"k{number}", who.id, "x", state, moment, f"250 =SUM {number}") if state else None  # type: ignore[arg-type]
        made.append(Envelope(who, f"k{number}", Path(f"{number}.eml"), step))
    return made


@pytest.mark.parametrize(
    ("asked", "going"),
    [
        ({}, ["new", "later"]),
        ({"refused": True}, ["new", "later", "refused"]),
        ({"unsure": True}, ["new", "later", "unsure"]),
        ({"refused": True, "unsure": True}, ["new", "later", "refused", "unsure"]),
    ],
)
def test_who_gets_it_now(asked: dict[str, bool], going: list[str]) -> None:
    assert [one.person.name for one in to_send(envelopes(), **asked)] == going


def test_everyone_is_counted_and_looked_up_again(tmp_path: Path) -> None:
    assert states(envelopes()) == dict.fromkeys(("waiting", "sent", "later", "refused", "unsure"), 1)
    ann = person("Ann", "ann@example.org")
    before = look_up(tmp_path, ann)
    send_to(tmp_path, ann)
    (after,) = addressed_again(before, read_steps(tmp_path / "a.journal"))
    assert after.state == "sent"
    assert replace(after, step=None) == before[0]


def test_the_table_has_a_line_for_everyone_and_is_for_its_owner(tmp_path: Path) -> None:
    everyone = envelopes()
    path = results_table(everyone, tmp_path / "deep/results.csv")
    assert path == tmp_path / "deep/results.csv"
    assert path.stat().st_mode & 0o777 == 0o600
    header, *rows = csv.reader(path.read_text("utf-8-sig").splitlines())
    assert header == ["name", "bib", "email", "state", "when", "words"]
    assert rows[0] == ["new", "0", "new@example.org", "waiting", "", ""]
    moment = datetime(2026, 11, 25, 12, 3, tzinfo=UTC).astimezone()
    assert rows[3] == ["refused", "3", "refused@example.org", "refused", f"{moment:%Y-%m-%d %H:%M}", "250 =SUM 3"]
    assert [row[3] for row in rows] == ["waiting", "sent", "later", "refused", "unsure"]


def test_half_a_table_of_a_run_that_was_killed_goes(tmp_path: Path) -> None:
    half = tmp_path / ".results.csv.999999999"
    half.write_text("name")
    results_table(envelopes(), tmp_path / "results.csv")
    assert not half.exists()


def mailing(sample: Sample, name: str = "", sender: Sender = CLUB, **options: object) -> Mailing:
    order = CopyOrder(sample.project, Options(**options), "sample", Job.named("booklet"))  # type: ignore[arg-type]
    return mailing_of(order, sender, name)


def test_a_mailing_is_named_after_the_routine_and_its_version(sample: Sample) -> None:
    assert mailing(sample).name == "sample 1.0"
    assert mailing(sample, "Spring").name == "Spring"
    assert mailing(sample).sender == digest("club@example.org")
    assert journal_path(Path("out"), mailing(sample, "a/b: c")) == Path("out/a-b-c.journal")


def test_a_mailing_takes_stock_of_all_that_it_sends(sample: Sample) -> None:
    known = [mailing(sample).content]

    def changed() -> bool:
        known.append(mailing(sample).content)
        return known[-1] not in known[:-1]

    assert len(known[0]) == 32
    sample.write("notes.txt", "nothing that is sent")
    assert mailing(sample).content == known[0]
    sample.spoil(sample.routine, "title: Sample", "title: Other")
    assert changed()
    sample.write("templates/mail/en/subject.txt.j2", "Hello")
    assert changed()
    sample.write("templates/mail/en/subject.txt.j2", "Hallo")
    assert changed()
    (sample.folder / "templates/mail/en/subject.txt.j2").rename(sample.folder / "templates/mail/en/text.txt.j2")
    assert changed(), "the same words under another name"
    assert mailing(sample, theme="photocopy").content not in known
    assert mailing(sample, sender=Sender.parse("club@example.org")).content not in known
    assert mailing(sample, "Spring").content == known[-1], "a name is no content"
