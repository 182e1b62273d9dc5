"""Print runs of cards, read back and cut here: the piles come out in the list's order, each card with its own back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from generator.content.library import load_routine
from generator.content.project import Project
from generator.content.values import Amount
from generator.delivery.order import CopyOrder
from generator.delivery.people import Recipient
from generator.delivery.print_run import grid_of, on_slot, print_run
from generator.delivery.work import Workers
from generator.errors import PressError
from generator.finishing.marks import Label
from generator.finishing.placement import Placement, Rectangle
from generator.finishing.preflight import limits_for, preflight
from generator.jobs import Job
from generator.options import HomePrinting, Options, ShopPrinting
from generator.targets.shop import TARGET as SHOP
from generator.units import MM

PSOAS = load_routine("psoas-for-runners")
DOSE = PSOAS.moves[2].exercise.dose
PUMPS = [DOSE.model_copy(update={"counts": Amount(counts, counts)}) for counts in (20, 30, 40)]
"""Doses that show on the back of a card: 2, 3 or 4 breaths."""


def order(stock: str = "avery-c32011", flip: str = "long-edge") -> CopyOrder:
    return CopyOrder(
        Project.find(),
        Options(home=HomePrinting(stock=stock, flip=flip)),
        "psoas-for-runners",
        Job.named("card", "home"),
    )


def runners(count: int) -> list[Recipient]:
    """Number people; every third has a dose of their own, which shows on the back."""
    return [
        Recipient(f"Runner {n}", bib=f"{n:04d}", doses=(("hundred", PUMPS[n % 3]),) if n % 5 == 0 else ())
        for n in range(1, count + 1)
    ]


def fields(page: pypdfium2.PdfPage, pattern: str) -> Iterator[tuple[float, float, str]]:
    """Yield where (mm) words of a pattern stand on a page."""
    words = page.get_textpage()
    whole = words.get_text_range()
    for found in re.finditer(pattern, whole):
        left, bottom, right, top = words.get_charbox(found.start())
        yield (left + right) / 2 / MM, (bottom + top) / 2 / MM, " ".join(found[0].split())


def cut(path: Path, run: CopyOrder) -> list[list[tuple[str, str]]]:
    """Print a file on both sides, cut it, and give the pile of each slot from its top: bib, and breaths on the back."""
    slots = grid_of(run).slots
    document = pypdfium2.PdfDocument(path)
    piles: list[list[tuple[str, str]]] = [[] for _ in slots]
    for number in range(0, len(document), 2):
        front, back = document[number], document[number + 1]
        wide = front.get_width() / MM
        bibs, breaths = list(fields(front, r"\d{4}")), list(fields(back, r"\d+\s+slow\s+breaths"))
        for pile, slot in zip(piles, slots, strict=True):
            on = [text for x, y, text in bibs if slot.x < x < slot.right and slot.y < y < slot.top]
            behind = [text for x, y, text in breaths if slot.x < wide - x < slot.right and slot.y < y < slot.top]
            assert len(on) == len(behind) <= 1
            pile += zip(on, behind, strict=True)
    document.close()
    return piles


def expected(people: list[Recipient]) -> list[tuple[str, str]]:
    return [(one.bib, f"{(one.doses[0][1] if one.doses else DOSE).slow_breaths.low} slow breaths") for one in people]


@pytest.mark.parametrize("count", [1, 9, 10, 11, 47])
def test_piles_laid_on_each_other_are_in_the_lists_order(tmp_path: Path, count: int) -> None:
    people = runners(count)
    proof, made = print_run(order(), people, tmp_path)
    assert made.path.name == "psoas-for-runners-card-avery-c32011-home-run.pdf"
    stacked = [card for pile in cut(made.path, order()) for card in pile]
    assert stacked == expected(people)
    assert proof.path.name.endswith("-proof.pdf")


def test_low_piles_start_anew(tmp_path: Path) -> None:
    people = runners(47)
    _, *made = print_run(order(), people, tmp_path, depth=2)
    assert [len(one.people) for one in made] == [20, 20, 7]
    order_of_cards = []
    for one in made:
        piles = cut(one.path, order())
        assert max(map(len, piles)) <= 2
        order_of_cards += [card for pile in piles for card in pile]
    assert order_of_cards == expected(people)


def test_a_reprint_leaves_the_run_alone(tmp_path: Path) -> None:
    run = [made.path.read_bytes() for made in print_run(order(), runners(12), tmp_path)]
    again = [made.path.name for made in print_run(order(), runners(12)[2:4], tmp_path, label="bibs-3-4")]
    assert again == [f"psoas-for-runners-card-avery-c32011-home-bibs-3-4{end}.pdf" for end in ("-proof", "")]
    assert run == [made.path.read_bytes() for made in print_run(order(), runners(12), tmp_path)]


def test_what_a_killed_run_left_half_written_is_gone(tmp_path: Path) -> None:
    half = tmp_path / ".psoas.pdf.999999999"
    half.write_text("half")
    list(print_run(order(), runners(1), tmp_path))
    assert not half.exists()


def test_the_proof_holds_first_last_and_longest(tmp_path: Path) -> None:
    people = [*runners(30), Recipient("Bartholomew Featherstone", bib="9999"), *runners(60)[30:]]
    made = next(iter(print_run(order(), people, tmp_path)))
    document = pypdfium2.PdfDocument(made.path)
    bibs = {text for _, _, text in fields(document[0], r"\d{4}")}
    document.close()
    assert {"0001", "0060", "9999"} <= bibs


def test_the_proof_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    """A run is cut and stacked; a proof is looked at, and its first sheet holds the list's ends."""
    options = Options(home=HomePrinting(stock=""), card_size="a6")
    run = CopyOrder(Project.find(), options, "psoas-for-runners", Job.named("card", "home"))
    people = [*runners(9), Recipient("Bartholomew Featherstone", bib="9999")]
    proof, made = (pypdfium2.PdfDocument(one.path) for one in print_run(run, people, tmp_path))
    bibs = [[text for _, _, text in fields(page, r"\b\d{4}\b")] for page in proof]
    whole = [[text for _, _, text in fields(page, r"\b\d{4}\b")] for page in made]
    proof.close()
    made.close()
    sheets, stacked = ([sorted(each) for each in found if each] for found in (bibs, whole))
    assert sheets[0] == ["0001", "9999"]
    assert stacked[0] == ["0001", "0006"]


