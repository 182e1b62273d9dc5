"""What a mail says: in the reader's language, and as a page that stays whole in any mail program."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from generator.content.project import Project
from generator.content.reader import read_yaml
from tests.delivery.club import ROUTINE, body, mail, messages, parsed

LIST = """\
name,email,language,note,skip
Ann,ann@example.org,,Keep it slow,
Bo,bo@example.org,DE,,Heel Raises
"""
ROOT = Path(__file__).resolve().parents[2]
GMAIL_CLIPS = 102_000
"""Bytes of HTML after which Gmail hides the rest."""
VOID = {"meta", "img", "br"}


@pytest.fixture
def spoken(club: Path) -> Path:
    """A club whose people speak English and German."""
    (club / "club.csv").write_text(LIST)
    return club


def translate(folder: Path) -> None:
    """Put a German edition of the routine beside the English one."""
    text = (ROOT / f"content/routines/{ROUTINE}.yaml").read_text("utf-8")
    text = text.replace("language: en", "language: de").replace("title: [Ankles, and calves]", "title: [Füße, wach]")
    text = text.replace("heading: Stop if it hurts", "heading: Bei Schmerz aufhören")
    path = folder / f"content/routines/{ROUTINE}-de.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")


def own_words(language: str) -> Iterator[str]:
    """Give what the mail itself says in a language, up to the first blank to fill in."""
    for key, phrase in read_yaml(Project.find(ROOT).files("templates/locales")[language], language)["phrases"].items():
        if key.startswith("mail_"):
            first = phrase["other"] if isinstance(phrase, dict) else phrase
            yield max(re.split(r"\{\w+\}", first), key=len).strip(" :.,")


def booklet_of(message: object) -> pypdf.PdfReader:
    (booklet,) = (part for part in parsed_parts(message) if part.get_content_type() == "application/pdf")
    return pypdf.PdfReader(io.BytesIO(booklet.get_content()))


def parsed_parts(message: object) -> list:  # type: ignore[type-arg]
    return list(message.walk())  # type: ignore[attr-defined]


def test_each_in_their_own_language(spoken: Path) -> None:
    translate(spoken)
    mail()
    ann, bo = map(parsed, messages(spoken).values())
    assert ann["Subject"] == "Ankles and calves: your booklet"
    assert bo["Subject"] == "Füße wach: dein Heft"
    assert (ann["Content-Language"], bo["Content-Language"]) == ("en", "de")
    text, page = body(bo, "plain"), body(bo, "html")
    for words in ("Hallo Bo,", "hier ist dein Heft mit 3 Übungen", "etwa 4 Minuten", "6 je Richtung", "Bei Schmerz"):
        assert words in text
        assert words in page
    assert "Für dich weggelassen: Fersen heben" in text
    assert "Keine Mail mehr von uns? Schreib an club@example.org" in text
    assert "anderen Sprache" not in text
    assert '<html lang="de">' in page
    assert 'lang="en"' not in page
    assert "subject=Abmelden" in page
    assert booklet_of(bo).root_object["/Lang"] == "de"
    assert booklet_of(ann).root_object["/Lang"] == "en"


def test_a_language_the_routine_is_not_written_in_is_the_mails_own(spoken: Path) -> None:
    """The mail speaks Portuguese; what the routine says, and the booklet, stay English, and are marked so."""
    (spoken / "club.csv").write_text(LIST.replace("DE", "pt"))
    mail()
    ann, bo = map(parsed, messages(spoken).values())
    assert (ann["Content-Language"], bo["Content-Language"]) == ("en", "pt, en")
    text, page = body(bo, "plain"), body(bo, "html")
    assert "O livreto está em outra língua: English." in text
    assert "outra língua: English." in page
    assert re.search(r'<html lang="pt">', page)
    assert re.search(r'<h1[^>]* lang="en"', page)
    assert re.search(r'<td lang="en"[^>]*>\s*<h2[^>]*>Stop if it hurts', page)
    for words in own_words("en"):
        assert words not in text.replace("Full booklet", ""), words
    assert sum(words in text for words in own_words("pt")) >= 6
    assert "outra língua" not in body(ann, "plain")
    assert booklet_of(bo).root_object["/Lang"] == "en"


def test_a_language_that_nobody_wrote_is_told(spoken: Path) -> None:
    (spoken / "club.csv").write_text(LIST.replace("DE", "tlh"))
    told = mail(code=2).output
    assert told.startswith("club.csv:3:19: names a language")
    assert "nl, pl, pt, ru" in told


def test_words_of_ones_own_for_all_or_for_one_language(spoken: Path) -> None:
    for name, words in (("subject.txt", "Spring"), ("de/subject.txt", "Frühling für {{ person.name }}")):
        path = spoken / f"templates/mail/{name}.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")
    mail()
    assert [parsed(data)["Subject"] for data in messages(spoken).values()] == ["Spring", "Frühling für Bo"]
    path.write_text("{{ person.nmae }}")
    assert (
        "templates/mail/de/subject.txt.j2:1: 'generator.delivery.people.Recipient object' has no" in mail(code=2).output
    )


class Page(HTMLParser):
    """What a mail program meets: tags in order, all closed, and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_holds_together_in_any_mail_program(spoken: Path) -> None:
    mail()
    html = body(parsed(next(iter(messages(spoken).values()))), "html")
    page = Page(html)
    assert len(html.encode()) < GMAIL_CLIPS
    assert html.startswith("<!DOCTYPE html>")
    assert html.index("A small warm-up before you run") < html.index("<h1"), "the line beside the subject comes first"
    assert not re.search(r"flex|grid|position:|float:|background-image|@import|<script|<link|<form", html)
    (picture,) = page.all("img")
    assert picture["src"].startswith("cid:")
    assert picture["alt"] == "The poster: Ankle Circles, Heel Raises, Calf Stretch, Heel Drops."
    assert int(picture["width"]) <= 552
    assert re.search(r"<!--\[if mso\]><table [^>]*width=\"600\"", html), "Outlook knows no max-width"
    assert "max-width:600px" in html
    tables = page.all("table")
    assert [table.get("role") for table in tables].count(None) == 1, "all but the list of moves are layout"
    for attributes in (*tables, *page.all("td")):
        assert int(re.sub(r"\D", "", attributes.get("width", "0"))) <= 600
    for attributes in page.all("td"):
        if "font-size" in attributes.get("style", ""):
            assert "font-family" in attributes["style"], "Outlook does not inherit it"


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`. Source: WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours. Source: WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_word_is_legible_by_day_and_by_night(spoken: Path) -> None:
    mail()
    html = body(parsed(next(iter(messages(spoken).values()))), "html")
    day = set(re.findall(r"[\";]color:(#\w{6})", html)) - {"#FFFFFF"}
    dark = html[html.index("prefers-color-scheme: dark") : html.index("[data-ogsc]")]
    night = set(re.findall(r"\{ color: (#\w{6})", dark))
    assert len(day) == len(night) == 3
    assert all(contrast(colour, "#FFFFFF") >= 4.5 for colour in day)
    assert all(contrast(colour, "#12181F") >= 4.5 for colour in night)
    assert contrast("#FFFFFF", "#C7352B") >= 4.5
    for attributes in (attributes for _, attributes in Page(html).tags):
        style = attributes.get("style", "")
        colour = re.search(r"(?:^|;)color:(#\w{6})", style)
        if colour and colour[1] != "#FFFFFF":
            assert {"ink", "grey", "red"} & set(attributes["class"].split()), "night has a colour for it"
