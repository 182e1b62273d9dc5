"""Sending against a real server: each message once, whatever the server or the line does."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.delivery.connecting import connect
from generator.delivery.journal import Journal, read_steps
from generator.delivery.pace import Pace, Patience
from generator.delivery.sending import Sending
from generator.delivery.smtp import AccountError
from generator.errors import ContentError, PressError
from tests.delivery.post_office import AT_ONCE, MAILING, SENDER, PostOffice, message, ready, send

PEOPLE = ("a@example.org", "b@example.org", "c@example.org")


def at(recipient: str, fault: str, attempts: int = 99):  # type: ignore[no-untyped-def]
    """Let something go wrong for one recipient's first attempts."""
    return lambda to, attempt: fault if to == recipient and attempt <= attempts else ""


def test_one_login_one_recipient_a_message_and_the_bytes_of_the_file(tmp_path: Path) -> None:
    with PostOffice() as office:
        states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert states == dict.fromkeys(PEOPLE, "sent")
    assert not stopped
    assert office.handler.connections == 1
    assert office.handler.rcpts_in_message == [1, 1, 1]
    date = re.compile(rb"^Date: .*\r\n", re.MULTILINE)
    assert [date.sub(b"", data) for _, data in office.handler.mail] == [date.sub(b"", message(to)) for to in PEOPLE]
    words = {step.words for step in read_steps(tmp_path / "a.journal").values()}
    assert words == {f"250 2.0.0 queued as {n}" for n in (1, 2, 3)}


@pytest.mark.parametrize(
    ("fault", "attempts", "state", "received"),
    [
        ("450", 1, "sent", 1),
        ("450", 99, "later", 0),
        ("data 451 try later", 2, "sent", 1),
        ("550 5.1.1 no such user", 99, "refused", 0),
        ("data 554 5.7.1 looks like spam", 99, "refused", 0),
        ("421", 1, "sent", 1),
        ("drop at rcpt", 1, "sent", 1),
        ("drop at rcpt", 2, "sent", 1),
        ("drop after dot", 99, "unsure", 1),
        ("silent at rcpt", 1, "sent", 1),
        ("silent after dot", 99, "unsure", 1),
    ],
)
def test_what_becomes_of_a_message(tmp_path: Path, fault: str, attempts: int, state: str, received: int) -> None:
    with PostOffice(at("b@example.org", fault, attempts)) as office:
        server = office.server(timeout=1.0, final_timeout=1.0) if fault.startswith("silent") else office.server()
        states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server)
        again, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server) if state != "later" else (states, "")
    assert states == {"a@example.org": "sent", "b@example.org": state, "c@example.org": "sent"}
    assert again == states
    assert not stopped
    assert office.received["b@example.org"] == received
    assert office.received["a@example.org"] == office.received["c@example.org"] == 1


def test_a_message_that_breaks_the_line_each_time_gets_two_turns_a_round(tmp_path: Path) -> None:
    with PostOffice(at("b@example.org", "drop at rcpt")) as office:
        once = Patience(rounds=(), connections=AT_ONCE.connections)
        states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE), patience=once)
        assert states == {"a@example.org": "sent", "b@example.org": "later", "c@example.org": "sent"}
        assert not stopped
        assert office.handler.attempts["b@example.org"] == 2
        _, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert stopped.startswith("the line was lost 5 times in a row; the last time: the connection broke before")
    assert office.handler.attempts["b@example.org"] == 2 + 5


def test_the_journal_knows_before_the_server_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes] = []
    sync = os.fsync

    def noting(handle: int) -> None:
        sync(handle)
        synced.append((tmp_path / "a.journal").read_bytes())

    def fault(to: str, attempt: int) -> str:
        if attempt:
            at_data.append(synced[-1].count(b'"sending"'))
        return ""

    monkeypatch.setattr(os, "fsync", noting)
    at_data: list[int] = []
    with PostOffice(fault) as office:
        states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert set(states.values()) == {"sent"}
    assert at_data == [0, 1, 1, 1, 2, 2, 2, 3, 3], "at RCPT, at DATA and after each message"
    assert synced[-1] == (tmp_path / "a.journal").read_bytes(), "nothing is left unsynced"


