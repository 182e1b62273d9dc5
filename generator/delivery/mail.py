"""Everyone's message, made by a pure function, checked, and written as an `.eml` file before any is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from io import BytesIO

from generator.content.finding import translations
from generator.delivery.copies import Copies
from generator.delivery.envelopes import Envelope
from generator.delivery.journal import digest
from generator.delivery.letters import Letters
from generator.delivery.messages import MAX_MESSAGE_BYTES, Enclosure, Sender, build_message
from generator.delivery.order import BATCH, CopyOrder, by_content, check_names, copies_for, person_digest, placed
from generator.delivery.people import Recipient
from generator.delivery.record import Record
from generator.delivery.sending import Ready
from generator.delivery.work import ALONE, Workers, batches, do_all
from generator.errors import ContentError, FitError, GlyphError, Problem
from generator.files import clear_leftovers
from generator.jobs import Job
from generator.products import PICTURED

PICTURE_WIDTH = 1100
"""Pixels across the picture: twice its width in the mail, for screens with fine dots."""


@dataclass(frozen=True, slots=True)
class MessageBatch:
    """People whose messages are made together."""

    order: CopyOrder
    sender: Sender
    people: tuple[tuple[Recipient, str], ...]
    at: datetime

    def __str__(self) -> str:
        return f"the messages to {self.people[0][0].called} to {self.people[-1][0].called}"


def prepare(
    order: CopyOrder,
    sender: Sender,
    envelopes: Sequence[Envelope],
    workers: Workers = ALONE,
) -> list[Ready]:
    """Write everyone's message as an `.eml` file that only its owner reads; what is up to date is left alone.

    Raises ContentError, FitError or GlyphError with every problem of every message, when all are done.
    """
    check_names([order], [envelope.person for envelope in envelopes])
    by_person = {envelope.person: envelope for envelope in envelopes}
    folder = envelopes[0].path.parent
    clear_leftovers(folder)
    record, base = Record(folder, private=True), f"{order.digest} {sender!r}"
    inputs = {
        one: f"{person_digest(base, one)} {digest(one.note, str(one.email))} {by_person[one].key}" for one in by_person
    }
    waiting = [one for one in by_person if not record.fresh(by_person[one].path.name, inputs[one])]
    at = datetime.now().astimezone()
    work = (
        MessageBatch(order, sender, tuple((person, by_person[person].key) for person in batch), at)
        for batch in batches(by_content(waiting), BATCH)
    )
    problems: list[Problem] = []
    count = len(envelopes) - len(waiting)
    for batch, outcomes in do_all(make_messages, work, workers):
        for (person, _), (data, wrong) in zip(batch.people, outcomes, strict=True):
            problems += wrong
            count += 1
            if data:
                name = by_person[person].path.name
                workers.starting(name, count, len(envelopes))
                record.write(name, inputs[person], data)
    if problems:
        raise ContentError(problems)
    return [ready(envelope) for envelope in envelopes]


def make_messages(batch: MessageBatch) -> list[tuple[bytes, tuple[Problem, ...]]]:
    """Make the messages of a batch: for each person the bytes, or what is wrong. Depends on nothing but the batch."""
    order = batch.order
    copies = copies_for(order.project, order.options, order.routine)
    made: list[tuple[bytes, tuple[Problem, ...]]] = []
    for person, key in batch.people:
        try:
            letter = letters_for(order, batch.sender, person.language).write(person)
            reader = as_reader(order, person)
            copy = copies.copy(reader, order.job)
            enclosure = Enclosure(ascii_name(order.name), copy.data, first_page(copies, reader))
            data = build_message(batch.sender, person, letter, enclosure, key, batch.at)
        except (FitError, GlyphError) as error:
            made.append((b"", tuple(placed(problem, person) for problem in error.problems)))
        else:
            made.append((data, tuple(too_large(person, len(data)))))
    return made


def too_large(person: Recipient, size: int) -> Iterator[Problem]:
    """Say when a message is larger than common servers take."""
    if size > MAX_MESSAGE_BYTES:
        message = f"the message to {person.called} has {size / 1e6:.1f} MB, more than {MAX_MESSAGE_BYTES / 1e6:.0f} MB"
        yield Problem(person.file, person.line, person.column, "", message)


def as_reader(order: CopyOrder, person: Recipient) -> Recipient:
    """Give the person as booklets know them: with no language where the routine is not written in theirs."""
    written = translations(order.project, order.project.routine(order.routine).stem)
    return person if person.language in written else replace(person, language="")


@lru_cache(maxsize=8)
def letters_for(order: CopyOrder, sender: Sender, language: str) -> Letters:
    """Give this process's letters in a language."""
    copies = copies_for(order.project, order.options, order.routine)
    programme = copies.programme(as_reader(order, Recipient(language=language)).language)
    return Letters(order.project, programme, sender, language, order.options.units)


def first_page(copies: Copies, person: Recipient) -> bytes:
    """Draw what mail shows of a person's content, without the name, as a PNG for the page."""
    base = copies.base(person, Job(PICTURED))
    return picture_of(base.laid.data)


@lru_cache(maxsize=8)
def picture_of(pdf: bytes) -> bytes:
    """Draw the first page of a file as a PNG of few colours."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=PICTURE_WIDTH / page.get_width()).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.convert("RGB").quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def ascii_name(name: str) -> str:
    """Write a file name in ASCII: some mail programs show others as "untitled"."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.lstrip("-_. ")


def ready(envelope: Envelope) -> Ready:
    """Make a message on disk ready to send."""
    person = envelope.person
    assert person.email is not None
    return Ready(envelope.key, person.id, person.called, person.email, envelope.path, envelope.path.stat().st_size)
