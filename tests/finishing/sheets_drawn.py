"""Draw planned sheets as text, so that examples can be read: page numbers from 1, ↓ head down, – blank."""

from __future__ import annotations

from generator.finishing.plan import Sheet, SheetSide

TURNS = {0: "", 90: "←", 180: "↓", 270: "→"}


def drawn(side: SheetSide | None) -> str:
    """Draw a side: rows from the top, cells from the left."""
    if side is None:
        return "(nothing)"
    rows: dict[float, list[tuple[float, str]]] = {}
    for placement in side.placements:
        x, y = placement.area.centre
        rows.setdefault(round(y, 1), []).append((x, f"{placement.page + 1}{TURNS[placement.rotation]}"))
    return "".join("[" + ", ".join(cell for _, cell in sorted(rows[y])) + "]" for y in sorted(rows, reverse=True))


def all_drawn(plan: list[Sheet]) -> str:
    """Draw front and back of every sheet, a line each."""
    return "\n".join(" ".join(map(drawn, sheet.sides)) for sheet in plan)
