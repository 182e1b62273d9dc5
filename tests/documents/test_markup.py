"""The XML vocabulary of templates: what becomes which block, and how a slip is told."""

import pytest

from generator.content.values import Source, Text
from generator.documents import blocks
from generator.documents.markup import VOCABULARY, Sources, parse
from generator.errors import TemplateError

FRAME = '<document product="poster" language="en" title="T" subject="S" author="" keywords="a; b">{}</document>'
STEP = (
    '<step><heading level="2" number="1">Release</heading><move><heading level="3">Roll</heading>'
    '<picture kind="pose" name="roll" alt="A person rolls"/><paragraph as="dose" kind="dose">5 times</paragraph>'
    "{}</move></step>"
)


def read(inner: str) -> blocks.Document:
    return parse(FRAME.format(inner), Sources())


def test_children_go_to_the_field_that_takes_them() -> None:
    document = read(STEP.format('<paragraph as="text">Slowly.</paragraph>'))
    move = document.steps[0].moves[0]
    assert document.keywords == ("a", "b")
    assert document.steps[0].heading.number is not None
    assert document.steps[0].heading.number.text == "1"
    assert (move.heading.level, move.dose.words.text, move.picture.alt) == (3, "5 times", "A person rolls")
    assert move.text is not None
    assert move.text.words.text == "Slowly."


def test_inline_voices_become_runs_and_white_space_folds() -> None:
    document = read(
        '<paragraph as="strapline">\n  Do <strong>this</strong>\n   <say as="2 times 30 seconds">2 × 30 s</say>'
        '<br/> now <a href="#x">here</a> <foreign lang="la">psoas</foreign> a\u00a0b </paragraph>'
    )
    assert document.strapline is not None
    runs = document.strapline.words.runs
    assert [run.text for run in runs] == ["Do ", "this", " ", "2 × 30 s", "", "now ", "here", " ", "psoas", " a\u00a0b"]
    assert runs[1].strong
    assert runs[3].says == "2 times 30 seconds"
    assert runs[4].breaks
    assert (runs[6].link, runs[8].language) == ("#x", "la")


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("one <strong>two</strong> three", ["one ", "two", " three"]),
        ("one<strong> two </strong>three", ["one", " two ", "three"]),
        ("one <strong> two </strong> three", ["one ", "two ", "three"]),
        ("one <strong> </strong> two", ["one ", "two"]),
        (" <strong> one</strong> <br/> two ", ["one", " ", "", "two"]),
        ("one <strong>\n</strong>\t", ["one"]),
        ("one\u00a0<strong>\u00a0two</strong>", ["one\u00a0", "\u00a0two"]),
    ],
)
def test_one_space_stands_between_voices(written: str, runs: list[str]) -> None:
    document = read(f'<paragraph as="strapline">{written}</paragraph>')
    assert document.strapline is not None
    assert [run.text for run in document.strapline.words.runs] == runs


def test_words_remember_the_place_they_came_from() -> None:
    place = Source('content/a|4|7.yaml", <&>\n', 4, 7, "strapline")
    sources = Sources()
    keys = [sources.key(Text("Go", each)) for each in (place, Source("content/b.yaml", 1, 1, "title"), place)]
    assert keys[0] == keys[2] != keys[1]
    document = parse(FRAME.format(f'<paragraph as="strapline" from="{keys[0]}">Go</paragraph>'), sources)
    assert document.strapline is not None
    assert document.strapline.words.source == place


def test_words_of_nowhere_have_no_place() -> None:
    sources = Sources()
    assert sources.key("plain") == sources.key(None) == sources.key(Text("made up")) == ""
    document = read('<paragraph as="strapline">Go</paragraph>')
    assert document.strapline is not None
    assert document.strapline.words.source == Source()


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ('<moove at="poster.xml.j2:3"/>', 'poster.xml.j2:3: <moove> is not a block; did you mean "move"?'),
        ('<heading at="p:9" level="two">x</heading>', 'p:9: <heading> level must be a whole number, not "two"'),
        ('<heading at="p:9" lavel="2">x</heading>', '<heading> has no attribute "lavel"; did you mean "level"?'),
        ('<heading at="p:9">x</heading>', "<heading> lacks level"),
        ('<paragraph at="p:2" kind="loud">x</paragraph>', '<paragraph> kind must not be "loud"'),
        ('<paragraph at="p:2" as="hero">x</paragraph>', 'cannot stand as "hero" in <document>'),
        ('<inset at="p:3"/>', "p:3: <inset> lacks heading, picture, text"),
        ('<step at="p:5">words</step>', '<step> takes no words of its own: "words"'),
        ('<callout at="p:5" kind="stop"/>', "<callout> lacks heading"),
        ('<paragraph at="p:5" from="a.yaml|1">x</paragraph>', "from must be written by the filter source, as {{ words"),
    ],
)
def test_a_slip_is_told_with_its_place(inner: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read(inner)
    assert message in str(caught.value)


def test_two_where_one_may_stand_is_an_error() -> None:
    twice = '<heading level="1">A</heading><heading at="p:7" level="1">B</heading>'
    with pytest.raises(TemplateError, match="p:7: <heading> stands twice in <document>"):
        read(twice)


def test_broken_xml_names_the_last_element_before_it() -> None:
    with pytest.raises(TemplateError, match=r"poster\.xml\.j2:4: not well formed"):
        read('<heading at="poster.xml.j2:4" level="1">A</haeding>')


def test_xml_that_ends_too_early_is_no_traceback() -> None:
    with pytest.raises(TemplateError, match=r"poster\.xml\.j2:1: not well formed"):
        parse('<document at="poster.xml.j2:1">\n', Sources())


def test_every_block_is_in_the_vocabulary_and_walks_in_reading_order() -> None:
    assert {"item-list", "document", "table", "callout"} <= set(VOCABULARY)
    document = read('<heading level="1">A</heading><paragraph as="strapline">B</paragraph>' + STEP.format(""))
    leaves = [each.text for each in blocks.walk(document) if isinstance(each, blocks.Words)]
    assert leaves == ["A", "B", "1", "Release", "Roll", "5 times"]
