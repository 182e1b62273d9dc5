"""Printing conditions, and the names of profiles."""

from __future__ import annotations

import struct
from typing import Any

import pytest
from profiles import profile
from sample_products import SHIPPED

from generator.content.project import Project
from generator.errors import ChoiceError, ContentError, PressError
from generator.finishing.conditions import Condition, find_condition, load_conditions, profile_name


def tagged(*tags: tuple[bytes, bytes]) -> bytes:
    """Make a profile with these tags, one after the other."""
    head = bytearray(profile()[:128])
    table, data, start = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags:
        table += struct.pack(">4sII", name, start + len(data), len(content))
        data += content
    return bytes(head) + table + data


def several_languages(name: str) -> bytes:
    """Make a name as newer profiles hold it, in UTF-16 behind a table of languages."""
    text = name.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(text), 28) + text


DESC = b"desc" + bytes(4) + struct.pack(">I", 9) + b"Club 3\xe9\0\0" + b"left out"


@pytest.mark.parametrize(
    ("icc", "name"),
    [
        (profile(name="Our Press 5"), "Our Press 5"),
        (tagged((b"wtpt", b"XYZ "), (b"desc", DESC)), "Club 3é"),
        (tagged((b"desc", several_languages("Prüfdruck ↑"))), "Prüfdruck ↑"),
        (tagged(*[(b"A2B0", b"")] * 120, (b"desc", DESC)), "Club 3é"),
        (tagged((b"wtpt", b"XYZ ")), "CMYK profile"),
        (tagged(), "CMYK profile"),
        (tagged((b"desc", b"")), "CMYK profile"),
        (tagged((b"desc", b"text" + bytes(40))), "CMYK profile"),
        (tagged((b"desc", b"desc" + bytes(7))), "CMYK profile"),
        (tagged((b"desc", b"desc" + bytes(8))), "CMYK profile"),
        (tagged((b"desc", several_languages("")[:27])), "CMYK profile"),
        (tagged((b"desc", several_languages("")[:28])), "CMYK profile"),
        (tagged((b"desc", DESC))[:140], "CMYK profile"),  # the table breaks off
        (tagged((b"desc", DESC))[:132], "CMYK profile"),
    ],
)
def test_a_profile_tells_its_name(icc: bytes, name: str) -> None:
    assert profile_name(icc) == name


@pytest.mark.parametrize(
    ("icc", "message"),
    [
        (tagged()[:131], "the output profile is not an ICC profile"),
        (profile().replace(b"acsp", b"acsq"), "the output profile is not an ICC profile"),
        (profile(kind=b"mntr"), "must be for a press with four inks"),
        (profile(space=b"RGB "), "must be for a press with four inks"),
    ],
)
def test_other_files_are_no_profile_of_a_press(icc: bytes, message: str) -> None:
    with pytest.raises(PressError, match=message):
        profile_name(icc)


def test_a_condition_is_found_by_its_word() -> None:
    assert find_condition(SHIPPED, "FOGRA52") == Condition(
        "fogra52",
        "FOGRA52",
        "PSO Uncoated v3 (FOGRA52)",
        coated=False,
        ink=280,
        advice="Uncoated paper in Europe, such as the inside of a booklet that one writes in.",
    )
    assert find_condition(SHIPPED).id == "fogra51"
    assert load_conditions(SHIPPED)["fogra51"].coated
    with pytest.raises(ChoiceError) as told:
        find_condition(SHIPPED, "fogra5")
    assert 'there is no printing condition "fogra5"; did you mean "fogra5' in str(told.value)


def test_faulty_conditions_are_told_with_their_place(sample: Any) -> None:
    sample.write("templates/conditions.yaml", "club:\n  identifier: CLUB\n  name: Club\n  coated: maybe\n  ink: 0\n")
    with pytest.raises(ContentError) as told:
        load_conditions(Project.find(sample.folder))
    for line in ("templates/conditions.yaml:4:11: club.coated", "5:8: club.ink", "club.advice"):
        assert line in str(told.value)
