"""What to make and how: products, targets and the choices a user has. Imports nothing slow."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from generator.errors import ChoiceError, PressError

Product = Literal["poster", "card", "booklet", "pocket", "text"]
Target = Literal["screen", "home", "shop"]
Orientation = Literal["portrait", "landscape"]
Mark = Literal["crop", "registration", "colorbar"]
Flip = Literal["long-edge", "short-edge"]
PRODUCTS: tuple[Product, ...] = ("poster", "card", "booklet")
"""What is made when nothing is said; the pocket edition and the plain text are made on demand."""
ALL_PRODUCTS: tuple[Product, ...] = get_args(Product)
TARGETS: tuple[Target, ...] = get_args(Target)
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
MARKS: tuple[Mark, ...] = get_args(Mark)
FLIPS: tuple[Flip, ...] = get_args(Flip)
FOR_TARGETS: dict[Product, tuple[Target, ...]] = {"pocket": ("screen", "home"), "text": ("screen",)}
"""Products that are not for every target: nobody cuts a folded sheet at a print shop, or prints plain text."""
US_SIZES = frozenset(("letter", "tabloid", "arch-c", "arch-d", "half-letter", "us"))
"""Sizes of people who have Letter paper in the tray."""
LARGE_SIZES: dict[Product, tuple[str, str]] = {"card": ("a6", "a6"), "booklet": ("a4", "letter")}
"""Sizes of large print, and those for people with Letter paper."""


class Job(NamedTuple):
    """One product for one target."""

    product: Product
    target: Target = "screen"

    def file(self, routine: str, large_print: bool = False) -> str:
        """Name the file: `ROUTINE-poster.pdf`, `ROUTINE-poster-shop.pdf`, `ROUTINE-poster-large.pdf`, `ROUTINE.txt`."""
        if self.product == "text":
            return f"{routine}.txt"
        edition = ("-large" if large_print else "") + ("" if self.target == "screen" else f"-{self.target}")
        return f"{routine}-{self.product}{edition}.pdf"


@dataclass(frozen=True, slots=True)
class HomePrinting:
    """Choices for home printers: paper (empty: what goes with the product), card stock, how sheets are turned.

    `back_offset` moves backs by millimetres (right, up). `thickness` is that of a booklet's paper, `overlap` that of a
    poster's sheets, in mm.
    """

    sheet: str = ""
    stock: str = ""
    flip: Flip = "long-edge"
    back_offset: tuple[float, float] = (0.0, 0.0)
    fold_over: bool = False
    thickness: float = 0.1
    overlap: float = 10.0


@dataclass(frozen=True, slots=True)
class ShopPrinting:
    """Choices for print shops: bleed in mm, marks, the printing condition, or an ICC profile of the user's own."""

    bleed: float = 3.0
    marks: tuple[Mark, ...] = ()
    condition: str = "fogra51"
    profile: Path | None = None

    def profile_bytes(self) -> bytes | None:
        """Read the profile. Raises PressError when it cannot be read."""
        if self.profile is None:
            return None
        try:
            return self.profile.read_bytes()
        except OSError as error:
            raise PressError(f"{self.profile}: cannot be read: {error.strerror}") from None


@dataclass(frozen=True, slots=True)
class Options:
    """How products are made. Sizes are names from templates/papers.yaml, the theme a file of templates/themes."""

    paper: str = "a3"
    card_size: str = "id1"
    booklet_size: str = "a5"
    orientation: Orientation = "portrait"
    theme: str = "colour"
    large_print: bool = False
    home: HomePrinting = field(default_factory=HomePrinting)
    shop: ShopPrinting = field(default_factory=ShopPrinting)

    def size(self, product: Product) -> str:
        """Give the name of a product's size: that of its sheet for the pocket edition, none for plain text."""
        if product == "pocket":
            return self.sheet(product)
        asked = self.asked(product)
        return LARGE_SIZES[product][asked in US_SIZES] if self.large_print and product in LARGE_SIZES else asked

    def asked(self, product: Product) -> str:
        """Give the name of the size that was asked for, whatever the edition."""
        sizes = {"poster": self.paper, "card": self.card_size, "booklet": self.booklet_size}
        return sizes.get(product, "").lower()

    def sheet(self, product: Product) -> str:
        """Give the name of the paper that a home printer gets for a product."""
        sizes = [self.asked(one) for one in (PRODUCTS if product == "pocket" else (product,))]
        return self.home.sheet.lower() or ("letter" if US_SIZES.intersection(sizes) else "a4")

    def of(self, job: Job) -> dict[str, Any]:
        """Give the options that change one file, and no others."""
        chosen: dict[str, Any] = {"product": job.product, "target": job.target}
        if job.product == "text":
            return chosen
        chosen |= {"size": self.size(job.product), "theme": self.theme, "large_print": self.large_print}
        if job.product == "poster":
            chosen["orientation"] = self.orientation
        if job.target == "home":
            chosen |= {"home": repr(self.home), "sheet": self.sheet(job.product)}
        if job.target == "shop":
            chosen |= {"bleed": self.shop.bleed, "marks": self.shop.marks, "condition": self.shop.condition}
            chosen["profile"] = hashlib.sha256(self.shop.profile_bytes() or b"").hexdigest()
        return chosen


def jobs_of(products: tuple[Product, ...], targets: tuple[Target, ...]) -> tuple[Job, ...]:
    """Combine products and targets, as far as the products are for them. Raises PressError when nothing is left."""
    pairs = ((product, target) for product in products for target in targets)
    jobs = tuple(Job(*pair) for pair in pairs if pair[1] in FOR_TARGETS.get(pair[0], TARGETS))
    if not jobs:
        what = "; ".join(f"{product} is for {' and '.join(FOR_TARGETS.get(product, ()))}" for product in products)
        raise PressError(f"nothing to make: {what or 'no product'}")
    return jobs


def chosen(what: str, name: str, allowed: tuple[Any, ...]) -> Any:
    """Check a name against those on offer. Raises ChoiceError."""
    if name not in allowed:
        raise ChoiceError(what, name, allowed)
    return name
