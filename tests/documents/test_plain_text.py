"""The plain text edition: the booklet's words in order, with lines a mail or a screen reader can use."""

import pytest

from generator.content.library import Library
from generator.content.project import Project
from generator.documents.blocks import Picture, Words, walk
from generator.documents.plain_text import MEASURE, plain_text
from generator.documents.templating import render


@pytest.mark.parametrize("routine", ["psoas-for-runners", "ankle-and-calf-warm-up"])
def test_all_words_stand_in_order_on_lines_that_mail_can_carry(routine: str) -> None:
    project = Project.find()
    document = render("booklet", Library(project).programme(routine), project)
    text = plain_text(document)
    flat = " ".join(text.split())
    at = 0
    skipped = {
        id(leaf)
        for section in document.sections
        if section.kind in ("contents", "diary", "notes")
        for leaf in walk(section)
    } | {id(leaf) for picture in walk(document) if isinstance(picture, Picture) for leaf in walk(picture)}
    leaves = [each for each in walk(document) if isinstance(each, Words) and id(each) not in skipped]
    assert len(leaves) > 50
    for leaf in leaves:
        words = " ".join(leaf.runs[0].text.split())
        at = flat.find(words, at)
        assert at >= 0, words
    assert all(len(line) <= MEASURE or " " not in line.strip() for line in text.splitlines())
    assert text.endswith("\n")


def test_steps_hang_and_links_show_their_address() -> None:
    from generator.documents.markup import Sources, parse

    document = parse(
        '<document product="booklet" language="en" title="T" subject="S" author=""><section kind="chapter">'
        '<heading level="2">Head</heading><item-list kind="steps"><item label="1">'
        + "Lie on your back and draw one knee up to your chest, then the other one. "
        * 2
        + '</item></item-list><paragraph>See <a href="https://example.org/x">the page</a> '
        'or <a href="mailto:a@example.org">a@example.org</a>.</paragraph></section></document>',
        Sources(),
    )
    assert plain_text(document).splitlines() == [
        "Head",
        "----",
        "",
        "1. Lie on your back and draw one knee up to your chest, then the other",
        "   one. Lie on your back and draw one knee up to your chest, then the",
        "   other one.",
        "",
        "See the page (https://example.org/x) or a@example.org.",
    ]
