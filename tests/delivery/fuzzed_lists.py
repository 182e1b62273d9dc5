"""Lists of people for fuzzing: cells, separators, quotes and encodings as people's programs write them, and damaged.

`python -m tests.delivery.fuzzed_lists 10000 FILE` tries so many, and says how many were read; one that fails is
written to FILE.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from pathlib import Path

from generator.content.library import load_routine
from generator.content.programme import Programme
from generator.delivery.envelopes import addressed
from generator.delivery.journal import Mailing
from generator.delivery.people import read_people
from generator.errors import ContentError, Problem

NAMES = ("name", "Name", "email", "E-Mail", "bib", "note", "skip", "overrides", "language", "phone", "",
    "hundred.counts",
         "nmae", "x.y", "name", "\ufeffname", '"name"', "emial")  # fmt: skip
CELLS = (
    "Ann Lee", "李明", "O'Neil, Bo", 'a "b" c', "ann@example.org", "ANN@EXAMPLE.ORG", "a@b", "zoë@bücher.example",
    "\u200bann@example.org", "fi\u200b@example.org", "1", "01", "001", "", " ", "=1+1", "hundred.counts=50", "Scissors",
    "en", "de", "tlh", "50", "ten", "\x00", "a\nb", '"', "x" * 300, "[4, 5]", "😀", "'", "a;b", "\t", "-5", "1e9",
)  # fmt: skip
RIGHT = {
    "name": ("Ann Lee", "Zoë Žižková", "O'Neil, Bo"), "email": ("ann@example.org", "BO@x.example",
    "zoë@bücher.example"),
    "bib": ("1", "01", "001", "2", "A7", ""), "note": ("Slowly", "a\nb", ""), "skip": ("Scissors", ""),
    "phone": ("555",),
    "overrides": ("hundred.counts=50", ""), "language": ("en", "de", ""), "hundred.counts": ("50", "100", ""),
}  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1")


def table(seed: int) -> bytes:
    """Make a list; one of eight is damaged."""
    chance = random.Random(seed)
    mark, end = chance.choice(",;\t|"), chance.choice(("\n", "\r\n", "\r"))
    wide = chance.randint(1, 6)

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if chance.random() < 0.4 else text

    rows = [[chance.choice(NAMES if chance.random() < 0.1 else tuple(RIGHT)) for _ in range(wide)]]
    rows[0][0] = chance.choice(("name", rows[0][0]))
    odd = 0.5 if chance.random() < 0.3 else 0.0

    def row() -> list[str]:
        usual = [cell(chance.choice(RIGHT.get(name, ("x",)))) for name in rows[0]]
        return [cell(chance.choice(CELLS)) if chance.random() < odd else each for each in usual]

    rows[0] = list(dict.fromkeys(rows[0])) if chance.random() < 0.9 else rows[0]
    rows += [row()[: None if chance.random() < 0.9 else -1] for _ in range(chance.randint(0, 5))]
    text = ("sep=;\n" if chance.random() < 0.1 else "") + end.join(mark.join(row) for row in rows)
    data = text.encode(chance.choice(ENCODINGS) if chance.random() < 0.2 else "utf-8", "replace")
    if chance.random() < 0.125 and data:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randint(0, 9) :]
    return data


def try_list(path: Path, data: bytes, programme: Programme) -> bool:
    """Read a list and look everyone up; tell whether it was read. Raises whatever is not meant to be told."""
    path.write_bytes(data)
    told: list[Problem] = []
    try:
        people = read_people(path, path.name, programme, ("name",), ("de",), told)
    except ContentError as error:
        if not all(str(problem).startswith(path.name) for problem in error.problems):
            raise
        return False
    assert all(problem.line for problem in told)
    addressed(
        [person for person in people if person.email], Mailing("m", "c", "s"), path.parent, path.parent / "m.journal"
    )
    return True


def main() -> None:
    count, failed = int(sys.argv[1]), Path(sys.argv[2])
    programme = load_routine("psoas-for-runners")
    slowest, read = 0.0, 0
    for seed in range(count):
        data = table(seed)
        began = time.perf_counter()
        try:
            read += try_list(failed, data, programme)
        except Exception:
            traceback.print_exc()
            sys.exit(f"{failed}: seed {seed}")
        slowest = max(slowest, time.perf_counter() - began)
    print(f"{count} lists, {read} read, the slowest in {slowest:.2f} s")


if __name__ == "__main__":
    main()
