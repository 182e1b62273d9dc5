"""The cache of drawings: it saves time and changes nothing else."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.colors import CMYKColor
from shipped_figures import figure_named

from generator.content.project import Project
from generator.figure import Style, draw_figure, trace_figure
from generator.figure import cache as drawings
from generator.layouts.theme import load_theme

STYLE = Style.for_mat(60)
ROLES = load_theme(Project.find(), "colour").inks
ROOT = Path(__file__).parents[2]


def test_a_kept_drawing_is_the_drawing(tmp_path):
    fresh = draw_figure(figure_named("hundred"), STYLE)
    first = draw_figure(figure_named("hundred"), STYLE, cache=tmp_path)
    again = draw_figure(figure_named("hundred"), STYLE, cache=tmp_path)
    assert fresh == first == again
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("1", "2", 1),
        lambda text: text.replace("shape", "shapf"),
        lambda text: "{}\n" + text,
        lambda text: "\x00" * 40,
    ],
)
def test_a_broken_file_is_drawn_anew(tmp_path, spoil):
    whole = draw_figure(figure_named("hundred"), STYLE, cache=tmp_path)
    path = next(tmp_path.iterdir())
    kept = path.read_text()
    path.write_text(spoil(kept))
    assert draw_figure(figure_named("hundred"), STYLE, cache=tmp_path) == whole
    assert path.read_text() == kept


def test_a_kept_tracing_is_the_tracing_and_colours_are_kept_apart(tmp_path):
    figure = figure_named("hundred")
    blue, red = ({role: CMYKColor(*ink) for role in ROLES} for ink in ((1, 0.5, 0, 0), (0, 1, 1, 0)))
    fresh = trace_figure(figure, STYLE, None, blue)
    assert trace_figure(figure, STYLE, None, blue, tmp_path) == fresh
    (path,) = tmp_path.glob("*.traced")
    assert trace_figure(figure, STYLE, None, blue, tmp_path) == fresh
    assert trace_figure(figure, STYLE, None, red, tmp_path) == trace_figure(figure, STYLE, None, red) != fresh
    path.write_text(path.read_text().replace("1", "2"))
    assert trace_figure(figure, STYLE, None, blue, tmp_path) == fresh


def test_a_folder_that_cannot_be_written_is_not_minded(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert draw_figure(figure_named("hundred"), STYLE, cache=blocked).items


def test_other_looks_are_kept_apart(tmp_path):
    figure = figure_named("hundred")
    for style in (STYLE, replace(STYLE, person="b"), replace(STYLE, kind="line"), replace(STYLE, scale=40.0)):
        draw_figure(figure, style, cache=tmp_path)
    draw_figure(figure, STYLE, "easier", cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 5


def test_words_do_not_change_the_drawing(tmp_path):
    figure = figure_named("hundred")
    draw_figure(figure, STYLE, cache=tmp_path)
    draw_figure(replace(figure, alt="Other words."), STYLE, cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_other_code_makes_another_name(monkeypatch):
    before = drawings.digest(("pose",))
    monkeypatch.setattr(drawings, "code_version", lambda: "other")
    assert drawings.digest(("pose",)) != before


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


DRAW_ALL = """
    import sys
    from pathlib import Path
    from generator.figure import Style, draw_figure, read_figure
    pose = {{"root": "supine", "spine": {{"curl": "40"}}}}
    figure = read_figure({{"alt": "A person.", "frames": [{{"pose": pose}}]}})
    draw_figure(figure, Style.for_mat(60), cache=Path({folder!r}))
    print([name for name in ("numpy", "shapely", "reportlab") if name in sys.modules])
"""


def test_numpy_stays_away_when_all_comes_from_the_cache(tmp_path):
    assert run(DRAW_ALL.format(folder=str(tmp_path))) == "['numpy', 'shapely']"
    assert run(DRAW_ALL.format(folder=str(tmp_path))) == "[]"


def test_importing_the_package_is_quick():
    """Processor time, so that a busy machine does not count."""
    code = "import time; t = time.process_time(); import generator.figure; print((time.process_time() - t) * 1000)"
    assert min(float(run(code)) for _ in range(8)) < 20


def test_the_package_imports_nothing_else_of_the_project():
    code = """
        import pkgutil, sys, importlib, generator.figure
        for found in pkgutil.walk_packages(generator.figure.__path__, "generator.figure."):
            importlib.import_module(found.name)
        print([n for n in sys.modules if n.startswith("generator.") and not n.startswith("generator.figure")])
    """
    assert run(code) == "[]"


def test_digests_do_not_depend_on_the_hash_seed():
    code = """
        from generator.figure import Style, read_figure
        from generator.figure.words.style import scene_of
        figure = read_figure({"alt": "A.", "props": [{"block": {"under": "sacrum", "height": 8}}],
            "frames": [{"pose": {"hips": {"left": 40, "right": 20}, "hands": {"both": "hip"}}, "highlight": "psoas"}]})
        print(scene_of(figure, Style.for_mat(60), None).key(Style.for_mat(60)))
    """
    assert run(code) == run(code)
