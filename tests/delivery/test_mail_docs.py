"""The page "Mail it to your club", tried as a new user would: its list, its settings, its commands, in their order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.mailing import INTERRUPTED, REFUSED, UNFINISHED
from generator.delivery.secrets import PASSWORD
from generator.delivery.settings import MailFile
from generator.delivery.smtp import AccountError
from tests.delivery.post_office import PostOffice, certificate

PAGE = (Path(__file__).resolve().parents[2] / "docs/mail-it-to-your-club.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    """Give the page's blocks of code of a kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Give what is typed, in order."""
    return [line for block in blocks("sh") for line in block.splitlines() if line.startswith("routine-press ")]


def type_in(command: str, *more: str) -> tuple[int, str]:
    """Run a command of the page; give its exit code and what it says."""
    result = CliRunner().invoke(main, [*shlex.split(command)[1:], *more])
    return result.exit_code, result.output


def test_step_by_step(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, authority = certificate(club)
    look, send_one, send_all = commands()
    fates: dict[str, str] = {}
    with PostOffice(
        lambda to, attempt: fates.get(to, ""), tls_context=context, auth_require_tls=True, auth_required=True
    ) as office:
        here = f"smtp_host: 127.0.0.1\nsmtp_port: {office.port}\nsmtp_authority: {authority}\nretry_waits: []\n"
        settings = blocks("yaml")[0].replace("smtp_host: smtp.example.org\n", here).replace("pause: 3", "pause: 0.01")
        (club / "mail.yaml").write_text(settings)
        (club / "club.csv").write_text(blocks("csv")[0])

        code, told = type_in(look)
        assert code == 0
        assert "3 messages would go" in told
        assert office.handler.connections == 0
        code, told = type_in(send_one)
        assert code == 5
        assert f"put it into {PASSWORD}" in told
        assert PASSWORD in blocks("sh")[1], "the page says how"
        monkeypatch.setenv(PASSWORD, "s3cret")
        assert type_in(send_one)[0] == 4
        assert office.received.total() == 1
        fates["zoe@example.org"] = "550 5.1.1 no such user"
        assert type_in(send_all)[0] == 3
        fates.clear()
        assert type_in(send_all)[0] == 3, "refused stays refused"
        assert type_in(send_all, "--retry-failed")[0] == 0
        assert type_in(send_all)[0] == 0
    assert office.received == {"lee@example.org": 2, "zoe@example.org": 1}


def test_a_mistake_is_told_as_the_page_says(club: Path) -> None:
    (told,) = re.findall(r"^ {4}(club\.csv:\d.*)$", PAGE, re.MULTILINE)
    (club / "club.csv").write_text(blocks("csv")[0].replace("Bo Lee;lee@", "Bo Lee;lee @"))
    assert type_in(commands()[0]) == (2, told + "\n")


def rows(after: str) -> list[list[str]]:
    """Give the cells of the first table after some words, without its heading."""
    lines = PAGE.split(after)[1].split("\n|", 1)[1].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_setting_is_on_the_page_and_every_option_is_one() -> None:
    table = rows("## Settings")
    named = {name for cells in table for name in re.findall(r"`(\w+)`", cells[0])}
    assert named == {field.alias or name for name, field in MailFile.model_fields.items()}
    options = {option for cells in table for option in re.findall(r"`(--[\w-]+)`", cells[1])}
    assert options <= {option for parameter in main.commands["mail"].params for option in parameter.opts}
    assert len(options) >= 12


def test_exit_codes_and_states_are_on_the_page() -> None:
    for code in (REFUSED, UNFINISHED, AccountError.exit_code, INTERRUPTED):
        assert re.search(rf"\b{code} when", PAGE)
    states = [cells[0].strip("`") for cells in rows("sort the list anew")]
    assert states == ["sent", "later", "refused", "unsure", "waiting"]
