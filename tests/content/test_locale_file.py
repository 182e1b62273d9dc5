"""A language's file is checked whole: whatever it lacks is told at once, with its line."""

from pathlib import Path

import pytest

from generator.content.cldr import plural_class
from generator.content.library import Library
from generator.content.locale_file import filled, read_locale
from generator.content.project import Project
from generator.errors import ContentError

ENGLISH = Project.find().template("locales/en.yaml").read_text("utf-8")


def told(folder: Path, text: str, language: str = "de") -> list[str]:
    """Write a language's file and give what is told of it, without its path."""
    path = folder / f"templates/locales/{language}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError) as error:
        read_locale(Project.find(folder), language)
    return [str(problem).rpartition("locales/")[2] for problem in error.value.problems]


def replaced(*pairs: tuple[str, str]) -> str:
    """Give the English file with lines replaced by others."""
    text = ENGLISH
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_all_that_is_missing_is_told_at_once_with_its_section(tmp_path: Path) -> None:
    text = replaced(
        ("  easier: Easier\n", ""),
        ('  hold: "hold {time}"\n', ""),
        ("  glue: glue\n", ""),
        ("name: English\n", ""),
    )
    words, dose, printing = (line_of(text, f"\n{name}:") + 1 for name in ("words", "dose", "printing"))
    assert told(tmp_path, text) == [
        "de.yaml:1:1: name is missing: what the language calls itself",
        f'de.yaml:{words}:1: words.easier is missing; English: "Easier"',
        f'de.yaml:{dose}:1: dose.hold is missing; English: "hold {{time}}"',
        f'de.yaml:{printing}:1: printing.glue is missing; English: "glue"',
    ]


def test_a_file_with_a_name_alone_is_told_every_word(tmp_path: Path) -> None:
    problems = told(tmp_path, "name: Español", "es")
    assert len(problems) > 150
    assert problems[0].startswith("es.yaml:1:1: dose.")
    assert any("printing.guide_title" in problem for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('  version_short: "v{version} · {date}"', '  version_short: "v{version.x} · {date}"',
         "asks for {version.x}, which is not known here; allowed: {date}, {version}"),
        ('  range: "{low}–{high}"', '  range: "{low}–{hihg}"', "must hold {high}"),
        ('  range: "{low}–{high}"', '  range: "{low:>9999999}–{high}"',
         "asks for {low:>9999999}, which is not known here; allowed: {high}, {low}"),
        ('  logo_alt: "Logo of {name}"', '  logo_alt: "Logo of {name"', "has braces that do not pair; allowed: {name}"),
        ("  glue: glue", "  glue: [glue]", "must be a text"),
        ("  glue: glue", "  glue: glue\n  gleu: glue", 'printing.gleu is said nowhere; did you mean "glue"?'),
        ("words:", "wrods: {}\nwords:", 'wrods is not a known field; did you mean "words"?'),
        ("  minutes: {one: 1 minute, other: ", "  minutes: {one: 1 minute, otehr: ", "lacks other: it must have"),
        ('  minutes: {one: 1 minute, other: "{n} minutes"}', "  minutes: {one: 1 minute, other: minutes}",
         "phrases.minutes.other must hold {n}"),
        ('  minutes: {one: 1 minute, other: "{n} minutes"}', '  minutes: "{n} minutes"',
         "must have plural forms: one (1), other (0, 2, 3)"),
        ("alphabet: ABCDEFGHIJKLMNOPQRSTUVWXYZ", "alphabet: ABA", "must be the letters that label moves, each once"),
        ("quotes: “”", "quotes: “", "must be the two quotation marks"),
        ("quotes: “”", "signs_apart: yes", "must be true or false"),
        ("name: English", "name: English\nextends: fra", "names no language"),
        ("name: English", "name: English\nextends: de", "extends itself"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = replaced((old, new))
    problems = [problem for problem in told(tmp_path, text) if message in problem]
    line = line_of(text, new) + new.count("\n") * (not new.startswith("wrods"))
    assert [problem.split(":")[1] for problem in problems] == [str(line)], told(tmp_path, text)


def test_a_form_for_several_numbers_must_hold_the_number(tmp_path: Path) -> None:
    """In Russian, one stands for 1, 21, 31 …, in French for 0 and 1, in English for 1 alone."""
    problems = told(tmp_path, replaced(("{one: about 1 minute,", "{one: about 1 minute, few: a, many: b,")), "ru")
    assert any("about_minutes.one must hold {n}" in problem for problem in problems)
    assert any("minutes lacks few and many: it must have" in problem for problem in problems)


def test_a_name_that_is_no_language_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, ENGLISH, "sie") == [
        'sie.yaml: "sie" is no language that CLDR knows, such as de, pt-BR or de-x-sie'
    ]


def test_a_language_laid_over_another_says_only_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "templates/locales/de-x-sie.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: Deutsch (Sie)\nextends: de\nwords: {equipment: Sie brauchen}\n", "utf-8")
    read, base = (read_locale(Project.find(tmp_path), language) for language in ("de-x-sie", "de"))
    assert read.sections["words"]["equipment"] == "Sie brauchen"
    assert read.sections["words"]["easier"] == base.sections["words"]["easier"] == "Leichter"
    path.write_text(path.read_text("utf-8") + "  eqiupment: x\n", "utf-8")
    with pytest.raises(ContentError):
        read_locale(Project.find(tmp_path), "de-x-sie")


def test_words_that_ones_own_templates_say_are_no_slips(tmp_path: Path) -> None:
    path = tmp_path / "templates/poster.xml.j2"
    path.parent.mkdir(parents=True)
    path.write_text('{{ t.word("motto") }}', "utf-8")
    english = tmp_path / "templates/locales/en.yaml"
    english.parent.mkdir()
    english.write_text(replaced(("words:", "words:\n  motto: Run")), "utf-8")
    assert read_locale(Project.find(tmp_path), "en").sections["words"]["motto"] == "Run"


def test_check_looks_at_every_language(tmp_path: Path) -> None:
    path = tmp_path / "templates/locales/cs.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: Čeština\n", "utf-8")
    with pytest.raises(ContentError, match=r"cs\.yaml:1:1: words\.easier is missing"):
        Library(Project.find(tmp_path)).check()


@pytest.mark.parametrize(
    ("language", "classes"),
    [
        ("en", "other one other other other other other other"),
        ("de-x-sie", "other one other other other other other other"),
        ("fr", "one one other other other other other other"),
        ("pt", "one one other other other other other other"),
        ("it", "other one other other other other other other"),
        ("pl", "many one few few many many many many"),
        ("ru", "many one few few many many one many"),
        ("cs", "other one few few other other other other"),
    ],
)
def test_plural_classes(language: str, classes: str) -> None:
    """The classes of 0, 1, 2, 3, 5, 11, 21 and 100, as the Unicode CLDR has them."""
    assert [plural_class(language, n) for n in (0, 1, 2, 3, 5, 11, 21, 100)] == classes.split()


def test_texts_are_filled_in_by_the_plural_of_a_number() -> None:
    forms = {"one": "{n} raz {where}", "few": "{n} razy {where}", "many": "{n} razy {where}"}
    assert filled(forms, "pl", {"where": "tu"}, 1) == "1 raz tu"
    assert filled(forms, "pl", {"where": "tu", "n": "2–3"}, 3) == "2–3 razy tu"
