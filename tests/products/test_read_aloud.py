"""What other programs make of a file: words in reading order, nothing twice, no warning on opening."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from generator.content.charts import LengthChart
from generator.documents.blocks import Block, Cell, Heading, Picture, Words, walk
from tests.products.pages import said, squeezed
from tests.products.pressroom import Pressroom, Printed
from tests.products.routines import ANKLES, PSOAS, SAMPLES

PDFJS = Path(__file__).parents[1] / "pdfjs"
BOOKLETS = [PSOAS, ANKLES, *(name for name in SAMPLES if name != "long-texts")]


@pytest.fixture
def path(request: pytest.FixtureRequest, pressroom: Pressroom, tmp_path: Path) -> Path:
    """Write a product's file, to be given to another program."""
    routine, product, *options = request.param
    return written(pressroom(routine, product, **dict(options)), tmp_path)


def written(printed: Printed, folder: Path) -> Path:
    path = folder / f"{printed.name}.pdf"
    path.write_bytes(printed.pdf)
    return path


def output(*command: str | Path) -> str:
    """Run a program, which must be there and content: `make test` installs them all.

    Poppler prints a title outside Latin-1 in UTF-16, whatever it was told: hence the replacements.
    """
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    assert not done.stderr.strip(), done.stderr
    return done.stdout


def spoken(path: Path) -> str:
    """Give the words of a structure tree in its order, without those of the contents and of pictures."""
    words, leave_out = [], 0
    for line in output("pdfinfo", "-struct-text", path).splitlines():
        depth = len(line) - len(line.lstrip())
        if leave_out and depth > leave_out:
            continue
        leave_out = depth if re.match(r" +(TOC|Figure)\b", line) else 0
        words += re.findall(r'^ +"(.*)"$', line)
    return " ".join(words)


def heard(printed: Printed) -> list[Words]:
    """Give the words that a reader of a booklet hears, in their order."""
    return [block for block in said(printed.document) if isinstance(block, Words)]


@pytest.mark.parametrize("routine", BOOKLETS)
def test_a_screen_reader_hears_the_words_of_the_booklet_once_and_in_order(
    pressroom: Pressroom, tmp_path: Path, routine: str
) -> None:
    printed = pressroom(routine, "booklet")
    text = spoken(written(printed, tmp_path))
    text = squeezed(re.sub("|".join(map(re.escape, notes_pages(printed))) or "$^", "", text)).replace("•", "")
    place = 0
    for words in heard(printed):
        letters = squeezed(words.text).replace("•", "")
        assert text.startswith(letters, place), f"{words.text!r} is not what follows …{text[place - 60 : place + 60]}…"
        place += len(letters)
    assert place == len(text), f"something is said that nobody wrote: {text[place:]}"


def notes_pages(printed: Printed) -> list[str]:
    """Give the words on pages for notes, which come only where room is left."""
    pages = [section for section in printed.document.sections if section.kind == "notes"]
    assert len(pages) == 1
    (heading, note) = [block.text for block in iter_words(pages[0])]
    return [f"{heading}  {note}"]


def iter_words(block: Block) -> list[Words]:
    return [one for one in walk(block) if isinstance(one, Words)]


@pytest.mark.parametrize("product", ["poster", "card"])
@pytest.mark.parametrize("routine", [PSOAS, ANKLES, "scripts", "hostile"])
def test_a_screen_reader_hears_posters_and_cards_once(
    pressroom: Pressroom, tmp_path: Path, routine: str, product: str
) -> None:
    printed = pressroom(routine, product)
    path = written(printed, tmp_path)
    written_letters = Counter("".join(squeezed(words.text) for words in heard(printed)))
    spoken_letters = Counter(squeezed(spoken(path)))
    assert not spoken_letters - written_letters, "something is said twice"
    if product == "poster":
        assert not written_letters - spoken_letters


@pytest.mark.parametrize("routine", [PSOAS, ANKLES, "scripts"])
def test_pdftotext_gives_the_words_in_order_and_none_twice(pressroom: Pressroom, tmp_path: Path, routine: str) -> None:
    """In the order of painting (-raw); its own order guesses at columns, and so tells only which words there are."""
    printed = pressroom(routine, "booklet")
    path = written(printed, tmp_path)
    raw, place = squeezed(output("pdftotext", "-raw", path, "-")), 0
    feet = sorted({squeezed(s.running or printed.document.running) for s in printed.document.sections}, key=len)
    foot = "|".join(re.escape(name) for name in reversed(feet) if name)
    for words in heard(printed):
        letters = squeezed(words.text)
        found = raw.find(letters, place)
        if found < 0:  # it may go on on the next page
            pattern = "".join(f"{re.escape(letter)}(?:[ivx\\d]{{0,3}}(?:{foot})[ivx\\d]{{0,3}})?" for letter in letters)
            match = re.compile(pattern).search(raw, place)
            assert match, f"{words.text!r} is missing, or stands before what it follows"
            found, letters = match.start(), match[0]
        place = found + len(letters) if len(letters) > 3 else found
    known = long_words(*(words.text for words in heard(printed)), *repeated(printed), *notes_pages(printed))
    shown = long_words(output("pdftotext", "-nopgbrk", path, "-").replace("_\n", "_"))  # of an address in two lines
    parts = " ".join(known)  # of words broken at the end of a line
    twice = [w for w in shown - known if not any(w in foot for foot in feet) and (w in known or w not in parts)]
    assert not twice


