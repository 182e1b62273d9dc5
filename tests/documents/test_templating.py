"""Templates run in a sandbox, forgive nothing, and print content as it was typed."""

import dataclasses
from pathlib import Path

import pytest

from generator.content.library import Library
from generator.content.project import Project
from generator.documents.blocks import Document, Heading, Words, walk
from generator.documents.templating import render
from generator.errors import TemplateError

ROOT = Path(__file__).resolve().parents[2]

NAMES = [
    "my|ankle",
    "a|4|7|b",
    "q\"u'o",
    "a&b<c>;",
    "new\nline",
    "tab\there",
    "{{ x }}{% y {# z",
    "back\\\\1g<1>",
    "ümläut",
]
"""Names that a file may have, and that mean something to templates, XML or a pattern."""
HOSTILE = "<b>bold</b> & {{ 7*7 }} {% raw %} <img src='x'/> ]]> &lt; \"quoted\""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A user's folder with templates of its own."""
    (tmp_path / "templates").mkdir()
    return Project.find(tmp_path)


def write(project: Project, name: str, text: str) -> None:
    assert project.root is not None
    path = project.root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def say(project: Project, product: str = "poster", routine: str = "ankle-and-calf-warm-up") -> Document:
    return render(product, Library(project).programme(routine), project)


FRAME = '<document product="poster" language="en" title="T" subject="S" author="">\n{}\n</document>'


def test_a_users_template_hides_the_shipped_one(project: Project) -> None:
    write(project, "poster.xml.j2", FRAME.format('<heading level="1">{{ routine.id }}</heading>'))
    document = say(project)
    assert document.heading is not None
    assert document.heading.words.text == "ankle-and-calf-warm-up"


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("{{ routine.tittle }}", r"templates/poster\.xml\.j2:2: .*no attribute 'tittle'"),
        ("{% for %}", r"templates/poster\.xml\.j2:2: "),
        ("{% include 'missing.j2' %}", r"templates/poster\.xml\.j2:2: there is no templates/missing\.j2"),
        ("{% include '../../secret.txt' %}", r"templates/poster\.xml\.j2:2: "),
        ("{{ 1 // 0 }}", r"templates/poster\.xml\.j2:2: integer division"),
        ("{{ p.anatomy + 1 }}", r"templates/poster\.xml\.j2:2: unsupported operand"),
        ("<bold>x</bold>", r"templates/poster\.xml\.j2:2: <bold> is not a block"),
        ("{{ routine.__class__.__mro__ }}", r"templates/poster\.xml\.j2:2: .*unsafe"),
        ("{{ t.word('nothing') }}", r'templates/locales/en\.yaml: words lacks "nothing"'),
    ],
)
def test_a_fault_is_told_with_file_and_line(project: Project, inner: str, message: str) -> None:
    write(project, "poster.xml.j2", FRAME.format(inner))
    with pytest.raises(TemplateError, match=message):
        say(project)


def test_a_macro_in_another_file_is_named_as_the_place(project: Project) -> None:
    write(project, "parts/own.xml.j2", "{% macro bad() %}\n\n<wrong/>\n{% endmacro %}")
    write(project, "poster.xml.j2", "{% import 'parts/own.xml.j2' as own %}" + FRAME.format("{{ own.bad() }}"))
    with pytest.raises(TemplateError, match=r"templates/parts/own\.xml\.j2:3: <wrong>"):
        say(project)


def test_hostile_words_come_out_as_typed(project: Project) -> None:
    programme = Library(project).programme("ankle-and-calf-warm-up")
    first = programme.parts[0].moves[0].exercise
    source = first.poster.source
    changed = first.model_copy(update={"poster": type(first.poster)(HOSTILE, source)})
    part = programme.parts[0]
    move = type(part.moves[0])(key="a", letter="A", exercise=changed)
    import dataclasses

    programme = dataclasses.replace(programme, parts=(dataclasses.replace(part, moves=(move,)),))
    document = render("poster", programme, project)
    texts = [each.text for each in walk(document) if isinstance(each, Words)]
    assert HOSTILE in texts


