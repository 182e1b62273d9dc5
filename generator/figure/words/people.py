"""The people who can be drawn: their build, hair, face and clothes. Colours belong to the theme, by role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

BODY_PARTS = ("skin", "hair", "shirt", "trousers")
"""What each person has a colour of their own for; a headscarf is `hair`."""


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """What makes one drawn person differ from another; factors of 1 are the first person's."""

    name: str
    about: str
    head: float = 1.0  # size of the head: a child's is larger for its body
    shoulders: float = 1.0  # shoulder width
    chest: float = 1.0  # chest, width and depth
    hips: float = 1.0  # hip width and pelvis
    waist: float = 1.0  # waist, width and depth
    limbs: float = 1.0  # thickness of arms and legs
    neck: float = 1.0  # thickness of the neck
    bust: float = 1.0  # 0: a flat chest
    belly: float = 0.0  # metres of extra depth in front, at the navel
    belly_at: float = 0.14  # where that is most, in metres above the hip axis
    nose: float = 1.0  # length of the nose
    nose_tip: float = 0.0  # metres by which its tip is turned up
    bridge: float = 0.0  # metres by which the bridge of the nose stands out
    brow: float = 0.0  # metres by which the brow stands out
    lips: float = 1.0  # fullness of the lips
    chin: float = 1.0  # breadth and length of the jaw
    hair: str = "bun"  # a style of `body.head_flesh.HAIR`
    grey: bool = False  # hair so light that brows are drawn darker
    beard: bool = False
    glasses: bool = False
    lined: bool = False  # lines beside the mouth
    legs_end: tuple[str, float] = ("lower", 0.86)  # trousers reach this far down this segment
    sleeves_end: tuple[str, float] = ("upper_arm", 0.50)  # sleeves reach this far down this segment
    loose: float = 0.004  # metres by which the hems stand off
    warm: str = "hair-a"  # role that darkens the skin where it is in shade
    shoes: bool = False  # in shoes, or barefoot
    prosthesis: str = ""  # the side of a leg that ends below the knee
    wheels: bool = False  # sits in a wheelchair where others sit on a chair
    never: tuple[str, ...] = ()  # roots in which this person is not drawn

    def role(self, part: str) -> str:
        """Role of the colour of skin, hair, shirt or trousers; of what all share, the part's own name."""
        return f"{part}-{self.name}" if part in BODY_PARTS else part


SHORTS, LONG_SLEEVES = ("thigh", 0.68), ("forearm", 0.90)
STANDS = ("standing", "kneeling", "all-fours")
LIES = ("supine", "prone", "side-lying", "long-sitting")

