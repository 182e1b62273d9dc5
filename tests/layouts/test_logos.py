"""Logos at the foot: pixels with their transparency, SVG as paths, and press colours for the shop."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from generator.content.library import load_routine
from generator.content.values import Source
from generator.documents.blocks import Document, Picture
from generator.errors import ContentError
from generator.jobs import jobs_of
from generator.layouts import card, logos, poster
from generator.options import Options
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.pdf.colouring import Colouring
from generator.pdf.press_profile import press_profile
from generator.press import Press
from tests.conftest import Sample
from tests.layouts.sheets import Sheet, document, setting

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">
<circle cx="50" cy="50" r="50" fill="#005aa0"/><path d="M120 30h180v40H120z" fill="#c33"/></svg>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGBA", (300, 100), (0, 90, 160, 120)).save(tmp_path / "logo.png")
    Image.new("RGB", (300, 100), (0, 90, 160)).save(tmp_path / "logo.jpg")
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    (tmp_path / "broken.svg").write_text("<p>not a drawing</p>", encoding="utf-8")
    return tmp_path


def branded(said: Document, name: str) -> Document:
    assert said.foot is not None
    return replace(said, foot=replace(said.foot, logo=Picture(kind="logo", name=name, alt="Logo of a club")))


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.svg"])
@pytest.mark.parametrize("turned", [False, True], ids=["portrait", "landscape"])
def test_the_posters_foot_shows_the_logo_in_its_proportions(folder: Path, name: str, turned: bool) -> None:
    place = setting("poster", "a3", turned)
    place = replace(place, pictures=replace(place.pictures, folder=folder))
    plain, said = document("poster", 8), branded(document("poster", 8), name)
    sheet = Sheet(said, poster.plan(said, place).paint())
    assert len(sheet.pictures()) == len(Sheet(plain, poster.plan(plain, place).paint()).pictures()) + 1
    logo = min(sheet.pictures(), key=lambda each: abs((each.right - each.left) / (each.bottom - each.top) - 3))
    assert (logo.right - logo.left) / (logo.bottom - logo.top) == pytest.approx(3, abs=0.1)
    for text in sheet.texts():
        assert not text.meets(logo)


@pytest.mark.parametrize("moves", [4, 8, 14])
def test_the_cards_back_shows_the_logo_beside_its_foot(folder: Path, moves: int) -> None:
    place = setting("card", "id1")
    place = replace(place, pictures=replace(place.pictures, folder=folder))
    said = branded(document("card", moves), "logo.svg")
    sheet = Sheet(said, card.plan(said, place).paint())
    logo = sheet.pictures(2)[-1]
    assert logo.right == pytest.approx(81.6, abs=0.5)
    assert logo.bottom <= 51
    for text in sheet.texts(2):
        assert not text.meets(logo)


@pytest.mark.parametrize("name", ["logo.png", "logo.svg"])
def test_the_shops_file_has_the_logo_in_press_colours_and_nothing_transparent(folder: Path, name: str) -> None:
    place = setting("poster", "a3", bleed=3.0)
    place = replace(place, pictures=replace(place.pictures, folder=folder))
    said = branded(document("poster", 8), name)
    with pikepdf.open(BytesIO(poster.plan(said, place).paint().data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                assert each.get("/ColorSpace") in (None, pikepdf.Name.DeviceCMYK)
                assert "/SMask" not in each
                if each.get("/Subtype") == pikepdf.Name.Form:
                    assert b" rg" not in each.read_bytes()


def test_a_grey_edition_shows_the_logo_in_grey(folder: Path) -> None:
    for name, space in (("logo.svg", "rgb"), ("logo.png", "rgb"), ("logo.jpg", "cmyk")):
        made = logos.logo(folder / name, Colouring(space, grey=True))  # type: ignore[arg-type]
        with pikepdf.open(BytesIO(painted(made, space))) as pdf:
            assert colours_of(pdf) <= {"g", "G", "k", "/DeviceGray", "/DeviceCMYK"}


def painted(logo: logos.Logo, space: str = "rgb") -> bytes:
    """Make a page of a logo alone, as large as it is."""
    out = BytesIO()
    _, _, width, height = logo.artwork.bounds
    canvas = PressCanvas(out, pagesize=(width, height), setup=PageSetup(space=space, links=False))  # type: ignore[arg-type]
    logo.artwork.paint(canvas)
    canvas.save()
    return out.getvalue()


def colours_of(pdf: pikepdf.Pdf) -> set[str]:
    """Name the operators and spaces that set a page's colours."""
    page = pdf.pages[0]
    operators = {str(each.operator) for each in pikepdf.parse_content_stream(page)}
    images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/ColorSpace" in each]
    pictures = {str(image["/ColorSpace"]) for image in images}
    return operators & {"g", "G", "rg", "RG", "k", "K"} | pictures


