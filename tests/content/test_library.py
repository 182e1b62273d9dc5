"""The library: files read when they are needed, each once, and checked against one another."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.content.brand import Brand
from generator.content.library import Library, brand_folder, load_routine
from generator.content.loading import load_table, read_model
from generator.content.passages import Reference
from generator.content.project import Project
from generator.content.values import Source, Text
from generator.errors import ChoiceError, ContentError

ROOT = Path(__file__).parents[2]
MUSCLE = """\
name: Soleus
plain: The deep muscle of the calf.
origin: The shin bones.
insertion: The heel.
nerve: Tibial nerve.
action: Points the foot.
feel: A pull low in the calf.
sources: [{}]
"""
PORTRAIT = "figure:\n  alt: Someone lies down.\n  frames:\n    - pose: {root: supine}\n"
CURVE = "{alt: A curve, shortest: least, longest: most, points: [%s]}"
POINTS = "{at: 0, percent: 90}, {at: 30, percent: 99}, {at: 60, percent: 104}, {at: 100, percent: 95}"


def told(sample: Any, *names: str) -> list[str]:
    """Give what the author of a spoiled project is told."""
    with pytest.raises(ContentError) as error:
        Library(sample.project).check(names)
    return str(error.value).splitlines()


def nobody(place: str, what: str = "source") -> str:
    """Say that no such thing is there."""
    return f'{place} names no {what}: there is no "nobody"'


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  - Go down the page.", "  - {text: Go., sources: [nobody]}", ":18:27: how_to[1].sources[1]"),
        ("credits:", "chapters: [{heading: A, passages: [{text: B, sources: [nobody]}]}]\ncredits:",
         ":19:56: chapters[1].passages[1].sources[1]"),
        ("credits:", "chapters: [{heading: A, chart: {heading: B, text: C, alt: D, credit: E, assumptions: [F], "
         "sources: [nobody], rows: [{label: G, hip_angle: 0, length_mm: 9, percent: 99}, "
         "{label: H, hip_angle: 0, length_mm: 9, percent: 99}]}}]\ncredits:", ":19:101: chapters[1].chart.sources[1]"),
    ],
)  # fmt: skip
def test_a_routines_sources_are_known(sample: Any, old: str, new: str, place: str) -> None:
    sample.spoil(sample.routine, old, new)
    assert told(sample, "sample") == [nobody(f"{sample.routine}{place}")]


def test_sources_of_exercises_and_notes_are_known(sample: Any) -> None:
    sample.spoil(sample.exercise, "muscles:", "sources: [nobody]\nmuscles:")
    note = MUSCLE.format("nobody") + "passages: [{text: More., sources: [gray-1918, nobody]}]\n"
    sample.write("content/anatomy/soleus.yaml", note)
    assert told(sample, "sample") == [
        nobody("content/anatomy/soleus.yaml:8:11: sources[1]"),
        nobody("content/anatomy/soleus.yaml:9:47: passages[1].sources[2]"),
        nobody(f"{sample.exercise}:11:11: sources[1]"),
    ]


def test_figures_notes_and_languages_are_known(sample: Any) -> None:
    sample.spoil(sample.routine, "title: Sample", "title: Sample\nhero: nobody\nlanguage: nobody")
    sample.spoil(sample.routine, "credits:", "chapters: [{heading: A, muscles: [psoas-major, nobody]}]\ncredits:")
    lines = told(sample, "sample")
    assert [line.partition(";")[0] for line in lines] == [
        nobody(f"{sample.routine}:2:7: hero", "figure"),
        nobody(f"{sample.routine}:3:11: language", "language"),
        nobody(f"{sample.routine}:21:48: chapters[1].muscles[2]", "anatomy note"),
    ]
    assert lines[1].endswith('there is no "nobody"; allowed: de, de-x-sie, en, en-US, es, fr, it, nl, pl, pt, ru')


def test_a_hyphen_makes_a_muscle_a_note_of_the_library(sample: Any) -> None:
    sample.spoil(sample.exercise, "[glutes]", "[psoas-major, deep belly, glutes-]")
    assert load_routine("sample", sample.project).moves[0].exercise.muscles == ("psoas-major", "deep belly", "glutes-")


def test_sources_are_listed_as_the_booklet_cites_them(sample: Any) -> None:
    names = ["gray-1918", *(f"s{number}" for number in range(1, 8)), "unused"]
    sample.write("content/sources.yaml", "\n".join(f"{name}: {{text: About {name}.}}" for name in names))
    note = MUSCLE.format("s4") + "passages: [{text: More., sources: [s5]}]\n"
    sample.write("content/anatomy/soleus.yaml", note)
    sample.spoil(sample.exercise, "muscles:", "sources: [s7, s1]\nmuscles:")
    chart = (
        "{heading: B, text: C, alt: D, credit: E, assumptions: [F], sources: [s6], "
        "rows: [{label: G, hip_angle: 0, length_mm: 9, percent: 9}, "
        "{label: H, hip_angle: 0, length_mm: 9, percent: 9}]}"
    )
    chapter = f"{{heading: A, passages: [{{text: B, sources: [s2, s3]}}], muscles: [soleus], chart: {chart}}}"
    sample.spoil(sample.routine, "  - Go down the page.", "  - {text: Go., sources: [s1, s2]}")
    sample.spoil(sample.routine, "credits:", f"chapters: [{chapter}]\ncredits:")
    programme = load_routine("sample", sample.project)
    assert [reference.id for reference in programme.references] == ["s1", "s2", "s3", "s4", "s5", "s6", "s7"]
    assert [programme.reference_number(name) for name in ("s1", "s4", "s7")] == [1, 4, 7]
    with pytest.raises(KeyError, match="unused"):
        programme.reference_number("unused")


def test_charts_and_curves_have_names_in_the_order_of_the_booklet(sample: Any) -> None:
    curve = CURVE % POINTS
    note = MUSCLE.format("gray-1918") + f"passages: [{{text: More., curve: {curve}}}]\n"
    sample.write("content/anatomy/soleus.yaml", note)
    rows = "[{label: G, hip_angle: 0, length_mm: 9, percent: 99}, {label: H, hip_angle: 0, length_mm: 9, percent: 9}]"
    chart = f"{{heading: B, text: C, alt: D, credit: E, assumptions: [F], sources: [gray-1918], rows: {rows}}}"
    chapter = f"{{heading: A, passages: [{{text: B, curve: {curve}}}, C], muscles: [soleus], chart: {chart}}}"
    sample.spoil(sample.routine, "  - Go down the page.", f"  - {{text: Go., curve: {curve}}}\n  - Go on.")
    sample.spoil(sample.routine, "credits:", f"chapters: [{chapter}, {{heading: D}}]\ncredits:")
    programme = load_routine("sample", sample.project)
    (first, _) = programme.routine.chapters
    charts = [first.passages[0].curve, programme.anatomy["soleus"].passages[0].curve, first.chart]
    charts.append(programme.routine.how_to[0].curve)
    assert list(programme.charts) == ["chart-1", "chart-2", "chart-3", "chart-4"]
    assert all(one is other for one, other in zip(programme.charts.values(), charts, strict=True))
    assert [programme.chart_name(one) for one in charts if one] == list(programme.charts)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("at: 30", "at: 70", "must have its points in order of at, from 0 to 100, each once"),
        ("at: 30", "at: 0", "must have its points in order of at, from 0 to 100, each once"),
        ("at: 0,", "at: -1,", "must have its points in order of at, from 0 to 100, each once"),
        ("at: 100", "at: 100.5", "must have its points in order of at, from 0 to 100, each once"),
        (", {at: 60, percent: 104}", "", "points must hold at least 4 items, not 3"),
        ("shortest: least", "shortest: a b c d e", "shortest must be at most 4 words, not 5; cut 1"),
        ("points:", "marks: [{at: 101, text: late}], points:", "must have its marks at 0 to 100"),
        ("points:", "marks: [{at: -0.5, text: early}], points:", "must have its marks at 0 to 100"),
    ],
)
def test_a_curve_is_one_stride(sample: Any, old: str, new: str, message: str) -> None:
    curve = (CURVE % POINTS).replace(old, new)
    sample.spoil(sample.routine, "  - Go down the page.", f"  - {{text: Go., curve: {curve}}}")
    (line,) = told(sample, "sample")
    assert line.startswith(f"{sample.routine}:18:")
    assert line.removesuffix(message).endswith(("how_to[1].curve ", "how_to[1].curve."))


def test_a_curve_may_end_where_a_stride_does(sample: Any) -> None:
    curve = (CURVE % POINTS).replace("points:", "marks: [{at: 0, text: a}, {at: 100, text: b}], points:")
    sample.spoil(sample.routine, "  - Go down the page.", f"  - {{text: Go., curve: {curve}}}")
    assert load_routine("sample", sample.project).routine.how_to[0].curve is not None


def test_a_muscle_needs_more_than_a_neighbour(sample: Any) -> None:
    lacking = "\n".join(line for line in MUSCLE.format("gray-1918").splitlines() if line[:5] not in ("nerve", "feel:"))
    path = sample.write("content/anatomy/soleus.yaml", lacking)
    assert told(sample, "sample") == ["content/anatomy/soleus.yaml:1:1: is a muscle and lacks nerve, feel"]
    path.write_text(f"{lacking}\nkind: neighbour\n", "utf-8")
    assert Library(sample.project).check(["sample"])


def test_the_exercises_of_a_routine_that_is_wrong_are_looked_at_all_the_same(sample: Any) -> None:
    sample.spoil(sample.exercise, "reps: 8", "reps: ten")
    sample.spoil(sample.routine, "title: Sample\n", "")
    sample.spoil(sample.routine, "[bridge]", "[{exercise: bridge}, nobody, [bridge]]")
    assert [line.split(" ")[0] for line in told(sample, "sample")] == [
        f"{sample.exercise}:9:14:",
        f"{sample.routine}:1:1:",
        f"{sample.routine}:8:45:",
    ]


def test_several_routines_are_checked_at_once(sample: Any) -> None:
    sample.write("content/routines/other.yaml", (sample.folder / sample.routine).read_text("utf-8"))
    assert [one.routine.id for one in Library(sample.project).check(["other", "sample"])] == ["other", "sample"]
    for name in ("sample", "other"):
        path = sample.folder / f"content/routines/{name}.yaml"
        path.write_text(path.read_text("utf-8").replace("summary:", "sumary:"), "utf-8")
    assert [line.split(":")[0] for line in told(sample)] == [
        *["content/routines/other.yaml"] * 2,
        *["content/routines/sample.yaml"] * 2,
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("exercises/extra.yaml", "name: Extra", "card is missing: a text of at most 8 words"),
        ("anatomy/extra.yaml", "name: Extra", "plain is missing: a text of at most 30 words"),
        ("figures/extra.yaml", "figur: x", 'figur is not a known field; did you mean "figure"?'),
        ("sources.yaml", "extra: {link: https://example.org}", "extra.text is missing: a text"),
        ("brand.yaml", "contact: here", "name is missing: a text"),
    ],
)
def test_all_that_is_there_is_looked_at_when_nothing_is_named(sample: Any, name: str, text: str, message: str) -> None:
    sample.write(f"content/{name}", text)
    column = 8 if name == "sources.yaml" else 1
    assert f"content/{name}:1:{column}: {message}" in told(sample)


def test_nothing_waits_for_a_routine_that_can_be_read(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates/locales", tmp_path / "templates/locales")
    for name, text in (
        ("content/brand.yaml", "contact: here"),
        ("content/sources.yaml", "extra: {link: https://example.org}"),
        ("content/routines/mine.yaml", "titel: Mine"),
        ("templates/locales/xx.yaml", "name: [x]"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ContentError) as error:
        Library(Project(None, tmp_path)).check()
    wrong = {problem.file for problem in error.value.problems}
    assert wrong == {"content/brand.yaml", "content/sources.yaml", "content/routines/mine.yaml",
                     "templates/locales/xx.yaml"}  # fmt: skip


def test_muscles_and_sources_of_exercises_that_no_routine_uses_are_looked_at(sample: Any) -> None:
    text = (sample.folder / sample.exercise).read_text("utf-8")
    sample.write("content/exercises/other.yaml", text.replace("[glutes]", "[no-body]\nsources: [nobody]"))
    lines = told(sample)
    assert 'content/exercises/other.yaml:11:11: muscles[1] names no anatomy note: there is no "no-body"' in lines[0]
    assert lines[1] == nobody("content/exercises/other.yaml:12:11: sources[1]")


def test_figures_are_found_by_name(sample: Any) -> None:
    sample.write("content/figures/lying.yaml", PORTRAIT)
    library = Library(sample.project)
    assert library.figure("lying").alt == "Someone lies down."
    assert library.figure("bridge").alt == "A person lies on the back and lifts the hips."
    figures = library.figures()
    assert figures["lying"] is library.figure("lying")
    assert figures["bridge"] is library.figure("bridge")
    assert {"runner", "hundred"} <= set(figures)
    with pytest.raises(ChoiceError, match=r'^there is no figure "brigde"; did you mean "bridge"\?$'):
        library.figure("brigde")


@pytest.mark.parametrize("path", ["content/figures/lying.yaml", "content/exercises/bridge.yaml"])
def test_a_figure_that_cannot_be_drawn_is_told(sample: Any, path: str) -> None:
    sample.write("content/figures/lying.yaml", PORTRAIT)
    sample.spoil(path, "root: supine", "root: suppine")
    library = Library(sample.project)
    for draw in (library.figures, lambda: library.figure(Path(path).stem)):
        with pytest.raises(ContentError, match=rf"^{path}:\d+:\d+: figure\.frames\[1\]\.pose\.root must be one of"):
            draw()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have the cache elsewhere")
def test_a_figure_found_sound_is_remembered_where_the_press_keeps_its_figures(
    sample: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(sample.folder / "cache"))
    load_routine("sample", sample.project)
    assert list((sample.folder / "cache/routine-press/figures").glob("*.sound"))


def test_a_programme_has_the_figures_of_its_exercises_and_of_title_pages(sample: Any) -> None:
    sample.write("content/figures/lying.yaml", PORTRAIT)
    programme = load_routine("sample", sample.project)
    assert {"lying", "runner", "sitting", "standing", "bridge"} == set(programme.figures)
    assert programme.figures["bridge"] == programme.moves[0].shown
    assert programme.brand is None


@pytest.mark.parametrize("own", [True, False])
def test_a_logo_is_looked_for_beside_the_brand(sample: Any, own: bool) -> None:
    if own:
        sample.write("content/brand.yaml", "name: Club\nlogo: pictures/logo.PNG\nlogo_alt: A hill")
        sample.write("content/pictures/logo.PNG", b"x")
    programme = load_routine("sample", sample.project)
    assert programme.brand_folder == sample.folder / "content"
    assert (programme.brand.logo if programme.brand else None) == ("pictures/logo.PNG" if own else None)


def test_a_file_is_loaded_once_and_only_when_it_is_needed(sample: Any) -> None:
    sample.write("content/exercises/unused.yaml", "name: Unused")
    library = Library(sample.project)
    first, again = (library.programme("sample").moves[0].exercise for _ in range(2))
    assert first is again
    assert library.exercise("bridge") is library.exercise("bridge")
    with pytest.raises(KeyError, match="absent"):
        library.exercise("absent")


def test_values_put_together_from_several_files_are_told_where_each_was_written() -> None:
    text = Text("", Source("b.yaml", 4, 9, "logo"))
    with pytest.raises(ContentError, match=r"^b\.yaml:4:9: name must not be empty$"):
        read_model(Brand, {"name": text}, "a.yaml")
    with pytest.raises(ContentError, match=r"^c\.yaml:2:3: nam is not a known field.*\n.*c\.yaml:2:3: name is missing"):
        read_model(Brand, {"nam": Text("x", Source("c.yaml", 2, 3))}, "a.yaml")
    with pytest.raises(ContentError, match=r"^a\.yaml: name is missing: a text$"):
        read_model(Brand, {}, "a.yaml")
    assert read_model(Brand, {"name": Text("Club")}, "a.yaml").name == "Club"


def test_what_is_right_of_a_table_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: {text: A.}\nb: {txt: B.}\nc: {text: C., id: c}", "utf-8")
    table = load_table(Reference, path, "x.yaml")
    assert table.value is not None
    assert {name: (one.id, one.text) for name, one in table.value.items()} == {"a": ("a", "A.")}
    assert [str(problem) for problem in table.problems] == [
        "x.yaml:2:4: b.text is missing: a text",
        'x.yaml:2:5: b.txt is not a known field; did you mean "text"?',
        'x.yaml:3:19: c.id is not a known field; the id is "c" already',
    ]
    assert load_table(Reference, tmp_path / "absent.yaml", "absent.yaml").value is None


def test_a_brand_and_its_logo_stand_in_one_folder(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own/content", tmp_path / "shipped/content"
    project = Project(own.parent, shipped.parent)
    own.mkdir(parents=True)
    shipped.mkdir(parents=True)
    assert brand_folder(project) == own
    (shipped / "brand.yaml").write_text("name: Press", "utf-8")
    assert brand_folder(project) == shipped
    (own / "brand.yaml").write_text("name: Club", "utf-8")
    assert brand_folder(project) == own
