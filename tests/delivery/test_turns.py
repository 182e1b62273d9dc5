"""Whose turn it is: rounds, new connections, limits and stops, step by step, with what is told on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from generator.delivery.addresses import parse_address
from generator.delivery.connecting import connect
from generator.delivery.journal import Journal
from generator.delivery.pace import Pace, Patience
from generator.delivery.sending import ALL_REFUSED, INTERRUPTED, Ready, Sending, StopError, read
from generator.delivery.smtp import AccountError, Connection, LostError, Outcome, UnreachableError
from generator.errors import ContentError, PressError
from tests.delivery.post_office import MAILING, ready
from tests.delivery.scripted import HANG_UP, Scripted

CLUB = parse_address("club@example.org")
ANN, BO, CY = "ann@example.org", "bo@example.org", "cy@example.org"
QUICK = Patience(rounds=(0.01, 0.02), connections=(0.001, 0.002, 0.003))


class Run:
    """A run over some messages, and all that it told."""

    def __init__(self, journal: Journal, office: Scripted, **how: Any) -> None:
        self.told: list[tuple[str, Outcome]] = []
        self.waits: list[tuple[str, float]] = []
        self.connections = 0
        self.failing: list[Exception] = []
        """What goes wrong with the next connections, in turn."""
        self.office = office
        pace = how.pop("pace", Pace())
        self.sending = Sending(self.connect, CLUB, journal, pace, **({"patience": QUICK} | how))
        self.sending.tell = lambda one, outcome: self.told.append((one.person, outcome))
        self.sending.pausing = lambda why, seconds: self.waits.append((why, seconds))

    def connect(self) -> Connection:
        self.connections += 1
        if self.failing:
            raise self.failing.pop(0)
        return connect(self.office.server(), None)

    def states(self) -> list[tuple[str, str]]:
        return [(person, outcome.state) for person, outcome in self.told]


@contextmanager
def running(folder: Path, answers: dict[str, Any] | None = None, **how: Any) -> Iterator[Run]:
    with Scripted(answers or {}) as office, Journal.open(folder / "a.journal", MAILING) as journal:
        yield Run(journal, office, **how)


def known(run: Run) -> dict[str, tuple[str, str]]:
    """Give everyone's state and words in the journal."""
    return {step.person: (step.state, step.words) for step in run.sending.journal.steps.values()}


