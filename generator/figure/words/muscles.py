"""The muscles that a picture may show at work: those of the atlas, and the groups that teachers name."""

from __future__ import annotations

from functools import cache

from generator.figure.words.joints import SIDES

QUADRICEPS = ("rectus-femoris", "vastus-lateralis", "vastus-medialis", "vastus-intermedius")
GROUPS: dict[str, tuple[str, ...]] = {
    "psoas": ("psoas-major",),
    "iliopsoas": ("iliacus", "psoas-major"),
    "buttock": ("gluteus-maximus",),
    "side-hip": ("gluteus-minimus", "gluteus-medius", "tensor-fasciae-latae"),
    "front-thigh": QUADRICEPS,
    "inner-thigh": ("adductor-magnus", "adductor-brevis", "adductor-longus", "pectineus", "gracilis"),
    "hamstrings": ("biceps-femoris-short", "semimembranosus", "semitendinosus", "biceps-femoris-long"),
    "calf": ("soleus", "gastrocnemius-medial", "gastrocnemius-lateral"),
    "shin": ("extensor-hallucis-longus", "extensor-digitorum-longus", "tibialis-anterior"),
    "belly": ("rectus-abdominis",),
    "side-belly": ("internal-oblique", "external-oblique"),
    "low-back": ("quadratus-lumborum", "longissimus-thoracis", "iliocostalis-lumborum"),
    "upper-back": ("rhomboids", "trapezius-middle-lower", "latissimus-dorsi"),
    "chest": ("pectoralis-major",),
    "shoulder": ("deltoid-back", "deltoid-front", "deltoid-middle"),
    "front-upper-arm": ("brachialis", "biceps-brachii-short", "biceps-brachii-long"),
    "back-upper-arm": ("triceps-medial", "triceps-long", "triceps-lateral"),
}
"""Groups of the atlas's muscles, the deepest first."""
DEEP = ("psoas-major", "iliacus")
"""Muscles that lie within: they are seen through the body, with the bones that they lie on."""
SINGLE = (
    "gluteus-maximus", "gluteus-medius", "gluteus-minimus", "tensor-fasciae-latae", "piriformis", "gemelli",
    "quadratus-femoris", "psoas-major", "iliacus", "sartorius", *QUADRICEPS, "pectineus", "adductor-longus",
    "adductor-brevis", "adductor-magnus", "gracilis", "semimembranosus", "semitendinosus", "biceps-femoris-long",
    "biceps-femoris-short", "gastrocnemius-medial", "gastrocnemius-lateral", "soleus", "tibialis-posterior",
    "flexor-digitorum-longus", "flexor-hallucis-longus", "tibialis-anterior", "extensor-digitorum-longus",
    "extensor-hallucis-longus", "peroneus-longus", "peroneus-brevis", "peroneus-tertius", "iliocostalis-lumborum",
    "longissimus-thoracis", "quadratus-lumborum", "multifidus", "rectus-abdominis", "external-oblique",
    "internal-oblique", "trapezius-upper", "trapezius-middle-lower", "serratus-anterior", "rhomboids",
    "levator-scapulae", "pectoralis-minor", "pectoralis-major", "latissimus-dorsi", "deltoid-front", "deltoid-middle",
    "deltoid-back", "supraspinatus", "infraspinatus", "teres-minor", "subscapularis", "teres-major",
    "coracobrachialis", "biceps-brachii-long", "biceps-brachii-short", "brachialis", "triceps-long",
    "triceps-lateral", "triceps-medial",
)  # fmt: skip
"""Every muscle of the atlas."""
UNSIDED = (*GROUPS, *(name for name in SINGLE if name not in GROUPS))
MUSCLES = (*UNSIDED, *(f"{side}-{name}" for side in SIDES for name in UNSIDED))
"""Every word for muscles: of both sides, or of one."""


@cache
def muscles_of(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the side that a word names (empty: none) and the atlas's muscles that it stands for."""
    side, _, name = word.partition("-")
    if side not in SIDES:
        side, name = "", word
    return side, GROUPS.get(name, (name,))
