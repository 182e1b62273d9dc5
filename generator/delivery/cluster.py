"""An executor of a Dask cluster that already runs, for copies beyond one machine (extra: cluster).

Workers unpickle what they are sent: use it in a network you trust. They need this package and the project's folder
at the same place, and are given pure work only.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from generator.errors import PressError


@contextmanager
def executor_of(address: str) -> Iterator[Executor | None]:
    """Connect to a scheduler such as `tcp://host:8786`; without an address there is no executor. Raises PressError."""
    if not address:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise PressError('a cluster needs the extra: pip install "routine-press[cluster]"') from None
    try:
        client: Any = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise PressError(f"{address}: no cluster answers: {error}") from None
    with client:
        yield client.get_executor(pure=False)
