"""The choices a user has: what they are when nothing is said, and which of them decide a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from generator.errors import ChoiceError, PressError
from generator.jobs import Job
from generator.options import (
    FLIPS,
    MARK_SETS,
    ORIENTATIONS,
    HomePrinting,
    Options,
    ShopPrinting,
    UndeclaredError,
    chosen,
)
from generator.products import PRODUCTS
from generator.targets import TARGETS

JOBS = [Job(product, target) for product in PRODUCTS.values() for target in TARGETS.values() if product.finish(target)]
POSTER, CARD, BOOKLET, POCKET = (PRODUCTS[name] for name in ("poster", "card", "booklet", "pocket"))


def test_what_is_chosen_when_nothing_is_said() -> None:
    options = Options()
    assert [options.size(product) for product in PRODUCTS.values()] == ["a3", "id1", "a5", "a4", "", ""]
    assert (options.orientation, options.theme, options.large_print, options.series) == (
        "portrait",
        "colour",
        False,
        1,
    )
    assert options.home == HomePrinting("", "", "long-edge", (0.0, 0.0), fold_over=False, thickness=0.1, overlap=10)
    assert options.shop == ShopPrinting(3, (), "fogra51", None)
    assert (ORIENTATIONS, FLIPS) == (("portrait", "landscape"), ("long-edge", "short-edge"))
    assert MARK_SETS == ("crop", "registration", "colorbar")


def test_sizes_are_asked_for_by_product() -> None:
    options = Options(paper="A2", card_size="us", booklet_size="phone")
    assert [options.size(product) for product in (POSTER, CARD, BOOKLET)] == ["a2", "us", "phone"]
    assert Options(sizes=options.sizes) == options
    assert Options(paper="a3", card_size="ID1") == Options()
    assert Options(sizes=(("paper", "a2"),), paper="a1").size(POSTER) == "a1"
    with pytest.raises(ChoiceError) as told:
        Options(book_size="a5", zoo="a")
    assert str(told.value) == 'there is no option "book_size"; did you mean "booklet_size"?'


@pytest.mark.parametrize(
    ("sizes", "card", "booklet"),
    [({}, "a6", "a4"), ({"booklet_size": "half-letter"}, "a6", "letter"), ({"booklet_size": "letter"}, "a6", "letter")],
)
def test_large_print_has_sizes_of_its_own(sizes: dict[str, str], card: str, booklet: str) -> None:
    options = Options(large_print=True, **sizes)
    assert [options.size(product) for product in (CARD, BOOKLET, POSTER)] == [card, booklet, "a3"]
    assert options.asked(BOOKLET) == sizes.get("booklet_size", "a5")


@pytest.mark.parametrize(
    ("options", "poster", "card", "pocket"),
    [
        (Options(), "a4", "a4", "a4"),
        (Options(paper="tabloid"), "letter", "a4", "letter"),
        (Options(paper="arch-c"), "letter", "a4", "letter"),
        (Options(paper="arch-d"), "letter", "a4", "letter"),
        (Options(paper="letter"), "letter", "a4", "letter"),
        (Options(card_size="us"), "a4", "letter", "letter"),
        (Options(booklet_size="half-letter"), "a4", "a4", "letter"),
        (Options(card_size="us", home=HomePrinting(sheet="A4")), "a4", "a4", "a4"),
    ],
)
def test_who_asks_for_american_sizes_has_letter_in_the_tray(
    options: Options, poster: str, card: str, pocket: str
) -> None:
    assert [options.sheet(product) for product in (POSTER, CARD, POCKET)] == [poster, card, pocket]
    assert options.size(POCKET) == pocket


def changed(profile: Path) -> dict[str, Options]:
    """Give options that differ in one choice each, by its name; two that differ in what a profile holds."""
    other = profile.with_name("other.icc")
    profile.write_bytes(b"a profile")
    other.write_bytes(b"another profile")
    home, shop = HomePrinting(), ShopPrinting()
    return {
        "size of a poster": Options(paper="a2"),
        "size of a card": Options(card_size="eu"),
        "size of a booklet": Options(booklet_size="phone"),
        "theme": Options(theme="night"),
        "large_print": Options(large_print=True),
        "orientation": Options(orientation="landscape"),
        "units": Options(units="metric"),
        "cast": Options(cast=("d", "f")),
        "series": Options(series=2),
        "sheet": Options(home=replace(home, sheet="letter")),
        "stock": Options(home=replace(home, stock="sigel-lp800")),
        "flip": Options(home=replace(home, flip="short-edge")),
        "back_offset": Options(home=replace(home, back_offset=(0.5, 0.0))),
        "fold_over": Options(home=replace(home, fold_over=True)),
        "thickness": Options(home=replace(home, thickness=0.2)),
        "overlap": Options(home=replace(home, overlap=12)),
        "bleed": Options(shop=replace(shop, bleed=2)),
        "marks": Options(shop=replace(shop, marks=("crop",))),
        "condition": Options(shop=replace(shop, condition="fogra52")),
        "profile": Options(shop=replace(shop, profile=profile)),
        "other profile": Options(shop=replace(shop, profile=other)),
    }


DECIDES = {
    "poster for screen": "size of a poster, theme, large_print, orientation, units, cast, series",
    "poster for home": "size of a poster, theme, large_print, orientation, units, cast, series, sheet, overlap",
    "poster for shop": (
        "size of a poster, theme, large_print, orientation, units, cast, series, "
        "bleed, marks, condition, profile, other profile"
    ),
    "card for screen": "size of a card, theme, large_print, units, cast",
    "card for home": "size of a card, theme, large_print, units, cast, sheet, stock, flip, back_offset, fold_over",
    "card for shop": "size of a card, theme, large_print, units, cast, bleed, marks, condition, profile, other profile",
    "booklet for screen": "size of a booklet, theme, large_print, units, cast",
    "booklet for home": "size of a booklet, theme, large_print, units, cast, sheet, thickness",
    "booklet for shop": (
        "size of a booklet, theme, large_print, units, cast, bleed, marks, condition, profile, other profile"
    ),
    "pocket for screen": "theme, large_print, units, cast, sheet",
    "pocket for home": "theme, large_print, units, cast, sheet",
    "text for screen": "units",
    "web for screen": "theme, units, cast",
}


def test_what_decides_each_file(tmp_path: Path) -> None:
    """The options that a file's digest knows are those that decide it, for every product and target."""
    plain = Options()
    options = changed(tmp_path / "club.icc")
    for job in JOBS:
        found = [name for name, one in options.items() if one.of(job) != plain.of(job)]
        assert ", ".join(found) == DECIDES[str(job)], job
        distinct = [plain.of(job), *(options[name].of(job) for name in found)]
        assert all(first != second for first, second in pairs(distinct)), job
    assert {str(job) for job in JOBS} == set(DECIDES)
    assert len({(one["product"], one["target"]) for one in map(plain.of, JOBS)}) == len(JOBS)


