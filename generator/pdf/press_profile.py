"""An ICC profile of a standard offset press, made from published aims: for turning screen colours into inks.

A colour of four dots is the mean of the sixteen colours of solids and paper that they overlap to, by their areas
(Neugebauer's equations with Demichel's shares), each dot having grown in print. The separation uses as much black as
it can: greys stay grey when plates are a hair off, and little ink has to dry.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
WHITE = np.array([0.9642, 1.0, 0.8249])
"""D50, the light of profiles (ICC.1:2022, 7.2.16)."""
GRID, FORWARD_GRID = 17, 9
"""Nodes a side of the tables from seen colour to inks, and back."""
OVER_BLACK = 0.26
"""Power with which ink under black still darkens it: black alone has L* 16, all four about 8."""
SLACK = 0.6
"""Difference, in hundredths of Oklab, for which black may stand in."""
TO_CONES = np.array([[0.74318, 0.34925, -0.09243], [0.00547, 0.93705, 0.05748], [0.04471, 0.25288, 0.70241]])
FROM_CONES = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
) * 100  # fmt: skip
"""Oklab (B. Ottosson, 2020), in which blue keeps its hue when it fades; from shares of the light of white."""


@dataclass(frozen=True, slots=True)
class PressColours:
    """The colours (CIELAB, D50) of paper and solids C, M, Y, C+M, C+Y, M+Y, C+M+Y, K, and how far a half dot grows.

    Source: the aims of ISO 12647-2:2013 for its papers 1 and 5.
    """

    paper: tuple[float, float, float]
    solids: tuple[tuple[float, float, float], ...]
    growth: float


COATED = PressColours(
    (95, 1.5, -6),
    ((56, -36, -51), (48, 75, -4), (89, -4, 93), (25, 20, -46), (50, -65, 26), (48, 68, 46), (23, 0, -1), (16, 0, 0)),
    0.16,
)
UNCOATED = PressColours(
    (93.5, 2.5, -10),
    ((59, -24, -48), (54, 59, -3), (87, -4, 70), (37, 9, -31), (52, -43, 13), (52, 55, 26), (32, 0, -3), (33, 1, 0)),
    0.22,
)


@cache
def press_profile(coated: bool, ink: float) -> bytes:
    """Make the profile of a press on coated or uncoated paper, which takes at most `ink` percent."""
    model = _Model(COATED if coated else UNCOATED)
    nodes = np.arange(GRID) / (GRID - 1) * 65535
    lab = np.array(list(product(nodes / 652.8, nodes / 256 - 128, nodes / 256 - 128)))
    inks = model.inks(np.clip(lab, [0, -128, -128], [100, 128, 128]), ink / 100)
    steps = np.arange(FORWARD_GRID) / (FORWARD_GRID - 1)
    seen = model.lab(np.array(list(product(steps, repeat=4))))
    coded = (seen * [652.8, 256, 256] + [0, 32768, 32768]) / 65535
    name = f"Offset, {'coated' if coated else 'uncoated'} paper, {ink:g} % ink"
    return _written(name, _table(3, GRID, inks), _table(4, FORWARD_GRID, coded))


@cache
def black_for_grey(coated: bool) -> tuple[int, ...]:
    """Give the black (0 to 255) for each grey of a screen (0 to 255): black alone, from paper to solid."""
    model = _Model(COATED if coated else UNCOATED)
    dots = np.zeros((1025, 4))
    dots[:, 3] = np.linspace(0, 1, 1025)
    shade = model.xyz(dots)[:, 1]
    level = np.arange(256) / 255
    light = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    wanted = shade[-1] + light * (1 - shade[-1])
    return tuple(int(value) for value in np.round(np.interp(-wanted, -shade, dots[:, 3]) * 255))


class _Model:
    """What dots look like beside the paper, and which dots look like a colour."""

    def __init__(self, press: PressColours) -> None:
        paper = _xyz_of(np.array([press.paper], float))[0]
        solids = np.vstack([np.ones(3), _xyz_of(np.array(press.solids, float)) / paper])
        cyan, magenta, yellow, both, green, red, all_three, black = solids[1:]
        # by the bits of cyan, magenta, yellow
        self.colours = np.array([solids[0], yellow, magenta, red, cyan, green, both, all_three])
        self.under_black = black * self.colours**OVER_BLACK
        self.growth = press.growth

    def xyz(self, dots: Values) -> Values:
        """Give the share of the paper's light that rows of dots (0 to 1) return."""
        grown = dots + 4 * self.growth * dots * (1 - dots)
        c, m, y, k = (grown[:, i, None] for i in range(4))
        shares = [(c if i & 4 else 1 - c) * (m if i & 2 else 1 - m) * (y if i & 1 else 1 - y) for i in range(8)]
        areas = np.hstack(shares)
        return np.asarray((1 - k) * (areas @ self.colours) + k * (areas @ self.under_black))

    def lab(self, dots: Values) -> Values:
        """Give what rows of dots look like, the paper being white."""
        root = np.cbrt(np.maximum(self.xyz(dots), 0.008856))
        x, y, z = root.T
        return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)

    def inks(self, lab: Values, most: float) -> Values:
        """Find dots for colours: those that look like it with the most black; `most` is the sum of all four.

        A screen's black becomes the darkest that the press has.
        """
        dark = self.lab(np.array([[0.7, 0.7, 0.7, 1.0]]))[0, 0]
        wanted = _oklab(_xyz_of(lab * [(100 - dark) / 100, 1, 1] + [dark, 0, 0]) / WHITE)
        low, high = np.zeros(len(lab)), np.ones(len(lab))
        best, least = self._coloured(wanted, low)
        for _ in range(7):
            middle = (low + high) / 2
            found, missed = self._coloured(wanted, middle)
            fits = missed <= least + SLACK
            low, high = np.where(fits, middle, low), np.where(fits, high, middle)
            best = np.where(fits[:, None], found, best)
        room = np.maximum(most - best[:, 3], 0) / np.maximum(best[:, :3].sum(axis=1), 1e-9)
        best[:, :3] *= np.minimum(room, 1)[:, None]
        return best

    def _coloured(self, wanted: Values, black: Values) -> tuple[Values, Values]:
        """Find cyan, magenta and yellow beside a black by damped Gauss-Newton steps; give dots and what they miss."""
        dots = np.full((len(wanted), 4), 0.3)
        dots[:, 3] = black
        for _ in range(12):
            seen = _oklab(self.xyz(dots))
            slopes = []
            for ink in range(3):
                nudged = dots.copy()
                nudged[:, ink] += 1e-3
                slopes.append((_oklab(self.xyz(nudged)) - seen) * 1e3)
            slope = np.stack(slopes, axis=2)
            square = np.einsum("nji,njk->nik", slope, slope) + 1.0 * np.eye(3)
            pull = np.einsum("nji,nj->ni", slope, wanted - seen)
            dots[:, :3] = np.clip(dots[:, :3] + np.linalg.solve(square, pull[..., None])[..., 0], 0, 1)
        return dots, np.sqrt(((_oklab(self.xyz(dots)) - wanted) ** 2).sum(axis=1))


