"""Font programs are read fast, and as ReportLab reads them; those that are kept are those that would be made."""

from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz as hb
from reportlab.pdfbase.ttfonts import TTFontFace

from generator.pdf import fonts
from generator.pdf.program import Program

FACES: tuple[tuple[str, int, float, float, bool], ...] = (
    ("inter", 400, 14, 0.0, False),
    ("inter", 800, 32, -0.045, False),
    ("inter", 600, 14, 0.0, True),
    ("atkinson", 700, 14, 0.0, False),
)
NO_CHARACTER = 0xFFFF


@pytest.mark.parametrize("face", FACES)
def test_a_program_is_what_reportlab_reads(face: tuple[str, int, float, float, bool]) -> None:
    data = fonts.instance(*face)
    slow, fast = TTFontFace(BytesIO(data)), Program(data, hb.Font(hb.Face(hb.Blob(data))))
    for table in (slow.charToGlyph, slow.charWidths):
        table.pop(NO_CHARACTER, None)
    apart = {"_pdfScale", "_pos", "glyphToChar"}
    assert {name: getattr(fast, name) for name in vars(slow).keys() - apart} == {
        name: value for name, value in vars(slow).items() if name not in apart
    }


def test_a_kept_program_is_the_one_that_would_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.files.cache_folder", lambda: tmp_path)
    made = [fonts.kept_instance(*face) for face in FACES]
    assert made == [fonts.instance(*face) for face in FACES]
    assert len(list((tmp_path / "fonts").iterdir())) == len(FACES)
    with monkeypatch.context() as nothing:
        nothing.setattr(fonts, "instance", lambda *_: pytest.fail("made again"))
        assert [fonts.kept_instance(*face) for face in FACES] == made
    for path in (tmp_path / "fonts").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert [fonts.kept_instance(*face) for face in FACES] == made
