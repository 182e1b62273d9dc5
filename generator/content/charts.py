"""Measured numbers that are drawn: a muscle's path through a running stride, and its length in several positions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from generator.content.base import Content
from generator.content.kinds import Name, at_most
from generator.content.values import Number, Text, wrong


class CurvePoint(Content):
    """One reading of a stride curve: percent of the stride, and the path in percent of standing."""

    at: Number
    percent: Number


class CurveMark(Content):
    """A named moment of the stride, in percent of it."""

    at: Number
    text: Annotated[Text, at_most(4)]


class StrideCurve(Content):
    """How long a muscle's path is through one running stride, from foot contact to the same foot's next."""

    alt: Text
    shortest: Annotated[Text, at_most(4)]
    longest: Annotated[Text, at_most(4)]
    marks: tuple[CurveMark, ...] = ()
    points: tuple[CurvePoint, ...] = Field(min_length=4)

    @model_validator(mode="after")
    def _in_order(self) -> StrideCurve:
        moments = [point.at for point in self.points]
        if moments != sorted(set(moments)) or not 0 <= moments[0] < moments[-1] <= 100:
            raise wrong("must have its points in order of at, from 0 to 100, each once")
        if any(not 0 <= mark.at <= 100 for mark in self.marks):
            raise wrong("must have its marks at 0 to 100")
        return self


class ChartRow(Content):
    """One bar of the length chart: hip angle in degrees (flexion positive), path length in mm and % of standing."""

    label: Text
    hip_angle: Number
    length_mm: Number
    percent: Number


class LengthChart(Content):
    """How long a muscle's path is in each position, from a published model."""

    heading: Text
    text: Text
    rows: tuple[ChartRow, ...] = Field(min_length=2)
    alt: Text
    credit: Text
    assumptions: tuple[Text, ...] = Field(min_length=1)
    sources: tuple[Name, ...] = Field(min_length=1)
