"""One connection to the user's own SMTP server, exact about what became of a message.

MAIL, RCPT and DATA are sent one by one, since smtplib's own `sendmail` raises the same error for a line that broke
before the end of a message and after it, and only the first kind may be tried again.
"""

from __future__ import annotations

import re
import select
import smtplib
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Literal

from generator.delivery.addresses import Address
from generator.errors import PressError

Security = Literal["starttls", "tls", "none"]
PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
ACCOUNT_CODES = frozenset((530, 534, 535, 538))
ACCOUNT_STATUS = re.compile(r"5\.(1\.8|2\.252|4\.5|7\.(3|8|9|14|30|57|60|139|50[1-3]|70[58]))")
"""Status codes about the account and not the recipient: quota, password, sending blocked (Google, Microsoft)."""
ADDRESS_STATUS = re.compile(r"\b5\.[12]\.\d")
"""Status codes about the recipient's address or mailbox (RFC 3463)."""
TOO_LARGE = 552
MAX_PORT = 65_535


class AccountError(PressError):
    """The server refuses the account, the sender or the security asked for: going on would fail for everyone."""

    exit_code = 5


class LostError(Exception):
    """The server cannot be reached, or not now."""


class UnreachableError(LostError):
    """Nothing answers there: when it never did, the name or the port is wrong."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to send. `timeout` in seconds for each answer, `final_timeout` for the one after a message.

    `authority` is a file of certificates to trust instead of the system's. `plain` allows security "none" beyond
    this machine. Timeouts follow RFC 5321 §4.5.3.2.
    """

    host: str
    port: int = 0
    security: Security = "starttls"
    user: str = ""
    authority: str = ""
    plain: bool = False
    timeout: float = 300.0
    final_timeout: float = 600.0

    @property
    def door(self) -> int:
        """The port to knock at: the one given, or the usual one of the security."""
        return self.port or PORTS[self.security]

    def __post_init__(self) -> None:
        if self.port > MAX_PORT:
            raise PressError(f"there is no port {self.port}: ports go up to {MAX_PORT}")
        if self.port == PORTS["tls"] and self.security == "starttls":
            raise PressError("port 465 is encrypted from the start: use --smtp-security tls, or port 587")
        if self.security == "none" and not (self.plain or is_loopback(self.host)):
            raise PressError(
                f"security none would send the mail and the password readable through the net to {self.host}; "
                "use starttls or tls, or force it with --smtp-allow-plain"
            )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message, the server's words, and whether the line is gone."""

    state: Literal["sent", "later", "refused", "unsure"]
    words: str
    lost: bool = False


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Connection:
    """An open, secured connection that is logged in. Make one with `connecting.connect`."""

    def __init__(self, smtp: smtplib.SMTP, server: Server) -> None:
        self._smtp = smtp
        self._server = server
        if smtp.sock is not None:  # the last dot goes alone, and must not wait for the answer to what went before
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def takes_utf8(self) -> bool:
        """Say whether the server takes addresses that are not ASCII."""
        return self._smtp.has_extn("smtputf8")

    @property
    def most_bytes(self) -> int | None:
        """The size of message the server announces to take, or None."""
        size = self._smtp.esmtp_features.get("size", "")
        return int(size) if size.isdigit() and int(size) else None

    def deliver(
        self, sender: Address, recipient: Address, message: bytes, before_data: Callable[[], object]
    ) -> Outcome:
        """Hand over one message to one recipient; `before_data` is called just before it could be on its way.

        Raises AccountError when the server refuses the account.
        """
        try:
            outcome = self._envelope(sender, recipient, len(message))
            if outcome is None:
                before_data()
                outcome = self._data(message)
        except OSError as error:
            return Outcome("later", f"the connection broke before the message was over: {error}", lost=True)
        return outcome if outcome.lost or self._clear(outcome) else replace(outcome, lost=True)

    def _clear(self, outcome: Outcome) -> bool:
        """Have the server forget a message it did not take; say whether the line is still good."""
        if outcome.state == "sent":
            return True
        with suppress(OSError):
            return self._smtp.rset()[0] == 250
        return False

    def _envelope(self, sender: Address, recipient: Address, size: int) -> Outcome | None:
        utf8 = sender.needs_utf8 or recipient.needs_utf8
        if utf8 and not self.takes_utf8:
            return Outcome("refused", "the server takes no address that is not ASCII (no SMTPUTF8)")
        options = ["SMTPUTF8"] if utf8 else []
        if utf8 and self._smtp.has_extn("8bitmime"):
            options.append("BODY=8BITMIME")
        if self._smtp.has_extn("size"):
            options.append(f"SIZE={size}")
        self._smtp.command_encoding = "utf-8" if utf8 else "ascii"
        code, answer = self._smtp.mail(str(sender), options)
        if first_digit(code) != 2:
            if first_digit(code) == 5 and code != TOO_LARGE:
                raise AccountError(f"the server refuses the sender {sender}: {said(code, answer)}")
            return judged(code, answer)
        code, answer = self._smtp.rcpt(str(recipient))
        return None if first_digit(code) == 2 else judged(code, answer)

    def _data(self, message: bytes) -> Outcome:
        code, answer = self._smtp.docmd("DATA")
        if first_digit(code) == 2:
            return Outcome("later", f"the server does not ask for the message: {said(code, answer)}", lost=True)
        if code != 354:
            return judged(code, answer)
        self._smtp.send(stuffed(message))
        if self._early_word():
            self._wait(min(5.0, self._server.timeout))
            return Outcome("later", said(*self._smtp.getreply()), lost=True)
        try:
            self._smtp.send(b".\r\n")
            self._wait(self._server.final_timeout)
            code, answer = self._smtp.getreply()
        except OSError as error:
            return Outcome("unsure", f"the connection broke after the message was over: {error}", lost=True)
        self._wait(self._server.timeout)
        if first_digit(code) not in (2, 4, 5):
            return Outcome("unsure", f"the server's answer has no meaning here: {said(code, answer)}", lost=True)
        return judged(code, answer)

    def _early_word(self) -> bool:
        """Say whether the server spoke or hung up before the end of the message."""
        return self._smtp.sock is not None and bool(select.select([self._smtp.sock], [], [], 0)[0])

    def _wait(self, seconds: float) -> None:
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconds)

    def close(self) -> None:
        """Take leave; what the server says to that changes nothing."""
        with suppress(OSError):
            self._wait(min(5.0, self._server.timeout))
            self._smtp.quit()
        self._smtp.close()


def judged(code: int, answer: bytes) -> Outcome:
    """Judge an answer by its first digit. Raises AccountError for trouble with the account."""
    words = said(code, answer)
    if first_digit(code) == 2:
        return Outcome("sent", words)
    if first_digit(code) != 5:
        return Outcome("later", words, lost=code == 421 or code < 0)
    status = ENHANCED.search(words)
    if code in ACCOUNT_CODES or (status and ACCOUNT_STATUS.fullmatch(status[0])):
        raise AccountError(f"the server refuses the account: {words}")
    return Outcome("refused", words)


def first_digit(code: int) -> int:
    """Give the first digit of an answer: 2 for yes, 4 for not now, 5 for no (RFC 5321 §4.2.1)."""
    return code // 100


def said(code: int, answer: bytes | str) -> str:
    """Write an answer on one line."""
    words = answer if isinstance(answer, str) else answer.decode("utf-8", "replace")
    return " ".join(f"{code} {words}".split())


def stuffed(message: bytes) -> bytes:
    """Double the dots that begin lines, and end the last line (RFC 5321 §4.5.2)."""
    body = re.sub(rb"(?m)^\.", b"..", message)
    return body if body.endswith(b"\r\n") else body + b"\r\n"
