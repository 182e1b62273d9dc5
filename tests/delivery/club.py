"""A club whose secretary mails it: a list, and the command as typed."""

from __future__ import annotations

import email
import re
import traceback
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.delivery.post_office import PostOffice

ROUTINE = "ankle-and-calf-warm-up"
CLUB = """\
name;email;bib;note;heel-raises.reps
Ann Lee;home@example.org;1;Mind the left meniscus;8
Bo Lee;home@example.org;2;;
Zoë Žižková;zoe@bücher.example;3;;
"""
PLAIN = """\
name,email
Ann,ann@example.org
Bo,bo@example.org
Cy,cy@example.org
"""
DATE = re.compile(rb"^Date: .*\r\n", re.MULTILINE)


def mail(*arguments: str, code: int = 0) -> Result:
    """Run the command and expect an exit code."""
    result = CliRunner().invoke(main, ["mail", ROUTINE, "--people", "club.csv", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        traceback.print_exception(result.exception)
    assert result.exit_code == code, result.output
    return result


def through(office: PostOffice, *arguments: str, code: int = 0) -> Result:
    """Send through a server on this machine, also to the two who share an address."""
    port = str(office.port)
    return mail(
        "--send",
        "--smtp-host",
        "127.0.0.1",
        "--smtp-port",
        port,
        "--smtp-security",
        "none",
        "--twice",
        *arguments,
        code=code,
    )


def messages(folder: Path) -> dict[str, bytes]:
    """Give the messages as written."""
    return {path.name: path.read_bytes() for path in sorted((folder / "output/mail").glob("*.eml"))}


def parsed(data: bytes) -> EmailMessage:
    """Read a message as a mail program does."""
    return email.message_from_bytes(data, policy=default)  # type: ignore[return-value]


def body(message: EmailMessage, kind: str) -> str:
    """Give the words of the part "plain" or "html"."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())