def test_a_thousand_are_small_and_made_once(tmp_path: Path) -> None:
    people = [Recipient("Runner", bib=f"{n:04d}") for n in range(1, 1001)]
    _, made = print_run(order(), people, tmp_path)
    assert [card[0] for pile in cut(made.path, order()) for card in pile] == [one.bib for one in people]
    assert made.path.stat().st_size <= 1000 * 1000
    assert not any(one.new for one in print_run(order(), people, tmp_path))


def test_one_process_or_two_and_any_start_give_the_same_bytes(tmp_path: Path) -> None:
    people = runners(30)
    one = [made.path.read_bytes() for made in print_run(order(), people, tmp_path / "one", depth=1)]
    two = [made.path.read_bytes() for made in print_run(order(), people, tmp_path / "two", depth=1, workers=Workers(2))]
    assert one == two
    (tmp_path / "one/psoas-for-runners-card-avery-c32011-home-run-02.pdf").unlink()
    again = list(print_run(order(), people, tmp_path / "one", depth=1))
    assert [made.path.name[-6:] for made in again if made.new] == ["02.pdf"]
    assert sorted(made.path.read_bytes() for made in again) == sorted(one)


def test_names_follow_turned_cards_on_plain_paper(tmp_path: Path) -> None:
    run = order("")
    people = runners(9)
    _, made = print_run(run, people, tmp_path)
    assert [card[0] for pile in cut(made.path, run) for card in pile] == [one.bib for one in people]


