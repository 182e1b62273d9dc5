"""The lists at the end of the guide to posing: every word that may stand in a place, from where the reader has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.figure.props import KINDS
from generator.figure.reading import figure_reading as figures
from generator.figure.reading import pose_reading as poses
from generator.figure.words.joints import SIDED, SIDES, SUPPLE_ZONES, TILTS, WHOLE_SPINE, ZONES, Range, most_abduction
from generator.figure.words.muscles import GROUPS, UNSIDED
from generator.figure.words.places import DIRECTIONS, HAND_PLACES, POINTS, RESTING_PARTS
from generator.figure.words.shows import BENDS, LINES, MEASURES, SUBJECTS

CAMERA = """\
`view: {yaw: 14, pitch: 11}` is where we look from, in degrees, for a figure or for one frame. With `yaw: 0` a body that
stands faces right and we see its right side; a positive yaw walks us round to its front, a negative one to its back
(90 looks it in the face). `pitch` looks down on it. A wall is seen from the side that hands lean on: with a wall at the
right that is a yaw below 0. A figure that says nothing is seen from where its hands, feet and face show best and its
limbs lie across the page. Small pictures look down by 3 degrees at the most, onto a line of floor.
"""
SHOWS = """\
A frame may say what its picture shows, in a teacher's words; `check` measures the solved body, and fails at the line
where the picture shows something else. Write such a line for every number in your words.

```yaml
      shows:
        left-leg: {angle: 45}                  # halfway down
        hands: {on: wall, level: shoulders}
        right-foot: {above: floor, cm: 10}
        feet: {apart: [50, 60]}
        ankles: {moved: 5, from: start}        # since the frame named start
        arrow: {length: 10}
```

A number may be missed by 5 degrees, or by 1 cm and an eighth; a lowest and a highest are meant as they stand.
"""


def guide_lists() -> str:
    """Return the lists as Markdown."""
    return "\n".join(
        (
            "\n## Camera\n",
            CAMERA,
            "## What a frame shows\n",
            SHOWS,
            *_table(("Measure", "What it is"), ((f"`{word}`", about) for word, (_, about) in MEASURES.items())),
            "",
            f"`angle` is for {_words(LINES)} and `trunk`, `bend` for {_words(BENDS)}.",
            f"What may show something: {_words(_unsided(SUBJECTS))}, and things by their names.\n",
            "## How far joints go\n",
            f"Degrees; shifts of the shoulder are cm. A straight hip goes out by {most_abduction(0):.0f} degrees, one",
            "bent square all the way. `supple: yes` in a pose is for people whose joints go farther.\n",
            *_table(("Words", "From", "To", "Supple"), _ranges()),
            "",
            "## Words for places\n",
            f"- **Hands reach for** {_words(_unsided(HAND_PLACES))}, and for things: {_words(poses.GRASPED)}.",
            f"- **What rests** is {_words(_unsided(RESTING_PARTS))}. What no author lifts lies on the floor by itself.",
            f"- **Points**, for arrows, bands and straps: {_words(_unsided(POINTS))}.",
            f"- **Directions** of arrows: {_words(_unsided(DIRECTIONS))}, or degrees: 0 to the right, 90 up.",
            f"- **Arrows** are {_words(figures.ARROWS)}.",
            f"- **Muscles** to highlight: {_words(GROUPS)}, or one of the atlas:",
            f"{_words(name for name in UNSIDED if name not in GROUPS)}; *side*`-` before one names one side.\n",
            "Words with *side* take `left-` or `right-` before them.\n",
            "## Sizes of things\n",
            *_table(("Thing", "What may be set, in cm (turns in degrees)"), _sizes()),
            "",
        )
    )


def _ranges() -> Iterator[tuple[str, ...]]:
    for word, span in TILTS.items():
        yield f"`{word}`", *_ends(span), ""
    for word, span in WHOLE_SPINE.items():
        yield f"`spine: {{{word}}}`", *_ends(span), ""
    for zone, ranges in ZONES.items():
        for word, span in ranges.items():
            yield f"`spine: {{{zone}: {word}}}`", *_ends(span), _both_ends(SUPPLE_ZONES[zone][word])
    for word, joint in SIDED.items():
        for angle, span in joint.ranges.items():
            wider = joint.supple.get(angle)
            yield f"`{word}: {angle}`", *_ends(span), _both_ends(wider) if wider else ""


def _sizes() -> Iterator[tuple[str, ...]]:
    for kind, module in KINDS.items():
        sizes = [f"`{word}` {low:g} to {high:g}" for word, (low, high) in module.SIZES.items()]
        words = [f"`{word}`" for word in module.WORDS]
        yield f"`{kind}`", ", ".join((*sizes, *words)) or "nothing"


def _ends(span: Range) -> tuple[str, str]:
    return f"{span[0]:g}", f"{span[1]:g}"


def _both_ends(span: Range) -> str:
    return f"{span[0]:g} to {span[1]:g}"


def _unsided(words: Iterable[str]) -> list[str]:
    """Return words with those of left and right as one."""
    found = dict.fromkeys(
        f"*side*-{word.partition('-')[2]}" if word.partition("-")[0] in SIDES else word for word in words
    )
    return list(found)


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"*side*`{word[6:]}`" if word.startswith("*side*") else f"`{word}`" for word in words)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
