"""When the next message may go: after a pause, so many in any 24 hours however often we start, and after trouble."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

DAY = timedelta(hours=24)


@dataclass
class Pace:
    """Remembers when messages were handed over. `pause` in seconds; `daily_limit` None for no limit."""

    pause: float = 0.0
    daily_limit: int | None = None
    past: list[datetime] = field(default_factory=list)

    def note(self, moment: datetime) -> None:
        """Remember that a message was handed over."""
        self.past.append(moment)

    def left(self, now: datetime) -> int | None:
        """Say how many may still go in the 24 hours that end now; None for no limit."""
        if self.daily_limit is None:
            return None
        return max(0, self.daily_limit - sum(now - moment < DAY for moment in self.past))

    def full_until(self, now: datetime) -> datetime | None:
        """Say when the daily limit lets the next one go, or None when it does already."""
        if self.daily_limit is None or self.left(now):
            return None
        return self.past[-self.daily_limit] + DAY

    def wait(self, now: datetime) -> float:
        """Say how many seconds of the pause are left."""
        if not self.past:
            return 0.0
        return min(self.pause, max(0.0, self.pause - (now - self.past[-1]).total_seconds()))


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait before each new round of what the server put off, and before each new connection in a row.

    RFC 5321 §4.5.4.1 asks for at least half an hour before the last try.
    """

    rounds: tuple[float, ...] = (60.0, 300.0, 1800.0)
    connections: tuple[float, ...] = (1.0, 5.0, 30.0, 120.0)


def days_needed(count: int, daily_limit: int | None, left: int | None = None) -> int:
    """Say over how many days a mailing spreads, from today, when so many are `left` today (without: as on any day)."""
    if daily_limit is None:
        return 1
    today = daily_limit if left is None else left
    return 1 + max(0, -(-(count - today) // daily_limit))


def minutes_needed(count: int, pause: float) -> float:
    """Say how many minutes the pauses of a mailing take."""
    return max(0, count - 1) * pause / 60
