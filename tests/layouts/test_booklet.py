"""The booklet, as a reader gets it: pages, words, folios, links, and the Stop panel where it belongs."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.content.project import Project
from generator.documents.blocks import ItemList, Picture
from generator.errors import ContentError, FitError, GlyphError
from generator.units import MM
from tests.layouts.booklets import SHIPPED, Booklet, made, make, painted, squeezed, text_in

PSOAS, ANKLES = "psoas-for-runners", "ankle-and-calf-warm-up"
SIZES = {"a5": (148, 210), "half-letter": (139.7, 215.9), "a4": (210, 297), "letter": (215.9, 279.4)}


@pytest.fixture(scope="module")
def psoas() -> Booklet:
    return made(PSOAS)


@pytest.fixture(scope="module")
def ankles() -> Booklet:
    return made(ANKLES)


@pytest.mark.parametrize("theme", ["colour", "photocopy"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_theme_has_whole_sheets_of_the_right_size(size: str, theme: str) -> None:
    booklet = made(ANKLES, size=size, theme=theme)
    assert booklet.laid.pages % 4 == 0
    assert len(booklet.reader.pages) == booklet.laid.pages
    for page in booklet.reader.pages:
        assert (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM) == pytest.approx(
            SIZES[size], abs=0.1
        )


@pytest.mark.parametrize(("size", "large"), [("a5", False), ("letter", True)])
def test_all_words_stand_on_the_pages_in_reading_order(size: str, large: bool) -> None:
    booklet = made(PSOAS, size=size, large=large)
    text, place = "".join(booklet.texts()), 0
    for words in booklet.words():
        wanted = squeezed(words.text)
        found = text.find(wanted, place)
        assert found >= 0, f"{words.text!r} is missing, or stands before what it follows"
        place = found if len(wanted) < 4 else found + len(wanted)


def test_no_page_is_empty_and_none_holds_a_mere_line_or_two(psoas: Booklet, ankles: Booklet) -> None:
    for booklet in (psoas, ankles):
        for number, page in enumerate(booklet.reader.pages[1:-1], 2):
            lines = [line for line in page.extract_text().splitlines() if len(line) > 12]
            ruled = [m for m in painted(booklet.laid.data) if m.page == number and m.bottom - m.top < 1]
            assert len(lines) > 4 or len(ruled) > 8, f"page {number} looks empty"


def test_all_pages_begin_on_one_line(psoas: Booklet) -> None:
    marks = painted(psoas.laid.data)
    for page in range(1, psoas.laid.pages + 1):
        assert min(mark.top for mark in marks if mark.page == page) == pytest.approx(15.8, abs=0.35), page


def test_a_chart_gives_each_number_once_and_all_of_them_to_those_who_hear_it(psoas: Booklet) -> None:
    chart = next(
        block
        for section in psoas.document.sections
        for block in section.blocks
        if isinstance(block, Picture) and "Sitting, square" in block.alt
    )
    text = next(text for text in psoas.texts() if "Allbarsstartatzero" in text)
    for name, share, length in (("Sitting, square", "75.1", "195.9"), ("Run, leg back", "103.7", "270.6")):
        assert text.count(share) == 1
        assert squeezed(name) in text
        assert f"{name}: " in chart.alt
        assert f"{length} mm, {share}" in chart.alt


def test_signs_for_how_sure_we_are_are_explained_once_before_the_first(psoas: Booklet) -> None:
    text = "".join(psoas.texts())
    assert text.count("•••Wellsupported;••Commonlytaught;•Arguedabout") == 1
    assert text.index("•••Wellsupported") < text.index("•••[")
    runs = [run for words in psoas.words() for run in words.runs if run.text in ("•••", "••", "•")]
    assert {run.says for run in runs} == {"Well supported", "Commonly taught", "Argued about"}


@pytest.mark.parametrize("size", ["a5", "half-letter"])
def test_no_item_of_a_list_stands_alone_on_a_page(size: str) -> None:
    booklet = made(PSOAS, size=size)
    texts = booklet.texts()
    lists = [
        block
        for section in booklet.document.sections
        for block in section.blocks
        if section.kind == "chapter" and isinstance(block, ItemList) and len(block.items) > 1
    ]
    assert len(lists) > 4
    for block in lists:
        words = [f"•{squeezed(item.words.text)}" for item in block.items]
        shares = [sum(each in text for each in words) for text in texts]
        assert 1 not in shares, words[0]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_leaves_the_safe_area(size: str) -> None:
    booklet = made(ANKLES, size=size)
    width, height = SIZES[size]
    for mark in painted(booklet.laid.data):
        assert mark.left >= 5, mark
        assert mark.top >= 5, mark
        assert mark.right <= width - 5, mark
        assert mark.bottom <= height - 5, mark


def test_nothing_of_the_long_booklet_leaves_the_safe_area(psoas: Booklet) -> None:
    outside = [m for m in painted(psoas.laid.data) if min(m.left, m.top, 148 - m.right, 210 - m.bottom) < 5]
    assert not outside


def test_folios_count_the_pages_outside(psoas: Booklet) -> None:
    for page, folio in enumerate(["i", *map(str, range(1, psoas.laid.pages - 2))], 2):
        foot = text_in(psoas.laid.data, page, 194.5, 202)
        assert folio == (foot.split()[0] if page % 2 == 0 else foot.split()[-1])
    for cover in (1, psoas.laid.pages):
        assert not text_in(psoas.laid.data, cover, 198, 206).strip()


def test_contents_give_the_pages_on_which_headings_stand(psoas: Booklet) -> None:
    contents = squeezed(psoas.reader.pages[1].extract_text())
    texts = psoas.texts()
    outline = psoas.outline()
    named = [section.heading for section in psoas.document.sections if section.kind == "chapter"]
    assert len(named) > 7
    for heading in named:
        assert heading is not None
        page, _ = outline[heading.words.text]
        assert squeezed(f"{heading.words.text}{page - 2}") in contents
        assert squeezed(heading.words.text) in texts[page - 1]
    page, _ = outline["D  Double Leg Stretch"]
    assert f"DoubleLegStretch{page - 2}" in contents


@pytest.mark.parametrize("name", [PSOAS, ANKLES])
def test_the_session_at_a_glance_faces_when_to_stop_and_the_moves_come_before_the_reading(name: str) -> None:
    outline = made(name).outline()
    pages = [outline[title][0] for title in ("Session at a glance", "When to stop")]
    assert pages[0] % 2 == 0
    assert pages[1] == pages[0] + 1
    sections = made(name).document.sections
    firsts = [outline[s.heading.words.text][0] for s in sections if s.heading and s.running == "Good to know"]
    assert pages[1] < outline["Diary"][0] < min(firsts)


def test_outline_is_three_deep_and_lands_on_headings(psoas: Booklet) -> None:
    title, *rest = psoas.reader.outline
    assert title.title == "Psoas for runners"
    assert any(isinstance(each, list) for each in rest[0])
    for name, (page, top) in psoas.outline().items():
        words = squeezed(name.rsplit("  ", 1)[-1])
        assert words in squeezed(text_in(psoas.laid.data, page, top - 3, top + 50)), name


def test_every_link_leads_somewhere(psoas: Booklet) -> None:
    reader = psoas.reader
    targets = set(reader.named_destinations)
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots", [])]
    inner = [link for link in links if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"]
    assert len(inner) > 50
    for link in inner:
        target = link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
        assert str(target).lstrip("/") in targets or not isinstance(target, str)


def exercise_pages(booklet: Booklet) -> list[int]:
    """Give the left-hand page of every exercise's spread."""
    outline = booklet.outline()
    exercises = [
        block for section in booklet.document.sections for block in section.blocks if section.kind == "exercise"
    ]
    headings = [exercise.heading for exercise in exercises]
    names = [f"{h.number.text}  {h.words.text}" if h.number else h.words.text for h in headings]
    return [outline[name][0] for name in names]


