"""The journal: on disk before anything goes, whole after a crash, one writer, nobody's address in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.delivery.addresses import parse_address
from generator.delivery.journal import Journal, Mailing, digest, handed_over, read_steps
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


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system has no folders that can be synced")
def test_a_new_journal_and_its_name_are_on_disk_before_anything_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_ino), sync(handle))[1])
    path = tmp_path / "a.journal"
    with Journal.open(path, MAILING) as journal:
        file, folder = path.stat().st_ino, tmp_path.stat().st_ino
        assert synced == [file, folder]
        journal.write("k1", "p1", str(ANN), "sent")
        assert synced == [file, folder, file]
    synced.clear()
    with Journal.open(path, MAILING):
        assert synced == [], "a journal that is there has its name"


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


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_line_holds_all_that_is_known_of_a_step(tmp_path: Path) -> None:
    path = tmp_path / "deep/a.journal"
    with Journal.open(path, MAILING) as journal:
        before = datetime.now(UTC)
        step = journal.write("k1", "p1", str(ANN), "sent", " 250 ✓\n for  ann.lee@example.org ")
    head, line = lines(path)
    assert head == {"format": 1, "name": "psoas", "content": "content-1", "sender": "sender-1"}
    assert list(line) == ["key", "person", "to", "state", "at", "words", "box"]
    assert line["at"] == step.at.isoformat(timespec="microseconds")
    assert before <= step.at <= datetime.now(UTC)
    assert (step.key, step.person, step.to, step.state) == ("k1", "p1", "a…@example.org", "sent")
    assert step.words == line["words"] == "250 ✓ for a…@example.org"
    assert read_steps(path) == {"k1": step}
    assert "✓" in path.read_text("utf-8"), "people can read it"


def test_what_was_on_its_way_says_why_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    fill(path)
    with Journal.open(path, MAILING) as journal:
        assert journal.steps["k2"].words == "the program was stopped while sending"
        journal.write("k3", "p3", str(ANN), "sending")
        journal.settle("enough")
        assert (journal.steps["k3"].state, journal.steps["k3"].words) == ("unsure", "enough")
        assert journal.steps["k3"].person == "p3"
        length = len(lines(path))
        journal.settle("enough")
        assert len(lines(path)) == length, "nothing was open any more"


HEAD = '{"format": 1, "name": "psoas", "content": "content-1", "sender": "sender-1"}'
STEP = '{"key": "k", "person": "p", "to": "a", "state": "sent", "at": "2026-11-25T12:00:00+00:00", "words": ""}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"format": 2}', ":1: is not a journal that this version can read"),
        ("{}", ":1: is not a journal that this version can read"),
        ("[1]", ":1: the journal is damaged; nothing is sent"),
        (f"{HEAD}\n{STEP}\nnull", ":3: the journal is damaged; nothing is sent"),
        (f'{HEAD}\n{STEP}\n{{"key": "k"}}', ":3: is no step of a journal"),
        (HEAD + "\n" + STEP.replace("2026", "when"), ":2: is no step of a journal"),
        (HEAD + "\n" + STEP.replace('"words"', '"wrds"'), ":2: is no step of a journal"),
        (HEAD + "\n" + STEP.replace('"2026-11-25T12:00:00+00:00"', "7"), ":2: is no step of a journal"),
        (HEAD + "\n" + STEP.replace('"sent"', '"lost"'), ':2: there is no state "lost"'),
    ],
)
def test_a_journal_that_cannot_be_trusted_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.journal"
    path.write_text(text + "\n")
    with pytest.raises(PressError) as caught, Journal.open(path, MAILING):
        pass
    assert str(caught.value) == f"{path}{message}"
    with pytest.raises(PressError):
        read_steps(path)


def test_reading_needs_no_journal_and_leaves_the_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    assert read_steps(path) == {}
    path.write_text(f"{HEAD}\n{STEP}\n" + STEP[:30])
    assert list(read_steps(path)) == ["k"]
    assert path.read_text().endswith(STEP[:30])
    path.write_text("")
    assert read_steps(path) == {}


def test_a_key_is_the_same_from_version_to_version() -> None:
    """Else an update would send everyone their mail twice."""
    assert digest("a", "ä") == "11eac89430edc88da182e910b95aeddd"
    assert MAILING.run == "650e311a56069c79fd300f17c30cc24a"
    assert MAILING.key("p1", ANN) == "f27341f2698c5b4bd2ee5331907f7435"


def test_times_come_in_order_from_all_journals_of_the_sender(tmp_path: Path) -> None:
    def step(hour: int, state: str = "sending") -> str:
        return STEP.replace("12:00", f"{hour}:00").replace('"sent"', f'"{state}"')

    (tmp_path / "b.journal").write_text("\n".join([HEAD, step(12), step(13, "sent"), step(14), step(15)[:50]]))
    (tmp_path / "a.journal").write_text("\n".join([HEAD, step(18), step(11), ""]))
    (tmp_path / "c.journal").write_text("\n".join([HEAD.replace("sender-1", "other"), step(10), ""]))
    (tmp_path / "d.journal").write_text("")
    (tmp_path / "e.txt").write_text("\n".join([HEAD, step(10), ""]))
    assert [moment.hour for moment in handed_over(tmp_path, "sender-1")] == [11, 12, 14, 18]
    assert {moment.tzinfo for moment in handed_over(tmp_path, "sender-1")} == {UTC}
    (tmp_path / "a.journal").write_text(f"{HEAD}\nx\n")
    with pytest.raises(PressError, match=r"a\.journal:2: the journal is damaged"):
        handed_over(tmp_path, "sender-1")
    (tmp_path / "a.journal").write_text("x\n")
    with pytest.raises(PressError, match=r"a\.journal:1: the journal is damaged"):
        handed_over(tmp_path, "sender-1")


def test_what_is_said_when_a_journal_is_anothers(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    fill(path)
    with pytest.raises(PressError) as caught, Journal.open(path, Mailing("psoas", "content-1", "x"), changed=True):
        pass
    assert str(caught.value) == f"{path} belongs to another sender; give this mailing another name with --mailing"
    with Journal.open(path, MAILING), pytest.raises(PressError) as caught, Journal.open(path, MAILING):
        pass
    assert str(caught.value) == f"{path}: another run is sending this mailing"
    with pytest.raises(PressError) as caught, Journal.open(path / "b.journal", MAILING):
        pass
    assert str(caught.value).startswith(f"{path / 'b.journal'}: cannot be written, so nothing is sent: ")
