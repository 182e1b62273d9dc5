"""The password or token for the mail server: from the environment, the keyring or a helper, and never shown."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.errors import PressError

PASSWORD = "ROUTINE_PRESS_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
SERVICE = "routine-press"
HELPER_TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or token that does not print. Ask for it with `reveal` where it is used, and keep no copy."""

    _value: str = field(repr=False)
    is_token: bool = False

    def reveal(self) -> str:
        """Give the password or token itself."""
        return self._value

    def xoauth2(self, user: str) -> Callable[[bytes | None], str]:
        """Answer the server's questions in the XOAUTH2 way (Google's and Microsoft's protocol page)."""

        def answer(challenge: bytes | None = None) -> str:
            # A second question holds an error, to be acknowledged with an empty line before the server says no.
            return f"user={user}\x01auth=Bearer {self._value}\x01\x01" if challenge is None else ""

        return answer


def find_secret(user: str, host: str, token_command: str = "") -> Secret | None:
    """Get the secret of an account: a token from the user's helper, or the password of environment or keyring.

    Raises PressError when the helper fails.
    """
    if token_command:
        return Secret(run_helper(token_command), is_token=True)
    password = os.environ.get(PASSWORD) or from_keyring(user, host)
    return Secret(password) if password else None


def run_helper(command: str) -> str:
    """Run the user's command and take the token it prints. What it prints is never shown."""
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, without a shell
            shlex.split(command), capture_output=True, text=True, timeout=HELPER_TIMEOUT_S, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        reason = "it takes too long" if isinstance(error, subprocess.TimeoutExpired) else str(error)
        raise PressError(f"the token command cannot be run: {reason}") from None
    token = done.stdout.strip()
    if done.returncode or not token or not token.isascii() or any(character.isspace() for character in token):
        raise PressError(f"the token command must print a token and nothing else (it ended with {done.returncode})")
    return token


def from_keyring(user: str, host: str) -> str:
    """Ask the system's keyring, when the package keyring is installed."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(SERVICE, f"{user}@{host}") or keyring.get_password(SERVICE, user) or ""
    except KeyringError:
        return ""
