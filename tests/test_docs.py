"""What the README and the docs say is so: commands run, files work as printed, links lead somewhere, tables hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest
from PIL import Image

from generator.content.anatomy import Muscle
from generator.content.base import Content
from generator.content.brand import Brand
from generator.content.dose import Dose
from generator.content.exercise import LibraryExercise
from generator.content.library import Library, validated
from generator.content.passages import Passage
from generator.content.problems import json_schema
from generator.content.project import Project
from generator.content.reader import parse_yaml
from generator.content.routine import Part, Routine, StopRule
from generator.documents.locales import Locale, load_locale
from generator.errors import ContentError

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FIELDS = (DOCS / "write-a-routine.md").read_text("utf-8")


def script(name: str) -> ModuleType:
    """Load a script of docs/."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PICTURES = script("pictures")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README prints, and the command on its path."""
    folder = tmp_path_factory.mktemp("reader")
    for name, text in PICTURES.readme_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    command = folder / "bin/routine-press"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def test_the_command_reference_is_what_the_help_says() -> None:
    page = (DOCS / "command.md").read_text("utf-8")
    assert page == script("command").reference(), "run `python docs/command.py`"


def test_what_is_printed_is_what_templates_and_layouts_say() -> None:
    page = (DOCS / "what-is-printed.md").read_text("utf-8")
    assert page == script("what_is_printed").page(), "run `python docs/what_is_printed.py`"


def test_the_page_of_the_library_is_the_library() -> None:
    library = script("library")
    assert library.outdated(library.shipped()) == [], "run `python docs/library.py`"
    assert sum(path.stat().st_size for path in library.FOLDER.glob("*.png")) < 700_000


COSTS = re.findall(r"^\| `([A-Z_]+)` \| ([\d.]+) \| .+ \| `(\w+)/(\w+)\.py` \|$", CONTRIBUTING, re.MULTILINE)


def test_the_costs_of_pages_are_the_programs() -> None:
    said = {(name, room, module): float(value) for name, value, room, module in COSTS}
    found = {key: getattr(import_module(f"generator.layouts.{key[1]}.{key[2]}"), key[0]) for key in said}
    assert said == found
    assert len(said) > 20


