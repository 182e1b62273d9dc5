"""The wall poster: one page with everything that a session needs."""

from __future__ import annotations

from generator.product import NameType, Product
from generator.target import Finish

PRODUCT = Product(
    name="poster",
    order=1,
    usual=True,
    layout="generator.layouts.poster:plan",
    size="a3",
    size_option="paper",
    size_help="Poster paper: a3, a2, letter … (default a3).",
    size_list="papers",
    us_sizes=("letter", "tabloid", "arch-c", "arch-d"),
    turns=True,
    series=True,
    instead=("booklet",),
    finishes=(
        # Cut out of several sheets: with a little bleed a cut that is off still looks right.
        ("home", Finish(by="generator.finishing.home:tiled", reads=("sheet", "overlap"), bleed=3.0)),
    ),
    safe=5.0,
    names=NameType(capitals=6.6, gap=6.4, most=26, least=17),
    ticket="poster",
    in_mail="picture",
)
