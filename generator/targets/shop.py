"""For a print shop: single pages with bleed, in CMYK, as PDF/X, with a job ticket beside."""

from __future__ import annotations

from generator.target import Finish, Target

TARGET = Target(
    name="shop",
    order=3,
    space="cmyk",
    version=(1, 4),
    press=True,
    bleed=3.0,
    finish=Finish(
        by="generator.finishing.ticket:ordered",
        reads=("bleed", "marks", "condition", "profile"),
        run="generator.delivery.print_run:FOR_SHOP",
    ),
)
