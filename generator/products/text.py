"""Plain text: what the booklet says, for any reader, for searching and braille; made on demand, alike for everyone."""

from __future__ import annotations

from generator.product import Product
from generator.target import Finish

PRODUCT = Product(
    name="text",
    order=5,
    template="booklet",
    written="generator.documents.plain_text:text_file",
    extension=".txt",
    is_a="plain text",
    asks=("units",),
    finishes=(("screen", Finish()),),
)
