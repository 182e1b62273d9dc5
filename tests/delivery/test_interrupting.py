"""Ctrl-C: the message at hand is finished, the journal is right, and the same command goes on."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.delivery.club import PLAIN, through
from tests.delivery.post_office import PostOffice

STOPPED = 130


@pytest.fixture(autouse=True)
def three(club: Path) -> None:
    """Three people."""
    (club / "club.csv").write_text(PLAIN)


def press(times: int = 1) -> None:
    """Press Ctrl-C."""
    for _ in range(times):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.05)


def test_the_message_at_hand_is_finished_and_the_rest_waits(capfd: pytest.CaptureFixture[str]) -> None:
    def fault(to: str, attempt: int) -> str:
        if to == "bo@example.org" and attempt == 1 and not pressed:
            pressed.append(to)
            press()
        return ""

    pressed: list[str] = []
    with PostOffice(fault) as office:
        told = through(office, code=STOPPED)
        assert "2 sent, 1 waiting" in told.output
        assert "Stopped: you asked for it; start the same command again to go on" in told.output
        assert "Ctrl-C again stops at once" in capfd.readouterr().err
        assert "1 sent" not in through(office).output
    assert office.received == {"ann@example.org": 1, "bo@example.org": 1, "cy@example.org": 1}


def test_a_pause_ends_at_once() -> None:
    def fault(to: str, attempt: int) -> str:
        if not waiting:
            waiting.append(signal.setitimer(signal.ITIMER_REAL, 0.5))
        return ""

    waiting: list[object] = []
    before = signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
    began = time.monotonic()
    try:
        with PostOffice(fault) as office:
            assert "1 sent, 2 waiting" in through(office, "--pause", "60", code=STOPPED).output
    finally:
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < 20


def test_twice_does_not_wait_for_a_silent_server() -> None:
    def fault(to: str, attempt: int) -> str:
        if to == "bo@example.org":
            if attempt == 1 and len(asked) == 1:
                press(2)
            asked.append(to)
            return "silent after dot"
        return ""

    asked: list[str] = []
    with PostOffice(fault) as office:
        told = through(office, code=STOPPED).output
        assert "1 sent, 1 unsure, 1 waiting" in told
        assert "unsure: Bo: stopped by hand before the server had answered" in told
        assert "2 sent, 1 unsure" in through(office, code=3).output
    assert max(office.received.values()) == 1
