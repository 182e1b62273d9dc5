"""The build: a routine's content through templates and layouts into finished files.

Every stage is imported where it is first needed, so that finding out that there is nothing to do stays fast.
(The module is not called `build`, because the package offers a function of that name.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from generator.content.project import Project
from generator.errors import ChoiceError
from generator.manifest import Inputs, Manifest, write_whole

if TYPE_CHECKING:
    from generator.content.library import Library
    from generator.content.programme import Programme
    from generator.documents.blocks import Document
    from generator.layouts.setting import Laid, Paper, Setting
    from generator.layouts.theme import Theme

Product = Literal["poster", "card", "booklet"]
Orientation = Literal["portrait", "landscape"]
PRODUCTS: tuple[Product, ...] = get_args(Product)
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)


@dataclass(frozen=True, slots=True)
class Options:
    """How products are made. Sizes are names from templates/papers.yaml, the theme a file of templates/themes."""

    paper: str = "a3"
    card_size: str = "id1"
    booklet_size: str = "a5"
    orientation: Orientation = "portrait"
    theme: str = "colour"

    def size(self, product: Product) -> str:
        """Give the name of a product's size."""
        return {"poster": self.paper, "card": self.card_size, "booklet": self.booklet_size}[product].lower()

    def of(self, product: Product) -> dict[str, str]:
        """Give the options that change one product, and no others."""
        turned = {"orientation": self.orientation} if product == "poster" else {}
        return {"product": product, "size": self.size(product), "theme": self.theme, **turned}


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: trimmed size in millimetres, length in bytes; `new` when this run wrote it."""

    routine: str
    product: Product
    path: Path
    size: str
    pages: int
    width_mm: float
    height_mm: float
    bytes: int
    new: bool = True


class Press:
    """Makes products with one set of options into one folder; themes and papers are loaded once."""

    def __init__(self, project: Project, options: Options, out: Path) -> None:
        if options.orientation not in ORIENTATIONS:
            raise ChoiceError("orientation", options.orientation, ORIENTATIONS)
        self.project = project
        self.options = options
        self.out = out

    @cached_property
    def library(self) -> Library:
        """The project's content, each file read once."""
        from generator.content.library import Library

        return Library(self.project)

    @cached_property
    def theme(self) -> Theme:
        """The theme of the options. Raises ChoiceError."""
        from generator.layouts.theme import load_theme

        return load_theme(self.project, self.options.theme)

    def paper(self, product: Product) -> Paper:
        """Give the size of a product. Raises ChoiceError."""
        from generator.layouts.setting import paper

        size = paper(self.project, product, self.options.size(product))
        turned = product == "poster" and self.options.orientation == "landscape"
        return size.turned() if turned else size

    def prepare(self, products: Sequence[Product]) -> Theme:
        """Raise ChoiceError for an unknown product, size or theme before any work is done."""
        for product in products:
            self.paper(known_product(product))
        return self.theme

    def document(self, programme: Programme, product: Product) -> Document:
        """Say what a product says about a programme."""
        from generator.documents.templating import render

        return render(product, programme, self.project, self.options.of(product))

    def setting(self, programme: Programme, product: Product) -> Setting:
        """Gather what a layout needs beside the document. Raises ChoiceError for an unknown size or theme."""
        from generator.layouts.pictures import Pictures
        from generator.layouts.setting import Setting

        chart = next((chapter.chart for chapter in programme.routine.chapters if chapter.chart), None)
        charts = {"length": chart.rows} if chart else {}
        labels = {name: str(note.name) for name, note in programme.anatomy.items()}
        pictures = Pictures(self.theme, programme.figures, charts, labels, programme.brand_folder)
        return Setting(self.theme, self.paper(product), pictures)

    def lay(self, programme: Programme, product: Product) -> Laid:
        """Make a product's pages."""
        setting = self.setting(programme, product)
        return composer(product)(self.document(programme, product), setting)

    def make(self, programme: Programme, product: Product, manifest: Manifest | None = None, inputs: str = "") -> Made:
        """Make a product and write its file whole."""
        laid = self.lay(programme, product)
        made = Made(
            programme.routine.id,
            product,
            self.out / f"{programme.routine.id}-{product}.pdf",
            self.options.size(product),
            laid.pages,
            round(laid.width, 2),
            round(laid.height, 2),
            len(laid.pdf),
        )
        write_whole(made.path, laid.pdf)
        if manifest:
            about = asdict(made)
            manifest.record(made.path.name, inputs, laid.pdf, {key: about[key] for key in REMEMBERED})
        return made


