"""The people who can be drawn: their build, hair, face and clothes. Colours belong to the theme, by role."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """What makes one drawn person differ from another; factors of 1 are the first person's."""

    name: str
    about: str
    shoulders: float = 1.0  # shoulder width
    chest: float = 1.0  # chest, width and depth
    hips: float = 1.0  # hip width and pelvis
    waist: float = 1.0  # waist, width and depth
    limbs: float = 1.0  # thickness of arms and legs
    neck: float = 1.0  # thickness of the neck
    bust: float = 1.0  # 0: a flat chest
    belly: float = 0.0  # metres of extra depth in front, at the navel
    nose: float = 1.0  # length of the nose
    nose_tip: float = 0.0  # metres by which its tip is turned up
    bridge: float = 0.0  # metres by which the bridge of the nose stands out
    brow: float = 0.0  # metres by which the brow stands out
    lips: float = 1.0  # fullness of the lips
    chin: float = 1.0  # breadth and length of the jaw
    hair: str = "bun"  # bun, short or bob
    beard: bool = False
    legs_end: tuple[str, float] = ("lower", 0.86)  # trousers reach this far down this segment
    sleeves_end: float = 0.50  # share of the upper arm that is covered
    loose: float = 0.004  # metres by which the hems stand off
    warm: str = "hair-a"  # role that darkens the skin where it is in shade

    def role(self, part: str) -> str:
        """Role of the colour of skin, hair, shirt or trousers."""
        return f"{part}-{self.name}"


PEOPLE = {
    "a": DrawnPerson("a", "a woman with brown hair in a bun", nose=0.97, nose_tip=0.0015, chin=0.97),
    "b": DrawnPerson(
        "b",
        "a dark-skinned man with short hair and a beard",
        shoulders=1.12,
        chest=1.10,
        hips=0.92,
        waist=1.08,
        limbs=1.04,
        neck=1.14,
        bust=0.0,
        nose=1.03,
        nose_tip=-0.001,
        brow=0.0035,
        lips=1.30,
        chin=1.12,
        hair="short",
        beard=True,
        legs_end=("thigh", 0.68),
        sleeves_end=0.56,
        loose=0.011,
        warm="hair-b",
    ),
    "c": DrawnPerson(
        "c",
        "an older, heavier woman with a grey bob",
        shoulders=1.02,
        hips=1.10,
        waist=1.24,
        limbs=1.10,
        neck=1.04,
        bust=1.12,
        belly=0.018,
        nose=1.07,
        nose_tip=-0.0035,
        bridge=0.0045,
        brow=-0.001,
        lips=0.86,
        chin=1.05,
        hair="bob",
        legs_end=("lower", 0.72),
        sleeves_end=0.78,
        loose=0.007,
    ),
}
