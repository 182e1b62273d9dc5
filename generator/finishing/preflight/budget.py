"""How much of a file is looked at, so that no file can keep anyone waiting; and why a part of it was not."""

from __future__ import annotations

import re
from time import monotonic

MOST_STEPS = 4_000_000
"""Operators read and things placed, all pages together: some seconds of work; the largest maps have fewer."""
MOST_PIXELS = 150_000_000
"""Pixels read one by one, all pictures together."""
MOST_SECONDS = 15.0
"""The last resort, for slow machines and for what steps do not count."""


WHERE = re.compile(r"^.*\boffset \d+\): |<[^>]*>")
"""What libraries say of where they were, which helps nobody and differs from run to run."""


def reason(error: Exception) -> str:
    """Give what a library says of a fault, in one line."""
    lines = WHERE.sub("", str(error)).strip().splitlines()
    return lines[0][:160] if lines else type(error).__name__


class SpentError(Exception):
    """Raised where there is more to look at than a budget allows."""


class Budget:
    """What may still be spent on a file."""

    def __init__(self, steps: int = MOST_STEPS, pixels: int = MOST_PIXELS, seconds: float = MOST_SECONDS) -> None:
        self.steps = steps
        self.pixels = pixels
        self.until = monotonic() + seconds

    def spend(self, steps: int) -> None:
        """Spend steps. Raises SpentError when there are too few left, or no time."""
        self.steps -= steps
        if self.steps < 0 or monotonic() > self.until:
            raise SpentError

    def spend_pixels(self, pixels: int) -> bool:
        """Spend pixels, and say whether there were enough."""
        if pixels > self.pixels or monotonic() > self.until:
            return False
        self.pixels -= pixels
        return True