BLOCKS = re.findall(r"<!-- run -->\n```(sh|python)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("language", "block"), BLOCKS)
def test_a_block_of_the_readme_runs(folder: Path, language: str, block: str) -> None:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    shell = ["sh", "-euc", block] if language == "sh" else [sys.executable, "-c", block]
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""


def test_the_readme_has_files_and_blocks_to_try() -> None:
    assert set(PICTURES.readme_files()) == {"content/routines/hips-after-a-run.yaml", "content/exercises/bridge.yaml"}
    assert [language for language, _ in BLOCKS] == ["sh", "sh", "python"]


def links(page: Path) -> Iterator[str]:
    """Yield what a page links to or shows, web addresses left out."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text):
        if not re.match(r"[a-z]+:", target):
            yield unquote(target)


def test_what_the_architecture_page_sends_people_to_is_there() -> None:
    """Rows that add a thing name the file that it will be; words in capitals stand for any name."""
    table = re.findall(
        r"^\| ([^|]+) \| (.+) \|$",
        CONTRIBUTING.partition("\n## Find the file\n")[2].partition("\n### ")[0],
        re.MULTILINE,
    )
    assert len(table) > 40
    for wish, where in table:
        for path in re.findall(r"`((?:generator|templates|content|docs|tests)/[\w./*-]+)`", where):
            if not wish.startswith("add ") and not re.search(r"[A-Z]{4}", path):
                assert list(ROOT.glob(path.rstrip("/"))), f"{wish}: {path}"


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target in links(page):
        name, _, anchor = target.partition("#")
        path = page.parent / name if name else page
        assert path.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(path), f"{page.name} links to {target}"


def test_every_picture_is_shown_and_of_the_size_stated() -> None:
    shown = {(page.parent / target).resolve() for page in PAGES for target in links(page) if target.endswith(".png")}
    for name, width in PICTURES.WIDTHS.items():
        path = DOCS / f"pictures/{name}.png"
        assert Image.open(path).width == width, f"{path.name}: run `make pictures`"
        assert path.stat().st_size <= PICTURES.MOST_BYTES, path.name
        assert path in shown, f"no page shows {path.name}"
    assert {path.stem for path in (DOCS / "pictures").iterdir()} == set(PICTURES.WIDTHS)


def rows(page: str, columns: int) -> Iterator[list[str]]:
    """Yield the rows of the tables that have so many columns."""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" |")] if line.startswith("| `") else []
        if len(cells) == columns:
            yield cells


@pytest.mark.parametrize("model", [LibraryExercise, Routine, Muscle, Brand, Dose, Passage, StopRule])
def test_every_field_is_described(model: type[Content]) -> None:
    described = set(re.findall(r"^\| `(\w+)`", FIELDS, re.MULTILINE))
    assert set(model.model_fields) - {"id"} - described == set()


@pytest.mark.parametrize("model", [LibraryExercise, Routine, Muscle, Brand])
def test_needed_fields_are_marked(model: type[Content]) -> None:
    """A note on a neighbour needs less than one on a muscle; the page marks what a muscle needs."""
    heading = {"Muscle": "Anatomy note", "LibraryExercise": "Exercise"}.get(model.__name__, model.__name__)
    section = FIELDS.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    marked = {name for name, mark in re.findall(r"^\| `(\w+)` \| (•?)", section, re.MULTILINE) if mark}
    muscle = {"origin", "insertion", "nerve", "action", "feel"} if model is Muscle else set()
    assert marked == set(json_schema(model)["required"]) | muscle


@pytest.fixture(scope="module")
def english() -> Locale:
    return load_locale(Project.find(ROOT), "en")


DOSES = [cells for cells in rows(FIELDS, 6) if cells[0].startswith("`{")]


@pytest.mark.parametrize(("written", "booklet", "poster", "card", "read_aloud", "counted"), DOSES)
def test_a_dose_comes_out_as_the_table_says(
    english: Locale, written: str, booklet: str, poster: str, card: str, read_aloud: str, counted: str
) -> None:
    dose = Dose.model_validate(parse_yaml(f"dose: {written.strip('`')}".encode(), "table").value["dose"])
    long, short, shortest = (english.dose(dose, form) for form in ("long", "short", "shortest"))
    texts = [each.text.replace("\u00a0", " ") for each in (long, short, shortest)]
    assert texts == [booklet, poster or booklet, card or poster or booklet]
    assert (shortest.says or texts[2]) == (read_aloud or booklet)
    assert f"{dose.seconds:g} s" == counted


PARTS = re.findall(r"```yaml\n(parts:\n.*?)```", FIELDS, re.DOTALL)


@pytest.mark.parametrize("sample", PARTS)
def test_parts_are_read_as_they_are_shown(sample: str) -> None:
    tree = parse_yaml(sample.encode(), "sample")
    for number in range(len(tree.value["parts"])):
        assert validated(Part, tree, ("parts", number), "").problems == ()


MISTAKES = [cells for cells in rows(FIELDS, 2) if cells[1].startswith("`content/")]


@pytest.mark.parametrize(("written", "told"), MISTAKES)
def test_a_mistake_is_told_as_the_table_says(folder: Path, written: str, told: str) -> None:
    """The line that the message names is replaced by what the table says was written."""
    written, told = written.strip("`"), told.strip("`")
    name, line, *_ = told.split(":")
    good = (folder / name).read_text("utf-8")
    lines = good.splitlines(keepends=True)
    old = lines[int(line) - 1]
    lines[int(line) - 1] = old[: len(old) - len(old.lstrip())] + written + "\n"
    (folder / name).write_text("".join(lines), encoding="utf-8")
    try:
        with pytest.raises(ContentError) as error:
            Library(Project.find(folder)).programme("hips-after-a-run")
    finally:
        (folder / name).write_text(good, encoding="utf-8")
    assert without_millimetres(told) in [without_millimetres(place(p, folder)) for p in error.value.problems]


def place(problem: Any, folder: Path) -> str:
    """Name a problem's file from the reader's folder."""
    return str(problem).replace(f"{folder.as_posix()}/", "")


def without_millimetres(message: str) -> str:
    """Leave out how far a hand misses its place, which depends on the bodies drawn."""
    return re.sub(r"\d+ mm", "… mm", message)


def test_tables_were_read() -> None:
    assert len(DOSES) >= 15
    assert len(MISTAKES) >= 10
    assert len(PARTS) == 2
