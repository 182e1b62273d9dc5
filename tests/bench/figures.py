"""Draw every frame of the shipped figures: `python -m tests.bench.figures`.

Times are of the processor, a figure each, in a process that has drawn all of them once; ghosts are left out, as they
are second figures. Bytes are those of uncompressed PDF operators; the last lines are of whole pictures, with ghosts,
bones and all marks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import yaml
from reportlab.lib.colors import HexColor

from generator.figure import Drawing, Figure, Style, draw_figure, read_figure
from generator.figure.pens.pdf import PdfPen
from generator.figure.stage.colours import SRGB
from tests.bench.clock import stage

CONTENT = Path(__file__).parents[2] / "content"
PALETTE = {role: HexColor(value) for role, value in SRGB.items()}
WHOLE_POSTER = Style.for_mat(63.25)
POSTER = replace(WHOLE_POSTER, ghost=False)
CARD = Style.for_mat(17.6, "small")
ROUNDS = 5


def figures(folder: str) -> dict[str, Figure]:
    """Read every figure in a folder of content."""
    files = {path.stem: path.read_text("utf-8") for path in sorted((CONTENT / folder).rglob("*.yaml"))}
    return {name: read_figure(yaml.load(text, Loader=yaml.BaseLoader)["figure"]) for name, text in files.items()}


def frames() -> list[tuple[Figure, str]]:
    """Read every frame of every exercise."""
    return [(figure, frame.name) for figure in figures("exercises").values() for frame in figure.frames]


def written(drawing: Drawing) -> int:
    """Write a drawing and return its bytes."""
    pen = PdfPen(PALETTE)
    drawing.draw(pen)
    return len("\n".join(pen.operators))


def solved_anew(figure: Figure, style: Style, name: str) -> Drawing:
    """Draw with nothing of any pose remembered; what is made once for a person or a shape of hand stays."""
    from generator.figure.body.contact import settle
    from generator.figure.body.skeleton import _neck, _spine

    for of_poses in (settle, _spine, _neck):
        of_poses.cache_clear()
    return draw_figure(figure, style, name)


def measure(label: str, style: Style, draw: Callable[[Figure, Style, str], Drawing]) -> None:
    """Print the mean over all frames: each frame's quickest of several rounds, and its bytes."""
    everything = frames()
    with stage(label) as note:
        quickest, sizes = [float("inf")] * len(everything), [0] * len(everything)
        for _ in range(ROUNDS):
            for k, (figure, name) in enumerate(everything):
                began = process_time()
                sizes[k] = written(draw(figure, style, name))
                quickest[k] = min(quickest[k], (process_time() - began) * 1000)
        mean, size = sum(quickest) / len(quickest), sum(sizes) / len(sizes) / 1000
        note.text = f"{mean:.1f} ms and {size:.1f} kB a figure, at most {max(sizes) / 1000:.1f} kB"


def measure_whole(label: str, style: Style) -> None:
    """Print which picture of all that ship takes the most bytes."""
    shipped = {**figures("exercises"), **figures("figures")}
    with stage(label) as note:
        sizes = {
            f"{name} {frame.name}": written(draw_figure(figure, style, frame.name))
            for name, figure in shipped.items()
            for frame in figure.frames
        }
        largest = max(sizes, key=lambda name: sizes[name])
        note.text = f"at most {sizes[largest] / 1000:.1f} kB: {largest}"


def main() -> None:
    """Measure drawings made anew and taken from the cache, then whole pictures."""
    with TemporaryDirectory() as folder:
        cache = Path(folder)
        for label, style in (("poster", POSTER), ("card", CARD)):
            measure(f"{label}, uncached", style, solved_anew)
            measure(f"{label}, cached", style, lambda *what: draw_figure(*what, cache=cache))
    measure_whole("poster, with ghosts", WHOLE_POSTER)
    measure_whole("card, with everything", CARD)


if __name__ == "__main__":
    main()