def long_words(*texts: str) -> Counter[str]:
    """Count the words of six letters and more."""
    return Counter(re.findall(r"\w{6,}", " ".join(texts)))


def repeated(printed: Printed) -> list[str]:
    """Give words that are shown again: headings in the contents, heads of tables on each page, labels in pictures."""
    labels: list[str] = []
    for chart in printed.programme.charts.values():
        if isinstance(chart, LengthChart):
            labels += [str(row.label) for row in chart.rows]
        else:
            labels += map(str, [chart.shortest, chart.longest, *(mark.text for mark in chart.marks)])
    for block in said(printed.document):
        if isinstance(block, Heading) or (isinstance(block, Cell) and block.header and block.words):
            labels.append(block.words.text)
        elif isinstance(block, Picture):
            labels += block.labels
    return labels


def test_words_of_different_lines_stay_apart_when_read_aloud(pressroom: Pressroom, tmp_path: Path) -> None:
    text = " ".join(spoken(written(pressroom(ANKLES, "booklet"), tmp_path)).split())
    assert "before you run in about" in text
    title = " ".join(spoken(written(pressroom(PSOAS, "poster"), tmp_path)).split())
    assert title.startswith("Psoas for runners Release it")


@pytest.mark.parametrize("reader", ["structure", "PDFium", "pdf.js"])
def test_labels_in_pictures_stay_apart_from_each_other_and_from_the_text(
    pressroom: Pressroom, tmp_path: Path, reader: str
) -> None:
    printed = pressroom(PSOAS, "booklet")
    path = written(printed, tmp_path)
    if reader == "structure":
        text = " ".join(re.findall(r'^ +"(.*)"$', output("pdfinfo", "-struct-text", path), re.MULTILINE))
    elif reader == "PDFium":
        with pypdfium2.PdfDocument(path) as document:
            text = " ".join(page.get_textpage().get_text_range() for page in document)
    else:
        text = output("node", PDFJS / "text.mjs", path)
    text = " ".join(text.split())
    pictures = [block for block in said(printed.document) if isinstance(block, Picture)]
    labels = [label.rpartition("=")[2] for picture in pictures for label in picture.labels]
    assert len(labels) > 10
    for label in labels:
        assert re.search(rf"(?<![^ ]){re.escape(label)}(?![^ ])", text), f"{label} does not stand alone"
    assert not re.findall(r"[a-z][.\]][A-Z][a-z]", text), "words of two lines run together"


@pytest.mark.parametrize("product", ["poster", "card", "booklet", "pocket"])
@pytest.mark.parametrize("routine", [PSOAS, ANKLES])
def test_the_lines_of_a_title_are_copied_apart_in_a_browser(
    pressroom: Pressroom, tmp_path: Path, routine: str, product: Any
) -> None:
    printed = pressroom(routine, product)
    text = output("node", PDFJS / "text.mjs", written(printed, tmp_path))
    first, second = printed.programme.routine.title
    assert re.search(rf"{first}\s+{second}(?!\w)", text), text[:80]


# Opens without a warning

FILES: list[tuple[Any, ...]] = [
    *((routine, product) for routine in (PSOAS, ANKLES) for product in ("poster", "card", "booklet", "pocket")),
    (PSOAS, "booklet", ("booklet_size", "phone")),
    (PSOAS, "booklet", ("large_print", True)),
    ("fourteen", "booklet"),
    ("scripts", "booklet"),
    ("hostile", "poster"),
    ("branded-png", "card"),
    ("branded-svg", "booklet"),
]
every_file = pytest.mark.parametrize("path", FILES, ids=["-".join(map(str, case)) for case in FILES], indirect=True)


@every_file
def test_qpdf_finds_nothing_to_warn_of(path: Path) -> None:
    """Two versions look: that inside pikepdf, and the system's, often older; neither wants hints as the other did."""
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.check_linearization()
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr


@every_file
def test_mutool_and_poppler_find_nothing_to_warn_of(path: Path) -> None:
    assert "warning" not in output("mutool", "info", path).lower()
    output("mutool", "draw", "-N", "-q", "-r", "20", "-o", path.with_suffix(".%d.png"), path)
    output("pdftotext", path, "-")


@every_file
def test_pdfium_opens_and_draws_every_page(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        assert document.is_tagged()
        for page in document:
            picture = page.render(scale=0.3).to_numpy()
            assert picture.min() < 140 < picture.max()
