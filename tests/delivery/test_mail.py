"""The command `mail`, as a club secretary meets it: a dry run first, then everyone once, whatever happens."""

from __future__ import annotations

import email
import re
from email.policy import default
from pathlib import Path

import pytest

from generator.delivery.secrets import PASSWORD
from tests.delivery.club import CLUB, DATE, mail, messages, through
from tests.delivery.post_office import PostOffice, certificate


def test_the_dry_run_is_what_is_sent_later(club: Path) -> None:
    with PostOffice() as office:
        told = mail("--pause", "60", "--daily-limit", "2").output
        assert office.handler.connections == 0
        dry = messages(club)
        through(office)
    assert list(dry) == ["1-Ann-Lee.eml", "2-Bo-Lee.eml", "3-Zoë-Žižková.eml"]
    sent = [DATE.sub(b"", data) for _, data in office.handler.mail]
    assert sent == [DATE.sub(b"", data) for data in dry.values()]
    assert "3 messages would go, 0 stay" in told
    assert re.search(r"Ann Lee +home@example.org +\d+ kB  would go; address shared by 2", told)
    assert "With a pause of 60 s: 2 minutes" in told
    assert "With a daily limit of 2: 2 days" in told
    assert "Nothing was sent" in told


def test_everyone_gets_their_own_and_nobody_elses(club: Path) -> None:
    with PostOffice() as office:
        through(office)
    assert office.received == {"home@example.org": 2, "zoe@xn--bcher-kva.example": 1}
    ann, bo, zoe = (email.message_from_bytes(data, policy=default) for _, data in office.handler.mail)
    words = ann.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "Mind the left meniscus" in words
    assert "Heel Raises: 8, slow" in words
    for other in (bo, zoe):
        whole = other.as_string() + "".join(
            part.get_content() for part in other.walk() if part.get_content_maintype() == "text"
        )
        assert "meniscus" not in whole
        assert "Ann Lee" not in whole
    ids = {message["Message-ID"] for message in (ann, bo, zoe)}
    assert len(ids) == 3
    assert all(identifier.endswith("@example.org>") for identifier in ids)


def test_nobody_gets_it_twice_however_the_list_changes(club: Path) -> None:
    with PostOffice() as office:
        through(office)
        header, *rows = CLUB.splitlines()
        (club / "club.csv").write_text("\n".join([header, *reversed(rows)]))
        through(office)
        assert office.received.total() == 3
        (club / "club.csv").write_text(
            CLUB.replace("2;;\nZ", "2;;\nZ").replace("zoe@", "zoë.z@").replace("bücher", "buch")
        )
        told = mail().output
        assert "would go; new address; got it at z…@xn--bcher-kva.example already" in told
        assert "1 message would go, 2 stay" in told
        through(office)
    assert office.received["zoë.z@buch.example"] == 1
    assert office.received.total() == 4


def test_what_is_wrong_in_any_row_is_told_before_the_first_goes(club: Path) -> None:
    (club / "club.csv").write_text(CLUB + "李明;li@example.org;4;;\nLi;no mail@x.org;5;;\n")
    with PostOffice() as office:
        assert "club.csv:6:4: must be one mail address" in through(office, code=2).output
        (club / "club.csv").write_text(CLUB + "李明;li@example.org;4;;\n")
        assert "club.csv:5:1: 李明 holds characters that the fonts lack" in through(office, code=2).output
        assert office.handler.connections == 0


def test_failures_are_told_and_tried_again_on_demand(club: Path) -> None:
    fates = {"zoe@xn--bcher-kva.example": "550 5.1.1 <zoe@xn--bcher-kva.example> unknown"}
    with PostOffice(lambda to, attempt: fates.get(to, "")) as office:
        told = through(office, code=3).output
        assert "2 sent" in told
        assert "1 refused" in told
        assert "refused: Zoë Žižková: 550 5.1.1 <z…@xn--bcher-kva.example> unknown" in told
        assert "stays: refused" in mail().output
        through(office, code=3)
        assert office.handler.attempts["zoe@xn--bcher-kva.example"] == 1
        fates.clear()
        through(office, "--retry-failed")
    assert office.received.total() == 3
    (table,) = (club / "output").glob("*.csv")
    assert "Zoë Žižková,3,zoe@xn--bcher-kva.example,sent" in table.read_text("utf-8-sig")


