"""Files named after people: each its own, inside the folder, on every system, however the list is sorted."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.delivery.addresses import parse_address
from generator.delivery.names import file_stems
from generator.delivery.people import Recipient, with_spares
from generator.files import RESERVED


def person(name: str, bib: str = "", email: str = "") -> Recipient:
    return Recipient(name, parse_address(email) if email else None, bib=bib)


def test_plain_names_stay_readable() -> None:
    people = [person("Zoë Lee"), person("Ann Lee", "0042"), person("Łukasz Żółć"), person("", "7"), person("Ирина")]
    assert file_stems(people) == ["Zoë-Lee", "0042-Ann-Lee", "Łukasz-Żółć", "7", "Ирина"]


def test_hostile_names_stay_in_the_folder() -> None:
    names = [
        "CON",
        "../x",
        "..",
        "a/b",
        "C:\\x",
        "nul.txt",
        "x" * 300,
        "ж" * 300,
        ". hidden .",
        "c\u0000d",
        "|",
        "COM1",
    ]
    stems = file_stems([person(name) for name in names])
    assert stems[:6] == ["CON-", "x", "copy-" + stems[2][-8:], "a-b", "C-x", "nul-.txt"]
    for stem in stems:
        assert not set(stem) & set('<>:"/\\|?*\0')
        assert len(stem.encode()) <= 120
        assert stem.partition(".")[0].casefold() not in RESERVED
        assert stem == stem.strip(". ")


DEVICES = ("CON", "prn", "Aux", "NUL", "conin$", "CONOUT$")
PORTS = [f"{port}{number}" for port in ("COM", "lpt") for number in "123456789¹²³"]


@pytest.mark.parametrize("name", [*DEVICES, *PORTS])
def test_no_file_has_the_name_of_a_device_of_windows(name: str) -> None:
    assert file_stems([person(name), person(f"{name}.txt")]) == [f"{name}-", f"{name}-.txt"]


def test_names_that_only_look_like_devices_stay() -> None:
    names = ["COM0", "LPT10", "COMx", "Connie", "null", "a.con"]
    assert file_stems([person(name) for name in names]) == names


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("x" * 100, "x" * 100),
        ("x" * 101, "x" * 100 + "-"),
        ("ж" * 50, "ж" * 50),
        ("a" + "ж" * 50, "a" + "ж" * 49 + "-"),
        ("x" * 99 + " y", "x" * 99 + "-"),
    ],
)
def test_long_names_are_cut_between_characters_and_carry_digits(name: str, stem: str) -> None:
    (made,) = file_stems([person(name)])
    assert made == stem or (stem.endswith("-") and re.fullmatch(re.escape(stem) + "[0-9a-f]{8}", made))


def test_gaps_and_marks_become_one_hyphen() -> None:
    assert file_stems([person("a - b"), person("c--d"), person("e <|> f"), person("g\u0085h"), person("-. i .-")]) == [
        "a-b", "c-d", "e-f", "g-h", "i",
    ]  # fmt: skip


def test_files_keep_their_names_from_version_to_version() -> None:
    """Else a folder would fill with copies of everyone under another name."""
    assert file_stems([person("Ann", "7", "ann@example.org"), person("ann", "7")]) == [
        "7-Ann-db6d5e4f",
        "7-ann-56cceaee",
    ]


def test_two_who_would_share_a_file_both_carry_digits() -> None:
    people = [
        person("Ann Lee", email="a@example.org"), person("Ann Lee", email="b@example.org"), person("ann lee", "1"),
        person("Zoë"), person("Zoe\u0308", email="z@example.org"), person("STRASSE"), person("straße"),
        person("x" * 200 + "1"), person("x" * 200 + "2"),
    ]  # fmt: skip
    stems = file_stems(people)
    assert len({unicodedata.normalize("NFC", stem).casefold() for stem in stems}) == len(people)
    assert stems[0].startswith("Ann-Lee-")
    assert stems[2] == "1-ann-lee"


@given(st.lists(st.tuples(st.text(max_size=120), st.text(max_size=6)), unique=True, max_size=12), st.randoms())
def test_names_do_not_depend_on_order(rows: list[tuple[str, str]], order: random.Random) -> None:
    people = [person(name, bib, f"p{index}@example.org") for index, (name, bib) in enumerate(rows)]
    named = dict(zip(people, file_stems(people), strict=True))
    shuffled = order.sample(people, len(people))
    assert dict(zip(shuffled, file_stems(shuffled), strict=True)) == named
    assert len(set(named.values())) == len(people)


def test_spares_are_numbered_where_nothing_else_tells_them_apart() -> None:
    assert file_stems(with_spares([person("Ann"), person("Bo")], 2))[2:] == ["spare-1", "spare-2"]
    assert file_stems(with_spares([person("Ann", "7")], 1)) == ["7-Ann", "8"]


def test_the_same_person_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="same name"):
        file_stems([person("Ann"), person("Ann")])
