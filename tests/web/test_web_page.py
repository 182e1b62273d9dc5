"""The web page as a browser, a reader and a stranger's words meet it."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator import Options, Project, build
from generator.content.library import Library
from generator.content.programme import Programme
from generator.documents.speech import load_speech
from generator.jobs import Job
from generator.press import Press
from tests.conftest import EXERCISE, ROUTINE

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "ru", "de-x-sie", "en-US"]


def page_of(programme: Programme, project: Project, **options: Any) -> str:
    """Write the page of a programme."""
    press = Press(project, Options(**options))
    return press.press(programme, Job.named("web")).data.decode("utf-8")


@pytest.fixture(scope="module")
def text() -> str:
    """The page of a routine with everything in it."""
    project = Project.find(ROOT)
    return page_of(Library(project).programme("psoas-for-runners"), project)


@pytest.fixture(scope="module")
def page(text: str) -> Any:
    """The same page, parsed."""
    return html.document_fromstring(text)


def violations(page: Any) -> list[str]:
    """Say what of a page keeps a reader with a screen reader or a keyboard out, as far as its structure tells."""
    found = []
    if not page.get("lang") or not page.findtext(".//title").strip():
        found.append("language or title is missing")
    ids = Counter(page.xpath("//@id"))
    found += [f"id {name} comes {count} times" for name, count in ids.items() if count > 1]
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    if levels.count(1) != 1 or levels[0] != 1:
        found.append("one first-level heading is needed")
    found += [f"heading {after} follows {before}" for before, after in pairwise(levels) if after > before + 1]
    found += ["a picture without words" for each in page.xpath("//svg") if not (each.get("aria-label") or "").strip()]
    labelled = set(page.xpath("//label/@for"))
    for each in page.xpath("//input|//textarea|//select"):
        if each.get("id") not in labelled and not each.xpath("ancestor::label"):
            found.append(f"{each.tag} {each.get('name')} has no label")
    found += ["a button without words" for each in page.xpath("//button") if not each.text_content().strip()]
    named = {name for value in page.xpath("//@aria-labelledby") for name in value.split()}
    found += [f"nothing is called {name}" for name in sorted(named - ids.keys())]
    targets = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    found += [f"a link leads to nothing: {name}" for name in sorted(targets - ids.keys())]
    return found


def test_the_page_is_accessible_by_its_structure(page: Any) -> None:
    assert violations(page) == []
    assert [each.tag for each in page.xpath("//body/*")][:3] == ["header", "main", "footer"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<h3 id=", "<h5 id="),
        (' aria-label="', ' data-gone="'),
        ('<label for="entry-date"', "<label"),
        ("<h1>", "<h2>"),
    ],
)
def test_what_would_keep_a_reader_out_is_noticed(text: str, old: str, new: str) -> None:
    assert old in text
    assert violations(html.document_fromstring(text.replace(old, new))) != []


def test_everything_that_is_said_of_a_move_is_there(page: Any) -> None:
    programme = Library(Project.find(ROOT)).programme("psoas-for-runners")
    speech = load_speech(Project.find(ROOT), "en")
    moves = page.xpath("//article")
    assert len(moves) == len(programme.moves)
    for article, move in zip(moves, programme.moves, strict=True):
        words = " ".join(article.text_content().split())
        exercise = move.exercise
        said = [exercise.name, exercise.aim, *speech.steps(move), *exercise.cues, speech.dose_of(move).text]
        said += [each for mistake in exercise.mistakes for each in (mistake.problem, mistake.fix)]
        said += [each for each in (exercise.breath, exercise.easier, exercise.harder) if each]
        assert [each for each in said if " ".join(str(each).split()) not in words] == []
        pictures = [each.get("aria-label") for each in article.xpath(".//svg")]
        assert pictures == [frame.alt or exercise.figure.alt for frame in exercise.figure.frames]


def test_nothing_is_asked_of_any_network(text: str, page: Any) -> None:
    assert page.xpath("//*[@src or @srcset]|//link|//iframe|//object|//base") == []
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|import\(", text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digests = [base64.b64encode(sha256(body.encode()).digest()).decode() for body in bodies]
        assert rules[rule] == f"'sha256-{digests[0]}'"
        assert len(bodies) == 1
    assert page.xpath("//@style") == []
    assert [name for each in page.iter() for name in each.attrib if name.startswith("on")] == []


HOSTILE = "</script><script>alert(1)</script> & <b onclick=x> {{ 7*7 }} \\u2028 \"'"


def test_words_of_content_stay_words(sample: Any) -> None:
    quoted = json.dumps(HOSTILE)
    sample.write(
        sample.routine,
        ROUTINE.replace("title: Sample", f"title: {quoted}").replace("strapline: One move", f"strapline: {quoted}"),
    )
    sample.write(
        sample.exercise,
        EXERCISE.replace("name: Bridge", f"name: {quoted}")
        .replace("alt: A person", f"alt: {quoted[:-1]} A person")
        .replace("the hips.\n  frames", 'the hips."\n  frames'),
    )
    text = page_of(Library(sample.project).programme("sample"), sample.project)
    page = html.document_fromstring(text)
    assert len(page.xpath("//script")) == 2
    assert page.xpath("//b") == []
    assert page.findtext(".//title") == HOSTILE
    assert page.xpath("//article//h3")[0].text_content().strip().removeprefix("A ") == HOSTILE
    session = json.loads(page.xpath("//script[@type='application/json']")[0].text)
    assert session[0]["name"] == page.findtext(".//title")


def test_the_session_is_what_the_doses_say(page: Any) -> None:
    session = json.loads(page.xpath("//script[@type='application/json']")[0].text)
    first = session[0]
    assert (first["name"], first["seconds"], first["timed"], first["moves"]) == ("Ball Release", 90, True, ["move-1"])
    assert session[1]["place"] == "other side"
    keys = {key for each in session for key in each["moves"]}
    assert keys == set(page.xpath("//article/@id"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_every_language(sample: Any, language: str) -> None:
    sample.spoil(sample.routine, "\nparts:", f"\nlanguage: {language}\nparts:")
    sample.spoil(sample.exercise, "dose: {reps: 8}", "dose: {sets: 2, reps: 8, per: side}")
    page = html.document_fromstring(page_of(Library(sample.project).programme("sample"), sample.project))
    speech = load_speech(sample.project, language)
    assert page.get("lang") == language
    words = page.text_content()
    for key in (
        "start",
        "next",
        "back",
        "sound",
        "diary",
        "save",
        "clear",
        "diary_here",
        "needs_script",
        "how_it_is_done",
    ):
        assert speech.word(key) in words
    session = json.loads(page.xpath("//script[@type='application/json']")[0].text)
    assert session[1]["place"] == f"{speech.phrase('set_of', number=1, count=2)} · {speech.word('other_side')}"
    assert violations(page) == []


def test_colours_are_the_themes_and_dark_where_it_says_so(sample: Any) -> None:
    programme = Library(sample.project).programme("sample")
    usual, night, copied = (page_of(programme, sample.project, theme=name) for name in ("colour", "night", "photocopy"))
    assert "--accent: #c7352b" in usual
    assert "prefers-color-scheme: dark" in usual
    assert "--paper: #141a22" in usual.partition("prefers-color-scheme: dark")[2]
    assert "color-scheme: dark" in night
    assert "prefers-color-scheme" not in night + copied
    assert "#c7352b" not in copied


def test_a_theme_for_the_night_that_is_not_there_is_told(sample: Any) -> None:
    from generator.errors import ContentError

    sample.write("templates/themes/club.yaml", "extends: colour\nname: Club\ndescription: Ours.\nat_night: nigth\n")
    with pytest.raises(ContentError, match=r'club.yaml:4:11: at_night names no theme; did you mean "night"'):
        page_of(Library(sample.project).programme("sample"), sample.project, theme="club")


def test_same_bytes_in_another_process(sample: Any) -> None:
    command = "import sys; from generator import build; build('sample', products=['web'], out=sys.argv[1])"
    for out, seed in (("one", "1"), ("two", "2")):
        env = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "HOME": str(sample.folder)}
        subprocess.run([sys.executable, "-c", command, out], cwd=sample.folder, env=env, check=True)
    one, two = ((sample.folder / out / "sample.html").read_bytes() for out in ("one", "two"))
    assert one == two


def test_pictures_that_stay_in_the_booklet_are_told(sample: Any) -> None:
    (made,) = build("psoas-for-runners", products=["web"], out="out")
    assert any("the booklet draws them" in note for note in made.notes)
    (made,) = build("sample", products=["web"], out="out")
    assert made.notes == ()


def test_a_users_style_may_not_end_itself(sample: Any) -> None:
    from generator.errors import PressError

    sample.write("templates/web/page.css", "</style><script>alert(1)</script>")
    with pytest.raises(PressError, match=r'page.css: holds "</", which would end it'):
        page_of(Library(sample.project).programme("sample"), sample.project)
