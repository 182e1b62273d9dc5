"""A routine in another language: text by text, and whatever is out of date is told."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.anatomy import Muscle
from generator.content.begun import scalar
from generator.content.exercise import LibraryExercise
from generator.content.finding import translations
from generator.content.library import Library
from generator.content.project import Project
from generator.content.reader import parse_yaml, read_tree
from generator.content.routine import Routine
from generator.content.translation import understood
from generator.content.wording import word_paths
from generator.documents.blocks import Words, walk
from generator.documents.plain_text import plain_text
from generator.documents.templating import render
from generator.errors import ChoiceError, ContentError
from generator.jobs import Job
from generator.options import Options
from generator.press import Press

FRENCH = {
    "content/fr/exercises/bridge.yaml": {
        "Bridge": "Le pont",
        "Lift the hips.": "Montez le bassin.",
        "Lift the hips. Lower them slowly.": "Montez le bassin. Redescendez lentement.",
        "Strong hips hold the back still.": "Des hanches fortes tiennent le dos.",
        "Lie on your back.": "Allongez-vous sur le dos.",
        "Lift the hips": "Montez le bassin",
        "Breathe out as you lift.": "Soufflez en montant: doucement!",
        "Lift less.": "Montez moins haut.",
        "glutes": "fessiers",
        "A person lies on the back and lifts the hips.": "Une personne allongée sur le dos monte le bassin.",
    },
    "content/fr/routines/sample.yaml": {
        "Sample": "Exemple",
        "One move": "Un exercice",
        "A sample.": "Un exemple.",
        "2026-11-25": "25 novembre 2026",
        "General guidance, not medical advice.": "Conseils généraux, pas un avis médical.",
        "Strengthen": "Renforcer",
        "Stop if it hurts": "Arrêtez si ça fait mal",
        "Sharp pain.": "Douleur vive.",
        "Sharp pain": "Douleur vive",
        "Chest pain": "Douleur à la poitrine",
        "You are pregnant": "Vous êtes enceinte",
        "Go down the page.": "De haut en bas.",
        "Written for a test.": "Écrit pour un essai.",
    },
}
del FRENCH["content/fr/exercises/bridge.yaml"]["Lift the hips"]


@pytest.fixture
def french(sample: Any) -> Any:
    """A sample with its French."""
    for name, pairs in FRENCH.items():
        sample.write(name, "texts:\n" + "".join(f"  - en: {a}\n    fr: {scalar(b)}\n" for a, b in pairs.items()))
    return sample


LONG = "fr: Un deux trois quatre cinq six sept huit neuf.\n  - en: Lift the hips. Lower"
"""A card's words and the beginning of the next pair."""


def told(sample: Any, language: str = "fr") -> list[str]:
    with pytest.raises(ContentError) as error:
        Library(sample.project).programme("sample", language)
    return str(error.value).splitlines()


def test_a_routine_is_said_in_another_language(french: Any) -> None:
    programme = Library(french.project).programme("sample", "fr")
    said = "".join(plain_text(render(product, programme, french.project)) for product in ("booklet", "poster"))
    assert (programme.routine.id, programme.routine.language) == ("sample-fr", "fr")
    for pairs in FRENCH.values():
        for english, translated in pairs.items():
            assert english not in said.replace("Exemple", "")
            if translated not in ("25 novembre 2026", "Un exemple."):
                assert translated.replace(":", "\u00a0:").replace("!", "\u202f!").rstrip(".") in said, translated
    assert Library(french.project).programme("sample").routine.id == "sample"
    assert translations(french.project, "sample") == ("fr",)
    Library(french.project).check()


def test_a_text_that_was_changed_since_is_told_with_both_places(french: Any) -> None:
    french.spoil(french.exercise, "easier: Lift less.", "easier: Lift a little less.")
    now = 'content/exercises/bridge.yaml:10 now says "Lift a little less."'
    where = "content/fr/exercises/bridge.yaml:14:9: texts[7].en"
    assert told(french) == [f"{where} was changed since: {now}; translate that"]


