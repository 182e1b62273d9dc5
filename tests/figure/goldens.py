"""What every shipped figure looks like: a few numbers for each colour, and one sheet with all of them.

Numbers are compared with a tolerance, as processors round differently in the last place.

Run `python tests/figure/goldens.py` to keep the present look, after looking at the sheet.
"""

from __future__ import annotations

import io
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
NUMBERS = HERE / "goldens.json"
SHEET = HERE / "contact-sheet.png"
STEPS = 6
COLUMNS, CELL, DPI = 6, (64.0, 46.0), 60


def look(name: str, frame: str) -> dict[str, object]:
    """Return a drawing's digest, bounds in mm, and painted area of each role in square mm."""
    from shipped_figures import figure_named

    from generator.figure import Style, draw_figure
    from generator.figure.drawing import Lettering

    drawing = draw_figure(figure_named(name), Style.for_mat(150), frame)
    areas: dict[str, float] = defaultdict(float)
    middles: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for item in drawing.items:
        if not isinstance(item, Lettering) and item.fill:
            areas[item.fill.role] += sum(abs(area(contour)) for contour in item.contours)
            middles[item.fill.role] += [middle(contour) for contour in item.contours]
    return {
        "bounds": [round(value, 1) for value in drawing.bounds],
        "areas": {role: round(value) for role, value in sorted(areas.items())},
        "middles": {
            role: [round(sum(axis) / len(axis), 1) for axis in zip(*middles[role], strict=True)]
            for role in sorted(middles)
        },
    }


def flat(contour) -> list[tuple[float, float]]:
    """Return points all along a contour, so that it does not matter where its curves begin and end."""
    points = [contour.start]
    for segment in contour.segments:
        (x0, y0), (x3, y3) = points[-1], segment[-2:]
        x1, y1, x2, y2 = segment[:4] if len(segment) == 6 else (x0, y0, x3, y3)
        for t in (k / STEPS for k in range(1, STEPS + 1)):
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


def middle(contour) -> tuple[float, float]:
    """Return the middle of a contour's outline: each stretch counts by its length."""
    points = flat(contour)
    spans = list(zip(points, [*points[1:], points[0]], strict=True))
    lengths = [math.dist(a, b) for a, b in spans]
    whole = max(sum(lengths), 1e-9)
    return tuple(sum(n * (a[k] + b[k]) / 2 for n, (a, b) in zip(lengths, spans, strict=True)) / whole for k in (0, 1))


def area(contour) -> float:
    """Return the area of a contour."""
    points = flat(contour)
    turns = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in turns) / 2


def contact_sheet():
    """Return a picture of every frame that ships, in rows on common floors."""
    import pypdfium2
    from reportlab.pdfgen import canvas
    from shipped_figures import ALL_FRAMES, PALETTE, figure_named

    from generator.figure import Style, draw_figure
    from generator.figure.pens.pdf import PdfPen

    mm = 72 / 25.4
    rows = -(-len(ALL_FRAMES) // COLUMNS)
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(COLUMNS * CELL[0] * mm, rows * CELL[1] * mm))
    for k, (name, frame) in enumerate(ALL_FRAMES):
        style = Style.for_mat(60) if any(p.kind == "mat" for p in figure_named(name).props) else Style(scale=24.0)
        drawing = draw_figure(figure_named(name), style, frame)
        left, bottom, right, _ = drawing.bounds
        x = (k % COLUMNS + 0.5) * CELL[0] - (left + right) / 2
        y = (rows - 1 - k // COLUMNS) * CELL[1] + 2 - bottom
        pen = PdfPen(PALETTE)
        drawing.draw(pen)
        pen.place(page, x * mm, y * mm)
    page.save()
    return pypdfium2.PdfDocument(out.getvalue())[0].render(scale=DPI / 72).to_pil().convert("RGB")


def keep() -> None:
    """Write the present look over the kept one."""
    from shipped_figures import ALL_FRAMES

    kept = {f"{name}/{frame}": look(name, frame) for name, frame in ALL_FRAMES}
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in kept.items())
    NUMBERS.write_text(f"{{\n{lines}\n}}\n", "utf-8")
    contact_sheet().quantize(96).save(SHEET, optimize=True)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    keep()
