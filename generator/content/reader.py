"""Read YAML so that every value knows where it was written and stays exactly as it was typed.

PyYAML's C scanner composes the nodes; its guesses at types are not used. Limits keep a hostile file cheap.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.content.eaten import is_left_out, own_word, parted_text
from generator.content.values import CONTROL, Source, Text
from generator.errors import ContentError, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 24
MAX_VALUES = 50_000
FILES_KEPT = 128
"""So many files are known by their bytes, and not parsed again."""

FieldPath = tuple[str | int, ...]
"""Keys and list positions (from 0) from the top of a file down to a value."""

TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")
)


@dataclass(frozen=True, eq=False)
class Tree:
    """A file's values as dicts, lists and `Text`, and the place of each value and of each key; nobody changes them."""

    file: str
    value: Any
    places: dict[FieldPath, Source] = field(default_factory=dict)
    keys: dict[FieldPath, Source] = field(default_factory=dict)

    def place(self, path: FieldPath) -> Source:
        """Give the place of the value at a path, or of the nearest value above it that was written."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Source(self.file, 1, 1))

    def at(self, path: FieldPath) -> Any:
        """Give the value at a path; the paths of `places` are the ones that exist."""
        value = self.value
        for step in path:
            value = value[step]
        return value


def field_name(path: FieldPath) -> str:
    """Write a path as a person would: `steps[2]` is the second step."""
    name = ""
    for step in path:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            name += f".{step}" if name else step
    return name


def read_yaml(path: Path, file: str) -> dict[str, Any]:
    """Read a file whose top level is a mapping; `file` is how messages name it.

    Every scalar arrives as `Text`, whatever it looks like. Raises ContentError with every problem found.
    """
    value: dict[str, Any] = read_tree(path, file).value
    return value


def read_tree(path: Path, file: str) -> Tree:
    """Read a file whose top level is a mapping, with the place of everything in it. Raises ContentError."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _whole_file(file, f"cannot be read: {error.strerror}") from None
    return parse_yaml(data, file)


@lru_cache(maxsize=FILES_KEPT)
def parse_yaml(data: bytes, file: str) -> Tree:
    """Turn the bytes of a file into a tree; the same bytes are the same tree. Raises ContentError."""
    if len(data) > MAX_BYTES:
        raise _whole_file(file, f"is larger than {MAX_BYTES // 1000} kB")
    text = _decode(data, file)
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ContentError([syntax_problem(error, text, file)]) from None
    if node is None:
        raise _whole_file(file, "is empty")
    walk = _Walk(file, text)
    tree = Tree(file, walk.value(node, ()), walk.places, walk.keys)
    if not walk.problems and not isinstance(tree.value, dict):
        walk.problem(node, "", "the file must hold fields, such as `name: The Hundred`, at its top level")
    if walk.problems:
        raise ContentError(walk.problems)
    return tree


def tree_of(data: dict[str, Any], file: str) -> Tree:
    """Make a tree of values that were read before and put together anew; each Text brings its own place."""
    tree = Tree(file, data)

    def visit(value: Any, path: FieldPath) -> Source:
        steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        inner = [visit(item, (*path, step)) for step, item in steps]
        first = inner[0] if inner else value.source if isinstance(value, Text) else Source(file)
        tree.places[path] = replace(first, field=field_name(path))
        return first

    visit(data, ())
    return tree


def _whole_file(file: str, message: str) -> ContentError:
    return ContentError([Problem(file, 0, 0, "", message)])


def _decode(data: bytes, file: str) -> str:
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8 text; save the file as UTF-8"
        raise ContentError([Problem(file, *_position(before), "", message)]) from None
    found = [
        Problem(file, *_position(text[: match.start()]), "", _control_message(match[0]))
        for match in CONTROL.finditer(text)
    ]
    if found:
        raise ContentError(found)
    return text


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _control_message(character: str) -> str:
    return f"must not hold the control character U+{ord(character):04X}"


