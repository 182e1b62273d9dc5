"""Files for fuzzing: one that holds everything preflight walks, with one thing in it broken or exotic.

`python -m tests.finishing.fuzzed_pdfs 10000 FILE` tries so many, and says how many and how long the slowest took; one
that fails is written to FILE.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))  # the helpers beside this file, as pytest finds them too

from sound_files import VERSIONS, blank, type3, written

from generator.errors import PressError
from generator.finishing.preflight import preflight
from generator.finishing.preflight.content.lexer import OPERATORS
from generator.targets import TARGETS

SLOWEST = 20.0
"""Seconds that no file may take, on a machine that is busy with other things."""
EVERYTHING = b"""q 0 0 0 1 k 40 40 100 60 re f Q
q /G1 gs 1 0 0 rg 30 30 m 60 60 70 80 90 30 c h f Q
q /Pattern cs /P1 scn 40 40 50 50 re f /P2 scn 50 50 50 50 re f Q
q /PCS cs .5 .2 .1 0 /P3 scn 60 60 40 40 re B Q
q 60 60 40 40 re W n /S1 sh /S2 sh /S3 sh Q
q 20 0 0 20 100 100 cm /I1 Do /I2 Do /I3 Do Q
q 9 0 0 9 150 100 cm BI /W 2 /H 2 /BPC 8 /CS /CMYK ID 0123456789abcdef EI Q
q /Spot CS .7 SCN 10 w 150 60 m 180 90 l S /Duo cs .9 .9 scn 150 60 9 9 re f Q
/F1 Do q .5 0 0 .5 20 20 cm /F1 Do Q
/OC /L1 BDC BT /T3 12 Tf 60 120 Td (aaa) Tj ET EMC
BT /T1 9 Tf 1 0 0 1 60 140 Tm 11 TL [(ab) -20 (c)] TJ T* (d) Tj 2 Tr (e) ' ET"""


def _function(**entries: Any) -> Dictionary:
    return Dictionary(
        {"/FunctionType": 2, "/Domain": [0, 1], "/N": 1} | {f"/{key}": one for key, one in entries.items()}
    )


def _images(pdf: Pdf) -> Dictionary:
    about = {"Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8}
    jpeg = BytesIO()
    Image.new("CMYK", (2, 2), (10, 200, 30, 40)).save(jpeg, "JPEG")
    photo = pdf.make_stream(b"", **about, ColorSpace=Name.DeviceCMYK)
    photo.write(jpeg.getvalue(), filter=Name.DCTDecode)
    table = Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\xff\xff\xff\xff\0\0\0\0")])
    return Dictionary(
        I1=pdf.make_stream(b"\x80" * 16, **about, ColorSpace=Name.DeviceCMYK, Decode=[1, 0, 1, 0, 1, 0, 1, 0]),
        I2=photo,
        I3=pdf.make_stream(b"\x40\x80", **(about | {"BitsPerComponent": 1}), ColorSpace=table),
        F1=pdf.make_stream(
            b"0 0 1 0 k 5 5 m 9 9 20 20 30 5 c f BT /T1 8 Tf (x) Tj ET",
            Subtype=Name.Form,
            BBox=[0, 0, 60, 60],
            Matrix=[1, 0, 0, 1, 100, 60],
            Resources=Dictionary(Font=Dictionary(T1=_font())),
            Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
        ),
    )


def _font() -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Acme, FirstChar=97, LastChar=99, Widths=[500, 600, 700]
    )


def _shadings(pdf: Pdf) -> Dictionary:
    blend = _function(C0=[1, 0, 0, 0], C1=[0, 1, 0, 1])
    stitched = Dictionary(FunctionType=3, Domain=[0, 1], Functions=[blend, blend], Bounds=[0.5], Encode=[0, 1, 0, 1])
    sampled = pdf.make_stream(
        b"\0\xff\x80\x80" * 4,
        FunctionType=0,
        Domain=[0, 1, 0, 1],
        Range=[0, 1, 0, 1, 0, 1, 0, 1],
        Size=[2, 2],
        BitsPerSample=8,
    )
    mesh = pdf.make_stream(
        b"\0\1\2\3\4\5\6" * 3,
        ShadingType=4,
        ColorSpace=Name.DeviceCMYK,
        BitsPerCoordinate=8,
        BitsPerComponent=8,
        BitsPerFlag=8,
        Decode=[0, 100, 0, 100, 0, 1, 0, 1, 0, 1, 0, 1],
    )
    return Dictionary(
        S1=Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9], Function=stitched),
        S2=Dictionary(ShadingType=1, ColorSpace=Name.DeviceCMYK, Function=sampled),
        S3=mesh,
    )


