"""A language's file, `templates/locales/LANGUAGE.yaml`: read with what it extends, and checked whole.

The shipped English file is the measure: what it says, every language says, with the same names in braces. A file
that `extends` another says only what differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from string import Formatter
from typing import Any

from generator.content.cldr import PLURALS, cldr, plural_class, plural_examples
from generator.content.numbering import LATIN
from generator.content.problems import problem_at
from generator.content.project import Project
from generator.content.reader import FieldPath, Tree, read_tree
from generator.content.typography import Typography
from generator.content.values import Source, Text
from generator.errors import ContentError, Problem, suggestion
from generator.units import UNIT_SYSTEMS, UnitSystem

ABOUT = ("name", "extends", "units", "alphabet", "quotes", "signs_apart", "capital_nouns")
"""What a file says of its language: its name there, the file it extends, the letters that label moves, its signs."""

Form = str | Mapping[str, str]
"""A text to fill in, or one for each plural class."""


@dataclass(frozen=True)
class LocaleFile:
    """What a language's file says, what it extends included; `file` is how messages name it."""

    language: str
    file: str
    name: str = ""
    alphabet: str = LATIN
    typography: Typography = field(default_factory=Typography)
    capital_nouns: bool = False
    units: UnitSystem = ""
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_locale(project: Project, language: str) -> LocaleFile:
    """Read a language's file. Raises PressError when there is none, and ContentError with all that is wrong in it."""
    trees = layers(project, language)
    english = read_tree(project.shipped / "templates/locales/en.yaml", "en.yaml")
    return checked(project, language, tuple(trees), english)


@lru_cache(maxsize=16)
def checked(project: Project, language: str, trees: tuple[Tree, ...], english: Tree) -> LocaleFile:
    """Lay files over one another, the last below, and compare what comes of it with English. Raises ContentError."""
    tree = Tree(trees[0].file, {})
    for each in reversed(trees):
        tree = Tree(each.file, laid_over(tree.value, each.value), tree.places | each.places, tree.keys | each.keys)
    if problems := [*_Check(project, language, tree, english).problems()]:
        raise ContentError(problems)
    value = tree.value
    typography = Typography(str(value.get("quotes", "“”")), value.get("signs_apart") == "true")
    sections = {name: typeset(value[name], typography) for name in english.value if name not in ABOUT}
    alphabet, nouns = str(value.get("alphabet", LATIN)), value.get("capital_nouns") == "true"
    units: UnitSystem = next((system for system in UNIT_SYSTEMS if system == value.get("units")), "")
    return LocaleFile(language, trees[0].file, str(value["name"]), alphabet, typography, nouns, units, sections)


def typeset(value: Any, typography: Typography) -> Any:
    """Set the signs of all texts in a tree as its language does."""
    if isinstance(value, Mapping):
        return {key: typeset(inner, typography) for key, inner in value.items()}
    return typography.set(value)


def layers(project: Project, language: str) -> list[Tree]:
    """Read a language's file and those it extends, its own first."""
    trees: list[Tree] = []
    seen = [language]
    while True:
        path = project.template(f"locales/{seen[-1]}.yaml")
        trees.append(read_tree(path, project.display_name(path)))
        base = trees[-1].value.get("extends")
        if base is None:
            break
        known = list(project.files("templates/locales"))
        if not isinstance(base, Text) or base not in known or base in seen:
            about = "extends itself" if base in seen else f"names no language{suggestion(str(base), known)}"
            raise ContentError([problem_at(trees[-1].place(("extends",)), about)])
        seen.append(str(base))
    return trees


