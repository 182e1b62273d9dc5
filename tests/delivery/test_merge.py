"""Personal copies: each with its own name, doses and exercises and nobody else's, however and whenever made."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner

from generator.cli import main
from generator.content.library import load_routine
from generator.content.project import Project
from generator.delivery.copies import Copies
from generator.delivery.merge import CopyBatch, merge
from generator.delivery.order import CopyOrder, PersonalFile, copies_for
from generator.delivery.people import Recipient, read_people
from generator.delivery.proof import CAPTION, MARGIN, arranged, proof_of_copies
from generator.delivery.work import Workers
from generator.errors import ContentError, FitError, ProblemsError
from generator.files import write_archive
from generator.finishing.placement import Rectangle
from generator.jobs import Job
from generator.options import HomePrinting, Options
from generator.paper import Paper
from generator.units import MM

ROUTINE = "ankle-and-calf-warm-up"
PSOAS = "psoas-for-runners"


def order(product: str = "card", routine: str = PSOAS) -> CopyOrder:
    return CopyOrder(Project.find(), Options(), routine, Job.named(product))


def listed(folder: Path, data: str, routine: str = PSOAS) -> tuple[Recipient, ...]:
    path = folder / "people.csv"
    path.write_text(data)
    return read_people(path, "people.csv", load_routine(routine), ("name",))


def text(pdf: bytes) -> str:
    """Read every page as a person would copy it."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join("\n".join(pages).split())


def texts(folder: Path) -> dict[str, str]:
    return {path.name: text(path.read_bytes()) for path in sorted(folder.glob("*.pdf"))}


def test_each_copy_is_its_owners_alone(tmp_path: Path) -> None:
    people = listed(
        tmp_path,
        "name,bib,hundred.counts,skip,note\nZoë Žižková,0042,50,,meniscus\nAnn Lee,7,,Scissors,hip\nBo Lee,,,,\n",
    )
    out = tmp_path / "out"
    assert all(made.new for made in merge(order(), people, out))
    zoe, ann, bo = (texts(out)[f"{stem}-{PSOAS}-card.pdf"] for stem in ("0042-Zoë-Žižková", "7-Ann-Lee", "Bo-Lee"))
    for own, others in ((zoe, ("Ann", "Bo Lee")), (ann, ("Zoë", "0042", "Bo")), (bo, ("Ann", "Zoë", "0042"))):
        assert not any(other in own for other in others)
        assert "meniscus" not in own
    assert zoe.count("Zoë Žižková") == zoe.count("0042") == 1
    assert "5 slow breaths" in zoe
    assert "10 slow breaths" in ann
    assert "Scissors" not in ann
    assert "F Lower-Lift" in ann, "letters stay, so that the group can be told to do F"
    assert "Scissors" in bo


def test_the_name_is_tagged_and_read_after_the_rest(tmp_path: Path) -> None:
    (person,) = listed(tmp_path, "name,bib\nAnn Lee,7\n", ROUTINE)
    (made,) = merge(order("booklet", ROUTINE), (person,), tmp_path / "out")
    with pikepdf.open(made.path) as pdf:
        page = pdf.pages[0]
        owners = {
            int(key): value
            for key, value in zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True)  # type: ignore[call-overload]
        }[int(page.StructParents)]
        last = owners[len(owners) - 1]
        assert last.S == "/P"
        assert len(owners) - 1 == last.K
        assert last.objgen in [kid.objgen for kid in last.P.K]
        operators = page.Contents[-1].read_bytes() if isinstance(page.Contents, pikepdf.Array) else b""
        assert f"/MCID {len(owners) - 1}".encode() in operators
    done = subprocess.run(["pdfinfo", "-struct-text", str(made.path)], capture_output=True, text=True, check=True)
    assert "Ann Lee" in done.stdout
    assert "Syntax" not in done.stderr


def test_the_same_bytes_in_one_process_or_two_and_nothing_twice(tmp_path: Path) -> None:
    people = listed(tmp_path, "name,hundred.counts\n" + "".join(f"P{n},{50 if n % 2 else ''}\n" for n in range(12)))
    one, two = tmp_path / "one", tmp_path / "two"
    list(merge(order(), people, one))
    list(merge(order(), people, two, Workers(2)))
    files = {path.name: path.read_bytes() for path in one.glob("*.pdf")}
    assert files == {path.name: path.read_bytes() for path in two.glob("*.pdf")}
    assert len(files) == 12
    (one / f"P3-{PSOAS}-card.pdf").unlink()
    (one / f"P4-{PSOAS}-card.pdf").write_bytes(b"half")
    again = list(merge(order(), people[::-1], one))
    assert sorted(made.path.name[:2] for made in again if made.new) == ["P3", "P4"]
    assert files == {path.name: path.read_bytes() for path in one.glob("*.pdf")}


