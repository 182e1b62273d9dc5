"""A small ICC file with an honest header, for tests: it names a four-colour press and holds nothing but its name."""

from __future__ import annotations

import struct


def profile(kind: bytes = b"prtr", space: bytes = b"CMYK", name: str = "Test Press") -> bytes:
    text = name.encode("ascii") + b"\0"
    tag = b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78)
    tag += bytes(-len(tag) % 4)
    table = struct.pack(">I4sII", 1, b"desc", 144, len(tag))
    size = 128 + len(table) + len(tag)
    header = struct.pack(">I4s4s4s4s4s", size, bytes(4), b"\x02\x40\0\0", kind, space, b"Lab ") + bytes(12) + b"acsp"
    return header + bytes(128 - len(header)) + table + tag
