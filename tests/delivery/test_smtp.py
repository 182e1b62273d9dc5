"""One connection, command by command: what the server hears, and what each of its answers means for a message."""

from __future__ import annotations

import re
import socket
from typing import Any

import pytest

from generator.delivery.addresses import parse_address
from generator.delivery.connecting import connect
from generator.delivery.smtp import AccountError, Outcome, Server, is_loopback, judged, said, stuffed
from generator.errors import PressError
from tests.delivery.scripted import HANG_UP, SILENT, Scripted

CLUB, ANN, ZOE = (parse_address(text) for text in ("club@example.org", "ann@example.org", "zoë@example.org"))
MESSAGE = b"To: ann@example.org\r\n\r\n.dot\r\n"
EXTENSIONS = "250-here\r\n250-SIZE 9000\r\n250-8BITMIME\r\n250 SMTPUTF8"


def deliver(office: Scripted, *recipients: Any, message: bytes = MESSAGE, **how: Any) -> list[Outcome]:
    """Hand a message over to some people on one connection."""
    noted: list[str] = []
    connection = connect(office.server(**how), None)
    outcomes = [connection.deliver(CLUB, to, message, lambda: noted.append("x")) for to in recipients or (ANN,)]
    connection.close()
    started = [line for line in office.heard if line.upper() == "DATA"]
    assert len(noted) == len(started), "noted just before DATA, and only then"
    return outcomes


def commands(office: Scripted) -> list[str]:
    """Give what was heard between the greeting and the farewell."""
    assert office.heard[0].lower().startswith("ehlo")
    assert office.heard[-1].lower() == "quit"
    return office.heard[1:-1]


def test_a_message_goes_in_four_steps() -> None:
    with Scripted() as office:
        assert deliver(office) == [Outcome("sent", "250 taken")]
    assert commands(office) == [
        f"mail FROM:<club@example.org> SIZE={len(MESSAGE)}",
        "rcpt TO:<ann@example.org>",
        "DATA",
    ]
    assert office.messages == [b"To: ann@example.org\r\n\r\n..dot\r\n.\r\n"]


def test_what_is_written_goes_at_once() -> None:
    with Scripted() as office:
        connection = connect(office.server(), None)
        assert vars(connection)["_smtp"].sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        connection.close()


@pytest.mark.parametrize(
    ("extensions", "to", "options"),
    [
        ("250 here", ANN, ""),
        (EXTENSIONS, ANN, f" SIZE={len(MESSAGE)}"),
        (EXTENSIONS, ZOE, f" SMTPUTF8 BODY=8BITMIME SIZE={len(MESSAGE)}"),
        ("250-here\r\n250 SMTPUTF8", ZOE, " SMTPUTF8"),
    ],
)
def test_options_are_those_the_server_knows(extensions: str, to: Any, options: str) -> None:
    with Scripted({"EHLO": extensions}) as office:
        assert deliver(office, to)[0].state == "sent"
    assert commands(office)[:2] == [f"mail FROM:<club@example.org>{options}", f"rcpt TO:<{to}>"]


def test_after_letters_plain_addresses_go_plainly() -> None:
    with Scripted({"EHLO": EXTENSIONS}) as office:
        assert [outcome.state for outcome in deliver(office, ZOE, ANN)] == ["sent", "sent"]
    assert "UTF8" not in commands(office)[3]


def test_letters_are_not_tried_on_a_server_that_knows_none() -> None:
    with Scripted() as office:
        (outcome,) = deliver(office, ZOE)
    assert outcome == Outcome("refused", "the server takes no address that is not ASCII (no SMTPUTF8)")
    assert commands(office) == ["rset"]


@pytest.mark.parametrize(
    ("size", "most"), [("SIZE 9000", 9000), ("SIZE 0", None), ("SIZE", None), ("SIZE much", None), ("HELP", None)]
)
def test_how_much_a_server_takes(size: str, most: int | None) -> None:
    with Scripted({"EHLO": f"250-here\r\n250 {size}"}) as office:
        connection = connect(office.server(), None)
        assert connection.most_bytes == most
        assert not connection.takes_utf8
        connection.close()


