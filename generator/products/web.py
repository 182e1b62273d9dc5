"""The web page: the whole routine in one file for any browser, with a timer and a diary; it needs no network."""

from __future__ import annotations

from generator.product import Product
from generator.target import Finish

PRODUCT = Product(
    name="web",
    order=6,
    written="generator.web.page:web_page",
    extension=".html",
    is_a="web page",
    asks=("theme", "units", "cast"),
    finishes=(("screen", Finish()),),
)
