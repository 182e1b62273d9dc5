"""The guide to posing shows every word, and is what the program draws today."""

from __future__ import annotations

from pathlib import Path

from generator.figure.props import KINDS
from generator.figure.reading.figure_reading import ARROWS
from generator.figure.reading.guide import PICTURES, guide
from generator.figure.reading.guide_words import SECTIONS
from generator.figure.words.joints import ROOTS, SIDED, TILTS, WHOLE_SPINE, ZONES
from generator.figure.words.pose import HAND_SHAPES

DOCS = Path(__file__).parents[2] / "docs"
HINT = "run python -m generator.figure.reading.guide docs"


def test_every_word_has_its_picture():
    shown = " ".join(entry.words for _, _, entries in SECTIONS for entry in entries)
    words = (*ROOTS, *SIDED, *TILTS, *WHOLE_SPINE, *ZONES, *HAND_SHAPES, *KINDS, *ARROWS)
    assert [word for word in words if word not in shown] == []


def test_the_guide_is_up_to_date():
    page = guide()
    assert (DOCS / "posing.md").read_text("utf-8") == page.text, HINT
    kept = {path.name: path.read_text("utf-8") for path in sorted((DOCS / PICTURES).glob("*.svg"))}
    assert sorted(kept) == sorted(page.pictures), HINT
    assert [name for name in kept if kept[name] != page.pictures[name]] == [], HINT
