"""All that is painted is walked: wherever it stands, it is told, with its true size and place."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from sound_files import blank, broken, drawn, told, type3, written

from generator.finishing.preflight import preflight
from generator.targets import TARGETS
from generator.units import MM

RED = b"1 0 0 rg 0 0 9 9 re f"
BOX = b"60 60 40 40 re f"
RGB = "something is painted in RGB (DeviceRGB)"
Make = Callable[[Pdf], Any]


def form(content: bytes, **entries: Any) -> Make:
    def make(pdf: Pdf) -> Stream:
        made = {key: value(pdf) if callable(value) else value for key, value in entries.items()}
        about = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 90, 90], "Resources": Dictionary()} | made
        return pdf.make_stream(content, **about)

    return make


def cell(content: bytes, **entries: Any) -> Make:
    about = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": [0, 0, 9, 9], "XStep": 9, "YStep": 9}
    return form(content, **(about | entries))


def named(**things: Any) -> Make:
    return lambda pdf: Dictionary(
        {f"/{key}": thing(pdf) if callable(thing) else thing for key, thing in things.items()}
    )


def image(data: bytes, **entries: Any) -> Make:
    def make(pdf: Pdf) -> Stream:
        made = {key: value(pdf) if callable(value) else value for key, value in entries.items()}
        about = {"Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
        return pdf.make_stream(data, **(about | made))

    return make


def packed(data: bytes, name: str, **entries: Any) -> Make:
    def make(pdf: Pdf) -> Stream:
        stream: Stream = image(b"", **entries)(pdf)
        stream.write(data, filter=Name(f"/{name}"))
        return stream

    return make


def mixture(*values: float) -> Dictionary:
    """A function from no ink to a colour."""
    return Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * len(values), C1=list(values))


def gradient(space: Any, function: Any, **entries: Any) -> Make:
    def make(pdf: Pdf) -> Dictionary:
        made = function(pdf) if callable(function) else function
        about = {"ShadingType": 2, "ColorSpace": space, "Coords": [0, 0, 99, 0], "Function": made} | entries
        return Dictionary({f"/{key}": value for key, value in about.items()})

    return make


def shaded(space: Any, function: Any, **entries: Any) -> Make:
    shading = gradient(space, function, **entries)
    return lambda pdf: Dictionary(PatternType=2, Shading=shading(pdf))


def spot(alternate: str, *names: str, mix: Any = None) -> Array:
    mixed = mix or mixture(*(0.5,) * {"DeviceRGB": 3, "DeviceCMYK": 4, "Lab": 3}[alternate])
    base = Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]) if alternate == "Lab" else Name(f"/{alternate}")
    if len(names) == 1:
        return Array([Name.Separation, Name(f"/{names[0]}"), base, mixed])
    return Array([Name.DeviceN, Array([Name(f"/{name}") for name in names]), base, mixed])


def glyph_font(glyph: bytes) -> Make:
    return lambda pdf: type3(pdf, glyph)


LAB = Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])
CALIBRATED = Array([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])])
WORDS = b"BT /F 12 Tf 60 60 Td (a) Tj ET"
RED_TABLE = Array([Name.Indexed, Name.DeviceRGB, 0, String(b"\xff\0\0")])

RGB_ANYWHERE: dict[str, tuple[bytes, dict[str, Any]]] = {
    "a fill": (b"1 0 0 rg " + BOX, {}),
    "a line": (b"1 0 0 RG 2 w 60 60 m 90 90 l S", {}),
    "a form in a form": (
        b"/A Do",
        {"XObject": named(A=form(b"/B Do", Resources=lambda pdf: Dictionary(XObject=named(B=form(RED))(pdf))))},
    ),
    "a form that inherits its colour": (b"1 0 0 rg /A Do", {"XObject": named(A=form(b"0 0 9 9 re f"))}),
    "a tiling pattern": (b"/Pattern cs /P scn " + BOX, {"Pattern": named(P=cell(RED))}),
    "a tiling pattern of lines": (b"/Pattern CS /P SCN 60 60 m 90 90 l S", {"Pattern": named(P=cell(RED))}),
    "a pattern coloured from outside": (
        b"/PC cs 1 0 0 /P scn " + BOX,
        {
            "Pattern": named(P=cell(b"0 0 9 9 re f", PaintType=2)),
            "ColorSpace": named(PC=Array([Name.Pattern, Name.DeviceRGB])),
        },
    ),
    "words in a pattern": (
        b"/Pattern cs /P scn " + WORDS,
        {"Pattern": named(P=cell(RED)), "Font": named(F=glyph_font(b"700 0 0 0 700 700 d1 0 0 700 700 re f"))},
    ),
    "a gradient pattern": (
        b"/Pattern cs /P scn " + BOX,
        {"Pattern": named(P=shaded(Name.DeviceRGB, mixture(1, 0, 0)))},
    ),
    "a gradient": (
        b"q 60 60 40 40 re W n /S sh Q",
        {"Shading": named(S=gradient(Name.DeviceRGB, mixture(1, 0, 0)))},
    ),
    "a drawn glyph": (WORDS, {"Font": named(F=glyph_font(b"700 0 d0 1 0 0 rg 0 0 700 700 re f"))}),
    "a glyph with a picture": (
        WORDS,
        {"Font": named(F=glyph_font(b"700 0 d0 700 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"))},
    ),
    "a picture": (b"/I Do", {"XObject": named(I=image(b"abc" * 4, ColorSpace=Name.DeviceRGB))}),
    "a picture in the content": (b"40 0 0 40 60 60 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", {}),
    "a picture with a table": (b"/I Do", {"XObject": named(I=image(b"\0" * 4, ColorSpace=RED_TABLE))}),
    "a stencil": (
        b"1 0 0 rg 40 0 0 40 60 60 cm /I Do",
        {"XObject": named(I=image(b"\0\0", ImageMask=True, BitsPerComponent=1))},
    ),
    "a table": (b"/T cs 0 sc " + BOX, {"ColorSpace": named(T=RED_TABLE)}),
    "a name": (b"/N cs 1 0 0 sc " + BOX, {"ColorSpace": named(N=Name.DeviceRGB)}),
}


@pytest.mark.parametrize("what", RGB_ANYWHERE)
def test_rgb_is_found_wherever_it_is_painted(what: str) -> None:
    content, resources = RGB_ANYWHERE[what]
    assert RGB in told(drawn(content, **resources), "colour", "shop", "error")


@pytest.mark.parametrize(
    ("operator", "fills", "strokes"),
    [
        ("f", True, False), ("F", True, False), ("f*", True, False), ("S", False, True), ("s", False, True),
        ("B", True, True), ("B*", True, True), ("b", True, True), ("b*", True, True), ("n", False, False),
    ],
)  # fmt: skip
def test_each_operator_fills_and_strokes_as_it_says(operator: str, fills: bool, strokes: bool) -> None:
    path = f"60 60 m 90 60 l 90 90 l 60 90 l {operator}".encode()
    assert (RGB in told(drawn(b"1 0 0 rg 0 G " + path), "colour", "shop", "error")) == fills
    assert (RGB in told(drawn(b"0 g 1 0 0 RG " + path), "colour", "shop", "error")) == strokes


@pytest.mark.parametrize(
    ("space", "values", "message"),
    [
        (spot("DeviceRGB", "Gold"), b"1", "something is painted in RGB (Separation Gold, mixed in DeviceRGB)"),
        (spot("Lab", "Gold"), b"1", "something is painted in RGB (Separation Gold, mixed in Lab)"),
        (
            spot("DeviceRGB", "Black", "Gold"),
            b"1 1",
            "something is painted in RGB (DeviceN Black, Gold, mixed in DeviceRGB)",
        ),
        (LAB, b"50 0 0", "something is painted in RGB (Lab)"),
        (CALIBRATED, b"1 0 0", "something is painted in RGB (CalRGB)"),
    ],
)
def test_rgb_is_found_behind_other_spaces(space: Array, values: bytes, message: str) -> None:
    pdf = drawn(b"/C cs " + values + b" scn " + BOX, ColorSpace=named(C=space))
    assert told(pdf, "colour", "shop", "error") == [message]


def test_annotations_that_are_printed_are_content_of_the_page() -> None:
    def note(flags: int, **states: Make) -> bytes:
        def add(pdf: Pdf) -> None:
            normal = {f"/{name}": make(pdf) for name, make in states.items()}
            appearance = Dictionary(normal) if "On" in states else normal["/N"]
            one = Dictionary(
                Subtype=Name.Stamp, Rect=[60, 60, 100, 100], F=flags, AP=Dictionary(N=appearance), AS=Name.On
            )
            pdf.pages[0].obj.Annots = Array([one])

        return broken(add)

    assert RGB in told(note(4, N=form(RED)), "colour", "shop")
    assert RGB in told(note(4, On=form(RED), Off=form(b"")), "colour", "shop")
    assert told(note(4, On=form(b""), Off=form(RED)), "colour", "shop") == []
    assert told(note(0, N=form(RED)), "colour", "shop") == []  # seen on screens only
    assert told(note(4 | 2, N=form(RED)), "colour", "shop") == []  # hidden
    small = form(b"BT /F 10 Tf 1 1 Td (a) Tj ET", Resources=lambda pdf: Dictionary(Font=named(F=type3)(pdf)))
    fitted = form(b"/A Do", Resources=lambda pdf: Dictionary(XObject=named(A=small)(pdf)), BBox=[0, 0, 100, 100])
    assert told(note(4, N=fitted), "type", "home") == ["type of 4 pt; the least is 6 pt"]
    assert told(note(0, N=fitted), "type", "home") == []
    assert told(note(0, N=fitted), "type", "screen") == ["type of 4 pt; the least is 6 pt"]
    assert told(note(32, N=fitted), "type", "screen") == []


def test_what_a_soft_mask_is_painted_in_is_not_printed() -> None:
    mask = form(RED + b" BT /F 4 Tf 1 1 Td (a) Tj ET", Resources=lambda pdf: Dictionary(Font=named(F=type3)(pdf)))
    state = lambda pdf: Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask(pdf)))  # noqa: E731
    pdf = drawn(b"1 0 0 1 60 60 cm /G gs 0 0 0 1 k 0 0 9 9 re f", "PDF/X-4", ExtGState=named(G=state))
    assert told(pdf, "colour", "shop") == []
    assert "a soft mask is painted in DeviceRGB, of which nothing is printed itself" in told(pdf, severity="note")
    assert told(pdf, "type", "shop") == ["type of 4 pt; the least is 6 pt"]


# Ink


def jpeg(colour: tuple[int, int, int, int]) -> bytes:
    """A CMYK JPEG, as Photoshop writes them: turned round."""
    out = BytesIO()
    Image.new("CMYK", (16, 16), colour).save(out, "JPEG", quality=100)
    return out.getvalue()


CMYK = ("Cyan", "Magenta", "Yellow", "Black")
FULL = b"\xff" * 16
NEARLY = b"\xff\xff\xff\xff" + b"\0" * 12
TABLE = Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\xff\xff\xff\xff\0\0\0\xff")])
TURNED = [1, 0, 1, 0, 1, 0, 1, 0]
INKED_PICTURES: dict[str, tuple[Make, int]] = {
    "flat": (image(FULL), 400),
    "a quarter of it": (image(NEARLY), 400),
    "turned round": (image(b"\0" * 16, Decode=TURNED), 400),
    "turned round and white": (image(FULL, Decode=TURNED), 0),
    "of 16 bits": (image(FULL * 2, BitsPerComponent=16), 400),
    "of 4 bits": (image(b"\xff" * 8, BitsPerComponent=4), 400),
    "of 1 bit": (image(b"\xff" * 2, BitsPerComponent=1), 400),
    "light, of 4 bits": (image(b"\x11" * 8, BitsPerComponent=4), 0),
    "with a table": (image(b"\0\1\1\1", ColorSpace=TABLE), 400),
    "with a table, of 1 bit": (image(b"\0\0", ColorSpace=TABLE, BitsPerComponent=1), 400),
    "with a table whose worst is not used": (image(b"\1\1\1\1", ColorSpace=TABLE), 0),
    "of five inks": (
        image(b"\xff" * 20, ColorSpace=spot("DeviceCMYK", "Cyan", "Magenta", "Yellow", "Black", "Gold")),
        500,
    ),
    "of inks one of which is none": (image(FULL, ColorSpace=spot("DeviceCMYK", "Cyan", "Black", "Gold", "None")), 0),
    "on all plates": (image(b"\xff" * 4, ColorSpace=spot("DeviceCMYK", "All")), 400),
}


@pytest.mark.parametrize("what", INKED_PICTURES)
def test_pixels_are_counted_for_their_ink(what: str) -> None:
    make, ink = INKED_PICTURES[what]
    found = told(drawn(b"40 0 0 40 60 60 cm /I Do", XObject=named(I=make)), "ink", "shop")
    assert found == ([f"a picture has {ink} % ink; the paper takes 300 %"] if ink else [])


@pytest.mark.parametrize(("decode", "full", "white"), [(None, (0,) * 4, (255,) * 4), (TURNED, (255,) * 4, (0,) * 4)])
def test_a_jpeg_is_read_as_it_is_stored(decode: Any, full: Any, white: Any) -> None:
    """Pillow stores inks turned round, so that what it calls full is none, unless Decode turns it back."""

    def found(colour: tuple[int, int, int, int]) -> list[str]:
        entries = {"Width": 16, "Height": 16} | ({"Decode": decode} if decode else {})
        picture = packed(jpeg(colour), "DCTDecode", **entries)
        return told(drawn(b"40 0 0 40 60 60 cm /I Do", XObject=named(I=picture)), "ink", "shop")

    assert found(full) == ["a picture has 400 % ink; the paper takes 300 %"]
    assert found(white) == []


def test_a_speck_is_no_ink() -> None:
    speck = b"\xff" * 4 + b"\0" * 4 * (100 * 100 - 1)
    picture = image(speck, Width=100, Height=100)
    assert told(drawn(b"20 0 0 20 60 60 cm /I Do", XObject=named(I=picture)), "ink", "shop") == []


STITCHED = Dictionary(
    FunctionType=3,
    Domain=[0, 1],
    Bounds=[0.5],
    Encode=[0, 1, 1, 0],
    Functions=[mixture(1, 1, 1, 1), mixture(1, 1, 1, 1)],
)


def sampled(pdf: Pdf) -> Stream:
    about = {"FunctionType": 0, "Domain": [0, 1], "Range": [0, 1] * 4, "Size": [3], "BitsPerSample": 8}
    return pdf.make_stream(b"\0\0\0\0" + b"\xff" * 4 + b"\0\0\0\0", **about)


def calculated(pdf: Pdf) -> Stream:
    about = {"FunctionType": 4, "Domain": [0, 1], "Range": [0, 1] * 4}
    return pdf.make_stream(b"{ dup 0.5 gt { 1 exch sub } if 2 mul dup dup dup }", **about)


def in_space(pdf: Pdf) -> Stream:
    about = {"FunctionType": 4, "Domain": [0, 1, 0, 1], "Range": [0, 1] * 4}
    return pdf.make_stream(b"{ mul 4 mul 1 copy 1 copy 1 copy }", **about)


@pytest.mark.parametrize(
    ("function", "entries"),
    [
        (mixture(1, 1, 1, 1), {}),
        (STITCHED, {}),
        (sampled, {}),
        (calculated, {}),
        (lambda pdf: Array([mixture(1)] * 4), {}),
        (in_space, {"ShadingType": 1}),
        (mixture(1, 1, 1, 1), {"ShadingType": 3, "Coords": [0, 0, 1, 9, 9, 9]}),
    ],
)
def test_gradients_are_looked_at_between_their_ends(function: Any, entries: dict[str, Any]) -> None:
    pdf = drawn(b"q 60 60 40 40 re W n /S sh Q", Shading=named(S=gradient(Name.DeviceCMYK, function, **entries)))
    assert told(pdf, "ink", "shop") == ["a colour has 400 % ink; the paper takes 300 %"]


def mesh(kind: int, record: bytes, **entries: Any) -> Make:
    about = {"ShadingType": kind, "ColorSpace": Name.DeviceCMYK, "BitsPerCoordinate": 8, "BitsPerComponent": 8}
    about |= {"Decode": [0, 99, 0, 99] + [0, 1] * 4} | ({"BitsPerFlag": 8} if kind != 5 else {"VerticesPerRow": 2})
    return lambda pdf: pdf.make_stream(record, **(about | entries))


CORNER = b"\x20\x20"
LIGHT, DARK = b"\0\0\0\x20", b"\xff\xff\xff\xff"


@pytest.mark.parametrize(
    "shading",
    [
        mesh(4, (b"\0" + CORNER + LIGHT) * 2 + b"\0" + CORNER + DARK),
        mesh(5, (CORNER + LIGHT) * 3 + CORNER + DARK, VerticesPerRow=2),
        mesh(6, b"\0" + CORNER * 12 + LIGHT * 3 + DARK),
        mesh(6, b"\0" + CORNER * 12 + LIGHT * 4 + b"\1" + CORNER * 8 + LIGHT + DARK),
        mesh(7, b"\0" + CORNER * 16 + LIGHT * 3 + DARK),
        mesh(4, (b"\0" + CORNER + b"\x80") * 3, Function=mixture(1, 1, 1, 1), Decode=[0, 99, 0, 99, 0, 1]),
    ],
)
def test_meshes_are_looked_at_corner_by_corner(shading: Make) -> None:
    pdf = drawn(b"q 60 60 40 40 re W n /S sh Q", Shading=named(S=shading))
    assert told(pdf, "ink", "shop") == ["a colour has 400 % ink; the paper takes 300 %"]


def test_inks_by_name_are_plates_of_their_own() -> None:
    five = spot("DeviceCMYK", "Cyan", "Magenta", "Yellow", "Black", "PANTONE 485 C")
    pdf = drawn(b"/C cs 1 1 1 0 1 scn " + BOX, ColorSpace=named(C=five))
    assert told(pdf, "spot", "shop") == ["the spot colour PANTONE 485 C takes an ink of its own"]
    assert told(pdf, "ink", "shop") == ["a colour has 400 % ink; the paper takes 300 %"]
    process = drawn(b"/C cs 1 1 scn " + BOX, ColorSpace=named(C=spot("DeviceCMYK", "Cyan", "Black")))
    assert told(process, target="shop") == []
    two = drawn(
        b"/A cs 1 scn " + BOX + b" /B cs 1 scn " + BOX,
        ColorSpace=named(A=spot("DeviceCMYK", "Gold"), B=spot("DeviceCMYK", "Silver")),
    )
    assert len(told(two, "spot", "shop")) == 2


# Fonts and sizes


def loose_font(pdf: Pdf) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def with_font(content: bytes) -> dict[str, Any]:
    return {"Resources": lambda pdf: Dictionary(Font=named(F=loose_font)(pdf))}


@pytest.mark.parametrize(
    ("content", "resources"),
    [
        (b"/A Do", {"XObject": named(A=form(WORDS, **with_font(WORDS)))}),
        (b"/Pattern cs /P scn " + BOX, {"Pattern": named(P=cell(WORDS, **with_font(WORDS)))}),
        (WORDS, {"Font": named(F=lambda pdf: type3(pdf, b"9 0 d0 BT /F 9 Tf (x) Tj ET", **_own(pdf)))}),
        (
            b"/G gs " + BOX,
            {"ExtGState": named(G=lambda pdf: Dictionary(SMask=Dictionary(G=form(WORDS, **with_font(WORDS))(pdf))))},
        ),
        (b"/G gs BT 60 60 Td (a) Tj ET", {"ExtGState": named(G=lambda pdf: Dictionary(Font=[loose_font(pdf), 12]))}),
    ],
)
def test_fonts_are_found_wherever_words_stand(content: bytes, resources: dict[str, Any]) -> None:
    assert "the font Helvetica is not embedded" in told(drawn(content, **resources), "font", "shop")


def _own(pdf: Pdf) -> dict[str, Any]:
    return {"Resources": Dictionary(Font=named(F=loose_font)(pdf))}


@pytest.mark.parametrize(
    ("entries", "size", "expected"),
    [
        ({}, 4, "4"),
        ({"FontMatrix": [1, 0, 0, 1, 0, 0], "FontBBox": [0, 0, 70, 100]}, 0.04, "4"),
        ({"FontMatrix": [0.01, 0, 0, 0.01, 0, 0], "FontBBox": [0, 0, 80, 90]}, 4, "4"),
        ({"FontBBox": [0, 0, 0, 0]}, 4, "4"),
    ],
)
def test_drawn_type_has_the_size_that_is_seen(entries: dict[str, Any], size: float, expected: str) -> None:
    font = named(F=lambda pdf: type3(pdf, **entries))
    pdf = drawn(f"BT /F {size} Tf 60 60 Td (a) Tj ET".encode(), Font=font)
    assert told(pdf, "type", "screen") == [f"type of {expected} pt; the least is 6 pt"]


def test_what_a_pattern_repeats_has_its_size() -> None:
    hatch = cell(b"0 0 0 1 K 1 w 0 0 m 9 9 l S", Matrix=[0.1, 0, 0, 0.1, 0, 0])
    pdf = drawn(b"/Pattern cs /P scn " + BOX, Pattern=named(P=hatch))
    assert told(pdf, "line", "shop") == ["a line is 0.10 pt wide; the least is 0.25 pt"]
    about = {"BBox": [0, 0, 99, 99], "Resources": lambda pdf: Dictionary(Font=named(F=type3)(pdf))}
    printed = cell(WORDS, Matrix=[0.25, 0, 0, 0.25, 0, 0], **about)
    tiny = drawn(b"/Pattern cs /P scn " + BOX, Pattern=named(P=printed))
    assert told(tiny, "type", "shop") == ["type of 3 pt; the least is 6 pt"]


def test_a_form_may_use_the_font_that_is_set_outside() -> None:
    pdf = drawn(b"BT /F 4 Tf ET /A Do", Font=named(F=type3), XObject=named(A=form(b"BT 60 60 Td (a) Tj ET")))
    assert told(pdf, "type", "shop") == ["type of 4 pt; the least is 6 pt"]


def test_a_state_may_set_the_width_of_lines() -> None:
    pdf = drawn(b"/G gs 0 0 0 1 K 60 60 m 90 60 l S", ExtGState=named(G=Dictionary(LW=0.1)))
    assert told(pdf, "line", "shop") == ["a line is 0.10 pt wide; the least is 0.25 pt"]


# As seen


def text_page(x: float, y: float, **entries: Any) -> bytes:
    with blank("", f"BT /F 4 Tf {x} {y} Td (a) Tj ET".encode()) as pdf:
        page = pdf.pages[0].obj
        del page.TrimBox, page.BleedBox
        page.MediaBox = Array([0, 0, 600, 800])
        page.Resources = Dictionary(Font=named(F=type3)(pdf))
        for key, value in entries.items():
            page[f"/{key}"] = value
        return written(pdf, "", force_version="1.7")


def places(pdf: bytes, target: str = "screen") -> list[tuple[float, float] | None]:
    return [one.place for one in preflight(pdf, TARGETS[target]).findings if one.rule == "type"]


def near(millimetres: float) -> Any:
    return pytest.approx(millimetres, abs=1.4)


@pytest.mark.parametrize(
    ("turn", "left", "top"),
    [(0, 50, 700), (90, 100, 50), (180, 550, 100), (270, 700, 550), (-90, 700, 550), (450, 100, 50)],
)
def test_places_are_told_as_the_page_is_seen(turn: int, left: float, top: float) -> None:
    assert places(text_page(50, 100, Rotate=turn)) == [(near(left / MM), near(top / MM))]


def test_what_the_crop_hides_is_seen_by_nobody_but_a_shop() -> None:
    crop = Array([200, 300, 500, 700])
    assert places(text_page(50, 100, CropBox=crop)) == []
    assert places(text_page(250, 400, CropBox=crop)) == [(near(50 / MM), near(300 / MM))]
    assert places(text_page(50, 100, CropBox=crop), "home") == []
    boxes = {"CropBox": crop, "TrimBox": Array([0, 0, 600, 800])}
    assert len(places(text_page(50, 100, **boxes), "shop")) == 1
    found = told(text_page(50, 100, **boxes), "boxes", "shop")
    assert "the CropBox hides a part of the trimmed page" in found


def test_what_lies_outside_the_media_is_seen_by_nobody() -> None:
    assert places(text_page(700, 100)) == []


def test_a_page_may_have_a_unit_of_its_own() -> None:
    assert places(text_page(50, 100, UserUnit=2)) == []
    (finding,) = [one for one in preflight(text_page(50, 100, UserUnit=1.25)).findings if one.rule == "type"]
    assert finding.message == "type of 5 pt; the least is 6 pt"
    assert finding.place == (near(62.5 / MM), near(875 / MM))


def test_boxes_and_turns_may_be_inherited() -> None:
    def inherit(pdf: Pdf) -> None:
        page, tree = pdf.pages[0].obj, pdf.Root.Pages
        for key in ("MediaBox", "Resources"):
            tree[f"/{key}"] = page[f"/{key}"]
            del page[f"/{key}"]
        tree.Rotate = 90

    with blank("", b"BT /F 4 Tf 50 100 Td (a) Tj ET") as pdf:
        pdf.pages[0].obj.Resources = Dictionary(Font=named(F=type3)(pdf))
        inherit(pdf)
        data = written(pdf, "")
    (place,) = places(data, "shop")
    assert place == (near((100 - 28.3) / MM), near((50 - 28.3) / MM))


def test_layers_that_are_switched_off_are_not_seen() -> None:
    def layered(**switches: Any) -> bytes:
        def add(pdf: Pdf) -> None:
            layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Cut"))
            group = Dictionary(Type=Name.OCMD, OCGs=[layer])
            state = {f"/{key}": [layer] if value is True else value for key, value in switches.items()}
            pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(state))
            pdf.pages[0].obj.Resources = Dictionary(
                Properties=Dictionary(L=layer, M=group), XObject=Dictionary(X=form(RED, OC=layer)(pdf))
            )

        content = b"/OC /L BDC 1 0 0 rg " + BOX + b" EMC /OC /M BDC /Any BMC 1 0 0 rg " + BOX + b" EMC EMC /X Do"
        return broken(add, "PDF/X-4", content)

    assert told(layered(OFF=True), "colour", "shop") == []
    assert told(layered(BaseState=Name.OFF), "colour", "shop") == []
    assert told(layered(BaseState=Name.OFF, ON=True), "colour", "shop") == [RGB]
    assert told(layered(), "colour", "shop") == [RGB]


def test_white_at_the_cut_needs_no_bleed() -> None:
    at_the_cut = b"28.346 28.346 255.119 155.906 re f"
    assert told(drawn(b"0 0 0 0 k " + at_the_cut), "bleed", "shop") == []
    assert told(drawn(b"1 g " + at_the_cut), "bleed", "shop") == []
    assert len(told(drawn(b"0 0 0 .1 k " + at_the_cut), "bleed", "shop")) == 1


@pytest.mark.parametrize("quick", [False, True])
def test_outlines_of_words_are_lines_and_both_of_their_colours_are_seen(quick: bool) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    words = b"BT /T 30 Tf 60 60 Td %d Tr .05 w 1 0 0 RG (a) Tj ET"
    outlined, both = (
        [
            one.message
            for one in preflight(drawn(words % mode, Font=Dictionary(T=font)), TARGETS["shop"], quick=quick).findings
        ]
        for mode in (1, 2)
    )
    assert "a line is 0.05 pt wide; the least is 0.25 pt" in outlined
    assert "a line is 0.05 pt wide; the least is 0.25 pt" not in both
    assert "something is painted in RGB (DeviceRGB)" in both


def test_a_photograph_of_other_channels_than_it_says_is_told() -> None:
    photo = BytesIO()
    Image.new("RGB", (600, 400), "red").save(photo, "JPEG")

    def made(pdf: Pdf) -> Dictionary:
        about = {"Subtype": Name.Image, "Width": 600, "Height": 400, "BitsPerComponent": 8}
        stream = pdf.make_stream(b"", **about, ColorSpace=Name.DeviceCMYK)
        stream.write(photo.getvalue(), filter=Name.DCTDecode)
        return Dictionary(I=stream)

    found = told(drawn(b"q 100 0 0 60 50 50 cm /I Do Q", XObject=made), target="shop")
    assert found == ["there is a picture that cannot be read: its data hold 3 channels, which are not DeviceCMYK"]
