"""Themes: colour, type and space of all products, one YAML file each, which may extend another.

A type style belongs to a role of a product. Sizes are points at the product's home size (poster A3, card ID-1,
booklet A5, pocket edition an eighth of A4) and are scaled by the layout, never below its floor.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pydantic import model_validator

from generator.content.base import Content
from generator.content.loading import read_model
from generator.content.problems import problem_at
from generator.content.project import Project
from generator.content.reader import FieldPath, Tree, field_name, read_tree, tree_of
from generator.content.values import Count, Number, Source, Text, Truth, wrong
from generator.content.values import quoted as shown_value
from generator.errors import ChoiceError, ContentError, PressError, Problem, ProblemsError, TemplateError, suggestion
from generator.pdf import fonts
from generator.pdf.colour import Ink, contrast, luminance

TEXT_ON: tuple[tuple[str, str], ...] = (
    ("ink", "paper"),
    ("accent", "paper"),
    ("grey", "paper"),
    ("stop-text", "stop"),
)
"""Pairs of text and ground that pages use; each must reach a contrast of 4.5:1 (WCAG 1.4.3)."""
CONTRAST = 4.5
TEXT_SIZE, DISPLAY_SIZE, DISPLAY_FROM = 14, 32, 20
"""The two optical sizes in use, and the type size (pt) from which the larger is: a further face costs 3 kB a file."""


LARGE_PRINT = "large-print"
"""The theme for large print."""
MOST_INK = 300.0
"""Percent, all four plates together, that coated paper takes (ISO 12647-2)."""


class InkFile(Content):
    """A colour in a theme file: its screen value and its press value in percent."""

    rgb: Text
    cmyk: tuple[Number, Number, Number, Number]

    @model_validator(mode="after")
    def _printable(self) -> InkFile:
        if not re.fullmatch("#[0-9A-Fa-f]{6}", self.rgb):
            raise wrong(f'must have an rgb of six digits, such as "#C7352B", not {shown_value(self.rgb)}')
        if not all(0 <= part <= 100 for part in self.cmyk) or sum(self.cmyk) > MOST_INK:
            raise wrong(f"must have a cmyk of four numbers from 0 to 100, together at most {MOST_INK:g}")
        return self


class StyleFile(Content):
    """A type style in a theme file."""

    size: Number
    leading: Number
    weight: Count = 400
    tracking: Number | None = None
    colour: Text = Text("ink")
    tabular: bool = False
    display: bool = False


class ThemeFile(Content):
    """A theme file once it and those it extends have been put together.

    Styles marked `display` are set in the family `display`, where there is one, with `display_tracking` (em) in
    place of what their size asks for. `at_night` names the theme that web pages take where a screen is dark; a theme
    that extends this one says so itself.
    """

    name: Text
    description: Text
    at_night: Text | None = None
    figures: Literal["colour", "line"]
    family: Text
    display: Text | None = None
    display_tracking: Number | None = None
    colours: Mapping[str, InkFile]
    type: Mapping[str, Mapping[str, StyleFile]]
    stop_frame: Number = 0.0
    grey: Truth = False


def tracking_of(size: float) -> float:
    """Give the letter spacing (em) that a size asks for: display type is set closer."""
    if size >= 25:
        return -0.035
    return -0.02 if size >= 14 else 0.0


@dataclass(frozen=True)
class Theme:
    """A theme ready for use: inks by role, and type styles by product and role."""

    id: str
    file: ThemeFile

    @cached_property
    def inks(self) -> dict[str, Ink]:
        inks = {role: Ink(rgb=str(ink.rgb), cmyk=ink.cmyk) for role, ink in self.file.colours.items()}
        return {role: ink.in_grey() for role, ink in inks.items()} if self.file.grey else inks

    @property
    def figure_kind(self) -> Literal["colour", "line"]:
        return self.file.figures

    @property
    def white(self) -> bool:
        """Say whether pages are the bare paper; others are painted to their edges."""
        return self.inks["paper"].rgb.upper() == "#FFFFFF"

    @property
    def dark(self) -> bool:
        """Say whether words are paler than their ground."""
        return luminance(self.inks["ink"]) > luminance(self.inks["paper"])

    @property
    def stop_frame(self) -> float:
        """Width in points of the frame of the Stop panel; 0 for a solid panel."""
        return self.file.stop_frame

    def role(self, product: str, role: str) -> StyleFile:
        """Give the type style of a role of a product. Raises TemplateError for one that the theme lacks."""
        styles = self.file.type.get(product, {})
        if role not in styles:
            known = "lacks it" if styles else "has no type for the product"
            raise TemplateError(f"templates/themes/colour.yaml: type.{product}.{role}: the theme {self.id} {known}")
        return styles[role]

    def size(self, product: str, role: str) -> float:
        """Give a style's size in points at the product's home size."""
        return self.role(product, role).size

    def face(self, product: str, role: str, scale: float = 1.0, weight: int | None = None) -> str:
        """Register and name the font of a style; `weight` overrides its own (for strong words)."""
        style = self.role(product, role)
        size = style.size * scale
        shown = self.file.display is not None and style.display
        family = str(self.file.display if shown else self.file.family)
        tracking = style.tracking if style.tracking is not None or not shown else self.file.display_tracking
        optical = DISPLAY_SIZE if size >= DISPLAY_FROM else TEXT_SIZE
        return fonts.face(
            family,
            weight or style.weight,
            optical,
            tracking_of(style.size) if tracking is None else tracking,
            style.tabular,
        )


def merged(base: Any, changes: Any) -> Any:
    """Lay one tree of mappings over another."""
    if not (isinstance(base, dict) and isinstance(changes, dict)):
        return changes
    return {key: merged(base.get(key), changes[key]) if key in changes else base[key] for key in {**base, **changes}}


def load_theme(project: Project, name: str, large_print: bool = False) -> Theme:
    """Load a theme by name, for large print with the theme of that name laid over it.

    Raises ChoiceError for an unknown name, ContentError for a faulty file, ProblemsError for text that is too pale.
    """
    names = list(project.files("templates/themes"))
    if name not in names:
        raise ChoiceError("theme", name, names)
    roles = roles_of(read_tree(project.shipped / "templates/themes/colour.yaml", "colour.yaml"))
    chain: list[str] = []
    data: dict[str, Any] = {}
    while name:
        if name in chain:
            raise PressError(f"the theme {name} extends itself: {' → '.join([*chain, name])}")
        chain.append(name)
        path = project.template(f"themes/{name}.yaml")
        tree = read_tree(path, project.display_name(path))
        check_roles(tree, roles)
        layer = dict(tree.value)
        night = layer.pop("at_night", None)
        if night is not None and len(chain) == 1:
            check_night(tree, night, names)
            data["at_night"] = night
        name = str(layer.pop("extends", ""))
        if name and name not in names:
            raise ContentError([problem_at(tree.place(("extends",)), f"names no theme{suggestion(name, names)}")])
        data = merged(layer, data)
    if large_print and LARGE_PRINT not in chain:
        data = merged(data, overlay(project, roles))
    shown = project.display_name(project.template(f"themes/{chain[0]}.yaml"))
    check_roles(tree_of(data, shown), roles, whole=True)
    theme = Theme(chain[0], read_model(ThemeFile, data, shown))
    check_families(theme)
    check_style_colours(theme)
    check_contrast(theme, shown)
    return theme


def check_night(tree: Tree, night: object, names: Sequence[str]) -> None:
    """Refuse a theme for dark screens that there is not. Raises ContentError."""
    if str(night) not in names:
        about = f"names no theme{suggestion(str(night), names)}"
        raise ContentError([problem_at(tree.place(("at_night",)), about)])


def overlay(project: Project, roles: Mapping[FieldPath, Source]) -> dict[str, Any]:
    """Give what the theme for large print sets itself. Raises ContentError for an unknown colour or style."""
    path = project.template(f"themes/{LARGE_PRINT}.yaml")
    tree = read_tree(path, project.display_name(path))
    check_roles(tree, roles)
    return {key: value for key, value in tree.value.items() if key in ("family", "colours", "type")}


def roles_of(tree: Tree) -> dict[FieldPath, Source]:
    """Give the colours (`colours.ROLE`) and type styles (`type.PRODUCT.ROLE`) that a theme's file sets, with places."""
    depth = {"colours": 2, "type": 3}
    places = {**tree.places, **tree.keys}
    return {path: place for path, place in places.items() if path and 2 <= len(path) <= depth.get(str(path[0]), 0)}


