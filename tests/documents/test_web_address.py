"""Addresses are printed as they were typed, and followed in ASCII."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.blocks import walk
from generator.documents.markup import Sources, parse
from generator.documents.web_address import web_address


@pytest.mark.parametrize(
    ("typed", "followed"),
    [
        ("https://example.org/psoas?a=1&b=%20#c", "https://example.org/psoas?a=1&b=%20#c"),
        ("https://example.org/sesión", "https://example.org/sesi%C3%B3n"),
        ("https://example.org/sesio\u0301n", "https://example.org/sesi%C3%B3n"),
        ("https://münchen.example/Füße?q=ä#ö", "https://xn--mnchen-3ya.example/F%C3%BC%C3%9Fe?q=%C3%A4#%C3%B6"),
        ("http://Пример.example:8080/а", "http://xn--e1afmkfd.example:8080/%D0%B0"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/ß%C3%9F", "https://example.org/%C3%9F%C3%9F"),
        ("mailto:läufe@münchen.example", "mailto:l%C3%A4ufe@xn--mnchen-3ya.example"),
        ("tel:+442079460000", "tel:+442079460000"),
        ("#source-ü", "#source-ü"),
        ("https://[ü", "https://%5B%C3%BC"),
    ],
)
def test_addresses(typed: str, followed: str) -> None:
    assert web_address(typed) == followed


@given(st.text(min_size=1, max_size=20))
def test_every_address_is_followed_in_ascii_and_once_is_enough(path: str) -> None:
    once = web_address("https://example.org/" + path)
    assert once.isascii()
    assert web_address(once) == once


def test_a_link_in_a_document_keeps_its_words_and_leads_to_ascii() -> None:
    xml = (
        '<document product="poster" language="es" title="T" subject="" author="">'
        '<paragraph><a href="https://example.org/sesión">example.org/sesión</a></paragraph></document>'
    )
    (run,) = (run for words in walk(parse(xml, Sources())) for run in getattr(words, "runs", ()))
    assert (run.text, run.link) == ("example.org/sesión", "https://example.org/sesi%C3%B3n")
