"""What may be drawn: strange routines, mostly small ones, and the editions in which they are printed."""

from __future__ import annotations

import os
from dataclasses import dataclass

from hypothesis import strategies as st

from generator.content.project import Project
from generator.jobs import Job, jobs_of
from generator.options import Options
from generator.paper import papers
from generator.products import PRODUCTS
from tests.fuzz.strangers import (
    ENGLISH,
    EXTRAS,
    GERMAN,
    GREEK,
    LYING,
    MIXED,
    POSES,
    RUSSIAN,
    STANDING,
    VIETNAMESE,
    WORDS,
    Stranger,
)

PRINTED = tuple(product for product in PRODUCTS.values() if not product.written)
SIZES = {product.name: tuple(papers(Project.find(), product.name)) for product in PRINTED if product.size}
THEMES = sorted(set(Project.find().files("templates/themes")) - {"large-print"})
FIGURES = (
    "ankle-circles",
    "calf-stretch-at-wall",
    "heel-drops-off-step",
    "psoas-ball-release",
    "supported-psoas-stretch",
)
"""Shipped exercises that are drawn with a wall, a step, a ball, a block."""


@dataclass(frozen=True)
class Edition:
    """A product in one of its sizes, for a target, and how it is asked for."""

    product: str
    size: str = ""
    landscape: bool = False
    large: bool = False
    theme: str = "colour"
    target: str = "screen"
    series: int = 1

    @property
    def job(self) -> Job:
        return jobs_of((self.product,), (self.target,))[0]

    @property
    def options(self) -> Options:
        option = PRODUCTS[self.product].option
        return Options(
            sizes=((option, self.size),) if option and self.size else (),
            orientation="landscape" if self.landscape else "portrait",
            large_print=self.large,
            theme=self.theme,
            series=self.series,
        )


@st.composite
def editions(draw: st.DrawFn, product: str) -> Edition:
    """Draw an edition of a product."""
    made = PRODUCTS[product]
    targets = [target for target in ("screen", "home", "shop") if target not in made.not_for]
    return Edition(
        product,
        draw(st.sampled_from(SIZES[product])) if made.size else "",
        draw(st.booleans()) if made.turns else False,
        draw(st.sampled_from([False, False, True])),
        draw(st.sampled_from(["colour", "photocopy", *THEMES])),
        draw(st.sampled_from(["screen", "screen", *targets])),
        draw(st.sampled_from([1, 1, 1, 2, 3])) if made.series else 1,
    )


LETTERS = "abcdefghijklmnoprstuvwxyzäöü"
long_word = st.text(LETTERS, min_size=30, max_size=50)
odd = st.one_of(
    long_word,
    st.sampled_from(
        [
            "12\u00a0kg",
            "épaules\u00a0;",
            "https://example.org/a/very/long/address?with=query&and=more_of_it.html",
            "Donau\u00addampf\u00adschiff\u00adfahrt",
            "push-up/pull-up/sit-up",
            "«chậm»",
            "ισορροπίας",
            "Подъём",
            "–",
            "A&B<C",
        ]
    ),
)


def clipped(text: str) -> str:
    """Cut a name to 60 letters and eight words."""
    return " ".join(text[:60].split()[:8])


short_name = st.sampled_from((*ENGLISH, *GERMAN, *RUSSIAN, *GREEK, *VIETNAMESE))
name = st.one_of(
    short_name,
    short_name,
    long_word,
    st.lists(st.sampled_from(ENGLISH), min_size=2, max_size=4).map(" ".join).map(clipped),
    odd,
)
few = st.lists(st.integers(1, 4), min_size=1, max_size=3)
many = st.lists(st.integers(1, 12), min_size=1, max_size=6).filter(lambda parts: sum(parts) <= 40)
doses = st.sampled_from(
    [
        {"reps": 10, "per": "side"},
        {"sets": 3, "reps": 8},
        {"hold_s": [30, 60]},
        {"time_s": 45, "sets": 2, "rest_s": 20},
        {"sets": 3, "reps": [10, 12], "hold_s": [30, 60], "per": ["direction", "side"]},
        {"reps": 5, "pace": "slow"},
        {"counts": 100, "breath": [5, 5]},
        {"reps": 8, "days_per_week": [2, 3]},
        {"reps": 5, "per": ["direction", "side"]},
        {"sets": [2, 3], "reps": {"up_to": 10}, "per": ["side", "direction"], "rest_s": 60},
        {"sets": 3, "reps": 8, "tempo": "3-1-1-0", "load": {"kg": 20}, "effort": {"rpe": 7}, "note": "slow and light"},
        {"hold_s": {"at_least": 10}, "progress": {"to": 30, "over": "3 weeks"}, "times_a_day": [2, 3]},
        {"ladder": [15, 12, 10], "load": "body-weight"},
        {"breathe": ["in", "out"], "breaths": 5},
        {"distance_m": 400, "effort": "hard"},
    ]
)
kinds = st.sampled_from(
    [
        {},
        {},
        {"kind": "circuit", "rounds": 3, "work_s": 40, "rest_s": 20, "round_rest_s": 60},
        {"kind": "superset", "rounds": [2, 3], "rest_s": 90},
        {"kind": "tabata"},
        {"kind": "emom", "rounds": 10},
        {"kind": "amrap", "time_s": 720},
        {"kind": "flow", "rounds": 5},
        {"kind": "levels"},
    ]
)
titles = st.sampled_from(
    [("Strong hips", "for everyone"), ("Rückenschule",), ("Gut",), ("Back", "at the desk"), ("Сильная спина",),
     ("Wirbelsäulengymnastik", "und Entspannung")]
)  # fmt: skip
part_names = st.sampled_from(["Warm up", "Strength, plyometrics, balance", "Kräftigung", "Beckenbodentraining", "A"])
strangers = st.builds(
    Stranger,
    parts=st.one_of(few, few, few, many).map(tuple),
    poses=st.sampled_from([STANDING, LYING, MIXED, MIXED, *((pose,) for pose in POSES)]),
    figures=st.one_of(st.just(()), st.just(()), st.lists(st.sampled_from(FIGURES), min_size=1, max_size=4).map(tuple)),
    names=st.lists(name, min_size=1, max_size=8).map(tuple),
    words=st.integers(1, 20),
    odd=st.lists(odd, max_size=2).map(tuple),
    wordy=st.sampled_from([False, False, False, True]),
    language=st.sampled_from(sorted(WORDS)),
    title=titles,
    part_names=st.lists(part_names, min_size=1, max_size=4).map(tuple),
    mats=st.booleans(),
    doses=st.lists(doses, min_size=1, max_size=3).map(tuple),
    kinds=st.lists(kinds, min_size=1, max_size=3).map(tuple),
    extras=st.frozensets(st.sampled_from(EXTRAS), max_size=4),
    seed=st.integers(0, 9),
)
PRODUCTS_TRIED = [os.environ["FUZZ_PRODUCT"]] if os.environ.get("FUZZ_PRODUCT") else [each.name for each in PRINTED]
