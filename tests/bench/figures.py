"""Draw every frame of the shipped exercises: `python -m tests.bench.figures`.

Times are of the processor, a figure each, in a process that has drawn all of them once; ghosts are left out, as they
are second figures. Bytes are those of uncompressed PDF operators.
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
from generator.figure.palette import SRGB
from generator.figure.pens.pdf import PdfPen
from tests.bench.clock import stage

EXERCISES = Path(__file__).parents[2] / "content/exercises"
PALETTE = {role: HexColor(value) for role, value in SRGB.items()}
POSTER = replace(Style.for_mat(63.25), ghost=False)
CARD = Style.for_mat(17.6, "small")
ROUNDS = 5


def frames() -> list[tuple[Figure, str]]:
    """Read every frame of every exercise."""
    files = [yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in sorted(EXERCISES.glob("*.yaml"))]
    figures = [read_figure(data["figure"]) for data in files]
    return [(figure, frame.name) for figure in figures for frame in figure.frames]


def written(drawing: Drawing) -> int:
    """Write a drawing and return its bytes."""
    pen = PdfPen(PALETTE)
    drawing.draw(pen)
    return len("\n".join(pen.operators))


def solved_anew(figure: Figure, style: Style, name: str) -> Drawing:
    """Draw with nothing remembered from before."""
    from generator.figure.contact import settle

    settle.cache_clear()
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


def main() -> None:
    """Measure drawings made anew and taken from the cache."""
    with TemporaryDirectory() as folder:
        cache = Path(folder)
        for label, style in (("poster", POSTER), ("card", CARD)):
            measure(f"{label}, uncached", style, solved_anew)
            measure(f"{label}, cached", style, lambda *what: draw_figure(*what, cache=cache))


if __name__ == "__main__":
    main()
