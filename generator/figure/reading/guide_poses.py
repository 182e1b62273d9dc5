"""What the guide says of bodies: the words of poses, what they do, and the figure that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.figure.words.style import Kind

SIDE_VIEW = {"yaw": 20.0, "pitch": 8.0}
FRONT_VIEW = {"yaw": 68.0, "pitch": 8.0}
THREE_QUARTERS = {"yaw": 42.0, "pitch": 8.0}
WALL_VIEW = {"yaw": -20.0, "pitch": 8.0}
LYING_VIEW = {"yaw": 14.0, "pitch": 11.0}


@dataclass(frozen=True)
class GuideEntry:
    """One row of the guide. `words` is what an author writes; the other texts are YAML that completes the figure."""

    name: str
    words: str
    about: str
    pose: str = ""
    start: str = ""
    view: dict[str, float] = field(default_factory=lambda: SIDE_VIEW)
    figure: str = ""
    frame: str = ""
    others: str = ""
    kind: Kind = "small"


def _pose(name: str, words: str, about: str, start: str = "", view: dict[str, float] = SIDE_VIEW) -> GuideEntry:
    """An entry whose words are the pose itself."""
    return GuideEntry(name, words, about, pose=f"{{{words}}}", start=start, view=view)


LYING = "{root: supine}"
CURLED = "{root: supine, spine: {curl: 40}}"
KNEE_UP = (
    "{root: supine, spine: {curl: 43}, hips: {right: 110}, knees: {right: 116}, shoulders: {both: {protraction: 3}}}"
)
OVERHEAD = "{shoulders: {left: 170}, elbows: {left: 130}}"
ARM_ACROSS = "{shoulders: {left: {flexion: 90, rotation: -60}}, elbows: {left: 60}}"
LEG_UP = "{root: supine, hips: {right: 85}}"

ROOTS = (
    _pose("supine", "root: supine", "On the back, head to the left.", view=LYING_VIEW),
    _pose("prone", "root: prone", "Face down.", view=LYING_VIEW),
    _pose("side-lying", "root: side-lying", "On the right side, facing us.", view=LYING_VIEW),
    _pose("standing", "root: standing", "Upright, facing right: the default."),
    _pose("sitting", "root: sitting", "Upright, hips and knees bent square."),
    _pose("long-sitting", "root: long-sitting", "Upright, legs straight ahead.", view=LYING_VIEW),
    _pose("kneeling", "root: kneeling", "On both knees."),
    _pose("all-fours", "root: all-fours, forearms: {both: 85}, wrists: {both: 68}", "On hands and knees."),
    _pose("tilt", "tilt: 30", "The pelvis tips forward, and the body with it."),
    _pose("lean", "lean: 20", "The pelvis leans to the body's left.", view=FRONT_VIEW),
    _pose("turn", "turn: 40", "The whole body turns to its left."),
)
SPINE = (
    _pose("curl", "spine: {curl: 40}", "Rolls head, ribs and low back forward together.", LYING, LYING_VIEW),
    _pose("arch", "spine: {curl: -25}", "A negative curl arches the whole spine."),
    _pose("side-bend", "spine: {side-bend: 45}", "Bends to the left; negative to the right.", view=FRONT_VIEW),
    _pose("rotation", "spine: {rotation: 50}", "Turns the ribs to the left; negative to the right."),
    _pose("lumbar", "spine: {lumbar: 50}", "The low back alone; a bare number is flexion."),
    _pose("thorax", "spine: {thorax: {flexion: 30, rotation: -30}}", "The ribs alone."),
    _pose("neck", "spine: {neck: {flexion: 30, rotation: 40}}", "The neck alone.", view=FRONT_VIEW),
)
LEGS = (
    _pose("hip-flexion", "hips: {right: 90}", "Lifts the thigh forward; negative takes it back."),
    _pose("hip-abduction", "hips: {right: {abduction: 35}}", "Takes the thigh out to the side.", view=FRONT_VIEW),
    _pose("hip-rotation", "hips: {right: {flexion: 60, rotation: 40}}", "Turns the thigh outward.", view=FRONT_VIEW),
    _pose("knee", "knees: {right: 90}", "Bends the knee."),
    _pose("ankle-point", "ankles: {right: 45}", "Points the foot; negative flexes it.", LEG_UP, LYING_VIEW),
    _pose("ankle-flex", "ankles: {right: -20}", "Flexes the foot.", LEG_UP, LYING_VIEW),
    _pose("inversion", "ankles: {right: {inversion: 30}}", "Turns the sole inward.", LEG_UP, FRONT_VIEW),
    _pose("toes", "ankles: {both: 30}, toes: {both: 30}", "Lifts the toes: here, up on the balls of the feet."),
)
ARMS = (
    _pose("shoulder-flexion", "shoulders: {right: 120}", "Lifts the arm forward."),
    _pose("shoulder-abduction", "shoulders: {both: {abduction: 90}}", "Lifts the arms sideways.", view=FRONT_VIEW),
    _pose(
        "shoulder-rotation",
        "shoulders: {right: {rotation: 60}}, elbows: {right: 90}",
        "Turns the upper arm outward.",
        view=FRONT_VIEW,
    ),
    _pose("protraction", "shoulders: {both: {flexion: 90, protraction: 4}}", "Slides the shoulders forward, in cm."),
    _pose("elevation", "shoulders: {both: {elevation: 5}}", "Shrugs the shoulders, in cm.", view=FRONT_VIEW),
    _pose("elbow", "elbows: {right: 110}", "Bends the elbow."),
    _pose("forearm", "elbows: {right: 90}, forearms: {right: 80}", "Turns the palm down; negative turns it up."),
    _pose("wrist", "shoulders: {right: 80}, forearms: {right: 85}, wrists: {right: 65}", "Bends the hand back."),
)
HANDS = (
    _pose("relaxed", "hands: {right: {shape: relaxed}}", "Fingers a little bent: the default."),
    _pose("flat", "hands: {right: {shape: flat}}", "Fingers straight and together."),
    _pose("cup", "hands: {right: {shape: cup}}", "Fingers bent as round a limb."),
    _pose("fist", "elbows: {right: 90}, hands: {right: {shape: fist}}", "A fist, thumb over the fingers."),
    _pose("grip", "elbows: {right: 90}, hands: {right: {shape: grip}}", "Closed round a handle, as when it holds."),
    _pose("spread", "shoulders: {right: 120}, hands: {right: {shape: spread}}", "Fingers fanned out."),
    _pose("behind-head", "hands: {both: behind-head}", "Both hands reach behind the head.", CURLED, LYING_VIEW),
    _pose(
        "shin",
        "hands: {right: {reach: right-shin, along: 0.4}, left: {reach: right-shin, along: 0.1}}",
        "On a shin; `along` runs from the knee (0) to the ankle (1).",
        KNEE_UP,
        LYING_VIEW,
    ),
    _pose(
        "calf",
        "hands: {right: right-calf, left: right-calf}",
        "Round the back of a raised lower leg.",
        "{root: supine, spine: {curl: 47}, hips: {right: 97}, shoulders: {both: {protraction: 3}}}",
        LYING_VIEW,
    ),
    _pose("knee-hand", "hands: {right: right-knee, left: left-knee}", "Over a knee.", "{root: sitting}"),
    _pose("thigh", "hands: {right: {reach: right-thigh, along: 0.6}}", "On top of a thigh.", "{root: sitting}"),
    _pose("hip-hand", "hands: {both: hip}", "On the hips.", view=FRONT_VIEW),
    _pose(
        "mat-hand",
        "hands: {both: {reach: mat, ahead: 40}}",
        "Flat on the floor, `ahead` of the shoulder.",
        "{root: prone, spine: {curl: -24}, rest: [pelvis, {forearms: {by: tilt}}]}",
        LYING_VIEW,
    ),
    _pose("belly-hand", "hands: {both: belly}", "On the belly.", view=THREE_QUARTERS),
    _pose("heart", "hands: {both: heart}", "Over the heart.", view=THREE_QUARTERS),
    _pose("prayer", "hands: {both: prayer}", "Palm to palm before the chest.", view=THREE_QUARTERS),
    _pose("clasped", "hands: {both: clasped}", "Clasped before the chest.", view=THREE_QUARTERS),
    _pose("behind-back", "hands: {both: behind-back}", "Behind the back.", view={"yaw": 130.0, "pitch": 8.0}),
    _pose(
        "own-shoulder", "hands: {left: left-shoulder, right: right-shoulder}", "On the shoulders.", "", THREE_QUARTERS
    ),
    _pose("crossed", "hands: {left: right-shoulder, right: left-shoulder}", "Arms crossed.", view=THREE_QUARTERS),
    _pose("elbow-hand", "hands: {right: left-elbow}", "Round the other elbow.", OVERHEAD, THREE_QUARTERS),
    _pose("wrist-hand", "hands: {right: left-wrist}", "Round the other wrist.", ARM_ACROSS, THREE_QUARTERS),
    _pose(
        "foot-hand",
        "hands: {right: {reach: right-foot, along: 0.6}, left: {reach: left-foot, along: 0.6}}",
        "On a foot; `along` runs from the ankle (0) to the toes (1).",
        "{root: long-sitting, tilt: 30, spine: {curl: 45}, hips: {both: 118}, ankles: {both: -5}}",
        LYING_VIEW,
    ),
)
RESTS = (
    GuideEntry(
        "rest-parts",
        "rest: [pelvis, ribs]",
        "The first part sets the height; for each later one an angle gives way until it touches.",
        pose=CURLED,
        view=LYING_VIEW,
    ),
    GuideEntry(
        "rest-height",
        "rest: [pelvis, ribs, {right-foot: {height: 50}}]",
        "The foot hovers at 50 cm: the hip gives way.",
        pose="{root: supine, spine: {curl: 40}, rest: [pelvis, ribs, {right-foot: {height: 50}}]}",
        view=LYING_VIEW,
    ),
    GuideEntry(
        "rest-on",
        "rest: [{pelvis: {on: block}}, upper-back, head]",
        "A prop carries the pelvis.",
        pose="{root: supine, hips: {both: 30}, knees: {both: 70}, rest: [{pelvis: {on: block}}, upper-back, head]}",
        view=LYING_VIEW,
        figure="props: [block]",
    ),
)
