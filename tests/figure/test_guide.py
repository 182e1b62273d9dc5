"""The guide to posing shows every word, and is what the program draws today."""

from __future__ import annotations

from pathlib import Path

from generator.figure.reading.guide import PICTURES, guide, unused_words

DOCS = Path(__file__).parents[2] / "docs"
HINT = "run python -m generator.figure.reading.guide docs"


def test_every_word_has_its_picture():
    assert list(unused_words()) == []


def test_the_guide_is_up_to_date():
    page = guide()
    assert (DOCS / "posing.md").read_text("utf-8") == page.text, HINT
    kept = {path.name: path.read_text("utf-8") for path in sorted((DOCS / PICTURES).glob("*.svg"))}
    assert sorted(kept) == sorted(page.pictures), HINT
    assert [name for name in kept if kept[name] != page.pictures[name]] == [], HINT
