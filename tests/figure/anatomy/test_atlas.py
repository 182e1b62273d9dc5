"""The atlas: every muscle from every side, joined to the bones it is named for; leaders never cross."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from plate_reading import Style, leaders, measure, meet, words

from generator.figure.anatomy.atlas.data import bones, muscles
from generator.figure.anatomy.atlas.flesh import outline, seen
from generator.figure.anatomy.atlas.plate import atlas_plate
from generator.figure.anatomy.atlas.regions import REGIONS, VIEWS, PlateSubject

MUSCLES = sorted(muscles())
BONES = {
    "pelvis": ("hip-bone", "sacrum"), "femur": ("femur",), "tibia": ("tibia", "fibula"),
    "patella": ("patella", "femur"), "toes": ("toe-phalanx", "metatarsal"),
    "foot": ("calcaneus", "metatarsal", "cuboid", "navicular", "cuneiform", "talus"),
    "rib cage and T1-T12": ("rib", "t", "sternum", "c", "skull"), "scapula": ("scapula",), "clavicle": ("clavicle",),
    "humerus": ("humerus",), "ulna": ("ulna",), "radius": ("radius",),
}  # fmt: skip
"""Which bones a name in the data stands for: how theirs begin."""
NEAR = 27.0
"""mm by which a line's end may miss the outline of its bone: what parts of several people do not fit by."""


def test_there_are_at_least_forty_muscles_each_with_breadth() -> None:
    assert len(MUSCLES) >= 40
    for name in MUSCLES:
        for view in VIEWS:
            assert outline([seen(line, view) for line in muscles()[name]]).area > 100, (name, view)


@pytest.mark.parametrize("name", MUSCLES)
def test_a_muscle_starts_and_ends_on_its_bones(name: str) -> None:
    for line in muscles()[name]:
        for bone, point in ((line.origin, line.points[0]), (line.insertion, line.points[-1])):
            begins = BONES.get(bone, (bone.lower(),) if bone.lower() in {each.name for each in bones()} else ())
            parts = [
                shapely.Polygon(rings[0])
                for each in bones()
                if begins and each.name.startswith(begins)
                for rings in each.outlines["front"]
            ]
            if parts:
                place = shapely.Point(-point[2], point[1])
                assert min(part.distance(place) for part in parts) < NEAR, (name, bone)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("region", [None, *REGIONS])
def test_a_region_shows_its_muscles_within_its_bounds(view: str, region: str | None) -> None:
    subject = PlateSubject(("rectus-femoris", "deltoid-middle"), (), view, region)  # type: ignore[arg-type]
    drawing = atlas_plate(subject, Style(), width=60, height=80)
    left, bottom, right, top = drawing.bounds
    assert (left, bottom) == (0.0, 0.0)
    assert right == 60
    assert 10 < top <= 80 + 1e-6
    for item in drawing.items:
        for contour in item.contours:
            points = [contour.start, *(segment[-2:] for segment in contour.segments)]
            assert all(-0.2 <= x <= 60.2 and -0.2 <= y <= top + 0.2 for x, y in points)


def test_from_the_back_right_is_right() -> None:
    """The right side of the body is at our left from the front, and at our right from the back."""
    line = muscles()["biceps-femoris-long"][0]
    assert np.all(seen(line, "front").points[:, 0] < 0)
    assert np.all(seen(line, "back").points[:, 0] > 0)
    assert seen(line, "back").depth > seen(line, "front").depth


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(MUSCLES), min_size=1, max_size=7, unique=True),
    st.sampled_from(VIEWS),
    st.sampled_from([None, *REGIONS]),
    st.floats(70, 180),
)
def test_leaders_never_cross_and_no_two_words_meet(
    names: list[str], view: str, region: str | None, width: float
) -> None:
    subject = PlateSubject(tuple(names[:2]), tuple(names[2:]), view, region)  # type: ignore[arg-type]
    labels = {name: name.replace("-", " ") for name in names}
    drawing = atlas_plate(subject, Style(), width=width, height=95, labels=labels, measure=measure, label_size=8)
    assert not [pair for pair in combinations(leaders(drawing), 2) if meet(*pair)]
    set_words = words(drawing)
    assert bool(leaders(drawing)) == bool(set_words)
    for one, other in combinations(set_words, 2):
        if abs(one.y - other.y) < 0.1:
            ends = sorted((each.x, each.x + measure(each.text, each.size, each.weight)) for each in (one, other))
            assert ends[0][1] <= ends[1][0] + 0.1, (one.text, other.text)


def test_an_unknown_muscle_is_refused() -> None:
    with pytest.raises(ValueError, match="no such muscle in the atlas: bizeps"):
        atlas_plate(PlateSubject(("bizeps",)), Style(), width=60)
