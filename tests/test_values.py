"""Products and targets are values: whoever wants to know something of one asks it, and nobody compares its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.jobs import Job, targets_of
from generator.product import load
from generator.products import ENCLOSED, NAMED, PICTURED, PRODUCTS
from generator.products import USUAL as USUAL_PRODUCTS
from generator.targets import TARGETS, USUAL

PACKAGE = Path(__file__).parent.parent / "generator"
OWN = ("products", "targets")
"""The folders that may know the names."""
NAMES = {*PRODUCTS, *TARGETS}


def names_in(node: ast.AST | None) -> bool:
    """Tell whether an expression is a name of a product or target, or a collection with one."""
    if isinstance(node, ast.Constant):
        return node.value in NAMES
    return isinstance(node, (ast.Tuple, ast.List, ast.Set)) and any(map(names_in, node.elts))


def comparisons(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that decide by a product's or target's name: comparisons, patterns, tables keyed by names."""
    for node in ast.walk(tree):
        if (
            (isinstance(node, ast.Compare) and any(map(names_in, (node.left, *node.comparators))))
            or (isinstance(node, ast.MatchValue) and names_in(node.value))
            or (isinstance(node, ast.Dict) and node.keys and all(map(names_in, node.keys)))
            or (isinstance(node, ast.Subscript) and names_in(node.slice) and "Literal" in ast.unparse(node.value))
        ):
            yield node.lineno


def test_no_stage_compares_names_of_products_or_targets() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in OWN
        for line in comparisons(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'job.target == "shop"',
        '"card" != product',
        'product in ("poster", "card")',
        'sizes = {"poster": 1, "card": 2}',
        'match product:\n    case "text":\n        pass',
        'Target = Literal["screen", "home"]',
    ],
)
def test_a_comparison_is_noticed(code: str) -> None:
    assert list(comparisons(ast.parse(code))) != []


def test_values_name_functions_that_are_there() -> None:
    for product in PRODUCTS.values():
        finishes = [finish for target in TARGETS.values() if (finish := product.finish(target))]
        paths = [product.layout, product.written, product.folded_from]
        paths += [path for finish in finishes for path in (finish.by, finish.run)]
        assert all(load(path) for path in paths if path)
        assert bool(product.layout) != bool(product.written)


def test_what_is_made_of_what() -> None:
    assert {name: targets_of(product) for name, product in PRODUCTS.items()} == {
        "poster": ["screen", "home", "shop"],
        "card": ["screen", "home", "shop"],
        "booklet": ["screen", "home", "shop"],
        "pocket": ["screen", "home"],
        "text": ["screen"],
        "web": ["screen"],
    }
    assert [product.name for product in USUAL_PRODUCTS] == ["poster", "card", "booklet"]
    assert [product.name for product in NAMED] == ["poster", "card", "booklet"]
    assert USUAL.name == "screen"


def test_mail_brings_one_product_and_shows_one() -> None:
    assert {product.name: product.in_mail for product in PRODUCTS.values() if product.in_mail} == {
        "booklet": "file",
        "poster": "picture",
    }
    assert (ENCLOSED.name, PICTURED.name) == ("booklet", "poster")
    assert ENCLOSED.names, "it carries the name of whom it goes to"


def test_only_what_goes_to_a_press_is_in_its_colours() -> None:
    assert {target.name for target in TARGETS.values() if target.space == "cmyk"} == {"shop"}
    assert all(target.press == (target.space == "cmyk") for target in TARGETS.values())


def test_files_are_named_after_product_edition_and_target() -> None:
    assert Job.named("poster").file("mine") == "mine-poster.pdf"
    assert Job.named("card", "shop").file("mine", ["a6", "large"]) == "mine-card-a6-large-shop.pdf"
    assert Job.named("text").file("a*b?") == "a-b.txt"
