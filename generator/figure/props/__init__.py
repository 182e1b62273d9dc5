"""Things around the body, one module each.

A prop's module has `support(prop)`, the height in metres at which it carries the body, and may have `behind(stage,
prop)` and `before(stage, prop)`, which paint what lies behind the body and before it.
"""

from __future__ import annotations

from types import ModuleType

from generator.figure.props import ball, band, block, chair, mat, roller, step, wall

KINDS: dict[str, ModuleType] = {
    "mat": mat,
    "ball": ball,
    "block": block,
    "roller": roller,
    "chair": chair,
    "step": step,
    "band": band,
    "wall": wall,
}
