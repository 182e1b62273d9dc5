"""Work on all cores: in order, with errors as they were raised, and the same where nothing can be forked."""

from __future__ import annotations

import os

import pytest

from generator import cores
from generator.content.values import Source, Text
from generator.cores import on_all_cores
from generator.errors import ChoiceError, FitError, PressError, Problem, TemplateError

PLACE = Text("Lift slowly", Source("content/x.yaml", 4, 7, "aim"))
ERRORS = (
    FitError([Problem(PLACE.source.file, 4, 7, PLACE, "is too long"), Problem("a.yaml", 1, 1, "name", "is too long")]),
    ChoiceError("theme", "colur", ["colour", "line"]),
    TemplateError("poster.xml.j2:3: nothing"),
)


@pytest.mark.parametrize("many", [1, 2, 8])
def test_results_come_in_order_however_many_cores_there_are(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "cores", lambda: many)
    assert list(on_all_cores(lambda number: number * number, 12)) == [number * number for number in range(12)]
    assert list(on_all_cores(lambda number: number, 0)) == []


def test_several_processes_do_the_work_and_this_one_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "cores", lambda: 2)
    assert os.getpid() not in on_all_cores(lambda number: os.getpid(), 4)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_comes_as_it_was_raised_after_what_went_well(
    error: PressError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def task(number: int) -> int:
        if number == 2:
            raise error
        return number

    monkeypatch.setattr(cores, "cores", lambda: 2)
    done = on_all_cores(task, 4)
    assert [next(done), next(done)] == [0, 1]
    with pytest.raises(type(error)) as raised:
        next(done)
    assert (str(raised.value), vars(raised.value)) == (str(error), vars(error))
