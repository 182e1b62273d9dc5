"""Twenty moves that everybody knows, posed by their usual descriptions, hold and are drawn like those that ship."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from shipped_figures import PALETTE

from generator.figure import Figure, Style, advise_figure, check_figure, draw_figure, read_figure
from generator.figure.pens.pdf import PdfPen

MOVES: dict[str, Any] = yaml.load((Path(__file__).parent / "public_moves.yaml").read_text("utf-8"), yaml.BaseLoader)


@cache
def move(name: str) -> Figure:
    return read_figure(MOVES[name])


def test_there_are_twenty() -> None:
    assert len(MOVES) == 20


@pytest.mark.parametrize("name", MOVES)
def test_a_body_can_do_it_and_shows_it(name: str) -> None:
    assert all(frame.shows for frame in move(name).frames)
    check_figure(move(name))


@pytest.mark.parametrize("name", MOVES)
def test_it_stands_by_itself(name: str) -> None:
    assert [advice.message for advice in advise_figure(move(name)) if "would fall" in advice.message] == []


@pytest.mark.parametrize("name", MOVES)
def test_it_is_drawn_within_its_bytes(name: str) -> None:
    for frame in move(name).frames:
        for style, most in ((Style.for_mat(63.25), 15_000), (Style.for_mat(17.6, "small"), 9_000)):
            pen = PdfPen(PALETTE)
            draw_figure(move(name), style, frame.name).draw(pen)
            assert 1_000 < len("\n".join(pen.operators)) <= most * (2 if frame.partner else 1)