def seen(logo: logos.Logo) -> Image.Image:
    """Draw a logo on white as a viewer does, 200 pixels wide."""
    page = pypdfium2.PdfDocument(painted(logo))[0]
    return page.render(scale=200 / page.get_width()).to_pil().convert("RGB")  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", ["broken.png", "broken.svg"])
def test_a_broken_logo_is_told_by_its_name(folder: Path, name: str) -> None:
    with pytest.raises(ContentError, match=f"{name}: cannot be drawn: {name}: "):
        logos.logo(folder / name, Colouring())


def test_a_broken_logo_is_told_where_it_is_named(folder: Path) -> None:
    place = Source("content/brand.yaml", 3, 7, "logo")
    with pytest.raises(ContentError, match=r"^content/brand\.yaml:3:7: logo cannot be drawn: broken\.png: "):
        logos.logo(folder / "broken.png", Colouring(), place)


def test_check_opens_the_logo(sample: Sample) -> None:
    sample.write("content/brand.yaml", "name: Club\nlogo: logo.svg\nlogo_alt: Our logo\n")
    sample.write("content/logo.svg", f"<svg {SPACE} viewBox='0 0 9 9'>\n<text y='9'>Club</text></svg>")
    programme, (job,) = load_routine("sample", sample.project), jobs_of(["card"], ["screen"])
    with pytest.raises(ContentError, match=r"brand.yaml:2:7: logo cannot be drawn: logo.svg: line 2: the words in it"):
        Press(sample.project, Options()).examined(programme, [job])
    sample.write("content/logo.svg", f"<svg {SPACE} viewBox='0 0 9 9'><rect width='5' height='5' opacity='.5'/></svg>")
    told = Press(sample.project, Options()).examined(programme, [job])
    assert "card: the logo is printed as pixels, 600 an inch at 63 mm: it uses effects" in told


SPACE = 'xmlns="http://www.w3.org/2000/svg"'
BOX = f'{SPACE} viewBox="0 0 100 100"'
RECT = '<rect width="60" height="60"'
BLUE, RED, WHITE = (0, 90, 160), (204, 51, 51), (255, 255, 255)


def drawn(folder: Path, svg: str | bytes) -> logos.Logo:
    path = folder / "drawn.svg"
    path.write_bytes(svg if isinstance(svg, bytes) else svg.encode())
    return logos.logo(path, Colouring())


@pytest.mark.parametrize(
    ("svg", "paths", "inside"),
    [
        (f'<svg {BOX}>{RECT} fill="#005aa0"/></svg>', True, BLUE),
        (f'<svg {SPACE} width="50mm" height="50mm" viewBox="0 0 100 100">{RECT} fill="#005aa0"/></svg>', True, BLUE),
        (f'<svg {SPACE} width="100%" viewBox="0 0 100 100">{RECT} fill="#005aa0"/></svg>', True, BLUE),
        (f'<svg {BOX}><style>.a{{fill:#005aa0}}</style>{RECT} class="a"/></svg>', True, BLUE),
        (f'<?xml version="1.0" encoding="UTF-16"?><svg {BOX}>{RECT} fill="#005aa0"/></svg>'.encode("utf-16"), True,
         BLUE),
        (f'<!DOCTYPE svg [<!ENTITY c "#005aa0">]><svg {BOX}>{RECT} fill="&c;"/></svg>', True, BLUE),
        (f'<svg {BOX} color="#005aa0">{RECT} fill="currentColor"/></svg>', True, BLUE),
        (f'<svg {BOX}><path d="M40 90L50 40L60 90" stroke="#000" stroke-width="14" fill="none"/></svg>', False, WHITE),
        (f'<svg {BOX}>{RECT} fill="#005aa0" opacity=".5"/></svg>', False, (127, 172, 207)),
        (f'<svg {BOX}><g opacity=".5">{RECT} fill="#005aa0"/></g></svg>', False, (127, 172, 207)),
        (f'<svg {BOX}>{RECT} fill="rgba(0,90,160,.5)"/></svg>', False, (127, 172, 207)),
        (f'<svg {BOX}><linearGradient id="g"><stop stop-color="#005aa0"/></linearGradient>'
         f'{RECT} fill="url(#g)"/></svg>', False, BLUE),
        (f'<svg {BOX}><linearGradient id="g"><stop stop-color="currentColor"/></linearGradient>'
         f'{RECT} fill="url(#g)"/></svg>', False, (0, 0, 0)),
        (f'<svg {BOX}><mask id="m"><circle cx="50" cy="50" r="20" fill="#fff"/></mask>'
         f'<rect width="100" height="100" fill="#005aa0" mask="url(#m)"/></svg>', False, WHITE),
        (f'<svg {BOX}><clipPath id="m"><circle cx="50" cy="50" r="20"/></clipPath>'
         f'<rect width="100" height="100" fill="#005aa0" clip-path="url(#m)"/></svg>', False, WHITE),
        (f'<svg {BOX}><pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"><rect width="19" height="15"'
         f' fill="#005aa0"/></pattern>{RECT} fill="url(#p)"/></svg>', False, BLUE),
        (f'<svg {BOX}><rect width="90" height="90" fill="#0ff"/>'
         f'{RECT} fill="#ff0" style="mix-blend-mode:multiply"/></svg>', False, (0, 255, 0)),
    ],
)  # fmt: skip
def test_svg_is_drawn_as_by_browsers(folder: Path, svg: str | bytes, paths: bool, inside: tuple[int, int, int]) -> None:
    """As paths where these look alike, else as pixels, which is told; looked at in the middle of the first square."""
    made = drawn(folder, svg)
    assert bool(made.note) is not paths
    for ours, wanted in zip(seen(made).getpixel((20, 20)), inside, strict=True):  # type: ignore[arg-type]
        assert abs(ours - wanted) <= 3


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_inside_is_drawn_upright(folder: Path, kind: str) -> None:
    data, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6  # to be turned to the right
    picture = Image.new("RGB", (64, 64), BLUE)
    picture.paste(RED, (0, 32, 64, 64))
    picture.save(data, kind, **({"exif": exif, "quality": 95} if kind == "JPEG" else {}))
    inside = f'<image width="60" height="60" href="data:image/x;base64,{b64encode(data.getvalue()).decode()}"/>'
    made = drawn(folder, f"<svg {BOX}>{inside}</svg>")
    assert made.note.endswith("it uses image")
    left_top, right_top = [seen(made).getpixel((x, 20)) for x in (20, 100)]
    assert right_top == pytest.approx(BLUE, abs=6)
    assert left_top == pytest.approx(RED if kind == "JPEG" else BLUE, abs=6)


