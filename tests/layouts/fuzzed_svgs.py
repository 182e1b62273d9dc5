"""Drawings for fuzzing: SVG put together of all that browsers know, and damaged.

`python -m tests.layouts.fuzzed_svgs 10000 FILE` tries so many, and says how many and how long the slowest took; one
that fails is written to FILE.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from io import BytesIO
from pathlib import Path

from generator.errors import ContentError
from generator.layouts import logos
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.pdf.colouring import Colouring

NUMBERS = ("0", "1", "5", "50", "99", "-20", ".5", "1e3", "1e-9", "1e9", "50%", "2em", "nan", "10mm", "")
COLOURS = (
    "#c33", "#005aa0", "red", "none", "currentColor", "rgb(1,2,3)", "rgba(9,9,9,.4)", "hsl(120,50%,50%)", "url(#a)",
    "url(#b)", "url(#missing)", "transparent", "inherit", "context-fill", "#12", "",
)  # fmt: skip
ATTRIBUTES = {
    "fill": COLOURS, "stroke": COLOURS, "stroke-width": NUMBERS, "opacity": NUMBERS, "fill-opacity": NUMBERS,
    "transform": ("rotate(45)", "scale(0)", "translate(9,9)", "matrix(1 0 0 1 5 5)", "skewX(89)", "rotate()",
                  "scale(1e9)"),
    "fill-rule": ("evenodd", "nonzero"), "stroke-dasharray": ("5 3", "0", "1e-9", "none"),
    "clip-path": ("url(#a)", "none"),
    "mask": ("url(#b)",), "filter": ("url(#a)",), "display": ("none", "inline"), "visibility": ("hidden",),
    "style": ("fill:red", "mix-blend-mode:multiply", "fill:url(#a)", ";;", "stroke-width:3;opacity:.2"),
    "class": ("a",), "stroke-linejoin": ("miter", "round"), "x": NUMBERS, "y": NUMBERS, "width": NUMBERS,
    "height": NUMBERS, "cx": NUMBERS, "cy": NUMBERS, "r": NUMBERS, "rx": NUMBERS, "x1": NUMBERS, "y2": NUMBERS,
    "d": ("M10 10h80v80z", "M0 0L100 100", "M", "M10 10A40 40 0 1 1 90 50", "M0 0nan",
          "M1 1C2 2 3 3 4 4S9 9 8 8Q1 2 3 4T5 6z"),
    "points": ("1,1 50,50 9,80", "1", ""), "href": ("#a", "#b", "#missing", "data:image/png;base64,iVBORw0KGgo="),
    "offset": NUMBERS, "stop-color": COLOURS, "gradientUnits": ("userSpaceOnUse",), "patternUnits": ("userSpaceOnUse",),
    "viewBox": ("0 0 10 10", "0 0 0 0", "x"), "preserveAspectRatio": ("none", "xMinYMid slice"), "id": ("a", "b", "c"),
    "stdDeviation": NUMBERS, "in": ("SourceAlpha",), "marker-end": ("url(#a)",),
    "vector-effect": ("non-scaling-stroke",),
}  # fmt: skip
ELEMENTS = (
    "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "symbol", "svg", "defs", "style",
    "linearGradient", "radialGradient", "stop", "pattern", "mask", "clipPath", "filter", "feGaussianBlur", "feOffset",
    "feFlood", "feBlend", "feMerge", "feMergeNode", "feColorMatrix", "image", "marker", "title", "switch", "a",
    "unknown",
)  # fmt: skip
REFUSED = ("text", "foreignObject", "feTurbulence", "set")
SEEN = '<circle cx="40" cy="30" r="20" fill="#080"/>'
"""Something to see, whatever becomes of the rest."""
SLOWEST = 20.0
"""Seconds that one drawing may take."""


def element(random_one: random.Random, depth: int) -> str:
    """Make an element with a few attributes and children."""
    name = random_one.choice(ELEMENTS if random_one.random() < 0.99 else REFUSED)
    chosen = random_one.sample(sorted(ATTRIBUTES), random_one.randint(0, 6))
    if random_one.random() < 0.8:
        chosen = [each for each in chosen if each != "href"]
    attributes = " ".join(f'{each}="{random_one.choice(ATTRIBUTES[each])}"' for each in chosen)
    if name == "style":
        return "<style>.a{fill:#c33;stroke:url(#a)} #b{opacity:.5}</style>"
    inner = "".join(element(random_one, depth - 1) for _ in range(random_one.randint(0, 3))) if depth else ""
    return f"<{name} {attributes}>{inner}</{name}>"


def drawing(seed: int) -> bytes:
    """Make a drawing; one of eight is damaged."""
    chance = random.Random(seed)
    size = chance.choice(
        ('viewBox="0 0 100 100"', 'width="100" height="60"', 'width="5cm" height="50%"', 'viewBox="x"', "")
    )
    inner = "".join(element(chance, 3) for _ in range(chance.randint(1, 5)))
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{SEEN}{inner}</svg>'.encode()
    if chance.random() < 0.125:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randint(0, 9) :]
    return data


def try_drawing(path: Path, data: bytes) -> bool:
    """Read a drawing as a logo and paint it; tell whether it was drawn. Raises whatever is not meant to be told."""
    path.write_bytes(data)
    colouring = Colouring("cmyk" if len(data) % 2 else "rgb")
    try:
        made = logos.logo(path, colouring)
    except ContentError as error:
        if not str(error).startswith(f"{path.name}: cannot be drawn: "):
            raise
        return False
    _, _, width, height = made.artwork.bounds
    canvas = PressCanvas(BytesIO(), pagesize=(width, height), setup=PageSetup(space=colouring.space, links=False))
    made.artwork.paint(canvas)
    canvas.save()
    return True


def main() -> None:
    count, failed = int(sys.argv[1]), Path(sys.argv[2])
    slowest, drawn = 0.0, 0
    for seed in range(count):
        data = drawing(seed)
        began = time.perf_counter()
        try:
            drawn += try_drawing(failed, data)
        except Exception:
            traceback.print_exc()
            sys.exit(f"{failed}: seed {seed}")
        slowest = max(slowest, time.perf_counter() - began)
        assert slowest < SLOWEST, seed
    print(f"{count} drawings, {drawn} drawn, the slowest in {slowest:.2f} s")


if __name__ == "__main__":
    main()
