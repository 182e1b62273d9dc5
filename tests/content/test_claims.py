"""What the shipped booklet claims: sources behind it, doubt where there is doubt, and numbers that can be derived."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.content.reader import read_yaml
from generator.content.routine import STANDARD_SOURCES

CONTENT = Path(__file__).parents[2] / "content"
SOURCES = read_yaml(CONTENT / "sources.yaml", "sources.yaml")
PSOAS = read_yaml(CONTENT / "routines/psoas-for-runners.yaml", "psoas-for-runners.yaml")
FILES = {
    path.relative_to(CONTENT).as_posix(): read_yaml(path, path.name)
    for folder in ("anatomy", "exercises", "routines")
    for path in sorted((CONTENT / folder).rglob("*.yaml"))
}
CHART = next(chapter["chart"] for chapter in PSOAS["chapters"] if "chart" in chapter)

DOUBT = re.compile(
    r"\b(may|might|perhaps|tend to|do not know|not clear|not known|not agree|still debated|has hardly been tested"
    r"|no proof|no good test|nobody has shown)\b",
    re.IGNORECASE,
)

# What must not be stated, each beside a sentence that states it.
FORBIDDEN = {
    r"only muscle\b.{0,30}\b(?:joins?|joining|attach\w*|connect\w*|links?|linking)": (
        "It is the only muscle that attaches our lower body to our torso."
    ),
    r"injury[- ]free": "Keep yourself injury free.",
    r"\b(?:prevents?|stops?|rules? out|protects? (?:you )?(?:from|against)) (?:an |all )?injur(?:y|ies)\b(?!\?)": (
        "This stops injuries."
    ),
    r"\b(?:makes?|leaves?|turns?|becomes?|gets?|is|are)\b[^.?!]{0,40}\b(?:tight and weak|weak and tight)": (
        "When we sit our psoas becomes short, tight and weak."
    ),
    r"\bsitting\b[^.?!]{0,30}\b(?:makes?|leaves?|turns?)\b[^.?!]{0,20}\b(?:short|tight|weak|stiff)\b": (
        "Sitting makes it weak."
    ),
    r"\b(?:short|tight|stiff|weak) (?:psoas|hip flexors?|hips?)\b[^.?!]{0,20}\b(?:causes?|leads? to|gives? you)\b": (
        "A short psoas causes back pain."
    ),
    r"\b(?:shortens?|cuts?) your (?:stride|recovery)": "It shortens your stride.",
    r"\byour (?:psoas|hip flexors?) (?:is|are) (?:too )?tight": "Your hip flexors are tight.",
    r"\bas you should feel it rock": "Your body remains still as you should feel it rock from side to side.",
    r"\bthe ball (?:releases?|reaches)\b": "The ball reaches your psoas.",
}

# The psoas of gait2392_thelen2003muscle.osim (right side, mm; x forward, y up, z right). The last two points move with
# the thigh about the hip centre, and the third one on the pelvis counts only up to 45° of flexion.
HIP_CENTRE = (-70.7, -66.1, 83.5)
ON_PELVIS = ((-64.7, 88.7, 28.9), (-23.8, -57.0, 75.9))
ON_PELVIS_WHEN_STRAIGHT = (-28.8, -80.5, 81.6)
ON_THIGH = ((1.6, -50.7, 3.8), (-18.8, -59.7, 10.4))


def path_length(flexion: float) -> float:
    """Length of the model's psoas path in mm at a hip flexion in degrees; extension is negative."""
    cos, sin = math.cos(math.radians(flexion)), math.sin(math.radians(flexion))
    turned = [(x * cos - y * sin, x * sin + y * cos, z) for x, y, z in ON_THIGH]
    thigh = [tuple(a + b for a, b in zip(point, HIP_CENTRE, strict=True)) for point in turned]
    points = [*ON_PELVIS, *([ON_PELVIS_WHEN_STRAIGHT] if flexion <= 45 else []), *thigh]
    return sum(math.dist(a, b) for a, b in pairwise(points))


def nodes(value: Any) -> Iterator[Any]:
    """Yield a value and all that is in it."""
    yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(item)


