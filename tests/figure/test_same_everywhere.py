"""The same bytes on any machine: sums that another processor rounds otherwise change no drawing."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

DRAW = """
from hashlib import sha256
from generator.content.library import Library
from generator.content.project import Project
from generator.figure import Style, draw_figure
from generator.figure.pens.svg import svg_of
figures = Library(Project.find()).programme("psoas-for-runners").figures
names = ("hundred", "criss-cross", "psoas-ball-release", "single-leg-circle")
class Roles(dict):
    def __missing__(self, role):
        return "#123456"
drawings = [draw_figure(figures[name], Style.for_mat(63.25)) for name in names]
print(*(sha256(svg_of(drawing, Roles()).encode()).hexdigest() for drawing in drawings))
"""
KERNELS = ({}, {"OPENBLAS_CORETYPE": "Prescott", "NPY_DISABLE_CPU_FEATURES": "FMA3 AVX2 AVX512F AVX512_SKX"})
"""What this machine does by itself, and what one without its newer instructions does."""


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="names of x86 kernels")
def test_figures_are_the_same_whatever_the_processor_can() -> None:
    root = Path(__file__).parents[2]
    drawn = []
    for kernel in KERNELS:
        environment = {name: value for name, value in os.environ.items() if name not in KERNELS[1]} | kernel
        run = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", DRAW], cwd=root, env=environment, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr
        drawn.append(run.stdout.split())
    assert drawn[0] == drawn[1]
