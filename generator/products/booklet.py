"""The booklet: every move on a spread of its own, for reading, folding and stapling."""

from __future__ import annotations

from generator.product import LargePrint, NameType, Product
from generator.target import Finish

PRODUCT = Product(
    name="booklet",
    order=3,
    usual=True,
    layout="generator.layouts.booklet:plan",
    size="a5",
    size_help="Booklet page: a5, phone, a4 … (default a5).",
    us_sizes=("half-letter", "letter"),
    large_print=LargePrint("a4", "letter"),
    finishes=(("home", Finish(by="generator.finishing.home:stapled", reads=("sheet", "thickness"))),),
    safe=5.0,
    names=NameType(capitals=3.9, gap=6.4, most=15, least=10),
    ticket="booklet",
    in_mail="file",
)
