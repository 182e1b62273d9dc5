"""The program is killed at every moment that leaves a trace, and at random: nobody gets two, nobody is forgotten."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.delivery.journal import read_steps
from tests.delivery.club import ROUTINE
from tests.delivery.nursery import Order, nursery
from tests.delivery.post_office import PostOffice

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

KILLS = int(os.environ.get("ROUTINE_PRESS_MAIL_KILLS", "100"))
FATES = {"fine": "", "spam": "data 451 4.7.1 not now", "refused": "550 5.1.1 no such user", "lost": "drop after dot"}
LASTING = {"refused", "lost"}
"""What goes wrong each time; the rest goes wrong once."""


def fate(to: str, attempt: int) -> str:
    """Say what goes wrong for one of those whose fate is their name."""
    kind = to.partition(".")[0]
    return FATES[kind] if attempt == 1 or kind in LASTING else ""


def states(journal: Path) -> dict[str, str]:
    """Give everyone's state in a journal."""
    return {step.person: step.state for step in read_steps(journal).values()}


def test_killed_at_every_moment_nobody_gets_two(tmp_path: Path) -> None:
    """One run for each call into the system, killed as it is about to make it, and one after it."""
    killed = moment = 0
    with PostOffice(fate) as office, nursery(office.port) as carry_out:
        while killed == moment:
            moment += 1
            folder = tmp_path / str(moment)
            folder.mkdir()
            order = Order(str(folder), tuple(f"{kind}.{moment}@example.org" for kind in FATES), moment)
            killed += carry_out(order)["killed"]
            assert not carry_out(Order(order.folder, order.people))["killed"]
        received = office.received
    assert killed > 80, "calls of a run that was not killed"
    unsure = Counter[int]()
    for number in range(1, moment + 1):
        for to, state in states(tmp_path / str(number) / "a.journal").items():
            kind = to.partition(".")[0]
            assert state == {"refused": "refused", "lost": "unsure"}.get(kind, state)
            assert state in ("sent", "refused", "unsure")
            assert received[to] == {"sent": 1, "refused": 0, "unsure": received[to]}[state] <= 1
            unsure[number] += state == "unsure" and kind != "lost"
        assert len(states(tmp_path / str(number) / "a.journal")) == len(FATES)
    assert max(unsure.values()) == 1, "a kill leaves one unsure at most"


def killed_often(folder: Path, kills: int) -> tuple[int, int, Counter[str]]:
    """Kill a mailing to ten people for each kill at random moments, then let it end, and check everyone.

    5 % fail for the time being, 2 % for good. Gives the runs that were at work, the messages handed over before the
    last run, and the states.
    """

    def trouble(to: str, attempt: int) -> str:
        number = int(to[1:].partition("@")[0])
        if number % 50 == 7:
            return "550 5.1.1 no such user"
        return "450 4.2.0 greylisted" if number % 20 == 3 and attempt == 1 else ""

    moments = random.Random(7)
    people = tuple(f"p{number}@example.org" for number in range(10 * kills))
    with PostOffice(trouble) as office, nursery(office.port) as carry_out:
        hits = sum(
            carry_out(Order(str(folder), people, moments.randint(1, 120), moments.uniform(0, 0.002)))["killed"]
            for _ in range(kills)
        )
        before = office.received.total()
        carry_out(Order(str(folder), people))
        received = office.received
    found = states(folder / "a.journal")
    assert found.keys() == set(people)
    assert all(received[to] == {"sent": 1, "refused": 0, "unsure": received[to]}[found[to]] <= 1 for to in people)
    count = Counter(found.values())
    assert count["refused"] == len(people) // 50
    assert count["unsure"] <= hits
    return hits, before, count


def test_killed_at_a_hundred_random_moments_nobody_of_a_thousand_gets_two(tmp_path: Path) -> None:
    hits, before, _ = killed_often(tmp_path, KILLS)
    assert hits == KILLS
    assert before > KILLS, "they were killed at their work"


def test_the_whole_command_killed_at_random_moments_goes_on(club: Path) -> None:
    """Killed while it reads, makes messages, sends and writes its table; then nothing half-written is left."""
    people = [f"runner{number}@example.org" for number in range(KILLS // 4)]
    rows = (f"{to.partition('@')[0]},{to},{'heel-raises' if number % 5 else ''}" for number, to in enumerate(people))
    (club / "club.csv").write_text("\n".join(["name,email,skip", *rows]))
    moments, kills = random.Random(11), 0
    with PostOffice() as office, nursery(office.port) as carry_out:
        server = ("--smtp-host", "127.0.0.1", "--smtp-port", str(office.port), "--smtp-security", "none")
        command = ("mail", ROUTINE, "--people", "club.csv", "--send", *server)
        for _ in range(KILLS // 12):
            killed = carry_out(Order(str(club), (), moments.randint(1, 150), moments.uniform(0, 0.002), command))
            kills += killed["killed"]
            dead = killed["process"]
        torn = club / f"output/mail/.ann.eml.{dead}"
        torn.parent.mkdir(parents=True, exist_ok=True)
        torn.write_text("half a message")
        carry_out(Order(str(club), command=command))
        received = office.received
    found = states(next((club / "output").glob("*.journal")))
    assert kills > KILLS // 33, "the others came after the end"
    assert half_written(club) == set()
    assert len(found) == len(people)
    assert set(found.values()) <= {"sent", "unsure"}
    count = Counter(received[to] for to in people)
    assert set(count) <= {0, 1}
    assert count[0] <= Counter(found.values())["unsure"] <= kills


def half_written(folder: Path) -> set[Path]:
    """Find files whose writer was killed."""
    return {path for path in folder.glob("output/**/.*") if re.search(r"\.\d+$", path.name)}
