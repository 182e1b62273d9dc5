"""Signs are set as each language does: what a keyboard has becomes what a book has, and what was set stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.typography import Typography

FRENCH = Typography("«»", signs_apart=True)
GERMAN = Typography("„“")


@pytest.mark.parametrize(
    ("typography", "typed", "printed"),
    [
        (Typography(), 'Say "so far" and don\'t stop.', "Say “so far” and don’t stop."),
        (Typography(), "Why? Stop!", "Why? Stop!"),
        (Typography(), 'A 4" ball', 'A 4" ball'),
        (Typography(), '"One", then ("two").', "“One”, then (“two”)."),
        (GERMAN, 'Der "Psoas"', "Der „Psoas“"),
        (FRENCH, "Mal au cou ? Non!", "Mal au cou\u202f? Non\u202f!"),
        (FRENCH, "Attention\u00a0! Arrêtez\u202f!", "Attention\u202f! Arrêtez\u202f!"),
        (FRENCH, "Le matériel: un tapis; un bloc", "Le matériel\u00a0: un tapis\u202f; un bloc"),
        (FRENCH, "Quoi ?!", "Quoi\u202f?!"),
        (FRENCH, 'Dites "psoas", «oui» ou « non ».',
         "Dites «\u202fpsoas\u202f», «\u202foui\u202f» ou «\u202fnon\u202f»."),
        (FRENCH, "À 12:30, voir https://example.org/?a;b", "À 12:30, voir https://example.org/?a;b"),
        (FRENCH, "l'aine", "l’aine"),
    ],
)  # fmt: skip
def test_signs_of_a_language(typography: Typography, typed: str, printed: str) -> None:
    assert typography.set(typed) == printed


@given(st.text("ab 1\"'«»“”?!;:.()\u00a0\u202f", max_size=30), st.booleans())
def test_setting_a_text_twice_changes_nothing(text: str, apart: bool) -> None:
    typography = Typography("«»", apart)
    once = typography.set(text)
    assert typography.set(once) == once
