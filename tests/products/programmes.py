"""Programmes of seven kinds, as coaches, teachers and therapists write them, for figures that ship or are simple."""

from __future__ import annotations

from typing import Any

from tests.products.routines import Files, project, routine

POSES: dict[str, dict[str, Any]] = {
    "squat": {"root": "standing", "hips": {"both": 70}, "knees": {"both": 85}, "spine": {"lumbar": 10, "thorax": 10}},
    "row": {"root": "standing", "hips": {"both": 50}, "knees": {"both": 20}, "elbows": {"both": 80}},
    "lunge": {"root": "standing", "hips": {"left": 60, "right": -10}, "knees": {"left": 60, "right": 30}},
    "press": {"root": "standing", "shoulders": {"both": 160}, "elbows": {"both": 20}},
    "reach": {"root": "standing", "shoulders": {"both": 165}},
    "fold": {"root": "standing", "hips": {"both": 80}, "spine": {"lumbar": 25, "thorax": 25}},
    "bridge": {
        "root": "supine",
        "hips": {"both": 55},
        "knees": {"both": 105},
        "forearms": {"both": 84},
        "hands": {"both": {"shape": "flat"}},
        "shoulders": {"both": {"flexion": 0, "abduction": 12}},
        "rest": ["pelvis", "upper-back", "head", "right-foot", "left-foot", "right-hand", "left-hand"],
    },
    "balance": {"root": "standing", "hips": {"left": 40}, "knees": {"left": 60}},
    "march": {"root": "standing", "hips": {"right": 60}, "knees": {"right": 70}},
    "sit": {"root": "sitting"},
}


def exercise(name: str, pose: str, **fields: Any) -> dict[str, Any]:
    """Write an exercise of our own with nothing medical in it: no breath, nothing easier, nobody to ask."""
    return {
        "name": name,
        "card": "Slow, and as far as is good.",
        "poster": "Move slowly, and only as far as it feels good.",
        "aim": "This keeps you strong and at ease.",
        "steps": ["Take your place.", "Move slowly and come back."],
        "muscles": ["legs"],
        "positions": ["standing"],
        "figure": {"alt": f"Person: {name}", "frames": [{"pose": POSES[pose]}]},
        **fields,
    }


def made(title: str, parts: list[dict[str, Any]], exercises: dict[str, dict[str, Any]], **changes: Any) -> Files:
    """Write a routine of our own; its stop rule says nothing that an author need not know."""
    stop = {
        "heading": "Stop if it hurts",
        "card": "Sharp pain, or dizziness.",
        "signs": ["Sharp pain", "Dizziness"],
        "all_signs": ["Sharp pain.", "Dizziness."],
    }
    return project(routine([], title=title, parts=parts, stop=stop, **changes), exercises)


def circuit() -> Files:
    """Give a circuit: three rounds of five stations, 40 s on and 20 s off, a minute between rounds."""
    stations = {
        "squats": exercise("Squats", "squat"),
        "rows": exercise("Bent-over Rows", "row"),
        "lunges": exercise("Lunges", "lunge"),
        "bridges": exercise("Bridges", "bridge"),
        "marches": exercise("March on the Spot", "march", dose={"reps": 20, "note": "as fast as you can"}),
    }
    part = {"name": "Circuit", "kind": "circuit", "rounds": 3, "work_s": 40, "rest_s": 20, "round_rest_s": 60}
    entries = [*list(stations)[:-1], {"exercise": "marches", "dose": {"reps": 20, "note": "as fast as you can"}}]
    return made("Hall circuit", [{**part, "exercises": entries}], stations, days_per_week=[2, 3], weeks=6)


def pairs() -> Files:
    """Give a strength session in pairs, with tempo, load and effort, and two ways to log it."""
    load = {"tempo": "3-1-1-0", "load": {"kg": 20}, "effort": {"rpe": 7}}
    lifts = {
        "goblet-squat": exercise("Goblet Squat", "squat", dose={"reps": 8, **load}),
        "bent-row": exercise("Bent-over Row", "row", dose={"reps": [8, 10], "per": "arm", "load": {"kg": 12.5}}),
        "split-lunge": exercise("Split Lunge", "lunge", dose={"reps": 6, "per": "leg", "load": {"percent_1rm": 70}}),
        "overhead-press": exercise(
            "Overhead Press", "press", dose={"reps": 8, "effort": {"rir": 2}, "load": "red band"}
        ),
        "calf-raise": exercise("Calf Raise", "reach", dose={"ladder": [15, 12, 10], "load": "body-weight"}),
    }
    strength = {"name": "Strength in pairs", "kind": "superset", "rounds": 3, "rest_s": 90}
    parts = [
        {**strength, "exercises": [["goblet-squat", "bent-row"], ["split-lunge", "overhead-press"]]},
        {"name": "To finish", "exercises": ["calf-raise"]},
    ]
    rule = "When all reps feel easy, add 2.5 kg next time."
    return made(["Strong", "in pairs"], parts, lifts, progression=rule, days_per_week=2, diary_pain="true")


def intervals() -> Files:
    """Give intervals: Tabata, every minute on the minute, as many rounds as possible, and runs with rests."""
    moves = {
        "jumping-squat": exercise("Squat Jumps", "squat"),
        "high-knees": exercise("High Knees", "march"),
        "swing": exercise("Hip Hinge Swing", "fold", dose={"reps": 12, "load": {"lb": 45}}),
        "push": exercise("Press up high", "press", dose={"reps": {"up_to": 10}}),
        "run": exercise(
            "Run on the Track", "march", dose={"sets": 6, "distance_m": 400, "rest_s": 90, "effort": "hard"}
        ),
    }
    parts = [
        {"name": "Tabata", "kind": "tabata", "exercises": ["jumping-squat"]},
        {"name": "Each minute", "kind": "emom", "rounds": 10, "exercises": ["swing", "high-knees"]},
        {"name": "As many", "kind": "amrap", "time_s": 480, "exercises": ["push", "jumping-squat"]},
        {"name": "On the track", "exercises": ["run"]},
    ]
    return made("By the clock", parts, moves)


