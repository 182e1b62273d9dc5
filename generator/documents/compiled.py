"""Compiled templates, kept in the user's cache from one run to the next.

Compiling costs a fifth of a second, which is more than rendering. What is kept is used only for the same source, read
from the same file and compiled by the same Python, Jinja and press; it is sealed (`files.kept`), as damaged bytecode
could bring the interpreter down.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from generator.files import keep, kept


@cache
def compiler() -> str:
    """Give a digest of what compiles: Jinja and our own code (each bucket holds the version of its bytecode)."""
    ours = Path(__file__).with_name("templating.py").read_bytes()
    return sha256(f"{jinja2.__version__} ".encode() + ours).hexdigest()[:16]


class CompiledTemplates(BytecodeCache):
    """Jinja's cache of compiled templates, a file for each template and compiler."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Name a template by its name and path, whatever bytes they hold."""
        return sha256(f"{name}|{filename}".encode("utf-8", "surrogateescape")).hexdigest()[:24]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket that was kept; Jinja looks whether it is of this source."""
        if data := kept(name_of(bucket)):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket that was compiled now."""
        keep(name_of(bucket), bucket.bytecode_to_string())


def name_of(bucket: Bucket) -> str:
    """Name a bucket's file."""
    return f"templates/{bucket.key}-{compiler()}"
