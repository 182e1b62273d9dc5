"""Say what is wrong with a file that is not YAML, in words for someone who has never read about YAML."""

from __future__ import annotations

import re

import yaml

from generator.errors import Problem

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
    line = (text.split("\n")[here.line : here.line + 1] or [""])[0]
    character = line[here.column : here.column + 1]
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
