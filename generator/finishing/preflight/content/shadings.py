"""Gradients: the colour with the most ink that one paints. Source: ISO 32000-2, 8.7.4.5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.finishing.preflight.content.functions import Values, break_points, read_function
from generator.finishing.preflight.content.spaces import Colour, Space, Spaces

STEPS = 64
"""Places at which a gradient is looked at, beside those where it may turn."""
MOST_RECORDS = 50_000
"""Corners or patches of a mesh that are looked at."""
POINTS = {4: (1, 1), 5: (1, 1), 6: (12, 8), 7: (16, 12)}
"""Points of a record of a mesh: of the first patch, and of one that shares an edge with the last."""
COLOURS = {4: (1, 1), 5: (1, 1), 6: (4, 2), 7: (4, 2)}


def shading_colour(shading: Any, spaces: Spaces, named: dict[str, Any]) -> Colour:
    """Give the colour of a gradient that takes the most ink. Raises ValueError for a gradient that cannot be read."""
    space = spaces.read(shading["/ColorSpace"], named)
    if space.family == "Pattern":
        raise ValueError("a gradient in a space of patterns")
    most = max(_values(shading, space), key=space.ink, default=())
    return Colour(space, most, ink=space.ink(most) if most else 0.0)


def _values(shading: Any, space: Space) -> Iterator[Values]:
    """Yield the values that a gradient is painted with, at many places."""
    kind = int(shading["/ShadingType"])
    if "/Function" not in shading:
        yield from _of_mesh(shading, kind, space.channels)
        return
    function = read_function(shading["/Function"])
    if kind == 1:
        low_x, high_x, low_y, high_y = (float(value) for value in shading.get("/Domain", (0, 1, 0, 1)))
        parts = [step / 8 for step in range(9)]
        for x in parts:
            yield from (function((low_x + x * (high_x - low_x), low_y + y * (high_y - low_y))) for y in parts)
        return
    decode = list(shading["/Decode"])[4:6] if kind >= 4 else shading.get("/Domain", (0, 1))
    low, high = (float(value) for value in decode)
    turns = [turn for turn in break_points(shading["/Function"]) if low <= turn <= high]
    for place in [low + step / STEPS * (high - low) for step in range(STEPS + 1)] + turns:
        yield function((place,))


def _of_mesh(shading: Any, kind: int, channels: int) -> Iterator[Values]:
    if kind not in POINTS or not 1 <= channels <= 64:
        raise ValueError(f"there is no gradient of type {kind} without a function")
    place_bits, colour_bits = int(shading["/BitsPerCoordinate"]), int(shading["/BitsPerComponent"])
    flag_bits = 0 if kind == 5 else int(shading["/BitsPerFlag"])
    if not (1 <= place_bits <= 32 and 1 <= colour_bits <= 16 and 0 <= flag_bits <= 8):
        raise ValueError("a gradient without sensible sizes")
    ranges = [float(value) for value in list(shading["/Decode"])[4 : 4 + 2 * channels]]
    data = shading.read_bytes()
    most, position = (1 << colour_bits) - 1, 0
    for _ in range(MOST_RECORDS):
        flag = data[position] >> (8 - flag_bits) & 3 if flag_bits and position < len(data) else 0
        shared = 1 if flag and kind >= 6 else 0
        colours = COLOURS[kind][shared]
        before = flag_bits + 2 * place_bits * POINTS[kind][shared]
        length = (before + colours * channels * colour_bits + 7) // 8
        record = data[position : position + length]
        if len(record) < length:
            return
        bits = int.from_bytes(record)
        for colour in range(colours):
            start = before + colour * channels * colour_bits
            shifts = (8 * length - start - colour_bits * (channel + 1) for channel in range(channels))
            parts = [(bits >> shift & most) / most for shift in shifts]
            yield tuple(
                low + part * (high - low) for part, low, high in zip(parts, ranges[::2], ranges[1::2], strict=False)
            )
        position += length
