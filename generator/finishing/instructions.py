"""What finishing is told beside the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.content.project import Project
from generator.finishing.words import SheetWords
from generator.jobs import Job
from generator.options import Choices
from generator.output import Output
from generator.pdf.metadata import Properties


@dataclass(frozen=True, slots=True)
class Instructions:
    """What is made, the options that its finish declares, the words on sheets, what the file is, and its name."""

    project: Project
    job: Job
    choices: Choices
    words: SheetWords
    properties: Properties
    file: str


Finisher = Callable[[Output, Instructions], Output]
"""Makes the file of a product's pages; `Finish.by` names one."""
