"""The library: content files loaded when they are needed, each once, and checked against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from generator.content.anatomy import Muscle
from generator.content.base import Content
from generator.content.brand import Brand, brand_folder
from generator.content.casting import dealt
from generator.content.checking import Known, check_brand, check_entries
from generator.content.exercise import VARIANTS, LibraryExercise, Portrait
from generator.content.finding import FoundRoutine, find_routine, written_in
from generator.content.highlighting import check_highlight, highlighted
from generator.content.loading import Findings, Loaded, load, load_table, validated
from generator.content.locale_file import LocaleFile, read_locale
from generator.content.numbering import LATIN, numbered
from generator.content.own_picture import Photographs
from generator.content.passages import Reference
from generator.content.problems import problem_at
from generator.content.programme import Programme, citations
from generator.content.project import Project, spelled
from generator.content.reader import FieldPath, Tree, field_name, read_tree
from generator.content.routine import Routine
from generator.content.translation import Interpreter, cited_in
from generator.content.typography import Typography
from generator.content.values import Source, Text
from generator.errors import ChoiceError, ContentError, PressError, Problem
from generator.figure import (
    Figure,
    FigureError,
    FigureProblem,
    advise_figure,
    read_figure,
)
from generator.files import cache_folder

Model = TypeVar("Model", bound=Content)


class Library:
    """The content of a project. Files are read at first use; what is wrong in one is told by whoever needs it.

    `cast` names the people to draw, in place of those that a routine or the brand names. An `interpreter` says the
    content in one language; without one it is as it is written.
    """

    def __init__(
        self, project: Project | None = None, cast: Sequence[str] = (), interpreter: Interpreter | None = None
    ) -> None:
        self.project = project or Project.find()
        self.cast = tuple(cast)
        self.interpreter = interpreter
        self._editions: dict[tuple[str, str], Library] = {}
        self._exercises: dict[str, Loaded[LibraryExercise]] = {}
        self._languages: dict[str, Loaded[LocaleFile]] = {}

    @cached_property
    def exercise_files(self) -> dict[str, Path]:
        """The exercise files by id; folders in content/exercises are families."""
        return self.project.files("content/exercises", families=True)

    def family(self, identifier: str) -> str:
        """Name the family of an exercise: the folder that it is in, "" where it stands beside them."""
        folder = self.exercise_files[identifier].parent
        return "" if folder.name == "exercises" else folder.name

    def exercise(self, identifier: str) -> Loaded[LibraryExercise]:
        """Load one exercise. Raises KeyError when no file has that name."""
        if identifier not in self._exercises:
            path = self.exercise_files[identifier]
            self._exercises[identifier] = self._load(LibraryExercise, path, identifier)
        return self._exercises[identifier]

    @cached_property
    def anatomy(self) -> dict[str, Loaded[Muscle]]:
        """The anatomy notes by id."""
        files = self.project.files("content/anatomy")
        return {name: self._load(Muscle, path, name) for name, path in files.items()}

    @cached_property
    def portraits(self) -> dict[str, Loaded[Portrait]]:
        """The figures of title pages and plates by id."""
        files = self.project.files("content/figures")
        return {name: self._load(Portrait, path, name) for name, path in files.items()}

    def figures(self) -> dict[str, Figure]:
        """Load all figures, of title pages and of exercises, by id. Raises ContentError."""
        findings = Findings()
        found = {name: one.figure for name, loaded in self.portraits.items() if (one := findings.take(loaded))}
        for name in self.exercise_files:
            if exercise := findings.take(self.exercise(name)):
                found |= {name: exercise.figure} if exercise.figure else {}
                given = exercise.ways.items()
                found |= {f"{name}, {variant}": one.figure for variant, one in given if one.figure}
        findings.stop()
        return found

    def figure(self, identifier: str, variant: str = "") -> Figure:
        """Load one drawn figure by its own id or its exercise's. Raises ChoiceError, ContentError, PressError."""
        shown = self.shown(identifier, variant)
        if isinstance(shown, Photographs):
            raise PressError(f"{identifier} shows a picture of its author's own, and no figure")
        return shown

    def shown(self, identifier: str, variant: str = "") -> Figure | Photographs:
        """Load what an exercise, a variant of it or a title page shows, by its id. Raises ChoiceError, ContentError."""
        names = [*self.portraits, *self.exercise_files]
        if identifier not in names:
            raise ChoiceError("figure", identifier, names)
        findings = Findings()
        portrait = findings.take(self.portraits[identifier]) if identifier in self.portraits else None
        exercise = findings.take(self.exercise(identifier)) if identifier not in self.portraits else None
        findings.stop()
        known = exercise.ways if exercise else {}
        if variant and variant not in known:
            raise ChoiceError(f"variant of {identifier}", variant, list(known))
        if exercise:
            return self._placed(exercise.varied(variant).shown)
        assert portrait is not None, "a file without problems has a value"
        return portrait.figure

    def _placed(self, shown: Figure | Photographs) -> Figure | Photographs:
        """Tell pictures in which folders their files are."""
        if not isinstance(shown, Photographs):
            return shown
        return replace(shown, folders=tuple(folder / "content" for folder in self.project.folders))

    def draft(self, identifier: str, variant: str = "") -> Figure:
        """Read one figure without asking whether a body can do it. Raises ContentError when it cannot be read."""
        tree, path = self._figure_tree(identifier), figure_path(variant)
        value = tree.at(path) if path in tree.places else {}
        try:
            return read_figure(value if isinstance(value, dict) else {})
        except FigureError as error:
            raise ContentError(placed(tree, error.problems, path)) from None

    def advice(self, identifier: str) -> list[Problem]:
        """Say what of an exercise's figures is no fault and might be better, each with its place."""
        tree, told = self._figure_tree(identifier), []
        for variant in ("", *VARIANTS):
            if (path := figure_path(variant)) in tree.places:
                told += placed(tree, advise_figure(self.draft(identifier, variant)), path)
        return told

    def figure_source(self, identifier: str, path: FieldPath) -> Source:
        """Give the place of something in the file of a figure; where it is not written, of what it belongs to."""
        return replace(self._figure_tree(identifier).place(path), field=field_name(path))

    def _figure_tree(self, identifier: str) -> Tree:
        path = self.project.files("content/figures").get(identifier) or self.exercise_files[identifier]
        return read_tree(path, self.project.display_name(path))

    @cached_property
    def references(self) -> Loaded[dict[str, Reference]]:
        """The sources by id, from content/sources.yaml; a user's file adds to the shipped one, entry by entry."""
        paths = [spelled(folder / "content/sources.yaml") for folder in reversed(self.project.folders)]
        tables = [load_table(Reference, path, self.project.display_name(path)) for path in paths if path.is_file()]
        known = {name: one for table in tables for name, one in (table.value or {}).items()}
        return Loaded(known, tuple(problem for table in tables for problem in table.problems))

    @cached_property
    def brand(self) -> Loaded[Brand]:
        """The brand, if content/brand.yaml exists."""
        path = self.project.find_file("content/brand.yaml")
        return load(Brand, path, self.project.display_name(path)) if path else Loaded(None)

    @cached_property
    def languages(self) -> list[str]:
        """The languages that have a file of words."""
        return list(self.project.files("templates/locales"))

    def language(self, name: str) -> Loaded[LocaleFile]:
        """Load a language's words."""
        if name not in self._languages:
            try:
                self._languages[name] = Loaded(read_locale(self.project, name))
            except ContentError as error:
                self._languages[name] = Loaded(None, error.problems)
        return self._languages[name]

    def edition(self, language: str, written: str) -> Library:
        """Give the same content said in a language; `written` is that of files that do not name theirs."""
        if (language, written) not in self._editions:
            words = self.language(language).value if language in self.languages else None
            typography = words.typography if words else Typography()
            names = frozenset(self.project.files("content/anatomy"))
            interpreter = Interpreter(self.project, language, written, typography, names)
            self._editions[language, written] = Library(self.project, self.cast, interpreter)
        return self._editions[language, written]

    def programme(self, name: str | Path, language: str = "") -> Programme:
        """Load a routine and all it refers to, in a language of choice or its own.

        Raises ChoiceError, or ContentError with every problem found.
        """
        return self.read(find_routine(self.project, name, language))

    def read(self, found: FoundRoutine) -> Programme:
        """Load a routine that was found, with all it refers to. Raises ContentError with every problem found."""
        file = self.project.display_name(found.path)
        tree = read_tree(found.path, file)
        written = written_in(tree)
        edition = self.edition(found.language or written, written)
        return edition.put_together(found, tree)

    def put_together(self, found: FoundRoutine, tree: Tree) -> Programme:
        """Make a programme of a routine's file, in the language of this edition. Raises ContentError."""
        findings = Findings()
        routine = findings.take(self._validated(Routine, tree, found.path, found.id))
        if routine is None:
            for identifier in mentioned(tree):
                if identifier in self.exercise_files:
                    findings.take(self.exercise(identifier))
            raise ContentError(findings.problems)
        if found.language:
            routine = routine.model_copy(update={"language": Text(found.language, routine.language.source)})
        return self.assemble(routine, asked=bool(found.language))

    def _load(self, model: type[Model], path: Path, identifier: str) -> Loaded[Model]:
        """Read a file into its model, in the language of this edition."""
        try:
            tree = read_tree(path, self.project.display_name(path))
        except ContentError as error:
            return Loaded(None, error.problems)
        return self._validated(model, tree, path, identifier)

    def _validated(self, model: type[Model], tree: Tree, path: Path, identifier: str) -> Loaded[Model]:
        if self.interpreter is None:
            return validated(model, tree, (), identifier)
        said, problems = self.interpreter.said(tree, model, path)
        loaded = validated(model, said, (), identifier)
        return Loaded(None if problems else loaded.value, (*loaded.problems, *problems))

    def assemble(self, routine: Routine, *, asked: bool = False) -> Programme:
        """Resolve everything a routine refers to, all of it translated if its language was `asked` for.

        Raises ContentError with every problem found.
        """
        findings = Findings()
        exercises = self._needed(routine, findings)
        anatomy = {name: note for name, loaded in self.anatomy.items() if (note := findings.take(loaded))}
        portraits = ((name, findings.take(loaded)) for name, loaded in self.portraits.items())
        figures: dict[str, Figure | Photographs] = {name: one.figure for name, one in portraits if one}
        references = findings.take(self.references) or {}
        brand = findings.take(self.brand)
        folder = brand_folder(self.project)
        if brand:
            check_brand(brand, folder, findings)
        known = self._known()
        known.check_routine(routine, findings)
        if routine.language in self.languages:
            findings.take(self.language(str(routine.language)))
        for exercise in exercises.values():
            known.check_exercise(exercise, findings, self._placed(exercise.shown))
        check_entries(routine, exercises, findings)
        for note in anatomy.values():
            known.check_note(note, findings)
        foreign = list(self._foreign(routine, exercises.values()))
        findings.problems += foreign if asked else ()
        findings.stop()
        language = self.language(str(routine.language)).value
        parts = numbered(routine, exercises, language.alphabet if language else LATIN)
        used = tuple(move.exercise for part in parts for move in part.moves)
        moves = [move for part in parts for move in part.moves]
        for move in moves:
            if move.own or move.exercise is not exercises[move.exercise.id]:
                known.check_exercise(move.exercise, findings, self._placed(move.shown))
        findings.stop()
        cited = dict.fromkeys(citations(routine, used, anatomy))
        cast = self.cast or routine.people or (brand.people if brand else ())
        shown = {name: self._placed(exercise.shown) for name, exercise in exercises.items()}
        shown |= {move.picture: self._placed(move.shown) for move in moves}
        drawn = [(move.picture, move.shown) for move in moves if not isinstance(move.shown, Photographs)]
        figures |= {**shown, **dealt(drawn, cast, cache_folder() / "figures")}
        check_highlight(routine, moves, anatomy, findings)
        findings.stop()
        figures |= highlighted(routine, moves, figures, anatomy)
        spoken = str(routine.language)
        written = self.interpreter.written if self.interpreter else spoken
        sources = tuple(cited_in(spoken, written, references[name]) for name in cited)
        notes = tuple(map(str, foreign))
        return Programme(routine, parts, anatomy, sources, figures, brand, folder, notes)

    def check(self, names: Iterable[str | Path] = (), language: str = "") -> list[Programme]:
        """Load routines, or everything there is when none is named; problems of all of them are raised at once.

        Without names, every translation is looked at, too.
        """
        given, findings = list(names), Findings()
        if not given:
            self._look_at_everything(findings)
            self._look_at_translations(findings)
        paths = given or list(self.project.files("content/routines"))
        programmes = self._programmes([find_routine(self.project, name, language) for name in paths], findings)
        findings.stop()
        return programmes

    def load(self, routines: Iterable[FoundRoutine]) -> list[Programme]:
        """Load routines that were found; problems of all of them are raised at once."""
        findings = Findings()
        programmes = self._programmes(routines, findings)
        findings.stop()
        return programmes

    def _programmes(self, routines: Iterable[FoundRoutine], findings: Findings) -> list[Programme]:
        programmes = []
        for found in routines:
            try:
                programmes.append(self.read(found))
            except ContentError as error:
                findings.problems.extend(error.problems)
        return programmes

    def _known(self) -> Known:
        return Known(self.languages, self.portraits, self.anatomy, self.references.value or {})

    def _needed(self, routine: Routine, findings: Findings) -> dict[str, LibraryExercise]:
        names = [entry.exercise for part in routine.parts for entry in part.entries]
        findings.known(names, self.exercise_files, "exercise")
        loaded = {str(name): self.exercise(name) for name in names if name in self.exercise_files}
        return {name: exercise for name, one in loaded.items() if (exercise := findings.take(one)) is not None}

    def _foreign(self, routine: Routine, exercises: Iterable[LibraryExercise]) -> Iterator[Problem]:
        """Tell of what is in another language than the routine and has no translation, where the routine names it."""
        if self.interpreter is None:
            return
        untranslated, named_as = self.interpreter.untranslated, self.project.display_name
        if lacking := untranslated.get(routine.title[0].source.file):
            begin = f"routine-press translate {Path(lacking[1]).stem} --lang {self.interpreter.language}"
            yield problem_at(
                routine.title[0].source, f"has no translation: there is no {lacking[1]}; begin it: {begin}"
            )
            return
        named = [(entry.exercise, self.exercise_files) for part in routine.parts for entry in part.entries]
        notes = (text for chapter in routine.chapters for text in chapter.muscles)
        worked = (text for exercise in exercises for text in exercise.muscles)
        named += [(text, self.project.files("content/anatomy")) for text in (*notes, *worked)]
        named += [(routine.hero, self.project.files("content/figures"))] if routine.hero else []
        for text, files in {str(text): (text, files) for text, files in reversed(named)}.values():
            if text in files and (lacking := untranslated.get(named_as(files[text]))):
                yield problem_at(text.source, f"names {text}, which is in {lacking[0]}: there is no {lacking[1]}")

    def _look_at_everything(self, findings: Findings) -> None:
        known = self._known()
        for identifier in self.exercise_files:
            if exercise := findings.take(self.exercise(identifier)):
                for one in (exercise, *map(exercise.varied, exercise.ways)):
                    known.check_exercise(one, findings, self._placed(one.shown))
        for note in self.anatomy.values():
            findings.take(note)
        for portrait in self.portraits.values():
            findings.take(portrait)
        for language in self.languages:
            findings.take(self.language(language))
        findings.take(self.references)
        findings.take(self.brand)

    def _look_at_translations(self, findings: Findings) -> None:
        """Check every file of `content/LANGUAGE/` with what it translates."""
        for language in self.languages:
            for name in self.project.files(f"content/{language}/routines"):
                if name in self.project.files("content/routines"):
                    self._programmes([find_routine(self.project, name, language)], findings)
            edition = self.edition(language, "en")
            for name in self.project.files(f"content/{language}/exercises", families=True):
                if name in self.exercise_files:
                    findings.take(edition.exercise(name))


