"""Who gets what in a mailing: everyone's message, what the journal knows of it, and who is to get it now."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.delivery.journal import SUFFIX, JournalStep, Mailing, digest, read_steps
from generator.delivery.messages import Sender
from generator.delivery.names import file_stems
from generator.delivery.order import CopyOrder, copies_for
from generator.delivery.people import Recipient
from generator.delivery.table import write_table
from generator.errors import Problem
from generator.files import clear_leftovers, safe_name, write_whole
from generator.manifest import input_files

GOT = frozenset(("sent", "unsure", "sending"))
"""States after which a message may have been got."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A person with the key of their message and the last that is known of it.

    `doubts` say why the person, or the address, may get the mailing twice.
    """

    person: Recipient
    key: str
    path: Path
    step: JournalStep | None = None
    doubts: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """Say sent, later, refused or unsure, or nothing when no try was made."""
        return self.step.state if self.step else ""


def mailing_of(order: CopyOrder, sender: Sender, name: str) -> Mailing:
    """Name a mailing, without a name after the routine and its version, and take stock of what it sends."""
    routine = copies_for(order.project, order.options, order.routine).programme().routine
    content = hashlib.sha256(order.project.routine(order.routine).read_bytes())
    for folder in order.project.folders:
        for path in input_files(folder):
            content.update(path.relative_to(folder).as_posix().encode())
            content.update(hashlib.sha256(path.read_bytes()).digest())
    content.update(repr((order.options.of(order.job), sender)).encode())
    name = name or f"{routine.id} {routine.version}"
    return Mailing(name, content.hexdigest()[:32], digest(str(sender.address)))


def journal_path(out: Path, mailing: Mailing) -> Path:
    """Say where a mailing's journal lies."""
    return out / f"{safe_name(mailing.name)}{SUFFIX}"


def addressed(people: Sequence[Recipient], mailing: Mailing, out: Path, journal: Path) -> list[Envelope]:
    """Look up everyone in the journal, and doubt shared and corrected addresses. Nothing is written."""
    steps = read_steps(journal)
    stems = file_stems(people)
    keys = [mailing.key(person.id, person.email) if person.email else "" for person in people]
    boxes = [mailing.box(str(person.email)) for person in people]
    shared, here = Counter(boxes), set(keys)
    others = [step for key, step in steps.items() if step.state in GOT and key not in here]
    moved = {step.person: step for step in others if step.state == "sent"}
    full = {step.box for step in others}
    made = []
    for person, key, box, stem in zip(people, keys, boxes, stems, strict=True):
        doubts = []
        if shared[box] > 1:
            doubts.append(f"address shared by {shared[box]}")
        if key not in steps and person.id in moved:
            doubts.append(f"new address; got it at {moved[person.id].to} already")
        if key not in steps and box in full:
            doubts.append("the address got it already, under another name")
        made.append(Envelope(person, key, out / f"{stem}.eml", steps.get(key), tuple(doubts)))
    return made


def doubted(envelopes: Iterable[Envelope]) -> list[Problem]:
    """Say who may get a mailing twice, each at the line of the list."""
    return [
        Problem(person.file, person.line, person.column, "", f"{person.called}: {'; '.join(envelope.doubts)}")
        for envelope in envelopes
        if envelope.doubts
        for person in (envelope.person,)
    ]


def to_send(envelopes: Sequence[Envelope], *, refused: bool = False, unsure: bool = False) -> list[Envelope]:
    """Choose those that go: never tried or put off, and on demand the refused and the unsure."""
    wanted = {"", "later"} | ({"refused"} if refused else set()) | ({"unsure"} if unsure else set())
    return [envelope for envelope in envelopes if envelope.state in wanted]


def addressed_again(envelopes: Sequence[Envelope], steps: Mapping[str, JournalStep]) -> list[Envelope]:
    """Look everyone up again in a journal that has gone on."""
    return [replace(envelope, step=steps.get(envelope.key)) for envelope in envelopes]


def states(envelopes: Sequence[Envelope]) -> Counter[str]:
    """Count the people of a mailing by state; "waiting" for those that had no turn."""
    return Counter(envelope.state or "waiting" for envelope in envelopes)


def results_table(envelopes: Sequence[Envelope], path: Path) -> Path:
    """Write what became of everyone as a table that only its owner reads. Raises PressError."""
    rows = [
        (
            envelope.person.name,
            envelope.person.bib,
            str(envelope.person.email),
            envelope.state or "waiting",
            f"{envelope.step.at.astimezone():%Y-%m-%d %H:%M}" if envelope.step else "",
            envelope.step.words if envelope.step else "",
        )
        for envelope in envelopes
    ]
    clear_leftovers(path.parent)
    write_whole(path, write_table(("name", "bib", "email", "state", "when", "words"), rows), private=True)
    return path
