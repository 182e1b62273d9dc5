"""An exercise over two facing pages: on the left what it is and looks like, on the right how it is done.

The Stop panel stands level with the first picture's floor on every spread, so that it is seen before starting.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportlab.platypus import Flowable

from generator.documents.blocks import Advice, Exercise, Heading, Section, Words
from generator.errors import Problem
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pictures_column import PicturesColumn
from generator.layouts.booklet.pieces import Board, Columns, Stack, balanced
from generator.pdf.flowables import Text
from generator.units import MM

LETTER = 24.0
"""How far a name is indented past its letter, mm on A5."""
EYEBROW = 22.0
"""From the head's capitals to those of a name below its part's name, pt at the usual scale."""
FACTS_COLUMNS, FACTS_GAP = (38.0, 41.0, 33.0), 7.0
"""Widths of the columns of dose, breath and time, and the gap when their words need other widths, mm on A5."""
FOOT_GAP = 1.5
"""More space above the foot than chapters need, mm on A5."""
GROUP_GAP, GROUP_GAP_MOST = 11.0, 20.0
STEP_GAP, STEP_GAP_MOST = 4.0, 11.0
ADVICE_GAP = 6.0
"""Least and most space between groups and between steps, pt at the usual scale."""
CHARACTERS_A_WORD = 5.6


@dataclass(frozen=True)
class Spread:
    """One exercise ready to be placed at one type scale; lengths in pt."""

    section: Section
    exercise: Exercise
    press: Compositor

    # How much fits

    @cached_property
    def pictures(self) -> PicturesColumn:
        return PicturesColumn(self.exercise.pictures, self.press)

    @cached_property
    def fits_left(self) -> bool:
        """Whether the left page holds its pictures at any size."""
        return self.pictures.fits(self.lower_top - self.opening(Board(0, 0)))

    @cached_property
    def lower(self) -> Stack:
        """The lines below the pictures: what to think of, and who should ask first."""
        press, exercise = self.press, self.exercise
        made: list[Flowable] = [*press.items(exercise.cues, gap=2)] if exercise.cues else []
        if exercise.ask_first:
            made.append(self.ask_first(exercise.ask_first))
        stack = Stack(made)
        stack.wrap(press.page.points, 1e6)
        return stack

    @property
    def lower_top(self) -> float:
        return (self.press.page.bottom - self.press.page.mm(FOOT_GAP)) * MM - self.lower.height

    @cached_property
    def groups(self) -> list[Flowable]:
        """The right page's groups above the Stop panel: steps, options, mistakes."""
        press, exercise = self.press, self.exercise
        groups: list[Flowable] = [Stack(self.steps)]
        groups += [self.pair(list(advice)) for advice in (exercise.options, exercise.mistakes) if advice]
        for group in groups:
            group.wrap(press.page.points, 1e6)
        return groups

    @cached_property
    def steps(self) -> list[Text]:
        return self.press.items(self.exercise.steps, "step", STEP_GAP)

    @cached_property
    def stop(self) -> Flowable:
        panel = self.press.stop_panel(self.exercise.stop)
        panel.wrap(self.press.page.points, 1e6)
        return panel

    def pair(self, advice: list[Advice]) -> Columns:
        """Set advice two abreast, a third below; one alone, or all in a single column, across the page."""
        press = self.press
        if press.page.single_column:
            lines = [press.run_in(each, before=ADVICE_GAP) for each in advice]
            return Columns([Stack(lines)], [press.page.points], 0)
        if len(advice) == 1:
            return Columns([Stack([press.advice(advice[0])])], [press.page.points], 0)
        half, gutter = press.page.half * MM, press.page.gutter * MM
        sides = [Stack([press.advice(each) for each in advice[side::2]]) for side in (0, 1) if advice[side::2]]
        return Columns(sides, [half] * len(sides), gutter)

    @property
    def spare(self) -> float:
        """Room left above the Stop panel with the least spaces; negative when the groups do not fit."""
        press = self.press
        taken = sum(group.height for group in self.groups) + (len(self.groups) - 1) * 2 * press.pt(GROUP_GAP)
        return (press.page.stop - press.page.head) * MM - press.mm(4) - taken

    def problems(self) -> list[Problem]:
        """Name the fields that do not fit, with the words to cut."""
        exercise = self.exercise
        if self.spare < 0:
            return [self.problem(longest([item.words for item in exercise.steps.items]), -self.spare, "step")]
        if not self.fits_left:
            texts = [exercise.aim.words, *(item.words for item in (exercise.cues.items if exercise.cues else ()))]
            texts += [exercise.ask_first.text.words] if exercise.ask_first else []
            return [self.problem(longest(texts), self.press.mm(20), "body")]
        return []

    def problem(self, words: Words, excess: float, role: str) -> Problem:
        """Say how many words to cut to win back `excess` pt of height."""
        style = self.press.typesetter.style(role, self.press.scale)
        lines = -(-excess // style.leading)
        cut = max(1, round(lines * self.press.page.points / (style.fontSize * 0.53 * CHARACTERS_A_WORD)))
        source = words.source
        message = f"does not fit its page of the booklet at the smallest type; cut about {cut} words"
        return Problem(source.file, source.line, source.column, source.field, message)

    # Pages

    def pages(self) -> tuple[Board, Board]:
        """Place everything."""
        page = self.press.page
        left, right = (Board(page.width * MM, page.height * MM) for _ in range(2))
        self.show(left)
        self.tell(right)
        return left, right

    def show(self, board: Board) -> None:
        """Place the left page: name, aim, facts, pictures, what to think of."""
        press = self.press
        x, width = press.page.margin * MM, press.page.points
        top = self.opening(board)
        arrangement = self.pictures.best(self.lower_top - top)
        arrangement.place(board, x, top, self.lower_top - top)
        board.put(self.lower, x, self.lower_top, width)

    def opening(self, board: Board) -> float:
        """Place part, letter, name, aim, rule and facts; return the lower edge."""
        press, exercise = self.press, self.exercise
        x, width, head = press.page.margin * MM, press.page.points, press.page.head * MM
        part, number = self.section.heading, exercise.heading.number
        if number is None and part is not None:
            number = part.number
        indent = press.mm(LETTER) if number is not None else 0.0
        own = exercise.heading.number is not None
        if part is not None and own:
            self.eyebrow(board, part, indent)
        lowest = head
        if number is not None:
            letter = press.text(number, "letter-large", leftIndent=-press.mm(0.6))
            lowest = board.put_capitals(letter, x, head, indent) - press.pt(66 - 60 + 13)
        if part is not None and not own:
            self.eyebrow(board, part, indent)
        if part is not None:
            head += press.pt(EYEBROW)
        name = self.name(width - indent)
        below = board.put_capitals(name, x + indent, head, width - indent)
        if exercise.optional is not None:
            below = board.put(
                press.paragraph(exercise.optional, "label"), x + indent, below + press.pt(5), width - indent
            )
        aim = press.paragraph(exercise.aim, "aim")
        below = board.put(aim, x + indent, below + press.pt(3 if exercise.optional else 7), width - indent)
        y = max(lowest, below) + press.mm(3.6)
        y = board.put(press.rule(2), x, y, width)
        return board.put(self.facts(), x, y + press.mm(3), width)

    def eyebrow(self, board: Board, part: Heading, indent: float) -> None:
        """Place the part's name above its first exercise; its numeral too unless that stands large beside it."""
        press = self.press
        x, y = press.page.margin * MM + indent, press.page.head * MM
        offset = 0.0
        if part.number is not None and self.exercise.heading.number is not None:
            numeral = press.text(part.number, "part-number")
            board.put_capitals(numeral, x, y, press.page.points)
            offset = numeral.widest_line + press.pt(7)
        name = press.heading(part, "part-name")
        board.put_capitals(name, x + offset, y, press.page.points - indent - offset)

    def name(self, width: float) -> Text:
        """Set the name, a little smaller when it would take three lines."""
        for fit in (1.0, 0.88, 0.76):
            press = self.press.at(self.press.fit * fit)
            name = press.heading(self.exercise.heading, "move-name")
            name.wrap(width, 1e6)
            if name.line_count <= 2:
                break
        return name

    def facts(self) -> Columns:
        """Set dose, breath and time side by side, in the same columns on every spread unless words are long."""
        press, width = self.press, self.press.page.points
        stacks: list[list[Text]] = []
        wanted: list[float] = []
        for fact in self.exercise.facts:
            role = "fact-dose" if fact.value.kind == "dose" else "fact"
            texts = [press.paragraph(fact.label, "label"), press.paragraph(fact.value, role)]
            for text in texts:
                text.wrap(width, 1e6)
            wanted.append(max(text.widest_line for text in texts) + 1)
            stacks.append(texts)
        widths = [press.mm(column) for column in FACTS_COLUMNS]
        gutter = (width - sum(widths)) / 2
        if len(stacks) != 3 or wanted[0] > widths[0] or wanted[-1] > widths[-1]:
            gutter = press.mm(FACTS_GAP)
            first, last = min(wanted[0], width * 0.36), min(wanted[-1], width * 0.3)
            middle = width - first - last - gutter * (len(stacks) - 1)
            widths = [first, *[middle / max(1, len(stacks) - 2)] * (len(stacks) - 2), last]
        for texts, room in zip(stacks, widths, strict=True):
            balanced(texts[-1], room)
        return Columns([Stack(texts) for texts in stacks], widths, gutter)

    def tell(self, board: Board) -> None:
        """Place the right page: steps, options, mistakes, the Stop panel and who should ask first."""
        press = self.press
        x, width = press.page.margin * MM, press.page.points
        y = press.page.head * MM - press.pt(3.5)
        spare = max(0.0, self.spare)
        between = max(1, len(self.exercise.steps.items) - 1)
        step = min(press.pt(STEP_GAP_MOST - STEP_GAP), spare * 0.5 / between)
        for text in self.steps[1:]:
            text.style.spaceBefore += step
        spare -= step * between
        group = min(press.pt(GROUP_GAP_MOST - GROUP_GAP), spare / (2 * max(1, len(self.groups) - 1)))
        gap = press.pt(GROUP_GAP) + group
        for number, each in enumerate(self.groups):
            if number:
                board.put(press.rule(1), x, y + gap, width)
                y += 2 * gap - press.pt(4)
            y = board.put(each, x, y, width)
        self.closing(board)

    def ask_first(self, ask: Advice) -> Stack:
        """Set who should ask first, with its head run in."""
        return self.press.run_in(ask, ("ask-head", "small"), before=9)

    def closing(self, board: Board) -> None:
        """Place the Stop panel and, below it, the muscles at work."""
        press = self.press
        x, width = press.page.margin * MM, press.page.points
        y = board.put(self.stop, x, press.page.stop * MM, width)
        if self.exercise.muscles is not None:
            board.put(press.paragraph(self.exercise.muscles, "small"), x, y + press.mm(2.6), width)


def longest(texts: list[Words]) -> Words:
    return max(texts, key=lambda words: len(words.text))
