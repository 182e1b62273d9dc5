"""Everyone's message on disk: made once, again when what it says has changed, and only theirs."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import PIL.Image
import pypdfium2
import pytest

from generator.content.project import Project
from generator.delivery.addresses import parse_address
from generator.delivery.envelopes import Envelope, addressed
from generator.delivery.journal import Mailing
from generator.delivery.mail import as_reader, ascii_name, letters_for, picture_of, prepare, too_large
from generator.delivery.messages import Sender
from generator.delivery.order import CopyOrder, copies_for
from generator.delivery.people import Recipient
from generator.delivery.work import Workers
from generator.errors import ProblemsError
from generator.jobs import Job
from generator.options import Options
from tests.delivery.club import ROUTINE, body, parsed

ORDER = CopyOrder(Project.find(), Options(), ROUTINE, Job.named("booklet"))
CLUB = Sender.parse("Club <club@example.org>")
MAILING = Mailing("Spring", "content", "sender")
PEOPLE = tuple(Recipient(name, parse_address(f"{name}@example.org")) for name in ("ann", "bo", "cy"))


def envelopes(folder: Path, *people: Recipient, mailing: Mailing = MAILING) -> list[Envelope]:
    return addressed(people, mailing, folder, folder / "none.journal")


def made(letters: list[Envelope], sender: Sender = CLUB, order: CopyOrder = ORDER) -> list[tuple[str, int, int]]:
    """Prepare messages and give what was told of the work."""
    told: list[tuple[str, int, int]] = []
    prepare(order, sender, letters, Workers(starting=lambda name, done, total: told.append((name, done, total))))
    return told


def test_messages_are_made_once_and_again_when_they_say_something_else(tmp_path: Path) -> None:
    everyone = envelopes(tmp_path, *PEOPLE)
    half = tmp_path / ".ann.eml.999999999"
    half.write_text("half")
    ready = prepare(ORDER, CLUB, everyone[::-1])
    assert [(one.key, one.person, one.called, one.to, one.path) for one in ready] == [
        (one.key, one.person.id, one.person.name, one.person.email, one.path) for one in everyone[::-1]
    ]
    assert [one.size for one in ready] == [one.path.stat().st_size for one in everyone[::-1]]
    assert all(one.path.stat().st_mode & 0o777 == 0o600 for one in everyone)
    assert not half.exists()
    assert made(everyone) == []

    everyone[1].path.write_bytes(b"lost")
    assert made(everyone) == [("bo.eml", 3, 3)]
    noted = replace(everyone[0], person=replace(PEOPLE[0], note="Slowly"))
    moved = replace(everyone[2], person=replace(PEOPLE[2], email=parse_address("cy@other.org")))
    assert made([noted, everyone[1], moved]) == [("ann.eml", 2, 3), ("cy.eml", 3, 3)]
    assert "Slowly" in body(parsed(noted.path.read_bytes()), "plain")
    assert parsed(moved.path.read_bytes())["To"] == "cy <cy@other.org>"

    assert len(made(envelopes(tmp_path, *PEOPLE, mailing=replace(MAILING, name="Summer")))) == 3
    assert len(made(everyone)) == 3, "the mailing's name is in each message"
    assert len(made(everyone, Sender.parse("club@example.org"))) == 3
    assert len(made(everyone, CLUB, replace(ORDER, options=Options(theme="photocopy")))) == 3


def test_names_that_cannot_be_set_are_told_before_anything_is_written(tmp_path: Path) -> None:
    everyone = envelopes(tmp_path, PEOPLE[0], replace(PEOPLE[1], name="李明", file="club.csv", line=3, column=1))
    with pytest.raises(ProblemsError, match=r"^club\.csv:3:1: 李明 holds characters"):
        prepare(ORDER, CLUB, everyone)
    assert list(tmp_path.iterdir()) == []


def test_ten_megabytes_are_too_many() -> None:
    ann = Recipient("Ann", file="club.csv", line=3, column=5)
    assert list(too_large(ann, 10_000_000)) == []
    (problem,) = too_large(ann, 10_060_000)
    assert str(problem) == "club.csv:3:5: the message to Ann has 10.1 MB, more than 10 MB"
    assert len(list(too_large(ann, 10_000_001))) == 1


def test_the_picture_is_twice_as_wide_as_on_the_page_and_has_few_colours() -> None:
    pdf = copies_for(ORDER.project, ORDER.options, ORDER.routine).base(Recipient(), Job.named("poster")).laid.data
    picture = PIL.Image.open(io.BytesIO(picture_of(pdf)))
    page = pypdfium2.PdfDocument(pdf)[0]
    assert picture.format == "PNG"
    assert picture.width == 1100
    assert picture.height == pytest.approx(1100 * page.get_height() / page.get_width(), abs=1)
    assert len(picture.getcolors(256) or ()) <= 128
    assert picture.mode == "P"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("füße-booklet.pdf", "fue-booklet.pdf"),
        ("a-booklet.pdf", "a-booklet.pdf"),
        ("李-booklet.pdf", "booklet.pdf"),
        ("é.pdf", "e.pdf"),
    ],
)
def test_file_names_are_plain(name: str, plain: str) -> None:
    assert ascii_name(name) == plain


def test_booklets_are_in_a_language_they_are_written_in() -> None:
    ann = Recipient("Ann", language="pl", bib="7")
    assert as_reader(ORDER, ann) == Recipient("Ann", bib="7")
    letters = letters_for(ORDER, CLUB, "pl")
    assert (letters.language, letters.written, letters.other_language) == ("pl", "en", "English")
    assert letters_for(ORDER, CLUB, "").language == "en"
    assert letters_for(ORDER, CLUB, "").other_language == ""
