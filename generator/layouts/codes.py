"""QR codes as one filled path, so that no viewer shows seams between the modules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.figure.cache import drawn_once
from generator.figure.drawing import Contour, Drawing, Paint, Shape

QUIET_ZONE = 4
"""Modules left white around a code (ISO/IEC 18004, 6.3.8)."""

Corner = tuple[int, int]


def kept_code(address: str, dark: bool, folder: Path | None) -> Drawing:
    """Draw the QR code of an address, or take it from a folder of drawings."""
    return drawn_once(folder, ("code", Path(__file__).read_bytes(), address, dark), lambda: code(address, dark))


def code(address: str, dark: bool = False) -> Drawing:
    """Draw the QR code of an address, one unit a module; the bounds hold the quiet zone.

    On `dark` pages it stands on a pale ground: many readers know no code of pale modules.
    """
    import segno

    symbol = segno.make_qr(address, error="m")
    rows = tuple(tuple(bool(module) for module in row) for row in symbol.matrix)
    side = len(rows) + QUIET_ZONE
    bounds = (-QUIET_ZONE, -QUIET_ZONE, side, side)
    corners = ((side, -QUIET_ZONE), (side, side), (-QUIET_ZONE, side), (-QUIET_ZONE, -QUIET_ZONE))
    ground = [Shape((Contour(corners[-1], corners[:-1]),), Paint("ink"))] if dark else []
    modules = Shape(tuple(outlines(rows)), Paint("paper" if dark else "ink"))
    return Drawing(bounds, (*ground, modules))


def outlines(rows: Sequence[Sequence[bool]]) -> Iterator[Contour]:
    """Trace the borders of the dark modules, dark on the left; the first row is the top one."""
    ways = borders(rows)
    while ways:
        start = min(ways)
        corners = [start]
        while (there := follow(ways, corners[-1])) != start:
            corners.append(there)
        turns = [
            b for a, b, c in zip([corners[-1], *corners], corners, [*corners[1:], corners[0]], strict=False)
            if (b[0] - a[0], b[1] - a[1]) != (c[0] - b[0], c[1] - b[1])
        ]  # fmt: skip
        yield Contour(turns[0], tuple(turns[1:]))


def borders(rows: Sequence[Sequence[bool]]) -> dict[Corner, list[Corner]]:
    """List the unit steps between a dark and a light module, by the corner they start from."""
    height = len(rows)

    def dark(x: int, y: int) -> bool:
        return 0 <= y < height and 0 <= x < len(rows[0]) and rows[height - 1 - y][x]

    ways: dict[Corner, list[Corner]] = {}
    for y in range(height):
        for x in range(len(rows[0])):
            if not dark(x, y):
                continue
            for (dx, dy), start, end in (
                ((0, -1), (x, y), (x + 1, y)),
                ((1, 0), (x + 1, y), (x + 1, y + 1)),
                ((0, 1), (x + 1, y + 1), (x, y + 1)),
                ((-1, 0), (x, y + 1), (x, y)),
            ):
                if not dark(x + dx, y + dy):
                    ways.setdefault(start, []).append(end)
    return ways


def follow(ways: dict[Corner, list[Corner]], corner: Corner) -> Corner:
    """Take one step from a corner off the list and return where it leads."""
    there = ways[corner].pop()
    if not ways[corner]:
        del ways[corner]
    return there
