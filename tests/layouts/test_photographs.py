"""Pictures of an author's own stand where figures would: upright, cropped, toned, in the page's colours, credited."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from generator.content.library import Library
from generator.content.own_picture import Photographs
from generator.content.values import Source
from generator.errors import ContentError
from generator.jobs import Job
from generator.layouts.photographs import photograph
from generator.options import Options
from generator.pdf.colouring import Colouring
from generator.press import Press
from generator.products import PRODUCTS
from generator.targets import TARGETS

TONE = ("#102030", "#607080", "#e0f0ff")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><rect width="60" height="30" fill="#3D8F8A"/></svg>'
ORIENTATION, ARTIST = 0x0112, 0x013B


def shot(width: int, height: int, turned: int = 1, colour: str = "white") -> bytes:
    """Take a picture whose left half is black, noted by the camera as turned."""
    picture = Image.new("RGB", (width, height), colour)
    picture.paste("black", (0, 0, width // 2, height))
    noted = Image.Exif()
    noted[ORIENTATION], noted[ARTIST] = turned, "Secret Artist"
    out = BytesIO()
    picture.save(out, "JPEG", quality=95, exif=noted)
    return out.getvalue()


@pytest.fixture
def own(sample: Any) -> Any:
    """Give a sample whose exercise shows two pictures."""
    text = (sample.folder / sample.exercise).read_text("utf-8").partition("figure:")[0]
    folder = sample.folder / "content/pictures"
    folder.mkdir()
    (folder / "one.jpg").write_bytes(shot(1200, 800))
    (folder / "two.svg").write_text(SVG, "utf-8")
    one = "{file: pictures/one.jpg, alt: Somebody lies., step: 1, caption: Lie, credit: Ada, licence: CC BY 4.0}"
    sample.write(sample.exercise, f"{text}picture:\n  - {one}\n  - {{file: pictures/two.svg, alt: Hips are up.}}\n")
    return sample


def made(sample: Any, product: str, target: str = "screen", **options: Any) -> tuple[PdfReader, tuple[str, ...]]:
    press = Press(sample.project, Options(**options))
    output = press.press(press.library.programme("sample"), Job(PRODUCTS[product], TARGETS[target]))
    return PdfReader(BytesIO(output.data)), output.notes


def images(reader: PdfReader) -> list[Any]:
    """Give the pixels of a file, wherever in a form they are."""
    found = []
    for number in range(len(reader.xref[0]) + 2000):
        try:
            each = reader.get_object(number)
        except Exception:  # numbers that are not taken
            continue
        if isinstance(each, dict) and each.get("/Subtype") == "/Image":
            found.append(each)
    return found


def test_a_photograph_is_upright_cropped_and_toned(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(shot(1200, 700, turned=6))
    one = photograph(path, TONE, Colouring(), False, Source())
    assert one.ratio == pytest.approx(3 / 4, abs=0.01)
    wide, high = one.box
    assert wide / high == pytest.approx(one.ratio)
    drawn: dict[str, Any] = {}

    class Canvas:
        def drawImage(self, reader: Any, *place: float) -> None:  # noqa: N802
            drawn.update(picture=Image.open(reader.fp), place=place)

    one.artwork(100).paint(Canvas())  # type: ignore[arg-type]
    picture = drawn["picture"].convert("RGB")
    assert picture.getpixel((10, 5)) == pytest.approx((16, 32, 48), abs=4)
    assert picture.getpixel((10, picture.height - 5)) == pytest.approx((224, 240, 255), abs=4)
    assert not drawn["picture"].getexif()
    assert drawn["place"] == pytest.approx((-50 * wide, 0, 100 * wide, 100 * high))


@pytest.mark.parametrize("product", ["poster", "card", "booklet", "pocket"])
def test_every_product_shows_it_with_its_words(own: Any, product: str) -> None:
    reader, _ = made(own, product)
    assert images(reader)
    assert b"Secret" not in b"".join(bytes(each.get_data()) for each in images(reader))
    said = "".join(page.extract_text() for page in reader.pages)
    assert ("Ada (CC BY 4.0)" in " ".join(said.split())) == (product in ("poster", "booklet"))
    assert ("Somebody lies." in str(alternates(reader))) or product == "pocket"


def alternates(reader: PdfReader) -> list[str]:
    """Give the alternate texts of a file's tags."""
    found, todo = [], [reader.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while todo:
        node = todo.pop().get_object()
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if "/Alt" in node else []
            todo += [node["/K"]] if "/K" in node else []
    return found


def test_it_is_grey_on_photocopies_and_inks_at_the_shop(own: Any) -> None:
    copied, _ = made(own, "card", theme="photocopy")
    assert {each["/ColorSpace"] for each in images(copied)} == {"/DeviceGray"}
    printed, _ = made(own, "card", "shop")
    assert {each["/ColorSpace"] for each in images(printed)} == {"/DeviceCMYK"}


def test_one_that_would_look_soft_is_told(own: Any) -> None:
    (own.folder / "content/pictures/one.jpg").write_bytes(shot(240, 180))
    press = Press(own.project, Options())
    told = press.examined(press.library.programme("sample"), [Job(PRODUCTS["poster"], TARGETS["screen"])])
    assert any("poster: pictures/one.jpg has" in line and "looks soft: take one" in line for line in told)
    (own.folder / "content/pictures/one.jpg").write_bytes(shot(1600, 1200))
    press = Press(own.project, Options())
    assert not press.examined(press.library.programme("sample"), [Job(PRODUCTS["poster"], TARGETS["screen"])])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("pictures/one.jpg", "pictures/none.jpg", "picture[1].file names a file that does not exist"),
        ("pictures/one.jpg", "../brand.jpg", "picture[1].file must stay inside content/"),
        ("pictures/one.jpg", "/etc/hosts.png", "picture[1].file must stay inside content/"),
        ("pictures/one.jpg", "pictures/one.webp", "picture[1].file must be a .png, .jpg, .jpeg or .svg file"),
        ("alt: Hips are up.", "caption: Up", "picture[2].alt is missing"),
        ("credit: Ada, ", "", "names a licence and not whose work it is"),
        ("step: 1", "step: 9", "cannot show step 9"),
        ("picture:", "figure: {alt: x, frames: [{pose: {root: supine}}]}\npicture:", "and not both"),
        ("two.svg, alt: Hips are up.}", "two.svg, alt: x}\n  - {file: c.png, alt: x}", "at most 2 items"),
    ],
)
def test_what_cannot_be_shown_is_told_with_its_place(own: Any, old: str, new: str, message: str) -> None:
    own.spoil(own.exercise, old, new)
    with pytest.raises(ContentError) as error:
        Library(own.project).programme("sample")
    assert any(line.startswith(own.exercise) and message in line for line in str(error.value).splitlines()), error.value