def figure_path(variant: str = "") -> FieldPath:
    """Tell where in a file the figure of an exercise stands, or that of a variant."""
    return ("variants", variant, "figure") if variant else ("figure",)


def placed(tree: Tree, problems: Iterable[FigureProblem], at: FieldPath) -> list[Problem]:
    """Give the problems of a figure, which stands at a path of a file, their places."""
    paths = [((*at, *problem.path), problem.message) for problem in problems]
    return [problem_at(replace(tree.place(path), field=field_name(path)), message) for path, message in paths]


def mentioned(tree: Tree) -> list[str]:
    """Give the exercises that a routine's file names, even when much else in it is wrong."""
    below = [path for path in tree.places if "exercises" in path[:-1]]
    named = [tree.at(path) for path in below if path[-1] == "exercise" or isinstance(path[-1], int)]
    return [str(value) for value in named if isinstance(value, Text)]


def load_routine(name: str | Path, project: Project | None = None, language: str = "") -> Programme:
    """Load a routine by name (`psoas-for-runners`) or by its file, with all it refers to, in a language of choice.

    Without a project, a file brings the one whose `content/` it lies in; else the working folder is taken.
    Raises ChoiceError when there is no such routine, ContentError with every problem of every file it needs.
    """
    return Library(project or Project.of(name)).programme(name, language)