@pytest.mark.parametrize(("rotation", "x", "y"), [(0, 30, 35), (90, 69, 40), (180, 95.6, 79), (270, 25, 105.6)])
def test_lines_turn_with_their_card(rotation: int, x: float, y: float) -> None:
    wide, high = (85.6, 54) if rotation % 180 == 0 else (54, 85.6)
    placement = Placement(0, Rectangle(20, 30, wide, high), rotation)
    moved = on_slot(Label("Ann", 10, 5), placement)
    assert (moved.x, moved.y, moved.rotation) == (pytest.approx(x), pytest.approx(y), rotation)


def test_spares_are_blank_and_cards_must_fit_the_stock(tmp_path: Path) -> None:
    _, made = print_run(order(), [Recipient("Ann", bib="0001"), Recipient(bib="0002"), Recipient()], tmp_path)
    assert [[card[0] for card in pile] for pile in cut_loose(made.path)] == [["0001"], ["0002"]]
    with pytest.raises(PressError, match="holds cards of"):
        list(print_run(order("avery-5389"), runners(2), tmp_path))


def shop(marks: tuple[Any, ...] = ()) -> CopyOrder:
    options = Options(shop=ShopPrinting(marks=marks))
    return CopyOrder(Project.find(), options, "psoas-for-runners", Job.named("card", "shop"))


@pytest.mark.parametrize("marks", [(), ("crop", "registration", "colorbar")], ids=["plain", "marks"])
def test_a_shop_gets_fronts_and_backs_in_the_lists_order(tmp_path: Path, marks: tuple[Any, ...]) -> None:
    people = [*runners(6), Recipient(bib="0007"), Recipient("Łukasz Žižková")]
    proof, made = print_run(shop(marks), people, tmp_path)
    assert [one.path.name for one in (proof, made)] == [
        f"psoas-for-runners-card-shop-run{end}.pdf" for end in ("-proof", "")
    ]
    document = pypdfium2.PdfDocument(made.path)
    fronts = [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(0, len(document), 2)]
    backs = [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(1, len(document), 2)]
    for person, front, back, (_, breaths) in zip(people, fronts, backs, expected(people), strict=True):
        assert f"{person.bib} {person.name}".strip() in front
        assert breaths in back
        assert "Runner" not in back
    around = 3 + (10 if marks else 0)
    with pikepdf.open(made.path) as pdf:
        for page in pdf.pages:
            trim, bleed = ([float(edge) / MM for edge in page.obj[key]] for key in ("/TrimBox", "/BleedBox"))
            assert trim == pytest.approx([around, around, around + 85.6, around + 53.98], abs=0.01)
            assert bleed == pytest.approx([around - 3, around - 3, around + 88.6, around + 56.98], abs=0.01)
    for number, person in enumerate(people):
        for x, y, _ in fields(document[2 * number], r"\d{4}") if person.bib else ():
            assert around + 4 < x < around + 40
            assert around + 45 < y < around + 51, "the strip at the top of the card, whatever is round it"
    document.close()
    report = preflight(made.path.read_bytes(), SHOP, name="run", limits=limits_for(SHOP))
    assert not [finding for finding in report.findings if finding.severity == "error"]


def test_a_shops_files_are_short_enough_to_handle_and_small(tmp_path: Path) -> None:
    people = [Recipient("Runner", bib=f"{n:04d}") for n in range(47)]
    _, *made = print_run(shop(), people, tmp_path, depth=20)
    assert [(one.path.name[-6:], len(one.people)) for one in made] == [("01.pdf", 20), ("02.pdf", 20), ("03.pdf", 7)]
    with pikepdf.open(made[1].path) as pdf:
        assert len(pdf.pages) == 40
    assert made[1].path.stat().st_size < made[2].path.stat().st_size + 13 * 1100, "the art is in the file once"


def cut_loose(path: Path) -> list[list[tuple[str, str]]]:
    document = pypdfium2.PdfDocument(path)
    found = [[(text, "")] for _, _, text in fields(document[0], r"\d{4}")]
    document.close()
    return found
