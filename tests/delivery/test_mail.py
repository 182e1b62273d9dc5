"""The command `mail`, as a club secretary meets it: a dry run first, then everyone once, whatever happens."""

from __future__ import annotations

import csv
import email
import io
import re
import sys
from datetime import datetime, timedelta
from email.policy import default
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.delivery.secrets import PASSWORD
from tests.delivery.club import CLUB, DATE, ROUTINE, mail, messages, parsed, through
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
    assert "In doubt, and asked about before anything is sent: 2; --twice sends to these too" in told
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
    assert "Heel Raises: 8 times, slow" in words
    for message, name in ((ann, "Ann Lee"), (bo, "Bo Lee"), (zoe, "Zoë Žižková")):
        pages = pypdf.PdfReader(io.BytesIO(list(message.walk())[-1].get_content())).pages
        found = " ".join(page.extract_text() for page in pages)
        assert [other for other in ("Ann Lee", "Bo Lee", "Zoë Žižková") if other in found] == [name]
        assert "meniscus" not in found, "notes stay in the mail"
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


def test_who_may_get_it_twice_is_asked_about_first(club: Path) -> None:
    """Sent to two lists that name the same people by other letters, nobody has it twice."""
    (club / "club.csv").write_text("name,email\nBo Lee,bo@example.org\nAnn Lee,ann@example.org\n")
    with PostOffice() as office:
        server = ("--smtp-host", "127.0.0.1", "--smtp-port", str(office.port), "--smtp-security", "none")
        mail("--send", *server)
        (club / "club.csv").write_text("name,email\nBo Lee,BO@example.org\nANN LEE,Ann@Example.org\n")
        told = mail("--send", *server, code=2).output
        assert "club.csv:3:1: ANN LEE: the address got it already, under another name" in told
        assert "nothing is sent" in told
        assert office.received.total() == 2
        mail("--send", *server, "--twice")
        assert sorted(to.casefold() for to in office.received.elements()) == ["ann@example.org"] * 2 + [
            "bo@example.org"
        ]