def check_roles(tree: Tree, known: Mapping[FieldPath, Source], whole: bool = False) -> None:
    """Refuse a colour or style that no page asks for and, in a whole theme, one that is missing."""
    given = roles_of(tree)
    problems = []
    for path in given.keys() - known.keys():
        beside = [str(other[-1]) for other in known if other[:-1] == path[:-1]]
        problems.append(problem_at(given[path], f"is not known to any page{suggestion(str(path[-1]), beside)}"))
    if whole and (missing := sorted(known.keys() - given.keys())):
        rest = f" and {len(missing) - 1} more" if missing[1:] else ""
        message = f"lacks {field_name(missing[0])}{rest}; `extends: colour` at the top brings them"
        problems.append(Problem(tree.file, 0, 0, "", message))
    if problems:
        raise ContentError(problems)


def check_families(theme: Theme) -> None:
    """Refuse a family of type that there is not. Raises ContentError."""
    wanted = [name for name in (theme.file.family, theme.file.display) if name is not None]
    check_known(wanted, fonts.FAMILIES, "names no family of type")


def check_style_colours(theme: Theme) -> None:
    """Refuse a type style in a colour that the theme lacks. Raises ContentError."""
    wanted = [style.colour for styles in theme.file.type.values() for style in styles.values()]
    check_known(wanted, theme.inks, "names no colour")


def check_known(names: Iterable[Text], known: Collection[str], fault: str) -> None:
    """Refuse names that there are not. Raises ContentError."""
    problems = [
        problem_at(name.source, f'{fault}: there is no "{name}"{suggestion(name, known)}')
        for name in names
        if name not in known
    ]
    if problems:
        raise ContentError(problems)


def check_contrast(theme: Theme, shown: str) -> None:
    """Refuse a theme whose text is too pale on its ground."""
    problems = []
    for text, ground in TEXT_ON:
        ratio = contrast(theme.inks[text], theme.inks[ground])
        if ratio < CONTRAST:
            message = f"on {ground} has a contrast of {ratio:.1f}:1; text needs {CONTRAST}:1"
            problems.append(Problem(shown, 0, 0, f"colours.{text}", message))
    if problems:
        raise ProblemsError(problems)