@pytest.mark.parametrize(
    "words",
    [
        '<text x="5" y="90" font-size="99" font-family="Inter" font-weight="900">H</text>',
        """<g style="font-family:'Source Serif 4', serif"><text x="5" y="90" font-size="99">H</text></g>""",
        '<style>svg .a {font-family:Oswald}</style><text class="a" x="5" y="90" font-size="99">H</text>',
    ],
)
def test_words_in_our_fonts_are_drawn(folder: Path, words: str) -> None:
    made = drawn(folder, f"<svg {BOX}>{words}</svg>")
    assert made.note.endswith("it uses text")
    box = seen(made).convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert box is not None
    assert box[3] - box[1] > 120  # the height of a capital


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        (f"<svg {BOX}>\n<text>Club</text></svg>", "line 2: the words in it are set in the browser's own font"),
        (f'<svg {BOX}>\n<text font-family="Arial, Inter">Club</text></svg>', "line 2: the words in it are set in the "
         "font Arial, Inter, which is not here: turn them into paths, or use Inter, "),
        (f'<svg {BOX}><style>.a{{font-family:Oswald}}</style>\n<text>Club</text></svg>', "line 2: the words in it"),
        (f'<svg {BOX}><text style="text-transform:uppercase" font-family="Inter">Club</text></svg>', "text-transform"),
        (f'<svg {BOX}><style>@font-face{{font-family:Inter}}</style><text font-family="Inter">Club</text></svg>',
         "@font-face is a style of words that only browsers know"),
        (f'<svg {BOX}>\n<text font-family="Manrope">日本</text></svg>', "line 2: the font of its words has no 日"),
        (f'<svg {BOX}>{RECT}/>\n<image href="data:image/png;base64,iVBORw0KGgo="/></svg>', "line 2: the picture in it"),
        (f'<svg {BOX}>{RECT}/>\n<image href="data:image/svg+xml,a"/></svg>', "line 2: the picture in it is no PNG"),
        (f'<svg {BOX}><image href="/etc/passwd" width="9" height="9"/></svg>', "line 1: it asks for another file"),
        (f'<svg {BOX}><use href="b.svg#a"/></svg>', "asks for another file"),
        (f'<svg {BOX}>{RECT} fill="url(http://example.org/a.svg#g)"/></svg>', "asks for another file (url)"),
        (f'<svg {BOX}>{RECT} style="fill:var(--a,red)"/></svg>', "var is a style that only browsers know"),
        (f'<svg {BOX}><filter id="f"><feTurbulence/></filter>{RECT} filter="url(#f)"/></svg>', "hours"),
        (f'<svg {BOX}><g id="a"><use href="#a"/></g></svg>', "a uses itself"),
        (f'<svg {BOX}><g id="a0">{RECT}/></g>' + "".join(
            f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(9)) + "</svg>", "20,000 parts"),
        (f'<svg {BOX}/>', "it shows nothing"),
        (f'<svg {SPACE} width="9999999" height="1">{RECT}/></svg>', "more than 50 times the other"),
        ("<svg viewBox='0 0 9 9'><rect/></svg>", "it holds no <svg xmlns="),
        ("<svg", "it is no XML"),
        ('<!DOCTYPE svg [<!ENTITY c SYSTEM "file:///etc/passwd">]>' + f"<svg {BOX}><desc>&c;</desc></svg>", "no XML"),
    ],
)  # fmt: skip
def test_svg_that_browsers_draw_otherwise_is_refused(folder: Path, svg: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        drawn(folder, svg)
    assert message in str(caught.value)


def shown(folder: Path, picture: Image.Image, name: str = "made.png", **how: Any) -> Image.Image:
    """Save a picture, read it as a logo, and draw it."""
    picture.save(folder / name, **how)
    return seen(logos.logo(folder / name, Colouring()))


def test_photographs_stand_upright(folder: Path) -> None:
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste((0, 0, 0), (0, 0, 10, 20))
    turned = Image.Exif()
    turned[0x0112] = 6
    assert shown(folder, picture, "made.jpg", exif=turned).size == (200, 400)


def test_sixteen_bits_palettes_and_clear_parts(folder: Path) -> None:
    deep = Image.fromarray(np.full((4, 4), 0x8080, np.uint16))
    assert shown(folder, deep).getpixel((100, 100)) == (128, 128, 128)
    few = Image.new("P", (4, 4), 1)
    few.putpalette([255, 255, 255, 0, 90, 160])
    assert shown(folder, few).getpixel((100, 100)) == BLUE
    assert shown(folder, few, transparency=1).getpixel((100, 100)) == WHITE
    assert shown(folder, Image.new("LA", (4, 4), (0, 51))).getpixel((100, 100)) == (204, 204, 204)
    assert shown(folder, Image.new("1", (4, 4))).getpixel((100, 100)) == (0, 0, 0)


def test_gamma_and_profiles_mean_what_they_say(folder: Path) -> None:
    """A file of gamma 1 holds light, of which half looks like 188; a profile of another space is heeded too."""
    linear = PngImagePlugin.PngInfo()
    linear.add(b"gAMA", (100000).to_bytes(4, "big"))
    level = shown(folder, Image.new("RGB", (4, 4), (128, 128, 128)), pnginfo=linear).getpixel((100, 100))
    assert level == (186, 186, 186)
    lab = ImageCms.ImageCmsProfile(BytesIO(press_profile(True, 300.0))).tobytes()
    magenta = Image.new("CMYK", (4, 4), (0, 255, 0, 0))
    assert shown(folder, magenta, "made.jpg").getpixel((100, 100)) == pytest.approx((255, 0, 255), abs=2)
    pressed = shown(folder, magenta, "made.jpg", icc_profile=lab).getpixel((100, 100))
    assert pressed == pytest.approx((230, 0, 124), abs=30)


def test_a_picture_of_inks_keeps_them_for_a_press_that_takes_them(folder: Path) -> None:
    for inks, kept in (((0, 0, 0, 255), True), ((255, 255, 255, 255), False)):
        made = logos.as_printed(Image.new("CMYK", (1, 1), inks), Colouring("cmyk"))
        assert (made.getpixel((0, 0)) == inks) is kept


def test_what_is_clear_is_paper_in_print() -> None:
    clear = Image.new("RGBA", (1, 1), (0, 0, 0, 0))
    assert logos.as_printed(clear, Colouring("cmyk")).getpixel((0, 0)) == (0, 0, 0, 0)
    assert logos.as_printed(clear, Colouring("rgb", grey=True)).getpixel((0, 0)) == 255
    assert logos.as_printed(clear, Colouring()).mode == "RGBA"


@pytest.mark.parametrize("size", [(14_000, 14_000), (9_000, 9_000)])
def test_a_huge_picture_is_refused(folder: Path, size: tuple[int, int]) -> None:
    Image.new("1", size).save(folder / "huge.png")
    with pytest.raises(ContentError, match=r"huge\.png: it has .*64 million.*: make it smaller"):
        logos.logo(folder / "huge.png", Colouring())


def test_a_large_picture_is_made_smaller(folder: Path) -> None:
    Image.new("L", (5_000, 2_500)).save(folder / "large.png")
    assert logos.logo(folder / "large.png", Colouring()).artwork.bounds == (0, 0, 2000, 1000)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_logo_is_told_or_drawn(folder: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(("logo.png", "logo.jpg", "logo.svg")))
    whole = bytearray((folder / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    (folder / f"damaged-{name}").write_bytes(bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    with suppress(ContentError):
        painted(logos.logo(folder / f"damaged-{name}", Colouring("cmyk")), "cmyk")