KILLED = """
import sys
from pathlib import Path
from tests.delivery.test_merge import *
folder = Path(sys.argv[1])
for made in merge(order(), listed(folder, (folder / "people.csv").read_text()), folder / "out"): pass
"""


def test_killed_on_the_way_it_goes_on_and_no_file_is_half(tmp_path: Path) -> None:
    people = listed(tmp_path, "name\n" + "".join(f"P{n}\n" for n in range(60)))
    out = tmp_path / "out"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], env=os.environ | {"PYTHONPATH": "."})
    while len(list(out.glob("*.pdf"))) < 20 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = {path.name: path.read_bytes() for path in out.glob("*.pdf")}
    for data in before.values():
        pikepdf.open(BytesIO(data)).close()
    made = list(merge(order(), people, out))
    assert sum(not one.new for one in made) >= len(before) - 1
    assert len(list(out.glob("*.pdf"))) == 60
    assert before.items() <= {path.name: path.read_bytes() for path in out.glob("*.pdf")}.items()


@pytest.mark.parametrize("skip", ["", "scissors"])
def test_names_that_cannot_be_set_are_told_all_at_once_before_anything_is_made(tmp_path: Path, skip: str) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff-Montgomery von und zu Hohenlohe"  # 67 letters
    people = listed(tmp_path, "bib,name,skip\n1,Ann Lee,hundred\n" + "".join(
        f"{bib},{name},{skip}\n" for bib, name in ((2, long), (3, "李明"), (4, "Ann 🏃"))
    ))  # fmt: skip
    with pytest.raises(ProblemsError) as caught:
        list(merge(order(), people, tmp_path / "out"))
    assert not list((tmp_path).glob("out/*.pdf"))
    first, second, third = str(caught.value).splitlines()
    assert first.startswith(f"people.csv:3:3: {long} is ")
    assert "mm too long for the line of 78 mm on the card at 6 pt; shorten it" in first
    assert second.startswith("people.csv:4:3: 李明 holds characters that the fonts lack: 李 (U+674E), 明")
    assert third.startswith("people.csv:5:3: Ann 🏃 holds characters that the fonts lack: 🏃 (U+1F3C3); leave them out")


def test_the_command_tells_what_no_product_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    long = "Wolfeschlegelsteinhausenbergerdorff-Montgomery von und zu Hohenlohe-Langenburg"
    (tmp_path / "people.csv").write_text(f"name\n{long}\nAnn ✂\n")
    command = ["merge", PSOAS, "--people", "people.csv", "--only", "card", "--target", "screen,home"]
    told = CliRunner().invoke(main, command)
    assert told.exit_code == 2
    assert [line.partition(" ")[0] for line in told.output.splitlines()] == ["people.csv:2:1:", "people.csv:3:1:"]
    (tmp_path / "people.csv").write_text("name,bib\nAnn,1\nBo,2\n")
    told = CliRunner().invoke(main, [*command, "--zip", "--spares", "1", "--jobs", "2"])
    assert told.exit_code == 0, told.output
    assert sorted(path.name for path in (tmp_path / "output").glob("[!.]*")) == [
        f"1-Ann-{PSOAS}-card.pdf", f"2-Bo-{PSOAS}-card.pdf", f"3-{PSOAS}-card.pdf",
        f"{PSOAS}-card-copies-proof.pdf", f"{PSOAS}-card-home-run-proof.pdf",
        f"{PSOAS}-card-home-run.pdf", f"{PSOAS}-copies.zip",
    ]  # fmt: skip
    assert "6 up to date" in CliRunner().invoke(main, [*command, "--spares", "1"]).output


@pytest.mark.parametrize(
    "options",
    [
        *(Options(card_size=size) for size in ("id1", "eu", "us", "a7", "a6")),
        *(Options(paper=paper) for paper in ("a4", "a3", "tabloid")),
        Options(orientation="landscape"),
    ],
    ids=lambda options: "-".join([*(size for _, size in options.sizes), options.orientation]),
)
def test_a_name_stands_alone_on_its_line_and_the_code_can_be_scanned(options: Options) -> None:
    product = "poster" if "paper" in dict(options.sizes) or options.orientation == "landscape" else "card"
    job = Job.named(product)
    copies = Copies(Project.find(), options, PSOAS)
    person = Recipient("Bartholomew Featherstonehaugh-Gaugy" + " Quigley" * (product == "card"), bib="0042")
    picture = pypdfium2.PdfDocument(copies.copy(person, job).data)[0].render(scale=6 if product == "card" else 3)
    assert [found.text for found in zxingcpp.read_barcodes(picture.to_pil())] == [str(copies.programme().routine.link)]
    base = copies.base(person, job)
    with_name, without = picture.to_numpy(), shades(base.laid.data, 6 if product == "card" else 3)
    changed = (with_name != without).any(axis=2)
    assert changed.any()
    assert (without[changed] == 255).all(), "the name covers nothing"


