"""When a file says that it was made: as its content says, or as SOURCE_DATE_EPOCH does, and never by the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from generator.errors import PressError


def moment(date: datetime | None = None) -> datetime | None:
    """Return the date written into files: SOURCE_DATE_EPOCH, or else that of their content, if it has any.

    Raises PressError for a SOURCE_DATE_EPOCH that is no number of seconds.
    """
    if not (seconds := os.environ.get("SOURCE_DATE_EPOCH", "")):
        return date
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise PressError(f'SOURCE_DATE_EPOCH must be a number of seconds since 1970, not "{seconds}"') from None