def test_what_is_new_or_gone_is_told(french: Any) -> None:
    french.spoil(french.routine, "  - Go down the page.", "  - Breathe and begin with whatever you like.")
    assert told(french) == [
        "content/fr/routines/sample.yaml:24:9: texts[12].en is said nowhere in content/routines/sample.yaml any more; "
        "take the pair out",
        "content/routines/sample.yaml:18:5: how_to[1] has no translation: content/fr/routines/sample.yaml has no pair "
        'for "Breathe and begin with whatever you l…"',
    ]
    with pytest.raises(ContentError, match="has no translation"):
        Library(french.project).check()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("fr: Le pont", 'fr: ""', ":3:9: texts[1].fr is not translated yet"),
        ("fr: Le pont", "de: Die Brücke", ":2:5: texts[1] must be a pair of en and fr"),
        ("fr: Le pont", "fr: [Le, pont]", ":2:5: texts[1] must be a pair of texts"),
        ("en: Lift less.", "en: Bridge", ":14:9: texts[7].en is given twice; first on line 2"),
        ("texts:", "text:", ":1:1: text is not a known field; did you mean"),
        ("fr: Montez le bassin.\n  - en: Lift the hips. Lower", LONG,
         ":5:9: card must be at most 8 words, not 9; cut 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_translation_is_told_with_its_line(french: Any, old: str, new: str, message: str) -> None:
    french.spoil("content/fr/exercises/bridge.yaml", old, new)
    assert any(line.startswith(f"content/fr/exercises/bridge.yaml{message}") for line in told(french)), told(french)


def test_what_has_no_translation_at_all_is_told(french: Any) -> None:
    (french.folder / "content/fr/exercises/bridge.yaml").unlink()
    french.spoil(french.exercise, "name: Bridge", "name: Bridge\nlanguage: en")
    assert told(french) == [
        "content/routines/sample.yaml:9:17: parts[1].exercises[1] names bridge, which is in en: "
        "there is no content/fr/exercises/bridge.yaml"
    ]
    (french.folder / "content/fr/routines/sample.yaml").unlink()
    assert told(french) == [
        "content/routines/sample.yaml:1:8: title has no translation: there is no content/fr/routines/sample.yaml; "
        "begin it: routine-press translate sample --lang fr"
    ]
    with pytest.raises(ChoiceError, match='no language "tlh"'):
        Library(french.project).programme("sample", "tlh")


def test_a_move_in_another_language_than_its_routine_is_told(sample: Any) -> None:
    """It is printed as it is: an author may want it so."""
    sample.spoil(sample.routine, "title: Sample", "title: Ejemplo\nlanguage: es")
    assert Library(sample.project).programme("sample").notes == ()
    sample.spoil(sample.exercise, "name: Bridge", "name: Bridge\nlanguage: en")
    programme = Library(sample.project).programme("sample")
    assert programme.notes == (
        "content/routines/sample.yaml:10:17: parts[1].exercises[1] names bridge, which is in en: "
        "there is no content/es/exercises/bridge.yaml",
    )
    done = CliRunner().invoke(main, ["schema", "brand"])
    assert done.exit_code == 0


def test_a_move_that_is_translated_is_said_in_the_routines_own_language(french: Any) -> None:
    french.spoil(french.exercise, "name: Bridge", "name: Bridge\nlanguage: en")
    french.spoil(french.routine, "title: Sample", "title: Exemple\nlanguage: fr")
    programme = Library(french.project).programme("sample")
    assert programme.moves[0].exercise.name == "Le pont"
    assert programme.notes == ()


def test_a_routine_of_its_own_comes_before_a_translation(french: Any) -> None:
    text = (french.folder / french.routine).read_text("utf-8").replace("title: Sample", "title: À moi\nlanguage: fr")
    french.write("content/routines/sample-fr.yaml", text)
    programme = Library(french.project).programme("sample", "fr")
    assert (programme.routine.id, programme.routine.title) == ("sample-fr", ("À moi",))


def test_translations_are_begun_and_brought_up_to_date(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample.folder)
    run = CliRunner().invoke(main, ["translate", "sample", "--lang", "fr"])
    assert run.output.splitlines() == ["content/fr/routines/sample.yaml", "content/fr/exercises/bridge.yaml"]
    assert "is not translated yet" in "\n".join(told(sample))
    path = sample.folder / "content/fr/exercises/bridge.yaml"
    text = path.read_text("utf-8")
    for number in range(text.count('""')):
        text = text.replace('fr: ""', f"fr: Mot {number}", 1)
    path.write_text(text, "utf-8")
    sample.spoil(sample.exercise, "easier: Lift less.", "easier: Lift a little less.")
    run = CliRunner().invoke(main, ["translate", "sample", "--lang", "fr"])
    assert run.output.splitlines() == ["content/fr/routines/sample.yaml", "content/fr/exercises/bridge.yaml"]
    assert '  # before: Lift less.\n  # Mot 6\n  - en: Lift a little less.\n    fr: ""\n' in path.read_text("utf-8")
    assert path.read_text("utf-8").count('""') == 1
    assert "no longer said" not in path.read_text("utf-8"), "it stands above what took its place"
    sample.spoil(sample.exercise, "easier: Lift a little less.", "easier: Stay down and wait for the others.")
    CliRunner().invoke(main, ["translate", "sample", "--lang", "fr"])
    assert "  # no longer said: Lift a little less.\n" in path.read_text("utf-8")


def test_an_exercise_in_a_folder_of_its_family_has_its_translation_in_the_same_folder(
    french: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("content/exercises", "content/fr/exercises"):
        (french.folder / name / "hips").mkdir()
        (french.folder / name / "bridge.yaml").rename(french.folder / name / "hips/bridge.yaml")
    assert Library(french.project).programme("sample", "fr").moves[0].exercise.name == "Le pont"
    monkeypatch.chdir(french.folder)
    run = CliRunner().invoke(main, ["translate", "sample", "--lang", "es"])
    assert run.output.splitlines() == ["content/es/routines/sample.yaml", "content/es/exercises/hips/bridge.yaml"]


def test_a_translation_that_cannot_be_read_is_not_written_over(french: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(french.folder)
    path = french.folder / "content/fr/exercises/bridge.yaml"
    for broken in ("texts: [", "texts:\n  - en: Bridge\n    de: Brücke\n"):
        path.write_text(broken, "utf-8")
        run = CliRunner().invoke(main, ["translate", "sample", "--lang", "fr"])
        assert run.exit_code == 2
        assert "content/fr/exercises/bridge.yaml:" in run.output
        assert path.read_text("utf-8") == broken


def test_words_are_what_readers_read(sample: Any) -> None:
    """Ids, numbers, addresses and versions are the same in every language."""
    tree = read_tree(sample.folder / sample.routine, "")
    words = {str(tree.at(path)) for path in word_paths(Routine, tree.value)}
    assert words == set(FRENCH["content/fr/routines/sample.yaml"])
    part = parse_yaml(b"parts: [{name: A, exercises: [x, [y, {exercise: z, name: Zed, label: B1}]]}]", "")
    assert [part.at(path) for path in word_paths(Routine, part.value)] == ["A", "Zed"]
    plate = parse_yaml(b"plate: {show: [psoas-major], view: front}", "")
    assert list(word_paths(Muscle, plate.value)) == []
    dose = parse_yaml(b"dose: {reps: 8, per: [side, each hoop], load: red band, note: slow, tempo: 3-1-1-0}", "")
    assert [path[1:] for path in word_paths(LibraryExercise, dose.value)] == [("load",), ("note",)]


@pytest.mark.parametrize(
    ("written", "language", "same"),
    [("en", "en", True), ("en", "en-US", True), ("de", "de-x-sie", False), ("en", "fr", False), ("pt", "pt-PT", True)],
)
def test_who_reads_a_language_reads_that_of_its_regions(written: str, language: str, same: bool) -> None:
    assert understood(written, language) is same


def test_what_ships_is_translated_whole() -> None:
    library = Library()
    for language in ("de", "es", "fr"):
        for routine in ("psoas-for-runners", "ankle-and-calf-warm-up"):
            programme = library.programme(routine, language)
            assert (programme.routine.language, programme.notes) == (language, ())


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_what_is_translated_fits_where_least_room_is(language: str) -> None:
    press = Press(Project.find(), Options())
    for routine in ("psoas-for-runners", "ankle-and-calf-warm-up"):
        plan = press.plan(press.library.programme(routine, language), Job.named("pocket"))
        assert plan.paint().pages == 8


def test_a_translation_is_found_in_any_family_s_folder(french: Any) -> None:
    (french.folder / "content/exercises/hips").mkdir()
    (french.folder / "content/exercises/bridge.yaml").rename(french.folder / "content/exercises/hips/bridge.yaml")
    Library(french.project).programme("sample", "fr")
    (french.folder / "content/fr/exercises/legs").mkdir()
    moved = french.folder / "content/fr/exercises/legs/bridge.yaml"
    (french.folder / "content/fr/exercises/bridge.yaml").rename(moved)
    Library(french.project).programme("sample", "fr")


def test_words_that_nobody_translated_know_their_language(sample: Any) -> None:
    """So that a screen reader says them as they are said."""
    sample.spoil("content/exercises/bridge.yaml", "name: Bridge", "language: en\nname: Bridge")
    sample.spoil("content/exercises/bridge.yaml", "muscles:", "sources: [mine, acsm-2021]\nmuscles:")
    sample.spoil("content/routines/sample.yaml", "title:", "language: de\ntitle:")
    sample.write("content/sources.yaml", "mine:\n  text: Ein Buch.\n")
    programme = Library(sample.project).programme("sample")
    exercise, dose = programme.moves[0].exercise, programme.moves[0].exercise.dose
    assert {text.source.language for text in (exercise.name, *exercise.steps, exercise.breath)} == {"en"}
    assert dose.source.language == programme.routine.title[0].source.language == ""
    assert [one.text.source.language for one in programme.references] == ["", "en"]
    spoken = {
        words.text: words.source.language
        for words in walk(render("booklet", programme, sample.project))
        if isinstance(words, Words)
    }
    assert [spoken[text] for text in ("Lie on your back.", "Bridge", "Ein Buch.", "8-mal", "Sample")] == [
        *("en", "en"),
        *("", "", ""),
    ]


@pytest.mark.parametrize(("language", "known"), [("de", "en"), ("", "")])
def test_sources_of_a_translated_routine_are_in_their_own_language(language: str, known: str) -> None:
    programme = Library().programme("psoas-for-runners", language)
    assert {one.text.source.language for one in programme.references} == {known}
    assert {move.exercise.name.source.language for move in programme.moves} == {""}
