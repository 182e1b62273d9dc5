"""Sending against a real server: each message once, whatever the server or the line does."""

from __future__ import annotations

import logging
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
from generator.delivery.pace import Pace
from generator.delivery.secrets import PASSWORD, Secret, find_secret
from generator.delivery.sending import Sending
from generator.delivery.smtp import AccountError, Server
from generator.errors import ContentError, PressError
from tests.delivery.post_office import AT_ONCE, MAILING, SENDER, PostOffice, certificate, message, ready, send

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
        server = office.server(timeout=0.5, final_timeout=0.5)
        states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server)
        again, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server) if state != "later" else (states, "")
    assert states == {"a@example.org": "sent", "b@example.org": state, "c@example.org": "sent"}
    assert again == states
    assert not stopped
    assert office.received["b@example.org"] == received
    assert office.received["a@example.org"] == office.received["c@example.org"] == 1


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


class TestSecurity:
    """Certificates are checked, nothing goes in the clear, and secrets stay secret."""

    def test_starttls_with_password(self, tmp_path: Path) -> None:
        context, authority = certificate(tmp_path)
        with PostOffice(tls_context=context, auth_require_tls=True, auth_required=True) as office:
            server = office.server(security="starttls", user="club@example.org", authority=str(authority))
            states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server, secret=Secret("s3cret"))
            assert set(states.values()) == {"sent"}
            assert office.handler.logins == [("club@example.org", "s3cret")]

    @pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
    def test_tls_with_token(self, tmp_path: Path) -> None:
        context, authority = certificate(tmp_path)
        with PostOffice(implicit_tls=context, auth_require_tls=False, auth_required=True) as office:
            server = office.server(security="tls", user="club@example.org", authority=str(authority))
            secret = find_secret("club@example.org", "h", f"{sys.executable} -c \"print('good-token')\"")
            states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server, secret=secret)
            assert set(states.values()) == {"sent"}
            assert office.handler.logins == [("club@example.org", "token")]

    @pytest.mark.parametrize("secret", [Secret("wr0ng-passw0rd"), Secret("stale-token", is_token=True), None])
    def test_a_wrong_secret_is_told_and_not_shown(
        self, tmp_path: Path, secret: Secret | None, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        context, authority = certificate(tmp_path)
        with PostOffice(tls_context=context, auth_require_tls=True) as office:
            server = office.server(security="starttls", user="club@example.org", authority=str(authority))
            with pytest.raises(AccountError) as caught:
                send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server, secret=secret)
        told = f"{caught.value} {caught.value.__cause__} {caught.value.__suppress_context__} {secret!r}"
        assert "log in" in told or "no password" in told
        assert "wr0ng" not in told
        assert "stale" not in told
        assert not office.received

    @pytest.mark.parametrize("security", ["starttls", "tls"])
    def test_an_unknown_certificate_stops(self, tmp_path: Path, security: str) -> None:
        context, _ = certificate(tmp_path)
        options = {"tls_context": context} if security == "starttls" else {"implicit_tls": context}
        with PostOffice(**options) as office:
            with pytest.raises(AccountError, match="certificate cannot be trusted"):
                send(tmp_path, office, ready(tmp_path, *PEOPLE), server=office.server(security=security))
            assert not office.received

    def test_a_certificate_for_another_host_stops(self, tmp_path: Path) -> None:
        context, authority = certificate(tmp_path, "127.0.0.2")
        with PostOffice(tls_context=context) as office:
            server = office.server(security="starttls", authority=str(authority))
            with pytest.raises(AccountError, match="certificate cannot be trusted"):
                send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server)

    def test_no_starttls_stops(self, tmp_path: Path) -> None:
        with PostOffice() as office:
            with pytest.raises(AccountError, match="offers no STARTTLS"):
                send(tmp_path, office, ready(tmp_path, *PEOPLE), server=office.server(security="starttls"))
            assert not office.received

    def test_no_encryption_is_for_this_machine_only(self) -> None:
        for host in ("localhost", "127.0.0.1", "::1"):
            Server(host, security="none")
        with pytest.raises(PressError, match="readable through the net"):
            Server("mail.example.org", security="none")
        Server("mail.example.org", security="none", plain=True)

    def test_the_password_comes_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(PASSWORD, "s3cret")
        secret = find_secret("club@example.org", "h")
        assert secret is not None
        assert secret.reveal() == "s3cret"
        assert "s3cret" not in f"{secret} {secret!r}"

    def test_or_from_the_keyring(self, monkeypatch: pytest.MonkeyPatch) -> None:
        keyring = pytest.importorskip("keyring")
        backend = pytest.importorskip("keyring.backend")

        class Ring(backend.KeyringBackend):  # type: ignore[misc,name-defined]
            priority = 1

            def get_password(self, service: str, username: str) -> str | None:
                return "from-ring" if (service, username) == ("routine-press", "club@example.org") else None

            def set_password(self, service: str, username: str, password: str) -> None:
                raise NotImplementedError

        monkeypatch.delenv(PASSWORD, raising=False)
        before = keyring.get_keyring()
        keyring.set_keyring(Ring())
        try:
            found, nobody = find_secret("club@example.org", "h"), find_secret("other@example.org", "h")
        finally:
            keyring.set_keyring(before)
        assert found is not None
        assert found.reveal() == "from-ring"
        assert nobody is None

    @pytest.mark.parametrize("code", ["print('two tokens')", "import sys; print('t0ken'); sys.exit(3)", "pass"])
    def test_a_helper_that_fails_shows_nothing(self, code: str) -> None:
        with pytest.raises(PressError, match="token command") as caught:
            find_secret("u", "h", f'{sys.executable} -c "{code}"')
        assert "t0ken" not in str(caught.value)
        with pytest.raises(PressError, match="cannot be run"):
            find_secret("u", "h", "/no/such/helper")


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