def test_an_interactive_user_answers_the_question(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with PostOffice() as office:
        server = ("--smtp-host", "127.0.0.1", "--smtp-port", str(office.port), "--smtp-security", "none")
        monkeypatch.setattr("generator.cli.mailing.is_asked", lambda: True)
        for answer, code, sent in (("n", 2, 0), ("y", 0, 3)):
            result = CliRunner().invoke(
                main, ["mail", ROUTINE, "--people", "club.csv", "--send", *server], input=f"{answer}\n"
            )
            assert (result.exit_code, office.received.total()) == (code, sent)


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
        assert "refused: correct their addresses in the list, or try again with --retry-failed" in told
        assert "stays: refused" in mail().output
        through(office, code=3)
        assert office.handler.attempts["zoe@xn--bcher-kva.example"] == 1
        fates.clear()
        through(office, "--retry-failed")
        assert "There is nothing to send." in through(office).output
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
        told = mail("--send", "--twice", *arguments, "--smtp-authority", str(authority)).output
        monkeypatch.setenv(PASSWORD, "wr0ng")
        refused = mail(
            "--send", "--twice", *arguments, "--smtp-authority", str(authority), "--mailing", "again", code=5
        ).output
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
        ("pause: -1\n", "mail.yaml:2:8: pause must be 0 to 604800 seconds, not -1"),
        ("smtp_timeout: -1\n", "mail.yaml:2:15: smtp_timeout must be 0 to 604800 seconds, not -1"),
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


@pytest.mark.parametrize(
    "column", ["name", "email", "language", "note", "bib", "skip", "overrides", "heel-raises.reps"]
)
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x00"])
def test_no_cell_adds_a_header(club: Path, column: str, ending: str) -> None:
    cells = {"name": "Ann", "email": "ann@example.org"}
    cells[column] = f"{cells.get(column, '')}{ending}Bcc: spy@example.org"
    (club / "club.csv").write_bytes(
        (";".join(cells) + "\n" + ";".join(f'"{cell}"' for cell in cells.values()) + "\n").encode()
    )
    result = CliRunner().invoke(main, ["mail", ROUTINE, "--people", "club.csv"])
    if result.exit_code:
        assert result.exit_code == 2, result.output
        assert result.output.startswith("club.csv:2:")
        assert not (club / "output/mail").exists() or not messages(club)
        return
    (data,) = messages(club).values()
    message = email.message_from_bytes(data, policy=default)
    assert set(message) == HEADERS
    assert [address.addr_spec for address in message["To"].addresses] == ["ann@example.org"]
    for part in message.walk():
        assert not {name.casefold() for name in part} & {"bcc", "cc"}


HEADERS = {
    "Date", "From", "To", "Subject", "Message-ID", "Content-Language", "List-Unsubscribe", "MIME-Version",
    "Content-Type",
}  # fmt: skip


def test_all_that_is_wrong_in_three_hundred_rows_is_told_at_once(club: Path) -> None:
    rows = [f"Person {number};p{number}@example.org;{number};;" for number in range(1, 301)]
    rows[149] = "Person 150;p150@example.org;150;;many"
    rows[199] = "Person 200;p200@example.org;7;;"
    rows[299] = "Person 300;p300 @example.org;300;;"
    (club / "club.csv").write_text("\n".join([CLUB.splitlines()[0], *rows]))
    with PostOffice() as office:
        told = through(office, code=2).output.splitlines()
        assert office.handler.connections == 0
    assert [line.split(": ")[0] for line in told] == ["club.csv:151:34", "club.csv:201:29", "club.csv:301:12"]


def test_the_daily_limit_holds_over_days(club: Path) -> None:
    """Two a day for three people, with the journal's times a day further back each time."""
    with PostOffice() as office:
        assert "2 sent, 1 waiting" in through(office, "--daily-limit", "2", code=4).output
        told = through(office, "--daily-limit", "2", code=4).output
        assert re.search(r"daily limit of 2 is reached; 1 wait: start again after \d{4}-\d\d-\d\d \d\d:\d\d", told)
        assert office.received.total() == 2
        (journal,) = (club / "output").glob("*.journal")
        aged = re.sub(r'"at": "([^"]+)"', lambda at: f'"at": "{a_day_before(at[1])}"', journal.read_text())
        journal.write_text(aged)
        assert "3 sent" in through(office, "--daily-limit", "2").output
    assert office.received.total() == 3


def a_day_before(moment: str) -> str:
    return (datetime.fromisoformat(moment) - timedelta(hours=24, seconds=1)).isoformat()


def test_every_row_has_one_state_and_one_line_in_the_table(club: Path) -> None:
    fates = {"ann@example.org": "450", "bo@example.org": "550 5.1.1 no", "cy@example.org": "drop after dot"}
    rows = [f"{name},{name}@example.org" for name in ("ann", "bo", "cy", "di", "ed")]
    (club / "club.csv").write_text("\n".join(["name,email", *rows]))
    with PostOffice(lambda to, attempt: fates.get(to, "")) as office:
        told = through(office, "--limit", "2", code=4).output
    assert "1 later, 1 refused, 1 sent, 1 unsure, 1 waiting" in told
    (table,) = (club / "output").glob("*.csv")
    found = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert [row["state"] for row in found] == ["later", "refused", "unsure", "sent", "waiting"]
    assert [bool(row["when"]) for row in found] == [True, True, True, True, False]


def test_nothing_is_left_or_lies_about_in_temporary_folders(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = club / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    seen: list[Path] = []
    with PostOffice(lambda to, attempt: seen.extend(temporary.rglob("*")) or "") as office:  # type: ignore[func-returns-value]
        through(office)
    assert office.received.total() == 3
    assert [*seen, *temporary.rglob("*")] == []
    written = {path.suffix for path in (club / "output").rglob("*") if path.is_file()}
    assert written == {".eml", ".journal", ".csv", ".jsonl"}


def test_messages_have_names_that_any_folder_takes(club: Path) -> None:
    names = ["CON", "../../x", "." * 9, "Zoe\u0301", "Zoé"]
    rows = [f"{name};p{number}@example.org;{number};;" for number, name in enumerate(names)]
    (club / "club.csv").write_text("\n".join([CLUB.splitlines()[0], *rows]))
    before = set(club.parent.rglob("*.eml"))
    mail()
    made = set(club.parent.rglob("*.eml")) - before
    assert len(made) == len(names)
    assert {path.parent for path in made} == {club / "output/mail"}
    assert all(len(path.name.encode()) < 256 for path in made)


def test_a_token_is_asked_for_anew_at_each_login(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens end after an hour, and a mailing may last longer."""
    context, authority = certificate(club)
    helper = club / "helper.py"
    helper.write_text("open('asked', 'a').write('x')\nprint('good-token')\n")
    with PostOffice(
        lambda to, attempt: "421 4.7.0 enough" if attempt == 1 and to.startswith("zoe") else "", tls_context=context
    ) as office:
        mail(
            *(
                "--send",
                "--twice",
                "--smtp-host",
                "127.0.0.1",
                "--smtp-port",
                str(office.port),
                "--smtp-user",
                "club@example.org",
            ),
            *("--smtp-authority", str(authority), "--token-command", f"{sys.executable} {helper}"),
        )
    assert office.received.total() == 3
    assert (club / "asked").read_text() == "xx"
    assert office.handler.logins == [("club@example.org", "token")] * 2


def test_settings_come_from_files_and_the_command_line_wins(club: Path) -> None:
    (club / "config/routine-press").mkdir(parents=True)
    with PostOffice() as office:
        (club / "config/routine-press/mail.yaml").write_text(
            f"smtp_host: 127.0.0.1\nsmtp_port: {office.port}\nsmtp_security: none\ndaily_limit: 1\n"
        )
        (club / "mail.yaml").write_text("from: club@example.org\npause: 0.01\nretry_waits: []\n")
        assert "daily limit of 1 is reached" in mail("--send", "--twice", code=4).output
        mail("--send", "--twice", "--daily-limit", "9")
    assert office.received.total() == 3
    assert parsed(office.handler.mail[0][1])["From"] == "club@example.org"
