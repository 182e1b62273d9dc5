"""The belly plate: the ball lies where the words say, and in every language no leader crosses another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from plate_reading import Style, leaders, measure, meet, shapes, words

from generator.content.project import Project
from generator.documents.locales import load_locale
from generator.figure.anatomy.belly_plate import HIP_BONE, PARTS, belly_plate
from generator.figure.anatomy.geometry import knots
from generator.figure.drawing import Drawing, Lettering, Shape

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "ru")


def plate(language: str, width: float = 120.0, size: float = 11.0) -> Drawing:
    labels = {part: load_locale(Project.find(), language).word(f"plate_{part}") for part in PARTS}
    return belly_plate(labels, Style(), measure=measure, width=width, height=52.0, label_size=size)


def middle(shape: Shape) -> tuple[float, float]:
    points = knots(shape.contours[0])
    return (
        (min(x for x, _ in points) + max(x for x, _ in points)) / 2,
        (min(y for _, y in points) + max(y for _, y in points)) / 2,
    )


def test_the_ball_lies_halfway_between_navel_and_front_hip_bone() -> None:
    drawn = shapes(belly_plate({}, Style(), measure=measure, width=120.0))
    ball = next(middle(shape) for shape in drawn if shape.fill is not None and shape.fill.role == "ball")
    rings = [middle(s) for s in drawn if s.fill is not None and s.fill.role == "paper" and not s.fill.share]
    navel = min(rings, key=lambda point: abs(point[0] - 60.0))
    hip = max(rings)
    assert ball == pytest.approx(((navel[0] + hip[0]) / 2, (navel[1] + hip[1]) / 2), abs=0.05)
    assert HIP_BONE[0] > 100


@pytest.mark.parametrize("width", [68.0, 120.0, 182.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_leaders_never_cross_and_words_keep_apart(language: str, width: float) -> None:
    drawing = plate(language, width)
    solid = (
        item
        for item in drawing.items
        if isinstance(item, Lettering) or item.stroke is None or not item.stroke.dash
    )  # fmt: skip
    lines = leaders(replace(drawing, items=tuple(solid)))
    assert len(lines) == len(PARTS)
    assert not [pair for pair in combinations(lines, 2) if meet(*pair)]
    for one, other in combinations(words(drawing), 2):
        if abs(one.y - other.y) < 0.1:
            ends = sorted((each.x, each.x + measure(each.text, each.size, each.weight)) for each in (one, other))
            assert ends[0][1] <= ends[1][0] + 0.1, (one.text, other.text)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(ValueError, match="no such part on the belly plate: elbow"):
        belly_plate({"elbow": "Elbow"}, Style(), measure=measure, width=120.0)
