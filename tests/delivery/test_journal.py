"""The journal: on disk before anything goes, whole after a crash, one writer, nobody's address in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.delivery.addresses import parse_address
from generator.delivery.journal import Journal, Mailing, handed_over, read_steps
from generator.errors import PressError

MAILING = Mailing("psoas", "content-1", "sender-1")
ANN = parse_address("ann.lee@example.org")


def fill(path: Path) -> None:
    with Journal.open(path, MAILING) as journal:
        journal.write("k1", "p1", str(ANN), "sending")
        journal.write("k1", "p1", str(ANN), "sent", "250 OK\nqueued for ann.lee@example.org")
        journal.write("k2", "p2", str(ANN), "sending")


def test_the_last_step_counts_and_an_open_end_is_unsure(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    fill(path)
    with Journal.open(path, MAILING) as journal:
        assert {key: step.state for key, step in journal.steps.items()} == {"k1": "sent", "k2": "unsure"}
        assert journal.steps["k1"].words == "250 OK queued for a…@example.org"
    assert read_steps(path)["k2"].state == "unsure"


def test_nobody_elses_eyes(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    fill(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"ann.lee" not in path.read_bytes()


@settings(max_examples=40)
@given(st.integers(min_value=0, max_value=1200))
def test_cut_anywhere_it_opens_and_forgets_only_the_torn_line(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    path = folder / "a.journal"
    fill(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    complete = whole[:cut].count(b"\n")
    with Journal.open(path, MAILING) as journal:
        journal.write("k3", "p3", str(ANN), "sent")
    steps = read_steps(path)
    expected: dict[str, str] = {"k3": "sent"}
    for line in whole.splitlines()[1:complete]:
        step = json.loads(line)
        expected[step["key"]] = "unsure" if step["state"] == "sending" else step["state"]
    assert {key: step.state for key, step in steps.items()} == expected


def test_a_damaged_line_stops_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    fill(path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b"\xff{}\n", *lines[1:]]))
    with pytest.raises(PressError, match=r"a\.journal:2: the journal is damaged"), Journal.open(path, MAILING):
        pass


def test_a_second_process_stops(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    second = (
        "import sys; from pathlib import Path; from generator.delivery.journal import Journal, Mailing\n"
        "from generator.errors import PressError\n"
        "try:\n"
        "    with Journal.open(Path(sys.argv[1]), Mailing('psoas', 'content-1', 'sender-1')): print('opened')\n"
        "except PressError as error: print(error)"
    )

    def start() -> str:
        command = [sys.executable, "-c", second, str(path)]
        return subprocess.run(
            command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": "."}
        ).stdout

    with Journal.open(path, MAILING):
        assert "another run is sending this mailing" in start()
    assert start() == "opened\n"


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(PressError, match="so nothing is sent"), Journal.open(tmp_path, MAILING):
        pass


def test_a_full_disk_is_told() -> None:
    with open("/dev/full", "r+b", buffering=0) as full, pytest.raises(PressError, match="so nothing is sent"):
        Journal(Path("/dev/full"), full, MAILING, {}).write("k", "p", "a@b.org", "sending")


def test_another_content_or_sender_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    fill(path)
    other = Mailing("psoas", "content-2", "sender-1")
    with pytest.raises(PressError, match="has changed since"), Journal.open(path, other):
        pass
    with Journal.open(path, other, changed=True) as journal:
        assert len(journal.steps) == 2
    with pytest.raises(PressError, match="another sender"), Journal.open(path, Mailing("psoas", "content-1", "x")):
        pass


def test_keys_depend_on_mailing_person_and_address_only() -> None:
    other = parse_address("ann@example.org")
    keys = {MAILING.key("p1", ANN), MAILING.key("p1", other), MAILING.key("p2", ANN)}
    keys.add(Mailing("next", "content-1", "sender-1").key("p1", ANN))
    assert len(keys) == 4
    assert Mailing("psoas", "content-9", "sender-1").key("p1", ANN) == MAILING.key("p1", ANN)


def test_the_daily_limit_is_the_senders_over_all_mailings(tmp_path: Path) -> None:
    fill(tmp_path / "a.journal")
    with Journal.open(tmp_path / "b.journal", Mailing("other", "x", "sender-1")) as journal:
        journal.write("k9", "p9", str(ANN), "sending")
    with Journal.open(tmp_path / "c.journal", Mailing("other", "x", "sender-2")) as journal:
        journal.write("k9", "p9", str(ANN), "sending")
    assert len(handed_over(tmp_path, "sender-1")) == 3
