"""A small project of a user's own, valid as it stands, for tests to spoil one line at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.content.project import Project

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")  # a busy machine is no fault of what is tested

EXERCISE = """\
name: Bridge
card: Lift the hips.
poster: Lift the hips. Lower them slowly.
aim: Strong hips hold the back still.
steps:
  - Lie on your back.
  - Lift the hips.
breath: Breathe out as you lift.
dose: {reps: 8}
easier: Lift less.
muscles: [glutes]
positions: [supine]
figure:
  alt: A person lies on the back and lifts the hips.
  frames:
    - name: start
      pose: {root: supine}
"""

ROUTINE = """\
title: Sample
strapline: One move
summary: A sample.
version: "1.0"
date: 2026-11-25
guidance: General guidance, not medical advice.
parts:
  - name: Strengthen
    exercises: [bridge]
stop:
  heading: Stop if it hurts
  card: Sharp pain.
  signs: [Sharp pain]
  all_signs: [Sharp pain]
  urgent: [Chest pain]
  ask_first: [You are pregnant]
how_to:
  - Go down the page.
credits: [Written for a test.]
"""


class Sample:
    """A project folder; `spoil` changes one line of a file, `write` a whole file."""

    exercise = "content/exercises/bridge.yaml"
    routine = "content/routines/sample.yaml"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write(self.exercise, EXERCISE)
        self.write(self.routine, ROUTINE)

    @property
    def project(self) -> Project:
        """The folder as a project."""
        return Project.find(self.folder)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the project, byte for byte."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    def spoil(self, name: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands in a file."""
        text = (self.folder / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sample:
    """A valid project in an empty folder, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return Sample(tmp_path)
