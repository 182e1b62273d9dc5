"""Documents as a booklet bound them: the session may stand before or after what is at a glance."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from generator.documents.blocks import Document
from generator.layouts.booklet.matter import orders


def as_bound(document: Document, pdf: bytes) -> Document:
    """Give a document with its sections in the order in which a finished file opens them."""
    if document.product != "booklet":
        return document
    titles: list[str] = []

    def read(entries: list) -> None:
        for each in entries:
            read(each) if isinstance(each, list) else titles.append(each.title)

    read(PdfReader(BytesIO(pdf)).outline)
    for each in orders(document):
        heads = [section.heading for section in each.sections if section.kind in ("glance", "session")]
        names = [head.words.text for head in heads if head is not None]
        if names == [title for title in titles if title in names][: len(names)]:
            return each
    return document
