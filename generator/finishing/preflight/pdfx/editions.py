"""The editions of PDF/X that are known here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its name, its part of ISO 15930, the PDF it builds on, the newest ICC profile (major version).

    `transparent` ones know transparency and layers, `managed` ones colours told by how they look.
    """

    name: str
    part: str
    version: str
    profile_version: int = 2
    transparent: bool = False
    managed: bool = False


X1A_2001 = Edition("PDF/X-1a:2001", "ISO 15930-1:2001", "1.3")
X1A_2003 = Edition("PDF/X-1a:2003", "ISO 15930-4:2003", "1.4")
X3_2002 = Edition("PDF/X-3:2002", "ISO 15930-3:2002", "1.3", managed=True)
X3_2003 = Edition("PDF/X-3:2003", "ISO 15930-6:2003", "1.4", managed=True)
X4 = Edition("PDF/X-4", "ISO 15930-7:2010", "1.6", profile_version=4, transparent=True, managed=True)
EDITIONS = {edition.name: edition for edition in (X1A_2001, X1A_2003, X3_2002, X3_2003, X4)}
X1A = (X1A_2001, X1A_2003)
X3 = (X3_2002, X3_2003)
OPAQUE = (*X1A, *X3)
EVERY = (*OPAQUE, X4)
