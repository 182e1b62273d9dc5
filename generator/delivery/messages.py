"""Mail messages: what they say, and the bytes that go over the wire and into `.eml` files.

Pure: the same person, words and files give the same bytes. Only the Date is set when a message goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, quote
from urllib.parse import quote as url_quote

from generator.delivery.addresses import Address, parse_address
from generator.delivery.people import Recipient
from generator.errors import PressError

MAX_MESSAGE_BYTES = 10_000_000
MAX_LINE = 77
DATE = re.compile(rb"^Date: [^\r\n]*\r\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a mail is from. `unsubscribe` is a web address of the user's own that takes one-click requests, or empty."""

    address: Address
    name: str = ""
    unsubscribe: str = ""

    @classmethod
    def parse(cls, text: str, unsubscribe: str = "") -> Sender:
        """Read `Club <club@example.org>` or a bare address. Raises PressError."""
        found = getaddresses([text])
        name, address = found[0] if found else ("", "")
        try:
            if len(found) != 1 or not address or re.search(r"[\r\n]", text):
                advice = "; a name that holds a comma needs quotation marks" if "," in text else ""
                raise ValueError(f'must be like "Club <club@example.org>", not "{text}"{advice}')
            parsed = parse_address(address)
        except ValueError as error:
            raise PressError(f"the sender (--from) {error}") from None
        if unsubscribe and not re.fullmatch(r"https://[!-;=?-~]+", unsubscribe):
            raise PressError("the address to unsubscribe at must begin with https:// and hold no spaces")
        return cls(parsed, " ".join(name.split()), unsubscribe)

    def leaving(self, subject: str) -> str:
        """Give the link of a mail that asks to leave the list."""
        return f"mailto:{url_quote(str(self.address), safe='@')}?subject={url_quote(subject)}"


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a message: one line of subject, plain text, and a page of HTML; `languages` has its own first."""

    subject: str
    text: str
    html: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The file that a message brings, with its name, and the PNG that it shows (or empty)."""

    name: str
    data: bytes
    picture: bytes = b""


def content_id(sender: Sender) -> str:
    """Name the inline picture."""
    return f"picture@{sender.address.domain}"


def build_message(
    sender: Sender, person: Recipient, letter: Letter, enclosure: Enclosure, key: str, at: datetime
) -> bytes:
    """Make a whole message, lines ended by CRLF. `key` becomes its Message-ID; `at` must know its time zone.

    Raises ValueError when the person has no address.
    """
    if person.email is None:
        raise ValueError("a message needs an address")
    message = EmailMessage(policy=SMTP)
    languages = ", ".join(letter.languages)
    message.set_content(letter.text, cte="quoted-printable")
    message["Content-Language"] = languages
    message.add_alternative(
        letter.html, subtype="html", cte="quoted-printable", headers=[f"Content-Language: {languages}"]
    )
    if enclosure.picture:
        page: EmailMessage = message.get_payload()[1]  # type: ignore[assignment,index]
        page.add_related(enclosure.picture, "image", "png", cid=f"<{content_id(sender)}>")
        page.set_param("type", "text/html")
    message.add_attachment(
        enclosure.data,
        "application",
        "pdf",
        filename=enclosure.name,
        headers=[f"Content-Language: {letter.languages[-1]}"],
    )
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{key}_{number}")  # neither base64 nor quoted-printable can hold "=_"
    headers = {
        "Date": format_datetime(at),
        "From": mailbox(sender.name, sender.address),
        "To": mailbox(person.name, person.email),
        "Subject": letter.subject if is_plain(letter.subject) else encoded(letter.subject),
        "Message-ID": f"<{key}@{sender.address.domain}>",
        "Content-Language": languages,
        **unsubscribing(sender),
    }
    return b"".join(header(name, value) for name, value in headers.items()) + message.as_bytes()


def header(name: str, value: str) -> bytes:
    """Write a header, folded at spaces. Raises ValueError for a line end, which could begin another header."""
    if re.search(r"[\r\n]", value):
        raise ValueError(f"{name} must be one line")
    first, *rest = value.split(" ")
    lines = [f"{name}: {first}"]
    for word in rest:
        if len(lines[-1]) + 1 + len(word) > MAX_LINE:
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines).encode() + b"\r\n"


def mailbox(name: str, address: Address) -> str:
    """Join a name and an address; what quotation marks could not keep goes in encoded words."""
    if not name:
        return str(address)
    return f'"{quote(name)}" <{address}>' if is_plain(name) else f"{encoded(name)} <{address}>"


def is_plain(text: str) -> bool:
    """Say whether a text can stand in a header as it is."""
    return text.isascii() and "=?" not in text and all(len(word) < MAX_LINE - 10 for word in text.split(" "))


def encoded(text: str) -> str:
    """Write a text in encoded words (RFC 2047), with spaces between them."""
    return Header(text, "utf-8", maxlinelen=MAX_LINE - 9).encode(linesep="")


def unsubscribing(sender: Sender) -> dict[str, str]:
    """Give the headers for leaving the list (RFC 2369; one click, RFC 8058, only where the user serves it)."""
    mail = f"<{sender.leaving('unsubscribe')}>"
    if not sender.unsubscribe:
        return {"List-Unsubscribe": mail}
    return {
        "List-Unsubscribe": f"<{sender.unsubscribe}>, {mail}",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def dated(message: bytes, at: datetime) -> bytes:
    """Give a message another Date."""
    return DATE.sub(f"Date: {format_datetime(at)}\r\n".encode(), message, count=1)
