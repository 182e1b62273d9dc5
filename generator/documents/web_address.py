"""Web addresses as machines need them: what is printed as it was typed is followed in ASCII.

Names of hosts are written in Punycode (RFC 3492, as IDNA 2008 uses it), all else in UTF-8, percent-encoded (RFC 3986).
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

KEPT = "!$&'()*+,;=:@/?-._~%"
"""Signs that an address may hold as they are; a percent sign begins what is encoded already."""
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def web_address(typed: str) -> str:
    """Write an address of the web, of mail or of a telephone in ASCII; a place within the document stays as it is."""
    if (typed.isascii() and not LONE_PERCENT.search(typed)) or typed.startswith("#"):
        return typed
    try:
        parts = urlsplit(typed)
    except ValueError:
        return encoded(typed)
    if parts.scheme == "mailto":
        local, at, domain = parts.path.rpartition("@")
        path = encoded(local) + at + ascii_host(domain)
    else:
        path = encoded(parts.path)
    user, at, host = parts.netloc.rpartition("@")
    name, colon, port = host.partition(":")
    netloc = encoded(user) + at + ascii_host(name) + colon + port
    return urlunsplit((parts.scheme, netloc, path, encoded(parts.query), encoded(parts.fragment)))


def encoded(text: str) -> str:
    """Percent-encode a part of an address; what is encoded already stays as it is."""
    return quote(LONE_PERCENT.sub("%25", unicodedata.normalize("NFC", text)), safe=KEPT)


def ascii_host(name: str) -> str:
    """Write the name of a host in ASCII, label by label."""
    return ".".join(map(encoded_label, re.split("[.\u3002\uff0e\uff61]", name)))


def encoded_label(label: str) -> str:
    """Write one part of a domain in ASCII, as registries do since IDNA 2008 (ß stays itself, capitals do not)."""
    lowered = unicodedata.normalize("NFKC", label.lower())
    if lowered.isascii() or not re.fullmatch(r"[\w-]+", lowered):
        return lowered
    return "xn--" + lowered.encode("punycode").decode("ascii")