@pytest.mark.parametrize(
    ("verb", "answer", "outcome"),
    [
        ("MAIL", "250 2.1.0 fine", Outcome("sent", "250 taken")),
        ("MAIL", "251 as you like", Outcome("sent", "250 taken")),
        ("MAIL", "450 4.7.1 not now", Outcome("later", "450 4.7.1 not now")),
        ("MAIL", "552 5.3.4 too large", Outcome("refused", "552 5.3.4 too large")),
        ("MAIL", "421 4.3.2 closing", Outcome("later", "421 4.3.2 closing", lost=True)),
        ("RCPT", "251 will forward", Outcome("sent", "250 taken")),
        ("RCPT", "252 will try", Outcome("sent", "250 taken")),
        ("RCPT", "450-4.2.0 busy\r\n450 4.2.0 later", Outcome("later", "450 4.2.0 busy 4.2.0 later")),
        ("RCPT", "550 5.1.1 unknown", Outcome("refused", "550 5.1.1 unknown")),
        ("RCPT", "421 4.3.2 closing", Outcome("later", "421 4.3.2 closing", lost=True)),
        ("DATA", "451 4.3.0 not now", Outcome("later", "451 4.3.0 not now")),
        ("DATA", "554 5.5.1 no", Outcome("refused", "554 5.5.1 no")),
        ("DATA", "250 fine", Outcome("later", "the server does not ask for the message: 250 fine", lost=True)),
        (".", "200 fine", Outcome("sent", "200 fine")),
        (".", "299 fine", Outcome("sent", "299 fine")),
        (".", "354 go on", Outcome("unsure", "the server's answer has no meaning here: 354 go on", lost=True)),
        (".", "451 4.7.1 not now", Outcome("later", "451 4.7.1 not now")),
        (".", "554 5.7.1 spam", Outcome("refused", "554 5.7.1 spam")),
        (".", "nonsense", Outcome("unsure", "the server's answer has no meaning here: -1 ense", lost=True)),
        ("RCPT", "nonsense", Outcome("later", "-1 ense", lost=True)),
    ],
)
def test_what_an_answer_means(verb: str, answer: str, outcome: Outcome) -> None:
    with Scripted({verb: answer}) as office:
        assert deliver(office) == [outcome]
    asked_to_forget = "rset" in office.heard
    assert asked_to_forget == (outcome.state != "sent" and not outcome.lost)


@pytest.mark.parametrize("word", ["451 4.3.2 enough", "552 5.3.4 too large", HANG_UP])
def test_a_word_before_the_message_is_over_ends_it_before_the_dot(word: str) -> None:
    with Scripted({"EARLY": word}) as office:
        (outcome,) = deliver(office, message=b"x" * 70 + b"\r\n" + b"y" * 9_000_000, timeout=0.5)
    assert (outcome.state, outcome.lost) == ("later", True)
    assert outcome.words.startswith("the connection broke before the message was over: " if word == HANG_UP else word)
    assert office.messages == []
    assert not any(b"rset" in part for part in office.broken_off), "it would be part of the message"


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "."])
def test_a_line_that_breaks_says_whether_it_may_be_tried_again(verb: str) -> None:
    with Scripted({verb: HANG_UP}) as office:
        (outcome,) = deliver(office)
    state = "unsure" if verb == "." else "later"
    when = "after" if verb == "." else "before"
    assert (outcome.state, outcome.lost) == (state, True)
    assert outcome.words.startswith(f"the connection broke {when} the message was over: ")


@pytest.mark.parametrize("answer", ["450 no", HANG_UP])
def test_a_line_on_which_the_server_does_not_forget_is_given_up(answer: str) -> None:
    with Scripted({"RCPT": "550 5.1.1 unknown", "RSET": answer}) as office:
        assert deliver(office) == [Outcome("refused", "550 5.1.1 unknown", lost=True)]


def test_the_server_may_take_its_time_when_the_message_is_over_and_only_then() -> None:
    with Scripted({".": ["250 taken", SILENT]}) as office:
        first, second = deliver(office, ANN, ANN, timeout=20.0, final_timeout=1.0)
    assert first.state == "sent"
    assert second.state == "unsure"
    assert re.fullmatch("the connection broke after the message was over: .*timed out", second.words)
    with Scripted({"RCPT": ["250 fine", SILENT]}) as office:
        first, second = deliver(office, ANN, ANN, timeout=1.0, final_timeout=20.0)
    assert first.state == "sent"
    assert second.state == "later"
    assert re.fullmatch("the connection broke before the message was over: .*timed out", second.words)


def test_a_server_that_does_not_answer_a_farewell_is_left() -> None:
    for answer in (SILENT, HANG_UP, "500 what?"):
        with Scripted({"QUIT": answer}) as office:
            assert deliver(office, timeout=0.3)[0].state == "sent"
            assert office.heard[-1] == "quit"