def laid_over(below: Any, above: Any) -> Any:
    """Lay mappings over one another, key by key; plural forms and texts replace what is below."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping) or is_plural(above) or is_plural(below):
        return above
    return {**below, **{key: laid_over(below.get(key), value) for key, value in above.items()}}


def is_plural(form: Any) -> bool:
    """Say whether a value gives a text for each plural class."""
    return isinstance(form, Mapping) and bool(form) and form.keys() <= set(PLURALS)


def filled(form: Form, language: str, values: Mapping[str, object], n: float | None = None) -> str:
    """Fill in a text; `n` chooses its plural class, and stands in it unless a value does.

    Decimals take the last form where a language has none of their own.

    Raises KeyError, IndexError, AttributeError or ValueError for a text that asks for something else.
    """
    if isinstance(form, Mapping):
        own = plural_class(language, n or 0)
        form = form[own if own in form or isinstance(n, int) or n is None else [*form][-1]]
    return str(form).format(**({} if n is None else {"n": n}) | dict(values))


class _Check:
    """Compare a language with English."""

    def __init__(self, project: Project, language: str, tree: Tree, english: Tree) -> None:
        self.project = project
        self.language = language
        self.tree = tree
        self.english = english

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong, where it is written or should be."""
        try:
            cldr(self.language)
        except ValueError as error:
            yield Problem.of_file(self.tree.file, str(error))
            return
        value = self.tree.value
        known = [*ABOUT, *(name for name in self.english.value if name not in ABOUT)]
        for name in value:
            if name not in known:
                yield problem_at(self.tree.keys[(name,)], f"is not a known field{suggestion(name, known)}")
        if not isinstance(value.get("name"), Text):
            yield Problem(self.tree.file, 1, 1, "name", "is missing: what the language calls itself")
        alphabet = value.get("alphabet", Text(LATIN))
        if not (isinstance(alphabet, Text) and len(set(alphabet)) == len(alphabet) > 1 and alphabet.isalpha()):
            yield problem_at(self.tree.place(("alphabet",)), "must be the letters that label moves, each once: ABC…")
        quotes = value.get("quotes", Text("“”"))
        if not (isinstance(quotes, Text) and len(quotes) == 2):
            yield problem_at(self.tree.place(("quotes",)), "must be the two quotation marks, such as „“")
        for name in ("signs_apart", "capital_nouns"):
            if value.get(name, "false") not in ("true", "false"):
                yield problem_at(self.tree.place((name,)), "must be true or false")
        if value.get("units", UNIT_SYSTEMS[0]) not in UNIT_SYSTEMS:
            yield problem_at(self.tree.place(("units",)), f"must be {' or '.join(UNIT_SYSTEMS)}")
        for name in known[len(ABOUT) :]:
            yield from self.compare((name,), self.english.value[name], value.get(name))

    def compare(self, path: FieldPath, english: Any, ours: Any) -> Iterator[Problem]:
        """Compare what stands at a path."""
        if isinstance(english, Mapping) and not is_plural(english):
            ours = {} if ours is None else ours
            if not isinstance(ours, Mapping):
                yield problem_at(self.tree.place(path), f"must be a mapping with {', '.join(english)}")
                return
            for key in english:
                yield from self.compare((*path, key), english[key], ours.get(key))
            for key in ours.keys() - english.keys():
                if f'"{key}"' not in self.own_templates:
                    inner = (*path, key)
                    yield problem_at(self.tree.keys[inner], f"is said nowhere{suggestion(key, english)}")
        elif ours is None:
            yield self.missing(path, english)
        elif isinstance(ours, Mapping) and "n" in names(english):
            yield from self.plural(path, english, ours)
        elif not isinstance(ours, Text) or not ours.strip():
            yield problem_at(self.tree.place(path), "must be a text")
        elif is_plural(english) and len(plural_examples(self.language)) > 1 and "n" in names(english):
            yield problem_at(self.tree.place(path), f"must have plural forms: {self.forms}")
        else:
            yield from self.text(path, english, ours, names(english))

    @property
    def own_templates(self) -> str:
        """What the user's own templates say: they may ask for words of their own."""
        folder = self.project.root / "templates" if self.project.root else None
        files = sorted(folder.rglob("*.j2")) if folder else []
        return "\n".join(path.read_text("utf-8", "replace") for path in files)

    @property
    def forms(self) -> str:
        """The plural classes of the language with numbers that have them."""
        known = plural_examples(self.language).items()
        return ", ".join(f"{name} ({', '.join(map(str, numbers[:3]))})" for name, numbers in known)

    def plural(self, path: FieldPath, english: Any, ours: Mapping[str, Any]) -> Iterator[Problem]:
        """Check that each plural class has its form, and that forms for several numbers hold the number."""
        examples = plural_examples(self.language)
        if absent := [name for name in examples if name not in ours]:
            yield problem_at(self.tree.place(path), f"lacks {' and '.join(absent)}: it must have {self.forms}")
        for name, form in ours.items():
            inner = (*path, name)
            if name not in PLURALS or not isinstance(form, Text) or not form.strip():
                yield problem_at(self.tree.place(inner), f"must be a text for one of {', '.join(PLURALS)}")
                continue
            several = len(examples.get(name, (1, 2))) > 1
            yield from self.text(inner, english, form, names(english) - ({"n"} if not several else set()))

    def text(self, path: FieldPath, english: Any, ours: Text, needed: frozenset[str] | set[str]) -> Iterator[Problem]:
        """Check what a text asks for between braces."""
        allowed = names(english) | ({"n"} if is_plural(english) else set())
        in_braces = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "nothing"
        try:
            asked = {
                (name, spec or "", how or "") for _, name, spec, how in Formatter().parse(ours) if name is not None
            }
        except ValueError:
            yield problem_at(self.tree.place(path), f"has braces that do not pair; allowed: {in_braces}")
            return
        for name, spec, how in sorted(asked):
            if name not in allowed or spec or how:
                written = f"{{{name}{'!' + how if how else ''}{':' + spec if spec else ''}}}"
                yield problem_at(
                    self.tree.place(path), f"asks for {written}, which is not known here; allowed: {in_braces}"
                )
        for name in sorted(needed - {name for name, _, _ in asked}):
            yield problem_at(self.tree.place(path), f"must hold {{{name}}}")

    def missing(self, path: FieldPath, english: Form) -> Problem:
        """Tell what is missing, at the nearest key above it that the file itself has."""
        above = (self.tree.keys.get(path[:end]) for end in range(len(path) - 1, 0, -1))
        place = next((key for key in above if key and key.file == self.tree.file), Source(self.tree.file, 1, 1))
        said = list(english.values())[-1] if isinstance(english, Mapping) else english
        return Problem(place.file, place.line, place.column, ".".join(map(str, path)), f'is missing; English: "{said}"')


def names(form: Any) -> frozenset[str]:
    """Give the names in the braces of a text, or of any of its plural forms."""
    texts = form.values() if isinstance(form, Mapping) else [form]
    return frozenset(name for text in texts for name in re.findall(r"\{(\w+)\}", text))
