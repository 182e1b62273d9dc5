"""A pen that writes SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from generator.figure.drawing import MM_PER_POINT, Contour, Drawing, Lettering, Paint, Shape, Stroke


@dataclass
class SvgPen:
    """Collect SVG elements in millimetres; the palette gives each role a colour like #rrggbb."""

    palette: Mapping[str, str]
    family: str = "sans-serif"
    elements: list[str] = field(default_factory=list)

    def shape(self, shape: Shape) -> None:
        """Write a shape as one path."""
        path = "".join(_path(contour) for contour in shape.contours)
        words = [f'd="{path}"', *self.painted(shape.fill, shape.stroke.paint if shape.stroke else None)]
        if shape.stroke:
            words += self._line(shape.stroke)
        self.elements.append(f"<path {' '.join(words)}/>")

    def _line(self, stroke: Stroke) -> list[str]:
        words = [f'stroke-width="{stroke.width * MM_PER_POINT:.3g}"']
        words.append('stroke-linejoin="round"')
        if stroke.round_ends:
            words.append('stroke-linecap="round"')
        if stroke.dash:
            words.append(f'stroke-dasharray="{" ".join(f"{d * MM_PER_POINT:.3g}" for d in stroke.dash)}"')
        return words

    def lettering(self, lettering: Lettering) -> None:
        """Write a word as text."""
        colour = self.painted(lettering.paint)[0]
        self.elements.append(
            f'<text x="{lettering.x:g}" y="{-lettering.y:g}" font-family={quoteattr(self.family)} '
            f'font-size="{lettering.size * MM_PER_POINT:.3g}" font-weight="{lettering.weight}" '
            f'text-anchor="{lettering.anchor}" {colour}>{escape(lettering.text)}</text>'
        )

    def painted(self, fill: Paint | None, line: Paint | None = None) -> list[str]:
        """Return the attributes that fill a shape and draw its line in paints."""
        words = [f'fill="{colour_of(fill, self.palette) if fill else "none"}"']
        return words + ([f'stroke="{colour_of(line, self.palette)}"'] if line else [])


def colour_of(paint: Paint, palette: Mapping[str, str]) -> str:
    """Return a paint's colour like #rrggbb, mixed in sRGB."""
    first = palette[paint.role]
    return mixed(first, palette[paint.towards], paint.share) if paint.towards else first


def _path(contour: Contour) -> str:
    words = [f"M{_pairs(contour.start)}"]
    words += [f"{'L' if len(segment) == 2 else 'C'}{_pairs(segment)}" for segment in contour.segments]
    return "".join(words) + ("Z" if contour.closed else "")


def _pairs(values: Sequence[float]) -> str:
    """Write points: y grows downwards in SVG."""
    return " ".join(_mm(-value if k % 2 else value) for k, value in enumerate(values))


def _mm(value: float) -> str:
    """Write millimetres to the hundredth."""
    return f"{round(value, 2) + 0.0:g}"


def mixed(a: str, b: str, share: float) -> str:
    """Return the colour `share` of the way from one #rrggbb to another."""
    pairs = [(int(a[k : k + 2], 16), int(b[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def svg_of(drawing: Drawing, palette: Mapping[str, str], title: str = "", margin: float = 1.0) -> str:
    """Return a whole SVG document of a drawing; `title` becomes its accessible name, margins are millimetres."""
    pen = SvgPen(palette)
    drawing.draw(pen)
    left, _, _, top = drawing.bounds
    width, height = drawing.width + 2 * margin, drawing.height + 2 * margin
    name = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{height:.2f}mm" role="img" '
        f'viewBox="{left - margin:.2f} {-top - margin:.2f} {width:.2f} {height:.2f}">{name}\n'
        + "\n".join(pen.elements)
        + "\n</svg>\n"
    )
