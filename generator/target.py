"""What pages are made for. A target is one frozen value; `generator/targets` has a module for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColourSpace = Literal["rgb", "cmyk"]


@dataclass(frozen=True, slots=True)
class Finish:
    """How the pages of a product become its file for a target.

    `by` names the function that does it (`module:function`; see `generator.finishing.instructions`); without one the
    pages are the file. `reads` are the options (fields of `generator.options.Choices`) that it may ask for, `moot`
    pairs of an option and one that is not asked for once the first is set. `bleed` in mm runs round the pages, unless
    `reads` has `bleed`. `run` names how copies for many people are put into one file
    (a `Run` of `generator.delivery.print_run`).
    """

    by: str = ""
    reads: tuple[str, ...] = ()
    moot: tuple[tuple[str, str], ...] = ()
    bleed: float = 0.0
    run: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What pages are for: reading on a screen, a printer at home, a print shop's press.

    `order` is its place in lists, `usual` the one that is made for when nothing is said. `space` is the colour space
    of its pages and marks, `version` that of its PDF. `tagged` pages are read on screens: tagged, linked and without
    bleed. What is for a `press` must be PDF/X and is judged as a print shop does. At `actual_size` the print dialogue
    may not scale. `sheets` says that the file's pages are sheets of paper on which a product's pages stand. `bleed`
    and `safe` are mm that pages of unknown make are asked for: bleed, and what keeps clear of their edges. `finish`
    is for the products that do not say themselves how they are finished for it; without it, it is for those alone
    that do.
    """

    name: str
    order: int
    usual: bool = False
    space: ColourSpace = "rgb"
    version: tuple[int, int] = (1, 7)
    tagged: bool = False
    press: bool = False
    actual_size: bool = False
    sheets: bool = False
    bleed: float = 0.0
    safe: float = 3.0
    finish: Finish | None = None

    def __str__(self) -> str:
        return self.name

    @property
    def suffix(self) -> str:
        """What the names of its files end in."""
        return "" if self.usual else f"-{self.name}"