def _oklab(xyz: Values) -> Values:
    return np.asarray(np.cbrt(xyz @ TO_CONES.T) @ FROM_CONES.T)


def _xyz_of(lab: Values) -> Values:
    y = (lab[:, 0] + 16) / 116
    root = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=1)
    return np.asarray(root**3 * WHITE)


def _table(inputs: int, grid: int, values: Values) -> bytes:
    """Write a table of 16 bits without curves (ICC.1:2022, 10.10)."""
    outputs = values.shape[1]
    numbers = np.round(np.clip(values, 0, 1) * 65535).astype(">u2")
    matrix = struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    straight = struct.pack(">2H", 0, 65535)
    head = b"mft2" + bytes(4) + bytes([inputs, outputs, grid, 0]) + matrix + struct.pack(">2H", 2, 2)
    return b"".join((head, straight * inputs, numbers.tobytes(), straight * outputs))


def _written(name: str, to_inks: bytes, to_seen: bytes) -> bytes:
    """Put a profile of version 2 together (ICC.1:2001-04, 6.1)."""
    text = name.encode("ascii") + b"\0"
    said = b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78)
    white = b"XYZ " + bytes(4) + struct.pack(">3i", *(round(part * 65536) for part in WHITE))
    tags = {
        b"desc": said,
        b"cprt": b"text" + bytes(4) + b"No copyright; made from published aims\0",
        b"wtpt": white,
        b"A2B0": to_seen,
        b"B2A0": to_inks,
    }
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for tag, data in tags.items():
        table += struct.pack(">4sII", tag, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = at + len(body)
    light = struct.pack(">3i", *(round(part * 65536) for part in WHITE))
    day = struct.pack(">6H", 2013, 12, 15, 0, 0, 0)
    head = struct.pack(">I4s4s4s4s4s", size, bytes(4), b"\x02\x40\0\0", b"prtr", b"CMYK", b"Lab ") + day + b"acsp"
    head = head + bytes(68 - len(head)) + light
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + body
