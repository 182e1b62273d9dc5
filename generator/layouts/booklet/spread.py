"""An exercise over two facing pages: on the left what it is and looks like, on the right how it is done.

The Stop panel stands level with the first picture's floor on every spread, so that it is seen before starting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Advice, Exercise, Section, Words
from generator.errors import Problem
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.figures import Arranged, Pictured
from generator.layouts.engine.abreast import AbreastBox, in_columns
from generator.layouts.engine.boxes import Box, ColumnBox
from generator.layouts.engine.galley import misfits, shoulders
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Page, PageItem

LETTER, LETTER_GAP = 24.0, 5.0
"""How far a name is indented past its letter, and the least white between them, mm on A5."""
PART_GAP = 0.0
"""Between a part's name and the name of its first move, pt at the usual scale."""
FACTS_COLUMNS, FACTS_GAP = (37.0, 40.5, 35.0), 6.0
"""Widths of the columns of dose, breath and time, and the gap when their words need other widths, mm on A5."""
MOST_LINES = 12
"""Lines of dose, breath or time for which widths are sought that spare some."""
FOOT_GAP = 1.5
"""More space above the foot than chapters need, mm on A5."""
GROUP_GAP, GROUP_GAP_MOST = 11.0, 20.0
STEP_GAP, STEP_GAP_MOST = 4.0, 11.0
ADVICE_GAP = 6.0
"""Least and most space between groups and between steps, pt at the usual scale."""
NAME_LINES = 2


