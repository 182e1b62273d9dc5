"""SVG logos as a browser shows them: as paths where the library draws them alike, or else as pixels.

Whether it does is asked of the pictures themselves: what it draws is compared with what a renderer of SVG's static
features draws. What neither can show as a browser does is refused, with its line.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.layouts.pixel_logos import MOST_PIXELS, LogoError
from generator.layouts.svg_parts import HREF, font_files, name_of, show_pictures

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 1500
"""Pixels of the longer side where paths cannot do: 600 an inch at 63 mm, larger than any logo is placed."""
LOOK, CELLS = 960, 60
"""Pixels of the longer side when two ways are compared, and the squares whose means are."""
GROUND = (123, 163, 201)
"""A colour that logos are not made of, below what is compared."""
UNLIKE = 20
"""Difference of a square (of 255) from which two pictures are not alike; edges of shapes make up to half of it."""
MOST_PARTS = 20_000
"""Parts of a drawing, those that are used again each time, and each twenty characters of a path."""
SLIMMEST = 50
"""Most times that a logo is as long as it is wide, or the other way."""
PICTURED = frozenset(
    (
        *("linearGradient", "radialGradient", "pattern", "mask", "filter", "image", "clipPath", "marker", "switch"),
        *("symbol", "text"),
    )
)
"""Elements that the library draws otherwise, or in colours of its own."""
REFUSED = {
    "foreignObject": "it holds a part of a web page (foreignObject)",
    "animate": "it moves (animate)",
    "animateTransform": "it moves (animateTransform)",
    "set": "it changes (set)",
    **dict.fromkeys(
        (
            "feConvolveMatrix",
            "feDiffuseLighting",
            "feDisplacementMap",
            "feImage",
            "feMorphology",
            "feSpecularLighting",
            "feTile",
            "feTurbulence",
        ),
        "it has a filter that may take hours or looks otherwise in each program",
    ),
}
STYLES = re.compile(
    r"(var|calc|env|oklch|oklab|lch|lab|color|color-mix)\s*\(|@(media|supports|import|container)\b", re.I
)
OUTSIDE = re.compile(r"""url\(\s*["']?\s*(?!["']?\s*(?:#|data:))""", re.I)
INSIDE = re.compile(r"""url\(\s*["']?\s*#([^"')\s]+)""", re.I)
SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 5_000_000
LENGTH = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|mm|cm|in|%)?")


def parsed(data: bytes) -> Any:
    """Read an SVG file and refuse what cannot be shown. Raises LogoError."""
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise LogoError(f"it has more than {MOST_BYTES // 1_000_000} MB")
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LogoError(f"it is no XML: {error}") from None
    if root.tag != f"{SVG}svg":
        raise LogoError('it holds no <svg xmlns="http://www.w3.org/2000/svg">')
    for node in root.iter(etree.Element):
        check(node)
    count_parts(root)
    show_pictures(root)
    drop_size(root)
    return root


def drop_size(root: Any) -> None:
    """Leave the size to the view box where it has the same proportions: only these mean something."""
    width, height = (LENGTH.fullmatch(str(root.get(name, "1")).strip()) for name in ("width", "height"))
    try:
        _, _, wide, high = map(float, re.split(r"[\s,]+", str(root.get("viewBox", "")).strip()))
    except ValueError:
        return
    if width and height and width[2] == height[2] and wide > 0 and high > 0 and float(height[1]) > 0:
        relative = width[2] == "%" or not (root.get("width") and root.get("height"))
        if relative or abs(float(width[1]) / float(height[1]) / (wide / high) - 1) < 0.01:
            for name in {"width", "height"} & set(root.attrib):
                del root.attrib[name]


def check(node: Any) -> None:
    """Refuse an element that a browser shows otherwise than we can, or that asks for a file. Raises LogoError."""
    name, line = name_of(node), int(node.sourceline or 0)
    if name in REFUSED:
        raise LogoError(REFUSED[name], line)
    if name in ("a", "script", "metadata"):
        return
    for attribute in HREF:
        link = str(node.get(attribute, "")).strip()
        if link and not link.startswith(("#", "data:")):
            raise LogoError(f"it asks for another file ({link[:40]}): put it into the logo", line)
    said = " ".join(str(value) for key, value in node.attrib.items() if key not in HREF)
    said += f" {node.text or ''}" if name == "style" else ""
    if found := STYLES.search(said):
        raise LogoError(f"{found[0].rstrip('( ')} is a style that only browsers know", line)
    if OUTSIDE.search(said):
        raise LogoError("it asks for another file (url): put it into the logo", line)


def count_parts(root: Any) -> None:
    """Refuse a drawing that is built to be endless: parts that use parts many times over. Raises LogoError."""
    known = {node.get("id"): node for node in root.iter() if node.get("id")}
    counts: dict[str, int] = {}

    def parts(node: Any, above: frozenset[str]) -> int:
        total = 0
        for each in node.iter():
            total += 1 + len(str(each.get("d", "") or each.get("points", ""))) // 20
            for link in links(each):
                if link in above:
                    raise LogoError(f"{link} uses itself", int(each.sourceline or 0))
                if link in known and link not in counts:
                    counts[link] = parts(known[link], above | {link})
                total += counts.get(link, 0)
        if total > MOST_PARTS:
            raise LogoError(f"it has more than {MOST_PARTS:,} parts", int(node.sourceline or 0))
        return total

    parts(root, frozenset())


def links(node: Any) -> list[str]:
    """Give the names of the parts that an element shows."""
    named = [str(node.get(attribute, ""))[1:] for attribute in HREF if str(node.get(attribute, "")).startswith("#")]
    return named + [name for value in node.attrib.values() for name in INSIDE.findall(str(value))]


def rendered(root: Any, side: int) -> Image:
    """Draw a file as a browser does (mode RGBA), its longer side so many pixels. Raises LogoError."""
    import resvg_py
    from lxml import etree
    from PIL import Image

    said = etree.tostring(root, encoding="unicode")
    as_browsers: dict[str, Any] = {"skip_system_fonts": True, "dpi": 96, "font_files": font_files(root)}
    try:
        small = Image.open(BytesIO(resvg_py.svg_to_bytes(said, width=64, **as_browsers)))
        if max(small.size) > SLIMMEST * min(small.size):
            raise LogoError(f"one of its sides is more than {SLIMMEST} times the other")
        if small.height > small.width:
            data = resvg_py.svg_to_bytes(said, height=side, **as_browsers)
        else:
            data = resvg_py.svg_to_bytes(said, width=side, **as_browsers)
    except ValueError as error:
        raise LogoError(str(error)) from None
    except BaseException as error:  # what goes wrong within the renderer is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise LogoError(f"the program that draws it gives up on it: {error}") from None
    picture = Image.open(BytesIO(data)).convert("RGBA")
    if max(picture.size) > MOST_PIXELS or picture.getchannel("A").getextrema()[1] == 0:
        raise LogoError("it shows nothing")
    return picture


def paths(root: Any) -> Any | None:
    """Give a ReportLab drawing where it is like the file; else nothing. Raises LogoError for one that shows nothing."""
    theirs = rendered(root, LOOK)
    if any(name_of(node) in PICTURED for node in root.iter()):
        return None
    from svglib.svglib import SvgRenderer

    logging.getLogger("svglib.svglib").disabled = True
    try:
        drawing: Any = SvgRenderer("logo.svg").render(root)
        if not plain(drawing):
            return None
        ours = looked_at(drawing)
    except Exception:  # the library raises whatever its parts do
        return None
    return drawing if alike(ours, theirs) else None


def plain(node: Any) -> bool:
    """Say whether a drawing has solid colours alone."""
    from reportlab.graphics.shapes import Group, Path, SolidShape

    for name in ("fillColor", "strokeColor"):
        colour = getattr(node, name, None)
        if colour is not None and getattr(colour, "alpha", 1) != 1:
            return False
    if isinstance(node, Group):
        return all(plain(child) for child in node.contents)
    return isinstance(node, SolidShape) or (isinstance(node, Path) and not node.isClipPath) or is_line(node)


def is_line(node: Any) -> bool:
    """Say whether a shape is a line or lines."""
    from reportlab.graphics.shapes import Line, LineShape

    return isinstance(node, (Line, LineShape))


def looked_at(drawing: Any) -> Image:
    """Draw a ReportLab drawing on the ground's colour, as a viewer of PDFs does."""
    import pypdfium2
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(drawing.width, drawing.height), invariant=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        scale = LOOK / max(drawing.width, drawing.height)
        return document[0].render(scale=scale, fill_color=(*GROUND, 255)).to_pil().convert("RGB")  # type: ignore[no-any-return]
    finally:
        document.close()


def alike(first: Image, second: Image) -> bool:
    """Say whether two pictures (the second see-through) look alike, square by square."""
    from PIL import Image, ImageChops

    if any(abs(a - b) > 2 for a, b in zip(first.size, second.size, strict=True)):
        return False
    ground = Image.new("RGBA", second.size, (*GROUND, 255))
    shown = Image.alpha_composite(ground, second).convert("RGB")
    share = CELLS / max(shown.size)
    cells = max(1, round(shown.width * share)), max(1, round(shown.height * share))
    small = [one.resize(cells, Image.Resampling.BOX) for one in (first, shown)]
    extrema: Any = ImageChops.difference(*small).getextrema()
    return all(most < UNLIKE for _, most in extrema)


def used(root: Any) -> str:
    """Name what a file uses that paths cannot show, for a message."""
    found = Counter(name_of(node) for node in root.iter() if name_of(node) in PICTURED)
    return ", ".join(sorted(found)) or "effects"