def _patterns(pdf: Pdf) -> Dictionary:
    cell = {"PatternType": 1, "TilingType": 1, "BBox": [0, 0, 9, 9], "XStep": 9, "YStep": 9, "Resources": Dictionary()}
    return Dictionary(
        P1=pdf.make_stream(b"0 1 0 0 k .1 w 0 0 m 9 9 l S", PaintType=1, **cell),
        P2=Dictionary(
            PatternType=2,
            Shading=Dictionary(
                ShadingType=3,
                ColorSpace=Name.DeviceRGB,
                Coords=[0, 0, 1, 9, 9, 9],
                Function=_function(C0=[1, 0, 0], C1=[0, 0, 1]),
            ),
        ),
        P3=pdf.make_stream(b"1 1 5 5 re f", PaintType=2, **cell),
    )


def _spaces(pdf: Pdf) -> Dictionary:
    calculated = pdf.make_stream(
        b"{ dup 0.5 gt { 1 exch sub } { 2 mul } ifelse 0 0 0 }",
        FunctionType=4,
        Domain=[0, 1, 0, 1],
        Range=[0, 1, 0, 1, 0, 1, 0, 1],
    )
    return Dictionary(
        PCS=Array([Name.Pattern, Name.DeviceCMYK]),
        Spot=Array([Name.Separation, Name("/PANTONE 485 C"), Name.DeviceCMYK, _function(C0=[0] * 4, C1=[0, 1, 1, 0])]),
        Duo=Array([Name.DeviceN, Array([Name.Black, Name.Gold]), Name.DeviceCMYK, calculated]),
        Icc=Array([Name.ICCBased, pdf.make_stream(b"\0" * 128, N=3)]),
    )


def everything(claim: str) -> Pdf:
    """Make a file that paints in every way there is."""
    pdf = blank(claim, EVERYTHING)
    page, layer = pdf.pages[0].obj, pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Cut"))
    mask = pdf.make_stream(b"1 g 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.Resources = Dictionary(
        ExtGState=Dictionary(G1=Dictionary(ca=0.5, BM=Name.Multiply, SMask=Dictionary(S=Name.Luminosity, G=mask))),
        Pattern=_patterns(pdf),
        Shading=_shadings(pdf),
        ColorSpace=_spaces(pdf),
        XObject=_images(pdf),
        Font=Dictionary(T3=type3(pdf), T1=_font()),
        Properties=Dictionary(L1=layer),
    )
    stamp = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[20, 20, 40, 40], F=4, AP=Dictionary(N=stamp))]
    )
    page.CropBox, page.Rotate, page.UserUnit = Array([0, 0, 311, 212]), 90, 1
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[]))
    pdf.Root.OpenAction = Array([page, Name.Fit])
    return pdf


@lru_cache
def plain(claim: str) -> bytes:
    """Give such a file as bytes, unpacked, so that damage reaches what it says."""
    with everything(claim) as pdf:
        return written(pdf, claim, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)


