"""Send messages, each once: in turn over one connection, at the pace allowed, with every step in the journal."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from generator.delivery.addresses import Address
from generator.delivery.journal import Journal
from generator.delivery.messages import dated
from generator.delivery.pace import Pace, Patience
from generator.delivery.smtp import ADDRESS_STATUS, AccountError, Connection, LostError, Outcome, UnreachableError
from generator.errors import ContentError, PressError, Problem

INTERRUPTED = "you asked for it; start the same command again to go on"
ALL_REFUSED = 10
"""So many refused for no reason of their own, and nobody accepted: the trouble is the account's."""


class StopError(Exception):
    """The user wants the run to end; nothing is on its way."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A message on disk, rendered and checked: its key, its person's id and name, and where it goes."""

    key: str
    person: str
    called: str
    to: Address
    path: Path
    size: int


@dataclass
class Sending:
    """A run over the messages of a mailing. `connect` opens a connection; `tell` hears of every step."""

    connect: Callable[[], Connection]
    sender: Address
    journal: Journal
    pace: Pace
    patience: Patience = field(default_factory=Patience)
    limit: int | None = None
    tell: Callable[[Ready, Outcome], None] = lambda ready, outcome: None
    pausing: Callable[[str, float], None] = lambda why, seconds: None
    stopped: str = ""
    """Why the run ended before everyone had a turn; empty when it did not."""
    interrupted: bool = False
    _connection: Connection | None = None
    _busy: bool = True
    _lost: int = 0
    _met: bool = False
    _trouble: str = ""
    _count: int = 0
    _accepted: bool = False
    _refused: list[Ready] = field(default_factory=list)

    def run(self, messages: Iterable[Ready]) -> None:
        """Send messages in rounds until none is put off, or patience ends.

        Before the first goes, the server is asked whether it takes them all. Raises AccountError when the server
        refuses the account, ContentError with every message it cannot take; what was sent stays in the journal.
        """
        queue = list(messages)
        self._busy = False
        try:
            if queue:
                self._check(queue)
            for wait in (0.0, *self.patience.rounds):
                if queue and wait:
                    self._sleep(f"{len(queue)} put off by the server", wait)
                queue = self._round(queue)
                if self.stopped or not queue:
                    break
        except LostError as error:
            self.stopped = str(error)
        except StopError:
            self.stopped = INTERRUPTED
        except KeyboardInterrupt:
            self.journal.settle("stopped by hand before the server had answered")
            self.stopped = INTERRUPTED
        finally:
            self._busy = True
            self._hang_up()

    def interrupt(self) -> None:
        """End the run, from a signal's handler: at once when nothing is on its way, else after that message."""
        self.interrupted = True
        if not self._busy:
            raise StopError

    def _check(self, queue: Sequence[Ready]) -> None:
        connection = self._connected()
        most = connection.most_bytes
        problems = []
        for ready in queue:
            if not connection.takes_utf8 and (self.sender.needs_utf8 or ready.to.needs_utf8):
                what = f"the server takes no address with letters such as those of {ready.to.local} (no SMTPUTF8)"
                problems.append(Problem.of_file(ready.called, what))
            if most is not None and ready.size > most:
                what = f"the message has {ready.size / 1e6:.1f} MB, and the server takes {most / 1e6:.1f} MB"
                problems.append(Problem.of_file(ready.called, what))
        if problems:
            raise ContentError(problems)

    def _round(self, queue: Sequence[Ready]) -> list[Ready]:
        """Give every message a turn; return those to try again. A broken line costs a message one more turn."""
        turns = deque((ready, True) for ready in queue)
        put_off = []
        while turns:
            ready, again = turns.popleft()
            if self._must_stop(len(turns) + 1):
                break
            outcome = self._send(ready)
            self._watch(ready, outcome)
            if outcome.state != "later":
                continue
            if outcome.lost and again:
                turns.appendleft((ready, False))
            else:
                put_off.append(ready)
        return put_off

    def _watch(self, ready: Ready, outcome: Outcome) -> None:
        """Stop when nobody was accepted and many were refused for no reason of their own; they may try again."""
        self._accepted |= outcome.state == "sent"
        if self._accepted or outcome.state != "refused" or ADDRESS_STATUS.search(outcome.words):
            return
        self._refused.append(ready)
        if len(self._refused) == ALL_REFUSED:
            self.stopped = (
                f"the server refused the first {ALL_REFUSED} of all, as if your account were the trouble: "
                f"{outcome.words}. To be sure, put an address of your own in the first row"
            )
            for one in self._refused:
                self.journal.write(one.key, one.person, str(one.to), "later", outcome.words)

    def _must_stop(self, left: int) -> bool:
        until = self.pace.full_until(datetime.now(UTC))
        if self.stopped:
            return True
        if self.interrupted:
            self.stopped = INTERRUPTED
        elif self.limit is not None and self._count >= self.limit:
            self.stopped = f"the limit of {self.limit} for this run is reached; {left} wait"
        elif until is not None:
            when = f"{until.astimezone():%Y-%m-%d %H:%M}"
            self.stopped = (
                f"the daily limit of {self.pace.daily_limit} is reached; {left} wait: start again after {when}"
            )
        return bool(self.stopped)

    def _send(self, ready: Ready) -> Outcome:
        self._sleep("", self.pace.wait(datetime.now(UTC)))
        connection = self._connected()
        message = dated(read(ready), datetime.now().astimezone())

        def before_data() -> None:
            step = self.journal.write(ready.key, ready.person, str(ready.to), "sending")
            self.pace.note(step.at)
            self._count += 1

        self._busy = True
        try:
            outcome = connection.deliver(self.sender, ready.to, message, before_data)
        except AccountError as error:
            self.journal.write(ready.key, ready.person, str(ready.to), "later", str(error))
            raise
        self.journal.write(ready.key, ready.person, str(ready.to), outcome.state, outcome.words)
        self._busy = False
        self.tell(ready, outcome)
        if outcome.lost:
            self._hang_up()
        self._lost, self._trouble = (self._lost + 1, outcome.words) if outcome.lost else (0, "")
        return outcome

    def _connected(self) -> Connection:
        """Keep the connection, or open one with growing pauses. Raises LostError when patience ends.

        A server that has never answered is not waited for: its name or port is wrong.
        """
        waits = self.patience.connections
        while self._connection is None:
            if self._lost > len(waits):
                raise LostError(f"the line was lost {self._lost} times in a row; the last time: {self._trouble}")
            if self._lost:
                self._sleep(self._trouble, waits[self._lost - 1])
            try:
                self._connection = self.connect()
            except LostError as error:
                if isinstance(error, UnreachableError) and not self._met:
                    raise
                self._lost, self._trouble = self._lost + 1, str(error)
            self._met = True
        return self._connection

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _sleep(self, why: str, seconds: float) -> None:
        if seconds > 0:
            if why:
                self.pausing(why, seconds)
            time.sleep(seconds)


def read(ready: Ready) -> bytes:
    """Read a message back. Raises PressError when its file is gone or changed in length."""
    try:
        data = ready.path.read_bytes()
    except OSError as error:
        raise PressError(f"{ready.path}: cannot be read: {error.strerror}") from None
    if len(data) != ready.size:
        raise PressError(f"{ready.path}: has changed since it was written")
    return data
