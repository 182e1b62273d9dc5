"""When the next message may go: the pause, the day's limit and patience hold, however often the program starts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.delivery.pace import DAY, Pace, Patience, days_needed, minutes_needed

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@given(st.lists(st.integers(0, 200_000), max_size=40), st.integers(1, 10))
def test_no_day_holds_more_than_its_limit(gaps: list[int], limit: int) -> None:
    pace, now, sent = Pace(daily_limit=limit), NOON, []
    for gap in gaps:
        now += timedelta(seconds=gap)
        until = pace.full_until(now)
        if until is not None:
            assert until > now
            now = until
        pace.note(now)
        sent.append(now)
    for moment in sent:
        assert sum(moment - DAY < other <= moment for other in sent) <= limit


def test_a_day_is_twenty_four_hours_and_not_a_moment_more() -> None:
    hours = [NOON - timedelta(hours=hours) for hours in (30, 24, 23, 1)]
    pace = Pace(daily_limit=2, past=hours)
    assert pace.left(NOON) == 0
    assert pace.full_until(NOON) == NOON + timedelta(hours=1), "when the one of 23 hours ago is a day old"
    assert Pace(daily_limit=3, past=hours).left(NOON) == 1, "the one of 24 hours ago counts no more"
    assert Pace(daily_limit=3, past=hours).full_until(NOON) is None
    assert Pace(daily_limit=1, past=hours).left(NOON) == 0
    assert Pace(past=hours).left(NOON) is None
    assert Pace(past=hours).full_until(NOON) is None


def test_what_goes_is_remembered() -> None:
    pace = Pace(10, 2)
    assert pace.wait(NOON) == 0
    pace.note(NOON)
    assert pace.left(NOON) == 1
    assert pace.wait(NOON) == 10
    assert Pace().past is not Pace().past


def test_the_pause_holds_over_a_restart() -> None:
    before = [NOON - timedelta(seconds=90), NOON]
    assert Pace(10, past=before).wait(NOON + timedelta(seconds=4)) == 6
    assert Pace(10, past=before).wait(NOON + timedelta(seconds=40)) == 0
    assert Pace(10, past=before).wait(NOON - timedelta(hours=3)) == 10, "a clock set back does not stop the mail"
    assert Pace(10).wait(NOON) == 0
    assert Pace(past=[NOON]).wait(NOON) == 0, "no pause unless one is asked for"


def test_patience_is_that_of_the_standard() -> None:
    """At least half an hour before the last try, and a pause that grows before each new connection."""
    rounds, connections = Patience().rounds, Patience().connections
    assert rounds == (60, 300, 1800)
    assert connections == (1, 5, 30, 120)


def test_how_long_a_mailing_takes() -> None:
    assert [days_needed(count, 500) for count in (1, 500, 501, 1001)] == [1, 1, 2, 3]
    assert days_needed(9999, None) == 1
    assert [days_needed(count, 100, 40) for count in (40, 41, 140, 141)] == [1, 2, 2, 3], "60 went today already"
    assert days_needed(100, 100, 0) == 2
    assert [minutes_needed(count, 30) for count in (0, 1, 2, 5)] == [0, 0, 0.5, 2]
