"""Anatomy notes, and what of the atlas a plate shows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.content.base import Content
from generator.content.kinds import Name, at_most
from generator.content.passages import Passage
from generator.content.values import Text, wrong
from generator.figure.anatomy.atlas.regions import PlateSubject, Region, View


class AtlasView(Content):
    """What of the atlas is shown: muscles in red, others beside them, the view and the region."""

    view: View = "front"
    region: Region | None = None
    show: tuple[Name, ...] = ()
    beside: tuple[Name, ...] = ()

    @property
    def subject(self) -> PlateSubject:
        """What the atlas draws."""
        return PlateSubject(tuple(map(str, self.show)), tuple(map(str, self.beside)), self.view, self.region)


class Plate(AtlasView):
    """An anatomy plate: one by name, or one of the atlas; its alternate text and captions."""

    name: Literal["psoas-front", "psoas-side", "belly-front"] | None = None
    alt: Text
    captions: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _one(self) -> Plate:
        if (self.name is None) == (not self.show):
            raise wrong("needs a name, or muscles of the atlas to show, and not both")
        return self


class Muscle(Content):
    """An anatomy note: a muscle, or a neighbour that matters."""

    id: str
    language: Name | None = None
    name: Text
    say: Text | None = None
    kind: Literal["muscle", "neighbour"] = "muscle"
    plain: Annotated[Text, at_most(30)]
    origin: Text | None = None
    insertion: Text | None = None
    nerve: Text | None = None
    action: Text | None = None
    feel: Text | None = None
    plate: AtlasView | None = None
    passages: tuple[Passage, ...] = ()
    sources: tuple[Name, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Muscle:
        missing = [name for name in ("origin", "insertion", "nerve", "action", "feel") if getattr(self, name) is None]
        if self.kind == "muscle" and missing:
            raise wrong(f"is a muscle and lacks {', '.join(missing)}")
        return self
