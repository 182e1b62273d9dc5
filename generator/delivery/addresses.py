"""Mail addresses: what may be one, how it goes over the wire, and how it is hidden in what we keep."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uFFFF-]+"
LOCAL = re.compile(rf"{ATOM}(\.{ATOM})*")
LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
ADDRESS_LIKE = re.compile(r"[^\s<>\"'(),:;@]+@[^\s<>\"'(),:;@]+")
MAX_LENGTH = 254
"""Source: RFC 5321 §4.5.3.1.3, less the angle brackets."""
MAX_LOCAL = 64


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
    def needs_utf8(self) -> bool:
        """Say whether only a server with SMTPUTF8 can take it."""
        return not self.local.isascii()


def parse_address(text: str) -> Address:
    """Read `ann@example.org`. Raises ValueError with what is wrong, to read on after the field's name."""
    local, at, domain = text.rpartition("@")
    if not at:
        raise ValueError(f'must be a mail address such as ann@example.org, not "{text}"')
    if any(character.isspace() for character in text):
        raise ValueError(f'must be one mail address without spaces, not "{text}"')
    if any(mark in text for mark in ",;<>"):
        raise ValueError(f'must be one plain mail address, not "{text}"')
    if len(local.encode()) > MAX_LOCAL or not LOCAL.fullmatch(local):
        raise ValueError(f'must be a mail address; "{local}" cannot stand before the @')
    labels = [encoded_label(label) for label in domain.split(".")]
    wrong = next((label for label in labels if not LABEL.fullmatch(label)), None)
    if wrong is not None or len(labels) < 2 or labels[-1].isdigit():
        raise ValueError(f'must be a mail address; "{domain}" is no domain')
    address = Address(unicodedata.normalize("NFC", local), ".".join(labels))
    if len(str(address).encode()) > MAX_LENGTH:
        raise ValueError(f"must be at most {MAX_LENGTH} characters long")
    return address


def encoded_label(label: str) -> str:
    """Write one part of a domain in ASCII, as registries do since IDNA 2008 (ß stays itself, capitals do not)."""
    lowered = unicodedata.normalize("NFKC", label.lower())
    if lowered.isascii() or not re.fullmatch(r"[\w-]+", lowered):
        return lowered
    return "xn--" + lowered.encode("punycode").decode("ascii")


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
