"""For a printer at home: sheets of the paper in the tray, to be cut, folded or glued. Each product says how."""

from __future__ import annotations

from generator.target import Target

TARGET = Target(name="home", order=2, actual_size=True, sheets=True, safe=4.0)
"""Most home printers do not reach the last 4 mm of the paper."""
