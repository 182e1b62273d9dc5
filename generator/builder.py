"""The build: which files are wanted, which are up to date, and the press at work on the rest.

(The module is not called `build`, because the package offers a function of that name.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.project import Project, printed
from generator.cores import on_all_cores
from generator.errors import PressError
from generator.files import write_whole
from generator.jobs import Job, jobs_of
from generator.manifest import Inputs, Manifest, digest_of
from generator.options import Options
from generator.output import Output
from generator.press import Press, WarmPress
from generator.products import USUAL
from generator.targets import USUAL as TARGET

if TYPE_CHECKING:
    from generator.content.finding import FoundRoutine
    from generator.content.programme import Programme


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: trimmed size in millimetres, length in bytes; `new` when this run wrote it.

    `notes` say what a person should know before printing, `left_out` what is not printed, `explained` how the
    arrangement was chosen (of a file made now); `faults` are what preflight holds to be wrong.
    """

    routine: str
    product: str
    target: str
    path: Path
    size: str
    pages: int
    width_mm: float
    height_mm: float
    bytes: int
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    new: bool = True


PRODUCTS = tuple(product.name for product in USUAL)
"""What is made when nothing is said."""
REMEMBERED = ("size", "pages", "width_mm", "height_mm", "bytes", "notes", "left_out", "faults")
"""The fields of Made that the manifest keeps."""


def build(
    routine: Programme | str | Path,
    *,
    products: Sequence[str] = PRODUCTS,
    targets: Sequence[str] = (TARGET.name,),
    options: Options | None = None,
    out: str | Path = "output",
    project: Project | None = None,
    language: str = "",
) -> list[Made]:
    """Make a routine's products and write them into `out`, each file whole or not at all.

    `routine` is a name (`psoas-for-runners`), a file, or a programme from `load_routine`. Files are called
    `ROUTINE-PRODUCT.pdf` (`ROUTINE-fr-PRODUCT.pdf` in another `language` than its own), with what makes the edition
    (`-a2-landscape`, `-large`) and `-home` or `-shop` for those targets. Same input, same bytes; SOURCE_DATE_EPOCH sets
    the date inside the files.
    Raises ChoiceError, ContentError, TemplateError, FitError or GlyphError, all of them PressError.
    """
    where = project or (Project.of(routine) if isinstance(routine, (str, Path)) else Project.find())
    press, jobs = WarmPress(where, options or Options()), jobs_of(products, targets)
    press.prepare(jobs)
    programme = press.library.programme(routine, language) if isinstance(routine, (str, Path)) else routine
    return [make(press, programme, job, Path(out)).made for job in jobs]


@dataclass(frozen=True, slots=True)
class Written:
    """What a job wrote: a file with its digest, and the names of those beside it."""

    made: Made
    digest: str
    beside: tuple[str, ...]


def make(press: Press, programme: Programme, job: Job, out: Path) -> Written:
    """Do a job, look at what came of it, and write its files."""
    pressed = press.press(programme, job)
    name = press.options.file(job, programme.routine.id)
    asked = (press.bleed(job), press.colouring(job).ink) if job.target.press else ()
    made = Made(
        programme.routine.id,
        job.product.name,
        job.target.name,
        out / name,
        press.options.size(job.product),
        pressed.pages,
        round(pressed.width, 2),
        round(pressed.height, 2),
        len(pressed.data),
        (*programme.notes, *pressed.notes),
        tuple(map(str, pressed.left_out)),
        faults_of(pressed, job, name, *asked),
        pressed.explained,
    )
    for beside, data in pressed.beside.items():
        write_whole(out / beside, data)
    write_whole(made.path, pressed.data)
    return Written(made, digest_of(pressed.data), tuple(pressed.beside))