def shades(pdf: bytes, scale: float) -> Any:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_numpy()


@pytest.mark.parametrize("product", ["poster", "booklet", "card"])
def test_the_contact_sheet_shows_first_last_and_longest_on_one_page(tmp_path: Path, product: str) -> None:
    names = ["First", "Bartholomew Featherstonehaugh-Lee", *(f"Runner {n}" for n in range(40)), "Last"]
    people = listed(
        tmp_path, "name,hundred.counts\n" + "".join(f"{name},{50 if 'F' in name else ''}\n" for name in names)
    )
    made = proof_of_copies(order(product), people, tmp_path / "out")
    assert made.path.name == f"{PSOAS}-{product}-copies-proof.pdf"
    shown = text(made.path.read_bytes())
    assert all(shown.count(name) == 2 for name in ("First", "Bartholomew Featherstonehaugh-Lee", "Last"))
    with pikepdf.open(made.path) as pdf:
        (page,) = pdf.pages
        assert sorted(round(float(edge) / MM) for edge in page.mediabox[2:]) == [210, 297]
    assert made.path.stat().st_size < 400_000


def test_the_contact_sheet_is_made_again_for_other_people_and_another_paper(tmp_path: Path) -> None:
    people, usual = (Recipient("First"), Recipient("Last")), order("card")
    assert proof_of_copies(usual, people, tmp_path).new
    assert not proof_of_copies(usual, people, tmp_path).new
    changed = (*people[:-1], Recipient("Laster"))
    assert proof_of_copies(usual, changed, tmp_path).new
    on_letter = replace(usual, options=Options(home=HomePrinting(sheet="letter")))
    made = proof_of_copies(on_letter, changed, tmp_path)
    assert made.new
    with pikepdf.open(made.path) as pdf:
        assert sorted(round(float(edge)) for edge in pdf.pages[0].mediabox[2:]) == [612, 792]


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("size", [(297, 420), (148, 210), (85.6, 54), (420, 297), (90, 160)])
def test_small_copies_stay_apart_and_on_their_sheet(size: tuple[float, float], count: int) -> None:
    paper, areas = arranged(Paper("", *size), count, Paper("a4", 210, 297))
    sheet = Rectangle(0, 0, paper.width, paper.height).grown(-MARGIN + 0.01)
    assert len(areas) == count
    for area in areas:
        assert sheet.holds(area.grown(0, CAPTION, 0, 0))
        assert area.width / area.height == pytest.approx(size[0] / size[1])
        others = [other for other in areas if other is not area]
        assert not any(area.grown(0, CAPTION, 0, 0).common(other) for other in others)


def test_hostile_names_make_one_file_each_inside_the_folder(tmp_path: Path) -> None:
    names = ["CON", "../x", "Zoë", "Zoe\u0308 ", "a/b", "STRASSE", "straße", "=1+1", "nul.txt", "....", "|"]
    people = listed(tmp_path, "bib,name\n" + "".join(f"{n},{name}\n" for n, name in enumerate(names)))
    people = tuple(Recipient(one.name) for one in people if one.name != "Zoe\u0308")
    out = tmp_path / "deep/out"
    made = list(merge(order(), people, out))
    assert len({path.name for path in out.glob("*.pdf")}) == len(people) == len(made)
    assert all(one.path.parent == out for one in made)
    assert [path.name for path in tmp_path.glob("*.pdf")] == []
    archive = write_archive(out / "all.zip", [one.path for one in made])
    with ZipFile(archive) as opened:
        assert len(set(opened.namelist())) == len(people)
        assert opened.testzip() is None
    again = archive.read_bytes()
    assert write_archive(out / "all.zip", [one.path for one in reversed(made)]).read_bytes() == again
    formula = next(one.path for one in made if "1+1" in one.path.name)
    assert "=1+1" in text(formula.read_bytes()), "the PDF keeps the text"


