"""What a language says of a programme's moves and parts: doses with their levels, rounds, moves that come again."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.programme import ProgrammeMove
from generator.content.project import Project
from generator.content.routine import STANDARD, Routine
from generator.content.structure import LEVELS, Structure
from generator.content.values import Amount, Text
from generator.documents.doses import DoseSentence, Form
from generator.documents.locales import Locale, Phrase, load_locale, phrase_of
from generator.units import UnitSystem


class Speech(Locale):
    """A language that speaks of moves and parts: what templates know as `t`."""

    def dose_of(self, move: ProgrammeMove, form: Form = "long") -> Phrase:
        """Say a move's dose, its level first."""
        dose, level = self.dose(move.exercise.dose, form), self.level(move)
        if not level or not dose.text:
            return Phrase(level or dose.text, "" if level else dose.says)
        text, says = (self.phrase("levelled", level=level, dose=said) for said in (dose.text, dose.says or dose.text))
        return Phrase(text, says if dose.says else "")

    def level(self, move: ProgrammeMove) -> str:
        """Name a move's level, if it has one: a usual name or a number in this language, others as written."""
        if move.level in LEVELS:
            return self.word(move.level)
        return self.phrase("level_number", int(move.level)) if move.level.isdecimal() else move.level

    def structure(self, structure: Structure, form: Form = "long") -> Phrase:
        """Say how the moves of a part belong together; nothing of moves in order."""
        text, says = (" ".join(self._structure(structure, each)) for each in (form, "said"))
        return phrase_of(text, says)

    def _structure(self, part: Structure, form: Form) -> Iterator[str]:
        """Yield one sentence, or nothing."""
        say = DoseSentence(self, form)

        def times(**keys: str) -> Iterator[str]:
            for name, key in keys.items():
                if amount := part.get(name):
                    yield say.phrase(key, time=say.duration(amount))

        rounds = part.get("rounds")
        counted = say.counted("rounds", rounds) if rounds else ""
        timed = [counted, *times(work_s="work", rest_s="pause", round_rest_s="round_pause")] if counted else []
        match part.kind:
            case "circuit" | "intervals":
                yield say.joined(timed)
            case "tabata":
                yield say.phrase("tabata", rounds=say.joined(timed))
            case "superset":
                yield say.joined([say.phrase("in_turn"), counted, *times(rest_s="pause_after_each")])
            case "emom":
                yield say.phrase("emom", rounds=say.joined([*times(every_s="every"), counted]))
            case "amrap" if part.time_s:
                yield say.phrase("amrap", time=say.duration(part.time_s))
            case "flow":
                yield say.phrase("flow", rounds=counted) if counted else say.phrase("flow_once")
            case "levels":
                yield say.phrase("choose_level")

    def frequency(self, routine: Routine) -> Phrase:
        """Say how often a routine is done; nothing when it does not say."""
        text, says = (self._frequency(routine, form) for form in ("long", "said"))
        return phrase_of(text, says)

    def _frequency(self, routine: Routine, form: Form) -> str:
        say, found = DoseSentence(self, form), []
        if routine.times_a_day:
            once = routine.times_a_day == Amount(1, 1)
            found.append(say.phrase("once_a_day") if once else say.counted("times_a_day", routine.times_a_day))
        for key, amount in (("days_per_week", routine.days_per_week), ("for_weeks", routine.weeks)):
            if amount:
                found.append(say.counted(key, amount))
        return say.joined(found) if found else ""

    def words_of(self, move: ProgrammeMove, field: str) -> Text:
        """Give what a move says on a card or a poster; of one that comes again, which it is and what is other."""
        if move.again is None or field in move.again.said:
            text: Text = getattr(move.exercise, field)
            return text
        return Text(self.as_before(move), move.again.source)

    def steps(self, move: ProgrammeMove) -> tuple[Text, ...]:
        """Give the steps of a move; of one that comes again, that one with what is other."""
        if move.again is None or "steps" in move.again.said:
            return move.exercise.steps
        return (Text(self.as_before(move), move.again.source),)

    def as_before(self, move: ProgrammeMove) -> str:
        """Say which move comes again, and what is other."""
        again = move.again
        assert again is not None, "asked of moves that come again"
        changes = [self.word(f"other_{again.other}")] if again.other else []
        changes += [again.change.rstrip(".")] if again.change else []
        return self.phrase("as_before", label=again.label, change=DoseSentence(self, "long").joined(changes))

    def alt(self, move: ProgrammeMove, marked: bool = False, own: str = "") -> str:
        """Give what a picture shows, in its own words or the figure's; a mirror image is one of what was described.

        `marked` says that muscles are marked in it.
        """
        alt = own or move.shown.alt
        alt = self.phrase("mirrored", alt=alt) if move.mirrored and not own else alt
        return self.phrase("marked_muscles", alt=alt) if marked else alt

    def advice(self, name: str, texts: tuple[Text, ...], marked: bool = False) -> tuple[Text, ...]:
        """Give advice point by point: as written, or the standard text, which its mark may follow."""
        if texts != (STANDARD,):
            return texts
        keys = [key for key in self.words if key.startswith(f"standard_{name}_")]
        return tuple(Text(self.word(key), texts[0].source) for key in (*keys, *(["standard_mark"] * marked)))


def load_speech(project: Project, language: str, units: UnitSystem = "") -> Speech:
    """Read a language's file; `units` win over its own.

    Raises PressError when there is none, and ContentError with all that is wrong in it.
    """
    locale = load_locale(project, language)
    return Speech(**vars(locale) | {"units": units or locale.units})
