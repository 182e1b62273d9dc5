"""What is to be made: a product for a target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.errors import ChoiceError, PressError
from generator.files import safe_name
from generator.product import Product
from generator.products import PRODUCTS
from generator.target import Finish, Target
from generator.targets import TARGETS, USUAL


@dataclass(frozen=True, slots=True)
class Job:
    """One product for one target."""

    product: Product
    target: Target = USUAL

    @classmethod
    def named(cls, product: str, target: str = USUAL.name) -> Job:
        """Give a job by names. Raises ChoiceError."""
        return cls(find_product(product), find_target(target))

    def __str__(self) -> str:
        return f"{self.product} for {self.target}"

    @property
    def finish(self) -> Finish:
        """How the product's pages become the file. Raises PressError for a product that is not for the target."""
        finish = self.product.finish(self.target)
        if finish is None:
            raise PressError(f"nothing to make: {self.product} is for {' and '.join(targets_of(self.product))}")
        return finish

    def file(self, routine: str, edition: Iterable[str] = ()) -> str:
        """Name the file: `ROUTINE-poster.pdf`, `ROUTINE-poster-shop.pdf`, `ROUTINE-poster-a2-large.pdf`, `ROUTINE.txt`.

        What a file system cannot hold in a routine's name becomes a dash.
        """
        words = "".join(f"-{word}" for word in edition)
        return f"{safe_name(routine)}{self.product.suffix}{words}{self.target.suffix}{self.product.extension}"


def find_product(name: str, among: Iterable[Product] = PRODUCTS.values()) -> Product:
    """Give a product by its name. Raises ChoiceError."""
    known = {product.name: product for product in among}
    if name not in known:
        raise ChoiceError("product", name, list(known))
    return known[name]


def find_target(name: str) -> Target:
    """Give a target by its name. Raises ChoiceError."""
    if name not in TARGETS:
        raise ChoiceError("target", name, list(TARGETS))
    return TARGETS[name]


def targets_of(product: Product) -> list[str]:
    """Name the targets that a product is made for."""
    return [target.name for target in TARGETS.values() if product.finish(target)]


def jobs_of(products: Sequence[str], targets: Sequence[str]) -> tuple[Job, ...]:
    """Combine products and targets by name, as far as the products are for them.

    Raises ChoiceError for an unknown name, PressError when nothing is left.
    """
    made, wanted = [find_product(name) for name in products], [find_target(name) for name in targets]
    jobs = tuple(Job(product, target) for product in made for target in wanted if product.finish(target))
    if not jobs:
        what = "; ".join(f"{product} is for {' and '.join(targets_of(product))}" for product in made)
        raise PressError(f"nothing to make: {what or 'no product'}")
    return jobs