def test_nothing_goes_when_the_journal_cannot_be_written(tmp_path: Path) -> None:
    with PostOffice() as office, open("/dev/full", "r+b", buffering=0) as full:
        journal = Journal(Path("/dev/full"), full, MAILING, {})
        run = Sending(lambda: connect(office.server(), None), SENDER, journal, Pace(), AT_ONCE)
        with pytest.raises(PressError, match="so nothing is sent"):
            run.run(ready(tmp_path, *PEOPLE))
        assert not office.received


def test_cut_before_the_dot_is_later(tmp_path: Path) -> None:
    with PostOffice(at("b@example.org", "drop before dot", 1)) as office:
        states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE, size=9_000_000))
        journal = (tmp_path / "a.journal").read_text()
    assert states == dict.fromkeys(PEOPLE, "sent")
    assert '"later"' in journal
    assert max(office.received.values()) == 1


def test_a_bad_farewell_changes_nothing(tmp_path: Path) -> None:
    with PostOffice() as office:
        office.handler.bad_quit = True
        states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert set(states.values()) == {"sent"}
    assert not stopped


@pytest.mark.parametrize("words", ["550 5.4.5 Daily user sending limit exceeded", "535 5.7.30 basic login is off"])
def test_trouble_with_the_account_stops_and_blames_nobody(tmp_path: Path, words: str) -> None:
    with PostOffice(at("b@example.org", words, 1)) as office:
        with pytest.raises(AccountError, match="refuses the account"):
            send(tmp_path, office, ready(tmp_path, *PEOPLE))
        assert "refused" not in (tmp_path / "a.journal").read_text()
        states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert set(states.values()) == {"sent"}
    assert office.received.total() == 3


def test_421_is_answered_on_a_new_connection(tmp_path: Path) -> None:
    with PostOffice(at("b@example.org", "421 4.7.0 enough for now", 1)) as office:
        states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert set(states.values()) == {"sent"}
    assert office.handler.connections == 2
    assert office.received == dict.fromkeys(PEOPLE, 1)


def test_who_is_refused_stays_so_though_the_line_breaks_then(tmp_path: Path) -> None:
    with PostOffice(at("b@example.org", "550 5.1.1 no such user")) as office:
        office.handler.drops_at_reset = True
        states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert states == {"a@example.org": "sent", "b@example.org": "refused", "c@example.org": "sent"}
    assert office.handler.attempts["b@example.org"] == 1
    assert not stopped


def test_when_everyone_is_refused_alike_nobody_is_blamed(tmp_path: Path) -> None:
    """A server that wants a login says so of each recipient: 554 Relay access denied."""
    crowd = [f"p{n}@example.org" for n in range(30)]
    fates = {"words": "554 5.7.1 Relay access denied"}
    with PostOffice(lambda to, attempt: fates["words"]) as office:
        states, stopped = send(tmp_path, office, ready(tmp_path, *crowd))
        assert "refused the first 10 of all, as if your account were the trouble: 554 5.7.1 Relay access" in stopped
        assert set(states.values()) == {"later", ""}
        assert len(office.handler.attempts) == 10
        fates["words"] = "550 5.1.1 no such user"
        states, stopped = send(tmp_path, office, ready(tmp_path, *crowd))
    assert not stopped
    assert set(states.values()) == {"refused"}, "that is the recipients' own trouble"


def test_letters_beyond_ascii_are_announced(tmp_path: Path) -> None:
    with PostOffice() as office:
        send(tmp_path, office, ready(tmp_path, "ann@example.org", "zoë@example.org"))
    plain, letters = office.handler.options
    assert not any("UTF8" in option for option in plain)
    assert {"SMTPUTF8", "BODY=8BITMIME"} <= set(letters)


