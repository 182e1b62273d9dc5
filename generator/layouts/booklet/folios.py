"""What pages are called: the cover by its name, the pages up to the text in roman numerals, the rest from 1 on.

The folios on the pages, the contents and the page box of a viewer all take their numbers from here.
"""

from __future__ import annotations

from generator.pdf.page_labels import PageLabels


def page_labels(cover: str, front: int, facing: bool) -> tuple[PageLabels, ...]:
    """Call pages, of which `front` (the cover is one) come before the text.

    Page 1 of pages that face each other is a right-hand one, as in every book: where text begins on the left, that
    page still has a roman numeral.
    """
    front += front % 2 if facing else 0
    return PageLabels(0, "", cover), *([PageLabels(1, "r")] if front > 1 else []), PageLabels(front)