def test_a_cluster_makes_the_same_bytes_though_a_worker_dies(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    people = listed(tmp_path, "name\n" + "".join(f"P{n}\n" for n in range(24)))
    here, there = tmp_path / "here", tmp_path / "there"
    list(merge(order(), people, here))
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        run = merge(order(), people, there, Workers(executor=client.get_executor(pure=False)))
        next(run)
        os.kill(next(iter(cluster.workers.values())).process.pid, signal.SIGKILL)
        list(run)
    assert {path.name: path.read_bytes() for path in here.glob("*.pdf")} == {
        path.name: path.read_bytes() for path in there.glob("*.pdf")
    }


def test_somebody_with_nothing_left_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="leaves no exercise"):
        listed(
            tmp_path, 'name,skip\nAnn,"ankle-circles,heel-raises,calf-stretch-at-wall,heel-drops-off-step"\n', ROUTINE
        )


def test_copies_in_another_language_and_a_correction_of_the_translation(tmp_path: Path) -> None:
    translation = tmp_path / f"content/routines/{PSOAS}-de.yaml"
    translation.parent.mkdir(parents=True)
    english = Project.find().routine(PSOAS).read_text(encoding="utf-8").replace("language: en", "language: de")
    translation.write_text(english, encoding="utf-8")
    other = CopyOrder(Project.find(tmp_path), Options(), PSOAS, Job.named("card"))
    people, out = (Recipient("Ann"), Recipient("Hans", language="de")), tmp_path / "out"
    list(merge(other, people, out))
    ann, hans = texts(out).values()
    assert "15 minutes" in ann
    assert "15 Minuten" in hans
    assert not any(made.new for made in merge(other, people, out))
    translation.write_text(english.replace("for runners]", "der Läufer]"), encoding="utf-8")
    copies_for.cache_clear()
    list(merge(other, people, out))
    assert "der Läufer" in texts(out)[f"Hans-{PSOAS}-card.pdf"]


def test_what_does_not_fit_costs_its_own_people_their_copies_and_is_told_at_the_end(tmp_path: Path) -> None:
    text = Project.find().routine(ROUTINE).read_text("utf-8").replace("language: en", "language: de")
    translation = tmp_path / f"content/routines/{ROUTINE}-de.yaml"
    translation.parent.mkdir(parents=True)
    long = " ".join(["W" * 60] * 16)
    translation.write_text(re.sub(r"(?m)^( +card:) .*$", rf'\1 "{long}"', text, count=1), "utf-8")
    order = CopyOrder(Project.find(tmp_path), Options(), ROUTINE, Job.named("card"))
    germans = [Recipient(name, language="de") for name in ("Hans", "Ute")]
    people = (*(Recipient(f"P{n}") for n in range(9)), *germans)
    told: list[tuple[str, int, int]] = []
    workers = Workers(starting=lambda name, done, total: told.append((name, done, total)))
    made: list[PersonalFile] = []
    with pytest.raises(FitError) as caught:
        made.extend(merge(order, people, tmp_path / "out", workers))
    assert [one.people for one in made] == [(person,) for person in people[:9]]
    assert told == [(f"P{n}-{ROUTINE}-card.pdf", n + 1, 11) for n in range(9)]
    assert {problem.message.rpartition(" (copy of ")[2] for problem in caught.value.problems} == {"Hans)", "Ute)"}
    assert all(problem.file.endswith(f"{ROUTINE}-de.yaml") for problem in caught.value.problems)
    again: list[PersonalFile] = []
    with pytest.raises(FitError):
        again.extend(merge(order, people, tmp_path / "out"))
    assert again == [PersonalFile(one.path, one.people, new=False) for one in made]


def test_a_batch_is_told_by_its_first_and_last() -> None:
    people = (Recipient("Ann"), Recipient("Bo"), Recipient(bib="7"))
    assert str(CopyBatch(order(), people)) == "the copies of Ann to bib 7"


def test_letters_that_no_font_has_cost_only_those_who_read_them_their_copies(tmp_path: Path) -> None:
    text = Project.find().routine(ROUTINE).read_text("utf-8").replace("language: en", "language: de")
    translation = tmp_path / f"content/routines/{ROUTINE}-de.yaml"
    translation.parent.mkdir(parents=True)
    translation.write_text(re.sub(r"(?m)^title: .*$", "title: 李明", text), "utf-8")
    order = CopyOrder(Project.find(tmp_path), Options(), ROUTINE, Job.named("card"))
    people = (Recipient("Hans", language="de"), Recipient("Ann"))
    made: list[PersonalFile] = []
    with pytest.raises(ProblemsError, match=r"-de\.yaml:\d+:8: title .*\(copy of Hans\)$"):
        made.extend(merge(order, people, tmp_path / "out"))
    assert [one.people[0].name for one in made] == ["Ann"]
