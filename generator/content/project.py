"""Where content and templates are found: the user's own folder first, file by file, then what ships."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ChoiceError, ContentError, PressError, Problem

YAML = (".yaml", ".yml")
PARTS = ("content", "templates")
"""The folders that make a folder a project."""
PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder() -> Path:
    """Give the folder of the shipped content/ and templates/: inside the wheel, or the top of a checkout."""
    packaged = PACKAGE / "packaged"
    return packaged if packaged.is_dir() else PACKAGE.parent


@dataclass(frozen=True)
class Project:
    """A user's folder with content/ or templates/ of its own (or none), laid over the shipped ones."""

    root: Path | None
    shipped: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Project:
        """Take `start` (by default the working folder) as the user's folder when it has content/ or templates/.

        Inside one of these, the folder that holds it is taken.
        """
        root, shipped = (start or Path.cwd()).resolve(), shipped_folder()
        if not is_home(root):
            root = next((folder.parent for folder in (root, *root.parents) if folder.name in PARTS), root)
        return cls(root if root != shipped and is_home(root) else None, shipped)

    @classmethod
    def of(cls, *routines: str | Path) -> Project:
        """Give the project that the files of routines lie in; where these are names, that of the working folder.

        Raises PressError for files of several projects.
        """
        files = [path.resolve() for path in map(Path, routines) if is_yaml(path) and path.is_file()]
        homes = {home: path for path in files if (home := home_of(path))}
        if len(homes) > 1:
            several = " and ".join(printed(str(path)) for path in homes.values())
            raise PressError(f"{several} belong to different projects: make them one after the other")
        return cls.find(*homes)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders to search, first the user's."""
        return (self.shipped,) if self.root is None else (self.root, self.shipped)

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The templates/ folders to search, first the user's."""
        return tuple(folder / "templates" for folder in self.folders)

    def find_file(self, name: str) -> Path | None:
        """Find a file by its path below the project's folder, such as `content/brand.yaml`."""
        return next((path for folder in self.folders if (path := spelled(folder / name)).is_file()), None)

    def template(self, name: str) -> Path:
        """Find a file below templates/. Raises PressError when there is none."""
        path = self.find_file(f"templates/{name}")
        if path is None:
            raise PressError(f"there is no templates/{name}")
        return path

    def files(self, folder: str, families: bool = False) -> dict[str, Path]:
        """Give the files of a folder such as `content/exercises` by name, sorted; the user's hide shipped ones.

        With `families` those of its own folders too. Raises ContentError for two files of one name.
        """
        found: dict[str, Path] = {}
        for base in reversed(self.folders):
            found |= own_files(base / folder, families)
        return dict(sorted(found.items()))

    def routines(self) -> dict[str, Path]:
        """Give the routines that are built when none is named: the user's own, or else the shipped ones."""
        own = own_files(self.root / "content/routines") if self.root else {}
        return own or self.files("content/routines")

    def routine(self, name: str | Path) -> Path:
        """Find a routine by its name or by the path of its file. Raises ChoiceError, ContentError."""
        known = self.files("content/routines")
        path = known.get(str(name), Path(name))
        if not is_yaml(path) or not path.is_file():
            raise ChoiceError("routine", str(name), list(known))
        check_name(path)
        return path.resolve()

    def display_name(self, path: Path) -> str:
        """Name a file in a message: from the working folder when it is inside, else from its project folder.

        What cannot be seen in a name, such as a line break, is written as an escape.
        """
        bases = (base for base in (Path.cwd(), *self.folders) if path.is_relative_to(base))
        base = next(bases, None)
        return printed(path.relative_to(base).as_posix() if base else str(path))


def is_home(folder: Path) -> bool:
    """Say whether a folder has content or templates of a user's own."""
    return any((folder / part).is_dir() for part in PARTS)


def home_of(path: Path) -> Path | None:
    """Give the folder whose content/ a file lies in, or beside."""
    inside = next((folder.parent for folder in path.parents if folder.name == "content"), None)
    return inside or (path.parent if is_home(path.parent) else None)


def is_yaml(path: Path) -> bool:
    """Say whether a file is YAML by its name."""
    return path.suffix.lower() in YAML


def spelled(path: Path) -> Path:
    """Give the path of a YAML file as its folder spells it: `.yml` where there is no `.yaml`."""
    short = path.with_suffix(".yml")
    return short if path.suffix == ".yaml" and not path.is_file() and short.is_file() else path


def own_files(folder: Path, families: bool = False) -> dict[str, Path]:
    """Give the YAML files of one folder by their name without suffix, sorted; hidden ones are left out.

    With `families` the folders in it are searched too, one deep. Raises ContentError for names that are not text, and
    for two files of one name.
    """
    patterns = ("*.*", "*/*.*") if families else ("*.*",)
    paths = [path for pattern in patterns for path in sorted(folder.glob(pattern))] if folder.is_dir() else []
    paths = [path for path in paths if is_yaml(path) and "." not in (path.name[0], path.parent.name[:1])]
    paths = [path for path in paths if path.is_file()]
    check_name(*paths)
    found = {path.stem: path for path in reversed(paths)}
    if twice := [path for path in paths if found[path.stem] != path]:
        raise ContentError([Problem(printed(str(path)), 0, 0, "", same_name(path, found)) for path in twice])
    return dict(sorted(found.items()))


def same_name(path: Path, found: dict[str, Path]) -> str:
    """Say that a file has the name of another."""
    other = found[path.stem]
    return f"has the name of {printed('/'.join(other.parts[-2:]))}; a name belongs to one file, so rename one"


def check_name(*paths: Path) -> None:
    """Refuse files whose names have bytes that are not UTF-8: nothing that is made of them could be named."""
    if odd := [path for path in paths if re.search("[\ud800-\udfff]", path.name)]:
        message = "has a name that is not UTF-8 text; rename the file"
        raise ContentError([Problem(printed(str(path)), 0, 0, "", message) for path in odd])


def printed(name: str) -> str:
    """Write a file's name on one line: what cannot be seen as an escape."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in name)
