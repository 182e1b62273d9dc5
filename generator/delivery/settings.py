"""How mail is sent: `mail.yaml` of the user's configuration, over it the project's, and on top the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from generator.content.base import Content
from generator.content.loading import load, read_model
from generator.content.reader import read_yaml
from generator.content.values import Count, Number, Text, Truth, wrong
from generator.delivery.smtp import PORTS, Server
from generator.errors import ContentError, PressError, Problem

NAME = "mail.yaml"
MAX_SECONDS = 7 * 24 * 3600
SECRETS = ("password", "smtp_password", "token", "secret")


def in_reach(value: float) -> float:
    """Take a time that a run can last."""
    if not 0 <= value <= MAX_SECONDS:
        raise wrong(f"must be 0 to {MAX_SECONDS} seconds, not {value:g}")
    return value


Seconds = Annotated[Number, AfterValidator(in_reach)]


class MailFile(Content):
    """A file of mail settings. `pause` and waits are in seconds; the password is never in it."""

    smtp_host: Text | None = None
    smtp_port: Count | None = None
    smtp_user: Text | None = None
    smtp_security: Literal["starttls", "tls", "none"] | None = None
    smtp_authority: Text | None = None
    smtp_allow_plain: Truth = False
    smtp_timeout: Seconds | None = None
    token_command: Text | None = None
    from_: Text | None = Field(default=None, alias="from")
    unsubscribe: Text | None = None
    pause: Seconds | None = None
    daily_limit: Count | None = None
    retry_waits: tuple[Seconds, ...] | None = None


def load_settings(folder: Path, given: dict[str, Any]) -> MailFile:
    """Read the user's file, then the project's in `folder`; what is `given` (and not None) wins over both.

    Raises ContentError with every problem of both files.
    """
    from platformdirs import user_config_path

    data: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in (user_config_path("routine-press") / NAME, folder / NAME):
        if path.is_file():
            try:
                data |= checked(path)
            except ContentError as error:
                problems += error.problems
    if problems:
        raise ContentError(problems)
    data |= {
        name: value if isinstance(value, bool) else str(value) for name, value in given.items() if value is not None
    }
    return read_model(MailFile, data, "the command line")


def checked(path: Path) -> dict[str, Any]:
    """Read a file, refuse secrets in it, and check it by itself. Raises ContentError with every problem."""
    data = read_yaml(path, str(path))
    for name in SECRETS:
        if name in data:
            advice = "does not belong into a file: put it into ROUTINE_PRESS_SMTP_PASSWORD or the keyring"
            raise ContentError([Problem.of_file(str(path), advice, name)])
    if problems := load(MailFile, path, str(path)).problems:
        raise ContentError(problems)
    return data


def server_of(settings: MailFile) -> Server:
    """Describe the server of the settings. Raises PressError when none is named."""
    if not settings.smtp_host:
        raise PressError(f"there is no server to send through: give --smtp-host, or smtp_host in {NAME}")
    timeout = settings.smtp_timeout or 300.0
    port = settings.smtp_port or 0
    return Server(
        str(settings.smtp_host),
        port,
        settings.smtp_security or ("tls" if port == PORTS["tls"] else "starttls"),
        str(settings.smtp_user or ""),
        str(settings.smtp_authority or ""),
        settings.smtp_allow_plain,
        timeout,
        2 * timeout,
    )
