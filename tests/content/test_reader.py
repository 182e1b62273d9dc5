"""YAML read with places: limits, positions, and trees that are put together anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.reader import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_VALUES,
    field_name,
    parse_yaml,
    read_tree,
    read_yaml,
    syntax_problem,
    tree_of,
)
from generator.content.values import Source, Text
from generator.errors import ContentError


def refused(text: str | bytes) -> list[str]:
    """Give what is said of a file that cannot be read."""
    with pytest.raises(ContentError) as error:
        parse_yaml(text if isinstance(text, bytes) else text.encode("utf-8"), "x.yaml")
    return str(error.value).splitlines()


def place(source: Source) -> tuple[int, int, str]:
    return source.line, source.column, source.field


def test_every_value_and_every_key_has_its_place() -> None:
    tree = parse_yaml(b"name: Bridge\nsteps:\n  - Lift.\n  - {a: b}\n", "x.yaml")
    assert {path: place(source) for path, source in tree.places.items()} == {
        (): (1, 1, ""),
        ("name",): (1, 7, "name"),
        ("steps",): (3, 3, "steps"),
        ("steps", 0): (3, 5, "steps[1]"),
        ("steps", 1): (4, 5, "steps[2]"),
        ("steps", 1, "a"): (4, 9, "steps[2].a"),
    }
    assert {path: place(source) for path, source in tree.keys.items()} == {
        ("name",): (1, 1, "name"),
        ("steps",): (2, 1, "steps"),
        ("steps", 1, "a"): (4, 6, "steps[2].a"),
    }
    assert {source.file for source in tree.places.values()} == {"x.yaml"}


def test_what_was_not_written_stands_where_it_would_be() -> None:
    tree = parse_yaml(b"a:\n  b: c\n", "x.yaml")
    assert place(tree.place(("a", "b"))) == (2, 6, "a.b")
    assert place(tree.place(("a", "x", 3))) == (2, 3, "a")
    assert place(tree.place(("x",))) == (1, 1, "")
    assert tree.at(("a", "b")) == "c"
    assert tree.at(()) == {"a": {"b": "c"}}


def test_a_path_is_written_as_a_person_would() -> None:
    assert field_name(()) == ""
    assert field_name(("steps", 1)) == "steps[2]"
    assert field_name(("parts", 0, "exercises", 2, "dose")) == "parts[1].exercises[3].dose"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: ä\n\nb: x\x7fy\nc: \x01\x02", [
            "x.yaml:3:5: must not hold the control character U+007F",
            "x.yaml:4:4: must not hold the control character U+0001",
            "x.yaml:4:5: must not hold the control character U+0002",
        ]),
        ("a: ä\nb: ö".encode() + b"\xe9", ["x.yaml:2:5: byte 0xE9 is not UTF-8 text; save the file as UTF-8"]),
        (b"\xe9", ["x.yaml:1:1: byte 0xE9 is not UTF-8 text; save the file as UTF-8"]),
        ("a: {b: !x c, d: e #f\n}\ng: 1\ng: 2", [
            "x.yaml:1:8: a.b must not have the tag !x; put a text that begins with ! in quotes",
            'x.yaml:1:17: a.d ends at " #", where YAML starts a comment: '
            "put the text in quotes, or a space after the #",
            "x.yaml:4:1: g is given twice; the first is on line 3",
        ]),
        ("- a: 1\n  a: 2", ["x.yaml:2:3: [1].a is given twice; the first is on line 1"]),
        ("? [a]\n: b", ["x.yaml:1:3: must be quoted when it is a text that begins with { or ["]),
        ("a: {<<: b}", ["x.yaml:1:5: a must not use the merge key <<; write the fields out"]),
    ],
)  # fmt: skip
def test_all_that_is_wrong_is_told_at_once(text: str | bytes, lines: list[str]) -> None:
    assert refused(text) == lines


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b # note", "b"),
        ("a: b  #note", "b"),
        ("a: b #", "b"),
        ("a: 'b #c'", "b #c"),
        ("a: b#c", "b#c"),
        ('"<<": b', "b"),
    ],
)
def test_what_only_looks_wrong_is_taken(text: str, value: str) -> None:
    assert list(parse_yaml(text.encode(), "x.yaml").value.values()) == [value]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a: &Press both feet\n",
            "x.yaml:1:4: a begins with &Press, which YAML keeps for itself",
        ),
        ("a:\n  - &One two\n", "x.yaml:2:5: a[1] begins with &One, which"),
        ("&key a: b\n", "x.yaml:1:1: a begins with &key, which"),
        ("a: ! stop\n", "x.yaml:1:4: a begins with !, which"),
        ("a: [Sharp pain in hip, back or knee.]\n", "x.yaml:1:4: a is a list of 2 texts, parted at their commas"),
        ("a: [Stand tall and still, feet as wide as hips]\n", "x.yaml:1:4: a is a list of 2 texts, parted"),
        ("a: {b: one, two}\n", "x.yaml:1:13: a.two has no value; a text that holds a comma needs quotes"),
    ],
)
def test_words_that_yaml_would_eat_are_told(text: str, told: str) -> None:
    assert refused(text)[0].startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "a: &x both feet\nb: *x\n", "a: &x {w: 1}\nb: {c: *x}\n", "a: &unused {w: 1}\n", "a: Press & hold\n",
        "a: [wall, mat]\n", "a: [Lift it., Hold it.]\n", 'a: ["Hip, back", "or knee."]\n', "a: [calf muscles, hip]\n",
        "a: [Psoas stretch, hips]\n", "a: {b: one,}\n",
    ],
)  # fmt: skip
def test_what_only_looks_eaten_is_taken(text: str) -> None:
    parse_yaml(text.encode(), "x.yaml")


def test_files_may_be_as_large_and_deep_and_long_as_the_limits() -> None:
    assert len(parse_yaml(b"a: " + b"x" * 999_997, "x.yaml").value["a"]) == 999_997
    assert refused("a: " + "x" * 999_998) == ["x.yaml: is larger than 1000 kB"]
    deep = MAX_DEPTH - 1
    assert parse_yaml(b"a: " + b"[" * deep + b"]" * deep, "x.yaml").value
    assert refused("a: " + "[" * (deep + 2) + "]" * (deep + 2))[0].endswith("is nested more than 24 levels deep")
    most = MAX_VALUES - 2
    assert len(parse_yaml(b"a: [" + b"x," * most + b"]", "x.yaml").value["a"]) == most
    assert refused("a: [" + "x," * (most + 1) + "]")[0].endswith(
        "makes the file hold more than 50000 values; aliases (*) count each time they are used"
    )


def test_an_error_without_a_place_is_that_of_the_whole_file() -> None:
    told = syntax_problem(yaml.YAMLError("odd\nand more"), "a: b", "x.yaml")
    assert str(told) == "x.yaml: cannot be read as YAML: odd"


def test_an_alias_stands_for_what_it_names_twice() -> None:
    tree = parse_yaml(b"a: &x [b]\nc: *x", "x.yaml")
    assert tree.value == {"a": ["b"], "c": ["b"]}


def test_a_file_that_is_not_there_or_not_yaml(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^x\.yaml: cannot be read: No such file or directory$"):
        read_tree(tmp_path / "x.yaml", "x.yaml")
    with pytest.raises(ContentError, match=r"^folder: cannot be read: Is a directory$"):
        read_yaml(tmp_path, "folder")
    path = tmp_path / "y.yaml"
    path.write_text("name: Bridge", "utf-8")
    assert read_yaml(path, "y.yaml") == {"name": "Bridge"}
    path.write_bytes(b"a: " + b"x" * MAX_BYTES)
    with pytest.raises(ContentError, match=r"^y\.yaml: is larger than 1000 kB$"):
        read_tree(path, "y.yaml")


def test_values_put_together_anew_keep_their_places() -> None:
    one, two = Text("a", Source("one.yaml", 3, 4, "x")), Text("b", Source("two.yaml", 5, 6, "y"))
    data: dict[str, Any] = {"p": {"q": [one, two]}, "r": [], "s": "plain"}
    places = tree_of(data, "file").places
    assert places == {
        (): Source("one.yaml", 3, 4, ""),
        ("p",): Source("one.yaml", 3, 4, "p"),
        ("p", "q"): Source("one.yaml", 3, 4, "p.q"),
        ("p", "q", 0): Source("one.yaml", 3, 4, "p.q[1]"),
        ("p", "q", 1): Source("two.yaml", 5, 6, "p.q[2]"),
        ("r",): Source("file", 0, 0, "r"),
        ("s",): Source("file", 0, 0, "s"),
    }


@pytest.mark.parametrize(("word", "script"), [("تمرين", "Arabic"), ("תרגיל", "Hebrew"), ("ދިވެހި", "Thaana")])
def test_scripts_that_run_to_the_left_are_refused_in_one_line(word: str, script: str) -> None:
    text = f"name: Bridge {word}\ncard: {word}\nsteps: [{word}]\n"
    with pytest.raises(ContentError) as told:
        parse_yaml(text.encode(), "x.yaml")
    assert str(told.value) == f"x.yaml:1:7: name holds {script} letters: scripts that run to the left cannot be set"


def test_a_byte_that_is_not_utf8_is_told_where_it_stands_after_a_mark_too() -> None:
    assert refused(b"\xef\xbb\xbfa: \xffb\n")[0].startswith("x.yaml:1:4: byte 0xFF is not UTF-8 text")
