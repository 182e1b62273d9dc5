"""Mail addresses: what may be one, how it goes over the wire, and how it is hidden in what we keep."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.documents.web_address import encoded_label

ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uFFFF-]+"
LOCAL = re.compile(rf"{ATOM}(\.{ATOM})*")
LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
ADDRESS_LIKE = re.compile(r"[^\s<>\"'(),:;@]+@[^\s<>\"'(),:;@]+")
MAX_LENGTH = 254
"""Source: RFC 5321 §4.5.3.1.3, less the angle brackets."""
MAX_LOCAL = 64

DOTS = re.compile("[.\u3002\uff0e\uff61]")
"""What parts a domain, however it was typed (RFC 3490 §3.1)."""
UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Characters that show nothing though Unicode counts them among letters, marks and symbols."""


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address in two halves; `domain` as it goes over the wire, `xn--` where it is not ASCII."""

    local: str
    domain: str

    def __str__(self) -> str:
        return f"{self.local}@{self.domain}"

    @property
    def readable(self) -> str:
        """The address as people write it, without `xn--`."""
        return f"{self.local}@{'.'.join(map(decoded_label, self.domain.split('.')))}"

    @property
    def mailbox(self) -> str:
        """The address as servers tell mailboxes apart: no server in use keeps `Ann@` and `ann@` for two people."""
        return mailbox_of(str(self))

    @property
    def needs_utf8(self) -> bool:
        """Say whether only a server with SMTPUTF8 can take it."""
        return not self.local.isascii()


def parse_address(text: str) -> Address:
    """Read `ann@example.org`, unseen characters at its ends left out.

    Raises ValueError with what is wrong, to read on after the field's name.
    """
    text = seen(text)
    if hidden := next((character for character in text if is_unseen(character)), None):
        raise ValueError(f"must not hold {name_of(hidden)}, which cannot be seen: type the address anew")
    local, at, domain = text.rpartition("@")
    if not at:
        raise ValueError(f'must be a mail address such as ann@example.org, not "{text}"')
    if any(character.isspace() for character in text):
        raise ValueError(f'must be one mail address without spaces, not "{text}"')
    if any(mark in text for mark in ",;<>"):
        raise ValueError(f'must be one plain mail address, not "{text}"')
    if len(local.encode()) > MAX_LOCAL or not LOCAL.fullmatch(local):
        raise ValueError(f'must be a mail address; "{local}" cannot stand before the @')
    labels = [encoded_label(label) for label in DOTS.split(domain)]
    wrong = next((label for label in labels if not LABEL.fullmatch(label)), None)
    if wrong is not None or len(labels) < 2 or labels[-1].isdigit():
        raise ValueError(f'must be a mail address; "{domain}" is no domain')
    address = Address(unicodedata.normalize("NFC", local), ".".join(labels))
    if len(str(address).encode()) > MAX_LENGTH:
        raise ValueError(f"must be at most {MAX_LENGTH} characters long")
    return address


def mailbox_of(address: str) -> str:
    """Write an address so that all ways of typing one mailbox are equal."""
    return unicodedata.normalize("NFKC", address.casefold())


def is_unseen(character: str) -> bool:
    """Say whether a character shows nothing, not even a gap that people know."""
    kind = unicodedata.category(character)
    selects = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return (kind[0] in "CZ" and not character.isspace()) or selects or character in UNSEEN


def seen(text: str) -> str:
    """Cut off what cannot be seen at both ends of a text, and white space."""
    kept = [index for index, character in enumerate(text) if not (is_unseen(character) or character.isspace())]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def name_of(character: str) -> str:
    """Name a character that cannot be shown by its code point."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def decoded_label(label: str) -> str:
    """Undo `encoded_label`, where it can be undone."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def masked(text: str) -> str:
    """Hide every mail address in a text but for its first letter and its domain."""
    return ADDRESS_LIKE.sub(lambda found: f"{found[0][0]}…@{found[0].rpartition('@')[2]}", text)