NUMBERS = st.one_of(
    st.integers(-3, 300),
    st.sampled_from([-1, 0, 2**31, -(2**31), 2**63, 10**40]),
    st.floats(-1e6, 1e6).map(lambda value: round(value, 4)),
)
SPECIAL = rb"""null;true;/Name;/#FF#00;();(\377\376);<<>>;[];[[[[]]]];<</A 1>>;1 0 R;99 0 R;/DeviceRGB;/Pattern
[/Indexed /Pattern 9 ()];[/ICCBased 1];[/Separation];[/DeviceN [] /Lab 1]"""
RAW = st.one_of(
    NUMBERS.map(lambda value: str(value).encode()),
    st.sampled_from(SPECIAL.replace(b"\n", b";").split(b";")),
    st.lists(NUMBERS, max_size=8).map(lambda values: b"[" + b" ".join(str(value).encode() for value in values) + b"]"),
)
OPERATOR_NAMES = sorted((*OPERATORS, b"ID", b"EI", b"PS", b"glow"))
CALLED = b"/G1 /P1 /P2 /P3 /S1 /S2 /S3 /I1 /I2 /F1 /T3 /T1 /Spot /Duo /PCS".split()
OPERANDS = st.lists(st.one_of(RAW, st.sampled_from(CALLED)), max_size=7)
CONTENT = st.lists(st.tuples(OPERANDS, st.sampled_from(OPERATOR_NAMES)), max_size=12).map(
    lambda lines: b"\n".join(b" ".join([*operands, operator]) for operands, operator in lines)
)
FILTERS = [
    "FlateDecode",
    "LZWDecode",
    "DCTDecode",
    "JPXDecode",
    "JBIG2Decode",
    "CCITTFaxDecode",
    "ASCII85Decode",
    "Crypt",
    "None",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Change bytes of a file, cut it off, or write over it."""
    data = bytearray(plain(draw(st.sampled_from(sorted(VERSIONS)))))
    for _ in range(draw(st.integers(1, 6))):
        place, junk = draw(st.integers(0, len(data))), draw(st.binary(max_size=6))
        data[place : place + draw(st.integers(0, 6))] = junk
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data)


def _entries(thing: Any, found: list[tuple[Any, str]], depth: int = 0) -> list[tuple[Any, str]]:
    """List dictionaries with their keys, down through what stands in them."""
    if isinstance(thing, (Dictionary, pikepdf.Stream)) and depth < 6:
        for key in list(thing.keys()):
            if key not in ("/Length", "/Parent"):
                found.append((thing, key))
                with suppress(Exception):
                    _entries(thing[key], found, depth + 1)
    return found


@st.composite
def strange(draw: st.DrawFn) -> bytes:
    """Put something else in place of one entry of a file."""
    claim = draw(st.sampled_from(sorted(VERSIONS)))
    with everything(claim) as pdf:
        found: list[tuple[Any, str]] = []
        for thing in list(pdf.objects):
            _entries(thing, found)
        holder, key = found[draw(st.integers(0, len(found) - 1))]
        raw = draw(RAW)
        way = draw(st.integers(0, 5))
        with suppress(Exception):
            if way == 0:
                del holder[key]
            elif way == 1:
                holder[key] = holder if holder.is_indirect else pdf.Root
            elif way == 2:
                holder[key] = pdf.pages[0].obj
            else:
                holder[key] = pikepdf.Object.parse(raw) if b" R" not in raw else pdf.get_object(1, 0)
        try:
            return written(pdf, claim)
        except Exception:  # what pikepdf does not write is no file
            return plain(claim)


@st.composite
def content(draw: st.DrawFn) -> bytes:
    """Paint in a strange way, on a page, in a form, a cell or a glyph, packed strangely now and then."""
    claim = draw(st.sampled_from(sorted(VERSIONS)))
    with everything(claim) as pdf:
        resources = pdf.pages[0].obj.Resources
        places = [
            pdf.pages[0].obj.Contents,
            resources.XObject.F1,
            resources.Pattern.P1,
            resources.Font.T3.CharProcs.a,
            resources.ExtGState.G1.SMask.G,
        ]
        place, data = draw(st.sampled_from(places)), draw(CONTENT)
        if draw(st.booleans()):
            data = EVERYTHING + b"\n" + data
        if draw(st.booleans()):
            place.Resources = resources  # so that things may hold themselves
        name = draw(st.sampled_from(FILTERS)) if draw(st.integers(0, 5)) == 0 else ""
        place.write(data, filter=Name(f"/{name}")) if name else place.write(data)
        return written(pdf, claim)


FILES = st.one_of(damaged(), strange(), content())


def try_one(pdf: bytes) -> float:
    """Preflight a file for every target, in every way; give the seconds of the slowest."""
    slowest = 0.0
    for target in (None, *TARGETS.values()):
        began = time.monotonic()
        with suppress(PressError):  # what a user is told; anything else would be a traceback
            report = preflight(pdf, target)
            assert str(report)
            json.dumps(report.data(), allow_nan=False)
            if target is not None:
                quick = preflight(pdf, target, quick=True)
                assert set(map(str, quick.findings)) == set(map(str, report.findings)), target.name
        slowest = max(slowest, time.monotonic() - began)
    assert slowest < SLOWEST
    return slowest


def main() -> None:
    """Try many files."""
    times: list[float] = []

    @settings(
        max_examples=int(sys.argv[1]),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
        print_blob=False,
    )
    @given(FILES)
    def run(pdf: bytes) -> None:
        try:
            times.append(try_one(pdf))
        except BaseException:
            Path(sys.argv[2]).write_bytes(pdf)
            traceback.print_exc()
            sys.exit(f"{sys.argv[2]} fails, after {len(times)} files")

    run()
    print(f"{len(times)} files, the slowest {max(times):.1f} s, {sum(times):.0f} s in all")


if __name__ == "__main__":
    main()
