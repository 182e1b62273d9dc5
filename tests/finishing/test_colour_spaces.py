"""Colour spaces of a file: what each is called, what a press has to guess at, and the ink that its colours take."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from generator.finishing.preflight.content.spaces import (
    ALL_INKS,
    BLACK,
    GRAY,
    PATTERN,
    UNKNOWN_SPACE,
    Colour,
    Spaces,
    name_text,
)

PDF = pikepdf.new()
MIXED = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)


def profile(channels: int) -> Array:
    stream = pikepdf.Stream(PDF, b"profile")
    stream.N = channels
    return Array([Name.ICCBased, stream])


def inks(*names: str, base: Any = Name.DeviceCMYK) -> Array:
    if len(names) == 1:
        return Array([Name.Separation, Name(f"/{names[0]}"), base, MIXED])
    return Array([Name.DeviceN, Array([Name(f"/{name}") for name in names]), base, MIXED])


def table(base: Any, colours: bytes) -> Array:
    return Array([Name.Indexed, base, 1, pikepdf.String(colours)])


CALIBRATED = Array([Name.CalRGB, Dictionary(WhitePoint=Array([1, 1, 1]))])
GRAY_AS_SEEN = Array([Name.CalGray, Dictionary(WhitePoint=Array([1, 1, 1]))])
LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))])


@pytest.mark.parametrize(
    ("space", "name", "channels", "guessed", "managed", "spots"),
    [
        (Name.DeviceGray, "DeviceGray", 1, "", False, ()),
        ("G", "DeviceGray", 1, "", False, ()),
        (Name.RGB, "DeviceRGB", 3, "DeviceRGB", False, ()),
        ("CMYK", "DeviceCMYK", 4, "", False, ()),
        (Name.CalRGB, "CalRGB", 3, "CalRGB", True, ()),
        (CALIBRATED, "CalRGB", 3, "CalRGB", True, ()),
        (GRAY_AS_SEEN, "CalGray", 1, "", True, ()),
        (LAB, "Lab", 3, "Lab", True, ()),
        (profile(1), "ICCBased1", 1, "", True, ()),
        (profile(3), "ICCBased3", 3, "ICCBased3", True, ()),
        (profile(4), "ICCBased4", 4, "", True, ()),
        (inks("Gold"), "Separation Gold", 1, "", False, ("Gold",)),
        (inks("Gold", base=Name.DeviceRGB), "Separation Gold", 1, "DeviceRGB", False, ("Gold",)),
        (inks("Cyan"), "Separation Cyan", 1, "", False, ()),
        (inks("All"), "Separation All", 1, "", False, ()),
        (inks("None"), "Separation None", 1, "", False, ()),
        (inks("Black", "Gold", "Red#20Two"), "DeviceN Black, Gold, Red Two", 3, "", False, ("Gold", "Red Two")),
        (inks("Gold", "Green", base=LAB), "DeviceN Gold, Green", 2, "Lab", True, ("Gold", "Green")),
        (table(Name.DeviceRGB, b"abcdef"), "DeviceRGB", 1, "DeviceRGB", False, ()),
        (table(inks("Gold"), b"ab"), "Separation Gold", 1, "", False, ("Gold",)),
        (Array([Name.I, Name.G, 1, pikepdf.String(b"ab")]), "DeviceGray", 1, "", False, ()),
        (Name.Pattern, "Pattern", 0, "", False, ()),
        (Array([Name.Pattern, Name.DeviceRGB]), "Pattern", 0, "DeviceRGB", False, ()),
        (Array([Name.DeviceCMYK]), "DeviceCMYK", 4, "", False, ()),
        (Array([Name.Fancy, 1]), "Fancy", 1, "", False, ()),
        ("Fancy", "Fancy", 1, "", False, ()),
        ("", "unknown", 1, "", False, ()),
        (Array([]), "unknown", 1, "", False, ()),
        (7, "unknown", 1, "", False, ()),
    ],
)
def test_a_space_is_known(
    space: Any, name: str, channels: int, guessed: str, managed: bool, spots: tuple[str, ...]
) -> None:
    read = Spaces().read(space, {})
    assert (read.name, read.channels, read.guessed, read.is_managed) == (name, channels, guessed, managed)
    assert read.spots == spots


@pytest.mark.parametrize(
    ("space", "values", "ink"),
    [
        (Name.DeviceCMYK, (0.5, 0.25, 0, 1), 175), (profile(4), (0.5, 0.25, 0, 1), 175), (Name.DeviceGray, (0,), 100),
        (Name.DeviceGray, (0.75,), 25), (GRAY_AS_SEEN, (0.75,), 25), (profile(1), (1,), 0), (Name.DeviceGray, (), 100),
        (Name.DeviceRGB, (0, 0, 0), 0), (LAB, (0, 0, 0), 0), (inks("Gold"), (0.5,), 50), (inks("All"), (0.5,), 200),
        (inks("None"), (1,), 0), (inks("Black", "Gold"), (0.5, 0.25), 75), (inks("Black", "None"), (0.5, 1), 50),
        (table(Name.DeviceCMYK, bytes((0, 0, 0, 0, 255, 255, 51, 0))), (1,), 220),
        (table(Name.DeviceGray, bytes((255, 0))), (0,), 0), (table(Name.DeviceGray, bytes((255, 0))), (-1,), 0),
        (table(Name.DeviceGray, bytes((255, 0))), (1.7,), 100), (table(Name.DeviceGray, b"\xff"), (1e99,), 100),
        (Array([Name.Indexed, Name.DeviceGray, 1]), (0,), 100), (table(Name.DeviceGray, b""), (), 0),
        (Array([Name.Pattern, Name.DeviceGray]), (0.25,), 75), (Name.Pattern, (), 0),
    ],
)  # fmt: skip
def test_a_colour_takes_ink(space: Any, values: tuple[float, ...], ink: float) -> None:
    assert Spaces().read(space, {}).ink(values) == pytest.approx(ink)


def test_tables_may_be_streams() -> None:
    space = Array([Name.Indexed, Name.DeviceGray, 1, pikepdf.Stream(PDF, bytes((255, 51)))])
    assert Spaces().read(space, {}).ink((1,)) == pytest.approx(80)


@pytest.mark.parametrize(
    ("space", "values", "ink"),
    [
        (Name.DeviceGray, (0,), 100), (Name.DeviceRGB, (0, 0, 0), 0), (Name.DeviceCMYK, (0, 0, 0, 1), 100),
        (profile(4), (0, 0, 0, 1), 100), (inks("Gold"), (1,), 100), (inks("Gold", "Red"), (1, 1), 200),
        (Name.Pattern, (), 0),
    ],
)  # fmt: skip
def test_a_space_starts_with_a_colour(space: Any, values: tuple[float, ...], ink: float) -> None:
    read = Spaces().read(space, {})
    assert read.start() == values
    assert Colour(read, read.start()).ink == ink


def test_white_is_a_plain_colour_without_ink() -> None:
    cmyk, gold = Spaces().read(Name.DeviceCMYK, {}), Spaces().read(inks("Gold"), {})
    assert Colour(cmyk, (0, 0, 0, 0)).is_white
    assert Colour(GRAY, (1,)).is_white
    assert not Colour(cmyk, (0, 0, 0, 0.01)).is_white
    assert not Colour(gold, (0,)).is_white
    assert not BLACK.is_white
    assert Colour(gold, (1,), ink=3).ink == 3


def test_pages_name_spaces_and_defaults() -> None:
    named = {"/Own": inks("Gold"), "/DefaultCMYK": profile(4), "/DefaultGray": LAB, "/Same": Name.DeviceRGB}
    spaces = Spaces()
    assert spaces.read(Name.Own, named).name == "Separation Gold"
    assert spaces.read(Name.Same, named).name == "DeviceRGB"
    given = spaces.read("CMYK", named)
    assert (given.name, given.channels, given.is_managed, given.ink((0, 0, 0, 1))) == ("DeviceCMYK", 4, True, 100)
    seen = spaces.read(Name.DeviceGray, named)
    assert (seen.guessed, seen.ink((0.5,))) == ("Lab", 50)
    assert spaces.read(Name.DeviceRGB, named).base is None
    assert spaces.read(Name.Pattern, {"/Pattern": LAB}) is PATTERN


def test_spaces_that_name_themselves_are_left_at_a_depth() -> None:
    spaces, around = Spaces(), {"/A": Name.B, "/B": Name.A}
    assert spaces.read(Name.A, around).family in ("A", "B")
    deep: Any = Name.DeviceRGB
    for _ in range(8):
        deep = Array([Name.Pattern, deep])
    assert spaces.read(deep, {}).guessed == "DeviceRGB"
    assert spaces.read(Array([Name.Pattern, Array([Name.Pattern, deep])]), {}).guessed == ""
    default = {"/DefaultRGB": Array([Name.DeviceRGB])}
    assert spaces.read(Name.DeviceRGB, default).base is not None


def test_a_space_is_read_once() -> None:
    spaces, shared = Spaces(), PDF.make_indirect(profile(4))
    assert spaces.read(shared, {}) is spaces.read(shared, {})
    assert spaces.read(shared, {}).digest == sha256(b"profile").hexdigest()
    assert spaces.read(profile(3), {}).digest == ""
    assert spaces.read(Array([]), {}) is UNKNOWN_SPACE


def test_names_are_text() -> None:
    assert name_text("/Gold") == name_text("Gold") == name_text(Name.Gold) == "Gold"
    assert name_text(Name.All) == ALL_INKS
