"""Reach the user's own SMTP server: connect, secure the line, log in once; and say what is wrong when it fails."""

from __future__ import annotations

import smtplib
import ssl

from generator.delivery.secrets import PASSWORD, Secret
from generator.delivery.smtp import (
    AccountError,
    Connection,
    LostError,
    Server,
    UnreachableError,
    first_digit,
    said,
)


def connect(server: Server, secret: Secret | None) -> Connection:
    """Connect, secure the line and log in.

    Raises LostError when it may work later, AccountError when it will not.
    """
    context = trusted(server)
    smtp = opened(server, context)
    try:
        secure(smtp, server, context)
        if server.user:
            login(smtp, server, secret)
    except Exception as error:
        smtp.close()
        raise (explained(error, server, "hung up") if isinstance(error, OSError) else error) from None
    return Connection(smtp, server)


def trusted(server: Server) -> ssl.SSLContext | None:
    """Gather the certificates to trust, unless nothing is encrypted. Raises AccountError when there are none."""
    if server.security == "none":
        return None
    try:
        return ssl.create_default_context(cafile=server.authority or None)
    except OSError as error:
        raise AccountError(f"{server.authority}: holds no certificates: {error.strerror or error}") from None


def opened(server: Server, context: ssl.SSLContext | None) -> smtplib.SMTP:
    """Connect, and hear the server's greeting. Raises LostError or AccountError."""
    try:
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.door, timeout=server.timeout, context=context)
        return smtplib.SMTP(server.host, server.door, timeout=server.timeout)
    except smtplib.SMTPConnectError as error:
        kind = AccountError if first_digit(error.smtp_code) == 5 else LostError
        words = said(error.smtp_code, error.smtp_error)
        raise kind(f"{server.host}:{server.door} does not let us in: {words}") from None
    except smtplib.SMTPServerDisconnected as error:
        raise explained(error, server, "hung up") from None
    except UnicodeError:
        raise AccountError(f'"{server.host}" is no name of a mail server') from None
    except OSError as error:
        problem = explained(error, server, "cannot be reached")
        raise (UnreachableError(str(problem)) if isinstance(problem, LostError) else problem) from None


def explained(error: OSError, server: Server, what: str) -> AccountError | LostError:
    """Say what an error of the line means: whether it may work later, and else what to do."""
    if isinstance(error, ssl.SSLCertVerificationError):
        own = "self-signed" in error.verify_message or "local issuer" in error.verify_message
        advice = "; if the server is your own, name its certificate with --smtp-authority" if own else ""
        return AccountError(f"{server.host}: its certificate cannot be trusted: {error.verify_message}{advice}")
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        advice = "; if it begins in the clear, use --smtp-security starttls" if server.security == "tls" else ""
        return AccountError(f"{server.host}:{server.door}: no encrypted line can be made ({error.reason}){advice}")
    return LostError(f"{server.host}:{server.door} {what}: {error.strerror or error}")


def secure(smtp: smtplib.SMTP, server: Server, context: ssl.SSLContext | None) -> None:
    """Greet the server, and turn on encryption where the server speaks first in the clear.

    Raises AccountError, or LostError when the server says not now.
    """
    greet(smtp)
    if server.security == "starttls":
        if not smtp.has_extn("starttls"):
            raise AccountError(f"{server.host} offers no STARTTLS; nothing is sent in the clear")
        try:
            smtp.starttls(context=context)
        except smtplib.SMTPResponseException as error:
            kind = LostError if first_digit(error.smtp_code) == 4 else AccountError
            raise kind(f"{server.host} refuses STARTTLS: {said(error.smtp_code, error.smtp_error)}") from None
        greet(smtp)


def greet(smtp: smtplib.SMTP) -> None:
    """Say EHLO. Raises LostError when the server does not want to talk now."""
    code, answer = smtp.ehlo()
    if code != 250:
        raise LostError(f"the server does not greet: {said(code, answer)}")


def login(smtp: smtplib.SMTP, server: Server, secret: Secret | None) -> None:
    """Log in by password or token. Raises AccountError, or LostError when the server says not now."""
    if secret is None:
        raise AccountError(f"there is no password for {server.user}: put it into {PASSWORD} or the keyring")
    try:
        if secret.is_token:
            smtp.auth("XOAUTH2", secret.xoauth2(server.user))  # type: ignore[arg-type]
        else:
            smtp.login(server.user, secret.reveal())
    except smtplib.SMTPAuthenticationError as error:
        words = said(error.smtp_code, error.smtp_error)
        if first_digit(error.smtp_code) == 4:
            raise LostError(f"the server does not let {server.user} log in now: {words}") from None
        raise AccountError(f"the server does not let {server.user} log in: {words}") from None
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        raise AccountError(f"{server.host} offers no way to log in that we know") from None
    except UnicodeEncodeError:
        raise AccountError(
            "the account or its password has letters beyond ASCII, which mail servers do not take"
        ) from None
