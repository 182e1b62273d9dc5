"""The pocket card: front and back, in a wallet, on a bib, with a name."""

from __future__ import annotations

from generator.product import LargePrint, NameType, Product
from generator.target import Finish

AT_HOME = Finish(
    by="generator.finishing.home:carded",
    reads=("sheet", "stock", "flip", "back_offset", "fold_over"),
    moot=(("stock", "sheet"), ("fold_over", "flip"), ("fold_over", "back_offset")),
    bleed=3.0,  # a cut a little off still looks right
    run="generator.delivery.print_run:ON_SHEETS",
)

PRODUCT = Product(
    name="card",
    order=2,
    usual=True,
    layout="generator.layouts.card:plan",
    size="id1",
    size_help="Card: id1, eu, us, a7, a6 (default id1).",
    us_sizes=("us",),
    instead=("pocket", "poster", "booklet"),
    large_print=LargePrint("a6", "a6"),
    finishes=(("home", AT_HOME),),
    names=NameType(capitals=3.4, gap=1.9, most=9.5, least=6, bib=13),
    merged_for="home",
    runs=True,
    ticket="card",
)
