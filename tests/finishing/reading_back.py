"""Read finished sheets back, without the plans they were made from: where pages and words really are, in mm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from math import atan2, degrees

import pikepdf
import pypdfium2

MM = 72 / 25.4


@dataclass(frozen=True)
class Placed:
    """A page as it was placed: which object of the file it is, the clip, the trimmed area, rotation and scale."""

    object: int
    clip: tuple[float, float, float, float]
    area: tuple[float, float, float, float]
    rotation: int
    scale: float


def placed_pages(pdf: bytes, trim: tuple[float, float, float, float]) -> list[list[Placed]]:
    """Give what is placed on each page; `trim` is the trimmed area (left, bottom, width, height) of source pages."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            if "/Contents" not in page:
                found.append([])
                continue
            text = page.Contents.read_bytes().decode()
            pattern = r"q (\S+ \S+ \S+ \S+) re W n (\S+ \S+ \S+ \S+ \S+ \S+) cm /(P\d+) Do Q"
            forms = page.Resources.XObject
            found.append(
                [
                    _placed(clip, matrix, forms[f"/{name}"].objgen[0], trim)
                    for clip, matrix, name in re.findall(pattern, text)
                ]
            )
    return found


def _placed(clip: str, matrix: str, number: int, trim: tuple[float, float, float, float]) -> Placed:
    a, b, c, d, e, f = map(float, matrix.split())
    corners = [
        (a * x * MM + c * y * MM + e, b * x * MM + d * y * MM + f)
        for x in (trim[0], trim[0] + trim[2])
        for y in (trim[1], trim[1] + trim[3])
    ]
    xs, ys = zip(*corners, strict=True)
    area = min(xs) / MM, min(ys) / MM, (max(xs) - min(xs)) / MM, (max(ys) - min(ys)) / MM
    bounds = tuple(float(value) / MM for value in clip.split())
    return Placed(number, bounds, area, round(degrees(atan2(b, a))) % 360, (a * a + b * b) ** 0.5)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [(round(float(p.mediabox[2]) / MM, 2), round(float(p.mediabox[3]) / MM, 2)) for p in opened.pages]


@dataclass(frozen=True)
class Word:
    """Words found on a page: bounds in mm, and where the first letter stands to the last: right, left, up or down."""

    left: float
    bottom: float
    right: float
    top: float
    runs: str


def words_on(pdf: bytes, page: int, wanted: str) -> list[Word]:
    """Find words as PDFium reads them, wherever they stand."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[page].get_textpage()
        search = text.search(wanted, match_case=True)
        found = []
        while (hit := search.get_next()) is not None:
            boxes = [text.get_charbox(index) for index in range(hit[0], hit[0] + hit[1])]
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            across, up = boxes[-1][0] - boxes[0][0], boxes[-1][1] - boxes[0][1]
            runs = ("right" if across > 0 else "left") if abs(across) > abs(up) else ("up" if up > 0 else "down")
            found.append(Word(min(lefts) / MM, min(bottoms) / MM, max(rights) / MM, max(tops) / MM, runs))
        return found
    finally:
        document.close()


def text_of(pdf: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].get_textpage().get_text_range()
    finally:
        document.close()


def numbers_on(pdf: bytes, page: int) -> list[int]:
    """Give the numbers of sample pages seen on a sheet, as far as their middle stands on it."""
    width, height = page_sizes(pdf)[page]
    seen = []
    for number in map(int, re.findall(r"\bp(\d+)\b", text_of(pdf, page))):
        for word in words_on(pdf, page, f"p{number}"):
            x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
            if 0 <= x <= width and 0 <= y <= height:
                seen.append((x, number))
                break
    return [number for _, number in sorted(seen)]
