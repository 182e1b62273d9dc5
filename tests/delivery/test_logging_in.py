"""From the greeting to the login, answer by answer: what may work later, what will not, and what to do about it."""

from __future__ import annotations

import re
import ssl
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from generator.delivery.connecting import connect, explained
from generator.delivery.secrets import Secret
from generator.delivery.smtp import AccountError, LostError, Server, UnreachableError
from tests.delivery.scripted import HANG_UP, SILENT, Scripted

STARTTLS = {"EHLO": "250-here\r\n250 STARTTLS"}
AUTH = {"EHLO": "250-here\r\n250 AUTH PLAIN LOGIN XOAUTH2", "AUTH": "235 welcome"}
TOKEN = b64encode(b"user=club\x01auth=Bearer t0ken\x01\x01").decode()


def refused(answers: dict[str, Any], kind: type[Exception], secret: Secret | None = None, **how: Any) -> str:
    """Give what is said when there is no connection, without the server's port; the line is closed then."""
    with Scripted(answers) as office:
        server = office.server(**how)
        with pytest.raises(kind) as caught:
            connect(server, secret)
        office.left.wait(20)
        assert type(caught.value) is kind
        assert office.left.is_set()
    return str(caught.value).replace(str(server.port), "PORT")


def test_a_greeting_says_whether_to_come_again() -> None:
    assert refused({"GREETING": "554 no"}, AccountError) == "127.0.0.1:PORT does not let us in: 554 no"
    assert refused({"GREETING": "421 full"}, LostError) == "127.0.0.1:PORT does not let us in: 421 full"
    assert refused({"GREETING": HANG_UP}, LostError).startswith("127.0.0.1:PORT hung up: ")


def test_where_nothing_answers_is_not_where_someone_hung_up() -> None:
    with Scripted() as office:
        server = office.server()
    with pytest.raises(UnreachableError) as caught:
        connect(server, None)
    assert str(caught.value) == f"127.0.0.1:{server.port} cannot be reached: Connection refused"


def test_a_server_that_does_not_greet_is_tried_again() -> None:
    assert refused({"EHLO": "502 what?"}, LostError) == "the server does not greet: 502 what?"
    assert refused({"EHLO": HANG_UP}, LostError).startswith("127.0.0.1:PORT hung up: ")


def test_nothing_is_said_in_the_clear_that_should_not_be() -> None:
    words = refused({}, AccountError, security="starttls")
    assert words == "127.0.0.1 offers no STARTTLS; nothing is sent in the clear"
    words = refused(STARTTLS | {"STARTTLS": "554 no"}, AccountError, security="starttls")
    assert words == "127.0.0.1 refuses STARTTLS: 554 no"


def test_encryption_that_fails_for_now_is_tried_again() -> None:
    words = refused(STARTTLS | {"STARTTLS": "454 not now"}, LostError, security="starttls")
    assert words == "127.0.0.1 refuses STARTTLS: 454 not now"
    words = refused(STARTTLS | {"STARTTLS": "220 go"}, LostError, security="starttls")
    assert words.startswith("127.0.0.1:PORT hung up: ")


def test_certificates_that_are_none_are_told_where_any_are_needed(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("")
    for name, why in (("none.pem", "No such file or directory$"), ("empty.pem", ".")):
        path = tmp_path / name
        with pytest.raises(AccountError, match=f"^{re.escape(str(path))}: holds no certificates: {why}"):
            connect(Server("localhost", 1, "tls", authority=str(path)), None)
    with Scripted() as office:
        connect(office.server(authority=str(tmp_path / "none.pem")), None).close()


@pytest.mark.parametrize(
    ("security", "kind"), [("none", LostError), ("starttls", LostError), ("tls", UnreachableError)]
)
def test_a_server_that_says_nothing_is_not_waited_for_longer_than_asked(security: str, kind: type[Exception]) -> None:
    words = refused({"GREETING": SILENT}, kind, security=security, timeout=0.3)
    assert "timed out" in words


def test_a_password_goes_in_one_step_and_only_for_a_user() -> None:
    with Scripted(AUTH) as office:
        connect(office.server(user="club"), Secret("s3cret")).close()
        connect(office.server(), Secret("s3cret")).close()
    plain = b64encode(b"\0club\0s3cret").decode()
    assert office.heard[1:] == [f"AUTH PLAIN {plain}", "quit", office.heard[0], "quit"]


def test_a_token_goes_the_xoauth2_way() -> None:
    with Scripted(AUTH) as office:
        connect(office.server(user="club"), Secret("t0ken", is_token=True)).close()
    assert office.heard[1:] == [f"AUTH XOAUTH2 {TOKEN}", "quit"]


def test_what_a_server_says_of_a_stale_token_is_acknowledged() -> None:
    """The first answer holds an error, which an empty line acknowledges; then the server says no."""
    answers = AUTH | {"AUTH": "334 eyJzdGF0dXMiOiI0MDAifQ==", "": "535 5.7.8 expired"}
    words = refused(answers, AccountError, Secret("t0ken", is_token=True), user="club")
    assert words == "the server does not let club log in: 535 5.7.8 expired"


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        ("535 5.7.8 wrong", AccountError, "the server does not let club log in: 535 5.7.8 wrong"),
        ("454 4.7.0 busy", LostError, "the server does not let club log in now: 454 4.7.0 busy"),
        (HANG_UP, LostError, "127.0.0.1:PORT hung up: Connection unexpectedly closed"),
    ],
)
def test_a_login_that_fails(answer: str, kind: type[Exception], words: str) -> None:
    assert refused(AUTH | {"AUTH": answer}, kind, Secret("s3cret"), user="club") == words


def test_a_login_that_cannot_be() -> None:
    assert refused(AUTH, AccountError, None, user="club") == (
        "there is no password for club: put it into ROUTINE_PRESS_SMTP_PASSWORD or the keyring"
    )
    assert refused({}, AccountError, Secret("s3cret"), user="club") == (
        "127.0.0.1 offers no way to log in that we know"
    )
    assert refused(AUTH, AccountError, Secret("pässword"), user="club") == (
        "the account or its password has letters beyond ASCII, which mail servers do not take"
    )


def told(error: OSError, security: Any = "starttls") -> tuple[type[Exception], str]:
    problem = explained(error, Server("mail.example.org", 2525, security), "hung up")
    return type(problem), str(problem)


def distrust(why: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "x")
    error.verify_message = why
    return error


def test_what_an_error_of_the_line_means() -> None:
    own = "; if the server is your own, name its certificate with --smtp-authority"
    for why, advice in (
        ("self-signed certificate", own),
        ("unable to get local issuer certificate", own),
        ("certificate has expired", ""),
    ):
        words = f"mail.example.org: its certificate cannot be trusted: {why}{advice}"
        assert told(distrust(why)) == (AccountError, words)
    broken = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number")
    broken.reason = "WRONG_VERSION_NUMBER"
    words = "mail.example.org:2525: no encrypted line can be made (WRONG_VERSION_NUMBER)"
    assert told(broken) == (AccountError, words)
    assert told(broken, "tls") == (AccountError, f"{words}; if it begins in the clear, use --smtp-security starttls")
    for lost in (ssl.SSLEOFError(8, "gone"), ssl.SSLZeroReturnError(6, "gone"), ConnectionResetError(104, "gone")):
        assert told(lost) == (LostError, "mail.example.org:2525 hung up: gone")
    assert told(TimeoutError("timed out")) == (LostError, "mail.example.org:2525 hung up: timed out")