def levels() -> Files:
    """Give a team's warm-up with three levels of two exercises, labelled as its manual labels them."""
    hold = {"hold_s": [20, 30], "sets": 3}
    moves = {
        "balance-1": exercise("Hold the Ball", "balance", dose={**hold, "per": "leg"}),
        "balance-2": exercise("Throw the Ball", "balance", dose={**hold, "per": "leg"}),
        "balance-3": exercise("Push your Partner", "balance", dose={**hold, "per": "leg"}),
        "squat-1": exercise("Squats on Toes", "squat", dose={"sets": 2, "time_s": 30}),
        "squat-2": exercise("Walking Lunges", "lunge", dose={"sets": 2, "time_s": 30}),
        "squat-3": exercise("One-leg Squats", "squat", dose={"sets": 2, "reps": 10, "per": "leg"}),
        "jog": exercise("Jog and turn", "march", dose={"sets": 2, "distance_m": 30, "per": ["cone", "direction"]}),
    }
    part = {"name": "Choose your level", "kind": "levels"}
    rows = [
        [{"exercise": f"{name}-{n}", "label": f"{row}.{n}"} for n in (1, 2, 3)]
        for row, name in ((7, "balance"), (8, "squat"))
    ]
    parts = [{"name": "Running", "exercises": [{"exercise": "jog", "label": "1"}]}, {**part, "exercises": rows}]
    return made("Warm up", parts, moves, minutes=20, labels="numbers")


def flow() -> Files:
    """Give a flow by breath: one movement a breath, five rounds, the second half on the other side."""
    moves = {
        "raise": exercise("Reach up", "reach", dose={"breathe": "in"}),
        "fold": exercise("Fold forward", "fold", dose={"breathe": "out"}),
        "step": exercise("Step back", "lunge", dose={"breathe": "in", "breaths": 1}),
        "stay": exercise("Stay low", "squat", dose={"breathe": ["in", "out"], "breaths": 5}),
        "rest": exercise("Stand still", "reach", dose={"note": "as long as you like"}),
    }
    entries = ["raise", "fold", "step", "stay", {"exercise": "step", "other": "leg"}, "fold", "raise", "rest"]
    part = {"name": "Sun flow", "kind": "flow", "rounds": [3, 5], "exercises": entries}
    return made("Morning flow", [part], moves, labels="numbers")


def rehabilitation() -> Files:
    """Give a knee's first weeks: ranges, bounds, the affected side, times a day, growing holds, standard advice."""
    moves = {
        "heel-slide": exercise(
            "Heel Slides", "bridge", dose={"reps": {"up_to": 10}, "side": "affected", "times_a_day": [3, 4]}
        ),
        "brace": exercise(
            "Brace the Thigh",
            "bridge",
            dose={
                "sets": 3,
                "reps": 10,
                "hold_s": 5,
                "side": "affected",
                "progress": {"of": "hold_s", "to": 10, "over": "2 weeks"},
            },
        ),
        "leg-lift": exercise(
            "Lift the Leg", "march", dose={"sets": [2, 3], "reps": [8, 12], "per": ["side", "direction"], "rest_s": 60}
        ),
        "stand-still": exercise(
            "Stand on one Leg", "balance", dose={"hold_s": {"at_least": 10}, "per": "leg", "times_a_day": 2}
        ),
    }
    parts = [
        {"name": "Every day", "exercises": ["heel-slide", "brace"]},
        {"name": "From week 2", "exercises": ["leg-lift", "stand-still"]},
    ]
    files = made(["Your knee", "weeks 1 to 4"], parts, moves, diary_pain="true", times_a_day=2, weeks=4)
    text = str(files["content/routines/sample.yaml"])
    files["content/routines/sample.yaml"] = text.replace(
        "stop:\n", "stop:\n  urgent: standard\n  ask_first: standard\n"
    )
    return files


def seated() -> Files:
    """Give a class of older people on chairs: slow, seated, with its equipment and one move without a dose."""
    usual = {"positions": ["sitting"], "equipment": ["a firm chair"]}
    chair = {"alt": "Person sitting on a chair", "props": ["chair"], "frames": [{"pose": SEATED}]}
    moves = {
        "sit-tall": exercise("Sit tall", "sit", **usual, figure=chair),
        "heel-lift": exercise("Lift the Heels", "sit", **usual, figure=chair, dose={"reps": [5, 10], "pace": "slow"}),
        "arm-circle": exercise(
            "Circle the Arms", "sit", **usual, figure=chair, dose={"reps": 5, "per": ["arm", "direction"]}
        ),
        "knee-lift": exercise("Lift a Knee", "sit", **usual, figure=chair, dose={"reps": 8, "side": "alternate"}),
    }
    return made("On a chair", [{"name": "Seated", "exercises": list(moves)}], moves, labels="none")


SEATED: dict[str, Any] = {
    "root": "sitting",
    "hips": {"both": 90},
    "knees": {"both": 90},
    "rest": [{"pelvis": {"on": "chair"}}],
}

PROGRAMMES = {
    "circuit": circuit,
    "pairs": pairs,
    "intervals": intervals,
    "levels": levels,
    "flow": flow,
    "rehabilitation": rehabilitation,
    "seated": seated,
}
