"""Metadata in XMP, read as the XML it is: any quotes, prefixes and encoding; no entities, nothing from outside.

Source: ISO 16684-1 (XMP), 7; XML 1.0, appendix F (how an encoding is told from the first bytes).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
DC = "http://purl.org/dc/elements/1.1/"
PDF = "http://ns.adobe.com/pdf/1.3/"
XAP = "http://ns.adobe.com/xap/1.0/"
MEDIA = "http://ns.adobe.com/xap/1.0/mm/"
PDFX_ID = "http://www.npes.org/pdfx/ns/id/"
DEEPEST = 64
"""Elements nested deeper than any metadata are."""
BETWEEN = "\x1f"
"""Stands between namespace and name; no XML text can hold it."""
WIDE = (
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
)
"""First bytes of what is not written a byte at a time."""

Name = tuple[str, str]
"""Namespace and local name."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Properties by namespace and name, as the texts they hold, and what kept the rest from being read."""

    properties: dict[Name, str] = field(default_factory=dict)
    fault: str = ""

    def say(self, namespace: str, name: str) -> str:
        """Give a property's text, or an empty one."""
        return self.properties.get((namespace, name), "")


def read_xmp(packet: bytes) -> Metadata:
    """Read a packet; a fault says what could not be read, and what was read before it is kept."""
    collector = _Collector()
    fault = ""
    try:
        data, encoding = _plain(packet)
        parser = ParserCreate(encoding, BETWEEN)
        parser.buffer_text = True
        parser.StartElementHandler = collector.start
        parser.EndElementHandler = collector.end
        parser.CharacterDataHandler = collector.text
        parser.StartDoctypeDeclHandler = collector.refuse_doctype
        parser.Parse(data, True)
    except (ExpatError, ValueError, LookupError) as error:
        fault = str(error)
    return Metadata({name: " ".join(text.split()) for name, text in collector.found.items()}, fault)


def _plain(packet: bytes) -> tuple[bytes, str | None]:
    """Give the XML without padding, and its encoding where the parser could not tell it."""
    for start, encoding in WIDE:
        if packet.startswith(start):
            text = packet.decode(encoding, "replace").lstrip("\ufeff").rstrip("\0 \t\r\n")
            return text.encode("utf-8", "replace"), "utf-8"
    return packet.strip(b"\0 \t\r\n"), None


class _Collector:
    """Notes properties as the parser meets them: attributes of a description, or elements in it."""

    def __init__(self) -> None:
        self.found: dict[Name, str] = {}
        self.path: list[Name] = []
        self.current: Name | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _split(tag)
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise ValueError(f"elements are nested more than {DEEPEST} deep")
        if self._within_rdf(2):
            for key, value in attributes.items():
                if (attribute := _split(key))[0] not in ("", RDF, XML):
                    self.found.setdefault(attribute, value)
        elif self._within_rdf(3) and name not in self.found:
            self.current = name
            self.found[name] = ""

    def _within_rdf(self, levels: int) -> bool:
        return len(self.path) >= levels and self.path[-levels] == (RDF, "RDF")

    def end(self, tag: str) -> None:
        self.path.pop()
        self.text(" ")
        if self.current is not None and self._within_rdf(2):
            self.current = None

    def text(self, text: str) -> None:
        if self.current is not None:
            self.found[self.current] += text

    def refuse_doctype(self, *_: object) -> None:
        raise ValueError("it declares a document type, which metadata has no use for")


def _split(tag: str) -> Name:
    namespace, _, name = tag.rpartition(BETWEEN)
    return namespace, name
