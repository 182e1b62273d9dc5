"""The pocket edition: eight panels on one side of a sheet, folded three times and cut once, made on demand."""

from __future__ import annotations

from generator.product import Product
from generator.target import Finish

PRODUCT = Product(
    name="pocket",
    order=4,
    layout="generator.layouts.pocket:plan",
    folded_from="generator.finishing.pocket:panel_paper",
    instead=("poster", "booklet"),
    finishes=(("home", Finish(by="generator.finishing.home:folded", reads=("sheet",))),),
    not_for=("shop",),  # nobody cuts a folded sheet at a print shop
    safe=5.0,
)
