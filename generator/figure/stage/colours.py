"""Which paint a part of the picture gets: its role, moved towards another for distance, ghosts and photocopies."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figure.drawing import Paint
from generator.figure.words.people import DrawnPerson
from generator.figure.words.style import Kind

INK_SHARE = {
    "skin": 0.0, "hair": 0.62, "shirt": 0.13, "trousers": 0.27,
    "socket": 0.40, "pylon": 0.20, "shell": 0.10, "shoe": 0.34, "sole": 0.0,
}  # fmt: skip
"""How dark parts are on a photocopy, as shares of ink."""
GREY_HAIR = 0.34
PALE_SHARE = {
    "skin": 0.34, "hair": 0.62, "shirt": 0.39, "trousers": 0.47,
    "socket": 0.55, "pylon": 0.3, "shell": 0.4, "shoe": 0.5, "sole": 0.2,
}  # fmt: skip
"""How dark parts of a pale figure are, as shares of grey."""
FAR_SHARE = {
    "skin": 0.18, "hair": 0.0, "shirt": 0.24, "trousers": 0.25,
    "socket": 0.20, "pylon": 0.20, "shell": 0.20, "shoe": 0.20, "sole": 0.12,
}  # fmt: skip
"""How much darker the parts of the farther limb of a pair are."""
GHOST, GHOST_FAR, GHOST_DEEP = 0.70, 0.10, 0.06
"""How much of a ghost is paper, and how much less of it where it is far or in the shade."""
COPIED_FAR, COPIED_DEEP = 0.07, 0.14
"""Shares of ink that far and shaded parts have more on a photocopy."""
PALE_FAR, PALE_DEEP, PALE_GHOST = 0.22, 0.2, 0.4
"""How many times darker far and shaded parts of a pale figure are, and its ghost."""
OUTER_GHOST = 0.55
"""How much of the outline of a photocopied ghost is paper."""
LIPS, BEARDED_LIPS = 0.5, 0.32
"""How red lips are: their share of the role `muscle`."""
PENCIL_SKIN, PALE_PENCIL = 0.12, 0.35
"""How much of a drawn line of the face is skin, and paper in a pale figure."""
DEEP_SHARE = {
    "skin": 0.22, "hair": 0.35, "shirt": 0.24, "trousers": 0.30,
    "socket": 0.25, "pylon": 0.25, "shell": 0.22, "shoe": 0.24, "sole": 0.15,
}  # fmt: skip
"""How much darker the shaded side of each part is."""


SRGB: dict[str, str] = {
    "ink": "#1b2530", "paper": "#ffffff", "accent": "#c7352b", "grey": "#5a6672", "hairline": "#c9d2d8",
    "mat": "#dfe7e9", "mat-edge": "#bccbd0", "shadow": "#c9d5d9", "shade": "#22303f",
    "bone": "#efe6d2", "bone-edge": "#b9a988", "cartilage": "#bcd3d6", "muscle": "#c7352b", "muscle-second": "#e9a08f",
    "ball": "#cfe04a", "ball-line": "#ffffff", "block": "#f0b429", "block-top": "#f5cd70", "block-side": "#d39a1c",
    "roller": "#6d8fa6", "wood": "#c9b08a", "band": "#8e5ba6", "wall": "#e4e3df",
    "iron": "#4a545e", "steel": "#a3adb5", "pad": "#515c68", "gym-ball": "#7fa6b8", "towel": "#d9d2c3",
    "socket": "#3d4a57", "pylon": "#a3adb5", "shell": "#5d6b78", "shoe": "#4f7fb0", "sole": "#dedbd2",
    "skin-d": "#efc6ab", "hair-d": "#a4542c", "shirt-d": "#5b7a9d", "trousers-d": "#4d4a46",
    "skin-e": "#d6a27c", "hair-e": "#b5546b", "shirt-e": "#33495c", "trousers-e": "#4c5a52",
    "skin-f": "#ecc1a0", "hair-f": "#d3d0cb", "shirt-f": "#86945f", "trousers-f": "#4a4f5c",
    "skin-g": "#c98f66", "hair-g": "#33231b", "shirt-g": "#e0a63c", "trousers-g": "#4b6d8e",
    "skin-h": "#ecc39c", "hair-h": "#2a2428", "shirt-h": "#c0647a", "trousers-h": "#3b4048",
    "skin-i": "#b97f55", "hair-i": "#2a1f1a", "shirt-i": "#4f8f5f", "trousers-i": "#39455c",
    "skin-j": "#d9a57f", "hair-j": "#6a4a30", "shirt-j": "#7d94b8", "trousers-j": "#3f464d",
    "skin-k": "#7a4a32", "hair-k": "#1f1714", "shirt-k": "#d08a4e", "trousers-k": "#5a4766",
    "strap": "#b58a4a", "cone": "#e2843a",
    "skin-a": "#e3b08f", "hair-a": "#4a3328", "shirt-a": "#3d8f8a", "trousers-a": "#2f4560",
    "skin-b": "#8d5a3c", "hair-b": "#241a16", "shirt-b": "#c9783a", "trousers-b": "#3c4a45",
    "skin-c": "#edc3a4", "hair-c": "#a7a19b", "shirt-c": "#7a5a8c", "trousers-c": "#3a3f55",
}  # fmt: skip
"""Colours by role to look at a drawing with where no theme is at hand: for the guide to posing, and for tests.

