"""What a product without pages, such as plain text or a page of the web, is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.content.programme import Programme
from generator.content.project import Project
from generator.options import Choices
from generator.output import Output


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A programme to be written by a template; `said` are the options that the template knows, `choices` all."""

    programme: Programme
    project: Project
    template: str
    said: Mapping[str, object]
    choices: Choices


Writer = Callable[[Manuscript], Output]
"""Writes the whole file, of no pages. Raises TemplateError with the template's file and line."""
