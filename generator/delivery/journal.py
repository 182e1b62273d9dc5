"""The journal of a mailing: written ahead, synced, locked. What it says is on disk happened, or may have.

One JSON object a line. The first names the mailing and what it sends; each other one is a step of one message:

    sending   about to be handed over (on disk before DATA goes out)
    sent      the server took it: the duty to deliver is the server's
    later     the server said not now, or the line broke before the end of the message
    refused   the server said no for good
    unsure    the line broke after the end of the message, or the answer had no meaning: nobody can know

A `sending` without an end is unsure. People appear by digest and by masked address only.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Literal, get_args

from generator.delivery.addresses import Address, mailbox_of, masked
from generator.errors import PressError, unwritten

State = Literal["sending", "sent", "later", "refused", "unsure"]
STATES: tuple[State, ...] = get_args(State)
FORMAT = 1
SUFFIX = ".journal"


@dataclass(frozen=True, slots=True)
class Mailing:
    """What a journal is about: a name, digests of what is sent and of the sender's address."""

    name: str
    content: str
    sender: str

    @property
    def run(self) -> str:
        """Digits that tell this mailing from others, and stay the same from dry run to last retry."""
        return digest(self.name, self.sender)

    def key(self, person: str, address: Address) -> str:
        """Name one message: the mailing, the person and the address, never the row."""
        return digest(self.run, person, address.mailbox)

    def box(self, address: str) -> str:
        """Name a mailbox, whoever it is written to."""
        return digest(self.run, mailbox_of(address))


@dataclass(frozen=True, slots=True)
class JournalStep:
    """The last that is known of a message. `at` is a time in UTC, `words` what the server said, `box` a digest of the
    mailbox, by which a person under another name is found again.
    """

    key: str
    person: str
    to: str
    state: State
    at: datetime
    words: str = ""
    box: str = ""


def digest(*parts: str) -> str:
    """Give 32 hexadecimal digits for some words."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


class Journal:
    """An open, locked journal. Use `Journal.open`; every `write` is on disk when it returns."""

    def __init__(self, path: Path, file: IO[bytes], mailing: Mailing, steps: dict[str, JournalStep]) -> None:
        self.path = path
        self.mailing = mailing
        self.steps = steps
        self._file = file

    @classmethod
    @contextmanager
    def open(cls, path: Path, mailing: Mailing, *, changed: bool = False) -> Iterator[Journal]:
        """Open or begin a mailing's journal and keep others out of it.

        Raises PressError when another run has it open, when it cannot be written or read, or when it belongs to
        another sender or to other content (which `changed` allows).
        """
        file = locked(path)
        with file:
            lines = whole_lines(file)
            head, steps = parse(lines, path)
            journal = cls(path, file, mailing, steps)
            if not head:
                journal._append({"format": FORMAT, **asdict(mailing)})
                sync_folder(path.parent)
            elif head["sender"] != mailing.sender:
                raise PressError(f"{path} belongs to another sender; give this mailing another name with --mailing")
            elif head["content"] != mailing.content and not changed:
                raise PressError(
                    f"{path}: what is sent has changed since this mailing began. Send the rest the new one with "
                    "--changed, or all of them with a new name for the mailing (--mailing)"
                )
            journal.settle("the program was stopped while sending")
            yield journal

    def settle(self, words: str) -> None:
        """Mark as unsure what was on its way and got no end."""
        for step in [step for step in self.steps.values() if step.state == "sending"]:
            self.add(replace(step, state="unsure", at=datetime.now(UTC), words=words))

    def write(self, key: str, person: str, to: str, state: State, words: str = "") -> JournalStep:
        """Add a step; it is on disk when this returns. Raises PressError when it cannot be."""
        said, box = masked(" ".join(words.split())), self.mailing.box(to)
        return self.add(JournalStep(key, person, masked(to), state, datetime.now(UTC), said, box))

    def add(self, step: JournalStep) -> JournalStep:
        """Put a step on disk. Raises PressError when it cannot be."""
        self._append({**asdict(step), "at": step.at.isoformat(timespec="microseconds")})
        self.steps[step.key] = step
        return step

    def _append(self, record: Mapping[str, Any]) -> None:
        try:
            self._file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise PressError(f"{self.path}: cannot be written, so nothing is sent: {unwritten(error)}") from None


def locked(path: Path) -> IO[bytes]:
    """Open a file that only its owner reads, for reading and appending, and lock it. Raises PressError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b")
    except OSError as error:
        raise PressError(f"{path}: cannot be written, so nothing is sent: {unwritten(error)}") from None
    try:
        lock(file)
    except OSError:
        file.close()
        raise PressError(f"{path}: another run is sending this mailing") from None
    return file


def lock(file: IO[bytes]) -> None:
    """Lock a file until it is closed. Raises OSError when another process has it."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sync_folder(folder: Path) -> None:
    """Have a new file's name on disk too, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def whole_lines(file: IO[bytes]) -> list[bytes]:
    """Read all lines and cut off a last one that was not finished: what it told had not happened yet."""
    file.seek(0)
    data = file.read()
    whole = data.rfind(b"\n") + 1
    if whole < len(data):
        file.truncate(whole)
    return data[:whole].splitlines()


def parse(lines: list[bytes], path: Path) -> tuple[dict[str, Any], dict[str, JournalStep]]:
    """Read a journal's head and the last step of each message. Raises PressError with the line that is wrong."""
    records = [record(line, number, path) for number, line in enumerate(lines, 1)]
    if not records:
        return {}, {}
    if records[0].get("format") != FORMAT:
        raise PressError(f"{path}:1: is not a journal that this version can read")
    steps: dict[str, JournalStep] = {}
    for number, fields in enumerate(records[1:], 2):
        try:
            step = JournalStep(**{**fields, "at": datetime.fromisoformat(fields["at"])})
        except (KeyError, TypeError, ValueError):
            raise PressError(f"{path}:{number}: is no step of a journal") from None
        if step.state not in STATES:
            raise PressError(f'{path}:{number}: there is no state "{step.state}"')
        steps[step.key] = step
    return records[0], steps


def record(line: bytes, number: int, path: Path) -> dict[str, Any]:
    """Read one line. Raises PressError."""
    try:
        fields = json.loads(line)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise PressError(f"{path}:{number}: the journal is damaged; nothing is sent")
    return fields


def read_steps(path: Path) -> dict[str, JournalStep]:
    """Read what a journal knows without opening it for writing; nothing when there is none yet."""
    if not path.is_file():
        return {}
    data = path.read_bytes()
    return parse(data[: data.rfind(b"\n") + 1].splitlines(), path)[1]


def handed_over(folder: Path, sender: str) -> list[datetime]:
    """Give the times at which a sender handed messages over, from all journals of a folder, rising."""
    times: list[datetime] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        data = path.read_bytes()
        lines = data[: data.rfind(b"\n") + 1].splitlines()
        if lines and record(lines[0], 1, path).get("sender") == sender:
            steps = (record(line, number, path) for number, line in enumerate(lines[1:], 2))
            times += [datetime.fromisoformat(step["at"]) for step in steps if step.get("state") == "sending"]
    return sorted(times)
