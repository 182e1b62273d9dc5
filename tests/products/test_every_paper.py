"""Every shipped routine makes a poster on every paper, either way up: one page of its size, with every move's name."""

from __future__ import annotations

import pytest

from generator.content.project import Project
from generator.options import Orientation
from generator.paper import papers
from generator.units import to_mm
from tests.products.pages import squeezed
from tests.products.pressroom import Pressroom
from tests.products.routines import ANKLES, PSOAS

PAPERS = papers(Project.find(), "poster")


@pytest.mark.parametrize("routine", [PSOAS, ANKLES])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_takes_every_routine(
    pressroom: Pressroom, name: str, orientation: Orientation, routine: str
) -> None:
    printed = pressroom(routine, "poster", paper=name, orientation=orientation)
    paper = PAPERS[name] if orientation == "portrait" else PAPERS[name].turned()
    (page,) = printed.reader.pages
    assert to_mm(float(page.mediabox.width)) == pytest.approx(paper.width, abs=0.02)
    assert to_mm(float(page.mediabox.height)) == pytest.approx(paper.height, abs=0.02)
    text = squeezed(page.extract_text())
    for move in printed.programme.moves:
        assert squeezed(move.exercise.name) in text
