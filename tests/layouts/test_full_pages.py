"""Pages that look made: little white below the last line, bodies of few sizes; and nothing that keeps safe is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.library import load_routine
from generator.content.project import Project
from generator.documents.blocks import MuscleNote
from generator.layouts.booklet.figures import shared_sizes
from tests.layouts.booklets import SHIPPED, Booklet, made, make, painted, squeezed

ROUTINES = ["psoas-for-runners", "ankle-and-calf-warm-up"]
HEAD, BOTTOM = 16.0, 193.0
"""Where columns begin and end on A5, mm."""
MOST = 0.25


def white(booklet: Booklet, page: int) -> float:
    """Give the share of a page's column that is empty below its last mark."""
    bottoms = [mark.bottom for mark in painted(booklet.laid.data) if mark.page == page and mark.bottom < BOTTOM + 3]
    return max(0.0, BOTTOM - max(bottoms, default=HEAD)) / (BOTTOM - HEAD)


@pytest.mark.parametrize("routine", ROUTINES)
def test_pages_are_full_but_where_a_chapter_ends(routine: str) -> None:
    """A page before another chapter may end early; one that text runs on from may not."""
    booklet = made(routine)
    starts = {page for page, top in booklet.outline().values() if top < HEAD + 20}
    starts |= {page for page, text in enumerate(booklet.texts(), 1) if text.startswith("Notes")}
    for page in range(2, booklet.laid.pages):
        if page + 1 not in starts and page + 1 < booklet.laid.pages:
            assert white(booklet, page) <= MOST, page


@pytest.mark.parametrize(
    ("widest", "sizes"),
    [
        ([108, 108, 82, 108, 56, 78, 62, 58, 56, 58], {108, 56}),
        ([94, 100, 80, 82], {80}),
        ([70], {70}),
        ([108, 106, 60], {106, 60}),
    ],
)
def test_bodies_have_few_sizes_in_a_book(widest: list[float], sizes: set[float]) -> None:
    """One for exercises with one picture, one for those with several, as a rule; none wider than its page holds."""
    found = shared_sizes(map(float, widest))
    assert set(found.values()) == sizes
    assert all(size <= most for most, size in found.items())


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_sign_caution_and_source_is_printed(routine: str) -> None:
    programme, text = load_routine(routine, SHIPPED), "".join(made(routine).texts())
    stop, exercises = programme.routine.stop, [move.exercise for move in programme.moves]
    said = [*stop.every_sign, *stop.urgent, *stop.ask_first, programme.routine.guidance]
    said += [line for exercise in exercises for line in (*exercise.ask_first, *exercise.cues)]
    said += [point for exercise in exercises for box in exercise.safety for point in (box.heading, *box.points)]
    said += [part.intro for part in programme.parts if part.intro]
    said += [reference.text for reference in programme.references]
    said += [chapter.chart.credit for chapter in programme.routine.chapters if chapter.chart]
    assert len(said) > 20
    assert not [words for words in said if squeezed(str(words)) not in text]


def test_words_that_left_the_glossary_have_a_note_of_their_own() -> None:
    notes = [block for section in made(ROUTINES[0]).document.sections for block in section.blocks]
    named = {note.heading.words.text for note in notes if isinstance(note, MuscleNote)}
    assert named >= {"Aorta", "Diaphragm", "Iliacus", "Iliopsoas", "Rectus femoris", "Tensor fasciae latae (TFL)"}


@pytest.mark.parametrize("count", [31, 32])
def test_a_few_words_too_many_are_set_smaller_and_not_on_a_page_of_their_own(tmp_path: Path, count: int) -> None:
    shipped = (SHIPPED.shipped / "content/routines/ankle-and-calf-warm-up.yaml").read_text("utf-8")
    start = shipped.index("glossary:")
    terms = "".join(f'  - {{term: word {n}, meaning: "What this word means."}}\n'
                    for n in range(count))  # fmt: skip
    after = shipped.index("\ncredits:", start)
    path = tmp_path / "content/routines/many.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{shipped[:start]}glossary:\n{terms}{shipped[after:]}", "utf-8")
    texts = make("many", Project.find(tmp_path)).texts()
    assert len([text for text in texts if "Whatthiswordmeans" in text]) == 1
