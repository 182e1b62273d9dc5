"""What the press can make, one module each: to add a product, add its module.

A module's name is the word that users say; its `PRODUCT` is a `generator.product.Product`. Modules import nothing of
the stages that make the product, and name their functions instead.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from generator.product import Product

_FOUND: list[Product] = [import_module(f"{__name__}.{found.name}").PRODUCT for found in iter_modules(__path__)]

PRODUCTS: dict[str, Product] = {
    found.name: found for found in sorted(_FOUND, key=lambda found: (found.order, found.name))
}
"""Every product by its name, in their order."""
USUAL: tuple[Product, ...] = tuple(product for product in PRODUCTS.values() if product.usual)
"""What is made when nothing is said."""
NAMED: tuple[Product, ...] = tuple(product for product in PRODUCTS.values() if product.names)
"""What can carry a person's name."""
SIZED: tuple[Product, ...] = tuple(product for product in PRODUCTS.values() if product.size)
"""What comes in sizes of its own."""
ENCLOSED: Product = next(product for product in PRODUCTS.values() if product.in_mail == "file")
"""What mail brings."""
PICTURED: Product = next(product for product in PRODUCTS.values() if product.in_mail == "picture")
"""What mail shows."""