@pytest.mark.parametrize("answer", ["550 5.7.1 not yours", "553 5.1.8 unknown sender", "501 5.1.7 bad address"])
def test_a_sender_that_is_refused_is_told(answer: str) -> None:
    with Scripted({"MAIL": answer}) as office, pytest.raises(AccountError) as caught:
        deliver(office)
    assert str(caught.value) == f"the server refuses the sender club@example.org: {answer}"
    assert caught.value.exit_code == 5


ACCOUNT = (
    "530 5.7.0 log in first", "534 5.7.9 too weak", "535 5.7.8 wrong", "538 5.7.11 encrypt", "550 5.1.8 bad sender",
    "550 5.2.252 sending limit", "550 5.4.5 daily limit", "554 5.7.3 not logged in", "550 5.7.8 wrong",
    "550 5.7.9 too weak", "550 5.7.14 log in by web", "550 5.7.30 no basic login", "550 5.7.57 not logged in",
    "550 5.7.60 not yours", "550 5.7.139 no basic login", "550 5.7.501 blocked", "550 5.7.502 blocked",
    "550 5.7.503 blocked", "550 5.7.705 tenant", "550 5.7.708 address",
    "530 log in first", "534 too weak", "535 wrong", "538 encrypt",
)  # fmt: skip
RECIPIENT = (
    "500 what?", "550 5.1.1 unknown", "550 5.2.2 full", "550 5.2.25 x", "550 5.4.4 no host", "550 5.4.50 x",
    "554 5.7.1 spam", "550 5.7.3000 x", "550 5.7.15 x", "550 5.7.500 x", "550 5.7.504 x", "550 5.7.706 x",
    "550 5.1.80 x", "529 x", "531 x", "533 x", "536 x", "537 x", "539 x", "599 x",
)  # fmt: skip


@pytest.mark.parametrize("words", ACCOUNT)
def test_trouble_of_the_account_is_nobodys_fault(words: str) -> None:
    code, _, rest = words.partition(" ")
    with pytest.raises(AccountError) as caught:
        judged(int(code), rest.encode())
    assert str(caught.value) == f"the server refuses the account: {words}"


@pytest.mark.parametrize("words", RECIPIENT)
def test_trouble_of_a_recipient_is_theirs(words: str) -> None:
    code, _, rest = words.partition(" ")
    assert judged(int(code), rest.encode()) == Outcome("refused", words)


@pytest.mark.parametrize(
    ("code", "answer", "line"),
    [
        (250, b"2.0.0  taken\nas 7\r\n", "250 2.0.0 taken as 7"),
        (550, "no\tway", "550 no way"),
        (550, b"\xff", "550 \ufffd"),
    ],
)
def test_an_answer_is_one_line(code: int, answer: bytes | str, line: str) -> None:
    assert said(code, answer) == line


@pytest.mark.parametrize(
    ("message", "wire"),
    [
        (b"a\r\n", b"a\r\n"),
        (b"a", b"a\r\n"),
        (b".\r\n", b"..\r\n"),
        (b"a\r\n.\r\n..b\r\nc.\r\n", b"a\r\n..\r\n...b\r\nc.\r\n"),
        (b"", b"\r\n"),
    ],
)
def test_dots_that_begin_lines_are_doubled(message: bytes, wire: bytes) -> None:
    assert stuffed(message) == wire


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("LocalHost", True),
        ("10.0.0.1", False),
        ("a.org", False),
    ],
)
def test_what_this_machine_is_called(host: str, here: bool) -> None:
    assert is_loopback(host) == here


def test_what_no_server_can_be() -> None:
    assert Server("a.org", 65_535).door == 65_535
    for arguments, message in (
        (("a.org", 65_536), "there is no port 65536: ports go up to 65535"),
        (("a.org", 465), "port 465 is encrypted from the start: use --smtp-security tls, or port 587"),
        (
            ("a.org", 25, "none"),
            "security none would send the mail and the password readable through the net to a.org; "
            "use starttls or tls, or force it with --smtp-allow-plain",
        ),
    ):
        with pytest.raises(PressError, match=f"^{re.escape(message)}$"):
            Server(*arguments)  # type: ignore[arg-type]
    assert [Server("localhost", security=one).door for one in ("starttls", "tls", "none")] == [587, 465, 25]  # type: ignore[arg-type]
    assert (Server("a.org").timeout, Server("a.org").final_timeout) == (300, 600), "RFC 5321, 4.5.3.2"