def faults_of(pressed: Output, job: Job, name: str, bleed: float = 3.0, ink: float = 300.0) -> tuple[str, ...]:
    """Look at a finished PDF as the print shop would that asked for a bleed (mm), and give what is wrong with it.

    `ink` is what the shop's paper takes, in percent.
    """
    if job.product.written:
        return ()
    from generator.finishing.preflight import limits_for, preflight

    limits = replace(limits_for(job.target), stapled=pressed.facing)
    if job.target.press:
        limits = replace(limits, bleed=bleed, ink=ink)
    if not job.target.sheets:
        limits = replace(limits, safe=job.product.safe)
    report = preflight(pressed.data, job.target, name=name, limits=limits, quick=True)
    return tuple(str(finding) for finding in report.findings if finding.severity == "error")


def bring_up_to_date(
    routines: Sequence[str],
    jobs: Sequence[Job],
    options: Options,
    out: Path,
    project: Project,
    starting: Callable[[str], None] = lambda name: None,
    languages: Sequence[str] = ("",),
) -> Iterator[Made]:
    """Make what is missing or out of date, and yield every file, made now or before.

    Without names: all of the project's routines; without languages, each in its own. All content is checked before the
    first file is written;
    `starting` is told each file's name as work on it begins. Raises what `build` raises.
    """
    press, inputs, manifest = Press(project, options), Inputs(project), Manifest(out)
    files = find_routines(routines, project, languages)
    digests = {(name, job): inputs.of(found.path, options.of(job)) for name, found in files.items() for job in jobs}
    names = {key: options.file(key[1], key[0]) for key in digests}
    check_distinct(files, names)
    known = {key: manifest.fresh(names[key], digest) for key, digest in digests.items()}
    stale = [files[name] for name in files if any(known[name, job] is None for job in jobs)]
    programmes: dict[str, Programme] = {}
    if stale:
        press.prepare(tuple(jobs))
        programmes = {programme.routine.id: programme for programme in press.library.load(stale)}
    wanted = [key for key in digests if known[key] is None]
    written = in_turn(press, programmes, wanted, out)
    for key, digest in digests.items():
        about = known[key]
        if about is not None:
            yield remembered(*key, out / names[key], about)
            continue
        starting(names[key])
        new = next(written)
        about = {name: getattr(new.made, name) for name in REMEMBERED}
        manifest.record(names[key], digest, new.digest, about, new.beside)
        yield new.made


def check_distinct(files: Mapping[str, FoundRoutine], names: Mapping[tuple[str, Job], str]) -> None:
    """Raise PressError when files of two routines would have one name on some system."""
    first: dict[str, str] = {}
    for (routine, _), name in names.items():
        other = first.setdefault(name.casefold(), routine)
        if other != routine:
            both = " and ".join(printed(str(files[one].path)) for one in (other, routine))
            raise PressError(f"{both} would both become {name}: rename one")


def in_turn(
    press: Press, programmes: Mapping[str, Programme], wanted: Sequence[tuple[str, Job]], out: Path
) -> Iterator[Written]:
    """Do jobs and yield what they wrote, in order; all files of one product of a routine are made by one process."""
    shares = [list(group) for _, group in groupby(wanted, lambda key: (key[0], key[1].product))]

    def share(number: int) -> list[Written]:
        return [make(press, programmes[name], job, out) for name, job in shares[number]]

    press.load([job for _, job in wanted])
    for made in on_all_cores(share, len(shares)):
        yield from made


def remembered(name: str, job: Job, path: Path, about: dict[str, object]) -> Made:
    """Tell of a file that was made before."""
    known = {key: tuple(value) if isinstance(value, list) else value for key, value in about.items()}
    return Made(name, job.product.name, job.target.name, path, new=False, **known)  # type: ignore[arg-type]


def find_routines(names: Sequence[str], project: Project, languages: Sequence[str] = ("",)) -> dict[str, FoundRoutine]:
    """Find routines by name or file, in each of the languages; without names, all of the project's own.

    Raises ChoiceError.
    """
    from generator.content.finding import find_routine

    given = names or list(map(str, project.routines().values()))
    found = (find_routine(project, name, language) for name in given for language in languages)
    files: dict[str, FoundRoutine] = {}
    for one in found:
        other = files.setdefault(one.id, one)
        if other.path != one.path:
            both = f"{printed(str(other.path))} and {printed(str(one.path))}"
            raise PressError(f"{both} are both called {one.id}: rename one, or make them one after the other")
    return files