@pytest.mark.parametrize(("routine", "theme"), [(PSOAS, "colour"), (ANKLES, "colour"), (ANKLES, "photocopy")])
def test_spreads_begin_on_the_left_and_stop_stands_at_154_on_each(routine: str, theme: str) -> None:
    booklet = made(routine, theme=theme)
    pages = exercise_pages(booklet)
    assert pages
    marks = painted(booklet.laid.data)
    for page in pages:
        assert page % 2 == 0
        panels = [m for m in marks if m.page == page + 1 and m.right - m.left > 118 and 15 < m.bottom - m.top < 40]
        assert [panel.top for panel in panels] == [pytest.approx(154, abs=0.5)]
        panel = panels[0]
        heading = text_in(booklet.laid.data, page + 1, panel.top, panel.bottom)
        assert heading.startswith("Stop if it hurts")


def test_pictures_and_words_of_a_spread_keep_apart(psoas: Booklet) -> None:
    marks = painted(psoas.laid.data)
    for page in exercise_pages(psoas):
        for side in (page, page + 1):
            boxes = sorted((m for m in marks if m.page == side and m.bottom - m.top > 8), key=lambda m: m.top)
            for above, below in pairwise(boxes):
                apart = (
                    below.top >= above.bottom - 0.5
                    or below.left >= above.right - 0.5
                    or above.left >= below.right - 0.5
                )
                assert apart, (above, below)