@dataclass(frozen=True)
class Spread:
    """One exercise ready to be placed at one type scale."""

    section: Section
    exercise: Exercise
    compositor: Compositor

    # The left page

    @cached_property
    def opening(self) -> list[tuple[Box, float, float, float]]:
        """Part, letter, name, aim, rule and facts: each with its x and top (from the column's corner) and width."""
        compositor, exercise, measure = self.compositor, self.exercise, self.compositor.page.measure
        part, number = self.section.heading, exercise.heading.number
        own = number is not None
        letters: list[tuple[Box, float, float, float]] = []
        indent = lowest = 0.0
        if number is None and part is not None:
            number = part.number
        if number is not None:
            letter = compositor.text(number, "letter-large", even=True)
            indent = max(compositor.mm(LETTER), letter.natural - letter.bearing + compositor.mm(LETTER_GAP))
            letters.append((compositor.hung(letter, indent), 0.0, 0.0, indent))
            lowest = letter.cap + letter.tail
        width = measure - indent
        lines: list[tuple[Box, float]] = []
        if part is not None:
            label = part.number if own else None
            eyebrow = compositor.heading(
                part, "part-name", width, label=label, label_role="part-number", label_gap=0.47
            )
            lines.append((eyebrow, 0.0))
        name = compositor.heading(exercise.heading, "move-name", width, NAME_LINES)
        lines.append((compositor.hung(name, width), PART_GAP if lines else 0.0))
        if exercise.optional is not None:
            lines.append((compositor.paragraph(exercise.optional, "label"), 5.0))
        lines.append((compositor.paragraph(exercise.aim, "aim"), 3.0 if exercise.optional else 7.0))
        words = compositor.stack(lines)
        placed = [(box, indent, top, width) for box, top in zip(words.parts, words.tops(width), strict=True)]
        after = int(own and part is not None)
        placed[after:after] = letters  # a part's name is read before the letter of its first move
        y = max(lowest, words.height(width) + shoulders(words)[1])
        if not self.exercise.facts:
            return placed
        y += compositor.mm(3.6)
        placed.append((compositor.rule(2), 0.0, y, measure))
        y += compositor.rule(2).height(measure) + compositor.mm(3)
        placed.append((self.facts, 0.0, y + shoulders(self.facts)[0], measure))
        return placed

    @cached_property
    def facts(self) -> AbreastBox:
        """Dose, breath and time side by side, in the same columns on every spread unless words are long."""
        compositor, measure = self.compositor, self.compositor.page.measure
        stacks: list[ColumnBox[Box]] = []
        texts: list[tuple[TextBox, TextBox]] = []
        for fact in self.exercise.facts:
            value = compositor.paragraph(fact.value, "fact-dose" if fact.value.kind == "dose" else "fact", even=True)
            label = compositor.paragraph(fact.label, "label")
            stacks.append(compositor.stack([(label, 0.0), (value, 0.0)]))
            texts.append((label, value))
        usual = [compositor.mm(column) for column in FACTS_COLUMNS]
        gutter = (measure - sum(usual)) / 2
        wanted = [max(label.natural, value.natural) for label, value in texts]
        if len(stacks) == len(usual) and wanted[0] <= usual[0] and wanted[-1] <= usual[-1]:
            return in_columns(stacks, usual, gutter)
        gutter = compositor.mm(FACTS_GAP)
        return in_columns(stacks, shared(texts, measure - gutter * (len(stacks) - 1)), gutter)

    @property
    def opening_height(self) -> float:
        box, _, top, width = self.opening[-1]
        return top + box.height(width) + shoulders(box)[1]

    @cached_property
    def lower(self) -> ColumnBox[Box]:
        """The lines below the pictures: what to think of, and who should ask first."""
        compositor, exercise = self.compositor, self.exercise
        items = compositor.items(exercise.cues) if exercise.cues else []
        lines: list[tuple[Box, float]] = [(item, 2.0 if number else 0.0) for number, item in enumerate(items)]
        if exercise.ask_first:
            lines.append((compositor.run_in(exercise.ask_first, ("ask-head", "small")), 9.0 if lines else 0.0))
        return compositor.stack(lines)

    @cached_property
    def lower_top(self) -> float:
        """The top of the lines below the pictures, from the top of the page."""
        page, measure = self.compositor.page, self.compositor.page.measure
        foot = page.bottom - self.compositor.mm(FOOT_GAP)
        return foot - self.lower.height(measure) - shoulders(self.lower)[1] if self.lower.parts else foot

    @property
    def room(self) -> float:
        """Height for the pictures."""
        return self.lower_top - shoulders(self.lower)[0] - self.compositor.page.head - self.opening_height

    @cached_property
    def pictured(self) -> Pictured:
        return Pictured(self.exercise.pictures, self.compositor)

    @cached_property
    def arranged(self) -> Arranged | None:
        """The pictures as large as they fit."""
        return self.pictured.best(self.room)

    def show(self, mat: float) -> Iterator[PageItem]:
        """Place the left page, with pictures at a width of mat that fits."""
        page = self.compositor.page
        for box, x, top, width in self.opening:
            yield from box.place(page.margin + x, page.head + top, width)
        pictures = self.pictured.at(mat, self.room)
        assert pictures is not None
        yield from pictures.place(page.margin, page.head + self.opening_height, self.room)
        yield from self.lower.place(page.margin, self.lower_top, page.measure)

    # The right page

    @cached_property
    def steps(self) -> list[TextBox]:
        return self.compositor.items(self.exercise.steps)

    @cached_property
    def groups(self) -> list[Box]:
        """The groups above the Stop panel, beside the steps: options, mistakes."""
        return [self.pair(advice) for advice in (self.exercise.options, self.exercise.mistakes) if advice]

    def pair(self, advice: Sequence[Advice]) -> Box:
        """Set advice two abreast, a third below; one alone, or all in a single column, across the page."""
        compositor = self.compositor
        if compositor.page.single_column:
            return compositor.stack([(compositor.run_in(each), ADVICE_GAP) for each in advice])
        if len(advice) == 1:
            return compositor.advice(advice[0])
        sides = [
            compositor.stack([(compositor.advice(each), ADVICE_GAP) for each in advice[side::2]]) for side in (0, 1)
        ]
        return in_columns(sides, (compositor.page.half, compositor.page.half), compositor.page.gutter)

    @cached_property
    def spare(self) -> float:
        """Room left above the Stop panel with the least spaces; negative when the groups do not fit."""
        compositor, measure = self.compositor, self.compositor.page.measure
        steps = compositor.stack([(step, STEP_GAP) for step in self.steps]).height(measure)
        groups = sum(box.height(measure) + sum(self.around(box, GROUP_GAP)) for box in self.groups)
        last = shoulders(self.groups[-1] if self.groups else self.steps[-1])[1]
        return compositor.page.stop - compositor.page.head - compositor.mm(4) - steps - groups - last

    def around(self, box: Box, gap: float) -> tuple[float, float]:
        """Give the white above and below the rule that opens a group; `gap` is in pt at the usual scale."""
        compositor = self.compositor
        return compositor.pt(gap + 3), compositor.pt(gap - 4) + compositor.rule(1).height(0) + shoulders(box)[0]

    @cached_property
    def closing(self) -> ColumnBox[Box]:
        """The Stop panel and, below it, the muscles at work."""
        compositor = self.compositor
        lines: list[tuple[Box, float]] = [(compositor.stop_panel(self.exercise.stop), 0.0)]
        if self.exercise.muscles is not None:
            lines.append((compositor.paragraph(self.exercise.muscles, "small"), 6.0))
        return compositor.stack(lines)

    def tell(self) -> Iterator[PageItem]:
        """Place the right page."""
        compositor, page = self.compositor, self.compositor.page
        spare, y = max(0.0, self.spare), page.head
        between = max(1, len(self.steps) - 1)
        step = min(compositor.pt(STEP_GAP_MOST - STEP_GAP), spare * 0.5 / between)
        group = min(
            compositor.pt(GROUP_GAP_MOST - GROUP_GAP), (spare - step * between) / (2 * max(1, len(self.groups)))
        )
        steps = compositor.stack([(each, STEP_GAP + step / compositor.pt(1)) for each in self.steps])
        yield from steps.place(page.margin, y, page.measure)
        y += steps.height(page.measure)
        for box in self.groups:
            above, below = self.around(box, GROUP_GAP)
            yield from compositor.rule(1).place(page.margin, y + above + group, page.measure)
            y += above + below + 2 * group
            yield from box.place(page.margin, y, page.measure)
            y += box.height(page.measure)
        yield from self.closing.place(page.margin, page.stop, page.measure)

    def pages(self, mat: float) -> tuple[Page, Page]:
        """Place everything, with pictures at a width of mat."""
        return Page(list(self.show(mat))), Page(list(self.tell()))

    # What does not fit

    def problems(self) -> list[Problem]:
        """Name the fields that do not fit, with the words to cut."""
        compositor, page, exercise = self.compositor, self.compositor.page, self.exercise
        measure = page.measure
        boxes: list[tuple[Box, float]] = [(box, width) for box, _, _, width in self.opening]
        boxes += [(box, measure) for box in (self.lower, self.closing, *self.groups)]
        boxes += [(box, measure) for box in self.steps]
        found = [too_long_a_word(text) for box, width in boxes for text in misfits(box, width)]
        if found:
            return found
        if self.spare < 0:
            found += cuts([(step, measure) for step in self.steps], -self.spare)
        if self.arranged is None:
            texts = [(compositor.paragraph(exercise.aim, "aim"), measure - self.opening[-3][1])]
            texts += [(box, measure) for box in self.lower.parts if isinstance(box, TextBox)]
            found += cuts(texts, self.pictured.lacking(self.room))
        low = page.stop + self.closing.height(measure) + self.closing.below - page.bottom - compositor.mm(FOOT_GAP)
        if low > 0:
            stop = [block.words for block in exercise.stop.blocks if hasattr(block, "words")]
            texts = [(box, measure) for box in self.closing.parts if isinstance(box, TextBox)]
            texts += [(compositor.text(words, "stop-text"), measure - 2 * compositor.mm(5.6)) for words in stop]
            found += cuts(texts, low)
        return found


