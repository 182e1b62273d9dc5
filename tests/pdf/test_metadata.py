from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from demonstration import PROPERTIES, build

from generator.errors import PressError


def test_the_file_says_the_same_of_itself_in_both_places() -> None:
    pdf = pikepdf.open(BytesIO(build()))
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == PROPERTIES.title == str(pdf.docinfo["/Title"])
        assert xmp["dc:creator"] == [PROPERTIES.author]
        assert xmp["dc:description"] == PROPERTIES.subject
        assert xmp["pdf:Keywords"] == "psoas, running" == str(pdf.docinfo["/Keywords"])
        assert xmp["pdfuaid:part"] == "1"
    assert str(pdf.Root.Lang) == "en"


def test_a_viewer_is_told_how_to_open_the_file() -> None:
    pdf = pikepdf.open(BytesIO(build()))
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    assert str(pdf.Root.PageLayout) == "/OneColumn"
    assert [page.label for page in pdf.pages][:3] == ["i", "1", "2"]
    with pdf.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("Why the psoas", ["Moves"])
        ]


def test_the_file_is_small_linearised_and_sound() -> None:
    file = build()
    pdf = pikepdf.open(BytesIO(file))
    assert pdf.is_linearized
    assert pdf.check_linearization()
    assert pdf.check_pdf_syntax() == []
    assert b"ASCII85" not in file
    assert b"Helvetica" not in file
    assert len(file) < 26_000


def test_source_date_epoch_is_the_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    pdf = pikepdf.open(BytesIO(build()))
    assert str(pdf.docinfo["/CreationDate"]) == "D:20231114221320+00'00'"
    with pdf.open_metadata() as xmp:
        assert xmp["xmp:CreateDate"].startswith("2023-11-14T22:13:20")


@pytest.mark.parametrize("seconds", ["today", "99999999999999999999", "\u00b2"])
def test_a_source_date_epoch_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(PressError, match="SOURCE_DATE_EPOCH must be a number of seconds since 1970"):
        build()


def test_what_has_no_date_of_its_own_is_not_dated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    pdf = pikepdf.open(BytesIO(build()))
    assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())
    assert b"Date" not in pdf.Root.Metadata.read_bytes()
