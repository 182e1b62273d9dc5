"""Settings of mail: the user's file, over it the project's, on top what was typed; all checked, none of them secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.delivery.settings import MailFile, load_settings, server_of
from generator.delivery.smtp import Server
from generator.errors import ContentError, PressError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, beside a user's configuration that is empty yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config/routine-press").mkdir(parents=True)
    (tmp_path / "club").mkdir()
    return tmp_path / "club"


def users(folder: Path) -> Path:
    return folder.parent / "config/routine-press/mail.yaml"


def refused(folder: Path, **typed: Any) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_settings(folder, typed)
    return str(caught.value).splitlines()


def test_what_is_nearer_wins(folder: Path) -> None:
    assert load_settings(folder, {}) == MailFile()
    users(folder).write_text("smtp_host: user.example\nsmtp_user: me\npause: 1\n")
    (folder / "mail.yaml").write_text(
        "smtp_host: club.example\npause: 2\nsmtp_allow_plain: true\nretry_waits: [0, 1.5]\n"
    )
    found = load_settings(folder, {"pause": 3.5, "smtp_port": 2525, "smtp_user": None, "from": "club@example.org"})
    assert (found.smtp_host, found.smtp_user, found.pause, found.smtp_port) == ("club.example", "me", 3.5, 2525)
    assert (found.from_, found.smtp_allow_plain, found.retry_waits) == ("club@example.org", True, (0, 1.5))
    assert load_settings(folder, {"smtp_allow_plain": False}).smtp_allow_plain is False


@pytest.mark.parametrize("name", ["password", "smtp_password", "token", "secret"])
def test_a_secret_has_no_place_in_a_file(folder: Path, name: str) -> None:
    path = folder / "mail.yaml"
    path.write_text(f"{name}: s3cret\n")
    assert refused(folder) == [
        f"{path}: {name} does not belong into a file: put it into ROUTINE_PRESS_SMTP_PASSWORD or the keyring"
    ]


def test_all_that_is_wrong_in_both_files_is_told_at_once(folder: Path) -> None:
    users(folder).write_text("pause: soon\nsmtp_prot: 25\n")
    (folder / "mail.yaml").write_text("daily_limit: 0\n")
    assert refused(folder) == [
        f'{folder / "mail.yaml"}:1:14: daily_limit must be a whole number of 1 or more, not "0"',
        f'{users(folder)}:1:8: pause must be a number, not "soon"',
        f'{users(folder)}:2:1: smtp_prot is not a known field; did you mean "smtp_port"?',
    ]


def test_what_was_typed_is_checked_alike(folder: Path) -> None:
    assert refused(folder, pause=-1.0) == ["the command line: pause must be 0 to 604800 seconds, not -1"]
    assert refused(folder, smtp_security="ssl")[0].startswith("the command line: smtp_security must be one of")


@pytest.mark.parametrize("field", ["pause", "smtp_timeout"])
def test_a_time_may_be_a_week(folder: Path, field: str) -> None:
    for seconds in (0, 604_800):
        assert getattr(load_settings(folder, {field: seconds}), field) == seconds
    for seconds in (-0.5, 604_800.5):
        assert refused(folder, **{field: seconds}) == [
            f"the command line: {field} must be 0 to 604800 seconds, not {seconds:g}"
        ]


def server(**given: Any) -> Server:
    return server_of(MailFile(**{"smtp_host": "mail.example.org"} | given))


def test_a_server_has_what_is_usual_unless_told_otherwise() -> None:
    assert server() == Server("mail.example.org", 0, "starttls", "", "", False, 300.0, 600.0)
    assert server().door == 587
    assert server(smtp_port="465").security == "tls"
    assert server(smtp_port="465").door == 465
    assert server(smtp_security="tls").door == 465
    assert server(smtp_port="2525") == Server("mail.example.org", 2525)
    assert server(smtp_user="club", smtp_authority="ca.pem", smtp_timeout="2.5") == Server(
        "mail.example.org", 0, "starttls", "club", "ca.pem", False, 2.5, 5.0
    )
    plain = server(smtp_security="none", smtp_allow_plain="true")
    assert plain == Server("mail.example.org", security="none", plain=True)
    assert plain.door == 25


def test_without_a_server_nothing_can_be_sent() -> None:
    with pytest.raises(PressError, match=r"^there is no server to send through: give .* smtp_host in mail\.yaml$"):
        server_of(MailFile())
