"""From a template's XML to blocks.

The vocabulary is the block types themselves: an element is named after its class (`ItemList` is `<item-list>`), an
attribute after a field, and a child goes to the field that takes its class, or to the one named by `as`. What does
not fit is an error with the template's file and line, which every element carries in its `at` attribute. Where words
were written never becomes text: `from` holds a key of the render's `Sources`, which give it back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, replace
from html import unescape
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints
from xml.etree.ElementTree import Element, ParseError

from generator.content.dose import Dose
from generator.content.values import Source, Text
from generator.documents import blocks
from generator.documents.blocks import Block, Document, Run, Words
from generator.documents.web_address import web_address
from generator.errors import TemplateError, suggestion

INLINE = {"strong", "a", "br", "say", "accent", "quiet", "foreign"}


def element_name(kind: type) -> str:
    """Turn a class name into its element's name: `ItemList` to `item-list`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


VOCABULARY: dict[str, type[Block]] = {
    element_name(kind): kind
    for kind in vars(blocks).values()
    if isinstance(kind, type) and issubclass(kind, Block) and kind is not Block
}


class Sources:
    """The places of the words of one render, each under the key that stands for it in `from`; "" is no place."""

    def __init__(self) -> None:
        self._keys: dict[Source, str] = {Source(): ""}
        self._sources: dict[str, Source] = {"": Source()}

    def key(self, value: object) -> str:
        """Give the key of the place a text or a dose was written at; of anything else, that of no place."""
        source = value.source if isinstance(value, (Text, Dose)) else Source()
        key = self._keys.setdefault(source, str(len(self._keys)))
        self._sources[key] = source
        return key

    def get(self, key: str) -> Source | None:
        """Give the place that a key stands for, None for a key that was not given out."""
        return self._sources.get(key)


def parse(xml: str, sources: Sources) -> Document:
    """Turn rendered XML into a document; `sources` gave out the keys in its `from` attributes.

    Raises TemplateError naming the template's file and line for XML that is not well formed, and for elements,
    attributes and values outside the vocabulary.
    """
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(xml)  # noqa: S314 - rendered from our own templates, entities cannot be declared
    except ParseError as error:
        lines = xml.split("\n")[: error.position[0]]
        places = re.findall(r'at="([^"]*)"', "\n".join(lines))
        at = unescape(places[-1]) if places else "template"
        raise TemplateError(f"{at}: not well formed ({error}): {lines[-1].strip()[:80]}") from None
    document = read_block(root, sources)
    if not isinstance(document, Document):
        raise fault(root, "must be a <document>")
    return document


def fault(element: Element, message: str) -> TemplateError:
    """Make an error about an element, at its place in the template."""
    return TemplateError(f"{element.get('at', 'template')}: <{element.tag}> {message}")


Slot = tuple[Field[Any], tuple[type, ...], bool]
"""A field of a block, the types it takes, and whether it takes several."""
_SLOTS: dict[type[Block], dict[str, Slot]] = {}


def slots(kind: type[Block]) -> dict[str, Slot]:
    """Tell for every field of a block the types it takes and whether it takes several."""
    if kind not in _SLOTS:
        hints = get_type_hints(kind)
        _SLOTS[kind] = {each.name: _slot(each, hints[each.name]) for each in fields(kind)}
    return _SLOTS[kind]


def _slot(field: Field[Any], hint: Any) -> Slot:
    many = get_origin(hint) is tuple
    options = get_args(hint)[:1] if many else (get_args(hint) if get_origin(hint) is not Literal else ()) or (hint,)
    return field, tuple(option for option in options if option is not NoneType), many


def read_block(element: Element, sources: Sources) -> Block:
    """Turn one element and all in it into a block."""
    kind = VOCABULARY.get(element.tag)
    if kind is None:
        raise fault(element, f"is not a block{suggestion(element.tag, VOCABULARY)}")
    values = attributes(element, kind, sources)
    if "words" in slots(kind) or "meaning" in slots(kind):
        field = "words" if "words" in slots(kind) else "meaning"
        words = read_words(element, sources)
        if words.runs:
            values[field] = words
    for child in element:
        if child.tag in INLINE:
            continue
        name, value, many = place(element, kind, child, values, sources)
        values[name] = (*values.get(name, ()), value) if many else value
    if (element.text or "").strip() and not {"words", "meaning"} & set(slots(kind)):
        raise fault(element, f'takes no words of its own: "{(element.text or "").strip()[:40]}"')
    missing = [n for n, (f, _, _) in slots(kind).items() if n not in values and is_required(f)]
    if missing:
        raise fault(element, f"lacks {', '.join(missing)}")
    return kind(**values)


