"""What an author may say that a frame shows, in a teacher's words; `check` measures it on the solved body."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figure.words.joints import SIDES, Range

LINES = {
    "leg": ("hip", "ankle"),
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
    "foot": ("heel", "toes"),
    "arm": ("shoulder", "wrist"),
    "upper-arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
}
"""Lines of the body that have a direction: from one of its points to another, away from the trunk."""
TRUNK_LINE = ("hips", "shoulders")
BENDS = ("knee", "elbow", "hip")
"""Joints whose bend is measured: between the two bones, 0 when straight."""
SIDED_PARTS = (*LINES, "hip", "knee", "ankle", "heel", "toes", "shoulder", "elbow", "wrist", "hand")
MIDDLE_PARTS = ("head", "chest", "pelvis", "trunk")
MANY = {"leg": "legs", "thigh": "thighs", "shin": "shins", "foot": "feet", "arm": "arms", "upper-arm": "upper-arms"}
PLURALS = {MANY.get(part, part if part == "toes" else f"{part}s"): part for part in SIDED_PARTS}
"""Words for both sides at once, and the part that each means."""
ARROW = "arrow"
SUBJECTS = (*MIDDLE_PARTS, *(f"{side}-{part}" for part in SIDED_PARTS for side in SIDES), *PLURALS, ARROW)
"""What may be said to show something; the things of the frame may, too."""

DEGREES, CENTIMETRES, PLACE = "degrees", "centimetres", "place"
MEASURES = {
    "angle": (DEGREES, "degrees above the horizontal, of a line of the body seen from its trunk; below it, negative"),
    "bend": (DEGREES, "degrees that a knee, elbow or hip is bent; 0 is straight"),
    "above": (PLACE, "higher than the floor, a thing or another part; with `cm`, by how much"),
    "below": (PLACE, "lower than it; with `cm`, by how much"),
    "level": (PLACE, "as high as it"),
    "on": (PLACE, "touching it"),
    "apart": (CENTIMETRES, "how far two feet, knees or hands are from one another along the floor"),
    "moved": (CENTIMETRES, "how far it went since the frame that `from` names"),
    "length": (CENTIMETRES, "length of an arrow"),
    "width": (CENTIMETRES, "width of the circle that an arrow draws"),
    "height": (CENTIMETRES, "height of a thing"),
}
"""What can be measured: in what, and what it means."""
MORE_WORDS = ("cm", "from")
"""Words that go with `above` and `below`, and with `moved`."""
ABOUT = {DEGREES: 5.0, CENTIMETRES: 1.0}
"""By how much a picture may miss a number: people say about 45 degrees, about 8 cm."""
SHARE = 0.12
"""Centimetres may be missed by this share of them, where that is more."""
SPANS: dict[str, Range] = {DEGREES: (-180.0, 180.0), CENTIMETRES: (0.0, 300.0)}


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a frame is said to show: a subject, a measure, and what it shall be.

    `span` is the least and the most of it in degrees or centimetres, None where only a place is meant; `place` is the
    floor, a thing, a part, or the frame that something moved from.
    """

    subject: str
    measure: str
    span: Range | None = None
    place: str = ""

    def about(self) -> Range:
        """Return the least and the most that the picture may show."""
        low, high = self.span or (0.0, 0.0)
        unit = MEASURES[self.measure][0]
        slack = ABOUT[DEGREES] if unit == DEGREES else max(ABOUT[CENTIMETRES], SHARE * high)
        return (low - slack, high + slack) if low == high else (low, high)


def each(subject: str) -> tuple[str, ...]:
    """Return what a subject means: itself, or both sides of it."""
    return tuple(f"{side}-{PLURALS[subject]}" for side in SIDES) if subject in PLURALS else (subject,)