@pytest.mark.parametrize("name", NAMES)
def test_words_know_their_file_whatever_its_name(project: Project, name: str) -> None:
    assert project.root is not None
    path = project.root / f"content/routines/{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes((ROOT / "content/routines/ankle-and-calf-warm-up.yaml").read_bytes())
    routine = Library(project).programme(path).routine
    document = render("poster", Library(project).programme(path), project)
    assert document.stop is not None
    assert document.stop.heading.words.source == routine.stop.heading.source
    assert routine.stop.heading.source.file == project.display_name(path)


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_told_with_its_template_whatever_its_name(project: Project, name: str) -> None:
    write(project, f"parts/{name}.xml.j2", "{% macro bad() %}\n<wrong/>\n{% endmacro %}")
    quoted = name.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    imported = "{% import 'parts/" + quoted + ".xml.j2' as own %}"
    write(project, "poster.xml.j2", imported + FRAME.format("{{ own.bad() }}"))
    with pytest.raises(TemplateError) as told:
        say(project)
    assert str(told.value).startswith(f"templates/parts/{name}.xml.j2:2: <wrong>")


def test_tags_in_an_expression_are_words(project: Project) -> None:
    strapline = '{# <b> #}<paragraph{% if true %} as="strapline"{% endif %}>x</paragraph>'
    write(project, "poster.xml.j2", FRAME.format('<heading level="1">{{ "<b>" ~ "</b>" }}</heading>' + strapline))
    document = say(project)
    assert document.heading is not None
    assert document.heading.words.text == "<b></b>"


def test_two_renders_do_not_mix_their_sources(project: Project) -> None:
    first, second = (say(project, routine=name) for name in ("psoas-for-runners", "ankle-and-calf-warm-up"))
    for document, name in ((first, "psoas-for-runners"), (second, "ankle-and-calf-warm-up")):
        assert document.stop is not None
        assert document.stop.heading.words.source.file.endswith(f"content/routines/{name}.yaml")


@pytest.mark.parametrize("routine", ["psoas-for-runners", "ankle-and-calf-warm-up"])
@pytest.mark.parametrize("product", ["poster", "card", "booklet"])
def test_every_product_of_every_routine_is_said(project: Project, routine: str, product: str) -> None:
    document = say(project, product, routine)
    texts = " ".join(each.text for each in walk(document) if isinstance(each, Words))
    programme = Library(project).programme(routine)
    for move in programme.moves:
        assert (move.exercise.label if product == "card" else move.exercise.name) in texts
    for line in programme.routine.title:
        assert line in texts
    assert str(programme.routine.stop.heading) in texts


def test_the_lines_of_a_title_are_joined_as_the_language_does(project: Project) -> None:
    write(project, "locales/de-AT.yaml", "extends: de\nphrases:\n  joined_title: '{first}: {next}'\n")
    write(
        project, "poster.xml.j2", FRAME.format("<heading level=\"1\">{{ t.title(['Der Psoas', 'im Lauf']) }}</heading>")
    )
    programme = Library(project).programme("psoas-for-runners")
    spoken = dataclasses.replace(programme, routine=programme.routine.model_copy(update={"language": "de-AT"}))
    heading = render("poster", spoken, project).heading
    assert heading is not None
    assert heading.words.text == "Der Psoas: im Lauf"


@pytest.mark.parametrize(("routine", "numbers"), [("sun-salutation", [None]), ("hips-for-runners", ["1", "2", "3"])])
@pytest.mark.parametrize("product", ["poster", "card", "pocket", "booklet"])
def test_the_only_part_of_a_routine_has_no_number(
    project: Project, product: str, routine: str, numbers: list[str]
) -> None:
    programme = Library(project).programme(routine)
    names = {str(part.name) for part in programme.parts}
    headings = [block for block in walk(say(project, product, routine)) if isinstance(block, Heading)]
    found = dict.fromkeys(each.number and each.number.text for each in headings if each.words.text in names)
    assert list(found) == numbers