def test_print_shops_get_bleed_trim_and_no_links() -> None:
    booklet = made(ANKLES, target="shop", bleed=3.0)
    for page in booklet.reader.pages:
        assert [float(edge) / MM for edge in page.trimbox] == pytest.approx([3, 3, 151, 213], abs=0.01)
        assert "/Annots" not in page
    assert all(min(m.left, m.top, 154 - m.right, 216 - m.bottom) >= 8 for m in painted(booklet.laid.data))


def test_large_print_has_body_of_16_points_or_more() -> None:
    booklet = made(ANKLES, size="a4", large=True)
    sizes: dict[float, int] = {}

    def visit(text: str, _: object, matrix: list[float], font: object, size: float) -> None:
        sizes[round(size, 1)] = sizes.get(round(size, 1), 0) + len(text.strip())

    for page in booklet.reader.pages[1:-1]:
        page.extract_text(visitor_text=visit)
    small = sum(count for size, count in sizes.items() if size < 15.5)
    assert small < 0.1 * sum(sizes.values())


def test_same_input_gives_the_same_bytes() -> None:
    assert make(ANKLES).laid.data == make(ANKLES).laid.data


# Other content


def project_with(folder: Path, files: dict[str, str]) -> Project:
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Project.find(folder)


def routine(exercises: list[str], title: str = "Sample", name: str = "") -> str:
    first, *others = exercises
    entry = f"{{exercise: {first}, name: {name}}}" if name else first
    listed = ", ".join([entry, *others])
    return f"""\
title: {title}
strapline: A few moves
summary: A sample.
version: "1.0"
date: November 2026
guidance: General guidance, not medical advice.
parts:
  - name: Moves
    exercises: [{listed}]
stop: {{heading: Stop if it hurts, card: Sharp pain., signs: [Sharp pain], all_signs: [Sharp pain],
  urgent: [Chest pain], ask_first: [You are pregnant]}}
how_to: [Go down the page.]
credits: [Written for a test.]
"""


ALL = sorted(path.stem for path in (SHIPPED.shipped / "content/de/exercises").rglob("*.yaml"))[:14]


@pytest.mark.parametrize("count", [3, 14])
def test_three_and_fourteen_moves(tmp_path: Path, count: int) -> None:
    project = project_with(tmp_path, {"routines/some.yaml": routine(ALL[:count])})
    booklet = make("some", project)
    assert booklet.laid.pages % 4 == 0
    assert len(exercise_pages(booklet)) == count
    assert all(page % 2 == 0 for page in exercise_pages(booklet))
    glance = booklet.outline()["Session at a glance"][0]
    names = "".join(booklet.texts()[glance - 1 : glance + 1])
    assert all(
        squeezed(e.heading.words.text) in names
        for s in booklet.document.sections
        for e in s.blocks
        if s.kind == "exercise"
    )