PEOPLE = {
    person.name: person
    for person in (
        DrawnPerson("a", "a woman with brown hair in a bun", nose=0.97, nose_tip=0.0015, chin=0.97),
        DrawnPerson(
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
            legs_end=SHORTS,
            sleeves_end=("upper_arm", 0.56),
            loose=0.011,
            warm="hair-b",
        ),
        DrawnPerson(
            "c",
            "an older, heavier woman with a grey bob",
            shoulders=1.03,
            chest=1.06,
            hips=1.13,
            waist=1.32,
            limbs=1.13,
            neck=1.06,
            bust=1.16,
            belly=0.026,
            nose=1.07,
            nose_tip=-0.0035,
            bridge=0.0045,
            brow=-0.001,
            lips=0.86,
            chin=1.05,
            hair="bob",
            grey=True,
            lined=True,
            legs_end=("lower", 0.72),
            sleeves_end=("upper_arm", 0.78),
            loose=0.007,
        ),
        DrawnPerson(
            "d",
            "a large man with a red beard and glasses",
            shoulders=1.13,
            chest=1.26,
            hips=1.17,
            waist=1.62,
            limbs=1.24,
            neck=1.32,
            bust=0.5,
            belly=0.060,
            nose=1.02,
            brow=0.002,
            chin=1.22,
            hair="cropped",
            beard=True,
            glasses=True,
            legs_end=("lower", 0.90),
            sleeves_end=("upper_arm", 0.66),
            loose=0.012,
            warm="hair-d",
        ),
        DrawnPerson(
            "e",
            "a woman in a headscarf and long sleeves",
            hips=1.04,
            waist=1.10,
            limbs=1.03,
            nose=1.05,
            bridge=0.0015,
            lips=1.12,
            hair="scarf",
            legs_end=("lower", 0.92),
            sleeves_end=LONG_SLEEVES,
            loose=0.010,
        ),
        DrawnPerson(
            "f",
            "an old, slim man with white hair and glasses",
            shoulders=1.02,
            chest=0.98,
            hips=0.90,
            waist=1.08,
            limbs=0.90,
            neck=0.96,
            bust=0.0,
            belly=0.014,
            nose=1.10,
            nose_tip=-0.003,
            bridge=0.004,
            brow=0.003,
            lips=0.72,
            chin=1.02,
            hair="ring",
            grey=True,
            glasses=True,
            lined=True,
            legs_end=("lower", 0.93),
            sleeves_end=LONG_SLEEVES,
            loose=0.012,
        ),
        DrawnPerson(
            "g",
            "a child with a ponytail",
            head=1.30,
            shoulders=0.82,
            chest=0.82,
            hips=0.88,
            waist=1.04,
            limbs=0.88,
            neck=0.86,
            bust=0.0,
            nose=0.82,
            nose_tip=0.003,
            brow=-0.003,
            lips=0.95,
            chin=0.84,
            hair="tail",
            legs_end=("lower", 0.30),
            sleeves_end=("upper_arm", 0.58),
            loose=0.010,
            warm="hair-g",
        ),
        DrawnPerson(
            "h",
            "a slim young woman with long black hair",
            shoulders=0.97,
            chest=0.96,
            hips=0.96,
            waist=0.95,
            limbs=0.94,
            bust=0.85,
            nose=0.92,
            bridge=-0.001,
            brow=-0.001,
            chin=0.95,
            hair="long",
            sleeves_end=("upper_arm", 0.34),
            warm="hair-a",
        ),
        DrawnPerson(
            "i",
            "a man with black hair, who uses a wheelchair",
            shoulders=1.14,
            chest=1.10,
            hips=0.90,
            waist=1.06,
            limbs=1.0,
            neck=1.14,
            bust=0.0,
            nose=1.05,
            bridge=0.002,
            brow=0.003,
            chin=1.10,
            hair="cropped",
            legs_end=("lower", 0.92),
            sleeves_end=("upper_arm", 0.52),
            loose=0.010,
            warm="hair-a",
            wheels=True,
            never=STANDS,
        ),
        DrawnPerson(
            "j",
            "a young man with a prosthesis below the right knee",
            shoulders=1.08,
            chest=1.05,
            hips=0.90,
            waist=1.02,
            limbs=0.98,
            neck=1.06,
            bust=0.0,
            nose=1.0,
            brow=0.002,
            chin=1.05,
            hair="cropped",
            legs_end=("thigh", 0.60),
            sleeves_end=("upper_arm", 0.46),
            loose=0.010,
            warm="hair-a",
            prosthesis="right",
        ),
        DrawnPerson(
            "k",
            "a pregnant woman with curly hair",
            hips=1.06,
            waist=1.12,
            limbs=1.02,
            bust=1.22,
            belly=0.125,
            belly_at=0.185,
            nose=0.98,
            lips=1.32,
            hair="afro",
            sleeves_end=("upper_arm", 0.60),
            loose=0.005,
            warm="hair-b",
            never=("prone", "supine"),
        ),
    )
}

SHOD = " in shoes"


@cache
def person_of(drawn: str) -> DrawnPerson:
    """Return who is drawn: a name of `PEOPLE`, with ` in shoes` after it for who wears some. Raises KeyError."""
    name = drawn.removesuffix(SHOD)
    return replace(PEOPLE[name], shoes=name != drawn)
