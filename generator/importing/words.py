"""Texts of databases made plain: no HTML, whole sentences, tips parted from steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from generator.content.values import CONTROL

BLOCKS = frozenset(("p", "li", "ul", "ol", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr"))
"""Elements that begin a text of their own."""
UNSEEN = frozenset(("script", "style"))
DEBRIS = re.compile(r"(?<![\w</])/?(?:li|ul|ol|p|br|div)>")
"""What is left of a tag whose beginning was lost."""
GLUED = re.compile(r"(?<=[a-z][.!?])(?=[A-Z][a-z])")
"""Where a space is missing between two sentences."""
NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\D)")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_]|\d)")
TIP = re.compile(r"(?:^|(?<=[.!?;)\s]))(?:tips?|notes?|caution|warning)\s*:\s*", re.IGNORECASE)
MOST_WORDS, MOST_STEPS = 40, 9
"""What an exercise of ours takes: words of a step, and steps."""


class _Blocks(HTMLParser):
    """Collect the texts of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = [""]
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN and self.unseen > 0
        self._begin(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.found[-1] += data

    def _begin(self, tag: str) -> None:
        if tag in BLOCKS:
            self.found.append("")


def blocks(text: str) -> list[str]:
    """Give the texts of HTML, one a block, on one line each; what was plain text before stays what it was."""
    parser = _Blocks()
    parser.feed(DEBRIS.sub("\n", text))
    parser.close()
    lines = (line for block in parser.found for line in block.split("\n"))
    return [line for each in lines if (line := tidied(each))]


def tidied(text: str) -> str:
    """Fold white space, drop what cannot be printed and the number of a step, and part glued sentences."""
    text = " ".join(CONTROL.sub(" ", text).split())
    return GLUED.sub(" ", NUMBER.sub("", text))


def parted(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Part texts into steps and tips: a tip is the sentence after `Tip:`, and what follows it is the step again."""
    steps, tips = [], []
    for text in texts:
        first, *rest = TIP.split(text)
        said = [first.strip()]
        for each in rest:
            tip, *more = SENTENCE.split(each.strip(), maxsplit=1)
            tips.append(tip)
            said += more
        if step := " ".join(filter(None, said)):
            steps.append(step)
    return short_enough(steps), [tip for tip in dict.fromkeys(tips) if tip]


def short_enough(steps: list[str]) -> list[str]:
    """Part steps that are too long between sentences, where there is room for more steps."""
    shorter = [piece for step in steps for piece in pieces(step)]
    return shorter if len(shorter) <= MOST_STEPS else steps


def pieces(step: str) -> Iterator[str]:
    """Yield a step in pieces of whole sentences, each as long as a step may be."""
    held = ""
    for sentence in SENTENCE.split(step):
        longer = f"{held} {sentence}".strip()
        if held and len(longer.split()) > MOST_WORDS:
            yield held
            longer = sentence
        held = longer
    yield held