Products take every colour from their theme.
"""


@dataclass(frozen=True, slots=True)
class Colours:
    """Paints for one person in one style."""

    person: DrawnPerson
    kind: Kind
    ghost: bool = False
    pale: bool = False

    def part(self, name: str, far: float = 0.0, deep: float = 0.0) -> Paint:
        """Return the paint of skin, hair, shirt or trousers; `far` and `deep` (0 to 1) darken it."""
        if self.kind == "line":
            return self._copied(name, far, deep)
        if self.pale:
            share = PALE_SHARE[name] * (1 + PALE_FAR * far + PALE_DEEP * deep)
            return Paint("grey", "paper", 1 - share * (PALE_GHOST if self.ghost else 1.0))
        role = self.person.role(name)
        if self.ghost:
            return Paint(role, "paper", GHOST - GHOST_FAR * far - GHOST_DEEP * deep)
        dark = 1 - (1 - FAR_SHARE[name] * far) * (1 - DEEP_SHARE[name] * deep)
        if name == "skin" and deep and not far:
            return Paint(role, self.person.warm, dark)
        return Paint(role, "shade", round(dark, 3)) if dark else Paint(role)

    def _copied(self, name: str, far: float, deep: float) -> Paint:
        if self.ghost:
            return Paint("paper")
        ink = GREY_HAIR if name == "hair" and self.person.grey else INK_SHARE[name]
        share = min(ink + COPIED_FAR * far + COPIED_DEEP * deep, 1.0)
        return Paint("ink", "paper", round(1 - share, 3)) if share else Paint("paper")

    @property
    def lips(self) -> Paint:
        """Return the paint of the mouth."""
        if self.kind == "line" or self.pale:
            return self.pencil
        return Paint(self.person.role("skin"), "muscle", BEARDED_LIPS if self.person.beard else LIPS)

    @property
    def pencil(self) -> Paint:
        """Return the paint of drawn lines: brows, lashes, nostrils."""
        if self.kind == "line":
            return Paint("ink")
        if self.pale:
            return Paint("grey", "paper", PALE_PENCIL)
        light = self.person.grey or self.person.hair == "scarf"
        return Paint("shade" if light else self.person.role("hair"), self.person.role("skin"), PENCIL_SKIN)

    @property
    def frames(self) -> Paint:
        """Return the paint of glasses."""
        return self.pencil if self.kind == "line" or self.pale else Paint("shade")

    @property
    def gap(self) -> Paint:
        """Return the paint that parts crossing limbs: white between colours, ink on a photocopy."""
        return Paint("ink") if self.kind == "line" and not self.ghost else Paint("paper")

    @property
    def outer(self) -> Paint:
        """Return the paint of the outline of a photocopied figure."""
        return Paint("ink", "paper", OUTER_GHOST) if self.ghost else Paint("ink")
