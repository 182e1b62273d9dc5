"""Put a file's small objects into object streams by what needs them, for qpdf to keep when it linearises the file.

Left to itself, qpdf fills object streams in the order in which it comes upon objects. A stream that holds things of
the outline or of the structure tree beside those of a single page belongs to one part of a linearised file for qpdf 11
and to another for qpdf 12, and each warns of the hints that the other wrote. So here the outline, what pages need and
the rest (the structure tree) have streams of their own. Few large streams are also smaller than many of the hundred
objects at most that qpdf would put into each.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_MOST = 2_000
"""Objects in one stream: a reader has to unpack all of them to see one."""
_FAST = 1
"""How hard to compress what qpdf unpacks and packs again."""


def with_object_streams(pdf: Pdf, more: Mapping[int, bytes]) -> bytes:
    """Return a file with its objects in object streams (ISO 32000-1, 7.5.7 and 7.5.8), neither small nor linearised.

    `more` are objects by number, as text, that the file refers to but does not hold.
    """
    return _File(pdf, more).written()


def without_padding(linearised: bytes) -> bytes:
    """Cut the spaces that qpdf leaves after the last cross-reference stream, as many as it had before compression.

    Nothing stands behind them but the end of the file; only the length that the first object tells changes.
    """
    end = linearised.rindex(b"startxref")
    body, rest = linearised[:end].rstrip(b" \n") + b"\n", linearised[end:]
    told = b"/L %d" % len(linearised)
    return body.replace(told, (b"/L %d" % len(body + rest)).ljust(len(told)), 1) + rest


class _File:
    """The objects of a file by number, as text; streams have their data beside it."""

    def __init__(self, pdf: Pdf, more: Mapping[int, bytes]) -> None:
        self._texts: dict[int, bytes] = {}
        self._data: dict[int, bytes] = {}
        self._read(pdf)
        self._texts |= more
        self._root, self._info = pdf.Root.objgen[0], pdf.docinfo.objgen[0]
        pages = [page.obj for page in pdf.pages]
        self._pages = {page.objgen[0] for page in pages}
        self._nodes = {page.Parent.objgen[0] for page in pages}
        self._outline = [pdf.Root.Outlines.objgen[0]] if "/Outlines" in pdf.Root else []

    def _read(self, pdf: Pdf) -> None:
        import pikepdf

        for thing in pdf.objects:
            number = thing.objgen[0]
            if not isinstance(thing, pikepdf.Stream):
                self._texts[number] = thing.unparse(resolved=True)
                continue
            self._data[number] = thing.read_raw_bytes()
            entries = {**dict(thing.items()), "/Length": len(self._data[number])}
            self._texts[number] = pikepdf.Dictionary(entries).unparse()

    def _needed(self, start: Iterable[int]) -> set[int]:
        """Return the objects that can be reached from some without going on to a page or to all pages."""
        beyond = {self._root, *self._pages, *self._nodes}
        found: set[int] = set()
        waiting = list(start)
        while waiting:
            number = waiting.pop()
            if number not in found and number in self._texts:
                found.add(number)
                waiting += set(map(int, _REFERENCE.findall(self._texts[number]))) - beyond
        return found

    def _groups(self) -> Iterator[Sequence[int]]:
        """Yield the objects of each object stream."""
        taken = {self._root, *self._pages, *self._data}
        for group in (self._needed(self._outline), self._needed(self._pages), self._texts.keys()):
            yield from _shared_out(sorted(group - taken))
            taken |= group

    def written(self) -> bytes:
        """Write the file."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

        def write(number: int, text: bytes, data: bytes | None = None) -> None:
            entries[number] = (1, len(out), 0)
            body = text if data is None else b"%b\nstream\n%b\nendstream" % (text, data)
            out.extend(b"%d 0 obj\n%b\nendobj\n" % (number, body))

        for number in sorted({self._root, *self._pages, *self._data}):
            write(number, self._texts[number], self._data.get(number))
        holder = max(self._texts) + 1
        for group in self._groups():
            entries |= {number: (2, holder, index) for index, number in enumerate(group)}
            write(holder, *self._object_stream(group))
            holder += 1
        start = len(out)
        entries[holder] = (1, start, 0)
        write(holder, *self._cross_references(entries))
        out.extend(b"startxref\n%d\n%%%%EOF\n" % start)
        return bytes(out)

    def _object_stream(self, group: Sequence[int]) -> tuple[bytes, bytes]:
        """Return dictionary and data of a stream of objects."""
        places, offset = [], 0
        for number in group:
            places.append(b"%d %d " % (number, offset))
            offset += len(self._texts[number]) + 1
        head = b"".join(places)
        data = zlib.compress(head + b"\n".join(self._texts[number] for number in group), _FAST)
        entries = b"/Type/ObjStm/N %d/First %d" % (len(group), len(head))
        return b"<<%b/Filter/FlateDecode/Length %d>>" % (entries, len(data)), data

    def _cross_references(self, entries: dict[int, tuple[int, int, int]]) -> tuple[bytes, bytes]:
        """Return dictionary and data of the stream that says where objects are: kind, place (4 bytes), index (4)."""
        size = max(entries) + 1
        rows = (entries.get(number, (0, 0, 0)) for number in range(size))
        data = zlib.compress(b"".join(struct.pack(">BLL", *row) for row in rows), _FAST)
        trailer = b"/Size %d/Root %d 0 R/Info %d 0 R" % (size, self._root, self._info)
        return b"<</Type/XRef/W[1 4 4]%b/Filter/FlateDecode/Length %d>>" % (trailer, len(data)), data


def _shared_out(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield consecutive objects in equal parts, so that no last part is that of a single page."""
    parts = -(-len(numbers) // _MOST)
    for part in range(parts):
        yield numbers[part * len(numbers) // parts : (part + 1) * len(numbers) // parts]
