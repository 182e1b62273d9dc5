"""XMP is read as XML: whatever the quotes, the prefixes and the encoding; and no file can make it hang or swell."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.finishing.preflight.reading.xmp import DC, PDFX_ID, read_xmp

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
AS_ELEMENT = "<p:GTS_PDFXVersion xmlns:p='http://www.npes.org/pdfx/ns/id/'>\n PDF/X-4 </p:GTS_PDFXVersion>"


def packet(inside: str, attributes: str = "") -> str:
    description = f'<rdf:Description rdf:about="" {attributes}>{inside}</rdf:Description>'
    meta = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF}>{description}</rdf:RDF></x:xmpmeta>'
    return f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>{meta}<?xpacket end="w"?>'


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        (AS_ELEMENT, ""),
        ("", 'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="PDF/X-4"'),
        ("", "xmlns:pdfxid='http://www.npes.org/pdfx/ns/id/' pdfxid:GTS_PDFXVersion = 'PDF/X-4'"),
        ("", "xmlns:any='http://www.npes.org/pdfx/ns/id/' any:GTS_PDFXVersion='PDF/X-&#52;'"),
        ("<p:GTS_PDFXVersion xmlns:p='http://www.npes.org/pdfx/ns/id/'><![CDATA[PDF/X-4]]></p:GTS_PDFXVersion>", ""),
    ],
)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-be", b""),
        ("utf-16-le", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", b""),
    ],
)
def test_a_property_in_any_dress(inside: str, attributes: str, encoding: str, mark: bytes) -> None:
    padded = mark + packet(inside, attributes).encode(encoding) + "\n   \n".encode(encoding) * 40
    found = read_xmp(padded)
    assert (found.say(PDFX_ID, "GTS_PDFXVersion"), found.fault) == ("PDF/X-4", "")


def test_another_namespace_is_another_property() -> None:
    other = AS_ELEMENT.replace("www.npes.org", "example.org")
    assert read_xmp(packet(other).encode()).say(PDFX_ID, "GTS_PDFXVersion") == ""


def test_titles_in_several_languages_and_a_property_given_twice() -> None:
    items = '<rdf:li xml:lang="x-default">Card</rdf:li><rdf:li xml:lang="de">Karte</rdf:li>'
    title = f'<dc:title xmlns:dc="{DC}"><rdf:Alt>{items}</rdf:Alt></dc:title>'
    assert read_xmp(packet(title + title).encode()).say(DC, "title") == "Card Karte"


def test_other_encodings_are_taken_at_their_word() -> None:
    xml = '<?xml version="1.0" encoding="iso-8859-1"?>' + packet(f'<d:title xmlns:d="{DC}">Übung</d:title>')
    assert read_xmp(xml.encode("latin-1")).say(DC, "title") == "Übung"


def test_what_was_read_before_a_fault_is_kept_and_the_fault_is_told() -> None:
    found = read_xmp(packet(AS_ELEMENT + "<b>").encode())
    assert found.say(PDFX_ID, "GTS_PDFXVersion") == "PDF/X-4"
    assert "mismatched tag" in found.fault


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa">' + b'<!ENTITY b "&a;&a;&a;&a;">' * 9 + b"]><x>&b;</x>",
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b"<a>" * 200_000,
        b"",
        b"\xff\xfe\0",
        b"<x xmlns:a=" + b'"b" pdfxid:GTS_PDFXVersion=""' * 4000,
    ],
)
def test_bombs_and_rubbish_are_told_at_once(xml: bytes) -> None:
    assert read_xmp(xml).fault


@given(st.binary(max_size=80), st.integers(0, 400))
def test_no_bytes_break_it(junk: bytes, place: int) -> None:
    whole = packet(AS_ELEMENT).encode()
    read_xmp(junk)
    read_xmp(whole[:place] + junk + whole[place:])
