"""Finished products for tests: each is made once, whoever asks for it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pypdf import PdfReader

from generator.content.programme import Programme
from generator.content.project import Project
from generator.documents.blocks import Document
from generator.files import write_whole
from generator.jobs import Job
from generator.options import Options
from generator.press import Press
from tests.bound import as_bound
from tests.products.routines import SAMPLES, SHIPPED, Files, write


@dataclass(frozen=True, eq=False)
class Printed:
    """A finished file for the screen, with the document it was made from."""

    name: str
    product: str
    document: Document
    programme: Programme
    pdf: bytes

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.pdf))

    def open(self) -> pikepdf.Pdf:
        """Open the file with pikepdf."""
        return pikepdf.open(BytesIO(self.pdf))

    @property
    def margin(self) -> float:
        """The safe area's distance from the edges, in mm."""
        return 3.0 if self.product == "card" else 5.0


class Pressroom:
    """Makes products of shipped and sample routines; files are kept in `folder`, which workers share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._samples: dict[str, Callable[[], Files]] = dict(SAMPLES)
        self._presses: dict[tuple[str, Options], tuple[Press, Programme]] = {}
        self._printed: dict[tuple[str, str, Options], Printed] = {}

    def project(self, routine: str) -> Project:
        """Give the project of a routine, writing that of a sample."""
        if routine not in self._samples:
            return SHIPPED
        folder = self.folder / routine
        return Project.find(folder) if folder.is_dir() else write(self._samples[routine](), folder)

    def add(self, routine: str, files: Files) -> None:
        """Take up one more sample."""
        self._samples[routine] = lambda: files

    def __call__(self, routine: str, product: str, **options: Any) -> Printed:
        """Make a product, or take it from the shelf. Options are those of the command."""
        chosen = replace(Options(), **options)
        key = routine, product, chosen
        if key not in self._printed:
            self._printed[key] = self._print(routine, product, chosen, options)
        return self._printed[key]

    def _print(self, routine: str, product: str, chosen: Options, options: Mapping[str, Any]) -> Printed:
        if (routine, chosen) not in self._presses:
            press = Press(self.project(routine), chosen)
            name = "sample" if routine in self._samples else routine
            self._presses[routine, chosen] = press, press.library.programme(name)
        press, programme = self._presses[routine, chosen]
        document = press.document(programme, Job.named(product))
        label = "-".join([routine, product, *map(str, options.values())])
        shelf = self.folder / f"{label}.pdf"
        with only_one_at(shelf):
            if not shelf.is_file():
                write_whole(shelf, press.press(programme, Job.named(product)).data)
        pdf = shelf.read_bytes()
        return Printed(label, product, as_bound(document, pdf), programme, pdf)


@contextmanager
def only_one_at(path: Path) -> Iterator[None]:
    """Let other workers of this run wait while a file is made."""
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def digest(data: bytes) -> str:
    """Name content by itself."""
    return sha256(data).hexdigest()