def claims(strength: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each passage that has a strength (or that strength), with its file."""
    for file, tree in FILES.items():
        for node in nodes(tree):
            if isinstance(node, dict) and "strength" in node and strength in ("", node["strength"]):
                yield file, node


def sources_named() -> Iterator[tuple[str, str]]:
    for file, tree in FILES.items():
        for node in nodes(tree):
            if isinstance(node, dict):
                yield from ((file, source) for source in node.get("sources") or ())


def words_of(passage: dict[str, Any]) -> str:
    return " ".join([passage.get("text", ""), *passage.get("points", [])])


def test_a_claim_with_a_strength_names_its_sources() -> None:
    assert not [(file, words_of(claim)) for file, claim in claims() if not claim.get("sources")]


def test_every_source_named_is_listed() -> None:
    assert not [(file, source) for file, source in sources_named() if source not in SOURCES]


def test_every_source_listed_is_used() -> None:
    standard = {source for sources in STANDARD_SOURCES.values() for source in sources}
    assert not set(SOURCES) - {source for _, source in sources_named()} - standard


def test_a_contested_claim_says_so() -> None:
    contested = [(file, words_of(claim)) for file, claim in claims("contested")]
    assert len(contested) >= 8
    assert not [(file, text) for file, text in contested if not DOUBT.search(text)]


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_a_disproved_claim_is_nowhere(pattern: str) -> None:
    stated = re.compile(pattern, re.IGNORECASE)
    assert stated.search(FORBIDDEN[pattern]), "the pattern does not know what it forbids"
    texts = ((file, str(node)) for file, tree in FILES.items() for node in nodes(tree) if isinstance(node, str))
    assert not [(file, text) for file, text in texts if stated.search(text)]


def test_what_sets_the_psoas_apart_is_said_exactly() -> None:
    texts = [node for node in nodes(PSOAS) if isinstance(node, str) and "only muscle" in node]
    assert [
        text for text in texts if "only muscle that runs from your low-back bones to your thigh bone" in text
    ] == texts
    assert texts


@pytest.mark.parametrize("row", CHART["rows"], ids=lambda row: row["label"])
def test_a_bar_of_the_chart_follows_from_the_model(row: dict[str, str]) -> None:
    length = path_length(float(row["hip_angle"]))
    assert float(row["length_mm"]) == pytest.approx(length, abs=0.051)
    assert float(row["percent"]) == pytest.approx(100 * length / path_length(0), abs=0.051)


def test_the_words_beside_the_chart_agree_with_its_bars() -> None:
    length = {float(row["hip_angle"]): float(row["length_mm"]) for row in CHART["rows"]}
    text = " ".join(str(node) for node in nodes(PSOAS["chapters"]) if isinstance(node, str))
    assert "about 6 cm (2½ in) shorter" in text
    assert round((length[0] - length[80]) / 10) == 6
    assert "about 1 cm (under ½ in) longer" in text
    assert round((length[-15] - length[0]) / 10) == 1
    assert "about 7 cm" in text
    assert round((length[-15] - length[80]) / 10) == 7


def test_the_chart_credits_the_model_and_its_licence() -> None:
    for name in ("Delp", "Loan", "Hoy", "Zajac", "Topp", "Rosen", "Thelen", "Anderson", "Seth", "CC BY 3.0"):
        assert name in CHART["credit"]


def test_each_anatomy_note_has_a_place_in_a_booklet() -> None:
    routines = [tree for name, tree in FILES.items() if name.startswith("routines/")]
    chapters = [chapter for routine in routines for chapter in routine.get("chapters", [])]
    placed = {muscle for chapter in chapters for muscle in chapter.get("muscles", [])}
    assert placed == {path.stem for path in (CONTENT / "anatomy").glob("*.yaml")}


def test_the_shipped_link_belongs_to_nobody() -> None:
    assert urlsplit(PSOAS["link"]).hostname == "example.org"


def test_the_glossary_is_in_order() -> None:
    terms = [entry["term"].lower() for entry in PSOAS["glossary"]]
    assert terms == sorted(set(terms))


def test_the_words_beside_the_stride_curve_agree_with_its_points() -> None:
    chapter = next(chapter for chapter in PSOAS["chapters"] if "chart" in chapter)
    passage = next(passage for passage in chapter["passages"] if isinstance(passage, dict) and "curve" in passage)
    curve = passage["curve"]
    points = {float(point["at"]): float(point["percent"]) for point in curve["points"]}
    shortest, longest = min(points, key=points.__getitem__), max(points, key=points.__getitem__)
    assert "shortest, at 88 of 100" in passage["text"]
    assert "longest, at about 106, just after his toes left the ground" in passage["text"]
    assert curve["shortest"] == f"shortest: {points[shortest]:.0f}"
    assert curve["longest"] == f"longest: {points[longest]:.0f}"
    marks = {mark["text"]: float(mark["at"]) for mark in curve["marks"]}
    assert 0 < longest - marks["toes leave"] < 10
    assert marks["thigh in front"] == shortest
    assert points[0] == points[100]
