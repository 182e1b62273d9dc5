"""Words that YAML would take from a text and say nothing: names, tags, and texts parted at their commas."""

from __future__ import annotations

import re

import yaml

OWN_WORD = re.compile(r"&[^\s,\[\]{}]+|!(?=\s)")
SENTENCE_END = re.compile(r"[.!?…]$")
WORDS = 3
"""Words from which a text is a sentence rather than a name."""


def own_word(node: yaml.Node, text: str) -> str:
    """Give the first word of a text that YAML keeps for itself: a lone tag, or a name that nothing refers to."""
    found = OWN_WORD.match(text, node.start_mark.index)
    if not found or not isinstance(node, yaml.ScalarNode):
        return ""
    referred = found[0] != "!" and re.search(rf"\*{re.escape(found[0][1:])}(?![^\s,\[\]{{}}])", text)
    return "" if referred else found[0]


def is_left_out(node: yaml.Node) -> bool:
    """Say whether nothing is written where a value could be."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.start_mark.index == node.end_mark.index


def parted_text(node: yaml.Node) -> str:
    """Say so where a list in brackets looks like one text that was parted at its commas."""
    if not isinstance(node, yaml.SequenceNode):
        return ""
    items = [item for item in node.value if isinstance(item, yaml.ScalarNode) and not item.style]
    if not node.flow_style or len(items) < 2 or len(items) < len(node.value):
        return ""
    ends = [bool(SENTENCE_END.search(item.value)) for item in items]
    goes_on = all(item.value.count(" ") >= 1 for item in items) and any(item.value[:1].islower() for item in items[1:])
    sentence = items[0].value[:1].isupper() and len(items[0].value.split()) >= WORDS
    if (ends[-1] and not all(ends)) or (goes_on and sentence):
        return f"is a list of {len(items)} texts, parted at their commas: put each text in quotes"
    return ""