def is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def place(
    parent: Element, kind: type[Block], child: Element, filled: Mapping[str, Any], sources: Sources
) -> tuple[str, Any, bool]:
    """Find the field of the parent that a child element belongs to: its name, the child's block, if it takes many.

    A field of just this class comes first, then one that takes many. A field for one is taken once; what follows goes
    to a field that takes many, if there is one.
    """
    name = child.attrib.pop("as", "")
    fields_of = slots(kind)
    if name and name in fields_of and Words in fields_of[name][1]:
        return name, read_words(child, sources), fields_of[name][2]
    value = read_block(child, sources)
    takes = [
        n for n, (_, types, _) in fields_of.items() if isinstance(value, tuple(t for t in types if type(t) is type))
    ]
    if name and name not in takes:
        raise fault(child, f'cannot stand as "{name}" in <{parent.tag}>{suggestion(name, takes)}')
    choice = [n for n in ([name] if name else takes) if n not in filled or fields_of[n][2]]
    if takes and not choice:
        raise fault(child, f"stands twice in <{parent.tag}>")
    exact = [n for n in choice if type(value) in fields_of[n][1]]
    many = [n for n in exact if fields_of[n][2]]
    choice = next((few for few in (exact, many) if len(few) == 1), choice)
    if len(choice) != 1:
        raise fault(child, f"needs as=… in <{parent.tag}>: one of {', '.join(takes)}" if takes else "cannot stand here")
    return choice[0], value, fields_of[choice[0]][2]


def attributes(element: Element, kind: type[Block], sources: Sources) -> dict[str, Any]:
    """Read an element's attributes as the field types ask."""
    values: dict[str, Any] = {}
    for name, text in element.attrib.items():
        field = name.replace("-", "_")
        if name == "at":
            continue
        if name == "from":
            if "source" in slots(kind):
                values["source"] = read_source(element, sources)
            continue
        if field not in slots(kind):
            raise fault(element, f'has no attribute "{name}"{suggestion(field, slots(kind))}')
        value = convert(element, name, text, *slots(kind)[field])
        values[field] = replace(value, source=read_source(element, sources)) if isinstance(value, Words) else value
    return values


def convert(element: Element, name: str, text: str, field: Field[Any], types: tuple[type, ...], many: bool) -> Any:
    """Turn an attribute's text into a whole number, words, a list of strings (split at `; `) or one of the names."""
    if types == (int,):
        if not text.isdigit():
            raise fault(element, f'{name} must be a whole number, not "{text}"')
        return int(text)
    if Words in types:
        return Words(runs=(Run(text=text),))
    literals = [value for option in types if get_origin(option) is Literal for value in get_args(option)]
    if literals and text not in literals:
        raise fault(element, f'{name} must not be "{text}"{suggestion(text, literals)}')
    return tuple(filter(None, text.split("; "))) if many else text


def read_source(element: Element, sources: Sources) -> Source:
    """Give the place that an element's `from` stands for."""
    key = element.get("from", "")
    source = sources.get(key)
    if source is None:
        raise fault(element, f'from must be written by the filter source, as {{{{ words|source }}}}, not "{key}"')
    return source


def read_words(element: Element, sources: Sources) -> Words:
    """Collect an element's inline content as runs, with white space folded as in a book."""
    runs = fold([*inline(element, {})])
    return Words(runs=tuple(runs), source=read_source(element, sources))


def inline(element: Element, style: dict[str, Any]) -> list[Run]:
    """List the runs of an element's mixed content."""
    runs = [Run(text=element.text, **style)] if element.text else []
    for child in element:
        if child.tag in INLINE:
            runs += [Run(text="", breaks=True)] if child.tag == "br" else inline(child, style | voice(child))
        if child.tail:
            runs.append(Run(text=child.tail, **style))
    return runs


def voice(element: Element) -> dict[str, Any]:
    """Tell what an inline element adds to its runs."""
    match element.tag:
        case "strong":
            return {"strong": True}
        case "accent":
            return {"accent": True}
        case "quiet":
            return {"quiet": True}
        case "a":
            return {"link": web_address(element.get("href", ""))}
        case "say":
            return {"says": element.get("as", "")}
        case _:
            return {"language": element.get("lang", "")}


def fold(runs: list[Run]) -> list[Run]:
    """Fold white space (never a no-break space) to single spaces and trim both ends."""
    folded: list[Run] = []
    at_start = True
    for run in runs:
        if run.breaks:
            folded.append(run)
            at_start = True
            continue
        text = re.sub(r"[ \t\r\n]+", " ", run.text)
        if at_start:
            text = text.lstrip(" ")
        if text:
            folded.append(Run(**{**vars(run), "text": text}))
            at_start = text.endswith(" ")
    while folded and not folded[-1].breaks and not folded[-1].text.rstrip(" "):
        folded.pop()
    if folded and not folded[-1].breaks:
        folded[-1] = Run(**{**vars(folded[-1]), "text": folded[-1].text.rstrip(" ")})
    return folded
