"""From a product's pages to its file: each finisher hands on the choices it declares, and what it was told."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from sample_products import PROPERTIES, SHEETS, SHIPPED, sample, words

from generator.errors import ChoiceError
from generator.finishing.conditions import find_condition
from generator.finishing.home import home_booklet, home_cards, home_pocket, home_poster
from generator.finishing.instructions import Instructions
from generator.finishing.shop import shop
from generator.finishing.stock import find_stock
from generator.finishing.ticket import ticket
from generator.jobs import Job
from generator.options import HomePrinting, Options, ShopPrinting
from generator.output import Output
from generator.pdf.page_labels import PageLabels
from generator.product import load

LETTER = SHEETS["letter"]


def finished(product: str, target: str, pages: Output, options: Options) -> Output:
    """Finish pages as the press does."""
    job = Job.named(product, target)
    given = Instructions(SHIPPED, job, options.choices(job), words(), PROPERTIES, job.file("week"))
    made = load(job.finish.by)(pages, given)
    assert isinstance(made, Output)
    return made


def home(**choices: object) -> Options:
    return Options(home=replace(HomePrinting(), **choices))


def test_a_poster_is_tiled_with_the_overlap_asked_for() -> None:
    pages = Output(sample(297, 420, 1, 3), 1, 297, 420, notes=("from the layout",))
    wanted = home_poster(pages.data, LETTER, words(), PROPERTIES, overlap=15)
    assert wanted.notes == ()
    made = finished("poster", "home", pages, home(sheet="letter", overlap=15))
    assert made == replace(pages, data=wanted.data, pages=4, notes=())


def test_cards_stand_on_paper_or_stock_with_backs_behind_or_beside() -> None:
    pages = Output(sample(85, 55, 2, 3), 2, 85, 55)
    wanted = home_cards(pages.data, LETTER, words(), PROPERTIES, flip="short-edge", back_offset=(1, 2))
    made = finished("card", "home", pages, home(sheet="letter", flip="short-edge", back_offset=(1, 2)))
    assert made == replace(pages, data=wanted.data, pages=2)
    stock = find_stock(SHIPPED, "avery-c32011")
    wanted = home_cards(pages.data, stock, words(), PROPERTIES)
    assert finished("card", "home", pages, home(stock="avery-c32011")) == replace(
        pages, data=wanted.data, notes=wanted.notes
    )
    wanted = home_cards(pages.data, LETTER, words(), PROPERTIES, fold_over=True)
    assert finished("card", "home", pages, home(sheet="letter", fold_over=True)) == replace(
        pages, data=wanted.data, pages=1
    )
    with pytest.raises(ChoiceError, match="there is no card stock"):
        finished("card", "home", pages, home(stock="avery"))


def test_a_pocket_edition_is_one_sheet() -> None:
    pages = Output(sample(69.85, 107.95, 8), 8, 69.85, 107.95)
    wanted = home_pocket(pages.data, LETTER, words(), PROPERTIES)
    assert finished("pocket", "home", pages, home(sheet="letter")) == replace(pages, data=wanted.data, pages=1)


def test_a_booklet_is_put_on_paper_that_holds_two_pages() -> None:
    pages = Output(sample(148, 210, 6), 6, 148, 210, facing=True)
    wanted = home_booklet(pages.data, SHEETS["a4"], words(), PROPERTIES, thickness=0.2)
    made = finished("booklet", "home", pages, home(sheet="a4", thickness=0.2))
    assert made == replace(pages, data=wanted.data, pages=6, notes=wanted.notes, facing=False)
    larger = Output(sample(210, 297, 4), 4, 210, 297, facing=True)
    wanted = home_booklet(larger.data, SHEETS["a3"], words(), PROPERTIES, thickness=0.1)
    assert finished("booklet", "home", larger, home(sheet="a4")).data == wanted.data


def test_a_shop_gets_the_file_and_its_ticket() -> None:
    pages = Output(sample(85, 55, 2, 3, "cmyk"), 2, 85, 55)
    choices = ShopPrinting(bleed=2, marks=("crop",), condition="fogra52")
    wanted = shop(pages.data, find_condition(SHIPPED, "fogra52"), PROPERTIES, bleed=2, marks=("crop",))
    made = finished("card", "shop", pages, Options(shop=choices))
    job = Job.named("card", "shop")
    told = ticket(job.product, wanted.data, "week-card-shop.pdf", words(), ("crop",))
    beside = {
        "week-card-shop-ticket.txt": told.text(words()).encode(),
        "week-card-shop-ticket.json": told.json().encode(),
    }
    assert made == replace(pages, data=wanted.data, notes=wanted.notes, beside=beside)


def test_sheets_open_as_sheets() -> None:
    """What belongs to pages on a screen is left out of sheets and of pages for a shop."""
    on_screen = replace(
        PROPERTIES, page_labels=(PageLabels(0, "r"),), page_layout="TwoPageRight", show_outline=True, subject="Moves"
    )
    data = sample(85, 55, 2, 3)
    sheets = home_cards(data, LETTER, words(), on_screen).data
    for_shop = shop(
        sample(85, 55, 2, 3, "cmyk"), find_condition(SHIPPED), replace(on_screen, duplex="Simplex", actual_size=True)
    ).data
    for made, layout in ((sheets, "/SinglePage"), (for_shop, None)):
        with pikepdf.open(BytesIO(made)) as pdf:
            assert pdf.Root.get("/PageLayout") == layout
            assert "/PageLabels" not in pdf.Root
            assert pdf.Root.get("/PageMode") in (None, "/UseNone")
            assert (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Subject"])) == ("Sample", "Moves")
    with pikepdf.open(BytesIO(for_shop)) as pdf:
        assert not {"/Duplex", "/PrintScaling"} & set(pdf.Root.get("/ViewerPreferences", {}).keys())