class _Walk:
    """One pass over the composed nodes of a file."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.places: dict[FieldPath, Source] = {}
        self.keys: dict[FieldPath, Source] = {}
        self.problems: list[Problem] = []
        self.count = 0
        self.open: set[int] = set()
        self.leftward = False

    def source(self, node: yaml.Node, path: FieldPath) -> Source:
        return Source(self.file, node.start_mark.line + 1, node.start_mark.column + 1, field_name(path))

    def problem(self, node: yaml.Node, name: str, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, node.start_mark.column + 1, name, message))

    def value(self, node: yaml.Node, path: FieldPath) -> Any:
        """Turn a node into a dict, a list or a Text, and note where it stands."""
        self._guard(node, path)
        self.places[path] = source = self.source(node, path)
        if node.tag not in TAGS:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(
                node, field_name(path), f"must not have the tag {tag}; put a text that begins with ! in quotes"
            )
            return Text("", source)
        self._read_on(node, path)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path, source)
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return dict(self._pairs(node, path))
            if eaten := parted_text(node):
                self.problem(node, field_name(path), eaten)
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        finally:
            self.open.discard(id(node))

    def _read_on(self, node: yaml.Node, path: FieldPath) -> None:
        if word := own_word(node, self.text):
            message = f"begins with {word}, which YAML keeps for itself and nobody would read: put the text in quotes"
            self.problem(node, field_name(path), message)

    def _guard(self, node: yaml.Node, path: FieldPath) -> None:
        """Stop at once when a file is built to be expensive."""
        self.count += 1
        message = ""
        if id(node) in self.open:
            message = "must not hold itself (an alias, *, to what it stands in)"
        elif len(path) > MAX_DEPTH:
            message = f"is nested more than {MAX_DEPTH} levels deep"
        elif self.count > MAX_VALUES:
            message = f"makes the file hold more than {MAX_VALUES} values; aliases (*) count each time they are used"
        if message:
            self.problem(node, field_name(path[:6]), message)
            raise ContentError(self.problems)

    def _scalar(self, node: yaml.ScalarNode, path: FieldPath, source: Source) -> Text:
        if match := CONTROL.search(node.value):
            self.problem(node, field_name(path), _control_message(match[0]))
        if not self.leftward and (script := leftward_script(node.value)):
            self.leftward = True
            self.problem(node, field_name(path), f"holds {script} letters: scripts that run to the left cannot be set")
        rest = self.text[node.end_mark.index : node.end_mark.index + 3]
        if not node.style and rest[:2] == " #" and rest[2:].strip():
            message = 'ends at " #", where YAML starts a comment: put the text in quotes, or a space after the #'
            self.problem(node, field_name(path), message)
        return Text(node.value, source)

    def _pairs(self, node: yaml.MappingNode, path: FieldPath) -> Iterator[tuple[str, Any]]:
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problem(key, field_name(path), "must be quoted when it is a text that begins with { or [")
                continue
            inner = (*path, key.value)
            if key.tag == "tag:yaml.org,2002:merge" and not key.style:
                self.problem(key, field_name(path), "must not use the merge key <<; write the fields out")
            elif key.value in lines:
                first = lines[key.value]
                self.problem(key, field_name(inner), f"is given twice; the first is on line {first}")
            else:
                lines[key.value] = key.start_mark.line + 1
                self.keys[inner] = self.source(key, inner)
                self._read_on(key, inner)
                if node.flow_style and is_left_out(value):
                    message = "has no value; a text that holds a comma needs quotes"
                    self.problem(key, field_name(inner), message)
                yield key.value, self.value(value, inner)


def leftward_script(text: str) -> str:
    """Name the script of the first letter that runs from right to left, such as Arabic; empty for a text without."""
    if text.isascii():
        return ""
    letter = next((each for each in text if unicodedata.bidirectional(each) in ("R", "AL")), "")
    return unicodedata.name(letter, "right-to-left").split()[0].capitalize() if letter else ""


# What is not YAML, in words for someone who has never read about it

MISREADINGS: tuple[tuple[str, bool, str], ...] = (
    ("tab character", False, "a tab cannot indent a line; use spaces"),
    ("mapping values are not allowed", False, 'a text that holds ": " needs quotes (or this line is indented wrongly)'),
    ("sequence entries are not allowed", False, 'a text that begins with "- " needs quotes'),
    ("expected alphabetic or numeric", True, "a text that begins with {char} needs quotes"),
    ("found undefined alias", False, "a text that begins with * needs quotes"),
    ("expected comment or line break", True, "a text that begins with {char} needs quotes"),
    ("mapping keys are not allowed", False, 'a text that begins with "? " needs quotes'),
    ("end of stream", True, "the quotation mark is not closed"),
    ("expected ',' or", True, "the bracket {char} is not closed; a text that begins with {char} needs quotes"),
    ("could not find expected ':'", True, 'this line is neither "field: value" nor "- item"'),
    ("did not find expected '-'", False, "the indentation does not match the lines above"),
    ("maximum nesting depth", False, "is nested too deeply"),
    ("another document", False, 'a second document begins here ("---"); keep one document a file'),
    ("unknown escape", True, "a backslash in double quotes begins an escape; use single quotes"),
    ("expected node content", False, "a text that begins with {char} needs quotes"),
)
"""What the scanner says, whether the place is its context's, and what it means to the author."""

UNCLOSED = "the file ends inside brackets; close them, or put a text that begins with [ or { in quotes"


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Turn an error of the YAML scanner into a problem with its place."""
    told = str(getattr(error, "problem", None) or getattr(error, "context", None) or error)
    here = getattr(error, "problem_mark", None)
    if here is None:
        return Problem(file, 0, 0, "", f"cannot be read as YAML: {told.splitlines()[0]}")
    message = ""
    for sign, at_context, meaning in MISREADINGS:
        if sign in f"{told} {getattr(error, 'context', '')}":
            here = (getattr(error, "context_mark", None) or here) if at_context else here
            message = meaning
            break
    line = "".join(text.split("\n")[here.line : here.line + 1])
    character = line[here.column : here.column + 1]
    if "{char}" in message and not character:
        return Problem(file, *_position(text.rstrip()[:-1]), "", UNCLOSED)
    if not message:
        message = _by_character(told, line[: here.column], character)
    return Problem(file, here.line + 1, here.column + 1, "", message.format(char=character))


def _by_character(told: str, before: str, character: str) -> str:
    if "cannot start any token" in told:
        return (
            "a tab cannot indent a line; use spaces"
            if character == "\t"
            else "a text that begins with {char} needs quotes"
        )
    if "expected key" in told:
        if re.search(r"""["'\]}]\s*$""", before):
            return "text follows a closing quotation mark or bracket; put the whole text in quotes"
        return "the indentation does not match the lines above"
    return f"cannot be read as YAML: {told}".replace("{", "{{").replace("}", "}}")