def test_greek_cyrillic_and_accented_names(tmp_path: Path) -> None:
    text = routine(ALL[:3], title="[Σταθερότητα, для бегунов]", name="Élévation à ľavá")
    booklet = make("some", project_with(tmp_path, {"routines/some.yaml": text}))
    whole = "".join(booklet.texts())
    assert "Σταθερότητα" in whole
    assert "длябегунов" in whole
    assert squeezed("Élévation à ľavá") in whole
    assert not [m for m in painted(booklet.laid.data) if min(m.left, 148 - m.right) < 5]


def test_characters_without_a_glyph_are_named_with_their_field(tmp_path: Path) -> None:
    text = routine(ALL[:1]).replace("[Go down the page.]", "[Go 漢 down.]")
    with pytest.raises(GlyphError, match=r"some\.yaml:\d+:\d+: how_to\[1\].*漢 \(U\+6F22\)"):
        make("some", project_with(tmp_path, {"routines/some.yaml": text}))


def test_a_spread_that_cannot_hold_its_words_names_the_field(tmp_path: Path) -> None:
    shipped = (SHIPPED.shipped / "content/exercises/belly-and-pilates/hundred.yaml").read_text("utf-8")
    before, rest = shipped.split("steps:\n", 1)
    after = rest[rest.index("\ncues:") :]
    step = "  - " + " ".join(["Lift and lower the leg slowly again"] * 5) + "\n"
    files = {"exercises/long.yaml": f"{before}steps:\n{step * 9}{after}", "routines/some.yaml": routine(["long"])}
    with pytest.raises(FitError, match=r"long\.yaml:\d+:\d+: steps\[\d\] does not fit .* cut about \d+ words"):
        make("some", project_with(tmp_path, files))


def test_long_chapters_flow_to_more_pages(tmp_path: Path) -> None:
    shipped = (SHIPPED.shipped / f"content/routines/{ANKLES}.yaml").read_text("utf-8")
    start, end = shipped.index("  - heading: What five minutes"), shipped.index("diary_weeks:")
    project = project_with(tmp_path, {"routines/long.yaml": shipped[:start] + shipped[start:end] * 5 + shipped[end:]})
    booklet = make("long", project)
    assert booklet.laid.pages > made(ANKLES).laid.pages
    assert "".join(booklet.texts()).count(squeezed("They push you off the ground at every step.")) == 5


# Charts and curves

CHAPTER = """\
  - heading: {name}
    passages:
      - text: Words about {name}.
        curve:
          alt: A curve.
          shortest: "least; of={name}"
          longest: most of {name}
          marks: [{{at: 50, text: half of {name}}}]
          points: [{{at: 0, percent: 90}}, {{at: 30, percent: 99}}, {{at: 60, percent: 104}}, {{at: 100, percent: 95}}]
    chart:
      heading: Chart of {name}
      text: A longer bar means a longer path.
      rows:
        - {{label: Bent in {name}, hip_angle: 90, length_mm: 150, percent: {share}}}
        - {{label: Straight in {name}, hip_angle: 0, length_mm: 200, percent: 100}}
      alt: A chart.
      credit: Numbers made for a test.
      assumptions: [Nothing is moving.]
      sources: [gray-1918]
"""


def test_each_chapter_shows_its_own_chart_and_curve(tmp_path: Path) -> None:
    chapters = CHAPTER.format(name="Hips", share=71.5) + CHAPTER.format(name="Knees", share=83.5)
    text = f"{routine([ALL[0]])}chapters:\n{chapters}"
    booklet = make("two", project_with(tmp_path, {"routines/two.yaml": text}))
    words = "".join(booklet.texts())
    for name, share in (("Hips", "71.5"), ("Knees", "83.5")):
        assert [words.count(f"{end}{name}") for end in ("least;of=", "mostof", "halfof")] == [1, 1, 1]
        assert words.count(f"Bentin{name}") == 1
        assert words.count(share) == 1


def test_a_curve_has_its_readings_in_order(tmp_path: Path) -> None:
    chapters = CHAPTER.format(name="Hips", share=71.5).replace("at: 30", "at: 70")
    text = f"{routine([ALL[0]])}chapters:\n{chapters}"
    with pytest.raises(ContentError, match="curve must have its points in order of at, from 0 to 100, each once"):
        make("one", project_with(tmp_path, {"routines/one.yaml": text}))
