"""Reaching the server: certificates are checked, nothing goes in the clear, and secrets stay secret."""

from __future__ import annotations

import logging
import re
import socket
import sys
from pathlib import Path

import pytest

from generator.delivery.connecting import connect
from generator.delivery.pace import Patience
from generator.delivery.secrets import PASSWORD, Secret, find_secret
from generator.delivery.smtp import AccountError, LostError, Server
from generator.errors import PressError
from tests.delivery.post_office import PostOffice, certificate, ready, send

PEOPLE = ("a@example.org", "b@example.org", "c@example.org")


def test_starttls_with_password(tmp_path: Path) -> None:
    context, authority = certificate(tmp_path)
    with PostOffice(tls_context=context, auth_require_tls=True, auth_required=True) as office:
        server = office.server(security="starttls", user="club@example.org", authority=str(authority))
        states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server, secret=Secret("s3cret"))
        assert set(states.values()) == {"sent"}
        assert office.handler.logins == [("club@example.org", "s3cret")]


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_tls_with_token(tmp_path: Path) -> None:
    context, authority = certificate(tmp_path)
    with PostOffice(implicit_tls=context, auth_require_tls=False, auth_required=True) as office:
        server = office.server(security="tls", user="club@example.org", authority=str(authority))
        secret = find_secret("club@example.org", "h", f"{sys.executable} -c \"print('good-token')\"")
        states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server, secret=secret)
        assert set(states.values()) == {"sent"}
        assert office.handler.logins == [("club@example.org", "token")]


@pytest.mark.parametrize("secret", [Secret("wr0ng-passw0rd"), Secret("stale-token", is_token=True), None])
def test_a_wrong_secret_is_told_and_not_shown(
    tmp_path: Path, secret: Secret | None, caplog: pytest.LogCaptureFixture
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
def test_an_unknown_certificate_stops(tmp_path: Path, security: str) -> None:
    context, _ = certificate(tmp_path)
    options = {"tls_context": context} if security == "starttls" else {"implicit_tls": context}
    with PostOffice(**options) as office:
        with pytest.raises(AccountError, match="certificate cannot be trusted"):
            send(tmp_path, office, ready(tmp_path, *PEOPLE), server=office.server(security=security))
        assert not office.received


def test_no_starttls_stops(tmp_path: Path) -> None:
    with PostOffice() as office:
        with pytest.raises(AccountError, match="offers no STARTTLS"):
            send(tmp_path, office, ready(tmp_path, *PEOPLE), server=office.server(security="starttls"))
        assert not office.received


def test_no_encryption_is_for_this_machine_only() -> None:
    for host in ("localhost", "127.0.0.1", "::1"):
        Server(host, security="none")
    with pytest.raises(PressError, match="readable through the net"):
        Server("mail.example.org", security="none")
    Server("mail.example.org", security="none", plain=True)


def test_the_password_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, "s3cret")
    secret = find_secret("club@example.org", "h")
    assert secret is not None
    assert secret.reveal() == "s3cret"
    assert "s3cret" not in f"{secret} {secret!r}"


def test_or_from_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = pytest.importorskip("keyring")
    backend = pytest.importorskip("keyring.backend")

    class Ring(backend.KeyringBackend):  # type: ignore[misc,name-defined]
        priority = -1  # never chosen by itself, in later tests

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
def test_a_helper_that_fails_shows_nothing(code: str) -> None:
    with pytest.raises(PressError, match="token command") as caught:
        find_secret("u", "h", f'{sys.executable} -c "{code}"')
    assert "t0ken" not in str(caught.value)
    with pytest.raises(PressError, match="cannot be run"):
        find_secret("u", "h", "/no/such/helper")


@pytest.mark.parametrize(
    ("name", "days", "trusted", "words"),
    [
        ("127.0.0.1", 1, False, "self-signed certificate; if the server is your own, name its certificate with"),
        ("127.0.0.2", 1, True, "IP address mismatch, certificate is not valid for '127.0.0.1'"),
        ("127.0.0.1", -1, True, "certificate has expired"),
    ],
)
def test_a_certificate_that_cannot_be_trusted_is_told(
    tmp_path: Path, name: str, days: float, trusted: bool, words: str
) -> None:
    context, authority = certificate(tmp_path, name, days)
    with PostOffice(tls_context=context) as office:
        server = office.server(security="starttls", authority=str(authority) if trusted else "")
        with pytest.raises(AccountError, match="certificate cannot be trusted") as caught:
            send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server)
    assert words in str(caught.value)
    assert not office.received


def test_the_wrong_kind_of_encryption_is_told_at_once(tmp_path: Path) -> None:
    told = pytest.raises(AccountError, match=r"no encrypted line can be made .*--smtp-security starttls")
    with PostOffice() as office, told:
        send(tmp_path, office, ready(tmp_path, *PEOPLE), server=office.server(security="tls"))
    with pytest.raises(PressError, match="465 is encrypted from the start: use --smtp-security tls"):
        Server("mail.example.org", 465)
    Server("mail.example.org", 465, "tls")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "mail..example.org", "x" * 70 + ".org", "mail example.org"])
def test_a_host_that_is_none_is_told_at_once(tmp_path: Path, host: str) -> None:
    server = Server(host, 25, plain=True, security="none", timeout=2)
    with PostOffice() as office:
        try:
            _, why = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server, patience=Patience())
        except AccountError as error:
            why = str(error)
    assert f"{host}:25 cannot be reached" in why or f'"{host}" is no name of a mail server' in why


def test_a_port_that_is_none_is_told() -> None:
    with pytest.raises(PressError, match="there is no port 70000: ports go up to 65535"):
        Server("mail.example.org", 70000)


def test_a_server_that_is_busy_is_tried_again_and_one_that_is_shut_is_not(tmp_path: Path) -> None:
    with PostOffice() as office:
        office.handler.greetings = ["421 4.3.2 too busy"] * 2
        states, stopped = send(tmp_path, office, ready(tmp_path, *PEOPLE))
        assert set(states.values()) == {"sent"}
        assert not stopped
        office.handler.greetings = ["421 4.3.2 too busy"] * 9
        _, stopped = send(tmp_path, office, ready(tmp_path, "d@example.org"))
        assert re.search("lost 5 times in a row; .* does not let us in: 421 4.3.2 too busy", stopped)
        office.handler.greetings = ["554 5.7.1 no service for you"]
        with pytest.raises(AccountError, match=r"does not let us in: 554 5\.7\.1 no service for you"):
            send(tmp_path, office, ready(tmp_path, "d@example.org"))
    assert office.received == dict.fromkeys(PEOPLE, 1)


def test_a_server_that_says_nothing_times_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = Server("127.0.0.1", silent.getsockname()[1], "none", timeout=0.2)
        with pytest.raises(LostError, match=r"hung up: .*timed out"):
            connect(server, None)


def test_a_login_that_is_put_off_is_tried_again(tmp_path: Path) -> None:
    context, authority = certificate(tmp_path)
    with PostOffice(tls_context=context, auth_require_tls=True) as office:
        office.handler.logins_put_off = 1
        server = office.server(security="starttls", user="club@example.org", authority=str(authority))
        states, _ = send(tmp_path, office, ready(tmp_path, *PEOPLE), server=server, secret=Secret("s3cret"))
    assert set(states.values()) == {"sent"}
    assert office.handler.logins == [("club@example.org", "s3cret")]
