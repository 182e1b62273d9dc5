"""What the press makes. A product is one frozen value; `generator/products` has a module for each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from generator.target import Finish, Target


@dataclass(frozen=True, slots=True)
class LargePrint:
    """The sizes that large print is made in: that for most people, and that for people with Letter paper."""

    size: str
    us_size: str


@dataclass(frozen=True, slots=True)
class NameType:
    """How names and bibs stand on a product, all at its home size.

    `capitals` is the height of the strip that is left for them, `gap` the white below it, in mm; names are set from
    `most` to `least` pt, bibs at `bib` pt (0: as the name). The floors are about those of body text.
    """

    capitals: float
    gap: float
    most: float
    least: float
    bib: float = 0.0


@dataclass(frozen=True, slots=True)
class Product:
    """A product: what it says, how it is laid out, and what becomes of its pages for each target.

    `order` is its place in lists, `usual` ones are made when nothing is said. Its words come from
    `templates/TEMPLATE.xml.j2` (by default its name's). `layout` names the function that plans its pages (as
    `module:function`). What has no pages of paper is `written` in its place by a function
    (`generator.documents.manuscript.Writer`), has an `extension` of its own, is told as what it is (`is_a`), and
    reads the options that it `asks`.

    `size` is the size when nothing is said, a name in the product's section of `templates/papers.yaml`; `size_option`
    asks for another (by default NAME_size), `size_help` says so, `size_list` is its list (NAMEs). Without a size,
    `folded_from` names the function that gives the size of its pages from a sheet of paper. Who asks for one of
    `us_sizes` has Letter paper in the tray. `large_print` gives the sizes of that edition where they are others.
    Its layout fills sizes whose longer side is up to `slimmest` times the shorter. `turns`: its paper may be turned;
    `series`: its parts may be shared out to several pages of one file. `instead` names products that are tried, one
    after the other, where it is too small for a routine's moves.

    `finishes` are pairs of a target's name and how the product is finished for it, where the target itself does not
    say; it is never made for those in `not_for`. `safe` is what keeps clear of its cut edges, in mm. `names` is for
    products that can carry a person's name, `merged_for` the target of such copies when nothing is said; copies of a
    product that `runs` are printed together where its finish knows how, others are a file each. `ticket` is what the
    names of its words on the job ticket end in (`printing.ticket_pages_TICKET` of a language's file). `in_mail`: mail
    brings its file, or shows its first page as a picture.
    """

    name: str
    order: int
    usual: bool = False
    template: str = ""
    layout: str = ""
    written: str = ""
    extension: str = ".pdf"
    is_a: str = ""
    asks: tuple[str, ...] = ()
    size: str = ""
    size_option: str = ""
    size_help: str = ""
    size_list: str = ""
    folded_from: str = ""
    us_sizes: tuple[str, ...] = ()
    slimmest: float = 3.0
    large_print: LargePrint | None = None
    turns: bool = False
    series: bool = False
    instead: tuple[str, ...] = ()
    finishes: tuple[tuple[str, Finish], ...] = ()
    not_for: tuple[str, ...] = ()
    safe: float = 3.0
    names: NameType | None = None
    merged_for: str = ""
    runs: bool = False
    ticket: str = ""
    in_mail: Literal["", "file", "picture"] = ""

    def __str__(self) -> str:
        return self.name

    @property
    def says(self) -> str:
        """The name of its template."""
        return self.template or self.name

    @property
    def suffix(self) -> str:
        """What the names of its files have behind that of the routine."""
        return "" if self.written else f"-{self.name}"

    @property
    def option(self) -> str:
        """The option that asks for another size."""
        return (self.size_option or f"{self.name}_size") if self.size else ""

    @property
    def listed(self) -> str:
        """The name of the list of its sizes."""
        return (self.size_list or f"{self.name}s") if self.size else ""

    @property
    def reads(self) -> tuple[str, ...]:
        """The options that its pages may ask for, whatever they are for."""
        if self.written:
            return self.asks
        own = (("orientation",) if self.turns else ()) + (("series",) if self.series else ())
        return ("size", "theme", "large_print", "units", "cast", *own)

    def finish(self, target: Target) -> Finish | None:
        """Say how it is finished for a target; None where it is not made for it."""
        own = dict(self.finishes)
        if target.name in own:
            return own[target.name]
        return None if self.written or target.name in self.not_for else target.finish


def load(path: str) -> Any:
    """Give the function that `module:function` names, importing its module."""
    module, name = path.split(":")
    return getattr(import_module(module), name)