def test_each_is_told_in_turn_on_one_connection_with_the_date_of_the_moment(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.sending.run(ready(tmp_path, ANN, BO))
        assert run.told == [(ANN, Outcome("sent", "250 taken")), (BO, Outcome("sent", "250 taken"))]
        assert (run.sending.stopped, run.connections, run.waits) == ("", 1, [])
        assert run.office.heard[-1] == "quit"
        steps = run.sending.journal.steps.values()
        assert len(run.sending.pace.past) == 2
        assert all(before <= step.at for before, step in zip(run.sending.pace.past, steps, strict=True))
        date = parsedate_to_datetime(str(message_from_bytes(run.office.messages[0])["Date"]))
    assert abs(date - datetime.now(UTC)) < timedelta(minutes=10)


def test_nobody_to_send_to_needs_no_server(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.sending.run([])
        assert run.connections == 0


def test_what_is_put_off_gets_a_round_after_each_wait_and_then_stays(tmp_path: Path) -> None:
    with running(tmp_path, {"RCPT": ["250 ok", "450 busy", "450 busy", "250 ok", "450 busy", "450 still"]}) as run:
        run.sending.run(ready(tmp_path, ANN, BO, CY))
        assert run.states() == [
            (ANN, "sent"), (BO, "later"), (CY, "later"), (BO, "sent"), (CY, "later"), (CY, "later"),
        ]  # fmt: skip
        assert run.waits == [("2 put off by the server", 0.01), ("1 put off by the server", 0.02)]
        assert known(run)[CY] == ("later", "450 still")
        assert run.sending.stopped == ""


def test_a_line_that_is_lost_is_opened_again_after_pauses_that_grow(tmp_path: Path) -> None:
    with running(tmp_path, {"RCPT": ["421 enough", "250 ok", "421 enough", "250 ok"]}) as run:
        run.sending.run(ready(tmp_path, ANN))
        run.failing = [UnreachableError("away"), LostError("busy again")]
        run.sending.run(ready(tmp_path, BO))
        assert run.states() == [(ANN, "later"), (ANN, "sent"), (BO, "later"), (BO, "sent")]
    assert run.waits == [("421 enough", 0.001), ("away", 0.001), ("busy again", 0.002), ("421 enough", 0.003)]


def test_patience_ends_and_the_last_trouble_is_told(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.failing = [LostError(f"busy {number}") for number in range(9)]
        run.sending.run(ready(tmp_path, ANN))
        assert run.sending.stopped == "the line was lost 4 times in a row; the last time: busy 3"
        assert run.waits == [("busy 0", 0.001), ("busy 1", 0.002), ("busy 2", 0.003)]
        assert run.connections == 4
        assert known(run) == {}


def test_a_server_that_was_never_met_is_not_waited_for(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.failing = [UnreachableError("mail.example.org:25 cannot be reached")]
        run.sending.run(ready(tmp_path, ANN))
        assert run.sending.stopped == "mail.example.org:25 cannot be reached"
        assert (run.connections, run.waits) == (1, [])


def test_the_limit_of_a_run_counts_what_was_handed_over(tmp_path: Path) -> None:
    with running(tmp_path, {"RCPT": ["550 5.1.1 unknown", "250 ok"]}, limit=1) as run:
        run.sending.run(ready(tmp_path, ANN, BO, CY))
        assert run.states() == [(ANN, "refused"), (BO, "sent")], "who was refused was handed nothing"
        assert run.sending.stopped == "the limit of 1 for this run is reached; 1 wait"


def test_a_run_that_has_stopped_waits_for_nobody(tmp_path: Path) -> None:
    with running(tmp_path, {"RCPT": ["450 busy", "250 ok"]}, limit=1) as run:
        run.sending.run(ready(tmp_path, ANN, BO, CY))
        assert run.states() == [(ANN, "later"), (BO, "sent")]
        assert run.waits == []


def test_the_limit_of_a_day_names_the_hour(tmp_path: Path) -> None:
    past = [datetime.now(UTC) - timedelta(hours=hours) for hours in (30, 20, 10)]
    with running(tmp_path, pace=Pace(daily_limit=3, past=past)) as run:
        run.sending.run(ready(tmp_path, ANN, BO, CY))
        assert run.states() == [(ANN, "sent")]
        when = f"{(past[1] + timedelta(hours=24)).astimezone():%Y-%m-%d %H:%M}"
        assert run.sending.stopped == f"the daily limit of 3 is reached; 2 wait: start again after {when}"


def people(count: int) -> tuple[str, ...]:
    return tuple(f"p{number}@example.org" for number in range(count))


def test_ten_refused_alike_stop_the_run_and_are_blamed_for_nothing(tmp_path: Path) -> None:
    with running(tmp_path, {"RCPT": ["450 busy", "550 5.1.1 unknown", "554 5.7.1 no relaying"]}) as run:
        run.sending.run(ready(tmp_path, *people(15)))
        assert run.sending.stopped == (
            "the server refused the first 10 of all, as if your account were the trouble: 554 5.7.1 no relaying. "
            "To be sure, put an address of your own in the first row"
        )
        assert len(run.told) == 2 + ALL_REFUSED == 12
        assert known(run)["p1@example.org"] == ("refused", "550 5.1.1 unknown")
        assert {known(run)[one] for one in people(12)[2:]} == {("later", "554 5.7.1 no relaying")}


@pytest.mark.parametrize(
    "answers", [["250 ok", "554 5.7.1 spam"], [*["554 5.7.1 spam"] * 9, "250 ok", "554 5.7.1 spam"]]
)
def test_once_one_is_accepted_refusals_are_each_ones_own(tmp_path: Path, answers: list[str]) -> None:
    with running(tmp_path, {"RCPT": answers}) as run:
        run.sending.run(ready(tmp_path, *people(25)))
        assert run.sending.stopped == ""
        assert [state for _, state in run.states()].count("refused") == 24
        assert [state for state, _ in known(run).values()].count("refused") == 24


def test_trouble_with_the_account_ends_the_run_and_leaves_the_message_for_later(tmp_path: Path) -> None:
    with running(tmp_path, {"RCPT": ["250 ok", "550 5.4.5 daily limit"]}) as run:
        with pytest.raises(AccountError, match=r"the server refuses the account: 550 5\.4\.5 daily limit"):
            run.sending.run(ready(tmp_path, ANN, BO, CY))
        assert run.states() == [(ANN, "sent")]
        assert known(run) == {
            ANN: ("sent", "250 taken"),
            BO: ("later", "the server refuses the account: 550 5.4.5 daily limit"),
        }
        assert run.office.heard[-1] == "quit"


def test_what_the_server_cannot_take_is_told_before_the_first_goes(tmp_path: Path) -> None:
    big = ready(tmp_path, BO, size=60_000)
    with running(tmp_path, {"EHLO": "250-here\r\n250 SIZE 50000"}) as run:
        with pytest.raises(ContentError) as caught:
            run.sending.run([*ready(tmp_path, ANN, "zoë@example.org"), *big])
        assert str(caught.value).splitlines() == [
            f"{BO}: the message has 0.1 MB, and the server takes 0.1 MB",
            "zoë@example.org: the server takes no address with letters such as those of zoë (no SMTPUTF8)",
        ]
        assert known(run) == {}
        assert run.office.messages == []


def test_a_message_of_just_the_size_the_server_takes_goes(tmp_path: Path) -> None:
    (one,) = ready(tmp_path, ANN)
    with running(tmp_path, {"EHLO": f"250-here\r\n250 SIZE {one.size}"}) as run:
        run.sending.run([one])
        assert run.states() == [(ANN, "sent")]
    with running(tmp_path, {"EHLO": f"250-here\r\n250 SIZE {one.size - 1}"}) as run, pytest.raises(ContentError):
        run.sending.run([one])


def test_a_sender_with_letters_needs_a_server_that_knows_them(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.sending.sender = parse_address("zoë@example.org")
        with pytest.raises(ContentError, match="no SMTPUTF8"):
            run.sending.run(ready(tmp_path, ANN))


@pytest.mark.parametrize("state", ["sent", "later"])
def test_an_interruption_waits_for_the_message_at_hand(tmp_path: Path, state: str) -> None:
    with running(tmp_path, {"RCPT": ["250 ok" if state == "sent" else "450 busy"]}) as run:

        def tell(one: Ready, outcome: Outcome) -> None:
            run.told.append((one.person, outcome))
            with pytest.raises(StopError):
                run.sending.interrupt()  # nothing is on its way

        run.sending.tell = tell
        run.sending.run(ready(tmp_path, ANN, BO))
        assert run.states() == [(ANN, state)]
        assert (run.sending.stopped, run.sending.interrupted) == (INTERRUPTED, True)
    assert INTERRUPTED == "you asked for it; start the same command again to go on"


def test_before_and_after_a_run_an_interruption_is_only_noted(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.sending.interrupt()
        run.sending.run(ready(tmp_path, ANN))
        assert (run.told, run.sending.stopped) == ([], INTERRUPTED)
        run.sending.interrupt()


def test_by_hand_in_the_midst_of_a_message_nobody_knows(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.sending.pace.note = stop  # type: ignore[method-assign]
        run.sending.run(ready(tmp_path, ANN, BO))
        assert known(run) == {ANN: ("unsure", "stopped by hand before the server had answered")}
        assert run.sending.stopped == INTERRUPTED


def stop(moment: datetime) -> None:
    raise KeyboardInterrupt


def test_a_message_that_is_not_what_was_checked_does_not_go(tmp_path: Path) -> None:
    (one,) = ready(tmp_path, ANN)
    assert read(one) == one.path.read_bytes()
    one.path.write_bytes(b"other")
    with pytest.raises(PressError) as caught:
        read(one)
    assert str(caught.value) == f"{one.path}: has changed since it was written"
    one.path.unlink()
    with pytest.raises(PressError) as caught:
        read(one)
    assert str(caught.value) == f"{one.path}: cannot be read: No such file or directory"
    with running(tmp_path) as run:
        with pytest.raises(PressError, match="cannot be read"):
            run.sending.run([one])
        assert known(run) == {}


def test_a_pause_is_kept_without_a_word(tmp_path: Path) -> None:
    with running(tmp_path, pace=Pace(0.05)) as run:
        run.sending.run(ready(tmp_path, ANN, BO))
        assert run.waits == []
        first, second = run.sending.pace.past
    assert second - first >= timedelta(seconds=0.05)


def test_a_line_lost_after_a_message_costs_only_a_connection(tmp_path: Path) -> None:
    with running(tmp_path, {".": [HANG_UP, "250 taken"]}) as run:
        run.sending.run(ready(tmp_path, ANN, BO))
        assert run.states() == [(ANN, "unsure"), (BO, "sent")]
        assert run.connections == 2
        assert len(run.waits) == 1
