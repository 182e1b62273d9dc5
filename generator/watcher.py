"""Building again and again: each change is made into files at once, and what is wrong is told and waited for.

One process stays warm, so that what did not change is neither read nor laid out again. A product is made again when
anything that it says or shows is other than before; a change of templates, papers or logos makes all of them again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from time import sleep

from generator.builder import REMEMBERED, Made, check_distinct, find_routines, make
from generator.content.finding import FoundRoutine
from generator.content.programme import Programme
from generator.content.project import PARTS, Project, is_yaml
from generator.errors import PressError
from generator.jobs import Job
from generator.manifest import INPUT_TYPES, Inputs, Manifest
from generator.options import Options
from generator.press import WarmPress

STEP_MS, MOST_MS = 40, 400
"""Changes that come within a step of one another are one change, and none waits longer than the most."""
LOOK_MS = 400
"""How often it is looked whether the folders, and files outside of them, are still the same."""

Told = Made | PressError | str
"""What a round tells: a file that was made, what is wrong, or a word on what is well again."""


class Watcher:
    """Makes routines (by name or file; none: all) again whenever what they are made of changes."""

    def __init__(
        self, names: Sequence[str], jobs: Sequence[Job], options: Options, out: Path, languages: Sequence[str] = ("",)
    ) -> None:
        self.names, self.jobs, self.options = tuple(names), tuple(jobs), options
        self.out, self.languages = out, tuple(languages)
        self.program = ""
        self.seen: frozenset[tuple[Path, int, int]] = frozenset()
        self.seen_outside: list[tuple[int, int]] = []
        self.known: dict[str, Programme] = {}
        self.wording: dict[tuple[str, Job], str] = {}
        self.faulty: set[str] = set()

    @property
    def project(self) -> Project:
        """The project as it stands now: its folders may come and go. Raises PressError for files of several."""
        return Project.of(*self.names)

    def run(self, tell: Callable[[Told], None], begun: Callable[[], None] = lambda: None) -> None:
        """Make everything once, call `begun`, and then what changes, until the process is interrupted."""
        self.round(tell)
        begun()
        for changed in self.changes():
            self.round(tell, changed)

    def changes(self) -> Iterator[set[Path]]:
        """Yield the files of each change; an empty set where folders came, went or were replaced."""
        from watchfiles import watch

        while True:
            places, first = self.places(), True
            folders = [path for path, _ in places if path.is_dir()]
            try:
                for found in watch(
                    *folders,
                    watch_filter=lambda _, path: is_input(Path(path)),
                    debounce=MOST_MS,
                    step=STEP_MS,
                    rust_timeout=LOOK_MS,
                    yield_on_timeout=True,
                ):
                    if found:
                        yield {Path(path) for _, path in found}
                    missed = self.stamp() != self.seen if first else self.outside() != self.seen_outside
                    first = False
                    if self.places() != places:
                        break
                    if missed:
                        yield set()
            except OSError:
                sleep(LOOK_MS / 1000)
            yield set()

    def places(self) -> list[tuple[Path, int]]:
        """Give the folders to watch with their identity, 0 for one that is not there."""
        try:
            folders = [folder / part for folder in self.project.folders for part in PARTS]
        except PressError:
            folders = []
        return [(folder, identity(folder)) for folder in folders]

    def outside(self) -> list[tuple[int, int]]:
        """Give what tells a change of routines that were named by their files, which may lie in no folder's content."""
        return [state(Path(name)) for name in self.names if is_yaml(Path(name))]

    def stamp(self) -> frozenset[tuple[Path, int, int]]:
        """Give what tells whether any file changed while nothing was watched, as it does when a round takes long."""
        found = (path for folder, _ in self.places() for path in folder.rglob("*") if is_input(path))
        try:
            return frozenset((path, *state(path)) for path in found)
        except OSError:  # a folder went while it was looked through
            return frozenset()

    def round(self, tell: Callable[[Told], None], changed: Collection[Path] = ()) -> None:
        """Make what changed, and tell what was made and what is wrong; nothing that a file holds ends it."""
        try:
            self.seen, self.seen_outside = self.stamp(), self.outside()
            for told in self.made(changed):
                tell(told)
        except PressError as error:
            tell(error)
        except Exception as error:  # whatever the next save mends is waited for, and told as it is
            tell(PressError(f"this should not happen: {type(error).__name__}: {error}"))

    def made(self, changed: Collection[Path]) -> Iterator[Told]:
        """Yield what becomes of a change. Raises PressError for what concerns all routines."""
        project = self.project
        press, inputs, manifest = WarmPress(project, self.options), Inputs(project, self.program), Manifest(self.out)
        self.program = inputs.program
        if not changed or any(not (is_yaml(path) and "content" in path.parts) for path in changed):
            self.known.clear()
        press.prepare(self.jobs)
        files = find_routines(self.names, project, self.languages)
        check_distinct(files, {(name, job): self.options.file(job, name) for name in files for job in self.jobs})
        self.known = {name: programme for name, programme in self.known.items() if name in files}
        decided = [self.options.of(job) for job in self.jobs]
        digests = {name: [inputs.of(found.path, one) for one in decided] for name, found in files.items()}
        told: set[str] = set()
        for name, found in files.items():
            for each in self.of_routine(press, manifest, found, digests[name]):
                if not (isinstance(each, PressError) and str(each) in told):
                    yield each
                told.add(str(each))

    def of_routine(
        self, press: WarmPress, manifest: Manifest, found: FoundRoutine, digests: Sequence[str]
    ) -> Iterator[Told]:
        """Yield what becomes of a routine: nothing where it says what it said before."""
        name = found.id
        try:
            programme = press.library.read(found)
        except PressError as error:
            self.faulty.add(name)
            yield error
            return
        if self.known.get(name) == programme:
            if name in self.faulty:
                yield f"{name}: no problems"
            self.faulty.discard(name)
            return
        before = self.known.pop(name, None)
        self.faulty.discard(name)
        for job, digest in zip(self.jobs, digests, strict=True):
            try:
                wording = press.wording(programme, job) if job.product.layout else ""
                if before and wording and wording == self.wording.get((name, job)) and alike(before, programme):
                    continue
                self.wording.pop((name, job), None)
                new = make(press, programme, job, self.out)
            except PressError as error:
                self.faulty.add(name)
                yield error
                continue
            about = {key: getattr(new.made, key) for key in REMEMBERED}
            manifest.record(new.made.path.name, digest, new.digest, about, new.beside)
            self.wording[name, job] = wording
            yield new.made
        if name not in self.faulty:
            self.known[name] = programme


def alike(before: Programme, now: Programme) -> bool:
    """Say whether two programmes of a routine show the same, whatever they say."""
    return all(
        getattr(before, name) == getattr(now, name) for name in ("figures", "charts", "plates", "anatomy", "brand")
    )


def is_input(path: Path) -> bool:
    """Say whether a change of a file can change a product: editors leave others beside what they save."""
    return path.suffix.lower() in INPUT_TYPES and not path.name.startswith(".")


def identity(path: Path) -> int:
    """Give what tells a folder from another of the same name; 0 when there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def state(path: Path) -> tuple[int, int]:
    """Give the time and size of a file; zeros when it cannot be seen."""
    try:
        seen = path.stat()
    except OSError:
        return 0, 0
    return seen.st_mtime_ns, seen.st_size