REMEMBERED = ("size", "pages", "width_mm", "height_mm", "bytes")
"""The fields of Made that the manifest keeps."""


def composer(product: Product) -> Callable[[Document, Setting], Laid]:
    """Give a product's layout, and import no other."""
    if product == "poster":
        from generator.layouts.poster import compose
    elif product == "card":
        from generator.layouts.card import compose
    else:
        from generator.layouts.booklet import compose
    return compose


def build(
    routine: Programme | str | Path,
    *,
    products: Sequence[Product] = PRODUCTS,
    paper: str = "a3",
    card_size: str = "id1",
    booklet_size: str = "a5",
    orientation: Orientation = "portrait",
    theme: str = "colour",
    out: str | Path = "output",
    project: Project | None = None,
) -> list[Made]:
    """Make a routine's products and write `ROUTINE-PRODUCT.pdf` files into `out`, each whole or not at all.

    `routine` is a name (`psoas-for-runners`), a file, or a programme from `load_routine`. `orientation` turns the
    poster. Same input, same bytes; SOURCE_DATE_EPOCH sets the date inside the files.
    Raises ChoiceError, ContentError, TemplateError, FitError or GlyphError, all of them PressError.
    """
    from generator.content.library import project_of

    where = project or (project_of(routine) if isinstance(routine, (str, Path)) else Project.find())
    press = Press(where, Options(paper, card_size, booklet_size, orientation, theme), Path(out))
    press.prepare(products)
    programme = press.library.programme(routine) if isinstance(routine, (str, Path)) else routine
    return [press.make(programme, product) for product in products]


def bring_up_to_date(
    routines: Sequence[str],
    products: Sequence[Product],
    options: Options,
    out: Path,
    project: Project,
    starting: Callable[[str], None] = lambda name: None,
) -> Iterator[Made]:
    """Make what is missing or out of date, and yield every file, made now or before.

    Without names: all of the project's routines. All content is checked before the first file is written;
    `starting` is told each file's name as work on it begins. Raises what `build` raises.
    """
    press, inputs, manifest = Press(project, options, out), Inputs(project), Manifest(out)
    files = find_routines(routines, project)
    digests = {
        (name, product): inputs.of(path, options.of(product)) for name, path in files.items() for product in products
    }
    known = {key: manifest.fresh(f"{key[0]}-{key[1]}.pdf", digest) for key, digest in digests.items()}
    stale = [files[name] for name in files if any(known[name, product] is None for product in products)]
    programmes: dict[str, Programme] = {}
    if stale:
        press.prepare(products)
        programmes = {programme.routine.id: programme for programme in press.library.check(stale)}
    for (name, product), digest in digests.items():
        about = known[name, product]
        file = f"{name}-{product}.pdf"
        if about is not None:
            yield Made(name, product, out / file, new=False, **about)
        else:
            starting(file)
            yield press.make(programmes[name], product, manifest, digest)


def find_routines(names: Sequence[str], project: Project) -> dict[str, Path]:
    """Find routines by name or file; without names, all of the project's own. Raises ChoiceError."""
    paths = [project.routine(name) for name in names] or list(project.routines().values())
    return {path.stem: path for path in paths}


def known_product(name: str) -> Product:
    """Check a product's name. Raises ChoiceError."""
    for product in PRODUCTS:
        if name == product:
            return product
    raise ChoiceError("product", name, PRODUCTS)
