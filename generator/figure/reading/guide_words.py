"""The entries of the guide to posing: words, what they do, and the figure that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.figure.words.people import PEOPLE as DRAWN
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
PROPS = (
    GuideEntry(
        "mat", "props: [mat]", "An exercise mat.", start=LYING, view=LYING_VIEW, figure="props: [mat]", kind="colour"
    ),
    GuideEntry(
        "ball",
        "props: [{ball: {under: belly, side: left}}]",
        "A tennis ball, halfway from the navel to the front hip bone.",
        start="{root: prone, rest: [{belly: {on: ball}}]}",
        view=LYING_VIEW,
        figure="props: [{ball: {under: belly, side: left}}]",
    ),
    GuideEntry(
        "roller",
        "props: [{roller: {under: upper-back}}]",
        "A foam roller across the body.",
        start="{root: supine, rest: [{upper-back: {on: roller}}, {pelvis: {by: tilt}}]}",
        view=LYING_VIEW,
        figure="props: [{roller: {under: upper-back}}]",
    ),
    GuideEntry(
        "block",
        "props: [{block: {under: sacrum, height: 10}}]",
        "A yoga block.",
        start="{root: supine, rest: [{sacrum: {on: block}}, upper-back, head]}",
        view=LYING_VIEW,
        figure="props: [{block: {under: sacrum, height: 10}}]",
    ),
    GuideEntry(
        "chair",
        "props: [{chair: {height: 45}}]",
        "A chair under the pelvis.",
        start="{root: sitting, rest: [{pelvis: {on: chair}}, left-foot, right-foot]}",
        figure="props: [{chair: {height: 45}}]",
    ),
    GuideEntry(
        "step",
        "props: [{step: {height: 18, x: -12}}]",
        "A step to stand on.",
        start="{rest: [{feet: {on: step}}]}",
        figure="props: [{step: {height: 18, x: -12}}]",
    ),
    GuideEntry(
        "wall",
        "props: [{wall: {x: 50}}]",
        "A wall; hands that reach for `wall` find it.",
        start="{hands: {both: {reach: wall, shape: flat}}}",
        view=WALL_VIEW,
        figure="props: [{wall: {x: 50}}]",
    ),
    GuideEntry(
        "band",
        "props: [{band: {from: right-hand, to: right-foot}}]",
        "A resistance band between two points.",
        start="{shoulders: {right: 60}}",
        figure="props: [{band: {from: right-hand, to: right-foot}}]",
    ),
    GuideEntry(
        "dumbbell",
        "props: [dumbbell]",
        "A dumbbell in each hand; `in: left` or `in: right` for one.",
        start="{elbows: {both: 90}, forearms: {both: -70}}",
        view=THREE_QUARTERS,
        figure="props: [dumbbell]",
    ),
    GuideEntry(
        "barbell",
        "props: [{barbell: {on: back}}]",
        "A barbell in both hands. `on: back`, `shoulders` or `hips` lays it there; hands that reach for it find it.",
        start="{hands: {both: {reach: barbell, apart: 12}}}",
        view=THREE_QUARTERS,
        figure="props: [{barbell: {on: back}}]",
    ),
    GuideEntry(
        "kettlebell",
        "props: [{kettlebell: {in: right}}]",
        "A kettlebell in both hands, or `in` one.",
        start="{elbows: {right: 8}}",
        view=THREE_QUARTERS,
        figure="props: [{kettlebell: {in: right}}]",
    ),
    GuideEntry(
        "stick",
        "props: [stick]",
        "A stick in both hands; one hand leans on it.",
        start="{shoulders: {both: {flexion: 150, abduction: 15}}, forearms: {both: 80}}",
        view=THREE_QUARTERS,
        figure="props: [stick]",
    ),
    GuideEntry(
        "medicine-ball",
        "props: [medicine-ball]",
        "A medicine ball between the hands.",
        start="{shoulders: {both: {flexion: 60, abduction: -4}}, elbows: {both: 40}}",
        view=THREE_QUARTERS,
        figure="props: [medicine-ball]",
    ),
    GuideEntry(
        "football",
        "props: [football]",
        "A football between the hands.",
        start="{shoulders: {both: {flexion: 60, abduction: -4}}, elbows: {both: 40}}",
        view=THREE_QUARTERS,
        figure="props: [football]",
    ),
    GuideEntry(
        "towel",
        "props: [{towel: {from: left-hand, to: right-hand}}]",
        "A towel between two points, stretched or with `slack`.",
        start="{shoulders: {both: {flexion: 90, abduction: 10}}, forearms: {both: 80}}",
        view=THREE_QUARTERS,
        figure="props: [{towel: {from: left-hand, to: right-hand}}]",
    ),
    GuideEntry(
        "strap",
        "props: [{strap: {from: right-hand, to: right-foot}}]",
        "A strap or belt between two points.",
        start="{root: supine, hips: {right: 85}, shoulders: {right: 60}}",
        view=LYING_VIEW,
        figure="props: [{strap: {from: right-hand, to: right-foot}}]",
    ),
    GuideEntry(
        "loop-band",
        "props: [{loop-band: {round: thighs}}]",
        "A loop band round thighs, knees, shins, ankles, feet or wrists.",
        start="{hips: {both: {flexion: 60, abduction: 15}}, knees: {both: 70}}",
        view=THREE_QUARTERS,
        figure="props: [{loop-band: {round: thighs}}]",
    ),
    GuideEntry(
        "bench",
        "props: [{bench: {under: upper-back, x: 18}}]",
        "A bench along the page; `turn` lays it across, `x` and `y` shift it.",
        start="{root: supine, hips: {both: 20}, knees: {both: 80}, "
        "rest: [{pelvis: {on: bench}}, {upper-back: {on: bench}}, {head: {on: bench}}]}",
        view=LYING_VIEW,
        figure="props: [{bench: {under: upper-back, x: 18}}]",
    ),
    GuideEntry(
        "exercise-ball",
        "props: [exercise-ball]",
        "An exercise ball under a part of the body, or at `x`.",
        start="{root: sitting, hips: {both: {flexion: 80, abduction: 12}}, "
        "rest: [{pelvis: {on: exercise-ball}}, left-foot, right-foot]}",
        view=THREE_QUARTERS,
        figure="props: [exercise-ball]",
    ),
    GuideEntry(
        "box",
        "props: [{box: {height: 50, x: 45}}]",
        "A box to step or jump on; `x` is its near side.",
        start="{tilt: 55, hands: {both: box}}",
        view=SIDE_VIEW,
        figure="props: [{box: {height: 50, x: 45}}]",
    ),
    GuideEntry(
        "stairs",
        "props: [{stairs: {x: 16, steps: 2}}]",
        "Stairs that rise to the right from `x`.",
        start="{hips: {right: 50}, knees: {right: 66}, ankles: {right: -16}, rest: [left-foot]}",
        view=SIDE_VIEW,
        figure="props: [{stairs: {x: 16, steps: 2}}]",
    ),
    GuideEntry(
        "table",
        "props: [{table: {height: 90}}]",
        "A table or worktop; hands that reach for it lie on it.",
        start="{hands: {both: table}}",
        view=THREE_QUARTERS,
        figure="props: [{table: {height: 90}}]",
    ),
    GuideEntry(
        "rail",
        "props: [rail]",
        "A rail across the front; with `y` it runs beside the body.",
        start="{hands: {both: rail}}",
        view=THREE_QUARTERS,
        figure="props: [rail]",
    ),
    GuideEntry(
        "bar",
        "props: [bar]",
        "A bar above; hands that reach for it hang from it.",
        start="{hands: {both: {reach: bar, apart: 8}}, knees: {both: 30}, rest: [{feet: {height: 20}}]}",
        view=THREE_QUARTERS,
        figure="props: [bar]",
    ),
    GuideEntry(
        "cone",
        "props: [cone]",
        "A marker cone.",
        start="{}",
        view=THREE_QUARTERS,
        figure="props: [cone]",
    ),
    GuideEntry(
        "hurdle",
        "props: [hurdle]",
        "A low hurdle to step over.",
        start="{}",
        view=THREE_QUARTERS,
        figure="props: [hurdle]",
    ),
    GuideEntry(
        "pillow",
        "props: [{pillow: {under: head}}]",
        "A pillow under head, knees or belly.",
        start="{root: supine, rest: [pelvis, upper-back, {head: {on: pillow}}]}",
        view=LYING_VIEW,
        figure="props: [{pillow: {under: head}}]",
    ),
)
ARROWS = (
    GuideEntry(
        "straight",
        "arrows: [{straight: {at: right-hand, along: up, from: 6, to: 36, off: [6, 0, 0]}}]",
        "Along a direction through a point, from and to in cm.",
        start="{shoulders: {right: 60}}",
        frame="arrows: [{straight: {at: right-hand, along: up, from: 6, to: 36, off: [6, 0, 0]}}]",
    ),
    GuideEntry(
        "arc",
        "arrows: [{arc: {at: hips, radius: 66, from: 75, to: 20, double: true}}]",
        "About a point, from and to in degrees: 0 to the right, 90 up.",
        start=LEG_UP,
        view=LYING_VIEW,
        frame="arrows: [{arc: {at: hips, radius: 66, from: 75, to: 20, double: true}}]",
    ),
    GuideEntry(
        "circle",
        "arrows: [{circle: {at: right-ankle, along: right-shin, radius: 19}}]",
        "Round a limb, behind it and before it.",
        start=LEG_UP,
        view=LYING_VIEW,
        frame="arrows: [{circle: {at: right-ankle, along: right-shin, radius: 19}}]",
    ),
    GuideEntry(
        "pulse",
        "arrows: [{pulse: {at: right-hand, length: 20, off: [8, 0, 0]}}]",
        "A short double arrow.",
        start="{shoulders: {right: 60}}",
        frame="arrows: [{pulse: {at: right-hand, length: 20, off: [8, 0, 0]}}]",
    ),
    GuideEntry(
        "hold",
        "arrows: [{hold: {at: head, off: [24, 0, 0]}}]",
        "The two bars of a pause.",
        frame="arrows: [{hold: {at: head, off: [24, 0, 0]}}]",
    ),
    GuideEntry(
        "ghost",
        "ghost: end",
        "Another frame of the figure, pale behind this one.",
        start=LEG_UP,
        view=LYING_VIEW,
        frame="ghost: end",
        others="[{name: end, pose: {root: supine, hips: {right: 40}}}]",
        kind="colour",
    ),
    GuideEntry(
        "partner",
        "partner: {pose: {turn: 180, x: 85, hands: {right: partner-left-hand, left: partner-right-hand}}}",
        "Someone else in the frame, at `x` and `y`; hands may reach for points of the first person.",
        start="{shoulders: {both: 70}}",
        frame="partner: {pose: {turn: 180, x: 85, hands: {right: partner-left-hand, left: partner-right-hand}}}",
        kind="colour",
    ),
    GuideEntry(
        "highlight",
        "highlight: right-psoas",
        "The working muscle, seen inside the body.",
        start=LEG_UP,
        view=LYING_VIEW,
        frame="highlight: right-psoas",
    ),
)
SHOES = GuideEntry(
    "shoes",
    "shoes: yes",
    "In running shoes; everyone is barefoot otherwise.",
    view=THREE_QUARTERS,
    figure="shoes: yes",
    kind="colour",
)
PEOPLE = (
    *(
        GuideEntry(
            f"person-{name}",
            f"person: {name}",
            f"{person.about[0].upper()}{person.about[1:]}.",
            start="{root: sitting, rest: [{pelvis: {on: chair}}, left-foot, right-foot]}" if person.wheels else "",
            view={"yaw": 50.0, "pitch": 8.0},
            figure=f"{{person: {name}{', props: [chair]' if person.wheels else ''}}}",
            kind="colour",
        )
        for name, person in DRAWN.items()
    ),
    SHOES,
)

SECTIONS: tuple[tuple[str, str, tuple[GuideEntry, ...]], ...] = (
    (
        "Where the body is",
        "`root` says how it lies or stands; `tilt`, `lean` and `turn` move the pelvis from there.",
        ROOTS,
    ),
    ("Spine", "Three words bend the whole spine; zones may be set one by one.", SPINE),
    ("Legs", "A bare number is the joint's first angle.", LEGS),
    ("Arms", "A hand that reaches needs none of these: the arm follows it.", ARMS),
    ("Hands", "A hand has a shape, and may reach for a place; one that cannot is an error.", HANDS),
    ("What rests on what", "Usual rests are known for every root. `by` names another angle that gives way.", RESTS),
    (
        "Things",
        "Things stand where the body needs them, or lie in its hands; hands reach for a thing by its word.",
        PROPS,
    ),
    ("Motion", "Arrows name a point of the body; `off` shifts them to the right, away from us, and up.", ARROWS),
    ("People", "Colours are the theme's.", PEOPLE),
)