def test_a_refused_sender_stops(tmp_path: Path) -> None:
    with PostOffice() as office:
        office.handler.refuse_sender = "553 5.7.1 not yours"
        with pytest.raises(AccountError, match="refuses the sender"):
            send(tmp_path, office, ready(tmp_path, *PEOPLE))


def test_an_unreachable_server_ends_the_run(tmp_path: Path) -> None:
    with PostOffice() as office:
        pass
    states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE))
    assert "cannot be reached" in stopped
    assert set(states.values()) == {""}


def test_size_and_letters_are_checked_before_the_first_goes(tmp_path: Path) -> None:
    messages = ready(tmp_path, "a@example.org", "zoë@example.org") + ready(tmp_path, "big@example.org", size=50_000)
    with PostOffice(enable_SMTPUTF8=False, data_size_limit=40_000) as office:
        with pytest.raises(ContentError) as caught:
            send(tmp_path, office, messages)
        assert office.received.total() == 0
    assert "no SMTPUTF8" in str(caught.value)
    assert "big@example.org: the message has 0.1 MB" in str(caught.value)
    with PostOffice() as office:
        assert set(send(tmp_path, office, messages)[0].values()) == {"sent"}
        assert office.received["zoë@example.org"] == 1


def test_the_limits_hold_over_restarts(tmp_path: Path) -> None:
    messages = ready(tmp_path, *PEOPLE)
    with PostOffice() as office:
        _, stopped = send(tmp_path, office, messages, limit=1)
        assert "limit of 1 for this run is reached; 2 wait" in stopped
        past = [step.at for step in read_steps(tmp_path / "a.journal").values()]
        _, stopped = send(tmp_path, office, messages, pace=Pace(daily_limit=2, past=past))
        assert re.search(r"daily limit of 2 is reached; 1 wait: start again after \d{4}-", stopped)
        old = [datetime.now(UTC) - timedelta(hours=25)] * 2
        states, stopped = send(tmp_path, office, messages, pace=Pace(daily_limit=2, past=old))
    assert set(states.values()) == {"sent"}
    assert office.received.total() == 3


def test_the_pause_is_kept(tmp_path: Path) -> None:
    with PostOffice() as office:
        began = time.monotonic()
        send(tmp_path, office, ready(tmp_path, *PEOPLE), pace=Pace(pause=0.2, past=[datetime.now(UTC)]))
    assert time.monotonic() - began >= 0.55


DRIVER = """
import sys
from pathlib import Path
from tests.delivery.post_office import PostOffice, ready, send
folder, port, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
office = PostOffice(); office.port = port
send(folder, office, ready(folder, *(f"p{n}@example.org" for n in range(count))))
"""


def start(folder: Path, office: PostOffice, count: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", DRIVER, str(folder), str(office.port), str(count)]
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": "."})


def test_a_thousand_with_failures_drops_and_a_kill(tmp_path: Path) -> None:
    """5 % fail for the time being, 2 % for good, two drops, one kill: each gets exactly one or is listed."""
    count = 1000

    def fault(to: str, attempt: int) -> str:
        number = int(to[1:].partition("@")[0])
        if number % 50 == 7:
            return "550 5.1.1 no such user"
        if number % 20 == 3 and attempt == 1:
            return "450 4.2.0 greylisted"
        if number == 205 and attempt == 1:
            return "drop at rcpt"
        return "drop after dot" if number == 611 else ""

    with PostOffice(fault) as office:
        process = start(tmp_path, office, count)
        while len(office.handler.mail) < count // 2:
            assert process.poll() is None
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert start(tmp_path, office, count).wait() == 0
    states = {step.person: step.state for step in read_steps(tmp_path / "a.journal").values()}
    assert len(states) == count
    for to, state in states.items():
        assert office.received[to] == {"sent": 1, "refused": 0, "unsure": office.received[to]}[state] <= 1
    assert sum(state == "refused" for state in states.values()) == 20
    assert sum(state == "unsure" for state in states.values()) <= 2