def test_the_unsure_are_sent_again_only_on_demand_with_the_same_id(club: Path) -> None:
    zoe = "zoe@xn--bcher-kva.example"
    with PostOffice(lambda to, attempt: "drop after dot" if to == zoe and attempt == 1 else "") as office:
        through(office, code=3)
        through(office, code=3)
        through(office, "--retry-failed", code=3)
        assert office.received[zoe] == 1
        through(office, "--resend-unsure")
    first, second = (email.message_from_bytes(data)["Message-ID"] for to, data in office.handler.mail if to == zoe)
    assert first == second


def test_limits_leave_the_rest_for_later(club: Path) -> None:
    with PostOffice() as office:
        assert "2 waiting" in through(office, "--limit", "1", code=4).output
        assert "daily limit of 2 is reached; 1 wait" in through(office, "--daily-limit", "2", code=4).output
        through(office)
    assert office.received.total() == 3


def test_a_message_that_is_too_large_is_told_before_the_first_goes(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.delivery.mail.MAX_MESSAGE_BYTES", 100_000)
    with PostOffice() as office:
        lines = through(office, code=2).output.splitlines()
        assert office.handler.connections == 0
    assert len(lines) == 3
    assert re.match(r"club\.csv:2:1: the message to Ann Lee has 0\.\d MB, more than 0 MB", lines[0])


def test_changed_words_are_asked_about(club: Path) -> None:
    (club / "club.csv").write_text(CLUB.replace(";8\n", ";\n"))
    with PostOffice() as office:
        through(office, "--limit", "1", code=4)
        template = club / "templates/mail/en/subject.txt.j2"
        template.parent.mkdir(parents=True)
        template.write_text("Something new\n")
        assert "has changed since this mailing began" in through(office, code=2).output
        assert office.received.total() == 1
        through(office, "--changed")
    assert office.received.total() == 3
    assert b"Subject: Something new" in office.handler.mail[-1][1]


def test_secrets_and_private_words_stay_where_they_belong(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, authority = certificate(club)
    monkeypatch.setenv(PASSWORD, "s3cret")
    with PostOffice(tls_context=context, auth_require_tls=True, auth_required=True) as office:
        arguments = ("--smtp-host", "127.0.0.1", "--smtp-port", str(office.port), "--smtp-user", "club@example.org")
        told = mail("--send", *arguments, "--smtp-authority", str(authority)).output
        monkeypatch.setenv(PASSWORD, "wr0ng")
        refused = mail("--send", *arguments, "--smtp-authority", str(authority), "--mailing", "again", code=5).output
    assert office.received.total() == 3
    assert "does not let club@example.org log in: 535" in refused
    assert "meniscus" not in told
    for path in (club / "output").rglob("*"):
        if path.is_file():
            assert path.stat().st_mode & 0o777 == 0o600, path
            data = path.read_bytes()
            assert b"s3cret" not in data
            assert b"wr0ng" not in data
            if path.suffix == ".journal":
                assert b"home@example.org" not in data
                assert b"meniscus" not in data
                assert b"Ann" not in data
    assert "s3cret" not in told
    assert "wr0ng" not in refused


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("password: s3cret\n", "mail.yaml: password does not belong into a file"),
        ("smtp_hots: x\n", 'mail.yaml:2:1: smtp_hots is not a known field; did you mean "smtp_host"?'),
        ("smtp_security: ssl\n", "mail.yaml:2:16: smtp_security must be one of starttls, tls, none"),
        ("pause: soon\n", 'mail.yaml:2:8: pause must be a number, not "soon"'),
    ],
)
def test_a_settings_file_is_checked_like_content(club: Path, settings: str, message: str) -> None:
    (club / "mail.yaml").write_text("from: club@example.org\n" + settings)
    told = mail(code=2).output
    assert message in told
    assert "s3cret" not in told


def test_without_a_sender_or_a_server_it_says_so(club: Path) -> None:
    assert "there is no server to send through" in mail("--send", code=2).output
    (club / "mail.yaml").unlink()
    assert "say who the mail is from" in mail(code=2).output
