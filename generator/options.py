"""The choices a user has, and which of them decide a file. Imports nothing slow."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, NoReturn, get_args

from generator.errors import ChoiceError, PressError
from generator.files import safe_name
from generator.jobs import Job
from generator.product import Product
from generator.products import SIZED
from generator.units import UnitSystem

USUAL_THEME = "colour"
Orientation = Literal["portrait", "landscape"]
MarkSet = Literal["crop", "registration", "colorbar"]
Flip = Literal["long-edge", "short-edge"]
"""Which edge of the paper a duplex printer turns it about."""
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
MARK_SETS: tuple[MarkSet, ...] = get_args(MarkSet)
FLIPS: tuple[Flip, ...] = get_args(Flip)


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
    marks: tuple[MarkSet, ...] = ()
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


class UndeclaredError(AttributeError):
    """An option was asked for that the product and its finish do not declare: a mistake in the program."""


@dataclass(frozen=True, slots=True, init=False)
class Choices:
    """The options that decide one file; asking for any other raises UndeclaredError.

    What a product's pages may ask for stands in `Product.reads`, what finishing them may in `Finish.reads`. So no
    option can change a file without being part of its digest. `size` and `sheet` are names of papers.
    """

    size: str
    theme: str
    large_print: bool
    units: UnitSystem
    orientation: Orientation
    series: int
    cast: tuple[str, ...]
    sheet: str
    stock: str
    flip: Flip
    back_offset: tuple[float, float]
    fold_over: bool
    thickness: float
    overlap: float
    bleed: float
    marks: tuple[MarkSet, ...]
    condition: str
    profile: bytes | None

    def __init__(self, **values: Any) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> NoReturn:
        raise UndeclaredError(f"the option {name} is not declared by the product or its finish")

    def given(self) -> dict[str, Any]:
        """Give the options by name, a profile by its digest."""
        names = [one.name for one in fields(self)]
        known = {name: getattr(self, name) for name in names if hasattr(self, name)}
        if "profile" in known:
            known["profile"] = hashlib.sha256(known["profile"] or b"").hexdigest()
        return known


@dataclass(frozen=True, slots=True, init=False)
class Options:
    """How products are made. Sizes are names from templates/papers.yaml, the theme a file of templates/themes.

    A product's size is given by its own option: `Options(paper="a2", card_size="us")`. `series` is the number of pages
    over which the parts of a routine are shared out, of products that may be a series. `cast` names the people to draw,
    `units` those of lengths and weights (empty: the language's, or as written).
    """

    sizes: tuple[tuple[str, str], ...]
    """Sizes asked for, by the product's option."""
    orientation: Orientation
    theme: str
    large_print: bool
    units: UnitSystem
    series: int
    cast: tuple[str, ...]
    home: HomePrinting
    shop: ShopPrinting

    def __init__(
        self,
        *,
        sizes: Iterable[tuple[str, str]] = (),
        orientation: Orientation = "portrait",
        theme: str = USUAL_THEME,
        large_print: bool = False,
        units: UnitSystem = "",
        series: int = 1,
        cast: Iterable[str] = (),
        home: HomePrinting | None = None,
        shop: ShopPrinting | None = None,
        **named: str,
    ) -> None:
        known = {product.option: product.size for product in SIZED}
        if unknown := named.keys() - known.keys():
            raise ChoiceError("option", min(unknown), list(known))
        asked = {option: size.lower() for option, size in (dict(sizes) | named).items()}
        values = {
            "sizes": tuple(sorted((option, size) for option, size in asked.items() if size != known.get(option))),
            "orientation": orientation,
            "theme": theme,
            "large_print": large_print,
            "units": units,
            "series": series,
            "cast": tuple(cast),
            "home": home or HomePrinting(),
            "shop": shop or ShopPrinting(),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def asked(self, product: Product) -> str:
        """Give the name of the size that was asked for, whatever the edition; empty for a product without sizes."""
        return dict(self.sizes).get(product.option, product.size)

    def size(self, product: Product) -> str:
        """Give the name of a product's size: that of its sheet for what is folded from one, none for plain text."""
        if product.folded_from:
            return self.sheet(product)
        if self.large_print and product.large_print:
            return product.large_print.us_size if self._us([product]) else product.large_print.size
        return self.asked(product)

    def sheet(self, product: Product) -> str:
        """Give the name of the paper that a home printer gets for a product."""
        return self.home.sheet.lower() or ("letter" if self._us([product] if product.size else SIZED) else "a4")

    def _us(self, products: Sequence[Product]) -> bool:
        """Tell whether sizes were asked for that people with Letter paper in the tray ask for."""
        return any(self.asked(product) in product.us_sizes for product in products)

    def file(self, job: Job, routine: str) -> str:
        """Name a routine's file for a job, with all in it that makes it another edition than the usual."""
        return job.file(routine, [*self.edition(job.product), *self.put_on(job)])

    def put_on(self, job: Job) -> list[str]:
        """Say what a file is to be printed on at home, where that is not the usual: card stock, or another paper."""
        product, reads = job.product, job.finish.reads
        if "stock" in reads and (stock := str(self._value("stock", product))):
            return [safe_name(stock)]
        usual = "letter" if self._us([product]) else "a4"
        other = "sheet" in reads and not product.folded_from and self.sheet(product) != usual
        return [f"on-{self.sheet(product)}"] if other else []

    def edition(self, product: Product) -> list[str]:
        """Say what makes a product's edition another than the usual: size, way up, theme, series, large print."""
        reads = product.reads
        large = self.large_print and "large_print" in reads
        usual = product.large_print.size if large and product.large_print else product.size
        words = [self.size(product)] if "size" in reads and self.size(product) != (usual or "a4") else []
        if product.turns and self.orientation == "landscape":
            words.append(self.orientation)
        if "theme" in reads and self.theme != USUAL_THEME:
            words.append(safe_name(self.theme))
        if "series" in reads and self.series > 1:
            words.append(f"{self.series}-posters")
        if "units" in reads and self.units:
            words.append(self.units)
        if "cast" in reads and self.cast:
            words.append("cast-" + "".join(self.cast))
        return words + ["large"] * large

    def choices(self, job: Job) -> Choices:
        """Give the options that decide one file, and no others."""
        finish = job.finish
        wanted = {*job.product.reads, *finish.reads}
        values = {name: self._value(name, job.product) for name in wanted}
        moot = {other for first, other in finish.moot if values.get(first)}
        return Choices(**{name: value for name, value in values.items() if name not in moot})

    def _value(self, name: str, product: Product) -> Any:
        match name:
            case "size":
                return self.size(product)
            case "sheet":
                return self.sheet(product)
            case "stock":
                return self.home.stock.strip().lower().replace(" ", "-")
            case "condition":
                return self.shop.condition.lower()
            case "profile":
                return self.shop.profile_bytes()
        return next(getattr(part, name) for part in (self, self.home, self.shop) if hasattr(part, name))

    def of(self, job: Job) -> dict[str, Any]:
        """Give what decides a file beside its content, for its digest: names, and the options that it may ask for."""
        return {"product": job.product.name, "target": job.target.name, **self.choices(job).given()}


def chosen(what: str, name: str, allowed: tuple[Any, ...]) -> Any:
    """Check a name against those on offer. Raises ChoiceError."""
    if name not in allowed:
        raise ChoiceError(what, name, allowed)
    return name
