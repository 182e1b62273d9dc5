"""Every language says everything, and no language keeps words that nobody says."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.content.locale_file import read_locale
from generator.content.project import Project
from generator.content.reader import read_yaml

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = Project.find(ROOT).files("templates/locales")
SOURCES = "\n".join(
    path.read_text("utf-8") for folder in ("templates", "generator") for path in sorted((ROOT / folder).rglob("*.*"))
    if path.suffix in (".j2", ".py") and "packaged" not in path.parts
)  # fmt: skip
COMPOSED = re.compile(
    r"plate_|cards_(larger|smaller)_|guide_\d|pocket_step_|calibrate_\d|ticket_|per_|breathe_|side_|effort_|other_|standard_|log_|begun_sign_\d|(set|round)_of$|(days|weeks|months|sessions)$|(short|long)-edge"
)
"""Keys that the program puts together."""


def read(language: str) -> dict[str, Any]:
    return read_yaml(LANGUAGES[language], language)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_shipped_language_is_whole(language: str) -> None:
    assert read_locale(Project.find(ROOT), language).name


@pytest.mark.parametrize("part", ["words", "phrases", "dose", "printing"])
def test_every_word_is_said_somewhere(part: str) -> None:
    said = set(re.findall(r"""["']([\w-]+)["']""", SOURCES))
    unused = [key for key in read("en")[part] if not COMPOSED.match(key) and key not in said]
    assert unused == []


def test_every_word_that_is_said_is_there() -> None:
    english = read("en")
    said = set(re.findall(r'\bt\.word\("([^"]+)"\)', SOURCES)) | set(re.findall(r'locale\.word\("([^"]+)"\)', SOURCES))
    phrases = set(re.findall(r'\bt\.phrase\("([^"]+)"', SOURCES))
    assert said - set(english["words"]) == set()
    assert phrases - set(english["phrases"]) == set()
    assert len(said) > 20


def test_a_german_routine_is_said_in_german(tmp_path: Path) -> None:
    from generator.content.library import Library
    from generator.documents.plain_text import plain_text
    from generator.documents.templating import render

    path = tmp_path / "content/routines/knie.yaml"
    path.parent.mkdir(parents=True)
    text = (ROOT / "content/routines/ankle-and-calf-warm-up.yaml").read_text("utf-8")
    path.write_text(text.replace("language: en", "language: de"), encoding="utf-8")
    project = Project.find(tmp_path)
    document = render("booklet", Library(project).programme("knie"), project)
    said = plain_text(document)
    assert document.language == "de"
    for words in ("in etwa 5 Minuten", "Wann du aufhörst", "So oft: 6 je Richtung, je Bein", "Leichter", "Quellen"):
        assert words in said
