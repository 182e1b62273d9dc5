"""CONTRIBUTING's recipes followed to the letter: what they say to write is enough, and what comes of it is seen."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from click.testing import CliRunner
from pypdf import PdfReader

from generator import HomePrinting, Options, Project, ShopPrinting, build
from generator.cli import main
from generator.content.library import Library
from generator.documents.plain_text import plain_text
from generator.documents.templating import render
from generator.errors import ContentError

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
ROUTINE = "content/routines/ankle-and-calf-warm-up.yaml"
STEP = re.compile(
    r"This is\s`(?P<whole>[^`]+)`, whole(?:(?!\n\n).)*:\n\n```\w+\n(?P<text>.*?)```"
    r"|Add to\s`(?P<more>[^`]+)`:\n\n```\w+\n(?P<entry>.*?)```"
    r"|Copy\s`(?P<old>[^`]+)` to\s`(?P<new>[^`]+)`",
    re.DOTALL,
)
"""What a recipe says to do: a file to write, an entry to add to one that ships, a file to copy."""


def section(heading: str) -> str:
    """Give the words of a recipe."""
    _, found, rest = CONTRIBUTING.partition(f"\n### Add {heading}\n")
    assert found, f"no recipe for {heading}"
    return re.split(r"\n##+ ", rest)[0]


def follow(heading: str, folder: Path) -> list[Path]:
    """Do what a recipe says in a folder; its files must be new, but for those it adds to or copies."""
    written = []
    for step in STEP.finditer(section(heading)):
        path = folder / (step["whole"] or step["more"] or step["new"])
        path.parent.mkdir(parents=True, exist_ok=True)
        shipped = ROOT / path.relative_to(folder)
        if step["whole"]:
            text = step["text"]
        elif step["more"]:
            text = shipped.read_text("utf-8") + step["entry"]
        else:
            text = (ROOT / step["old"]).read_text("utf-8")
        assert not path.exists()
        assert step["more"] or not shipped.exists(), f"{shipped} ships already"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def listed(what: str) -> str:
    """Give what `list` prints in the working folder."""
    done = CliRunner().invoke(main, ["list", what], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def made(product: Any, target: Any, out: Path, options: Options, routine: str = "ankle-and-calf-warm-up") -> bytes:
    """Build one file in the working folder."""
    (one,) = build(routine, products=[product], targets=[target], options=options, out=out)
    return one.path.read_bytes()


def operands(pdf: bytes, operator: str) -> set[tuple[float, ...]]:
    """Give what an operator is called with on any page or picture of a file."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = list(opened.pages)
        forms = [o for o in opened.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        return {
            tuple(round(float(operand), 2) for operand in instruction.operands)
            for stream in (*streams, *forms)
            for instruction in pikepdf.parse_content_stream(stream)
            if str(instruction.operator) == operator
        }


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_exercise_a_figure_and_an_anatomy_note(folder: Path) -> None:
    exercise, figure, note = follow("an exercise, a figure, an anatomy note", folder)
    routine = yaml.load((ROOT / ROUTINE).read_text("utf-8"), yaml.BaseLoader)
    routine |= {"hero": figure.stem, "parts": [{"name": "Rest", "exercises": [exercise.stem, "heel-raises"]}]}
    routine["highlight"] = ["calf"]
    routine["chapters"].append({"heading": "Breathing", "muscles": [note.stem]})
    (folder / "content/routines").mkdir()
    (folder / "content/routines/rest.yaml").write_text(yaml.safe_dump(routine), "utf-8")
    assert CliRunner().invoke(main, ["check"], catch_exceptions=False).exit_code == 0
    pdf = made("booklet", "screen", folder / "out", Options(), "rest")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    for words in ("Belly Breathing", "This calms you down after a run.", "6 slow breaths", "Transversus abdominis"):
        assert words in text
    with pikepdf.open(BytesIO(pdf)) as opened:
        told = {str(o.Alt) for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o}
    alts = [yaml.safe_load(path.read_text("utf-8"))["figure"]["alt"] for path in (exercise, figure)]
    assert set(alts) <= told


def translated(value: Any) -> Any:
    """Translate every text of a language's file into one that no other language has."""
    if isinstance(value, dict):
        plural = {"few": value["other"]} if "one" in value and "other" in value else {}
        return {key: translated(inner) for key, inner in {**value, **plural}.items()}
    return f"é{value}"


def test_a_language(folder: Path) -> None:
    (path,) = follow("a language", folder)
    english = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    kept = {key: english[key] for key in ("quotes", "alphabet", "spaces") if key in english}
    path.write_text(yaml.safe_dump({**translated(english), **kept}, allow_unicode=True), "utf-8")
    (folder / "content/routines").mkdir(parents=True)
    routine = folder / "content/routines/tornozelos.yaml"
    chosen = re.search(r"`(language: \w+)`", section("a language"))
    assert chosen
    routine.write_text((ROOT / ROUTINE).read_text("utf-8").replace("language: en", chosen[1]), "utf-8")
    project = Project.find(folder)
    document = render("booklet", Library(project).programme("tornozelos"), project)
    text = plain_text(document)
    assert document.language == path.stem
    for key in ("when_to_stop", "get_help", "easier", "sources"):
        assert f"é{english['words'][key]}".casefold() in text.casefold()
    assert f"é{english['phrases']['in_about_minutes']['other'].format(n=5)}" in text
    assert f"é{english['dose']['per_direction']}" in text
    path.write_text(yaml.safe_dump({**english, "words": {"cover": "Obálka"}}), "utf-8")
    with pytest.raises(ContentError, match=r"locales/cs\.yaml"):
        render("booklet", Library(project).programme("tornozelos"), project)


def test_a_theme(folder: Path) -> None:
    (path,) = follow("a theme", folder)
    theme = yaml.safe_load(path.read_text("utf-8"))
    assert f"{path.stem} " in listed("themes")
    assert theme["description"] in listed("themes")
    accent = theme["colours"]["accent"]
    rgb = tuple(round(int(accent["rgb"][place : place + 2], 16) / 255, 2) for place in (1, 3, 5))
    cmyk = tuple(round(share / 100, 2) for share in accent["cmyk"])
    options = Options(theme=path.stem)
    assert rgb in operands(made("poster", "screen", folder / "out", options), "rg")
    assert cmyk in operands(made("poster", "shop", folder / "out", options), "k")
    assert rgb not in operands(made("poster", "screen", folder / "usual", Options()), "rg")


@pytest.mark.parametrize("named", ["stem", "alias"])
def test_a_card_stock(folder: Path, named: str) -> None:
    (path,) = follow("a card stock", folder)
    stock = yaml.safe_load(path.read_text("utf-8"))
    assert stock["name"] in listed("stock")
    home = HomePrinting(stock=path.stem if named == "stem" else stock["aliases"][0])
    with pikepdf.open(BytesIO(made("card", "home", folder / "out", Options(card_size="eu", home=home)))) as pdf:
        front = pdf.pages[0]
        placed = [i.operands for i in pikepdf.parse_content_stream(front) if str(i.operator) == "re"]
        height = float(front.mediabox[3])
    corners = {(round(float(x) / MM, 1), round((height - float(y) - float(h)) / MM, 1)) for x, y, _, h in placed}
    left, top, across, down = *stock["origin"].values(), *stock["pitch"].values()
    wanted = {(round(left + column * across, 1), round(top + row * down, 1)) for column in (0, 1) for row in range(5)}
    assert wanted <= corners


def test_a_printing_condition(folder: Path) -> None:
    (path,) = follow("a printing condition", folder)
    conditions = yaml.safe_load(path.read_text("utf-8"))
    word = list(conditions)[-1]
    assert f"{word} " in listed("conditions")
    options = Options(shop=ShopPrinting(condition=word))
    with pikepdf.open(BytesIO(made("card", "shop", folder / "out", options))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == conditions[word]["identifier"]
        assert str(intent.Info) == conditions[word]["name"]


DRAW = """
import json
from generator.figure import Style, draw_figure, read_figure
from generator.figure.drawing import Drawing, Lettering, Paint, Pen
from generator.figure.pens.plotter import PlotterPen

pen: Pen = PlotterPen()
drawing = draw_figure(read_figure({"alt": "Lying", "frames": [{"pose": {"root": "supine"}}]}), Style())
drawing.draw(pen)
pen.lettering(Lettering(10, 20, "psoas", 9, Paint("ink")))
print(json.dumps({"commands": pen.commands, "contours": sum(len(item.contours) for item in drawing.items),
                  "bounds": drawing.bounds}))
"""


def test_a_pen(folder: Path) -> None:
    (folder / "generator").mkdir()
    (folder / "generator/__init__.py").touch()
    shutil.copytree(ROOT / "generator/figure", folder / "generator/figure")
    follow("a pen", folder)
    run = subprocess.run([sys.executable, "-c", DRAW], cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    found = json.loads(run.stdout)
    first, *traced, words = found["commands"]
    assert first == "IN;SP1;"
    assert words == "PU400,800;LBpsoas\x03"
    assert sum(command.startswith("PU") for command in traced) == found["contours"] > 10
    assert sum(command.startswith("PD") for command in traced) > 100
    left, bottom, right, top = (40 * edge for edge in found["bounds"])
    points = [tuple(map(int, command[2:-1].split(","))) for command in traced]
    assert all(left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1 for x, y in points)


MM = 72 / 25.4


def test_every_recipe_is_followed() -> None:
    """A recipe has a test here, or one of its own beside what it adds."""
    recipes = set(re.findall(r"^### Add (.+)$", CONTRIBUTING, re.MULTILINE))
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    names = {recipe: (recipe, f"### Add {recipe}", re.sub("^an? ", "", recipe)) for recipe in recipes}
    assert [recipe for recipe, forms in names.items() if not any(f'"{form}"' in tests for form in forms)] == []
    assert len(recipes) >= 10
