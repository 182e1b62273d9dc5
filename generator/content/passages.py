"""What a booklet says in paragraphs and lists, how well each claim is supported, and the sources that support it."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from generator.content.base import Content, Shorthand
from generator.content.charts import StrideCurve
from generator.content.kinds import Name
from generator.content.values import Link, Text, wrong

Strength = Literal["well-supported", "commonly-taught", "contested"]


class Passage(Shorthand):
    """A paragraph or a list of a chapter; what it claims carries its strength and sources."""

    shorthand = "text"

    heading: Text | None = None
    text: Text | None = None
    points: tuple[Text, ...] = ()
    strength: Strength | None = None
    sources: tuple[Name, ...] = ()
    curve: StrideCurve | None = None

    @model_validator(mode="after")
    def _something(self) -> Passage:
        if not (self.text or self.points):
            raise wrong("must have text or points")
        return self

    @property
    def is_remark(self) -> bool:
        """Tell whether it is a paragraph and nothing else."""
        return not (self.heading or self.points or self.curve)


class Reference(Content):
    """A published source."""

    id: str
    language: Name | None = None
    text: Text
    link: Link | None = None
