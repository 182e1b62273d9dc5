"""CONTRIBUTING's own words make a prop: its file, put where it says, carries a body and is drawn."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECIPE = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("### Add a prop")[2].partition("\n## ")[0]
TRY = """
import json
from generator.figure import FigureError, Style, draw_figure, read_figure
from generator.figure.measure.solved import settled_frame

def sitting(prop):
    rest = [{"pelvis": {"on": "stool"}}, "left-foot", "right-foot"]
    return read_figure({"alt": "On a stool", "props": prop, "frames": [{"pose": {"root": "sitting", "rest": rest}}]})

def height(prop):
    figure = sitting(prop)
    return float(settled_frame(figure, figure.frame()).bones.origin["pelvis"][2])

figure = sitting(["stool"])
paints = [shape.fill.role for shape in draw_figure(figure, Style()).items if shape.fill]
try:
    sitting(["stoool"])
except FigureError as error:
    told = str(error)
heights = {"usual": height(["stool"]), "low": height([{"stool": {"height": "30"}}])}
print(json.dumps({**heights, "paints": paints, "told": told}))
"""


def follow(tree: Path, module: str) -> dict[str, object]:
    """Put a prop's module where the recipe says, into a copy of the package, and draw someone on it."""
    (tree / "generator").mkdir()
    (tree / "generator" / "__init__.py").touch()
    shutil.copytree(ROOT / "generator" / "figure", tree / "generator" / "figure")
    named = re.search(r"This is `(\S+)`", RECIPE)
    assert named is not None
    assert not (tree / named[1]).exists()
    (tree / named[1]).write_text(module, "utf-8")
    run = subprocess.run([sys.executable, "-c", TRY], cwd=tree, env={"PYTHONPATH": str(tree)}, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    found: dict[str, object] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def module() -> str:
    found = re.search(r"```python\n(.+?)```", RECIPE, re.DOTALL)
    assert found is not None
    return found[1]


def test_a_prop_that_carries_needs_its_module_only(tmp_path: Path, module: str) -> None:
    found = follow(tmp_path, module)
    assert found["usual"] - found["low"] == pytest.approx(0.12, abs=0.002)
    assert "wood" in found["paints"]
    assert "shadow" not in found["paints"], "who sits on a stool casts no shadow on the floor"
    assert "stool" in found["told"], "the word is offered to who misspells it"


def test_who_is_not_lifted_casts_a_shadow(tmp_path: Path, module: str) -> None:
    assert "shadow" in follow(tmp_path, module.replace("LIFTS = True", "LIFTS = False"))["paints"]