def shared(texts: Sequence[tuple[TextBox, TextBox]], room: float) -> list[float]:
    """Share room among columns of a label and its words, so that the words take as few lines as can be."""
    for lines in range(1, MOST_LINES + 1):
        widths = [max(label.natural, words.narrowest(lines)) for label, words in texts]
        if (spare := room - sum(widths)) >= 0:
            return [width + spare / len(widths) for width in widths]
    return [room / len(texts)] * len(texts)


def cuts(texts: Sequence[tuple[TextBox, float]], excess: float) -> list[Problem]:
    """Say how many words to cut, from the longest text on, to win back `excess` mm of height."""
    found = []
    for text, width in sorted(texts, key=lambda each: -each[0].line_count(each[1])):
        lines = min(-(-excess // text.leading), text.line_count(width) - 1)
        if lines > 0:
            found.append(problem(text.words, cut_words(text, width, int(lines))))
            excess -= lines * text.leading
        if excess <= 1e-6:
            break
    return found


def cut_words(text: TextBox, width: float, lines: int) -> int:
    """Count the words on the last lines of a text."""
    broken = text.lines_at(width)
    ends = broken.ends(text.room(width))
    return sum(piece.inside == 0 for piece in broken.pieces[ends[-lines - 1] :])


def problem(words: Words, count: int) -> Problem:
    """Say how many words to cut."""
    source = words.source
    message = f"does not fit its page of the booklet at the smallest type; cut about {count} word{'s' * (count != 1)}"
    return Problem(source.file, source.line, source.column, source.field, message)


def too_long_a_word(text: TextBox) -> Problem:
    """Say that a word cannot be broken so that it fits."""
    longest = max(text.words.text.split(), key=len)
    message = f'holds a word too long for its column in the booklet: "{longest}"; use a shorter one'
    source = text.words.source
    return Problem(source.file, source.line, source.column, source.field, message)
