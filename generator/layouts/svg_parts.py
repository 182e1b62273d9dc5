"""What an SVG logo takes from elsewhere: fonts for its words, and pictures that are written into it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from generator.layouts.pixel_logos import LogoError, pixels
from generator.pdf.fonts import FAMILIES, letters_of

FONTS = {
    "inter": "inter",
    "atkinson hyperlegible": "atkinson",
    "manrope": "manrope",
    "oswald": "oswald",
    "source serif 4": "source-serif",
}
"""Families as browsers name them, in small letters, by the names that themes have for them."""
NAMED = re.compile(r"font-family\s*:\s*([^;}]+)", re.I)
ODD = re.compile(
    r"@font-face|(?<![\w-])(font|text-transform|text-shadow|font-(?:variant|feature|variation|size-adjust)[\w-]*)\s*:",
    re.I,
)
"""Styles of words that only browsers know, and the short form that may name a font."""
DATA = re.compile(r"data:([^;,]*)((?:;[^;,]*)*),(.*)", re.S)
LETTERED = "text"
"""The element of SVG that holds words."""
HREF = ("href", "{http://www.w3.org/1999/xlink}href")


def font_files(root: Any) -> list[str]:
    """Give the files of the fonts in which the words of a drawing are set.

    Raises LogoError with the line for words in a font that is not ours, or that it has no letters for.
    """
    words = [node for node in root.iter() if name_of(node) == LETTERED]
    if not words:
        return []
    for node in root.iter():
        if odd := ODD.search(styles_of(node)):
            raise LogoError(
                f"{odd[0].rstrip(' :')} is a style of words that only browsers know", int(node.sourceline or 0)
            )
    sheet = [rule for node in root.iter() if name_of(node) == "style" for rule in naming(node.text or "")]
    used: dict[str, None] = {}
    for node in root.iter():
        for named in families_of(node):
            family = FONTS.get(named.split(",")[0].strip(" \"'").casefold())
            if family is None:
                raise LogoError(unknown(f"font {named.strip()}"), int(node.sourceline or 0))
            used[family] = None
    for node in words:
        if not any(
            families_of(each) or any(fits(each, rule) for rule in sheet) for each in (node, *node.iterancestors())
        ):
            raise LogoError(unknown("browser's own font"), int(node.sourceline or 0))
        check_letters("".join(node.itertext()), used, int(node.sourceline or 0))
    return [str(file) for family in used for file in files_of(family)]


def unknown(font: str) -> str:
    """Say that words are in a font that is not ours."""
    ours = ", ".join(name.title() for name in FONTS)
    return f"the words in it are set in the {font}, which is not here: turn them into paths, or use {ours}"


def families_of(node: Any) -> list[str]:
    """Give the lists of families that an element names, in its attribute, its style or its sheet of styles."""
    own = [str(node.get("font-family"))] if node.get("font-family") else []
    return own + [found.strip() for found in NAMED.findall(styles_of(node))]


def naming(sheet: str) -> Iterator[str]:
    """Yield the selectors of a sheet of styles that name a font."""
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        if NAMED.search(body):
            yield from selectors.split(",")


def fits(node: Any, selector: str) -> bool:
    """Say whether the last part of a selector is an element's: its name, a class or its id."""
    last = (selector.split() or [""])[-1]
    known = {"*", name_of(node), f"#{node.get('id')}", *(f".{name}" for name in str(node.get("class", "")).split())}
    parts = re.findall(r"[.#]?[\w-]+|\*", last)
    return bool(parts) and known.issuperset(parts)


def styles_of(node: Any) -> str:
    """Give the styles that an element holds."""
    return f"{node.get('style', '')};{(node.text or '') if name_of(node) == 'style' else ''}"


def check_letters(words: str, families: dict[str, None], line: int) -> None:
    """Raise LogoError for a letter that one of the fonts lacks."""
    for family in families:
        for letter in words:
            if not letter.isspace() and ord(letter) not in letters_of(family):
                raise LogoError(f"the font of its words has no {letter}: turn them into paths", line)


def files_of(family: str) -> Iterator[Traversable]:
    """Yield the files of a family: all weights, upright and slanted."""
    from importlib import resources

    for file in resources.files(FAMILIES[family].package).joinpath("files").iterdir():
        if file.name.endswith(".ttf"):
            yield file


def show_pictures(root: Any) -> None:
    """Put pictures inside a drawing as browsers show them: upright, in the colours that they mean.

    Raises LogoError with the line of one that cannot be read.
    """
    for node in root.iter():
        for name in HREF if name_of(node) == "image" else ():
            link = str(node.get(name, "")).strip()
            if link:
                node.set(name, shown(link, int(node.sourceline or 0)))


def shown(link: str, line: int) -> str:
    """Give a picture in a link as PNG in a link."""
    found = DATA.fullmatch(link)
    if found is None or "svg" in found[1].casefold():
        raise LogoError("the picture in it is no PNG or JPEG", line)
    try:
        data = unquote_to_bytes(found[3])
        data = b64decode(re.sub(rb"\s", b"", data), validate=True) if ";base64" in found[2].casefold() else data
        picture = pixels(data)
    except LogoError as error:
        raise LogoError(f"the picture in it: {error}", line) from None
    except Exception:  # libraries of pictures raise whatever their parts do
        raise LogoError("the picture in it cannot be read", line) from None
    written = BytesIO()
    (picture.convert("RGB") if picture.mode == "CMYK" else picture).save(written, "PNG")
    return f"data:image/png;base64,{b64encode(written.getvalue()).decode()}"


def name_of(node: Any) -> str:
    """Give an element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]