@pytest.mark.parametrize(("data", "message"), [(b"no picture", "cannot be read"), (b"", "cannot be read")])
def test_a_broken_file_is_told_where_it_is_named(own: Any, data: bytes, message: str) -> None:
    (own.folder / "content/pictures/one.jpg").write_bytes(data)
    press = Press(own.project, Options())
    with pytest.raises(ContentError, match=rf"bridge\.yaml:\d+:\d+: picture\[1\]\.file cannot be shown: .*{message}"):
        press.examined(press.library.programme("sample"), [Job(PRODUCTS["card"], TARGETS["screen"])])


def test_the_other_side_is_its_mirror_image(own: Any) -> None:
    own.spoil(own.routine, "exercises: [bridge", "exercises: [bridge, {exercise: bridge, other: leg, frame: end}")
    programme = Library(own.project).programme("sample")
    first, second = programme.moves[:2]
    assert isinstance(first.shown, Photographs)
    assert isinstance(second.shown, Photographs)
    assert (first.shown.mirrored, second.shown.mirrored) == (False, True)
    assert (str(first.shown.alt), str(second.shown.alt)) == ("Somebody lies.", "Hips are up.")


def test_the_web_page_holds_it(own: Any) -> None:
    press = Press(own.project, Options())
    html = press.press(press.library.programme("sample"), Job(PRODUCTS["web"], TARGETS["screen"])).data.decode()
    assert 'href="data:image/jpeg;base64,' in html
    assert 'href="data:image/svg+xml;base64,' in html
    assert "img-src data:" in html
    assert "Somebody lies." in html
