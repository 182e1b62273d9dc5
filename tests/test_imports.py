"""The house's one way through: a stage imports only stages before it, and importing does no work."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if "packaged" not in path.parts
}

STAGES = (
    {"errors", "units", "output"},
    {"files", "target", "cores"},
    {"targets", "product"},
    {"products"},
    {"jobs"},
    {"options"},
    {"figure"},
    {"content"},
    {"documents"},
    {"paper"},
    {"pdf"},
    {"layouts"},
    {"web"},
    {"finishing"},
    {"manifest"},
    {"press"},
    {"builder"},
    {"watcher"},
    {"delivery"},
    {"importing"},
    {"progress"},
    {"cli"},
    {"__main__"},
)
RANK = {name: rank for rank, names in enumerate(STAGES) for name in names}

FIGURE_FLOORS = (
    {"drawing"},
    {"words", "pens", "cache"},
    {"body"},
    {"anatomy"},
    {"stage"},
    {"props"},
    {"measure"},
    {"paint"},
    {"picture"},
    {"reading", "side_row", "tracing"},
    {"figure"},
)
"""The rooms of `generator/figure` (folders, and modules at its door), each on a floor above those it may import."""
FIGURE_RANK = {name: rank for rank, names in enumerate(FIGURE_FLOORS) for name in names}
FACE = "generator"
"""The package itself: its names are imported at first use, and only its version may be imported from it."""


def stage(module: str) -> str:
    """Give the stage a module belongs to."""
    return module.split(".")[1] if "." in module else ""


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the project's modules that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == FACE)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            if (node.module or "").split(".")[0] == FACE:
                for alias in node.names:
                    full = f"{node.module}.{alias.name}"
                    yield full if full in MODULES else str(node.module)


def room(module: str) -> str:
    """Give the room of `generator/figure` that a module belongs to; the package's face is a room of its own."""
    parts = module.split(".")
    return parts[2] if len(parts) > 2 else parts[1]


def allowed(importer: str, imported: str) -> bool:
    """Say whether a stage may import another."""
    if importer == "figure":
        return imported == "figure"
    return importer == imported or RANK[imported] < RANK[importer]


def wrong_edges(modules: dict[str, Path]) -> list[str]:
    """Give every import that goes against the order of the stages."""
    wrong = []
    for name, path in modules.items():
        if name == FACE:
            continue
        for imported in imports(ast.parse(path.read_text("utf-8"))):
            if imported == FACE:
                continue
            if not allowed(stage(name), stage(imported)):
                wrong.append(f"{name} imports {imported}")
    return wrong


def upward_edges(modules: dict[str, Path]) -> list[str]:
    """Give every import within `generator/figure` that goes to a room on the same floor or above."""
    upward = []
    for name, path in modules.items():
        if stage(name) != "figure":
            continue
        for imported in imports(ast.parse(path.read_text("utf-8"))):
            if room(imported) != room(name) and FIGURE_RANK[room(imported)] >= FIGURE_RANK[room(name)]:
                upward.append(f"{name} imports {imported}")
    return upward


def test_every_module_belongs_to_a_stage() -> None:
    assert {stage(name) for name in MODULES if name != FACE} <= set(RANK)


def test_a_stage_imports_only_stages_before_it() -> None:
    assert wrong_edges(MODULES) == []


def test_a_wrong_import_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "skeleton.py"
    module.write_text("def late():\n    from generator.content import routine\n", encoding="utf-8")
    assert wrong_edges({"generator.figure.body.skeleton": module}) == [
        "generator.figure.body.skeleton imports generator.content.routine"
    ]
    assert wrong_edges({"generator.layouts.skeleton": module}) == []
    assert wrong_edges({"generator.errors": module}) == ["generator.errors imports generator.content.routine"]


def test_every_module_of_the_figure_belongs_to_a_room() -> None:
    assert {room(name) for name in MODULES if stage(name) == "figure"} == set(FIGURE_RANK)


def test_a_room_of_the_figure_imports_only_rooms_below_it() -> None:
    assert upward_edges(MODULES) == []


def test_contributing_names_the_rooms_by_floor() -> None:
    table = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8").partition("### Inside the figure")[2]
    said = {
        (int(floor), name)
        for floor, rooms in re.findall(r"^\| (\d+) \| (.+?) \|", table.partition("\n## ")[0], re.MULTILINE)
        for name in re.findall(r"`(\w+)/?`", rooms)
    }
    assert said == {(rank + 1, name) for name, rank in FIGURE_RANK.items() if name != "figure"}


def test_an_import_from_the_floor_above_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "camera.py"
    module.write_text("def late():\n    from generator.figure.paint.depth import sort\n", encoding="utf-8")
    assert upward_edges({"generator.figure.stage.camera": module}) == [
        "generator.figure.stage.camera imports generator.figure.paint.depth"
    ]
    assert upward_edges({"generator.figure.paint.scene": module}) == []
    assert upward_edges({"generator.figure.picture": module}) == []


def test_modules_import_one_another_in_one_direction() -> None:
    edges = {
        (name, imported)
        for name, path in MODULES.items()
        for imported in imports(ast.parse(path.read_text("utf-8")))
        if name != FACE and imported in MODULES and imported != name
    }
    assert [pair for pair in sorted(edges) if pair[::-1] in edges and pair[0] < pair[1]] == []


def loaded_by(statement: str) -> set[str]:
    """Give the modules that a statement loads in a fresh process."""
    code = f"import sys; {statement}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    return set(run.stdout.split())


HEAVY = {"pydantic", "yaml", "jinja2", "reportlab", "numpy", "shapely", "pikepdf", "pypdf", "rich", "uharfbuzz", "PIL"}


@pytest.mark.parametrize("statement", ["import generator", "import generator.cli", "import generator.manifest"])
def test_the_command_starts_without_heavy_libraries(statement: str) -> None:
    assert loaded_by(statement) & HEAVY == set()


def test_figures_are_imported_without_numpy_and_shapely() -> None:
    loaded = loaded_by("import generator.figure")
    assert loaded & {"numpy", "shapely", "reportlab", "pydantic"} == set()
    assert {name for name in loaded if name.startswith("generator.")} == {
        name for name in loaded if name.startswith("generator.figure")
    }


def works_at_import(path: Path) -> list[str]:
    """Give the statements of a module that do something when it is imported."""
    found = []
    for node in ast.parse(path.read_text("utf-8")).body:
        call = node.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
        if call or isinstance(node, (ast.While, ast.With, ast.Try)):
            found.append(f"{path.name}:{node.lineno}")
    return found


def test_no_module_works_at_import() -> None:
    assert [line for path in MODULES.values() for line in works_at_import(path)] == []


def test_the_public_names_are_there_and_their_modules_keep_their_names() -> None:
    import generator

    for name in generator.__all__:
        assert getattr(generator, name) is not None
    from generator import build, builder

    assert callable(build)
    assert builder.build is build
