"""What an author is told: every kind of bad content by its message and its place, and text that stays as typed."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError, create_model

from generator.content.base import Content
from generator.content.exercise import LibraryExercise
from generator.content.library import Library, load_routine
from generator.content.problems import problems_of
from generator.content.reader import MAX_BYTES, parse_yaml
from generator.content.values import Text
from generator.errors import ContentError

EXERCISE = "content/exercises/bridge.yaml"
ROUTINE = "content/routines/sample.yaml"


def told(sample: Any) -> list[str]:
    """Load the sample routine and give what its author is told."""
    with pytest.raises(ContentError) as caught:
        load_routine("sample", sample.project)
    return str(caught.value).splitlines()


def assert_told(lines: list[str], message: str) -> None:
    """The message is among the lines, to the letter; one that ends in … goes on with names that may come and go."""
    start = message.removesuffix("…")
    assert any(line.startswith(start) if message.endswith("…") else line == message for line in lines), lines


class Reps(Content):
    """A mapping that fields may hold."""

    reps: int


def refused(text: str | bytes) -> str:
    """Read a file that cannot be read and give the message."""
    with pytest.raises(ContentError) as caught:
        parse_yaml(text.encode("utf-8") if isinstance(text, str) else text, "x.yaml")
    return str(caught.value)


def test_a_table_by_name_is_a_mapping() -> None:
    class Sizes(Content):
        sizes: Mapping[str, int]

    tree = parse_yaml(b"sizes: none", "x.yaml")
    with pytest.raises(ValidationError) as wrong:
        Sizes.model_validate(tree.value)
    assert [str(problem) for problem in problems_of(wrong.value, Sizes, tree)] == [
        'x.yaml:1:8: sizes must be a mapping (field: value), not "none"'
    ]


@pytest.mark.parametrize(
    ("kind", "need"),
    [
        (Reps | int, "a mapping with reps"),
        (int | Reps, "a mapping with reps"),
        (int | list[int], "a list"),
        (list[int] | Reps, "a mapping with reps"),
        (int | bool, "a whole number"),
        (bool | int, "true or false"),
        (Annotated[int | list[int], Field(description="one or several")], "one or several"),
        (Annotated[Reps, Field(description="A sentence of the schema.")], "a mapping with reps"),
        (Literal["a", "b"], "one of a, b"),
        (str, ""),
        (Text, "a text"),
        (float, "a number"),
    ],
)
def test_what_is_missing_says_what_it_takes(kind: Any, need: str) -> None:
    model = create_model("Model", __base__=Content, field=(kind, ...))
    tree = parse_yaml(b"{}", "x.yaml")
    with pytest.raises(ValidationError) as wrong:
        model.model_validate(tree.value)
    assert [str(one) for one in problems_of(wrong.value, model, tree)] == [
        f"x.yaml:1:1: field is missing{need and ': ' + need}"
    ]


def test_the_sample_is_valid(sample: Any) -> None:
    programme = load_routine("sample", sample.project)
    assert [(move.letter, move.exercise.name) for move in programme.moves] == [("A", "Bridge")]


# What YAML makes of values: every scalar is the characters that were typed.


@pytest.mark.parametrize(
    "typed",
    ["no", "1:30", "08", "010", "10-12", "2026-11-25", "~", "null", "1_000", "0x1F", ".5", "1e3", "=", "on", "Yes"],
)
def test_yaml_guesses_at_no_type(typed: str) -> None:
    value = parse_yaml(f"name: {typed}".encode(), "x.yaml").value["name"]
    assert value == typed
    assert isinstance(value, Text)


@pytest.mark.parametrize(
    "typed",
    ["<b>Lift</b> the hips", "Lift & lower", "Lift {{ hips }}", "Lift {% hips %}", "Lift <img src=http://x.org/y.png>"],
)
def test_markup_in_a_text_is_text(sample: Any, typed: str) -> None:
    sample.spoil(EXERCISE, "Lift the hips. Lower them slowly.", typed)
    assert load_routine("sample", sample.project).moves[0].exercise.poster == typed


def test_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    tree = parse_yaml(b"\xef\xbb\xbfname: Bridge\r\nsteps:\r\n  - Lift.\r\n", "x.yaml")
    assert tree.value == {"name": "Bridge", "steps": ["Lift."]}
    assert (tree.value["steps"][0].source.line, tree.value["steps"][0].source.column) == (3, 5)


def test_a_text_knows_where_it_was_written(sample: Any) -> None:
    step = load_routine("sample", sample.project).moves[0].exercise.steps[1]
    assert (step.source.file, step.source.line, step.source.column) == (EXERCISE, 7, 5)
    assert step.source.field == "steps[2]"


def test_lines_of_one_text_are_joined(sample: Any) -> None:
    sample.spoil(EXERCISE, "aim: Strong hips hold the back still.", "aim: >\n  Strong hips\thold\n\n  the back.")
    assert load_routine("sample", sample.project).moves[0].exercise.aim == "Strong hips hold the back."


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], max_codepoint=0xFFFD), min_size=1))
def test_any_printable_text_comes_back_as_typed_in_quotes(text: str) -> None:
    if "\ufeff" in text or any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return
    quoted = "'" + text.replace("'", "''") + "'"
    assert parse_yaml(f"name: {quoted}".encode(), "x.yaml").value["name"] == text


# Files that are not YAML, or that YAML would misread.


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("steps:\n\t- Lift", "x.yaml:2:1: a tab cannot indent a line; use spaces"),
        ("a: |\n\tLift", "x.yaml:2:1: a tab cannot indent a line; use spaces"),
        ("name: Lift: slowly", 'x.yaml:1:11: a text that holds ": " needs quotes (or this line is indented wrongly)'),
        ("name: {{ x }}", "x.yaml:1:8: name must be quoted when it is a text that begins with { or ["),
        ("name: @bridge", "x.yaml:1:7: a text that begins with @ needs quotes"),
        ("name: *bridge*", "x.yaml:1:7: a text that begins with * needs quotes"),
        ("name: & more", "x.yaml:1:7: a text that begins with & needs quotes"),
        ("name: > x", "x.yaml:1:7: a text that begins with > needs quotes"),
        ("name: - x", 'x.yaml:1:7: a text that begins with "- " needs quotes'),
        ("name: %x", "x.yaml:1:7: a text that begins with % needs quotes"),
        ("name: {a} b", "x.yaml:1:11: text follows a closing quotation mark or bracket; put the whole text in quotes"),
        ('name: "a" b', "x.yaml:1:11: text follows a closing quotation mark or bracket; put the whole text in quotes"),
        ("name: 'it", "x.yaml:1:7: the quotation mark is not closed"),
        ("a: [1, 2\nb: 3", "x.yaml:1:4: the bracket [ is not closed; a text that begins with [ needs quotes"),
        (
            "a: b\nc: [1,\n\n",
            "x.yaml:2:6: the file ends inside brackets; close them, or put a text that begins with [ or { in quotes",
        ),
        ("a: &", "x.yaml:1:4: a text that begins with & needs quotes"),
        ('a: "\\q"', "x.yaml:1:4: a backslash in double quotes begins an escape; use single quotes"),
        ("a: b\nLift\nc: d", 'x.yaml:2:1: this line is neither "field: value" nor "- item"'),
        ("a:\n  - b\n c: d", "x.yaml:3:2: the indentation does not match the lines above"),
        ("a: b\n---\nc: d", 'x.yaml:2:1: a second document begins here ("---"); keep one document a file'),
        (
            "name: Exercise #1",
            'x.yaml:1:7: name ends at " #", where YAML starts a comment: '
            "put the text in quotes, or a space after the #",
        ),
        ("a: 1\na: 2", "x.yaml:2:1: a is given twice; the first is on line 1"),
        ("a: {b: 1, b: 2}", "x.yaml:1:11: a.b is given twice; the first is on line 1"),
        ("<<: {a: b}", "x.yaml:1:1: must not use the merge key <<; write the fields out"),
        ("a: !include b", "x.yaml:1:4: a must not have the tag !include; put a text that begins with ! in quotes"),
        (
            "a: !!python/object/apply:os.system [ls]",
            "x.yaml:1:4: a must not have the tag !!python/object/apply:os.system; "
            "put a text that begins with ! in quotes",
        ),
        ("- a", "x.yaml:1:1: the file must hold fields, such as `name: The Hundred`, at its top level"),
        ("", "x.yaml: is empty"),
        ("# nothing yet", "x.yaml: is empty"),
        ("a: b\0", "x.yaml:1:5: must not hold the control character U+0000"),
        ('a: "\\x07"', "x.yaml:1:4: a must not hold the control character U+0007"),
        ("a: b\u2028c", "x.yaml:1:5: must not hold the control character U+2028"),
        (b"name: caf\xe9", "x.yaml:1:10: byte 0xE9 is not UTF-8 text; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "x.yaml:1:1: byte 0xFF is not UTF-8 text; save the file as UTF-8"),
        ("a: " + "[" * 2000, "x.yaml:1:1003: is nested too deeply"),
        ("a: " + "[" * 30 + "]" * 30, "x.yaml:1:28: a[1][1][1][1][1] is nested more than 24 levels deep"),
        ("- " * 5000, "x.yaml:1:1999: is nested too deeply"),
        ("a: &x [*x]", "x.yaml:1:4: a[1] must not hold itself (an alias, *, to what it stands in)"),
        ("a: " + "x" * MAX_BYTES, "x.yaml: is larger than 1000 kB"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(text: str | bytes, message: str) -> None:
    assert message == refused(text)


def test_an_alias_bomb_stops_early() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "more than 50000 values; aliases (*) count each time they are used" in refused("\n".join(lines))


@given(st.binary(max_size=200))
def test_no_bytes_whatever_end_in_a_traceback(data: bytes) -> None:
    with suppress(ContentError):
        parse_yaml(data, "x.yaml")


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#?,\\ \n\t<=~", max_size=60))
def test_no_punctuation_whatever_ends_in_a_traceback(text: str) -> None:
    with suppress(ContentError):
        parse_yaml(text.encode(), "x.yaml")


# Values that do not fit their fields.


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("card: Lift", "cards: Lift", ':2:1: cards is not a known field; did you mean "card"?'),
        ("card: Lift the hips.\n", "", ":1:1: card is missing: a text of at most 8 words"),
        ("aim: ", "amm: ", ":1:1: aim is missing: …"),
        ("name: Bridge", "name: Bridge\nid: bridge", ':2:5: id is not a known field; the id is "bridge" already'),
        ("name: Bridge", "name:", ":1:6: name must not be empty"),
        ("name: Bridge", 'name: "  "', ":1:7: name must not be empty"),
        ("name: Bridge", "name: [Bridge]", ":1:7: name must be text, not a list"),
        ("name: Bridge", 'name: "Bridge \\U0001F600"', ":1:7: name must not hold 😀 (U+1F600): no print font has it"),
        ("Lift the hips.\n", "a b c d e f g h i\n", ":2:7: card must be at most 8 words, not 9; cut 1"),
        ("  - Lift the hips.", '  - ""', ":7:5: steps[2] must not be empty"),
        ("steps:\n  - Lie on your back.\n  - Lift the hips.", "steps: Lift", ':5:8: steps must be a list, not "Lift"'),
        (
            "steps:\n  - Lie on your back.\n  - Lift the hips.",
            "steps: []",
            ":5:8: steps must hold at least 1 item, not 0",
        ),
        ("reps: 8", "reps: ten", ':9:14: dose.reps must be a whole number of 1 or more, not "ten"'),
        ("reps: 8", "reps: 08", ':9:14: dose.reps must be a whole number of 1 or more, not "08"'),
        ("reps: 8", "reps: 0", ':9:14: dose.reps must be a whole number of 1 or more, not "0"'),
        ("reps: 8", "reps: 1:30", ':9:14: dose.reps must be a whole number of 1 or more, not "1:30"'),
        ("reps: 8", "reps: 10-12", ":9:14: dose.reps must be written as a range in brackets: [10, 12]"),
        ("reps: 8", "reps: [12, 10]", ":9:14: dose.reps must rise from left to right: [10, 12]"),
        (
            "reps: 8",
            "reps: [1, 2, 3]",
            ":9:14: dose.reps must be a number or a range of two, such as [4, 5], not a list of 3",
        ),
        (
            "reps: 8",
            "reps: 8, per: sid",
            ":9:22: dose.per must be one of side, leg, foot, …",
        ),
        ("reps: 8", "reps: 8, rep: 9", ':9:17: dose.rep is not a known field; did you mean "reps"?'),
        (
            "reps: 8",
            "reps: 8, time_s: 60",
            ":9:7: dose must say how much by exactly one of reps, ladder, time_s, distance_m, breaths or counts "
            "(or by hold_s, breathe or a note alone), not by reps and time_s",
        ),
        ("reps: 8", "load: {kg: 20}", ":9:7: dose must say how much by exactly one of reps, …"),
        ("reps: 8", "reps: {upto: 8}", ":9:14: dose.reps must be a number, a range such as [4, 5], or a bound: …"),
        ("reps: 8", "reps: 8, load: {kg: 20, lb: 45}", ":9:23: dose.load must hold exactly one of kg, lb, …"),
        ("reps: 8", "reps: 8, load: {kg: 0}", ':9:28: dose.load.kg must be more than 0, not "0"'),
        ("reps: 8", "reps: 8, tempo: fast", ":9:24: dose.tempo must be three or four numbers (or X) such as …"),
        ("reps: 8", "ladder: [5, 5], sets: 2", ":9:7: dose has sets beside a ladder, which names each of its sets"),
        ("reps: 8", "reps: 8, per: side, side: left", ":9:7: dose is for the left side alone and for each side: …"),
        (
            "reps: 8",
            "reps: 8, progress: {to: 10, over: a while}",
            ":9:42: dose.progress.over must be a number of days, weeks, months or sessions, such as 3 weeks, …",
        ),
        ("reps: 8", "progress: {to: 10}", ":9:7: dose with progress needs reps, or from: where it starts"),
        ("reps: 8", "reps: 8, progress: {from: 5, to: 10}", ":9:7: dose says two ways with how much it starts: …"),
        (
            "reps: 8",
            "counts: 99, breath: [5, 5]",
            ":9:7: dose has 99 counts, which is no whole number of breaths of 10",
        ),
        ("reps: 8", "reps: 8, breath: [5]", ":9:25: dose.breath must be a list of 2"),
        ("dose: {reps: 8}", "dose: eight times", ':9:7: dose must be a mapping (field: value), not "eight times"'),
        (
            "positions: [supine]",
            "positions: [supin]",
            ":12:13: positions[1] must be one of supine, prone, side-lying, sitting, kneeling, standing, "
            'not "supin"; did you mean "supine"?',
        ),
        (
            "positions: [supine]",
            "positions: [supine]\noptional: no",
            ':13:11: optional must be true or false, not "no"',
        ),
        (
            "[glutes]",
            "[glutes]\nmistakes:\n  - problem: Rushing",
            ":13:5: mistakes[1].fix is missing: a text of at most 16 words",
        ),
        (
            "[glutes]",
            "[psoas-mayor]",
            ':11:11: muscles[1] names no anatomy note: there is no "psoas-mayor"; did you mean "psoas-major"? '
            "(plain words are written without hyphens)",
        ),
        (
            "[glutes]",
            "[glutes]\nsources: [gray-1981]",
            ':12:11: sources[1] names no source: there is no "gray-1981"; did you mean "gray-1918"?',
        ),
        (
            "  alt: A person lies on the back and lifts the hips.\n",
            "",
            ":14:3: figure.alt is missing: it must say in words what the picture shows",
        ),
        ("A person lies on the back and lifts the hips.", '""', ':14:8: figure.alt must be a text, not ""'),
        (
            "root: supine",
            "root: supine, kne: 90",
            ':17:33: figure.frames[1].pose.kne is not known here; did you mean "knees"?',
        ),
        ("root: supine", "root: supinated", ":17:20: figure.frames[1].pose.root must be one of …"),
        (
            "root: supine",
            "root: supine, knees: {left: 300}",
            ":17:42: figure.frames[1].pose.knees.left must be between 0 and 150 degrees, not 300",
        ),
        ("figure:\n", "figure: none\nx:\n", ':13:9: figure must be a mapping with alt and frames, not "none"'),
    ],
)
def test_a_wrong_value_in_an_exercise(sample: Any, old: str, new: str, message: str) -> None:
    sample.spoil(EXERCISE, old, new) if old != "Lift the hips.\n" else sample.spoil(
        EXERCISE, "card: " + old, "card: " + new
    )
    assert_told(told(sample), EXERCISE + message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "[bridge]",
            "[brigde]",
            ':9:17: parts[1].exercises[1] names no exercise: there is no "brigde"; did you mean "bridge"?',
        ),
        (
            "[bridge]",
            "[../routines/sample]",
            ':9:17: parts[1].exercises[1] names no exercise: there is no "../routines/sample"',
        ),
        (
            "[bridge]",
            "[{exercise: bridge, dose: {reps: x}}]",
            ':9:49: parts[1].exercises[1].dose.reps must be a whole number of 1 or more, not "x"',
        ),
        ("[bridge]", "[]", ":9:16: parts[1].exercises must hold at least 1 item, not 0"),
        (
            "title: Sample",
            "title: Sample\nlanguage: eng",
            ':2:11: language names no language: there is no "eng"; did you mean "en"?',
        ),
        ("title: Sample", "title: []", ":1:8: title must hold at least 1 item, not 0"),
        ("title: Sample", "title: [A, B, C]", ":1:8: title must hold at most 2 items, not 3"),
        (
            "title: Sample",
            "title: Sample\nlink: javascript:alert(1)",
            ':2:7: link must be a web address that begins with https:// or http://, not "javascript:alert(1)"',
        ),
        (
            "title: Sample",
            "title: Sample\nlink: file:///etc/passwd",
            ':2:7: link must be a web address that begins with https:// or http://, not "file:///etc/passwd"',
        ),
        (
            "title: Sample",
            "title: Sample\nhero: runer",
            ':2:7: hero names no figure: there is no "runer"; did you mean "runner"?',
        ),
        ("  - Go down the page.", "  - heading: Only", ":18:5: how_to[1] must have text or points"),
        (
            "  - Go down the page.",
            "  - {text: Go., sources: [nobody]}",
            ':18:27: how_to[1].sources[1] names no source: there is no "nobody"',
        ),
        ("credits: [Written for a test.]\n", "", ":1:1: credits is missing: a list"),
    ],
)
def test_a_wrong_value_in_a_routine(sample: Any, old: str, new: str, message: str) -> None:
    sample.spoil(ROUTINE, old, new)
    assert_told(told(sample), ROUTINE + message)


@pytest.mark.parametrize(
    ("brand", "message"),
    [
        ("name: Club\nlogo: ../../etc/passwd\nlogo_alt: x", ":2:7: logo must stay inside the folder of brand.yaml"),
        ("name: Club\nlogo: /etc/logo.png\nlogo_alt: x", ":2:7: logo must stay inside the folder of brand.yaml"),
        ("name: Club\nlogo: logo.gif\nlogo_alt: x", ":2:7: logo must be a .png, .jpg, .jpeg or .svg file"),
        ("name: Club\nlogo: logo.png\nlogo_alt: x", ":2:7: logo names a file that does not exist"),
        ("name: Club\nlogo: logo.png", ":2:7: logo needs logo_alt beside it: what the logo shows, in words"),
        ("name: Club\nlogo: logo.png\nlogo_alt: ''", ":3:11: logo_alt must not be empty"),
        ("logo_alt: x", ":1:1: name is missing: a text"),
    ],
)
def test_a_wrong_value_in_the_brand(sample: Any, brand: str, message: str) -> None:
    sample.write("content/brand.yaml", brand)
    assert_told(told(sample), "content/brand.yaml" + message)


def test_a_link_out_of_the_folder_is_no_logo(sample: Any) -> None:
    sample.write("secret.png", b"x")
    sample.write("content/brand.yaml", "name: Club\nlogo: logo.png\nlogo_alt: x")
    (sample.folder / "content/logo.png").symlink_to(sample.folder / "secret.png")
    assert told(sample) == ["content/brand.yaml:2:7: logo must stay inside the folder of brand.yaml"]


def test_problems_of_all_files_are_told_at_once_and_only_once(sample: Any) -> None:
    sample.spoil(EXERCISE, "name: Bridge", "nam: Bridge")
    sample.spoil(EXERCISE, "reps: 8", "reps: ten")
    sample.spoil(ROUTINE, "guidance: G", "guidence: G")
    sample.spoil(ROUTINE, "[bridge]", "[bridge, {exercise: bridge, dose: {reps: -1}}]")
    sample.write("content/sources.yaml", "gray: {link: https://example.org}")
    sample.write("content/brand.yaml", "nme: Club")
    lines = told(sample)
    assert [line.split(" ")[0] + " " + line.split(" ")[1] for line in lines] == [
        f"{EXERCISE}:1:1: nam",
        f"{EXERCISE}:1:1: name",
        f"{EXERCISE}:9:14: dose.reps",
        f"{ROUTINE}:1:1: guidance",
        f"{ROUTINE}:6:1: guidence",
        f"{ROUTINE}:9:57: parts[1].exercises[2].dose.reps",
    ]
    sample.spoil(ROUTINE, "guidence: G", "guidance: G")
    sample.spoil(ROUTINE, "{reps: -1}", "{reps: 1}")
    assert [line.split(" ")[0] for line in told(sample)] == [
        "content/brand.yaml:1:1:",
        "content/brand.yaml:1:1:",
        f"{EXERCISE}:1:1:",
        f"{EXERCISE}:1:1:",
        f"{EXERCISE}:9:14:",
        "content/sources.yaml:1:7:",
    ]


def test_a_users_file_hides_the_shipped_one_and_a_source_is_added(sample: Any) -> None:
    sample.write(
        "content/exercises/hundred.yaml", (sample.folder / EXERCISE).read_text().replace("Bridge", "Our Hundred")
    )
    sample.write("content/sources.yaml", "our-study: {text: A study of ours.}")
    sample.spoil(EXERCISE, "muscles:", "sources: [our-study]\nmuscles:")
    sample.spoil(ROUTINE, "[bridge]", "[hundred, bridge]")
    programme = load_routine("sample", sample.project)
    assert [move.exercise.name for move in programme.moves] == ["Our Hundred", "Bridge"]
    assert [reference.text for reference in programme.references] == ["A study of ours."]
    assert "psoas-major" in programme.anatomy


def test_a_users_source_wins_over_the_shipped_one_of_its_name(sample: Any) -> None:
    sample.write("content/sources.yaml", "acsm-2021: {text: Our own reading of it.}")
    sample.spoil(EXERCISE, "muscles:", "sources: [acsm-2021, gray-1918]\nmuscles:")
    ours, shipped = load_routine("sample", sample.project).references
    assert ours.text == "Our own reading of it."
    assert shipped.text.startswith("Gray H.")


def test_a_routine_says_it_differently(sample: Any) -> None:
    entry = "{exercise: bridge, name: Bridge again, card: Once more., dose: {reps: 3}}"
    sample.spoil(EXERCISE, "name: Bridge", "name: Bridge\nshort_name: Brdg")
    sample.spoil(ROUTINE, "[bridge]", f"[bridge, {entry}]")
    first, second = load_routine("sample", sample.project).moves
    assert (first.key, first.letter, first.exercise.label) == ("bridge", "A", "Brdg")
    assert (second.key, second.letter, second.exercise.label) == ("bridge-2", "B", "Bridge again")
    assert (second.exercise.card, second.exercise.dose.reps.low) == ("Once more.", 3)
    assert second.exercise.poster == first.exercise.poster


def test_a_part_of_one_exercise_has_no_letter_beside_other_parts(sample: Any) -> None:
    sample.spoil(
        ROUTINE, "    exercises: [bridge]", "    exercises: [bridge]\n  - {name: More, exercises: [bridge, bridge]}"
    )
    programme = load_routine("sample", sample.project)
    assert [(part.number, [move.letter for move in part.moves]) for part in programme.parts] == [
        (1, [""]),
        (2, ["A", "B"]),
    ]
    assert programme.labels == ("1", "A", "B")


def test_the_session_takes_its_doses_and_the_changes_between(sample: Any) -> None:
    sample.spoil(EXERCISE, "{reps: 8}", "{reps: [8, 10], per: side, hold_s: 5, sets: 2, rest_s: 30}")
    sample.spoil(ROUTINE, "[bridge]", "[bridge, bridge]")
    programme = load_routine("sample", sample.project)
    assert programme.seconds == 2 * (2 * 9 * 5 * 2 + 30) + 20
    assert programme.minutes == 7


def test_everything_is_checked_when_nothing_is_named(sample: Any) -> None:
    sample.write("content/exercises/unused.yaml", "name: Unused")
    with pytest.raises(ContentError) as caught:
        Library(sample.project).check()
    assert "content/exercises/unused.yaml:1:1: steps is missing: a list" in str(caught.value)


def test_a_file_is_read_once(sample: Any) -> None:
    sample.spoil(ROUTINE, "[bridge]", "[bridge, bridge]")
    first, second = load_routine("sample", sample.project).moves
    assert isinstance(first.exercise, LibraryExercise)
    assert first.exercise is second.exercise


def test_a_file_is_named_on_one_line(sample: Any) -> None:
    path = sample.write("content/routines/two\nlines.yaml", (sample.folder / sample.routine).read_bytes())
    path.write_text(path.read_text("utf-8").replace("title: Sample", "titel: Sample"), "utf-8")
    with pytest.raises(ContentError) as told:
        Library(sample.project).programme(path)
    assert r"content/routines/two\nlines.yaml:1:1: titel is not a known field" in str(told.value)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
@pytest.mark.parametrize("folder", ["routines", "exercises", "figures"])
def test_a_name_that_is_no_text_is_refused(sample: Any, folder: str) -> None:
    path = sample.folder / f"content/{folder}" / os.fsdecode(b"a\xffb.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((sample.folder / sample.routine).read_bytes())
    with pytest.raises(ContentError, match=r"a\\udcffb\.yaml: has a name that is not UTF-8 text; rename the file"):
        Library(sample.project).check()