def pairs(values: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield every two of some values."""
    return ((first, second) for index, first in enumerate(values) for second in values[:index])


def test_choices_without_effect_decide_nothing() -> None:
    """Folded cards are not turned over, and a card stock brings its own paper."""
    card = Job.named("card", "home")
    folded = HomePrinting(fold_over=True)
    stock = HomePrinting(stock="sigel-lp800")
    for home in (replace(folded, flip="short-edge"), replace(folded, back_offset=(1, 1))):
        assert Options(home=home).of(card) == Options(home=folded).of(card)
    assert Options(home=replace(stock, sheet="letter")).of(card) == Options(home=stock).of(card)
    assert Options(home=replace(stock, flip="short-edge")).of(card) != Options(home=stock).of(card)
    written = Options(home=HomePrinting(stock=" Sigel LP800 "), shop=ShopPrinting(condition="FOGRA52"))
    assert written.of(card) == Options(home=stock).of(card)
    for_shop = Job.named("card", "shop")
    assert written.of(for_shop) == Options(shop=ShopPrinting(condition="fogra52")).of(for_shop)


def test_a_profile_decides_by_what_it_holds(tmp_path: Path) -> None:
    job = Job.named("poster", "shop")
    first, second = tmp_path / "first.icc", tmp_path / "second.icc"
    for path in (first, second):
        path.write_bytes(b"a profile")
    one, other = (Options(shop=ShopPrinting(profile=path)) for path in (first, second))
    assert one.of(job) == other.of(job)
    assert one.choices(job).profile == b"a profile"
    assert one.of(job)["profile"] == hashlib.sha256(b"a profile").hexdigest()
    assert Options().choices(job).profile is None
    assert Options().of(job)["profile"] == hashlib.sha256(b"").hexdigest()
    second.write_bytes(b"another")
    assert one.of(job) != other.of(job)
    second.unlink()
    with pytest.raises(PressError) as told:
        other.of(job)
    assert str(told.value) == f"{second}: cannot be read: No such file or directory"


def test_a_file_cannot_ask_for_what_is_not_declared() -> None:
    choices = Options().choices(Job.named("card", "home"))
    assert (choices.size, choices.sheet, choices.stock, choices.flip) == ("id1", "a4", "", "long-edge")
    with pytest.raises(UndeclaredError, match="the option overlap is not declared by the product or its finish"):
        _ = choices.overlap
    undeclared = {one.name for one in fields(choices)} - choices.given().keys()
    assert undeclared == {"orientation", "series", "thickness", "overlap", "bleed", "marks", "condition", "profile"}


def test_names_are_checked_against_those_on_offer() -> None:
    assert chosen("orientation", "landscape", ORIENTATIONS) == "landscape"
    with pytest.raises(ChoiceError) as told:
        chosen("orientation", "landscap", ORIENTATIONS)
    assert str(told.value) == 'there is no orientation "landscap"; did you mean "landscape"?'


def test_what_makes_an_edition_stands_in_its_name_once() -> None:
    options = Options(units="imperial", theme="night", large_print=True, cast=("d",))
    assert options.file(Job.named("card", "screen"), "hips") == "hips-card-night-imperial-cast-d-large.pdf"
