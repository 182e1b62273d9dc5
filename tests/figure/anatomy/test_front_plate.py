"""The front plate: bones where they were measured, words where they can be read, leaders that never cross."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plate_reading import Style, box, contours, leaders, measure, meet, shapes, words

from generator.figure.anatomy import landmarks
from generator.figure.anatomy.bones import FEMUR_CUT
from generator.figure.anatomy.front_plate import BOTTOM, PARTS, TOP, front_plate
from generator.figure.anatomy.geometry import distance, flatten, span
from generator.figure.anatomy.inks import inks_of
from generator.figure.anatomy.muscles import psoas_minor, psoas_outline
from generator.figure.drawing import Drawing, Paint
from generator.figure.pens.recording import RecordingPen

ENGLISH = {
    "psoas-major": "Psoas major",
    "psoas-minor": "Psoas minor",
    "iliacus": "Iliacus",
    "tensor-fasciae-latae": "Tensor fasciae latae",
    "rectus-femoris": "Rectus femoris",
    "t12": "12th thoracic vertebra",
    "lumbar-spine": "Lumbar spine",
    "pelvis": "Pelvis",
    "sacrum": "Sacrum",
    "hip-joint": "Hip joint",
    "femur": "Thigh bone (femur)",
    "lesser-trochanter": "Lesser trochanter",
    "greater-trochanter": "Greater trochanter",
}
GERMAN = {
    "psoas-major": "Großer Lendenmuskel",
    "iliacus": "Darmbeinmuskel",
    "femur": "Oberschenkelknochen",
    "sacrum": "Kreuzbein",
    "tensor-fasciae-latae": "Schenkelbindenspanner",
}
GREEK = {"psoas-major": "Μείζων ψοΐτης μυς", "pelvis": "Λεκάνη", "femur": "Μηριαίο οστό"}

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=24)
PHRASES = st.lists(LETTERS, min_size=1, max_size=5).map(" ".join)
LABELLINGS = st.dictionaries(st.sampled_from(sorted(PARTS)), PHRASES, max_size=len(PARTS))


def said(drawing: Drawing) -> str:
    """Return all words of a drawing as a recording pen hears them, without spaces and added hyphens."""
    pen = RecordingPen()
    drawing.draw(pen)
    return (
        "".join(values[0].text for name, values in pen.calls if name == "lettering").replace(" ", "").replace("-", "")
    )


def check_labels(drawing: Drawing, size: float) -> None:
    """Check what holds for any labels: inside the bounds, apart from each other, leaders uncrossed."""
    left, bottom, right, top = drawing.bounds
    boxes = [box(label) for label in words(drawing)]
    for x0, y0, x1, y1 in boxes:
        assert left - 0.01 <= x0
        assert x1 <= right + 0.02
        assert bottom - 0.01 <= y0
        assert y1 <= top + 0.01
    for (x0, y0, x1, y1), (u0, v0, u1, v1) in combinations(boxes, 2):
        assert x1 <= u0 or u1 <= x0 or y1 <= v0 + 0.12 * size or v1 <= y0 + 0.12 * size
    lines = leaders(drawing)
    for a, b in combinations(lines, 2):
        assert not meet(a, b), f"leaders cross: {a} and {b}"
    for line in lines:
        assert len(line) <= 3, "more than one bend"
        assert line[0][1] == line[-2][1], "the part of a leader at its word is level"
        for (x0, y0, x1, y1), (p, q) in ((b, pair) for b in boxes for pair in pairwise(line)):
            level = p[1] == q[1]
            assert not (level and y0 < p[1] < y1 and min(p[0], q[0]) < x1 - 0.1 and max(p[0], q[0]) > x0 + 0.1)


@given(LABELLINGS, st.sampled_from([(120.0, 8.5), (170.0, 11.0), (150.0, 8.5)]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_leaders_never_cross_and_words_stay_inside_and_apart(
    labels: dict[str, str], page: tuple[float, float], low: bool
) -> None:
    width, size = page
    drawing = front_plate(labels, Style(), measure=measure, width=width, label_size=size, height=90.0 if low else None)
    check_labels(drawing, size)
    heard = said(drawing)
    for text in labels.values():
        assert text.replace(" ", "") in heard


@pytest.mark.parametrize("labels", [ENGLISH, GERMAN, GREEK, {"psoas-major": "psoas"}, {}], ids=str)
@pytest.mark.parametrize(("width", "size", "height"), [(120.0, 8.5, None), (120.0, 9.0, 98.0), (180.0, 12.0, None)])
def test_every_size_holds_its_labels(
    labels: dict[str, str], width: float, size: float, height: float | None, style: Style
) -> None:
    drawing = front_plate(labels, style, measure=measure, width=width, label_size=size, height=height)
    check_labels(drawing, size)
    assert all(text.replace(" ", "") in said(drawing) for text in labels.values())
    if height:
        assert drawing.bounds[3] <= height + 0.01


def test_the_poster_inset_fits_its_column(style: Style) -> None:
    drawing = front_plate({"psoas-major": "psoas"}, style, measure=measure, width=63.0, height=40.0, label_size=17.0)
    check_labels(drawing, 17.0)
    assert drawing.width == 63.0
    assert drawing.height == pytest.approx(40.0)
    (label,) = words(drawing)
    assert (label.size, label.weight, label.paint) == (17.0, 700, Paint("accent"))


def test_columns_are_evenly_spaced() -> None:
    drawing = front_plate(ENGLISH, Style(), measure=measure)
    for side in (lambda line: line[0][0] < 60, lambda line: line[0][0] > 60):
        heights = sorted(line[0][1] for line in leaders(drawing) if side(line))
        gaps = [b - a for a, b in pairwise(heights)]
        assert len(gaps) >= 5
        assert max(gaps) - min(gaps) < 1e-6


def test_only_the_key_label_is_bold_and_in_the_accent() -> None:
    drawing = front_plate(ENGLISH, Style(), measure=measure, key="iliacus")
    bold = {label.text for label in words(drawing) if label.weight > 400}
    red = {label.text for label in words(drawing) if label.paint == Paint("accent")}
    assert bold == red == {"Iliacus"}


def test_leaders_end_on_their_parts_and_cross_the_near_psoas_only_to_reach_the_midline() -> None:
    drawing = front_plate(ENGLISH, Style(), measure=measure)
    scale = drawing.bounds[3] / (TOP - BOTTOM)
    spans = {y: _psoas_span(y) for y in range(int(FEMUR_CUT), int(TOP))}
    crossing = 0
    for line in leaders(drawing):
        x, y = abs(line[-1][0] - 60) / scale, line[-1][1] / scale + BOTTOM
        inner, _ = spans.get(round(y)) or (0, 0)
        crossing += bool(inner) and x < inner
    assert crossing <= 2, "only the lumbar spine and the sacrum lie behind the psoas, seen from a column"


def _psoas_span(y: float) -> tuple[float, float] | None:
    return span(flatten(psoas_outline(), 12), y)


@pytest.mark.parametrize(
    ("name", "point", "within"),
    [
        ("front hip bone", landmarks.frontal(landmarks.ASIS), 2.0),
        ("crest of the pelvis", landmarks.frontal(landmarks.ILIAC_CREST), 2.0),
        ("sit bone", landmarks.frontal(landmarks.ISCHIAL_TUBEROSITY), 2.0),
        ("pubic symphysis", landmarks.frontal(landmarks.PUBIC_SYMPHYSIS), 4.0),
        ("sacral promontory", landmarks.frontal(landmarks.SACRAL_PROMONTORY), 2.0),
        ("tip of the tailbone", landmarks.frontal(landmarks.COCCYX_TIP), 2.0),
        ("greater trochanter", landmarks.frontal_femur(landmarks.GREATER_TROCHANTER), 3.0),
        ("end of the psoas", landmarks.frontal_femur(landmarks.PSOAS_FEMUR[-1]), 4.0),
        *((f"psoas at the disc at {y:g}", (z, y), 4.0) for z, y in landmarks.PSOAS_DISC_ORIGINS),
    ],
)
def test_landmarks_are_drawn_where_they_were_measured(name: str, point: tuple[float, float], within: float) -> None:
    """An outline passes each landmark within the error of the measurement, in mm of life."""
    drawing = front_plate({}, Style(), measure=measure, width=200.0)
    scale = drawing.bounds[3] / (TOP - BOTTOM)
    x, y = 100 + point[0] * scale, (point[1] - BOTTOM) * scale
    nearest = min(distance((x, y), spot) for contour in contours(drawing) for spot in flatten(contour, 16))
    assert nearest / scale <= within, name


def test_the_ball_of_the_hip_is_a_circle_about_the_hip_centre() -> None:
    drawing = front_plate({}, Style(), measure=measure, width=200.0)
    scale = drawing.bounds[3] / (TOP - BOTTOM)
    centre = (100 + landmarks.HIP_CENTRE[2] * scale, (landmarks.HIP_CENTRE[1] - BOTTOM) * scale)
    round_ones = [
        contour
        for contour in contours(drawing)
        if all(
            distance(centre, spot) / scale == pytest.approx(landmarks.FEMORAL_HEAD_RADIUS, abs=0.1)
            for spot in flatten(contour)
        )
    ]
    assert round_ones


def test_both_halves_are_mirror_images(style: Style) -> None:
    drawing = front_plate({}, style, measure=measure, width=100.0)
    minor = [contour for shape in psoas_minor(inks_of(style)) for contour in shape.contours]
    spots = {
        (round(x - middle, 3), round(y, 3))
        for outlines, middle in ((contours(drawing), 50.0), (minor, 0.0))
        for contour in outlines
        for x, y in flatten(contour, 2)
    }
    assert all(_near(spots, (-x, y)) for x, y in spots)


def _near(spots: set[tuple[float, float]], spot: tuple[float, float]) -> bool:
    x, y = spot
    steps = (-0.001, 0.0, 0.001)
    return any((round(x + i, 3) + 0.0, round(y + j, 3) + 0.0) in spots for i in steps for j in steps)


def test_line_style_uses_one_ink_and_a_solid_psoas() -> None:
    drawing = front_plate(ENGLISH, Style("line"), measure=measure)
    paints = {paint for s in shapes(drawing) for paint in (s.fill, s.stroke.paint if s.stroke else None) if paint}
    assert {paint.role for paint in paints} <= {"ink", "paper"}
    assert not any(paint.towards for paint in paints), "no tints: they break up on a copier"


def test_neighbours_and_psoas_minor_appear_only_when_they_are_named() -> None:
    bare = len(front_plate({"iliacus": "Iliacus"}, Style(), measure=measure).items)
    minor = len(front_plate({"iliacus": "Iliacus", "psoas-minor": "a"}, Style(), measure=measure).items)
    ghosts = len(front_plate({"iliacus": "Iliacus", "rectus-femoris": "a"}, Style(), measure=measure).items)
    assert min(minor, ghosts) > bare + 6


def test_a_narrow_page_and_an_unknown_part_are_refused() -> None:
    with pytest.raises(ValueError, match="too narrow"):
        front_plate(ENGLISH, Style(), measure=measure, width=40.0, label_size=12)
    with pytest.raises(ValueError, match=r"no such part.*elbow"):
        front_plate({"elbow": "Elbow"}, Style(), measure=measure)


def test_the_same_labels_give_the_same_drawing() -> None:
    first = front_plate(ENGLISH, Style(), measure=measure)
    again = front_plate(dict(reversed(ENGLISH.items())), Style(), measure=measure)
    assert first == again
